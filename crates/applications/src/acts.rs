//! Taking a step: find the application, ask the rule, save, note. Pages and the API both come here.

use crate::model::json;
use crate::{Application, CannotStep, Channel, Ground, Snapshot, Step, facts, store};
use clients::Client;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AccountId, ApplicationId, ClientId, Day, Inn, NoteId, Say, ServiceId};
use ledger::{Decision, NewRendering};
use services::{Answer, Confirmation, Facts, Service, Verdict};
use web::{Desk, Error, Result};

/// A step with what it needs.
#[derive(Clone, Debug)]
pub enum Act {
    /// [`Step::Submission`].
    Submit,
    /// [`Step::Acceptance`], with the papers seen.
    Accept(Vec<Confirmation>),
    /// [`Step::Refusal`].
    Refuse {
        /// On which ground.
        ground: Ground,
        /// In words for the client.
        reason: String,
        /// What is offered instead; may be empty.
        instead: String,
    },
    /// [`Step::Assignment`], to whom.
    Assign(AccountId),
    /// [`Step::Work`].
    Start,
    /// [`Step::Inquiry`], for which documents.
    Ask(String),
    /// [`Step::Receipt`].
    Receive,
    /// [`Step::Rendering`].
    Render {
        /// What the client got.
        result: String,
        /// When; today where nothing is said.
        on: Option<Day>,
    },
    /// [`Step::Feedback`].
    Hear {
        /// The client's mark, 1 to 5.
        score: Option<i64>,
        /// The client's words.
        words: String,
    },
    /// [`Step::Closure`].
    Close,
    /// [`Step::Withdrawal`], why.
    Withdraw(String),
    /// [`Step::Cancellation`], why.
    Cancel(String),
}

/// A new application.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// Made with the form: the same form sent twice is one application.
    pub id: ApplicationId,
    /// Who asks.
    pub applicant: Applicant,
    /// For what.
    pub service: ServiceId,
    /// How it came.
    pub channel: Channel,
    /// Submitted at once, or kept as a draft.
    pub submit: bool,
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub enum Applicant {
    /// A client of the centre.
    Known(ClientId),
    /// Whoever has this ИНН: a client, or somebody the registry knows.
    Inn(Inn),
}

/// Takes the step in one transaction.
///
/// # Errors
/// No such application of the actor's organisation; a rule says no; the database's.
pub async fn take(desk: &Desk, id: ApplicationId, act: &Act) -> Result<Application> {
    transact!(desk.db(), |tx| {
        let mut it = store::claim(tx, id, desk.now).await?.ok_or(Error::NotFound)?;
        desk.own(Thing::Application, id, it.organisation)?;
        perform(tx, desk, &mut it, act).await?;
        store::save(tx, &it, desk.now).await?;
        journal::write(tx, desk.now, note(desk, &it, act.step())).await?;
        Ok::<_, Error>(it)
    })
}

/// Writes an application down, and submits it where that is wanted; the one that this form made
/// before, where it is sent again.
///
/// # Errors
/// No such client or service of the actor's organisation; the database's.
pub async fn open(desk: &Desk, new: &NewApplication) -> Result<Application> {
    transact!(desk.db(), |tx| {
        if let Some(before) = store::find(tx, new.id).await? {
            desk.own(Thing::Application, new.id, before.organisation)?;
            return Ok(before);
        }
        let client = applicant(tx, desk, new.applicant).await?;
        let service = own_service(tx, desk, new.service).await?;
        let number = store::next_number(tx, desk.actor().region, desk.today().0.year()).await?;
        let mut it = Application::draft(
            new.id,
            number,
            client.id,
            &service,
            new.channel,
            desk.today(),
            desk.now,
        );
        if new.submit {
            submit(tx, desk, &mut it, &client, &service).await?;
        }
        store::insert(tx, &it).await?;
        let note = Note::by(desk.actor(), "application-added", Thing::Application, it.id);
        journal::write(tx, desk.now, note.with("state", it.state.word())).await?;
        search::put(tx, &document(&it, &client, &service)).await?;
        Ok::<_, Error>(it)
    })
}

/// Adds a note; the same one (`note`) sent again adds nothing.
///
/// # Errors
/// No such application of the actor's organisation; the database's.
pub async fn add_note(desk: &Desk, id: ApplicationId, note: NoteId, body: String) -> Result<()> {
    let actor = desk.actor();
    let (account, name) = (actor.account, actor.name.clone());
    let new = store::Note { id: note, application: id, at: desk.now, account, name, body };
    transact!(desk.db(), |tx| {
        own(tx, desk, id).await?;
        if store::add_note(tx, &new).await? {
            let noted = Note::by(actor, "application-noted", Thing::Application, id);
            journal::write(tx, desk.now, noted).await?;
        }
        Ok::<_, Error>(())
    })
}

