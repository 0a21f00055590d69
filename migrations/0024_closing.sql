-- Directions and workspaces end. Rows name them for ever, so that they are closed and not deleted.
alter table directions add column closed_on text;      -- the last day of its work
alter table workspaces add column closed_on text;

create unique index directions_by_name on directions (organisation, name);
create unique index workspaces_by_name on workspaces (organisation, name);
