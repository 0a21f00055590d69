//! Why a practice stands where it stands, in a sentence.

use super::give::Ground;
use super::take::{Take, Taking};
use indicators::series::written;
use kernel::{Lang, Money};
use practices::Entry;
use web::{fmt, t};

/// Longest quotation of a question, in characters.
const QUOTED: usize = 90;
/// From so many days on a term is told in months.
const IN_MONTHS: i64 = 45;

/// Why it could be taken: our gap, our conditions, what it costs.
pub(in crate::exchange) fn of_take(lang: Lang, it: &Take, among: &Taking) -> String {
    let gap = match among.gap(it) {
        Some((gap, of)) => {
            let ours = written(lang, of.unit, Some(gap.ours));
            let peers = written(lang, of.unit, Some(gap.peers_median));
            // An abbreviated unit brings the full stop of the sentence along.
            let peers = peers.trim_end_matches('.');
            Some(t!(lang, "transfer-gap", indicator = of.name_in(lang), ours = ours, peers = peers))
        }
        // Of what nobody has measured the empty dots tell enough.
        None => (it.entry.grade > 0).then(|| t!(lang, "transfer-no-gap")),
    };
    // To mark conditions that are not marked yet, there is a link beside.
    let conditions =
        it.readiness.map(|it| t!(lang, "transfer-conditions", met = it.met, of = it.of));
    let said = [gap, conditions, Some(effort(lang, &it.entry))];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Why it could be offered; figures of the other side are not among the reasons.
pub(in crate::exchange) fn of_give(lang: Lang, it: &Entry, ground: &Ground) -> String {
    let why = match ground {
        Ground::Asked(question) => t!(lang, "transfer-asked", question = quoted(question)),
        Ground::Goal(of) => t!(lang, "transfer-meets-goal", indicator = of.name_in(lang)),
        Ground::Lacking => t!(lang, "transfer-lacking"),
    };
    format!("{why} {}", t!(lang, "transfer-adopters", count = it.adopters))
}

/// What introducing it takes: «Около 400 тыс. ₽ и 2 месяца».
fn effort(lang: Lang, it: &Entry) -> String {
    let term = match it.launch_days {
        ..IN_MONTHS => t!(lang, "transfer-days", count = it.launch_days),
        days => t!(lang, "transfer-months", count = (days + 15) / 30),
    };
    match it.cost.0 {
        0 => t!(lang, "transfer-effort-free", term = term),
        _ => t!(lang, "transfer-effort", cost = about(lang, it.cost), term = term),
    }
}

/// An amount as people say it: `400 тыс. ₽`, `1,8 млн ₽`.
fn about(lang: Lang, it: Money) -> String {
    let roubles = it.0 as f64 / 100.0;
    match roubles {
        1_000_000.0.. => t!(lang, "transfer-millions", shown = short(lang, roubles / 1_000_000.0)),
        1_000.0.. => {
            t!(lang, "transfer-thousands", shown = short(lang, (roubles / 1_000.0).round()))
        }
        _ => fmt::money(lang, it),
    }
}

/// At most one decimal, none where it is nothing.
fn short(lang: Lang, it: f64) -> String {
    let text = fmt::decimal(lang, it);
    text.strip_suffix(",0").or(text.strip_suffix(".0")).map_or(text.clone(), str::to_owned)
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_roughly() {
        let said = |roubles: i64| about(Lang::Ru, Money(roubles * 100));
        assert_eq!(said(400_000), "400 тыс. ₽");
        assert_eq!(said(1_800_000), "1,8 млн ₽");
        assert_eq!(said(2_000_000), "2 млн ₽");
    }
}
