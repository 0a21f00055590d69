//! Agreements of the two: those in force, those to come, those past.

use crate::exchange::gather::Exchange;
use agreements::{Agreement, Bonds, ListAgreements, Show, Standing};
use maud::{Markup, html};
use web::ui::{self, Tone};
use web::{Desk, fmt, t, word};

/// The sheet.
pub(in crate::exchange) fn sheet(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let (us, them) = (it.us().region.code, it.them().region.code);
    let all = format!("{ListAgreements}?region={us}&partner={them}");
    let Bonds { in_force, coming, past, .. } = &it.agreements;
    let groups = [
        (t!(lang, "exchange-agreements-now"), in_force),
        (t!(lang, "exchange-agreements-ahead"), coming),
        (t!(lang, "exchange-agreements-past"), past),
    ];
    html! {
        section.sheet id="agreements" {
            h2 { (t!(lang, "exchange-agreements")) }
            @if it.agreements.is_empty() {
                p.soft { (t!(lang, "exchange-agreements-none")) }
            }
            @for (title, group) in groups.iter().filter(|it| it.1.count > 0) {
                h3 { (title) }
                ul.entries { @for one in &group.first { (entry(desk, it, one)) } }
            }
            p { a href=(all) { (t!(lang, "exchange-agreements-all")) } }
        }
    }
}

/// Title and days of an agreement, for paper.
pub(in crate::exchange) fn line(desk: &Desk, it: &Agreement) -> (String, String) {
    (it.title.clone(), days(desk, it))
}

fn entry(desk: &Desk, it: &Exchange, one: &Agreement) -> Markup {
    let spheres: Vec<String> = one.spheres.iter().map(|code| it.sphere(desk.lang, code)).collect();
    let about = [days(desk, one), spheres.join(", ")];
    let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
    html! {
        li {
            a href=(Show { id: one.id }) { (one.title) }
            " " (standing(desk, one))
            small { (about.join(". ")) }
        }
    }
}

/// Number, days of signing and of the end.
fn days(desk: &Desk, it: &Agreement) -> String {
    let lang = desk.lang;
    let number = (!it.number.is_empty()).then(|| t!(lang, "exchange-number", number = &*it.number));
    let signed = it.signed_on.map(|on| t!(lang, "exchange-signed", day = fmt::day(lang, on)));
    let until = it.ended_on.or(it.runs_to(desk.today())).map(|on| {
        let day = fmt::day(lang, on);
        match on < desk.today() {
            true => t!(lang, "exchange-ended", day = day),
            false => t!(lang, "exchange-until", day = day),
        }
    });
    [number, signed, until].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How it stands, where that is more than the group says.
fn standing(desk: &Desk, it: &Agreement) -> Markup {
    let standing = it.standing(desk.today());
    let tone = match standing {
        Standing::InForce => return html! {},
        Standing::Expiring => Tone::Warn,
        _ => Tone::Plain,
    };
    ui::state(word(desk.lang, "exchange-standing", standing), tone)
}
