-- After how many months without its author's word a published card is stale: data, like the
-- criteria of the review.
create table practice_term (
    one    bigint primary key check (one = 1),
    months bigint not null check (months between 1 and 120)
);
insert into practice_term (one, months) values (1, 12);
