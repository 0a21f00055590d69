//! Where documents are kept. Each database has its own text index, so statements come in pairs.

use crate::stem::{asked, stems};
use crate::{Document, Hit, Kind, Scope};
use db::{Db, Result, Tx, Value, sql, sql_on, transact};
use kernel::OrganisationId;
use std::collections::HashMap;

/// Words of a question that count: nobody needs more to find one thing.
const WORDS: usize = 12;

/// Adds the document, or replaces it under its old number; at most two statements.
pub async fn put(tx: &mut Tx, it: &Document) -> Result<()> {
    match tx.kind() {
        db::Kind::Sqlite => put_sqlite(tx, it).await,
        db::Kind::Postgres => put_postgres(tx, it).await,
    }
}

/// Takes a document out; nothing happens if there is none.
pub async fn remove(tx: &mut Tx, kind: Kind, id: impl ToString) -> Result<()> {
    let gone: Option<(i64,)> = sql!(
        "delete from search_documents where kind = $1 and id = $2 returning number",
        kind,
        id.to_string()
    )
    .optional(tx)
    .await?;
    if let (Some((number,)), db::Kind::Sqlite) = (gone, tx.kind()) {
        sql_on!(Sqlite, "delete from search_words where rowid = $1", number).run(tx).await?;
    }
    Ok(())
}

