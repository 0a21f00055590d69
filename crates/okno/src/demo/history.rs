//! What people wrote around the applications: the journal, notes, consents.

use super::chance::Chance;
use super::requests::Request;
use super::store::Written;
use super::story::Story;
use applications::{Note, State, Step, verb};
use clients::{Channel, Consent, Purpose};
use journal::Thing;
use kernel::{ConsentId, Day, EntryId, Moment, NoteId};

/// Days whose every change stands in the demo's journal.
const JOURNAL: i32 = 14;
/// Days whose new clients gave their consent to the demo.
const CONSENTS: i32 = 540;

/// Entries of the last days, in the order of time.
pub(super) fn journal(story: &Story, requests: &[Request], today: Day) -> Vec<Written> {
    let since = today.plus_days(-JOURNAL);
    let mut scribe = Scribe {
        story,
        chance: Chance::of(story.visitors.centre.seed, 0x10a1),
        written: Vec::new(),
    };
    for it in requests {
        scribe.path(it);
    }
    scribe.walk_ins(since);
    scribe.written.retain(|it| it.at.day_in(story.visitors.centre.zone()) >= since);
    scribe.written.sort_by_key(|it| (it.at, it.id));
    scribe.written
}

struct Scribe<'a> {
    story: &'a Story<'a>,
    chance: Chance,
    written: Vec<Written>,
}

impl Scribe<'_> {
    /// The steps that brought an application to its state.
    fn path(&mut self, it: &Request) {
        let application = &it.application;
        let made = application.created_at;
        self.write(
            it.specialist,
            made,
            Thing::Application,
            application.id.to_string(),
            "application-added",
        );
        let decided = application.decided_on.map(|it| self.opening(it)).unwrap_or(made);
        let decided = decided.max(made.plus_seconds(300));
        let ended = application.updated_at.max(decided.plus_seconds(900));
        for step in steps(application.state) {
            let at = match step {
                Step::Submission => made.plus_seconds(60),
                Step::Acceptance | Step::Refusal => decided,
                Step::Assignment => decided.plus_seconds(300),
                Step::Work => decided.plus_seconds(600),
                Step::Rendering => ended,
                Step::Feedback => ended.plus_seconds(600),
                _ => ended.plus_seconds(900),
            };
            self.write(
                it.specialist,
                at,
                Thing::Application,
                application.id.to_string(),
                verb(*step),
            );
            if let (Step::Refusal, Some(ground)) = (step, application.ground)
                && let Some(written) = self.written.last_mut()
            {
                written.detail = serde_json::json!({ "ground": ground.word() });
            }
        }
    }

    /// Renderings without an application.
    fn walk_ins(&mut self, since: Day) {
        let story = self.story;
        let begin = story.rows.partition_point(|it| it.recorded_on < since);
        for number in begin..story.rows.len() {
            let row = &story.rows[number];
            let at = story.recorded_at(number);
            let specialist = usize::from(row.specialist);
            match (row.reverses, row.application) {
                (Some(it), _) => {
                    let id = story.id(it as usize).to_string();
                    self.write(specialist, at, Thing::Rendering, id, "rendering-reversed");
                }
                (None, None) => {
                    let id = story.id(number).to_string();
                    self.write(specialist, at, Thing::Rendering, id, "rendering-entered");
                }
                (None, Some(_)) => {}
            }
        }
    }

    fn write(
        &mut self,
        specialist: usize,
        at: Moment,
        thing: Thing,
        id: String,
        verb: &'static str,
    ) {
        let centre = self.story.visitors.centre;
        let by = &centre.specialists[specialist];
        self.written.push(Written {
            id: EntryId::known(self.chance.id(at)),
            at,
            organisation: centre.organisation.id,
            account: by.account,
            name: by.name.clone(),
            thing,
            thing_id: id,
            verb,
            detail: serde_json::json!({}),
        });
    }

    fn opening(&self, day: Day) -> Moment {
        self.story.visitors.centre.zone().moment(day, 8, 0, 0)
    }
}

fn steps(to: State) -> &'static [Step] {
    use Step::*;
    const WHOLE: [Step; 7] =
        [Submission, Acceptance, Assignment, Work, Rendering, Feedback, Closure];
    match to {
        State::Draft => &[],
        State::Submitted => &WHOLE[..1],
        State::Accepted => &WHOLE[..2],
        State::Assigned => &WHOLE[..3],
        State::InWork => &WHOLE[..4],
        State::Rendered => &WHOLE[..5],
        State::Feedback => &WHOLE[..6],
        State::Closed => &WHOLE,
        State::Refused => &[Submission, Refusal],
        State::Withdrawn => &[Submission, Withdrawal],
        State::Cancelled => &[Submission, Cancellation],
    }
}

/// Notes of colleagues on every third application.
pub(super) fn notes(story: &Story, requests: &[Request]) -> Vec<Note> {
    let mut chance = Chance::of(story.visitors.centre.seed, 0x407e5);
    let mut notes = Vec::new();
    for it in requests {
        if !chance.permille(330) {
            continue;
        }
        for turn in 0..chance.between(1, 3) {
            let at = it.application.created_at.plus_seconds(400 + turn * 1_700);
            let by = &story.visitors.centre.specialists[it.specialist];
            notes.push(Note {
                id: NoteId::known(chance.id(at)),
                application: it.application.id,
                at,
                account: by.account,
                name: by.name.clone(),
                body: (*chance.pick(WORDS)).to_owned(),
            });
        }
    }
    notes
}

/// Consents of the clients who came first in the last year and a half.
pub(super) fn consents<'a>(story: &'a Story, today: Day) -> impl Iterator<Item = Consent> + 'a {
    let since = today.plus_days(-CONSENTS);
    let centre = story.visitors.centre;
    let new = story.visitors.all.iter().enumerate().filter(move |(_, it)| it.first >= since);
    new.map(move |(number, it)| {
        let given_at = centre.zone().moment(it.first, 9, 30, 0);
        let mut chance = Chance::of(centre.seed * 31, number);
        let by = chance.pick(&centre.specialists);
        Consent {
            id: ConsentId::known(chance.id(given_at)),
            client: story.visitors.id(number),
            purpose: chance.weighted(&[(Purpose::Services, 9), (Purpose::Mailing, 1)]),
            text_version: if it.first >= SEPARATE { "2025-09" } else { "2023-03" }.to_owned(),
            channel: chance.weighted(&[
                (Channel::Paper, 6),
                (Channel::Portal, 3),
                (Channel::Email, 1),
            ]),
            given_at,
            recorded_by: by.name.clone(),
            withdrawn_at: None,
        }
    })
}

/// From this day a consent is a document of its own.
const SEPARATE: Day = Day(jiff::civil::date(2025, 9, 1));

const WORDS: &[&str] = &[
    "Созвонились, документы пришлёт завтра.",
    "Уточнить вид деятельности по выписке.",
    "Просит встречу во второй половине дня.",
    "Документы получены, всё в порядке.",
    "Направил памятку и перечень документов на почту.",
    "Эксперт назначен, ждём подтверждения времени.",
];
