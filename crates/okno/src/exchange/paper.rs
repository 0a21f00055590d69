//! What the briefing says: two pages, everything between the two regions, every number with the
//! page it stands on and its day in a footnote.

use super::changes::Changes;
use super::figures::MEASURES;
use super::gather::{Exchange, Side};
use super::store::Line;
use super::views::term;
use super::{Show, sections, transfer};
use ::agreements::ListAgreements;
use ::plans::MeasureState;
use ::practices::List as ListPractices;
use ::visits::{Commitment, ListCommitments, ListVisits, Visit};
use documents::{Block, Paper, Span, Table};
use kernel::Lang;
use ledger::{Figures, Period};
use std::fmt::Display;
use web::{Desk, fmt, t};

/// Two pages hold so many of everything that has no end.
const SHOWN: usize = 5;
/// …and so many commitments of both sides.
const COMMITMENTS: usize = 8;
/// …and so many practices to take and to offer.
const FEW: usize = 3;

/// The briefing being written.
struct Brief<'a> {
    desk: &'a Desk,
    it: &'a Exchange,
}

/// The briefing, for a visit where one is being prepared.
pub(super) fn of(
    desk: &Desk,
    it: &Exchange,
    prepared: Option<&Visit>,
    changes: Option<&Changes<'_>>,
) -> Paper {
    let lang = desk.lang;
    let [a, b] = it.codes();
    let brief = Brief { desk, it };
    let mut blocks = prepared.map_or_else(Vec::new, |visit| vec![brief.visit(visit)]);
    blocks.extend(brief.changed(changes));
    blocks.extend(brief.between());
    blocks.extend(brief.agreements());
    blocks.extend(brief.plan());
    blocks.extend(brief.commitments());
    blocks.extend(brief.figures());
    blocks.extend(brief.ahead());
    let day = fmt::day(lang, it.today());
    Paper {
        lang: lang.word(),
        title: t!(lang, "exchange-briefing-title", a = it.name(a), b = it.name(b)),
        subtitle: t!(lang, "exchange-briefing-as-of", day = day.clone()),
        footer: t!(lang, "exchange-briefing-footer", day = day),
        landscape: false,
        blocks,
    }
}

