//! Filling a database with the demo, step by step.

use super::centre::{Centre, bashkortostan, chelyabinsk, others};
use super::chance::Chance;
use super::people::{Card, Place};
use super::registers::{self, Dumps};
use super::requests::{Desk, REFUSED_PERMILLE, Request};
use super::story::{Story, story};
use super::{ACCOUNTS, Options, PASSWORD, history, store, together};
use db::{Db, Tx, transact};
use kernel::{AccountId, ApplicationId, Day, Moment, OrganisationId, Secret};
use ledger::{Cells, Decision};
use people::{Account, Hashed};
use std::collections::HashMap;
use std::fmt;

/// What filling is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Thinking everything up.
    Story,
    /// Institutions, people, catalogues.
    Centres,
    /// The SME registry.
    Registry,
    /// Clients and their consents.
    Clients,
    /// The ledger.
    Ledger,
    /// Figures and decisions.
    Figures,
    /// Applications, notes, the journal.
    Applications,
    /// Agreements, plans, visits, practices.
    Together,
    /// What the search box finds.
    Search,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Step::Story => "thinking up years of work",
            Step::Centres => "centres, people, services",
            Step::Registry => "SME registry",
            Step::Clients => "clients",
            Step::Ledger => "ledger of renderings",
            Step::Figures => "figures",
            Step::Applications => "applications",
            Step::Together => "agreements, plans, visits",
            Step::Search => "search",
        })
    }
}

/// Fills an empty, migrated database. `progress` hears what is being done and which share of all,
/// 0–1, is behind.
///
/// # Errors
/// A day before the centre had opened; the database's.
pub async fn fill(
    db: &Db,
    secret: &Secret,
    options: &Options,
    mut progress: impl FnMut(Step, f64),
) -> anyhow::Result<()> {
    let today = options.today;
    let scale = if options.small { 100 } else { 1 };
    let centres = [chelyabinsk(scale), bashkortostan(scale)];
    let earliest = centres[1].plan.founded.plus_months(1);
    anyhow::ensure!(
        today >= earliest,
        "the demo begins on {earliest}: the centres must have opened"
    );

    progress(Step::Story, 0.0);
    let dumps = Dumps::before(today);
    let told = tell(&centres, options, dumps.live, secret);
    progress(Step::Centres, 0.12);
    open_centres(db, &centres, today).await?;
    progress(Step::Registry, 0.14);
    let stories: Vec<&Story> = told.iter().map(|it| &it.story).collect();
    registers::load(db, &stories, if options.small { 1_000 } else { 20_000 }, dumps).await?;

    let suspended = db.suspend_indexes(INDEXES).await?;
    progress(Step::Clients, 0.18);
    for it in &stories {
        load_clients(db, it, today).await?;
    }
    load_ledger(db, &stories, |share| progress(Step::Ledger, 0.36 + 0.36 * share)).await?;
    progress(Step::Figures, 0.72);
    let decisions: Vec<Decision> = told.iter().flat_map(decided).collect();
    ledger::load_figures(db, &figures(&stories, &decisions)).await?;
    ledger::load_decisions(db, decisions).await?;
    db.restore_indexes(suspended).await?;

    progress(Step::Applications, 0.82);
    for it in &told {
        load_applications(db, it, today).await?;
    }
    progress(Step::Together, 0.84);
    together::fill(db, today).await?;
    progress(Step::Search, 0.85);
    load_search(db, &told).await?;
    db.analyze().await?;
    progress(Step::Search, 1.0);
    Ok(())
}

/// Indexes whose order is not that of the loading.
const INDEXES: &[&str] = &[
    "renderings_by_client_key",
    "renderings_by_day",
    "clients_by_inn",
    "clients_by_name",
    "clients_by_time",
    "decisions_by_day",
];

/// A centre's story with its applications.
struct Told<'a> {
    story: Story<'a>,
    requests: Vec<Request>,
}

/// Thinks up both centres, each on a core of its own.
fn tell<'a>(
    centres: &'a [Centre; 2],
    options: &Options,
    dump: Day,
    secret: &Secret,
) -> Vec<Told<'a>> {
    let (today, small) = (options.today, options.small);
    let one = |centre: &'a Centre, open: usize| {
        let mut story = story(centre, today, secret);
        let open = if small { open / 10 } else { open };
        let requests = Desk::new(&mut story, today, dump).write(open);
        Told { story, requests }
    };
    std::thread::scope(|scope| {
        let second = scope.spawn(|| one(&centres[1], 140));
        let first = one(&centres[0], 460);
        let second = second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        vec![first, second]
    })
}

