//! Keeping, refusing and sweeping, on both databases.

use crate::{Draft, File, FileKind, GRACE, LONGEST, NotTaken, Owner, Refused, Store, Swept};
use crate::{attach, detach, find, of_thing};
use db::{Db, Result, sql, testing, transact};
use kernel::{FileId, Moment, OrganisationId};
use std::io::Write as _;
use std::time::Duration;

const PDF: &[u8] = b"%PDF-1.7\n...";
const NOW: Duration = Duration::ZERO;

fn noon() -> Moment {
    "2026-11-23T07:00:00Z".parse().unwrap()
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("files"));
    (folder, store)
}

/// An office document with one part in it.
fn office(part: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<x/>").unwrap();
    zip.finish().unwrap().into_inner()
}

async fn owner(db: &Db) -> Result<Owner> {
    let organisation = OrganisationId::new();
    transact!(db, |tx| {
        sql!("insert into regions (code, name, time_zone) values ('74', 'Челябинская область', 'Asia/Yekaterinburg') on conflict do nothing").run(tx).await?;
        sql!(
            "insert into organisations (id, region, kind, name, short_name, time_zone)
             values ($1, '74', 'centre', 'Центр', 'Центр', 'Asia/Yekaterinburg')",
            organisation
        )
        .run(tx)
        .await
    })?;
    Ok(Owner { organisation, account: None })
}

async fn keep(db: &Db, store: &Store, owner: Owner, draft: &Draft) -> Result<File> {
    transact!(db, |tx| { store.keep(tx, draft, owner, noon()).await })
}

async fn refusal(store: &Store, name: &str, bytes: &[u8]) -> Refused {
    match store.draft(name, bytes).await {
        Err(NotTaken::Refused(refused)) => refused,
        other => panic!("{name} was taken: {other:?}"),
    }
}

#[tokio::test]
async fn a_file_comes_back_as_it_came() -> Result<()> {
    for db in testing::databases().await {
        let (_folder, store) = store();
        let owner = owner(&db).await?;
        let draft = store.draft("C:\\Папка\\Соглашение.PDF", PDF).await.unwrap();
        assert_eq!((draft.name.as_str(), draft.kind), ("Соглашение.PDF", FileKind::Pdf));
        assert_eq!(draft.bytes().await.unwrap(), PDF);
        let file = keep(&db, &store, owner, &draft).await?;
        assert_eq!(store.read(&file).await.unwrap(), PDF);
        // The block of a change may run twice.
        let again = keep(&db, &store, owner, &draft).await?;
        assert_eq!(again.sha256, file.sha256);
        let mut tx = db.read().await.unwrap();
        assert_eq!(find(&mut tx, file.id).await.unwrap(), Some(file));
        assert_eq!(find(&mut tx, FileId::new()).await.unwrap(), None);
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_what_it_says_is_refused() {
    let (_folder, store) = store();
    let disguised = |it: &str| Refused::Disguised(it.to_owned());
    assert_eq!(refusal(&store, "setup.exe", b"MZ").await, Refused::Kind("exe".into()));
    assert_eq!(refusal(&store, "письмо", PDF).await, Refused::Kind(String::new()));
    assert_eq!(refusal(&store, "a.pdf", b"MZ\x90\0").await, disguised("pdf"));
    assert_eq!(refusal(&store, "a.txt", b"MZ\x90\0").await, disguised("txt"));
    assert_eq!(refusal(&store, "a.jpg", PDF).await, disguised("jpg"));
    assert_eq!(refusal(&store, "a.docx", &office("xl/workbook.xml")).await, disguised("docx"));
    assert_eq!(refusal(&store, "a.xlsx", b"PK\x03\x04").await, disguised("xlsx"));
    assert_eq!(refusal(&store, "a.odt", &office("content.xml")).await, disguised("odt"));
    assert_eq!(refusal(&store, "a.pdf", b"").await, Refused::Empty);
    for (name, part) in [("a.docx", "word/document.xml"), ("a.xlsx", "xl/workbook.xml")] {
        assert!(store.draft(name, &office(part)).await.is_ok(), "{name}");
    }
    let cp1251 = b"\xcf\xeb\xe0\xed;1\r\n";
    assert!(store.draft("план.csv", cp1251).await.is_ok(), "windows-1251 is text");
}

#[tokio::test]
async fn what_is_too_long_is_refused_on_the_way_and_leaves_nothing() {
    let (_folder, store) = store();
    let mut intake = store.intake("photo.jpg").await.unwrap();
    let piece = vec![0xff; 1024 * 1024];
    for _ in 0..LONGEST / piece.len() as u64 {
        intake.write(&piece).await.unwrap();
    }
    let refused = intake.write(b"x").await;
    assert!(matches!(refused, Err(NotTaken::Refused(Refused::TooLong))));
    drop(intake);
    drop(store.draft("a.pdf", PDF).await.unwrap());
    assert_eq!(std::fs::read_dir(store.incoming()).unwrap().count(), 0);
}

#[tokio::test]
async fn only_what_nothing_refers_to_is_swept() -> Result<()> {
    for db in testing::databases().await {
        let (_folder, store) = store();
        let owner = owner(&db).await?;
        let draft = |text: &'static str| {
            let store = store.clone();
            async move { store.draft("a.txt", text.as_bytes()).await.unwrap() }
        };
        let used = keep(&db, &store, owner, &draft("used").await).await?;
        let twin = keep(&db, &store, owner, &draft("used").await).await?;
        let loose = keep(&db, &store, owner, &draft("loose").await).await?;
        transact!(db, |tx| {
            attach(tx, used.id, "visit", "1").await?;
            attach(tx, used.id, "visit", "1").await
        })?;
        let sweep = |grace| store.sweep(&db, noon().plus_seconds(1), grace);
        assert_eq!(sweep(GRACE).await.unwrap(), Swept::default(), "a form may be on its way");
        let swept = sweep(NOW).await.unwrap();
        assert_eq!(swept, Swept { files: 2, contents: 1, bytes: 5 });
        assert_eq!(store.read(&used).await.unwrap(), b"used", "shared with {twin:?}");
        assert!(store.read(&loose).await.is_err());
        let mut tx = db.read().await.unwrap();
        let files = of_thing(&mut tx, "visit", "1").await?;
        assert_eq!(files, std::slice::from_ref(&used));
        drop(tx);
        assert!(transact!(db, |tx| { detach(tx, used.id, "visit", "1").await })?);
        assert_eq!(sweep(NOW).await.unwrap().files, 1);
        assert!(store.read(&used).await.is_err());
    }
    Ok(())
}
