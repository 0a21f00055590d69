-- The page of two regions: its plans by the pair, and how their measures stand from an index alone.
create index plans_by_pair on plans (region_a, region_b, to_on, id);
create index measures_by_standing on measures (plan, removed, sphere, standing, due, place);
