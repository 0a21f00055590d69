//! Papers of a visit: its programme, its protocol, its calendar. Values in, papers out; no I/O.

use crate::store::Material;
use crate::{Commitment, Facts, Item, Kind};
use agreements::Agreement;
use documents::{Block, Event, Paper, Span, Table, When};
use kernel::{Day, Lang, Moment, Zone};
use web::{fmt, t, word};

/// The programme: who comes, day by day what is shown, and what was brought for it.
pub fn programme(lang: Lang, it: &Facts, materials: &[Material]) -> Paper {
    let mut blocks = vec![Block::Facts(vec![
        (t!(lang, "visit-aim"), it.visit.aim.clone()),
        (t!(lang, "visit-host"), it.host.name.clone()),
        (t!(lang, "visit-guest"), it.guest.name.clone()),
        (t!(lang, "visit-days"), days(lang, it.visit.from, it.visit.to)),
    ])];
    blocks.extend(delegation(lang, it));
    blocks.push(Block::Heading(1, t!(lang, "visit-programme")));
    let mut shown: Vec<Day> = it.items.iter().map(|it| it.day).collect();
    shown.dedup();
    for day in shown {
        blocks.push(Block::Heading(2, fmt::day(lang, day)));
        blocks.push(Block::Table(of_day(lang, it, day)));
    }
    if !materials.is_empty() {
        blocks.push(Block::Heading(1, t!(lang, "visit-materials")));
        blocks.push(Block::List(brought(it, materials)));
    }
    paper(lang, it, t!(lang, "visit-programme-title"), blocks)
}

/// The protocol: what was shown, asked and answered; decided → instruction, responsible, term.
pub fn protocol(lang: Lang, it: &Facts, signed: &[&Agreement]) -> Paper {
    let mut blocks = vec![Block::Facts(vec![
        (t!(lang, "visit-aim"), it.visit.aim.clone()),
        (t!(lang, "visit-days"), days(lang, it.visit.from, it.visit.to)),
    ])];
    blocks.extend(delegation(lang, it));
    blocks.push(Block::Heading(1, t!(lang, "visit-protocol-shown")));
    let shown = it.items.iter().filter(|it| it.shown);
    blocks.push(Block::List(shown.map(|it| vec![it.title.clone().into()]).collect()));
    blocks.push(Block::Heading(1, t!(lang, "visit-questions")));
    blocks.push(Block::Table(questions(lang, it)));
    blocks.push(Block::Heading(1, t!(lang, "visit-protocol-decided")));
    blocks.push(Block::Table(decided(lang, it)));
    if !signed.is_empty() {
        blocks.push(Block::Heading(1, t!(lang, "visit-documents")));
        blocks.push(Block::List(signed.iter().map(|it| vec![it.title.clone().into()]).collect()));
    }
    blocks.push(Block::Text(vec![Span::bold(t!(lang, "visit-protocol-signatures"))]));
    let line = |name: &str| (name.to_owned(), "____________________".to_owned());
    blocks.push(Block::Facts(vec![line(&it.host.name), line(&it.guest.name)]));
    paper(lang, it, t!(lang, "visit-protocol-title"), blocks)
}

/// Each item that has materials, with their names.
fn brought(it: &Facts, materials: &[Material]) -> Vec<Vec<Span>> {
    let line = |item: &Item| {
        let names = names_of(item, materials);
        (!names.is_empty()).then(|| vec![format!("{}: {names}", item.title).into()])
    };
    it.items.iter().filter_map(line).collect()
}

fn names_of(item: &Item, materials: &[Material]) -> String {
    let of_item = materials.iter().filter(|it| it.item == item.id).map(|it| it.name.as_str());
    of_item.collect::<Vec<_>>().join(", ")
}

/// The programme as events of a calendar, in the host's time; each with who receives and what was
/// brought for it.
pub fn events(
    lang: Lang,
    it: &Facts,
    materials: &[Material],
    zone: &Zone,
    stamp: Moment,
) -> Vec<Event> {
    let described = |item: &Item| match names_of(item, materials) {
        names if names.is_empty() => item.host.clone(),
        names => {
            format!("{}\n{}: {names}", item.host, t!(lang, "visit-materials")).trim().to_owned()
        }
    };
    let event = |item: &Item| Event {
        uid: format!("{}@okno", item.id),
        stamp: stamp.0,
        when: When::Hours {
            begin: item.day.0.at(item.begins.hour, item.begins.minute, 0, 0),
            end: item.day.0.at(item.ends.hour, item.ends.minute, 0, 0),
            zone: zone.to_string(),
        },
        summary: item.title.clone(),
        place: item.place.clone(),
        description: described(item),
    };
    if !it.items.is_empty() {
        return it.items.iter().map(event).collect();
    }
    // A visit without a programme is still in the calendar.
    vec![Event {
        uid: format!("{}@okno", it.visit.id),
        stamp: stamp.0,
        when: When::Days(it.visit.from.0, it.visit.to.0),
        summary: title(lang, it),
        place: it.host.name.clone(),
        description: it.visit.aim.clone(),
    }]
}

