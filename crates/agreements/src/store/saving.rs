//! Keeping agreements: the row, its parties, its spheres, and what the search finds.

use crate::{Agreement, Party, PartyKind};
use db::{Result, Tx, Value, rows, sql};
use kernel::{Day, Lang, RegionCode, Spaced, fold};
use regions::Region;
use search::{Document, Kind, Scope};
use std::collections::HashMap;

/// Rows of one multi-row insert: below what SQLite takes arguments for.
const ROWS: usize = 500;

/// Adds an agreement, or keeps its changes, and lets the search find it once it is public.
pub async fn save(tx: &mut Tx, it: &Agreement) -> Result<()> {
    sql!("delete from agreement_parties where agreement = $1", it.id).run(tx).await?;
    sql!("delete from agreement_spheres where agreement = $1", it.id).run(tx).await?;
    insert_all(tx, std::slice::from_ref(it)).await
}

/// Adds agreements, each with an id of its own; the parties and spheres of a known one must have
/// been taken away before.
pub(crate) async fn insert_all(tx: &mut Tx, all: &[Agreement]) -> Result<()> {
    let names = Names::of(regions::regions(tx).await?);
    for some in all.chunks(ROWS) {
        rows!(
            "insert into agreements
               (id, kind, title, number, registered, spheres, regions, others, international,
                signed_on, in_force_from, in_force_to, prolongation, prolongation_years, state,
                ended_on, ground, predecessor, folded, sorted_on, lapses_on, created_at) values",
            22,
            some.iter().flat_map(|it| cells(it, &names)).collect::<Vec<_>>(),
            "on conflict (id) do update set
               kind = excluded.kind, title = excluded.title, number = excluded.number,
               registered = excluded.registered, spheres = excluded.spheres,
               regions = excluded.regions, others = excluded.others,
               international = excluded.international, signed_on = excluded.signed_on,
               in_force_from = excluded.in_force_from, in_force_to = excluded.in_force_to,
               prolongation = excluded.prolongation,
               prolongation_years = excluded.prolongation_years, state = excluded.state,
               ended_on = excluded.ended_on, ground = excluded.ground,
               predecessor = excluded.predecessor, folded = excluded.folded,
               sorted_on = excluded.sorted_on, lapses_on = excluded.lapses_on"
        )
        .run(tx)
        .await?;
        insert_parties(tx, some).await?;
        insert_spheres(tx, some).await?;
    }
    for it in all.iter().filter(|it| it.is_public()) {
        search::put(tx, &document(it, &names)).await?;
    }
    Ok(())
}

async fn insert_parties(tx: &mut Tx, all: &[Agreement]) -> Result<()> {
    let numbered = |it: &Agreement| -> Vec<[Value; 10]> {
        let party = |(at, party): (i64, &Party)| {
            [
                it.id.into(),
                at.into(),
                party.kind.into(),
                party.region.into(),
                party.name.as_str().into(),
                party.coordinator.as_str().into(),
                party.office.as_str().into(),
                party.contact.as_str().into(),
                party.agreed_on.into(),
                party.agreed_by.as_str().into(),
            ]
        };
        (1_i64..).zip(&it.parties).map(party).collect()
    };
    let cells: Vec<Value> = all.iter().flat_map(numbered).flatten().collect();
    for some in cells.chunks(ROWS * 10) {
        rows!(
            "insert into agreement_parties
               (agreement, position, kind, region, name, coordinator, office, contact, agreed_on,
                agreed_by) values",
            10,
            some.to_vec(),
            ""
        )
        .run(tx)
        .await?;
    }
    Ok(())
}

async fn insert_spheres(tx: &mut Tx, all: &[Agreement]) -> Result<()> {
    let pairs = |it: &Agreement| -> Vec<[Value; 2]> {
        it.spheres.iter().map(|code| [code.as_str().into(), it.id.into()]).collect()
    };
    let cells: Vec<Value> = all.iter().flat_map(pairs).flatten().collect();
    for some in cells.chunks(ROWS * 2) {
        rows!("insert into agreement_spheres (sphere, agreement) values", 2, some.to_vec(), "")
            .run(tx)
            .await?;
    }
    Ok(())
}

/// The last day of the calendar: what never comes sorts after everything.
fn never() -> Day {
    Day::new(9999, 12, 31).expect("a day of the calendar")
}

fn cells(it: &Agreement, names: &Names) -> [Value; 22] {
    let others = it.parties.iter().filter(|it| it.kind != PartyKind::Region);
    let others: Vec<String> = others.map(|it| format!("{} {}", it.kind, it.name)).collect();
    [
        it.id.into(),
        it.kind.into(),
        it.title.as_str().into(),
        it.number.as_str().into(),
        it.registered.as_str().into(),
        it.spheres.join(" ").into(),
        (&Spaced(it.regions())).into(),
        others.join("\n").into(),
        (it.scope() == crate::Scope::International).into(),
        it.signed_on.into(),
        it.in_force_from.into(),
        it.in_force_to.into(),
        it.prolongation.word().into(),
        it.prolongation.years().into(),
        it.state.into(),
        it.ended_on.into(),
        it.ground.as_str().into(),
        it.predecessor.into(),
        fold(&format!("{} {} {} {}", it.title, it.number, it.registered, names.line(it))).into(),
        it.signed_on.unwrap_or_else(never).into(),
        it.lapses_on().unwrap_or_else(never).into(),
        it.created_at.into(),
    ]
}

/// Names of the regions, for what is searched by them.
struct Names(HashMap<RegionCode, String>);

impl Names {
    fn of(all: Vec<Region>) -> Names {
        Names(all.into_iter().map(|it| (it.code, it.name)).collect())
    }

    /// The parties' names, one after the other.
    fn line(&self, it: &Agreement) -> String {
        let name = |it: &Party| match it.region {
            Some(code) => self.0.get(&code).cloned().unwrap_or_else(|| code.to_string()),
            None => it.name.clone(),
        };
        it.parties.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}

fn document(it: &Agreement, names: &Names) -> Document {
    Document {
        kind: Kind::Agreement,
        id: it.id.to_string(),
        scope: Scope::Open,
        title: it.title.clone(),
        detail: format!("{}: {}", web::word(Lang::Ru, "agreement-kind", it.kind), names.line(it)),
        words: format!("{} {}", it.number, it.registered),
    }
}
