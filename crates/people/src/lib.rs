//! People: accounts, what each may do in which organisation, signing in, and tokens for programs.
//!
//! The roof asks [`identify`] on every request who is in front of it; rooms ask [`colleagues`];
//! (answers are remembered for 2 seconds, or until this process changes anything: a session ended
//! by another process ends 2 seconds later at most); the command line makes the first account with [`add_account`] and [`grant`].

mod cookie;
mod identify;
mod model;
mod pages;
mod password;
mod second_step;
mod store;
#[cfg(test)]
mod tests;
mod throttle;

pub use cookie::{bearer_token, session_token, wished_lang};
pub use identify::{Person, identify, identify_session, identify_token};
pub use model::{
    Account, Colleague, Email, Membership, NotAnEmail, SESSION_IDLE, SESSION_LONGEST, TOKEN_LASTS,
    passphrase,
};
pub use pages::{Colleagues, MyAccount, ShowColleague, SignIn, doors};
pub use password::{Hashed, hash_password};
pub use store::{
    account, account_by_email, actors, add_account, colleagues, grant, issue_token, memberships,
    remove_second_step, set_password,
};

web::words!("people");
