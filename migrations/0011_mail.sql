-- The outbox: a mail is written in the transaction of its change and sent by the worker.
create table mails (
    id        text primary key,
    event     text not null,                   -- what it is about: at most one mail per event and person
    account   text not null references accounts (id),
    address   text not null,
    subject   text not null,
    body      text not null,
    state     text not null check (state in
                ('queued', 'sending', 'sent', 'failed', 'unknown', 'quiet', 'shown')),
    tries     bigint not null default 0,
    queued_at text not null,
    due_at    text not null,                   -- not to be tried before
    ended_at  text,                            -- when its fate was known, or known to be unknown
    answer    text not null default '',        -- what the server said, or what went wrong
    unique (event, account),
    check ((ended_at is null) = (state in ('queued', 'sending')))
);
create index mails_by_state on mails (state, due_at, id);
create index mails_by_account on mails (account, queued_at, id);
create index mails_by_time on mails (queued_at, id);

-- Addresses that must not get mail, folded to lower case.
create table mail_quiet (
    address text primary key,
    reason  text not null check (reason in ('asked', 'administrator')),
    since   text not null
);

-- How somebody wants to be reminded. No row: a digest a day at nine, if anything waits.
create table reminders (
    account     text primary key references accounts (id),
    digest      boolean not null default true,
    hour        bigint not null default 9 check (hour between 0 and 23),
    last_digest text                           -- the local day that was looked at last
);

-- Personal calendar feeds: whoever has the secret reads; only its SHA-256 is kept.
create table calendars (
    account    text primary key references accounts (id),
    hash       text not null unique,
    created_at text not null
);
