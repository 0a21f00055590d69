//! What several pages show of an agreement.

use kernel::{Day, Lang, RegionCode};
use maud::{Markup, html};
use regions::Region;
use std::collections::HashMap;
use web::ui::{self, Tone};
use web::{fmt, t, word};

use super::Show;
use crate::{Agreement, Party, Prolongation, Sphere, Standing};

/// Names of the regions by their codes.
pub(crate) struct Names(HashMap<RegionCode, String>);

impl Names {
    /// Of these regions.
    pub fn of(all: &[Region]) -> Names {
        Names(all.iter().map(|it| (it.code, it.name.clone())).collect())
    }

    /// A region's name.
    pub fn region(&self, code: RegionCode) -> String {
        self.0.get(&code).cloned().unwrap_or_else(|| code.to_string())
    }

    /// A party's name.
    pub fn party(&self, it: &Party) -> String {
        it.region.map_or_else(|| it.name.clone(), |code| self.region(code))
    }

    /// All parties in a line.
    pub fn line(&self, it: &Agreement) -> String {
        it.parties.iter().map(|it| self.party(it)).collect::<Vec<_>>().join(", ")
    }
}

/// How it stands, as a label.
pub(crate) fn standing(lang: Lang, it: &Agreement, today: Day) -> Markup {
    let standing = it.standing(today);
    let tone = match standing {
        Standing::InForce => Tone::Good,
        Standing::Expiring => Tone::Warn,
        Standing::Expired | Standing::Terminated => Tone::Bad,
        Standing::Draft | Standing::Agreed | Standing::Signed | Standing::Superseded => Tone::Plain,
    };
    ui::state(word(lang, "agreement-standing", standing), tone)
}

/// The term that runs: «с 03.12.2013 по 31.12.2026», «с 03.12.2013, бессрочно».
pub(crate) fn term(lang: Lang, it: &Agreement, today: Day) -> String {
    let from = it.in_force_from.map(|it| fmt::day(lang, it));
    let to = it.runs_to(today).map(|it| fmt::day(lang, it));
    match (from, to) {
        (Some(from), Some(to)) => t!(lang, "agreement-term", from = from, to = to),
        (Some(from), None) => t!(lang, "agreement-term-open", from = from),
        (None, _) => "—".to_owned(),
    }
}

/// What happens at the end of the term.
pub(crate) fn prolongation(lang: Lang, it: Prolongation) -> String {
    match it {
        Prolongation::Automatic { years } => t!(lang, "agreement-prolonged-by", years = years),
        Prolongation::None => t!(lang, "agreement-prolongation-none"),
        Prolongation::ByConsent => t!(lang, "agreement-prolongation-by_consent"),
    }
}

/// Names of an agreement's spheres.
pub(crate) fn spheres(it: &Agreement, all: &[Sphere]) -> String {
    let own = all.iter().filter(|sphere| it.spheres.contains(&sphere.code));
    own.map(|it| it.name.as_str()).collect::<Vec<_>>().join("; ")
}

/// A line that leads to an agreement.
pub(crate) fn link(lang: Lang, it: &Agreement) -> Markup {
    html! {
        a href=(Show { id: it.id }) { (it.title) }
        @if let Some(day) = it.signed_on {
            small { " " (t!(lang, "agreement-of", day = fmt::day(lang, day))) }
        }
    }
}
