//! May this client receive this service today? Three answers, every reason, and what is open
//! instead. Pure: the same facts give the same answer for ever.

use kernel::{Day, Say};
use serde::{Deserialize, Serialize};

use super::rules_asked::Case;
use super::{Facts, RuleKind, RuleVersion, Service, Validity, What};

/// The three answers; the order is from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// May be rendered.
    Yes,
    /// May be rendered once a person has seen the papers.
    NeedsConfirmation,
    /// May not be rendered.
    No,
}

kernel::words! { Verdict { Yes = "yes", NeedsConfirmation = "needs_confirmation", No = "no" } }

/// What one rule answered, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// This rule's own answer.
    pub outcome: Verdict,
    /// The sentence for people.
    pub say: Say,
    /// The legal act behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// What would have to be confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<What>,
    /// After a no: the first day on which this rule may answer otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_on: Option<Day>,
}

/// The answer to "may they?": it always explains itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The worst outcome among the reasons.
    pub verdict: Verdict,
    /// Every rule's answer, good ones as well, in the order of DOMAIN.md §3.
    pub reasons: Vec<Reason>,
    /// What is still to be confirmed, each once.
    pub confirmations: Vec<What>,
}

/// A service that is open to the client now.
#[derive(Debug, Clone, PartialEq)]
pub struct Open<'a> {
    /// Which.
    pub service: &'a Service,
    /// Whether at once or after a confirmation; never [`Verdict::No`].
    pub verdict: Verdict,
}

/// The most services [`open_instead`] names.
pub const SUGGESTIONS: usize = 5;

/// Asks every rule of `service` that is in force on `today`. Rules of other services and rules
/// out of their validity are ignored, so a whole catalogue's rules may be passed.
pub fn eligibility(service: &Service, rules: &[RuleVersion], facts: &Facts, today: Day) -> Answer {
    let case = Case { service, facts, today };
    let mut in_force: Vec<&RuleVersion> = rules
        .iter()
        .filter(|it| it.service == service.id && it.validity(today) == Validity::InForce)
        .collect();
    in_force.sort_by_key(|it| it.rule.kind());
    let own = in_force.partition_point(|it| it.rule.kind() <= RuleKind::NotRepeated);
    let (common, own) = in_force.split_at(own);

    let mut reasons = vec![case.offered(), case.recipient(), case.inn()];
    reasons.extend(common.iter().map(|it| case.ask(it)));
    reasons.extend(case.limit());
    reasons.extend(own.iter().map(|it| case.ask(it)));
    Answer::of(reasons)
}

/// Services of the catalogue that are open to the client on `today` instead of `refused`, nearest
/// first: of the same direction, then of the same kind, then those that need no confirmation.
/// `rules` holds the rules of the whole catalogue.
pub fn open_instead<'a>(
    catalogue: &'a [Service],
    rules: &[RuleVersion],
    facts: &Facts,
    today: Day,
    refused: &Service,
) -> Vec<Open<'a>> {
    let others = catalogue.iter().filter(|it| it.id != refused.id);
    let mut open: Vec<Open<'a>> = others
        .map(|it| Open { service: it, verdict: eligibility(it, rules, facts, today).verdict })
        .filter(|it| it.verdict != Verdict::No)
        .collect();
    open.sort_by(|a, b| nearness(a, refused).cmp(&nearness(b, refused)));
    open.truncate(SUGGESTIONS);
    open
}

impl Answer {
    fn of(reasons: Vec<Reason>) -> Answer {
        let verdict = reasons.iter().map(|it| it.outcome).max().unwrap_or(Verdict::Yes);
        let mut confirmations: Vec<What> = reasons.iter().filter_map(|it| it.needs).collect();
        confirmations.sort_unstable();
        confirmations.dedup();
        Answer { verdict, reasons, confirmations }
    }

    /// The first day on which everything that says no today may have changed; `None` when nothing
    /// says no, or when time alone will not mend it.
    pub fn again_on(&self) -> Option<Day> {
        let mut noes = self.reasons.iter().filter(|it| it.outcome == Verdict::No);
        noes.try_fold(None, |latest, it| it.again_on.map(|day| latest.max(Some(day)))).flatten()
    }
}

fn nearness<'a>(it: &Open<'a>, refused: &Service) -> (bool, bool, Verdict, &'a str) {
    let service = it.service;
    (
        service.direction != refused.direction,
        service.kind != refused.kind,
        it.verdict,
        &service.name,
    )
}
