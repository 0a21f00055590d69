//! Walks on both databases.

use crate::{Document, Hit, Kind, Scope, find, load, put, remove};
use db::{Db, testing::databases, transact};
use kernel::OrganisationId;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

const OURS: OrganisationId = OrganisationId::known(1);
const THEIRS: OrganisationId = OrganisationId::known(2);

fn client(id: &str, of: OrganisationId, title: &str, words: &str) -> Document {
    Document {
        kind: Kind::Client,
        id: id.to_owned(),
        scope: Scope::Organisation(of),
        title: title.to_owned(),
        detail: "малое предприятие".to_owned(),
        words: words.to_owned(),
    }
}

fn service(id: &str, title: &str) -> Document {
    let kind = Kind::Service;
    Document { kind, scope: Scope::Open, detail: String::new(), ..client(id, OURS, title, "") }
}

async fn keep(db: &Db, documents: &[Document]) -> db::Result<()> {
    transact!(db, |tx| {
        for it in documents {
            put(tx, it).await?;
        }
        Ok::<_, db::Error>(())
    })
}

async fn take_out(db: &Db, client: &str) -> db::Result<()> {
    transact!(db, |tx| { remove(tx, Kind::Client, client).await })
}

async fn ids(db: &Db, text: &str, organisation: OrganisationId) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    let hits = find(&mut tx, text, Some(organisation), 20).await.unwrap();
    hits.into_iter().map(|it| it.id).collect()
}

fn some() -> Vec<Document> {
    vec![
        service("s1", "Консультация по маркетингу"),
        service("s2", "Business mission abroad"),
        client("c1", OURS, "ООО «Ёлка»", "7451815908 1027400000017"),
        client("c2", OURS, "ИП Ёлкин", "740000112206"),
        client("c3", THEIRS, "ООО «Ёлочка»", "0274000000"),
    ]
}

#[tokio::test]
async fn words_are_found_by_their_stems() {
    for db in databases().await {
        keep(&db, &some()).await.unwrap();
        assert_eq!(ids(&db, "консультации", OURS).await, ["s1"]);
        assert_eq!(ids(&db, "МАРКЕТИНГА консультаций", OURS).await, ["s1"]);
        assert_eq!(ids(&db, "консультации по экспорту", OURS).await, [""; 0]);
        assert_eq!(ids(&db, "missions", OURS).await, ["s2"]);
        assert_eq!(ids(&db, "елка", OURS).await, ["c2", "c1"]);
        assert_eq!(ids(&db, "Ёлк", OURS).await, ["c2", "c1"], "newest first");
        assert_eq!(ids(&db, "ооо елка", OURS).await, ["c1"]);
        assert_eq!(ids(&db, "", OURS).await, [""; 0]);
        assert_eq!(ids(&db, "«»*", OURS).await, [""; 0]);
    }
}

#[tokio::test]
async fn identifiers_and_numbers_are_found() {
    for db in databases().await {
        keep(&db, &some()).await.unwrap();
        let application = Document {
            kind: Kind::Application,
            ..client("a1", OURS, "74-2026-31877", "ООО «Ёлка»")
        };
        keep(&db, &[application]).await.unwrap();
        assert_eq!(ids(&db, "7451815908", OURS).await, ["c1"]);
        assert_eq!(ids(&db, "1027400000017", OURS).await, ["c1"]);
        assert_eq!(ids(&db, "74518", OURS).await, ["c1"], "the beginning of it");
        for number in ["74-2026-31877", "74-2026-318", "31877"] {
            assert_eq!(ids(&db, number, OURS).await, ["a1"], "{number}");
        }
        assert_eq!(ids(&db, "елка", OURS).await, ["c2", "c1", "a1"], "rarer kinds first");
    }
}

#[tokio::test]
async fn nobody_finds_what_is_anothers() {
    for db in databases().await {
        keep(&db, &some()).await.unwrap();
        assert_eq!(ids(&db, "елочка", THEIRS).await, ["c3"]);
        assert_eq!(ids(&db, "елочка", OURS).await, [""; 0]);
        assert_eq!(ids(&db, "консультация", THEIRS).await, ["s1"], "open to all");
        let mut tx = db.read().await.unwrap();
        assert_eq!(find(&mut tx, "ооо", None, 20).await.unwrap(), []);
        drop(tx);
        for scope in ["§", "§00000000000000000000000000000002", "00000000000000000000000000000002"]
        {
            assert_eq!(ids(&db, scope, OURS).await, [""; 0], "{scope}");
        }
    }
}

#[tokio::test]
async fn a_document_is_replaced_and_removed() {
    for db in databases().await {
        keep(&db, &some()).await.unwrap();
        keep(&db, &[client("c1", OURS, "ООО «Сосна»", "")]).await.unwrap();
        assert_eq!(ids(&db, "елка", OURS).await, ["c2"]);
        assert_eq!(ids(&db, "сосна", OURS).await, ["c1"]);
        take_out(&db, "c1").await.unwrap();
        assert_eq!(ids(&db, "сосна", OURS).await, [""; 0]);
    }
}

#[tokio::test]
async fn what_was_loaded_is_found_and_grows() {
    for db in databases().await {
        load(&db, some()).await.unwrap();
        keep(&db, &[client("c4", OURS, "ООО «Ёлка и сыновья»", "")]).await.unwrap();
        assert_eq!(ids(&db, "елка", OURS).await, ["c4", "c2", "c1"]);
        let mut tx = db.read().await.unwrap();
        let hits = find(&mut tx, "ип", Some(OURS), 1).await.unwrap();
        let (title, detail) = ("ИП Ёлкин".to_owned(), "малое предприятие".to_owned());
        assert_eq!(hits, [Hit { kind: Kind::Client, id: "c2".to_owned(), title, detail }]);
    }
}

/// Signs that mean something to FTS5 or to a `tsquery`, among words that are found.
const HOSTILE: &str = r#"[елка ооо7451"'*&|!():^+\-§<>\\{},.NEARANDO\u{0}\u{301}\PC]{0,40}"#;

#[tokio::test]
async fn any_text_is_a_question_and_any_text_can_be_found() {
    let databases = databases().await;
    let mut runner = TestRunner::deterministic();
    for db in &databases {
        keep(db, &some()).await.unwrap();
    }
    for _ in 0..300 {
        let text = HOSTILE.new_tree(&mut runner).unwrap().current();
        let mut found = Vec::new();
        for db in &databases {
            let words = text.replace('\0', "");
            keep(db, &[client("wild", OURS, "", &words)]).await.unwrap();
            found.push(ids(db, &text, OURS).await);
        }
        assert!(found.windows(2).all(|it| it[0] == it[1]), "{text:?}: {found:?}");
    }
}
