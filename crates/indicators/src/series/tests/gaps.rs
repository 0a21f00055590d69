//! Gaps to the peers, on both databases.

use super::*;

#[tokio::test]
async fn a_gap_is_measured_in_the_own_latest_month() {
    for db in testing::databases().await {
        furnish(&db).await.unwrap();
        let mut all = Vec::new();
        for (code, level) in [("74", 5.0), ("66", 3.0), ("72", 4.0), ("45", 2.0), ("77", 50.0)] {
            for at in ["2026-08", "2026-09"] {
                all.push(observation("median-days", code, at, level));
                all.push(observation("free-share", code, at, level));
            }
        }
        // The others are a month ahead: they are compared in the own one's month.
        all.push(observation("median-days", "66", "2026-10", 1.0));
        // A value of long ago says nothing about today.
        all.push(observation("services", "74", "2025-06", 1.0));
        keep(&db, &all).await;
        let codes = ["services", "median-days", "free-share", "nothing"].map(str::to_owned);
        let before = db.statements();
        let mut tx = db.read().await.unwrap();
        let seen = gap(&mut tx, region("74"), &codes, "2026-11-23".parse().unwrap()).await.unwrap();
        assert_eq!(db.statements() - before, 2);
        let [it] = seen.as_slice() else { panic!("{seen:?}") };
        assert_eq!((it.indicator.as_str(), it.month), ("median-days", month("2026-09")));
        assert_eq!((it.ours, it.peers_median), (5.0, 3.0), "Moscow is no peer of the Ural");
        assert!(it.room > 1.0, "{it:?}");
    }
}
