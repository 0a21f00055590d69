//! What the database knows of files.

use crate::{Draft, FileKind, Store};
use db::{Result, Tx, sql};
use kernel::{AccountId, Actor, FileId, Moment, OrganisationId};

/// A kept file.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct File {
    /// Its id.
    pub id: FileId,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    /// As it was called where it came from.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub size: i64,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Who brought it; nobody known where it came by a one-time link.
    pub account: Option<AccountId>,
    /// When.
    pub added_at: Moment,
}

/// Whose a file becomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Owner {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The person, where one is known.
    pub account: Option<AccountId>,
}

impl From<&Actor> for Owner {
    fn from(it: &Actor) -> Owner {
        Owner { organisation: it.organisation, account: Some(it.account) }
    }
}

impl Store {
    /// Keeps a draft under a new id, in the change's transaction. Follow it with [`attach`]: what
    /// nothing refers to is swept.
    ///
    /// # Errors
    /// The database's; a full disk is [`db::Error::Unavailable`].
    pub async fn keep(
        &self,
        tx: &mut Tx,
        draft: &Draft,
        owner: impl Into<Owner>,
        now: Moment,
    ) -> Result<File> {
        self.keep_as(tx, FileId::new(), draft, owner, now).await
    }

    /// The same under a known id: for the demo.
    ///
    /// # Errors
    /// As of [`Store::keep`].
    pub async fn keep_as(
        &self,
        tx: &mut Tx,
        id: FileId,
        draft: &Draft,
        owner: impl Into<Owner>,
        now: Moment,
    ) -> Result<File> {
        let Owner { organisation, account } = owner.into();
        let gone = |it| db::Error::Unavailable(sqlx::Error::Io(it));
        self.settle(draft).await.map_err(gone)?;
        sql!(
            "insert into files (id, sha256, name, kind, size, organisation, account, added_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             returning id, sha256, name, kind, size, organisation, account, added_at",
            id,
            draft.sha256.as_str(),
            draft.name.as_str(),
            draft.kind,
            draft.size as i64,
            organisation,
            account,
            now,
        )
        .one(tx)
        .await
    }
}

/// The file with this id.
pub async fn find(tx: &mut Tx, id: FileId) -> Result<Option<File>> {
    sql!(
        "select id, sha256, name, kind, size, organisation, account, added_at
         from files where id = $1",
        id
    )
    .optional(tx)
    .await
}

/// Says that a thing refers to a file; saying it again changes nothing. `thing` is a word of the
/// room's, such as `agreement`.
pub async fn attach(tx: &mut Tx, file: FileId, thing: &str, thing_id: impl ToString) -> Result<()> {
    sql!(
        "insert into file_uses (thing, thing_id, file) values ($1, $2, $3)
         on conflict (thing, thing_id, file) do nothing",
        thing,
        thing_id.to_string(),
        file
    )
    .run(tx)
    .await?;
    Ok(())
}

/// Takes the reference back; says whether there was one.
pub async fn detach(
    tx: &mut Tx,
    file: FileId,
    thing: &str,
    thing_id: impl ToString,
) -> Result<bool> {
    let gone = sql!(
        "delete from file_uses where thing = $1 and thing_id = $2 and file = $3",
        thing,
        thing_id.to_string(),
        file
    );
    Ok(gone.run(tx).await? > 0)
}

/// A thing's files in the order they came, at most 200.
pub async fn of_thing(tx: &mut Tx, thing: &str, thing_id: impl ToString) -> Result<Vec<File>> {
    sql!(
        "select f.id, f.sha256, f.name, f.kind, f.size, f.organisation, f.account, f.added_at
         from file_uses u join files f on f.id = u.file
         where u.thing = $1 and u.thing_id = $2 order by f.added_at, f.id limit 200",
        thing,
        thing_id.to_string()
    )
    .all(tx)
    .await
}
