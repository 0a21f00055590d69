use super::dumps::{Folder, company, file, trader_of_2019};
use super::{BAKERY, BUILDER, CAFE, TRADER, day, inn, live};
use crate::{Lookup, testing as registry};
use db::testing;
use kernel::{Category, Okved, Recipient};

fn okved(text: &str) -> Okved {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_company_as_it_was_written() {
    for db in testing::databases().await {
        let folder = Folder::new();
        live(&db, &folder.dump("a.zip", &[company(BUILDER, 2, "10.09.2026")])).await;
        let mut tx = db.read().await.unwrap();
        let found = crate::lookup(&mut tx, &inn(BUILDER)).await.unwrap();
        let Lookup::Found(it, of) = &found else { panic!("{found:?}") };
        assert_eq!(*of, day("2026-09-10"));
        assert_eq!((it.kind, it.category), (Some(Recipient::Company), Some(Category::Small)));
        assert_eq!((it.name.as_str(), it.title().as_str()), ("ОБЩЕСТВО \"ПЕЧЬ\"", "ООО \"ПЕЧЬ\""));
        assert_eq!((it.newly, it.social, it.staff), (Some(false), Some(false), Some(8)));
        assert_eq!(it.place.as_deref(), Some("Челябинская обл., г. Миасс"));
        // The main code comes again among the others in real dumps; once is enough.
        assert_eq!((it.okved, it.okveds.as_slice()), (Some(okved("10.71")), &[okved("47.24")][..]));
        assert_eq!(it.included_on, Some(day("2016-08-01")));

        assert_eq!(crate::lookup_ogrn(&mut tx, "1131650019291").await.unwrap(), found);
        let absent = Lookup::Absent(day("2026-09-10"));
        assert_eq!(crate::lookup(&mut tx, &inn(BAKERY)).await.unwrap(), absent);
        assert_eq!(crate::lookup_ogrn(&mut tx, "1027700132195").await.unwrap(), absent);

        let name = crate::okved_name(&mut tx, &okved("10.71")).await.unwrap();
        assert_eq!(name.as_deref(), Some("Производство хлеба"));
        let shown = crate::show(&mut tx, &inn(BUILDER)).await.unwrap().unwrap();
        assert_eq!(shown.okved_name, name);
    }
}

#[tokio::test]
async fn what_a_dump_of_2019_lacks_is_nothing_and_no_fault() {
    for db in testing::databases().await {
        let folder = Folder::new();
        let content = file("4.01", &trader_of_2019(TRADER, "10.09.2019"));
        live(&db, &folder.put("a.xml", content)).await;
        let mut tx = db.read().await.unwrap();
        let found = crate::lookup(&mut tx, &inn(TRADER)).await.unwrap();
        let Lookup::Found(it, _) = found else { panic!("{found:?}") };
        assert_eq!(it.title(), "ИП Уральская-Лесная Анна");
        assert_eq!((it.kind, it.ogrn, it.social), (Some(Recipient::SoleTrader), None, None));
        assert_eq!((it.okved, it.okveds.len()), (None, 0));
        assert_eq!(it.place.as_deref(), Some("респ. БАШКОРТОСТАН"));
    }
}

#[tokio::test]
async fn look_ups_follow_the_live_slot_with_one_statement() {
    for db in testing::databases().await {
        let mut tx = db.read().await.unwrap();
        assert_eq!(crate::lookup(&mut tx, &inn(CAFE)).await.unwrap(), Lookup::NoDump);
        drop(tx);
        for (of, name) in
            [("2026-07-10", "ООО «А»"), ("2026-08-10", "ООО «Б»"), ("2026-09-10", "ООО «В»")]
        {
            registry::live(&db, day(of), &[registry::company(CAFE, name)]).await;
            let mut tx = db.read().await.unwrap();
            let before = db.statements();
            let found = crate::lookup(&mut tx, &inn(CAFE)).await.unwrap();
            assert_eq!(db.statements() - before, 1);
            let Lookup::Found(it, seen) = found else { panic!("{found:?}") };
            assert_eq!((it.title().as_str(), seen), (name, day(of)));
        }
    }
}
