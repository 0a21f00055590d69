//! What an application is, and what may happen to it. No I/O.

mod calendar;
mod path;
mod refusal;
#[cfg(test)]
mod tests;

pub use calendar::{due, is_working};
pub use path::{Channel, Ground, State, Step};
pub use refusal::CannotStep;

use kernel::{
    AccountId, Actor, ApplicationId, ClientId, Day, DirectionId, Moment, OrganisationId,
    RenderingId, Role, ServiceId,
};
use services::{Answer, Confirmation, Facts, Service, Verdict};

/// A client's request for a service, and where it stands.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// What people call it: `74-2026-31877`.
    pub number: String,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The direction that renders the service.
    pub direction: DirectionId,
    /// What is asked for.
    pub service: ServiceId,
    /// Who asks.
    pub client: ClientId,
    /// Where it stands.
    pub state: State,
    /// How it came.
    pub channel: Channel,
    /// Who answers for it.
    pub assignee: Option<AccountId>,
    /// When the term began to run.
    pub submitted_at: Option<Moment>,
    /// The day of that moment in the organisation's time zone.
    pub submitted_on: Option<Day>,
    /// The last day of the term.
    pub due_on: Day,
    /// When it was accepted or refused.
    pub decided_on: Option<Day>,
    /// Why it was refused.
    pub ground: Option<Ground>,
    /// The refusal, withdrawal or cancellation in words.
    pub reason: String,
    /// What was offered instead of a refused service.
    pub instead: String,
    /// Documents the client was asked for and has not brought yet.
    pub awaits: String,
    /// What was confirmed by a paper at acceptance: [`Confirmation`]s as JSON.
    pub confirmed: String,
    /// The row of the ledger.
    pub rendering: Option<RenderingId>,
    /// What the client got.
    pub result: String,
    /// The client's mark, 1 to 5; none where the client did not answer.
    pub score: Option<i64>,
    /// The client's words.
    pub feedback: String,
    /// The eligibility [`Snapshot`] taken at submission, as JSON.
    pub facts: String,
    /// When it was written down.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// What eligibility rested on when the application was submitted, and what the rules of that day
/// made of it. Later changes of the rules do not touch it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Snapshot {
    /// The day it was asked.
    pub day: Day,
    /// The facts, the registry's dump date among them.
    pub facts: Facts,
    /// The answer with every reason.
    pub answer: Answer,
}

type Done<T = ()> = Result<T, CannotStep>;

impl Application {
    /// Submits a draft: the term begins to run, and the eligibility of this day is kept.
    pub fn submit(&mut self, actor: &Actor, snapshot: &Snapshot, term: i64, now: Moment) -> Done {
        self.take(actor, Step::Submission)?;
        let today = actor.today(now);
        self.submitted_at = Some(now);
        self.submitted_on = Some(today);
        self.due_on = due(today, term);
        self.facts = json(snapshot);
        Ok(())
    }

    /// Accepts: the rules say yes, or what they leave open was confirmed by a paper.
    pub fn accept(&mut self, actor: &Actor, confirmed: &[Confirmation], today: Day) -> Done {
        self.may(actor, Step::Acceptance)?;
        let answer = self.snapshot().map(|it| it.answer);
        match answer.as_ref().map(|it| it.verdict) {
            Some(Verdict::No) => return Err(CannotStep::NotEligible),
            Some(Verdict::NeedsConfirmation) => {
                let mut asked = answer.iter().flat_map(|it| &it.confirmations);
                if asked.any(|what| confirmed.iter().all(|it| it.what != *what)) {
                    return Err(CannotStep::Unconfirmed);
                }
            }
            Some(Verdict::Yes) | None => {}
        }
        self.take(actor, Step::Acceptance)?;
        self.decided_on = Some(today);
        self.confirmed = json(confirmed);
        Ok(())
    }

    /// Refuses on a ground, in words the client can read, and with what is open instead.
    pub fn refuse(
        &mut self,
        actor: &Actor,
        ground: Ground,
        reason: &str,
        instead: &str,
        today: Day,
    ) -> Done {
        self.may(actor, Step::Refusal)?;
        self.reason = filled(reason, CannotStep::NoReason)?;
        self.take(actor, Step::Refusal)?;
        self.ground = Some(ground);
        self.instead = instead.to_owned();
        self.decided_on = Some(today);
        Ok(())
    }

    /// Names who answers for it: a specialist names themself, the head anyone.
    pub fn assign(&mut self, actor: &Actor, assignee: AccountId) -> Done {
        if self.assignee == Some(assignee) && Step::Assignment.leads(self.state).is_some() {
            return Err(CannotStep::Already(State::Assigned));
        }
        let own = assignee == actor.account && self.assignee.is_none();
        if !own && actor.role != Role::Head {
            return Err(CannotStep::HeadOnly);
        }
        self.take(actor, Step::Assignment)?;
        self.assignee = Some(assignee);
        Ok(())
    }

    /// Begins the work.
    pub fn start(&mut self, actor: &Actor) -> Done {
        self.take(actor, Step::Work)
    }

    /// Asks the client for documents; the application waits for them, its term runs on.
    pub fn ask(&mut self, actor: &Actor, documents: &str) -> Done {
        self.may(actor, Step::Inquiry)?;
        let documents = filled(documents, CannotStep::NoReason)?;
        self.take(actor, Step::Inquiry)?;
        self.awaits = documents;
        Ok(())
    }