/// Institutions, people, catalogues: few rows, one transaction.
async fn open_centres(db: &Db, centres: &[Centre; 2], today: Day) -> db::Result<()> {
    let password = people::hash_password(PASSWORD, [7; 32]).await;
    let opened = centres[0].zone().moment(centres[0].plan.founded, 9, 0, 0);
    transact!(db, |tx| {
        regions::seed(tx).await?;
        store::mark(tx, today).await?;
        for it in others() {
            regions::save_organisation(tx, &it).await?;
        }
        for it in centres {
            keep_centre(tx, it).await?;
        }
        keep_people(tx, centres, &password, opened).await
    })
}

async fn keep_centre(tx: &mut Tx, it: &Centre) -> db::Result<()> {
    regions::save_organisation(tx, &it.organisation).await?;
    for direction in &it.directions {
        regions::save_direction(tx, direction).await?;
    }
    for workspace in &it.workspaces {
        regions::save_workspace(tx, workspace).await?;
    }
    for service in &it.services {
        services::save(tx, service).await?;
    }
    for rule in &it.rules {
        services::save_rule(tx, rule).await?;
    }
    Ok(())
}

async fn keep_people(
    tx: &mut Tx,
    centres: &[Centre; 2],
    password: &Hashed,
    now: Moment,
) -> db::Result<()> {
    for it in ACCOUNTS {
        keep_account(tx, it.id(), it.email, it.name, password, now).await?;
        let direction = (it.role == kernel::Role::Specialist)
            .then(|| centres[usize::from(it.place() == Place::Bashkortostan)].directions[0].id);
        people::grant(tx, it.id(), place(it, centres), it.role, direction).await?;
    }
    for centre in centres {
        let well_known = |id| ACCOUNTS.iter().any(|it| it.id() == id);
        for it in centre.specialists.iter().filter(|it| !well_known(it.account)) {
            keep_account(tx, it.account, &it.email, &it.name, password, now).await?;
            let direction = Some(centre.directions[it.direction].id);
            let role = kernel::Role::Specialist;
            people::grant(tx, it.account, centre.organisation.id, role, direction).await?;
        }
    }
    Ok(())
}

async fn keep_account(
    tx: &mut Tx,
    id: AccountId,
    email: &str,
    name: &str,
    password: &Hashed,
    now: Moment,
) -> db::Result<()> {
    let email = email.parse().expect("addresses of the demo have their form");
    let account = Account { id, email, name: name.to_owned(), lang: None };
    people::add_account(tx, &account, Some(password), now).await.map(drop)
}

fn place(it: &Card, centres: &[Centre; 2]) -> OrganisationId {
    let others = others();
    match it.place() {
        Place::Chelyabinsk => centres[0].organisation.id,
        Place::Bashkortostan => centres[1].organisation.id,
        Place::MinistryOfChelyabinsk => others[0].id,
        Place::MinistryOfBashkortostan => others[1].id,
        Place::Network => others[2].id,
    }
}

async fn load_clients(db: &Db, story: &Story<'_>, today: Day) -> db::Result<()> {
    let mut bulk = store::clients(db).await?;
    for number in 0..story.visitors.all.len() {
        let card = story.visitors.card(number, &story.keys[number]);
        bulk.push(store::client(card)).await?;
    }
    bulk.finish().await?;
    store::load_consents(db, history::consents(story, today)).await?;
    Ok(())
}

/// Loads are cut into pieces of this many rows, so that progress is seen.
const PIECE: usize = 40_000;