/// The ids of a kind's documents, at most a thousand: for kinds of which there are few.
pub async fn ids(tx: &mut Tx, kind: Kind) -> Result<Vec<String>> {
    let query =
        sql!("select id from search_documents where kind = $1 order by id limit 1000", kind);
    let rows: Vec<(String,)> = query.all(tx).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Open documents and those of `organisation` that hold every word of `text`, the last one as
/// the beginning of a word; at most `limit`. Any text is a question, none is an error.
pub async fn find(
    tx: &mut Tx,
    text: &str,
    organisation: Option<OrganisationId>,
    limit: i64,
) -> Result<Vec<Hit>> {
    find_above(tx, text, organisation, 0, limit).await
}

/// The same without what only the staff of a centre works with: services, clients, applications.
pub async fn find_but_work(
    tx: &mut Tx,
    text: &str,
    organisation: Option<OrganisationId>,
    limit: i64,
) -> Result<Vec<Hit>> {
    find_above(tx, text, organisation, Kind::end_of_work(), limit).await
}

async fn find_above(
    tx: &mut Tx,
    text: &str,
    organisation: Option<OrganisationId>,
    above: i64,
    limit: i64,
) -> Result<Vec<Hit>> {
    let mut words = asked(text);
    words.truncate(WORDS);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    match tx.kind() {
        db::Kind::Sqlite => find_sqlite(tx, &words, organisation, above, limit).await,
        db::Kind::Postgres => find_postgres(tx, &words, organisation, above, limit).await,
    }
}

/// Adds many documents that are not there yet, the oldest first; they are not held all at once.
///
/// # Errors
/// The database's; what was loaded before the fault may stay.
pub async fn load(db: &Db, documents: impl IntoIterator<Item = Document>) -> Result<()> {
    let mut tx = db.read().await?;
    let last: Vec<(Kind, i64)> =
        sql!("select kind, max(number) from search_documents group by kind").all(&mut tx).await?;
    drop(tx);
    let mut last: HashMap<Kind, i64> = last.into_iter().collect();
    let numbered = documents.into_iter().map(|it| {
        let number = last.entry(it.kind).or_insert(it.kind.band());
        *number += 1;
        (*number, it)
    });
    match db.kind() {
        db::Kind::Sqlite => load_sqlite(db, numbered).await,
        db::Kind::Postgres => load_postgres(db, numbered).await,
    }
}

async fn put_sqlite(tx: &mut Tx, it: &Document) -> Result<()> {
    let (number,): (i64,) = sql_on!(
        Sqlite,
        "insert into search_documents (number, kind, id, organisation, title, detail)
         values ((select coalesce(max(number), $1) + 1 from search_documents
                  where number > $1 and number < $2), $3, $4, $5, $6, $7)
         on conflict (kind, id) do update set
           organisation = excluded.organisation, title = excluded.title, detail = excluded.detail
         returning number",
        it.kind.band(),
        it.kind.band_end(),
        it.kind,
        it.id.as_str(),
        it.organisation(),
        it.title.as_str(),
        it.detail.as_str(),
    )
    .one(tx)
    .await?;
    let words = sqlite_words(it);
    sql_on!(
        Sqlite,
        "insert or replace into search_words (rowid, words) values ($1, $2)",
        number,
        words
    )
    .run(tx)
    .await?;
    Ok(())
}

async fn put_postgres(tx: &mut Tx, it: &Document) -> Result<()> {
    sql_on!(
        Postgres,
        "insert into search_documents (number, kind, id, organisation, title, detail, words)
         values ($1 + nextval('search_numbers'), $2, $3, $4, $5, $6, cast($7 as tsvector))
         on conflict (kind, id) do update set
           organisation = excluded.organisation, title = excluded.title,
           detail = excluded.detail, words = excluded.words",
        it.kind.band(),
        it.kind,
        it.id.as_str(),
        it.organisation(),
        it.title.as_str(),
        it.detail.as_str(),
        it.stems(),
    )
    .run(tx)
    .await?;
    Ok(())
}

async fn find_sqlite(
    tx: &mut Tx,
    words: &[String],
    organisation: Option<OrganisationId>,
    above: i64,
    limit: i64,
) -> Result<Vec<Hit>> {
    // Stems are letters and digits, scopes hold no quotation mark: nothing of FTS5's syntax.
    let quoted: Vec<String> = words.iter().map(|it| format!("\"{it}\"")).collect();
    let open = scope_word(Scope::Open);
    let own = organisation.map(|it| format!(" OR \"{}\"", scope_word(Scope::Organisation(it))));
    let scope = format!("(\"{open}\"{})", own.unwrap_or_default());
    let question = format!("{} * AND {scope}", quoted.join(" AND "));
    sql_on!(
        Sqlite,
        "select kind, id, title, detail
         from search_words join search_documents on number = search_words.rowid
         where search_words match $1 and search_words.rowid >= $2
         order by search_words.rowid desc limit $3",
        question,
        above,
        limit
    )
    .all(tx)
    .await
}

async fn find_postgres(
    tx: &mut Tx,
    words: &[String],
    organisation: Option<OrganisationId>,
    above: i64,
    limit: i64,
) -> Result<Vec<Hit>> {
    let quoted: Vec<String> = words.iter().map(|it| format!("'{it}'")).collect();
    sql_on!(
        Postgres,
        "select kind, id, title, detail from search_documents
         where words @@ cast($1 as tsquery) and (organisation is null or organisation = $2)
           and number >= $3
         order by number desc limit $4",
        format!("{}:*", quoted.join(" & ")),
        organisation,
        above,
        limit
    )
    .all(tx)
    .await
}

async fn load_sqlite(db: &Db, numbered: impl Iterator<Item = (i64, Document)>) -> Result<()> {
    const COLUMNS: &[&str] = &["number", "kind", "id", "organisation", "title", "detail"];
    let mut documents = db.bulk("search_documents", COLUMNS).await?;
    let mut words = db.bulk("search_words", &["rowid", "words"]).await?;
    for (number, it) in numbered {
        words.push([Value::from(number), sqlite_words(&it).into()]).await?;
        documents.push(it.cells(number)).await?;
    }
    documents.finish().await?;
    words.finish().await?;
    // One segment instead of dozens: a question then reads half as much.
    transact!(db, |tx| {
        sql_on!(Sqlite, "insert into search_words (search_words) values ('optimize')")
            .run(tx)
            .await?;
        Ok::<_, db::Error>(())
    })
}

async fn load_postgres(db: &Db, numbered: impl Iterator<Item = (i64, Document)>) -> Result<()> {
    const COLUMNS: &[&str] = &["number", "kind", "id", "organisation", "title", "detail", "words"];
    let mut bulk = db.bulk("search_documents", COLUMNS).await?;
    let mut most = 1;
    for (number, it) in numbered {
        most = most.max(number - it.kind.band());
        let stems = it.stems();
        bulk.push(it.cells(number).into_iter().chain([stems.into()])).await?;
    }
    bulk.finish().await?;
    transact!(db, |tx| {
        sql_on!(
            Postgres,
            "select setval('search_numbers', greatest(nextval('search_numbers'), $1))",
            most
        )
        .run(tx)
        .await?;
        // Without figures of its own the planner reads every hit of a common word.
        sql_on!(Postgres, "analyze search_documents").run(tx).await?;
        Ok::<_, db::Error>(())
    })
}

/// A document's words on SQLite: its stems and its scope.
fn sqlite_words(it: &Document) -> String {
    format!("{} {}", it.stems(), scope_word(it.scope))
}

/// The word a scope is found by; no stem has its sign, so nobody can ask for it.
fn scope_word(scope: Scope) -> String {
    match scope {
        Scope::Open => "§".to_owned(),
        Scope::Organisation(it) => format!("§{it}").replace('-', ""),
    }
}

impl Document {
    fn stems(&self) -> String {
        let mut stems = stems(&format!("{} {} {}", self.title, self.detail, self.words));
        stems.sort_unstable();
        stems.dedup();
        stems.join(" ")
    }

    fn organisation(&self) -> Option<OrganisationId> {
        match self.scope {
            Scope::Organisation(it) => Some(it),
            Scope::Open => None,
        }
    }

    fn cells(self, number: i64) -> [Value; 6] {
        let organisation = self.organisation();
        [
            number.into(),
            self.kind.into(),
            self.id.into(),
            organisation.into(),
            self.title.into(),
            self.detail.into(),
        ]
    }
}
