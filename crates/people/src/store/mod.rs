//! Where people, their sessions and tokens are kept.

mod accounts;
mod sessions;
mod tokens;

pub use accounts::{
    account, account_by_email, actors, add_account, colleagues, grant, memberships, set_password,
};
pub(crate) use accounts::{
    choose_lang, close_account, credentials, demo_seats, password, rename, revoke_roles, seats,
};
pub(crate) use sessions::{
    Seated, end_others, end_session, note_seen, open_session, seat_of_session, sessions, sweep,
};
pub use tokens::issue_token;
pub(crate) use tokens::{revoke_token, seat_of_token, tokens};
