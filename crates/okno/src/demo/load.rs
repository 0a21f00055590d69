//! Filling a database with the demo, step by step.

use super::centre::{self, Centre, bashkortostan, chelyabinsk, others};
use super::people::{Card, Place};
use super::requests::{Desk, REFUSED_PERMILLE, Request};
use super::story::{Story, story};
use super::{ACCOUNTS, Options, PASSWORD, history, registers, store};
use crate::demo::chance::Chance;
use db::{Db, Tx, Value, transact};
use kernel::{
    AccountId, ApplicationId, Day, Moment, OrganisationId, Recipient, Secret, SnapshotId,
};
use ledger::{Cells, Decision};
use people::{Account, Hashed};
use registry::SmeRecord;
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
    let (dump_before, dump) = dumps(today);
    let told = tell(&centres, options, dump, secret);

    progress(Step::Centres, 0.12);
    let password = people::hash_password(PASSWORD, [7; 32]).await;
    let opened = centres[0].zone().moment(centres[0].plan.founded, 9, 0, 0);
    transact!(db, |tx| {
        regions::seed(tx).await?;
        store::mark(tx, today).await?;
        for it in others() {
            regions::save_organisation(tx, &it).await?;
        }
        for it in &centres {
            keep_centre(tx, it).await?;
        }
        keep_people(tx, &centres, &password, opened).await
    })?;

    progress(Step::Registry, 0.14);
    load_registry(db, &told, options, (dump_before, dump)).await?;

    progress(Step::Clients, 0.18);
    let suspended = db.suspend_indexes(INDEXES).await?;
    for it in &told {
        load_clients(db, &it.story, dump, today).await?;
    }

    progress(Step::Ledger, 0.36);
    let rows: usize = told.iter().map(|it| it.story.rows.len()).sum();
    let mut done = 0;
    for it in &told {
        for chunk in chunks(it.story.rows.len()) {
            let count = chunk.len();
            ledger::load(db, chunk.map(|number| it.story.rendering(number))).await?;
            done += count;
            progress(Step::Ledger, 0.36 + 0.36 * done as f64 / rows as f64);
        }
    }

    db.restore_indexes(suspended).await?;

    progress(Step::Figures, 0.72);
    let mut decisions = Vec::new();
    for it in &told {
        decisions.extend(decided(it));
    }
    ledger::load_figures(db, &figures(&told, &decisions)).await?;
    ledger::load_decisions(db, decisions).await?;

    progress(Step::Applications, 0.8);
    for it in &told {
        load_applications(db, it, today).await?;
    }

    progress(Step::Search, 0.85);
    load_search(db, &told, dump).await?;
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

