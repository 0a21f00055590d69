-- How often the card of a practice was written: whoever writes over a colleague's text hears of it.
alter table practice_versions add column edition bigint not null default 1;

-- What somebody types into the editor, kept as it stands until they save it; nobody else sees it,
-- and the card knows nothing of it. The practice itself may not be there yet.
create table practice_drafts (
    account  text   not null,
    practice text   not null,
    edition  bigint not null,                  -- of the card they began with; 0: of none
    typed    text   not null,                  -- JSON: field → text
    at       text   not null,
    primary key (account, practice)
);
