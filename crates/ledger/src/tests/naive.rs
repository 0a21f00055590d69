//! The figures computed a second way: by text, without the model, over the rows as they are kept.

use db::{Db, sql};
use std::collections::{BTreeMap, HashMap};

/// Scope, period, cut → services, clients, free.
pub type Figures = BTreeMap<(String, String, String), (i64, i64, i64)>;

#[derive(sqlx::FromRow)]
struct Row {
    organisation: String,
    region: String,
    direction: String,
    service: String,
    client_key: String,
    recipient: String,
    rendered_on: String,
    sign: i64,
    free: bool,
    days: i64,
}

/// Computes every figure from the ledger.
pub async fn compute(db: &Db) -> Figures {
    let mut tx = db.read().await.unwrap();
    let rows: Vec<Row> = sql!(
        "select organisation, region, direction, service, client_key, recipient, rendered_on,
                sign, free, days from renderings"
    )
    .all(&mut tx)
    .await
    .unwrap();
    let mut clients: HashMap<(String, String, String), HashMap<String, i64>> = HashMap::new();
    let mut figures = Figures::new();
    for it in rows {
        let (organisation, region) = (format!("o:{}", it.organisation), format!("r:{}", it.region));
        let recipient = format!("recipient:{}", it.recipient);
        let days = format!("days:{}", it.days.min(60));
        let cuts = [
            (&*organisation, "total".to_owned()),
            (&*organisation, recipient.clone()),
            (&*organisation, format!("direction:{}", it.direction)),
            (&*organisation, format!("service:{}", it.service)),
            (&*organisation, days.clone()),
            (&*region, "total".to_owned()),
            (&*region, recipient.clone()),
            (&*region, days),
            ("n", "total".to_owned()),
            ("n", recipient),
        ];
        for scope in [&*organisation, &*region, "n"] {
            let key = (scope.to_owned(), "a".to_owned(), "entries".to_owned());
            figures.entry(key).or_default().0 += 1;
        }
        for (scope, cut) in cuts {
            for period in periods(&it.rendered_on) {
                let key = (scope.to_owned(), period, cut.clone());
                let figure = figures.entry(key.clone()).or_default();
                figure.0 += it.sign;
                figure.2 += if it.free { it.sign } else { 0 };
                *clients.entry(key).or_default().entry(it.client_key.clone()).or_default() +=
                    it.sign;
            }
        }
    }
    for (key, clients) in clients {
        figures.get_mut(&key).unwrap().1 = clients.values().filter(|it| **it > 0).count() as i64;
    }
    decisions(db, &mut figures).await;
    figures.retain(|_, it| *it != (0, 0, 0));
    figures
}

async fn decisions(db: &Db, figures: &mut Figures) {
    let mut tx = db.read().await.unwrap();
    let rows: Vec<(String, String, String, bool)> =
        sql!("select organisation, region, decided_on, refused from decisions")
            .all(&mut tx)
            .await
            .unwrap();
    for (organisation, region, day, refused) in rows {
        for scope in [format!("o:{organisation}"), format!("r:{region}"), "n".to_owned()] {
            for period in periods(&day) {
                let key = |cut: &str| (scope.clone(), period.clone(), cut.to_owned());
                figures.entry(key("decided")).or_default().0 += 1;
                figures.entry(key("refused")).or_default().0 += i64::from(refused);
            }
        }
    }
}

/// What is kept, its copies added up.
pub async fn kept(db: &Db) -> Figures {
    let mut tx = db.read().await.unwrap();
    let rows: Vec<(String, String, String, i64, i64, i64)> = sql!(
        "select scope, period, cut, cast(sum(services) as bigint), cast(sum(clients) as bigint),
                cast(sum(free) as bigint) from figures where cut <> 'mended' group by scope, period, cut"
    )
    .all(&mut tx)
    .await
    .unwrap();
    let figures = rows.into_iter().map(|it| ((it.0, it.1, it.2), (it.3, it.4, it.5)));
    figures.filter(|(_, it)| *it != (0, 0, 0)).collect()
}

fn periods(day: &str) -> [String; 4] {
    let (year, month) = (&day[..4], &day[5..7]);
    let quarter = match month {
        "01" | "02" | "03" => 1,
        "04" | "05" | "06" => 2,
        "07" | "08" | "09" => 3,
        _ => 4,
    };
    ["a".into(), format!("y{year}"), format!("q{year}-{quarter}"), format!("m{year}-{month}")]
}