/// The application, if it is the actor's organisation's.
///
/// # Errors
/// There is none.
pub async fn own(tx: &mut Tx, desk: &Desk, id: ApplicationId) -> Result<Application> {
    let it = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Application, id, it.organisation)?;
    Ok(it)
}

/// The client, if they are the actor's organisation's.
///
/// # Errors
/// There is none.
pub async fn own_client(tx: &mut Tx, desk: &Desk, id: ClientId) -> Result<Client> {
    let it = clients::find(tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Client, id, it.organisation)?;
    Ok(it)
}

/// The service, if it is of the actor's organisation's catalogue.
///
/// # Errors
/// There is none.
pub async fn own_service(tx: &mut Tx, desk: &Desk, id: ServiceId) -> Result<Service> {
    let it = services::find(tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Service, id, it.organisation)?;
    Ok(it)
}

impl Act {
    /// The step it takes.
    pub fn step(&self) -> Step {
        match self {
            Act::Submit => Step::Submission,
            Act::Accept(_) => Step::Acceptance,
            Act::Refuse { .. } => Step::Refusal,
            Act::Assign(_) => Step::Assignment,
            Act::Start => Step::Work,
            Act::Ask(_) => Step::Inquiry,
            Act::Receive => Step::Receipt,
            Act::Render { .. } => Step::Rendering,
            Act::Hear { .. } => Step::Feedback,
            Act::Close => Step::Closure,
            Act::Withdraw(_) => Step::Withdrawal,
            Act::Cancel(_) => Step::Cancellation,
        }
    }
}

async fn perform(tx: &mut Tx, desk: &Desk, it: &mut Application, act: &Act) -> Result<()> {
    let (actor, today) = (desk.actor(), desk.today());
    match act {
        Act::Submit => submit_draft(tx, desk, it).await?,
        Act::Accept(seen) => {
            it.accept(actor, seen, today)?;
            decided(tx, desk, it, false).await?;
        }
        Act::Refuse { ground, reason, instead } => {
            it.refuse(actor, *ground, reason, instead, today)?;
            decided(tx, desk, it, true).await?;
        }
        Act::Assign(assignee) => {
            let colleagues = people::colleagues(tx, it.organisation).await?;
            if colleagues.iter().all(|it| it.account != *assignee) {
                return Err(CannotStep::NotAColleague.into());
            }
            it.assign(actor, *assignee)?;
        }
        Act::Start => it.start(actor)?,
        Act::Ask(documents) => it.ask(actor, documents)?,
        Act::Receive => it.receive(actor)?,
        Act::Render { result, on } => render(tx, desk, it, result, on.unwrap_or(today)).await?,
        Act::Hear { score, words } => it.hear(actor, *score, words)?,
        Act::Close => it.close(actor)?,
        Act::Withdraw(reason) => it.withdraw(actor, reason)?,
        Act::Cancel(reason) => it.cancel(actor, reason)?,
    }
    Ok(())
}

async fn submit_draft(tx: &mut Tx, desk: &Desk, it: &mut Application) -> Result<()> {
    let client = client_of(tx, it).await?;
    let service = own_service(tx, desk, it.service).await?;
    submit(tx, desk, it, &client, &service).await
}

async fn submit(
    tx: &mut Tx,
    desk: &Desk,
    it: &mut Application,
    client: &Client,
    service: &Service,
) -> Result<()> {
    let (facts, answer) = ask(tx, desk, client, service, desk.today(), Vec::new()).await?;
    let snapshot = Snapshot { day: desk.today(), facts, answer };
    Ok(it.submit(desk.actor(), &snapshot, service.term_days, desk.now)?)
}

/// Renders from an application: the rules are asked again, because the year's limit may have been
/// used up since it was submitted.
async fn render(
    tx: &mut Tx,
    desk: &Desk,
    it: &mut Application,
    result: &str,
    on: Day,
) -> Result<()> {
    let actor = desk.actor();
    let days = it.may_render(actor, result, on, desk.today())?;
    let client = client_of(tx, it).await?;
    let service = own_service(tx, desk, it.service).await?;
    let (facts, answer) = ask(tx, desk, &client, &service, on, it.confirmations()).await?;
    match answer.verdict {
        Verdict::Yes => {}
        Verdict::NeedsConfirmation => return Err(CannotStep::Unconfirmed.into()),
        Verdict::No => return Err(CannotStep::NotOpen(reason_for_no(&answer)).into()),
    }
    let new = NewRendering {
        application: Some(it.id),
        days,
        once: Some(it.id.to_string()),
        ..rendering(desk, &client, &service, on, result, &facts)
    };
    let rendered = ledger::render(tx, &new).await?;
    Ok(it.render(actor, rendered.id, result)?)
}

