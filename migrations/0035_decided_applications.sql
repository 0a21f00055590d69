-- The applications behind a period's share of refusals, those decided last first.
create index applications_by_decision on applications (organisation, decided_on, id);
