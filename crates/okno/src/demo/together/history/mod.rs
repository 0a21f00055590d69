//! The journal of agreements, plans, visits, their commitments and their news, as it was written
//! then.

mod papers;

use super::super::centre::{known, ural};
use super::super::store::{Written, load_journal};
use super::visits::{BASE as VISITS, COUNT};
use ::agreements::Agreement;
use ::news::{News, State as NewsState};
use ::visits::{Becomes, Commitment, Facts, Promise, RemarkKind, State};
use db::{Db, Tx};
use journal::Thing;
use kernel::{AccountId, Day, EntryId, Moment, OrganisationId, VisitId};
use serde_json::{Value, json};

/// Where the known numbers of the entries begin.
const BASE: u128 = 0xF_0000;
/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Somebody of the demo: number of the account and of the ministry, name.
type Hand = (u128, u128, &'static str);
const OFFICER: Hand = (6, 0x3000, "Ольга Викторовна Макарова");
const THEIR_OFFICER: Hand = (9, 0x4000, "Гузель Дамировна Каримова");
const PRESS: Hand = (11, 0x3000, "Дарья Андреевна Климова");
const THEIR_PRESS: Hand = (12, 0x4000, "Айгуль Фаритовна Нигматуллина");

/// Writes it; nothing that is still ahead on the demo's day.
pub(super) async fn fill(db: &Db, agreements: &[Agreement], today: Day) -> anyhow::Result<()> {
    let mut scribe = Scribe::default();
    agreements.iter().for_each(|it| scribe.agreement(it));
    let mut tx = db.read().await?;
    scribe.plans(&mut tx).await?;
    for number in 1..=COUNT {
        let visit = VisitId::known(known(VISITS + number));
        let Some(facts) = ::visits::facts(&mut tx, visit).await? else { continue };
        scribe.visit(&facts);
        facts.commitments.iter().for_each(|it| scribe.commitment(it));
        scribe.told(&mut tx, visit).await?;
    }
    drop(tx);
    let night = ural().moment(today.plus_days(1), 0, 0, 0);
    load_journal(db, scribe.in_order(night)).await?;
    Ok(())
}

#[derive(Default)]
struct Scribe {
    written: Vec<Written>,
}

impl Scribe {
    /// From the first thought to the last word.
    fn visit(&mut self, it: &Facts) {
        let (visit, id) = (&it.visit, it.visit.id);
        let mut note = |at, verb, detail| self.write(OFFICER, at, (Thing::Visit, id), verb, detail);
        let none = || json!({});
        note(visit.created_at, "visit-added", none());
        for person in &it.delegates {
            let detail = json!({ "name": person.name });
            note(visit.created_at.plus_seconds(DAY), "visit-delegate-added", detail);
        }
        let begins = ural().moment(visit.from, 9, 30, 0);
        if matches!(visit.state, State::UnderWay | State::Held | State::Closed) {
            note(begins, "visit-begun", none());
        }
        for question in &it.questions {
            note(question.asked_at, "visit-question-asked", none());
            if let Some(at) = question.answered_at {
                note(at, "visit-question-answered", none());
            }
        }
        for consent in &it.consents {
            let detail = json!({ "covers": consent.covers.word() });
            note(consent.recorded_at, "visit-consent-given", detail);
        }
        for remark in &it.remarks {
            note(remark.at, "visit-remark-made", none());
            if let (RemarkKind::Quote, Some(at)) = (remark.kind, remark.approved_at) {
                note(at, "visit-words-approved", none());
            }
        }
        for commitment in &it.commitments {
            note(commitment.made_at, "visit-commitment-made", none());
        }
        let ends = ural().moment(visit.to, 18, 0, 0);
        if matches!(visit.state, State::Held | State::Closed) {
            note(ends, "visit-held", none());
        }
        if visit.state == State::Closed {
            note(ends.plus_seconds(7 * DAY), "visit-closed", none());
        }
    }

    fn commitment(&mut self, it: &Commitment) {
        let thing = (Thing::Commitment, it.id);
        let mut note = |at, verb| self.write(OFFICER, at, thing, verb, json!({}));
        note(it.made_at, "commitment-made");
        let became = match it.becomes {
            Some(Becomes::Measure) => Some("commitment-became-measure"),
            Some(Becomes::Practice) => Some("commitment-became-practice"),
            Some(Becomes::Task) => Some("commitment-became-task"),
            None => None,
        };
        if let Some(verb) = became {
            note(it.made_at.plus_seconds(5 * DAY), verb);
        }
        let Some(day) = it.closed_on else { return };
        let at = ural().moment(day, 16, 0, 0);
        note(at, if it.state == Promise::Done { "commitment-kept" } else { "commitment-dropped" });
    }

    /// The news of a visit, up to the state it is in.
    async fn told(&mut self, tx: &mut Tx, visit: VisitId) -> db::Result<()> {
        for it in ::news::of_visit(tx, visit).await? {
            self.news(&it);
        }
        Ok(())
    }

    fn news(&mut self, it: &News) {
        let thing = (Thing::News, it.id);
        let mut note = |hand, at, verb| self.write(hand, at, thing, verb, json!({}));
        note(PRESS, it.created_at, "news-drafted");
        if it.state != NewsState::Draft {
            note(PRESS, it.created_at.plus_seconds(3600), "news-agreed");
        }
        let approved = [(PRESS, &it.approved_host), (THEIR_PRESS, &it.approved_guest)];
        for (hand, _) in approved.into_iter().filter(|it| !it.1.is_empty()) {
            note(hand, it.created_at.plus_seconds(2 * 3600), "news-approved");
        }
        if let Some(at) = it.released_at {
            note(PRESS, at, "news-released");
        }
    }

    fn write(
        &mut self,
        (account, ministry, name): Hand,
        at: Moment,
        (thing, id): (Thing, impl ToString),
        verb: &'static str,
        detail: Value,
    ) {
        self.written.push(Written {
            id: EntryId::known(known(BASE)),
            at,
            organisation: OrganisationId::known(known(ministry)),
            account: AccountId::known(known(0x9000 + account)),
            name: name.to_owned(),
            thing,
            thing_id: id.to_string(),
            verb,
            detail,
        });
    }

    /// What was written before a moment, in the order of time, with ids in the same order.
    fn in_order(self, before: Moment) -> Vec<Written> {
        let mut all = self.written;
        all.retain(|it| it.at < before);
        all.sort_by_key(|it| it.at);
        let numbered = all.into_iter().zip(1..);
        numbered.map(|(it, n)| Written { id: EntryId::known(known(BASE + n)), ..it }).collect()
    }
}

fn noon(on: Day) -> Moment {
    ural().moment(on, 12, 0, 0)
}