/// A row of the ledger for a service rendered on the spot.
pub fn rendering(
    desk: &Desk,
    client: &Client,
    service: &Service,
    on: Day,
    result: &str,
    facts: &Facts,
) -> NewRendering {
    let actor = desk.actor();
    NewRendering {
        organisation: actor.organisation,
        region: actor.region,
        direction: service.direction,
        service: service.id,
        client: client.id,
        client_key: client.key.clone(),
        recipient: client.kind,
        rendered_on: on,
        recorded_on: desk.today(),
        recorded_at: desk.now,
        application: None,
        account: actor.account,
        free: service.is_free(),
        days: 0,
        result: result.trim().to_owned(),
        facts: json(facts),
        once: None,
    }
}

/// Asks the rules about one service on day `on`: the facts and their answer.
///
/// # Errors
/// The database's.
pub async fn ask(
    tx: &mut Tx,
    desk: &Desk,
    client: &Client,
    service: &Service,
    on: Day,
    confirmed: Vec<Confirmation>,
) -> Result<(Facts, Answer)> {
    let lookup = facts::look_up(tx, client).await?;
    let facts = facts::gather(tx, client, &lookup, desk.actor().region, confirmed).await?;
    let rules = services::rules(tx, service.id).await?;
    let answer = services::eligibility(service, &rules, &facts, on);
    Ok((facts, answer))
}

async fn applicant(tx: &mut Tx, desk: &Desk, who: Applicant) -> Result<Client> {
    match who {
        Applicant::Known(id) => own_client(tx, desk, id).await,
        Applicant::Inn(inn) => {
            let lookup = registry::lookup(tx, &inn).await?;
            let (actor, secret) = (desk.actor(), &desk.app.secret);
            let client = clients::ensure(tx, actor, secret, &inn, &lookup, desk.now).await?;
            Ok(client.ok_or(CannotStep::UnknownClient)?)
        }
    }
}

async fn client_of(tx: &mut Tx, it: &Application) -> Result<Client> {
    let client = clients::find(tx, it.client).await?;
    client.ok_or_else(|| Error::ours("an application has a client"))
}

/// Counts the decision: shares of refusals rest on it.
async fn decided(tx: &mut Tx, desk: &Desk, it: &Application, refused: bool) -> Result<()> {
    let decision = Decision {
        application: it.id,
        organisation: it.organisation,
        region: desk.actor().region,
        decided_on: desk.today(),
        refused,
    };
    Ok(ledger::decided(tx, &decision).await?)
}

fn note(desk: &Desk, it: &Application, step: Step) -> Note {
    let note = Note::by(desk.actor(), verb(step), Thing::Application, it.id);
    match step {
        Step::Refusal => note.with("ground", it.ground.map_or("", Ground::word)),
        Step::Inquiry => note.with("documents", it.awaits.as_str()),
        _ => note,
    }
}

/// The journal's word for a step; its sentence is `journal-verb-…`.
pub fn verb(step: Step) -> &'static str {
    match step {
        Step::Submission => "application-submitted",
        Step::Acceptance => "application-accepted",
        Step::Refusal => "application-refused",
        Step::Assignment => "application-assigned",
        Step::Work => "application-started",
        Step::Inquiry => "application-asked",
        Step::Receipt => "application-received",
        Step::Rendering => "application-rendered",
        Step::Feedback => "application-heard",
        Step::Closure => "application-closed",
        Step::Withdrawal => "application-withdrawn",
        Step::Cancellation => "application-cancelled",
    }
}

fn reason_for_no(answer: &Answer) -> Say {
    let no = answer.reasons.iter().find(|it| it.outcome == Verdict::No);
    no.map_or_else(|| Say::new("application-not-eligible"), |it| it.say.clone())
}

/// What the search box knows of an application: found by number, client and service.
pub fn document(it: &Application, client: &Client, service: &Service) -> search::Document {
    search::Document {
        kind: search::Kind::Application,
        id: it.id.to_string(),
        scope: search::Scope::Organisation(it.organisation),
        title: it.number.clone(),
        detail: format!("{} · {}", client.name, service.name),
        words: client.inn.map(|it| it.to_string()).unwrap_or_default(),
    }
}