    /// The documents have come.
    pub fn receive(&mut self, actor: &Actor) -> Done {
        self.may(actor, Step::Receipt)?;
        if self.awaits.is_empty() {
            return Err(CannotStep::NothingAwaited);
        }
        self.awaits.clear();
        Ok(())
    }

    /// Whether the service may be rendered on day `on`; says how many calendar days passed since
    /// submission.
    pub fn may_render(&self, actor: &Actor, result: &str, on: Day, today: Day) -> Done<i64> {
        self.may(actor, Step::Rendering)?;
        filled(result, CannotStep::NoResult)?;
        let submitted = self.submitted_on.unwrap_or(on);
        if on < submitted || on > today {
            return Err(CannotStep::WrongDay);
        }
        Ok(i64::from(on.days_since(submitted)))
    }

    /// The service is rendered: `rendering` is the ledger's row. Ask [`Self::may_render`] first.
    pub fn render(&mut self, actor: &Actor, rendering: RenderingId, result: &str) -> Done {
        self.take(actor, Step::Rendering)?;
        self.rendering = Some(rendering);
        self.result = result.trim().to_owned();
        self.awaits.clear();
        Ok(())
    }

    /// Keeps what the client says: a mark and words, or no mark where they did not answer.
    pub fn hear(&mut self, actor: &Actor, score: Option<i64>, words: &str) -> Done {
        self.may(actor, Step::Feedback)?;
        if score.is_some_and(|it| !(1..=5).contains(&it)) {
            return Err(CannotStep::WrongScore);
        }
        self.take(actor, Step::Feedback)?;
        self.score = score;
        self.feedback = words.to_owned();
        Ok(())
    }

    /// Closes it.
    pub fn close(&mut self, actor: &Actor) -> Done {
        self.take(actor, Step::Closure)
    }

    /// The client takes it back.
    pub fn withdraw(&mut self, actor: &Actor, reason: &str) -> Done {
        self.leave(actor, Step::Withdrawal, reason)
    }

    /// The centre takes it off the path: a mistake, a double.
    pub fn cancel(&mut self, actor: &Actor, reason: &str) -> Done {
        self.leave(actor, Step::Cancellation, reason)
    }

    /// A new one, a draft yet.
    pub fn draft(
        id: ApplicationId,
        number: String,
        client: ClientId,
        service: &Service,
        channel: Channel,
        today: Day,
        now: Moment,
    ) -> Application {
        Application {
            id,
            number,
            organisation: service.organisation,
            direction: service.direction,
            service: service.id,
            client,
            state: State::Draft,
            channel,
            assignee: None,
            submitted_at: None,
            submitted_on: None,
            due_on: due(today, service.term_days),
            decided_on: None,
            ground: None,
            reason: String::new(),
            instead: String::new(),
            awaits: String::new(),
            confirmed: "[]".to_owned(),
            rendering: None,
            result: String::new(),
            score: None,
            feedback: String::new(),
            facts: "{}".to_owned(),
            created_at: now,
            updated_at: now,
        }
    }

    /// The steps this actor may take now, in the order of the path.
    pub fn next_steps(&self, actor: &Actor) -> Vec<Step> {
        let steps = Step::ALL.iter().copied();
        let fits = |it: &Step| match it {
            Step::Inquiry => self.awaits.is_empty(),
            Step::Receipt => !self.awaits.is_empty(),
            Step::Assignment => self.assignee.is_none() || actor.role == Role::Head,
            _ => true,
        };
        steps.filter(|it| self.may(actor, *it).is_ok() && fits(it)).collect()
    }

    /// The eligibility kept at submission; none while it is a draft.
    pub fn snapshot(&self) -> Option<Snapshot> {
        serde_json::from_str(&self.facts).ok()
    }

    /// What was confirmed at acceptance.
    pub fn confirmations(&self) -> Vec<Confirmation> {
        serde_json::from_str(&self.confirmed).unwrap_or_default()
    }

    /// Whether its term ran out before `today`.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.state.is_open() && self.due_on < today
    }

    fn leave(&mut self, actor: &Actor, step: Step, reason: &str) -> Done {
        self.may(actor, step)?;
        let reason = filled(reason, CannotStep::NoReason)?;
        self.take(actor, step)?;
        self.reason = reason;
        self.awaits.clear();
        Ok(())
    }

    fn take(&mut self, actor: &Actor, step: Step) -> Done {
        self.state = self.may(actor, step)?;
        Ok(())
    }

    /// Where the step leads, if the path and the actor's role let it.
    fn may(&self, actor: &Actor, step: Step) -> Done<State> {
        let state = self.state;
        let Some(to) = step.leads(state) else {
            let done = State::ALL.iter().any(|it| step.leads(*it) == Some(state));
            let why = if done && step.leads(state).is_none() {
                CannotStep::Already(state)
            } else {
                CannotStep::NotFrom { step, state }
            };
            return Err(why);
        };
        let head = actor.role == Role::Head;
        match step {
            Step::Work | Step::Rendering | Step::Closure
                if !head && self.assignee != Some(actor.account) =>
            {
                Err(CannotStep::NotAssignee)
            }
            Step::Cancellation if !head && state != State::Draft => Err(CannotStep::HeadOnly),
            _ => Ok(to),
        }
    }
}

/// Plain data as the text it is kept as.
pub(crate) fn json(it: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(it).expect("plain data is always JSON")
}

fn filled(text: &str, otherwise: CannotStep) -> Done<String> {
    if text.trim().is_empty() { Err(otherwise) } else { Ok(text.trim().to_owned()) }
}
