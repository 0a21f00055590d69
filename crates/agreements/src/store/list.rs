//! The register as a list.

use super::Row;
use crate::Agreement;
use db::{Page, Place, Result, Tx, Value, Wish, listing, sql};
use kernel::{Day, RegionCode, fold};

use crate::{Scope, Standing, State, WARNING_DAYS};

listing! {
    /// Agreements a region may read: the public ones, and drafts it is a party of.
    AGREEMENTS {
        select: "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                        in_force_from, in_force_to, prolongation, prolongation_years, state,
                        ended_on, ground, predecessor, created_at, sorted_on
                 from agreements
                 where (state not in ('draft', 'agreed')
                        or id in (select agreement from agreement_parties where region = $1))",
        args: 1,
        filters: [
            "id in (select agreement from agreement_parties where region = ?)",
            "id in (select agreement from agreement_parties where region = ?)",
            "id in (select agreement from agreement_spheres where sphere = ?)",
            "state = ?",
            "lapses_on >= ?",
            "lapses_on < ?",
            "substr(sorted_on, 1, 4) = ?",
            "international = ?",
            // Contains, in a tenth of the time `like` takes on Cyrillic text.
            "replace(folded, ?, '') <> folded",
        ],
        orders: [("sorted_on", true)],
        id: "id",
    }
}

/// What the register is narrowed to; nothing set is everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sought {
    pub region: Option<RegionCode>,
    pub partner: Option<RegionCode>,
    pub sphere: Option<String>,
    pub standing: Option<Standing>,
    pub year: Option<i16>,
    pub scope: Option<Scope>,
    pub text: String,
}

impl Sought {
    fn filters(&self, today: Day) -> Vec<Option<Value>> {
        let soon = today.plus_days(WARNING_DAYS);
        let (state, from, before) = match self.standing {
            None => (None, None, None),
            Some(Standing::Draft) => (Some(State::Draft), None, None),
            Some(Standing::Agreed) => (Some(State::Agreed), None, None),
            Some(Standing::Signed) => (Some(State::Signed), None, None),
            Some(Standing::Terminated) => (Some(State::Terminated), None, None),
            Some(Standing::Superseded) => (Some(State::Superseded), None, None),
            // What is about to expire is in force too.
            Some(Standing::InForce) => (Some(State::InForce), Some(today), None),
            Some(Standing::Expiring) => (Some(State::InForce), Some(today), Some(soon)),
            Some(Standing::Expired) => (Some(State::InForce), None, Some(today)),
        };
        let text = Some(fold(&self.text)).filter(|it| !it.is_empty());
        vec![
            self.region.map(Value::from),
            self.partner.map(Value::from),
            self.sphere.as_deref().map(Value::from),
            state.map(Value::from),
            from.map(Value::from),
            before.map(Value::from),
            self.year.map(|it| format!("{it:04}").into()),
            self.scope.map(|it| (it == Scope::International).into()),
            text.map(Value::from),
        ]
    }
}

/// A page of the register as `reader`'s region may read it (`None`: the public), the latest
/// signed first, drafts before all; with the parties' names only.
pub(crate) async fn list(
    tx: &mut Tx,
    reader: Option<RegionCode>,
    sought: &Sought,
    paging: Wish,
    today: Day,
) -> Result<Page<Agreement>> {
    let reader = reader.map(|it| it.to_string()).unwrap_or_default();
    let wish = Wish { filters: sought.filters(today), ..paging };
    let rows: Vec<Row> = AGREEMENTS.query(vec![reader.into()], &wish).all(tx).await?;
    let page = Page::cut(rows, wish.limit, |it| Place::new(it.sorted_on, it.id));
    Ok(Page { rows: page.rows.into_iter().map(Row::brief).collect(), next: page.next })
}

/// The first and the last year something was signed in.
pub(crate) async fn years(tx: &mut Tx) -> Result<Option<(i16, i16)>> {
    let (first, last): (Option<Day>, Option<Day>) = sql!(
        "select (select min(sorted_on) from agreements where sorted_on < '9999'),
                (select max(sorted_on) from agreements where sorted_on < '9999')"
    )
    .one(tx)
    .await?;
    Ok(first.zip(last).map(|(first, last)| (first.0.year(), last.0.year())))
}

/// What tells one document from another in an import: the day it was signed, its parties and its
/// title, folded; of a region's own register.
pub(crate) async fn known(tx: &mut Tx, region: RegionCode) -> Result<Vec<Agreement>> {
    let rows: Vec<Row> = sql!(
        "select id, kind, title, number, registered, spheres, regions, others, signed_on,
                in_force_from, in_force_to, prolongation, prolongation_years, state, ended_on,
                ground, predecessor, created_at, sorted_on
         from agreements where id in (select agreement from agreement_parties where region = $1)
         order by id limit 10000",
        region
    )
    .all(tx)
    .await?;
    Ok(rows.into_iter().map(Row::brief).collect())
}
