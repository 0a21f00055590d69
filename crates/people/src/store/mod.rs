//! Where people, their sessions and tokens are kept.

mod accounts;
mod second_steps;
mod sessions;
mod tokens;

pub use accounts::{
    account, account_by_email, actors, add_account, colleagues, grant, memberships, set_password,
};
pub(crate) use accounts::{
    choose_lang, close_account, credentials, demo_seats, password, rename, revoke_roles, seats,
};
pub use second_steps::remove_second_step;
pub(crate) use second_steps::{
    begin_second_step, keep_spares, second_step, spares_left, use_code, use_spare,
};
pub(crate) use sessions::{
    Seated, end_others, end_session, note_seen, open_session, seat_of_session, sessions, sweep,
};
pub use tokens::issue_token;
pub(crate) use tokens::{revoke_token, seat_of_token, tokens};
