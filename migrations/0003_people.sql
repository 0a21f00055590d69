create table accounts (
    id         text primary key,
    email      text not null unique,           -- folded to lower case
    name       text not null,
    password   text,                           -- Argon2id, PHC string; null: cannot sign in by password
    lang       text check (lang in ('ru', 'en')),
    created_at text not null,
    closed_at  text
);

create table roles (
    account      text not null references accounts (id),
    organisation text not null references organisations (id),
    role         text not null check (role in
                   ('specialist', 'head', 'officer', 'press_officer', 'expert', 'desk', 'observer', 'administrator', 'auditor')),
    direction    text references directions (id),
    primary key (account, organisation, role)
);
create index roles_by_organisation on roles (organisation, role, account);

-- Tokens are kept hashed (SHA-256): a copy of the database signs nobody in.
create table sessions (
    id           text primary key,             -- the handle a person ends it by
    hash         text not null unique,
    account      text not null references accounts (id),
    organisation text not null references organisations (id),
    role         text not null,
    created_at   text not null,
    seen_at      text not null,
    expires_at   text not null
);
create index sessions_by_account on sessions (account, created_at);

create table tokens (
    id           text primary key,
    hash         text not null unique,
    name         text not null,
    account      text not null references accounts (id),
    organisation text not null references organisations (id),
    role         text not null,
    created_at   text not null,
    expires_at   text not null,
    revoked_at   text
);
create index tokens_by_account on tokens (account, created_at);