impl Brief<'_> {
    fn lang(&self) -> Lang {
        self.desk.lang
    }

    fn heading(&self, words: String) -> Block {
        Block::Heading(1, words)
    }

    /// A number; its footnote names the page it stands on and the day of that page.
    fn number(&self, number: impl Display, page: impl Display) -> Span {
        self.number_of(number, page, self.it.today())
    }

    fn number_of(&self, number: impl Display, page: impl Display, on: kernel::Day) -> Span {
        let (page, day) = (page.to_string(), fmt::day(self.lang(), on));
        let note = t!(self.lang(), "exchange-note", page = page, day = day);
        Span::bold(number.to_string()).noted(note)
    }

    /// The page of the two regions, where most numbers stand.
    fn here(&self, section: &str) -> String {
        let [a, b] = self.it.codes();
        format!("{}#{section}", Show { a, b })
    }

    fn of_them(&self, page: impl Display) -> String {
        format!("{page}?region={}", self.it.them().region.code)
    }

    fn agreements_page(&self) -> String {
        let (us, them) = (self.it.us().region.code, self.it.them().region.code);
        format!("{ListAgreements}?region={us}&partner={them}")
    }

    /// What the visit is for.
    fn visit(&self, it: &Visit) -> Block {
        let lang = self.lang();
        Block::Facts(vec![
            (t!(lang, "exchange-brief-visit"), term(self.desk, it.from, it.to)),
            (t!(lang, "exchange-brief-host"), self.it.name(it.host).to_owned()),
            (t!(lang, "exchange-brief-aim"), it.aim.clone()),
        ])
    }

    /// «Что изменилось с прошлой встречи».
    fn changed(&self, changes: Option<&Changes<'_>>) -> Vec<Block> {
        let lang = self.lang();
        let heading = self.heading(t!(lang, "exchange-changed"));
        let Some(it) = changes else {
            return vec![heading, Block::Text(vec![t!(lang, "exchange-never-met").into()])];
        };
        let met = t!(lang, "exchange-met-last", day = fmt::day(lang, it.day()));
        let (signed, closed, late) = (it.signed.len(), it.closed.len(), it.overdue.len());
        let titles: Vec<&str> = it.signed.iter().map(|it| it.title.as_str()).take(3).collect();
        let titles =
            if titles.is_empty() { String::new() } else { format!(": {}", titles.join("; ")) };
        let plan = self.here("plan");
        let promised = self.of_them(ListCommitments);
        let mut list = vec![
            vec![
                self.number(signed, self.agreements_page()),
                format!(" {}{titles}", t!(lang, "exchange-since-signed", count = signed)).into(),
            ],
            vec![
                self.number(it.reported.measures, &plan),
                format!(" {} ", t!(lang, "exchange-since-reported", count = it.reported.measures))
                    .into(),
                self.number(it.reported.done, &plan),
            ],
            vec![
                self.number(closed, &promised),
                format!(" {} ", t!(lang, "exchange-since-closed", count = closed)).into(),
                self.number(late, &promised),
            ],
        ];
        list.extend(
            self.it.sides.iter().zip(&it.before).map(|(side, before)| self.grown(it, side, before)),
        );
        vec![heading, Block::Text(vec![met.into()]), Block::List(list)]
    }

    /// How the figures of a centre have changed.
    fn grown(&self, changes: &Changes<'_>, side: &Side, before: &Figures) -> Vec<Span> {
        let mut line: Vec<Span> = vec![format!("{}: ", side.place()).into()];
        for (at, measure) in MEASURES.into_iter().take(2).enumerate() {
            let was = measure.of(before, Period::All);
            let now = measure.of(&side.figures, Period::All);
            let label = measure.label(self.lang(), None);
            let then = format!("{}&on={}", side.dashboard(&self.it.choice), changes.day());
            let gap = if at > 0 { ", " } else { "" };
            line.push(format!("{gap}{label} ").into());
            line.push(self.number_of(measure.written(self.lang(), was), then, changes.day()));
            line.push(" → ".into());
            line.push(
                self.number(measure.written(self.lang(), now), side.dashboard(&self.it.choice)),
            );
        }
        line
    }

    /// The line of numbers of the page.
    fn between(&self) -> Vec<Block> {
        let lang = self.lang();
        let (agreements, held) = (self.it.agreements.in_force.count, self.it.held().count());
        let tally = self.it.progress().all;
        let all = self.it.commitments.len();
        let ours = self.it.owed_by(self.it.us().region.code).count();
        let plan = self.here("plan");
        let promised = self.of_them(ListCommitments);
        let mut list = vec![vec![
            self.number(agreements, self.agreements_page()),
            format!(" {}", t!(lang, "exchange-agreements-in-force", count = agreements)).into(),
        ]];
        if tally.total > 0 {
            let done = t!(lang, "exchange-done-of", done = tally.done, total = tally.total);
            let words = t!(lang, "exchange-measures-done", count = tally.total);
            let late = t!(lang, "exchange-measures-overdue", count = tally.overdue);
            list.push(vec![
                self.number(done, &plan),
                format!(" {words}, ").into(),
                self.number(late, &plan),
            ]);
        }
        list.push(vec![
            self.number(held, self.of_them(ListVisits)),
            format!(" {}", t!(lang, "exchange-visits-held", count = held)).into(),
        ]);
        let shares = t!(lang, "exchange-ours-theirs", ours = ours, theirs = all - ours);
        list.push(vec![
            self.number(all, &promised),
            format!(" {}: ", t!(lang, "exchange-commitments-open", count = all)).into(),
            self.number(shares, &promised),
        ]);
        vec![self.heading(t!(lang, "exchange-in-brief")), Block::List(list)]
    }

    fn agreements(&self) -> Vec<Block> {
        let line = |it| {
            let (title, days) = sections::agreements::line(self.desk, it);
            vec![Span::bold(title), format!(": {days}").into()]
        };
        let list: Vec<_> = self.it.agreements.in_force.first.iter().take(SHOWN).map(line).collect();
        self.under(t!(self.lang(), "exchange-brief-agreements"), list)
    }

    /// Progress by sphere, and what is late.
    fn plan(&self) -> Vec<Block> {
        let lang = self.lang();
        let plans = self.it.plans_in_hand();
        let titles: Vec<&str> = plans.iter().map(|it| it.title.as_str()).take(2).collect();
        if titles.is_empty() {
            return Vec::new();
        }
        let late = |it: &&Line| it.course.state(self.it.today()) == MeasureState::Overdue;
        let line = |it: &Line| {
            let due = t!(lang, "exchange-was-due", day = fmt::day(lang, it.course.due));
            vec![format!("{}. {} ({due})", it.number, it.text).into()]
        };
        let measures = plans.iter().flat_map(|it| self.it.measures_of(it));
        let late: Vec<Vec<Span>> = measures.filter(late).take(SHOWN).map(line).collect();
        let table = self.progress(titles.join("; "));
        let mut blocks = vec![self.heading(t!(lang, "exchange-plan")), Block::Table(table)];
        if !late.is_empty() {
            blocks.push(Block::Text(vec![Span::bold(t!(lang, "exchange-late-measures"))]));
            blocks.push(Block::List(late));
        }
        blocks
    }

    /// The plans in hand by sphere; the source of its numbers stands above it.
    fn progress(&self, titles: String) -> Table {
        let lang = self.lang();
        let row = |(code, tally): &(String, ::plans::Tally)| {
            let counts = [tally.total, tally.done, tally.under_way, tally.overdue];
            let name = vec![self.it.sphere(lang, code)];
            [name, counts.map(|it| it.to_string()).to_vec()].concat()
        };
        let day = fmt::day(lang, self.it.today());
        let note = t!(lang, "exchange-note", page = self.here("plan"), day = day);
        Table {
            heads: vec![
                t!(lang, "exchange-sphere"),
                t!(lang, "exchange-total"),
                t!(lang, "exchange-done"),
                t!(lang, "exchange-under-way"),
                t!(lang, "exchange-late-measures"),
            ],
            widths: vec![3.2, 1.0, 1.4, 1.2, 1.4],
            rows: self.it.progress().spheres.iter().take(SHOWN).map(row).collect(),
            caption: format!("{titles} ({note})"),
        }
    }

    fn commitments(&self) -> Vec<Block> {
        let lang = self.lang();
        let row = |it: &Commitment| {
            let day = fmt::day(lang, it.due);
            let late = t!(lang, "exchange-overdue");
            let due = if it.is_overdue(self.it.today()) { format!("{day}, {late}") } else { day };
            vec![it.text.clone(), self.it.name(it.side).to_owned(), due]
        };
        let rows: Vec<Vec<String>> =
            self.it.commitments.iter().take(COMMITMENTS).map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let table = Table {
            heads: vec![
                t!(lang, "exchange-what"),
                t!(lang, "exchange-who"),
                t!(lang, "exchange-when"),
            ],
            widths: vec![3.5, 2.2, 2.2],
            rows,
            caption: String::new(),
        };
        vec![self.heading(t!(lang, "exchange-commitments")), Block::Table(table)]
    }

    /// Figures of both centres, for all time.
    fn figures(&self) -> Vec<Block> {
        let lang = self.lang();
        let line = |side: &Side| {
            let mut line: Vec<Span> = vec![format!("{}: ", side.place()).into()];
            for (at, measure) in MEASURES.into_iter().enumerate() {
                let value = measure.of(&side.figures, Period::All);
                let gap = if at > 0 { ", " } else { "" };
                line.push(format!("{gap}{} ", measure.label(lang, None)).into());
                let shown = measure.written(lang, value);
                line.push(self.number(shown, side.dashboard(&self.it.choice)));
            }
            line
        };
        self.under(t!(lang, "exchange-figures"), self.it.sides.iter().map(line).collect())
    }

    /// What to talk about: untouched spheres and directions, the other side's practices.
    fn ahead(&self) -> Vec<Block> {
        let lang = self.lang();
        let spheres = self.it.untouched_spheres();
        let spheres = spheres.iter().take(SHOWN).map(|it| it.name.as_str());
        let directions = self.it.untouched_directions();
        let directions = directions.iter().take(SHOWN).map(|it| it.name);
        let untouched: Vec<&str> = spheres.chain(directions).collect();
        let mut list: Vec<Vec<Span>> = Vec::new();
        if !untouched.is_empty() {
            let words = format!("{} {}", t!(lang, "exchange-untouched"), untouched.join("; "));
            list.push(vec![words.into()]);
        }
        let count = self.it.transfer.theirs.len();
        if count > 0 {
            let region = self.it.them().region.name.as_str();
            list.push(vec![
                format!("{}: ", t!(lang, "exchange-practices-published", region = region)).into(),
                self.number(count, self.of_them(ListPractices)),
            ]);
        }
        list.extend(self.practices());
        self.under(t!(lang, "exchange-new-directions"), list)
    }

    /// What is proven of theirs, what we could take, what we could offer: a line each.
    fn practices(&self) -> Vec<Vec<Span>> {
        let lang = self.lang();
        let transfer = &self.it.transfer;
        let proven = transfer::sheets::proven(lang, transfer);
        let proven =
            proven.map(|(title, said)| vec![Span::bold(title), format!(": {said}").into()]);
        let line = |head: String, titles: Vec<&str>| {
            let titles = titles.join("; ");
            (!titles.is_empty()).then(|| vec![format!("{head}: ").into(), Span::bold(titles)])
        };
        let ours = transfer.ours.as_ref();
        let taken = ours.and_then(|ours| {
            let best = ours.taking.ranked.iter().take(FEW).map(|it| it.entry.title.as_str());
            line(t!(lang, "transfer-take"), best.collect())
        });
        let given = ours.and_then(|ours| {
            let best = ours.giving.iter().take(FEW).map(|it| it.entry.title.as_str());
            line(t!(lang, "transfer-give"), best.collect())
        });
        [proven, taken, given].into_iter().flatten().collect()
    }

    /// A list under its heading; nothing where there is nothing to list.
    fn under(&self, heading: String, list: Vec<Vec<Span>>) -> Vec<Block> {
        if list.is_empty() { Vec::new() } else { vec![self.heading(heading), Block::List(list)] }
    }
}
