-- The pictures of a news item: ids of photographs of its visit, parted by spaces, in their order.
-- Until now every photograph that could be published went with the text: a released item keeps
-- those it was released with, one on its way those that are agreed to so far.
alter table news add column pictures text not null default '';
update news set pictures = coalesce((
    select string_agg(r.id, ' ' order by r.at, r.id) from visit_remarks r
    where r.visit = news.visit and r.kind = 'photo' and r.approved_at is not null
      and (news.released_at is null or r.approved_at <= news.released_at)), '');

-- Misprints of signed agreements that were put right: what stood there and what stands there now.
create table agreement_corrections (
    agreement    text   not null references agreements (id),
    number       bigint not null,                      -- 1, 2, 3… of this agreement
    corrected_at text   not null,
    corrected_by text   not null,                      -- the officer's name
    reason       text   not null check (reason <> ''),
    changes      text   not null,                      -- JSON: what, of which party, before, after
    primary key (agreement, number)
);
