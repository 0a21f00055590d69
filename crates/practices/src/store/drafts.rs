//! What people type into the editor and have not saved yet.

use db::{Result, Tx, sql};
use kernel::{AccountId, Moment, PracticeId};

/// A text that was typed and not saved.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Unsaved {
    /// Of which practice; it may not be there yet.
    pub practice: PracticeId,
    /// Edition of the card it began with; 0: of none.
    pub edition: i64,
    /// JSON: field → text.
    pub typed: String,
    /// When it was kept last.
    pub at: Moment,
}

/// Keeps what an account types: one text for each practice.
pub async fn keep_draft(tx: &mut Tx, account: AccountId, it: &Unsaved) -> Result<()> {
    sql!(
        "insert into practice_drafts (account, practice, edition, typed, at)
         values ($1, $2, $3, $4, $5)
         on conflict (account, practice) do update set edition = excluded.edition,
           typed = excluded.typed, at = excluded.at",
        account,
        it.practice,
        it.edition,
        it.typed.as_str(),
        it.at,
    )
    .run(tx)
    .await?;
    Ok(())
}

/// What an account has typed for a practice.
pub async fn unsaved(
    tx: &mut Tx,
    account: AccountId,
    practice: PracticeId,
) -> Result<Option<Unsaved>> {
    sql!(
        "select practice, edition, typed, at from practice_drafts
         where account = $1 and practice = $2",
        account,
        practice
    )
    .optional(tx)
    .await
}

/// The latest text an account has typed for a practice that is not there yet.
pub async fn unsaved_new(tx: &mut Tx, account: AccountId) -> Result<Option<Unsaved>> {
    sql!(
        "select practice, edition, typed, at from practice_drafts
         where account = $1 and edition = 0 order by at desc, practice limit 1",
        account
    )
    .optional(tx)
    .await
}

/// Lets go of what an account has typed for a practice.
pub async fn forget_draft(tx: &mut Tx, account: AccountId, practice: PracticeId) -> Result<()> {
    sql!("delete from practice_drafts where account = $1 and practice = $2", account, practice)
        .run(tx)
        .await?;
    Ok(())
}
