//! The public catalogue: search, facets with counts, pages by keyset.

use super::views::dots;
use super::{Compare, List, New, Show};
use crate::model::{Chosen, Counts};
use crate::{Catalogue, Entry, Facet};
use kernel::Lang;
use maud::{Markup, html};
use std::sync::Arc;
use web::ui::{self, Field, Kind};
use web::{Faults, Frame, Guest, Result, Sought, frame, t, word};

/// Practices of one page.
const ROWS: usize = 20;
/// Characters of a question that count.
const WORDS: usize = 200;

pub async fn list(_: List, guest: Guest, sought: Sought) -> Result<Markup> {
    let mut tx = guest.db().read().await?;
    let catalogue = crate::catalogue(guest.db(), &mut tx, guest.now).await?;
    drop(tx);
    let chosen = chosen(&sought);
    let after = sought.value("after");
    let page = catalogue.page(&chosen, after.as_ref(), ROWS);
    let (total, counts) = catalogue.counts(&chosen);
    let next = page.next.map(|it| sought.href(List, "after", &it.to_string()));
    let names = Names { lang: guest.lang, catalogue };
    let found = Found { rows: page.rows, total, counts, names };
    Ok(view(&guest, &sought, &found, next.as_deref()))
}

/// The facets and words chosen in the URL.
pub(crate) fn chosen(sought: &Sought) -> Chosen {
    let chosen = Facet::ALL.iter().map(|it| (*it, sought.get(it.word()).to_owned()));
    let values = chosen.filter(|(_, value)| !value.is_empty()).collect();
    Chosen { values, words: sought.get("q").chars().take(WORDS).collect() }
}

struct Found {
    rows: Vec<Arc<Entry>>,
    total: usize,
    counts: Counts,
    names: Names,
}

struct Names {
    lang: Lang,
    catalogue: Arc<Catalogue>,
}

impl Names {
    /// A facet's value in words.
    fn of(&self, facet: Facet, value: &str) -> String {
        match facet {
            Facet::Sphere => word(self.lang, "practice-sphere", value),
            Facet::Direction => word(self.lang, "practice-direction", value),
            Facet::Cost => word(self.lang, "practice-cost", value),
            Facet::Launch => word(self.lang, "practice-launch", value),
            Facet::Grade => word(self.lang, "practice-grade", value),
            Facet::Region => {
                let name = self.catalogue.regions().get(value);
                name.cloned().unwrap_or_else(|| value.to_owned())
            }
        }
    }
}

fn view(guest: &Guest, sought: &Sought, found: &Found, next: Option<&str>) -> Markup {
    let lang = guest.lang;
    let mut top = Frame::titled(t!(lang, "practices-title"))
        .section("/practices")
        .lead(html! { (t!(lang, "practices-lead")) });
    let editor = super::EDITORS.admits(guest.actor.as_ref().map(|it| it.role));
    top = top.actions(html! {
        (ui::quiet_link(sought.href(super::CatalogueFile, "after", ""), &t!(lang, "practices-take")))
        @if editor {
            (ui::quiet_link(super::Own, &t!(lang, "practices-own")))
            (ui::button_link(New, &t!(lang, "practice-add")))
        }
    });
    let body = html! {
        section.sheet.wide {
            (filters(lang, sought, found))
            p { (t!(lang, "practices-found", count = found.total)) }
            @if found.rows.is_empty() {
                (ui::empty(&t!(lang, "practices-none-title"), &t!(lang, "practices-none"), None))
            } @else {
                (results(lang, &found.rows))
                (ui::pager(lang, next))
            }
        }
    };
    frame(guest, top, body)
}

/// One field per facet; each value says how many practices it would leave.
fn filters(lang: Lang, sought: &Sought, found: &Found) -> Markup {
    let (typed, none) = (&sought.0, Faults::default());
    let text = Field {
        name: "q",
        label: t!(lang, "practices-words"),
        kind: Kind::Search,
        ..Field::default()
    };
    let body = html! {
        (ui::field(lang, text, typed, &none))
        @for facet in Facet::ALL {
            @let label = word(lang, "practice-facet", facet);
            @let field = Field { name: facet.word(), label, ..Field::default() };
            (ui::select(lang, field, options(found, *facet), typed, &none))
        }
    };
    let names: Vec<&str> = ["q"].into_iter().chain(Facet::ALL.iter().map(|it| it.word())).collect();
    ui::filters(lang, &List.to_string(), sought.active(&names), body)
}

fn options(found: &Found, facet: Facet) -> Vec<(String, String)> {
    let counts = found.counts.get(&facet).into_iter().flatten();
    let mut options: Vec<(String, String)> = counts
        .map(|(value, count)| {
            let name = found.names.of(facet, value);
            (value.clone(), format!("{name} ({count})"))
        })
        .collect();
    if facet == Facet::Grade {
        options.reverse();
    }
    options
}

/// The practices; the ticked ones can be compared.
fn results(lang: Lang, rows: &[Arc<Entry>]) -> Markup {
    html! {
        form action=(Compare) {
            ul.hits {
                @for it in rows { (result(lang, it)) }
            }
            (ui::submit(&t!(lang, "practices-compare")))
            p.hint { (t!(lang, "practices-compare-hint")) }
        }
    }
}

fn result(lang: Lang, it: &Entry) -> Markup {
    html! {
        li {
            label.choice {
                input type="checkbox" name="id" value=(it.id)
                    aria-label=(t!(lang, "practices-compare-this", title = it.title.as_str()));
                span {
                    a href=(Show { id: it.id }) { (it.title) } " " (dots(lang, it.grade)) br;
                    small {
                        (it.organisation_name) ", " (it.region_name) " · "
                        (word(lang, "practice-direction", it.direction)) " · "
                        (t!(lang, "practice-adopters", count = it.adopters))
                    }
                }
            }
        }
    }
}
