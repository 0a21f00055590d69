-- The second step of signing in: a code of the person's phone. The secret shared with the phone is not
-- kept: it follows from the seed and the installation's own secret, so that a copy of the database
-- makes no codes.
create table second_steps (
    account   text   primary key references accounts (id),
    seed      text   not null,               -- 32 random bytes, hexadecimal
    begun_at  text   not null,
    proved_at text,                          -- by the first right code; null: it is asked of nobody yet
    last_used bigint not null default 0      -- number of the 30 seconds whose code came last
);

-- Ten codes on paper for a lost phone, each good once; kept as keyed hashes.
create table spare_codes (
    hash    text primary key,
    account text not null references second_steps (account)
);
create index spare_codes_by_account on spare_codes (account);
