//! The method page: formulas, rules, grades, limits and sources, in plain words. Numbers of the
//! rules come from the rules themselves.

use super::page::grades;
use super::{ShowGlossary, ShowMethod};
use evidence::{Bootstrap, Rules, THRESHOLD, Thresholds};
use kernel::Say;
use maud::{Markup, html};
use web::{Frame, Guest, Result, fmt, frame, say, t, ui};

/// What the method rests on.
const SOURCES: [(&str, &str); 5] = [
    (
        "Callaway B., Sant’Anna P. H. C. Difference-in-Differences with multiple time periods. Journal of Econometrics, 2021, 225(2), 200–230",
        "https://doi.org/10.1016/j.jeconom.2020.12.001",
    ),
    (
        "Sant’Anna P. H. C., Zhao J. Doubly robust difference-in-differences estimators. Journal of Econometrics, 2020, 219(1), 101–122",
        "https://doi.org/10.1016/j.jeconom.2020.06.003",
    ),
    (
        "Heckman J. J., Ichimura H., Todd P. E. Matching as an econometric evaluation estimator. Review of Economic Studies, 1997, 64(4), 605–654",
        "https://doi.org/10.2307/2971733",
    ),
    (
        "Ashenfelter O. Estimating the effect of training programs on earnings. Review of Economics and Statistics, 1978, 60(1), 47–57",
        "https://doi.org/10.2307/1924332",
    ),
    (
        "Webb M. D. Reworking wild bootstrap-based inference for clustered errors. Canadian Journal of Economics, 2023, 56(3), 839–858",
        "https://doi.org/10.1111/caje.12661",
    ),
];

pub(super) async fn show(_: ShowMethod, guest: Guest) -> Result<Markup> {
    let lang = guest.lang;
    let term = practices::term(&mut guest.db().read().await?).await?;
    let top = Frame::titled(t!(lang, "method-title"))
        .section("/practices")
        .lead(html! { (t!(lang, "method-lead")) })
        .actions(ui::quiet_link(ShowGlossary, &t!(lang, "glossary-title")));
    let part =
        |key: &str, body: Markup| ui::sheet(&say(lang, &Say::new(&format!("method-{key}"))), body);
    let body = html! {
        div {
            (part("question", html! { p { (t!(lang, "method-question-text")) } }))
            (part("effect", effect(&guest)))
            (part("sum", html! { p { (t!(lang, "method-sum-text")) } (overall()) }))
            (part("uncertainty", uncertainty(&guest)))
            (part("trends", trends(&guest)))
            (part("rules", rules(&guest)))
            (part("first", html! { p { (t!(lang, "method-first-text", days = practices::AUTHORS_DAYS)) } }))
            (part("several", html! { p { (t!(lang, "method-several-text", most = practices::INDICATORS)) } }))
            (part("stale", html! { p { (t!(lang, "method-stale-text", months = term.months())) } }))
            (part("limits", limits(&guest)))
            (part("sources", sources()))
        }
        (ui::side(html! { (grades(lang, -1)) (losing(&guest)) }))
    };
    Ok(frame(&guest, top, body))
}

/// ATT(g,t) in words and as a formula.
fn effect(guest: &Guest) -> Markup {
    html! {
        p { (t!(guest.lang, "method-effect-text")) }
        (formula(html! {
            mi { "ATT" } mo { "(" } mi { "g" } mo { "," } mi { "t" } mo { ")" } mo { "=" }
            (change("g")) mo { "−" } (change("C"))
        }))
        p.soft { (t!(guest.lang, "method-effect-letters")) }
    }
}

/// A formula; wider than a phone, it is scrolled by itself.
fn formula(it: Markup) -> Markup {
    html! { div.formula tabindex="0" { math display="block" { (it) } } }
}

/// The mean change of a group since the month before the adoption.
fn change(group: &str) -> Markup {
    html! {
        mi { "E" } mo { "[" }
        msub { mi { "Y" } mi { "t" } } mo { "−" }
        msub { mi { "Y" } mrow { mi { "g" } mo { "−" } mn { "1" } } }
        mo { "|" } mi { (group) } mo { "]" }
    }
}

/// θ: the mean of all effects since the adoption, each cohort counting by its size.
fn overall() -> Markup {
    formula(html! {
        mi { "θ" } mo { "=" }
        mfrac {
            mrow { (sum()) msub { mi { "n" } mi { "g" } } mi { "ATT" } mo { "(" } mi { "g" } mo { "," } mi { "t" } mo { ")" } }
            mrow { (sum()) msub { mi { "n" } mi { "g" } } }
        }
    })
}

fn sum() -> Markup {
    html! { munder { mo { "∑" } mrow { mi { "g" } mo { "≤" } mi { "t" } } } }
}

fn uncertainty(guest: &Guest) -> Markup {
    let (lang, rules) = (guest.lang, Rules::default());
    let level = fmt::number(lang, (rules.level * 100.0).round() as i64);
    html! {
        p { (t!(lang, "method-uncertainty-text", level = level, draws = Bootstrap::default().draws)) }
        p { (t!(lang, "method-few-text", few = rules.few_adopters)) }
    }
}

fn trends(guest: &Guest) -> Markup {
    let (lang, rules) = (guest.lang, Rules::default());
    let alpha = fmt::number(lang, (rules.trend_alpha * 100.0).round() as i64);
    html! { p { (t!(lang, "method-trends-text", window = rules.trend_window, alpha = alpha)) } }
}

/// When a number is warranted at all.
fn rules(guest: &Guest) -> Markup {
    let (lang, rules) = (guest.lang, Rules::default());
    let heads = [ui::col(t!(lang, "method-rule")), ui::num(t!(lang, "method-least"))];
    let all = [
        ("method-rule-adopters", rules.adopters),
        ("method-rule-controls", rules.controls),
        ("method-rule-before", rules.periods_before),
        ("method-rule-after", rules.periods_after),
    ];
    let rows =
        all.map(|(key, least)| vec![html! { (say(lang, &Say::new(key))) }, html! { (least) }]);
    html! {
        p { (t!(lang, "method-rules-text")) }
        (ui::table(heads, rows))
        p { (t!(lang, "method-people", least = THRESHOLD)) }
    }
}

fn limits(guest: &Guest) -> Markup {
    html! {
        ul { @for n in 1..=5 { li { (say(guest.lang, &Say::new(&format!("method-limit-{n}")))) } } }
    }
}

fn sources() -> Markup {
    html! { ul { @for (name, href) in SOURCES { li { a href=(href) rel="noreferrer" { (name) } } } } }
}

/// How grades are lost.
fn losing(guest: &Guest) -> Markup {
    let (lang, it) = (guest.lang, Thresholds::default());
    html! {
        section.sheet {
            h2 { (t!(lang, "method-losing")) }
            p { (t!(lang, "method-grades-text", replications = it.replications)) }
            p { (t!(lang, "method-age", months = it.age)) }
        }
    }
}
