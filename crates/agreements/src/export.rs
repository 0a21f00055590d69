//! The register as a workbook: the same columns an import reads.

use documents::{Cell, Sheet};
use kernel::{Day, Lang};
use web::{t, word};

use crate::pages::Names;
use crate::{Agreement, PartyKind, Prolongation, Sphere};

/// The sheet of a register. Heads are Russian in every language: an import reads them back.
pub(crate) fn sheet(
    lang: Lang,
    all: &[Agreement],
    names: &Names,
    spheres: &[Sphere],
    today: Day,
) -> Sheet {
    let heads = crate::import::COLUMNS.iter().map(|names| names[0].to_owned());
    Sheet {
        name: t!(lang, "agreements-title"),
        heads: heads.collect(),
        rows: all.iter().map(|it| row(it, before(it, all), names, spheres, today)).collect(),
        widths: vec![
            16.0, 60.0, 14.0, 18.0, 40.0, 28.0, 28.0, 40.0, 14.0, 14.0, 14.0, 18.0, 18.0, 14.0,
            40.0, 14.0,
        ],
    }
}

/// Number of the agreement whose place it took, or its title where it has none; where the sheet
/// has that one.
fn before<'a>(it: &Agreement, all: &'a [Agreement]) -> &'a str {
    let found = all.iter().find(|other| Some(other.id) == it.predecessor);
    found.map_or("", |it| if it.number.is_empty() { &it.title } else { &it.number })
}

fn row(it: &Agreement, before: &str, names: &Names, spheres: &[Sphere], today: Day) -> Vec<Cell> {
    let of = |kind| {
        let some = it.parties.iter().filter(|it| it.kind == kind).map(|it| names.party(it));
        Cell::Text(some.collect::<Vec<_>>().join("; "))
    };
    let day = |it: Option<Day>| Cell::from(it.map(|it| it.0));
    let touched = spheres.iter().filter(|sphere| it.spheres.contains(&sphere.code));
    let touched: Vec<&str> = touched.map(|it| it.name.as_str()).collect();
    vec![
        word(Lang::Ru, "agreement-kind", it.kind).into(),
        it.title.as_str().into(),
        it.number.as_str().into(),
        it.registered.as_str().into(),
        of(PartyKind::Region),
        of(PartyKind::Foreign),
        of(PartyKind::Body),
        touched.join("; ").into(),
        day(it.signed_on),
        day(it.in_force_from),
        day(it.in_force_to),
        prolongation(it.prolongation).into(),
        word(Lang::Ru, "agreement-standing", it.standing(today)).into(),
        day(it.ended_on),
        it.ground.as_str().into(),
        before.into(),
    ]
}

/// As an import reads it.
fn prolongation(it: Prolongation) -> String {
    match it {
        Prolongation::None => "нет".to_owned(),
        Prolongation::Automatic { years } => format!("автоматически, {years}"),
        Prolongation::ByConsent => "по согласию".to_owned(),
    }
}