async fn load_ledger(
    db: &Db,
    stories: &[&Story<'_>],
    mut progress: impl FnMut(f64),
) -> db::Result<()> {
    let all: usize = stories.iter().map(|it| it.rows.len()).sum();
    let mut done = 0;
    for it in stories {
        for from in (0..it.rows.len()).step_by(PIECE) {
            progress(done as f64 / all as f64);
            let piece = from..(from + PIECE).min(it.rows.len());
            done += piece.len();
            ledger::load(db, piece.map(|number| it.rendering(number))).await?;
        }
    }
    Ok(())
}

/// Decisions: on the demo's applications, and on the earlier ones that the ledger tells of.
fn decided(told: &Told) -> Vec<Decision> {
    let story = &told.story;
    let organisation = story.visitors.centre.organisation.id;
    let region = story.visitors.centre.region();
    let decision = |application, decided_on, refused| Decision {
        application,
        organisation,
        region,
        decided_on,
        refused,
    };
    let mut decisions: Vec<Decision> = Vec::new();
    let mut chance = Chance::of(story.visitors.centre.seed, 0xdec1);
    let first = told.requests.first().map(|it| it.application.created_at);
    let first = first.map(|it| it.day_in(story.visitors.centre.zone()));
    for (number, row) in story.rows.iter().enumerate() {
        let is_earlier = first.is_none_or(|it| row.rendered_on < it);
        if row.days == 0 || row.reverses.is_some() || row.application.is_some() || !is_earlier {
            continue;
        }
        let on = row.rendered_on.plus_days(1 - i32::from(row.days));
        let at = story.recorded_at(number);
        decisions.push(decision(ApplicationId::known(chance.id(at)), on, false));
        if chance.permille(REFUSED_PERMILLE) {
            decisions.push(decision(ApplicationId::known(chance.id(at)), on, true));
        }
    }
    decisions.extend(told.requests.iter().filter_map(|it| {
        let it = &it.application;
        Some(decision(it.id, it.decided_on?, it.ground.is_some()))
    }));
    decisions
}

/// The figures of everything, folded on all cores.
fn figures(stories: &[&Story], decisions: &[Decision]) -> Cells {
    let mut all = std::thread::scope(|scope| {
        let fold = |it: &Story| ledger::compute((0..it.rows.len()).map(|number| it.entry(number)));
        let folds: Vec<_> = stories.iter().map(|it| scope.spawn(move || fold(it))).collect();
        let mut cells = Cells::new();
        for it in folds {
            let some = it.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            // Nobody is a client of both centres: their cells add up.
            some.into_iter().for_each(|(cell, counts)| *cells.entry(cell).or_default() += counts);
        }
        cells
    });
    let mut fold = ledger::Fold::default();
    decisions.iter().for_each(|it| fold.decide(it));
    fold.finish().into_iter().for_each(|(cell, it)| *all.entry(cell).or_default() += it);
    all
}

async fn load_applications(db: &Db, it: &Told<'_>, today: Day) -> anyhow::Result<()> {
    let Told { story, requests } = it;
    store::load_requests(db, requests).await?;
    store::load_notes(db, history::notes(story, requests)).await?;
    store::load_journal(db, history::journal(story, requests, today)).await?;
    let region = story.visitors.centre.region();
    let mut last: HashMap<i16, i64> = HashMap::new();
    for it in requests {
        let (year, number) = numbered(&it.application.number);
        let highest = last.entry(year).or_default();
        *highest = number.max(*highest);
    }
    transact!(db, |tx| {
        for (year, last) in &last {
            store::keep_last_number(tx, region, *year, *last).await?;
        }
        Ok::<_, db::Error>(())
    })?;
    Ok(())
}

/// Year and number of `74-2026-31877`.
fn numbered(text: &str) -> (i16, i64) {
    let mut parts = text.split('-').skip(1);
    let mut part = || parts.next().and_then(|it| it.parse::<i64>().ok());
    let (year, number) = (part(), part());
    (year.unwrap_or_default() as i16, number.unwrap_or_default())
}

async fn load_search(db: &Db, told: &[Told<'_>]) -> db::Result<()> {
    let clients = told.iter().flat_map(|it| {
        let story = &it.story;
        let card = move |number| story.visitors.card(number, &story.keys[number]);
        (0..story.visitors.all.len()).map(move |number| clients::document(&card(number)))
    });
    let applications = told.iter().flat_map(|it| {
        let services = &it.story.visitors.centre.services;
        let document = |it: &Request| {
            applications::document(&it.application, &it.client, &services[it.service])
        };
        it.requests.iter().map(document)
    });
    search::load(db, clients.chain(applications)).await
}
