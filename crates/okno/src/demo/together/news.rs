//! The news of the visit of 15 November 2023, drafted from the demo's own facts and released; and
//! a draft of the visit in return, which waits for the press services.

use super::super::centre::{known, ural};
use super::visits::{MAIN, RETURNED};
use db::{Db, transact};
use kernel::{Day, NewsId, VisitId};
use news::{News, Side};

/// Where the known numbers of the news begin.
const BASE: u128 = 0xE_0000;
/// The press services' people, the host's first; see the demo's accounts.
const PRESS: [&str; 2] = ["Дарья Андреевна Климова", "Айгуль Фаритовна Нигматуллина"];

pub(super) async fn fill(db: &Db, today: Day) -> anyhow::Result<()> {
    for (number, visit, released) in [(1, MAIN, true), (2, RETURNED, false)] {
        let id = NewsId::known(known(BASE + number));
        let visit = VisitId::known(known(visit));
        if let Some(news) = told(db, id, visit, released, today).await? {
            transact!(db, |tx| { news::save(tx, &news).await })?;
        }
    }
    Ok(())
}

/// The news of a visit, where it has taken place.
async fn told(
    db: &Db,
    id: NewsId,
    visit: VisitId,
    released: bool,
    today: Day,
) -> anyhow::Result<Option<News>> {
    let Some(material) = news::material(db, visit, today).await? else { return Ok(None) };
    let on = material.facts.visit.to;
    let at = |days, hour| ural().moment(on.plus_days(days), hour, 0, 0);
    let mut news = News::drafted(id, &material, at(0, 18));
    news.agree(&material.facts)?;
    if released {
        news.approve(Side::Host, PRESS[0])?;
        news.approve(Side::Guest, PRESS[1])?;
        news.release(true, &material.facts, at(1, 12))?;
    }
    Ok(Some(news))
}
