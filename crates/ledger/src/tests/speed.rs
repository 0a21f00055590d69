use super::*;
use crate::model::{Entry, Period, Scope, Wanted};
use std::time::Instant;

#[tokio::test]
async fn speed() {
    for db in db::testing::databases().await {
        let t = Instant::now();
        let rows: Vec<_> = (0..290_000_u128)
            .map(|n| {
                let mut it = rendering(0, (n * 7919) % 90_000, day("2019-02-01").plus_days((n / 102) as i32)).into_row(RenderingId::new());
                it.service = ServiceId::known(0x5000 + n % 40);
                it.direction = DirectionId::known(0xd000 + n % 8);
                it.days = (n % 20) as i64;
                it
            })
            .collect();
        eprintln!("made {:?}", t.elapsed());
        let t = Instant::now();
        let cells = crate::compute(rows.iter().map(Entry::from));
        eprintln!("computed {} cells {:?}", cells.len(), t.elapsed());
        let t = Instant::now();
        crate::load(&db, rows).await.unwrap();
        eprintln!("loaded {:?}", t.elapsed());
        let t = Instant::now();
        crate::load_figures(&db, &cells).await.unwrap();
        eprintln!("figures {:?}", t.elapsed());
        let today = day("2026-11-23");
        for (period, on) in [(Period::All, "2023-11-15"), (Period::All, "2026-11-20"), (Period::Year(2023), "2023-11-15")] {
            let t = Instant::now();
            let it = crate::figures_as_of(&db, Scope::Organisation(organisation(0)), &Wanted::of(period, today), day(on), today).await.unwrap();
            eprintln!("as of {on} {period} {:?} {:?}", it.get(period, crate::Cut::Total), t.elapsed());
        }
        let t = Instant::now();
        for _ in 0..200 {
            crate::figures_on(&db, Scope::Organisation(organisation(0)), &Wanted::of(Period::All, today), None, today).await.unwrap();
        }
        eprintln!("kept read {:?}", t.elapsed() / 200);
        let t = Instant::now();
        eprintln!("verify {:?} {:?}", crate::verify(&db).await.unwrap().differences.len(), t.elapsed());
        let t = Instant::now();
        let tasks: Vec<_> = (0..16_u128).map(|task| { let db = db.clone(); tokio::spawn(async move {
            for n in 0..60_u128 { render(&db, &rendering(0, task * 4000 + n * 13, day("2026-11-23"))).await.unwrap(); }
        }) }).collect();
        for it in tasks { it.await.unwrap(); }
        eprintln!("960 renders {:?}", t.elapsed());
    }
}
