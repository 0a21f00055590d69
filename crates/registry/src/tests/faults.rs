use super::dumps::{Folder, company, file, zip};
use super::{BAKERY, BUILDER, import, live, status};
use crate::{Fault, Options, State};
use db::{Db, testing};
use std::path::PathBuf;
use web::Refusal as _;

#[tokio::test]
async fn a_damaged_dump_is_named_and_leaves_what_is_live() {
    for db in testing::databases().await {
        let folder = Folder::new();
        let first = live(&db, &folder.dump("8.zip", &[company(BUILDER, 2, "10.08.2026")])).await;
        for (path, key) in damaged(&folder) {
            let fault = import(&db, &path).await.unwrap_err();
            let say = fault.say();
            assert_eq!(say.key, key, "{}: {fault}", path.display());
            let Fault::Dump(error) = &fault else { panic!("{fault}") };
            assert!(error.file.starts_with(&*path.display().to_string()), "{fault}");

            let status = status(&db).await;
            assert_eq!(status.live.unwrap().id, first.id);
            assert_eq!(status.history[0].state, State::Failed);
            assert_eq!(status.history[0].why(), Some(say));
        }
    }
}

/// Every way in which a dump is broken, with the key of what is said about it.
fn damaged(folder: &Folder) -> Vec<(PathBuf, &'static str)> {
    let good = zip(&[("a.xml", file("4.06", &company(BAKERY, 1, "10.09.2026")).as_bytes())]);
    let mut corrupt = good.clone();
    corrupt[80..200].fill(0xff);
    let whole = file("4.06", &company(BAKERY, 1, "10.09.2026"));
    let mut half = whole.len() / 2;
    while !whole.is_char_boundary(half) {
        half += 1;
    }
    let bomb = format!("{}{}", " ".repeat(40 << 20), whole);
    std::fs::create_dir(folder.path().join("nothing")).unwrap();
    vec![
        (folder.put("truncated.zip", &good[..good.len() / 2]), "registry-fault-zip"),
        (folder.put("corrupt.zip", corrupt), "registry-fault-zip"),
        (folder.put("half.xml", &whole[..half]), "registry-fault-cut-short"),
        (folder.put("foreign.xml", "<Каталог><Книга/></Каталог>"), "registry-fault-foreign"),
        (folder.path().join("nothing"), "registry-fault-empty"),
        (folder.put("bomb.zip", zip(&[("a.xml", bomb.as_bytes())])), "registry-fault-limit"),
    ]
}

#[tokio::test]
async fn a_file_that_is_not_there_is_said_so() {
    let db = testing::sqlite().await;
    let fault = import(&db, &Folder::new().path().join("none.zip")).await.unwrap_err();
    assert_eq!(fault.say().key, "registry-fault-io");
}

#[tokio::test]
async fn too_many_records_without_a_right_inn_are_refused() {
    for db in testing::databases().await {
        let folder = Folder::new();
        let wrong = company("1650273745", 1, "10.09.2026");
        let path = folder.dump("a.zip", &[company(BUILDER, 1, "10.09.2026"), wrong]);
        let fault = import(&db, &path).await.unwrap_err();
        let Fault::TooManyRejected { rejected, read, first } = &fault else { panic!("{fault}") };
        assert_eq!((*rejected, *read, first.reason.rule()), (1, 2, "inn-checksum"));
        assert!(first.file.ends_with("a.zip/VO_1.xml") && first.position > 200, "{first}");

        let lenient = Options { rejected_share: 0.5, ..Options::default() };
        crate::import(&db, &path, &lenient, &super::clock(), |_| {}).await.unwrap();
        let live = status(&db).await.live.unwrap();
        assert_eq!((live.records, live.rejected), (1, 1));
    }
}

#[tokio::test]
async fn a_dump_must_hold_records_and_say_its_day() {
    for db in testing::databases().await {
        let folder = Folder::new();
        let nothing = folder.dump("nothing.zip", &[]);
        assert!(matches!(import(&db, &nothing).await, Err(Fault::Empty)));
        let undated = folder.dump("undated.zip", &[company(BUILDER, 1, "")]);
        assert!(matches!(import(&db, &undated).await, Err(Fault::Undated)));
        assert_no_look_up(&db).await;
    }
}

async fn assert_no_look_up(db: &Db) {
    let mut tx = db.read().await.unwrap();
    let found = crate::lookup(&mut tx, &super::inn(BUILDER)).await.unwrap();
    assert_eq!(found, crate::Lookup::NoDump);
}
