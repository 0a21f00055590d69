-- Which regions have a ministry here, and so speak for themselves.
create index organisations_by_kind on organisations (kind, region);
