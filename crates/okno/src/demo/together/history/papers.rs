//! What was written of agreements and their plans.

use super::{Hand, OFFICER, Scribe, THEIR_OFFICER, noon};
use ::agreements::{Agreement, State};
use ::plans::{Plan, Report, Says, Side, Source};
use db::Tx;
use journal::Thing;
use kernel::Day;
use serde_json::json;

impl Scribe {
    /// From the draft to its end.
    pub(super) fn agreement(&mut self, it: &Agreement) {
        let ours = it.regions().iter().any(|it| it.to_string() == "74");
        let hand = if ours { OFFICER } else { THEIR_OFFICER };
        let thing = (Thing::Agreement, it.id);
        let mut note = |at, verb, detail| self.write(hand, at, thing, verb, detail);
        let dated = |day: Day| json!({ "day": day.to_string() });
        let entered = json!({ "state": it.state.word() });
        note(it.created_at.plus_seconds(-4 * 3600), "agreement-entered", entered);
        for party in it.parties.iter().filter_map(|it| it.agreed_on) {
            note(noon(party), "agreement-agreed", json!({}));
        }
        if let Some(on) = it.signed_on {
            note(noon(on), "agreement-signed", dated(on));
        }
        if let Some(from) = it.in_force_from {
            note(noon(from).plus_seconds(60), "agreement-in-force", dated(from));
        }
        let Some(ended) = it.ended_on else { return };
        match it.state {
            State::Superseded => note(noon(ended), "agreement-superseded", json!({})),
            State::Terminated => {
                let detail = json!({ "day": ended.to_string(), "ground": it.ground });
                note(noon(ended), "agreement-terminated", detail);
            }
            _ => {}
        }
    }

    /// The plans of the two regions, every version, and each side's word on each measure.
    pub(super) async fn plans(&mut self, tx: &mut Tx) -> db::Result<()> {
        let [a, b] = ["74", "02"].map(|it| it.parse().expect("a region's code has two digits"));
        for plan in ::plans::between(tx, a, b).await? {
            self.plan(&plan, &::plans::versions(tx, plan.id).await?);
            for report in ::plans::reports_of_plan(tx, plan.id).await? {
                self.report(&plan, &report);
            }
        }
        Ok(())
    }

    fn plan(&mut self, plan: &Plan, versions: &[::plans::Version]) {
        let thing = (Thing::Plan, plan.id);
        let mut note = |at, verb, detail| self.write(OFFICER, at, thing, verb, detail);
        note(plan.created_at.plus_seconds(-4 * 3600), "plan-added", json!({}));
        for it in versions {
            let approved = it.approved_on.map_or(it.begun_at, noon);
            if it.version > 1 {
                let detail = json!({ "version": it.version, "reason": it.reason });
                note(approved.plus_seconds(-60), "plan-revised", detail);
            }
            if let Some(on) = it.approved_on {
                let detail = json!({ "version": it.version, "day": on.to_string() });
                note(approved, "plan-approved", detail);
            }
        }
    }

    /// The other side's word that came by a letter was entered by our hand.
    fn report(&mut self, plan: &Plan, it: &Report) {
        let hand: Hand = match (it.side, it.source) {
            (Side::B, Source::Own) => THEIR_OFFICER,
            _ => OFFICER,
        };
        let verb = if it.says == Says::Done { "measure-reported-done" } else { "measure-reported" };
        let detail = json!({ "side": plan.name(it.side) });
        self.write(hand, it.entered_at, (Thing::Measure, it.measure), verb, detail);
    }
}
