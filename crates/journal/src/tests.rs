//! The chain under attack, on both databases: whatever is done to what was sealed is found, and
//! what was not touched is not suspected.

use crate::{Break, Note, Seal, Thing, Verdict, seal, verify, write};
use db::{Db, Result, sql, testing, transact};
use kernel::Moment;
use proptest::prelude::*;

fn now() -> Moment {
    "2026-11-23T10:00:00Z".parse().unwrap()
}

/// Enters `count` entries and seals them as one.
async fn sealed(db: &Db, count: usize) {
    enter(db, count).await.unwrap();
    assert_eq!(seal(db, now()).await.unwrap(), count);
}

async fn enter(db: &Db, count: usize) -> Result<()> {
    transact!(db, |tx| {
        for n in 0..count {
            let note = Note::system("changed", Thing::Region, "74").with("n", n);
            write(tx, now(), note).await?;
        }
        Ok(())
    })
}

/// A database with three seals of two entries each, as each kind of database.
async fn chains() -> Vec<Db> {
    let all = testing::databases().await;
    for db in &all {
        for _ in 0..3 {
            sealed(db, 2).await;
        }
        assert_eq!(verify(db).await.unwrap().broken, None);
    }
    all
}

/// One statement from a hand that knows the database.
macro_rules! tamper {
    ($db:expr, $text:literal $(, $arg:expr)*) => {{
        let done: Result<u64> =
            async { transact!($db, |tx| { sql!($text $(, $arg)*).run(tx).await }) }.await;
        assert!(done.unwrap() > 0);
    }};
}

async fn broken(db: &Db) -> Option<Break> {
    verify(db).await.unwrap().broken
}

#[tokio::test]
async fn a_whole_chain_holds_and_says_how_much() {
    for db in chains().await {
        enter(&db, 3).await.unwrap();
        let Verdict { seals, entries, unsealed, last, broken } = verify(&db).await.unwrap();
        assert_eq!((seals, entries, unsealed, broken), (3, 6, 3, None));
        let before = last.unwrap();
        assert_eq!((seal(&db, now()).await.unwrap(), seal(&db, now()).await.unwrap()), (3, 0));
        let after = verify(&db).await.unwrap();
        assert_eq!((after.seals, after.unsealed), (4, 0));
        assert_ne!(after.last.unwrap(), before);
    }
}

#[tokio::test]
async fn a_changed_entry_is_found() {
    for db in chains().await {
        tamper!(db, "update journal set detail = '{\"n\":7}' where seal = 2");
        assert_eq!(broken(&db).await, Some(Break::Entries(2)));
    }
}

#[tokio::test]
async fn a_removed_entry_is_found() {
    for db in chains().await {
        tamper!(db, "delete from journal where id = (select min(id) from journal where seal = 3)");
        assert_eq!(broken(&db).await, Some(Break::Entries(3)));
    }
}

#[tokio::test]
async fn an_entry_slipped_in_is_found() {
    for db in chains().await {
        tamper!(
            db,
            "insert into journal (id, at, thing, thing_id, verb, detail, seal)
             select '00000000-0000-7000-8000-000000000000', at, thing, thing_id, verb, detail, seal
             from journal where seal = 1 limit 1"
        );
        assert_eq!(broken(&db).await, Some(Break::Entries(1)));
    }
}

#[tokio::test]
async fn an_entry_moved_to_another_seal_is_found() {
    for db in chains().await {
        tamper!(
            db,
            "update journal set seal = 2 where id = (select min(id) from journal where seal = 1)"
        );
        assert_eq!(broken(&db).await, Some(Break::Entries(1)));
    }
}

#[tokio::test]
async fn a_seal_removed_from_the_middle_is_found() {
    for db in chains().await {
        tamper!(db, "delete from journal_seals where number = 2");
        assert_eq!(broken(&db).await, Some(Break::MissingSeal(2)));
    }
}

/// The last seal has nothing behind it that would miss it: its own entries do, also when the sealer
/// has been at work since.
#[tokio::test]
async fn the_last_seal_removed_is_found_and_never_made_anew() {
    for db in chains().await {
        tamper!(db, "delete from journal_seals where number = 3");
        assert_eq!(broken(&db).await, Some(Break::MissingSeal(3)));
        sealed(&db, 1).await;
        assert_eq!(broken(&db).await, Some(Break::MissingSeal(3)));
    }
}

/// What is changed and hashed anew breaks the seal behind it.
#[tokio::test]
async fn a_seal_made_to_fit_breaks_the_next() {
    for db in chains().await {
        tamper!(db, "update journal set verb = 'other' where seal = 2");
        let forged = {
            let mut tx = db.read().await.unwrap();
            let before = crate::store::seals_after(&mut tx, 0, 1).await.unwrap().remove(0);
            let entries = crate::store::sealed(&mut tx, 2).await.unwrap();
            Seal::close(2, Some(&before), now(), &entries)
        };
        let hash = forged.hash.as_str();
        tamper!(db, "update journal_seals set hash = $1 where number = 2", hash);
        assert_eq!(broken(&db).await, Some(Break::Entries(3)));
    }
}

/// Several servers of one database seal at once: each entry is sealed, and once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sealers_at_once_make_one_chain() {
    for db in testing::databases().await {
        for _ in 0..4 {
            enter(&db, 30).await.unwrap();
            let work = |db: Db| async move {
                enter(&db, 5).await.unwrap();
                seal(&db, now()).await.unwrap()
            };
            let mut sealers = tokio::task::JoinSet::new();
            for _ in 0..4 {
                sealers.spawn(work(db.clone()));
            }
            sealers.join_all().await;
        }
        while seal(&db, now()).await.unwrap() > 0 {}
        let verdict = verify(&db).await.unwrap();
        assert_eq!((verdict.entries, verdict.unsealed, verdict.broken), (200, 0, None));
    }
}

#[test]
fn a_seal_says_where_one_field_ends_and_the_next_begins() {
    let entry = |name: &str, verb: &str| crate::Entry {
        id: kernel::EntryId::known(1),
        at: now(),
        organisation: None,
        account: None,
        name: Some(name.to_owned()),
        thing: Thing::Region,
        thing_id: String::new(),
        verb: verb.to_owned(),
        detail: String::new(),
    };
    proptest!(|(a in "[a-c]{0,4}", b in "[a-c]{0,4}", c in "[a-c]{0,4}", d in "[a-c]{0,4}")| {
        let hash = |name: &str, verb: &str| Seal::close(1, None, now(), &[entry(name, verb)]).hash;
        prop_assert_eq!(hash(&a, &b) == hash(&c, &d), (&a, &b) == (&c, &d));
    });
}