/// State days of the live dump, which is of the 10th, and of the one before; a dump is out two
/// days later.
fn dumps(today: Day) -> (Day, Day) {
    let tenth = Day::new(today.0.year(), today.0.month(), 10).unwrap_or(today);
    let live = if today.0.day() >= 12 { tenth } else { tenth.plus_months(-1) };
    (live.plus_months(-1), live)
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

/// The registry: the clients who came last, and strangers.
async fn load_registry(
    db: &Db,
    told: &[Told<'_>],
    options: &Options,
    (before, live): (Day, Day),
) -> anyhow::Result<()> {
    let size = if options.small { 1_000 } else { 20_000 };
    let mut records: Vec<SmeRecord> = Vec::new();
    for (it, share) in told.iter().zip([45, 15]) {
        records.extend(registered(&it.story, size * share / 100, live));
    }
    let strangers = size - records.len();
    records.extend((0..strangers).map(registers::stranger));
    let earlier = registers::month_before(&records, strangers);

    let zone = centre::ural();
    let names = registers::okveds();
    transact!(db, |tx| { registry::keep_okved_names(tx, &names).await })?;
    let mut chance = Chance::new(0x5e0);
    let came = |day: Day| zone.moment(day.plus_days(2), 6, 0, 0);
    let first = SnapshotId::known(chance.id(came(before)));
    let source = |day: Day| format!("demo-rsmp-{day}.zip");
    let changes = differences(&earlier, &records);
    registry::seed(db, first, before, &source(before), earlier, came(before)).await?;
    let second = SnapshotId::known(chance.id(came(live)));
    registry::seed(db, second, live, &source(live), records, came(live)).await?;
    let count = |of: &str| changes.iter().filter(|(change, ..)| *change == of).count() as i64;
    let (added, excluded, changed) = (count("added"), count("excluded"), count("changed"));
    let difference = store::Difference { before, added, excluded, changed };
    store::load_changes(db, second, changes).await?;
    transact!(db, |tx| { store::keep_difference(tx, second, &difference).await })?;
    Ok(())
}

/// The clients who came last and are in the registry.
fn registered(story: &Story, wanted: usize, dump: Day) -> Vec<SmeRecord> {
    let visitors = &story.visitors;
    let mut lately: Vec<usize> = (0..visitors.all.len())
        .filter(|it| matches!(visitors.all[*it].kind, Recipient::Company | Recipient::SoleTrader))
        .collect();
    lately.sort_by_key(|it| (std::cmp::Reverse(visitors.all[*it].last), *it));
    let cards = lately.into_iter().map(|it| (it, visitors.card(it, &story.keys[it], Some(dump))));
    let towns = visitors.centre.towns;
    let found = cards.filter(|(_, card)| card.sme_found);
    found.take(wanted).map(|(at, card)| registers::record(&card, towns[at % towns.len()])).collect()
}

fn differences(
    before: &[SmeRecord],
    now: &[SmeRecord],
) -> Vec<(&'static str, kernel::Inn, [Value; 3])> {
    let old: HashMap<_, _> = before.iter().map(|it| (it.inn, it)).collect();
    let new: HashMap<_, _> = now.iter().map(|it| (it.inn, it)).collect();
    let came = now.iter().filter_map(|it| match old.get(&it.inn) {
        None => Some(("added", it, None)),
        Some(was) if was.category != it.category => Some(("changed", it, was.category)),
        Some(_) => None,
    });
    let came = came.map(|(change, it, was)| {
        (change, it.inn, [it.region.into(), was.into(), it.category.into()])
    });
    let went = before.iter().filter(|it| !new.contains_key(&it.inn));
    let nothing = Value::Text(None);
    let went = went
        .map(|it| ("excluded", it.inn, [it.region.into(), it.category.into(), nothing.clone()]));
    came.chain(went).collect()
}

async fn load_clients(db: &Db, story: &Story<'_>, dump: Day, today: Day) -> db::Result<()> {
    let mut bulk = store::clients(db).await?;
    for number in 0..story.visitors.all.len() {
        let card = story.visitors.card(number, &story.keys[number], Some(dump));
        bulk.push(store::client(card)).await?;
    }
    bulk.finish().await?;
    store::load_consents(db, history::consents(story, today)).await?;
    Ok(())
}

/// Loads are cut into pieces of this many rows, so that progress is seen.
const PIECE: usize = 40_000;

fn chunks(rows: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    (0..rows).step_by(PIECE).map(move |from| from..(from + PIECE).min(rows))
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
fn figures(told: &[Told], decisions: &[Decision]) -> Cells {
    let mut all = std::thread::scope(|scope| {
        let fold = |it: &Told| {
            ledger::compute((0..it.story.rows.len()).map(|number| it.story.entry(number)))
        };
        let folds: Vec<_> = told.iter().map(|it| scope.spawn(move || fold(it))).collect();
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

async fn load_search(db: &Db, told: &[Told<'_>], dump: Day) -> db::Result<()> {
    let clients = told.iter().flat_map(|it| {
        let story = &it.story;
        let card = move |number| story.visitors.card(number, &story.keys[number], Some(dump));
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