/// «Визит: Республика Башкортостан → Челябинская область».
pub fn name(lang: Lang, kind: Kind, guest: &str, host: &str) -> String {
    format!("{}: {guest} → {host}", word(lang, "visit-kind", kind))
}

/// One day, or from–to.
pub fn days(lang: Lang, from: Day, to: Day) -> String {
    match from == to {
        true => fmt::day(lang, from),
        false => format!("{}–{}", fmt::day(lang, from), fmt::day(lang, to)),
    }
}

/// The name of a visit whose facts are known.
pub fn title(lang: Lang, it: &Facts) -> String {
    name(lang, it.visit.kind, &it.guest.name, &it.host.name)
}

fn paper(lang: Lang, it: &Facts, title_of_paper: String, blocks: Vec<Block>) -> Paper {
    Paper {
        lang: lang.word(),
        title: title_of_paper,
        subtitle: format!("{}, {}", title(lang, it), days(lang, it.visit.from, it.visit.to)),
        footer: title(lang, it),
        landscape: false,
        blocks,
    }
}

/// Who comes and who receives.
fn delegation(lang: Lang, it: &Facts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for region in [&it.guest, &it.host] {
        let rows: Vec<Vec<String>> = it
            .people_of(region.code)
            .map(|it| vec![it.name.clone(), it.position.clone(), it.organisation.clone()])
            .collect();
        if !rows.is_empty() {
            let heads = vec![
                t!(lang, "visit-person"),
                t!(lang, "visit-position"),
                t!(lang, "visit-organisation"),
            ];
            let caption = region.name.clone();
            let widths = vec![2.0, 2.0, 3.0];
            blocks.push(Block::Table(Table { heads, widths, rows, caption }));
        }
    }
    blocks
}

fn of_day(lang: Lang, it: &Facts, day: Day) -> Table {
    let row = |item: &Item| {
        let place = item.organisation.and_then(|id| it.organisation(id));
        let place = place.map(|it| it.short_name.as_str()).into_iter();
        let place = place.chain([item.place.as_str()]).filter(|it| !it.is_empty());
        let guests = match item.guests.is_empty() {
            true => t!(lang, "visit-whole-delegation"),
            false => item.guests.clone(),
        };
        vec![
            format!("{}–{}", item.begins, item.ends),
            place.collect::<Vec<_>>().join(", "),
            item.title.clone(),
            item.host.clone(),
            guests,
            item.transport.clone(),
        ]
    };
    Table {
        heads: vec![
            t!(lang, "visit-item-time"),
            t!(lang, "visit-item-place"),
            t!(lang, "visit-item"),
            t!(lang, "visit-item-host"),
            t!(lang, "visit-item-guests"),
            t!(lang, "visit-item-transport"),
        ],
        widths: vec![1.3, 2.0, 3.0, 1.8, 1.8, 1.5],
        rows: it.items.iter().filter(|it| it.day == day).map(row).collect(),
        caption: String::new(),
    }
}

fn questions(lang: Lang, it: &Facts) -> Table {
    let answer = |it: &crate::Question| match it.is_open() {
        true => t!(lang, "visit-question-open"),
        false => format!("{} ({})", it.answer, it.answered_by),
    };
    let row = |it: &crate::Question| vec![it.text.clone(), it.asked_by.clone(), answer(it)];
    Table {
        heads: vec![
            t!(lang, "visit-question"),
            t!(lang, "visit-asked-by"),
            t!(lang, "visit-answer"),
        ],
        widths: vec![2.5, 1.5, 3.0],
        rows: it.questions.iter().map(row).collect(),
        caption: String::new(),
    }
}

fn decided(lang: Lang, it: &Facts) -> Table {
    let row = |(at, one): (usize, &Commitment)| {
        let side = &it.region(one.side).name;
        let who = match one.responsible.is_empty() {
            true => side.clone(),
            false => format!("{side}, {}", one.responsible),
        };
        vec![(at + 1).to_string(), one.text.clone(), who, fmt::day(lang, one.due)]
    };
    Table {
        heads: vec![
            t!(lang, "visit-protocol-number"),
            t!(lang, "visit-protocol-instruction"),
            t!(lang, "commitment-responsible"),
            t!(lang, "commitment-due"),
        ],
        widths: vec![0.5, 4.0, 2.5, 1.5],
        rows: it.commitments.iter().enumerate().map(row).collect(),
        caption: String::new(),
    }
}
