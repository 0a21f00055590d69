//! What a region could offer another: its practices that the other asked about, that meet the
//! other's published goals, or that it lacks. Never a judgement: no figure of the other's is read.

use super::effects::Effect;
use super::take::{Seen, is_clear};
use indicators::series::{Better, Goal, Indicator};
use kernel::RegionCode;
use practices::{Entry, Offer, OfferState};
use std::sync::Arc;

/// A practice to offer, and why.
pub(in crate::exchange) struct Give {
    pub entry: Arc<Entry>,
    pub ground: Ground,
    /// An offer that waits for its answer, or was declined.
    pub offer: Option<Offer>,
}

/// Why it is offered, the strongest first.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange) enum Ground {
    /// They asked about it: their question.
    Asked(String),
    /// It meets a goal they have published: the goal's indicator.
    Goal(Indicator),
    /// They have nothing like it.
    Lacking,
}

/// A question somebody asked during a visit.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::exchange) struct Question {
    pub text: String,
}

/// What is known of the other side, all of it public or said to us.
pub(in crate::exchange) struct Known<'a> {
    pub questions: &'a [Question],
    pub goals: &'a [Goal],
    pub offers: &'a [Offer],
    pub seen: &'a Seen<'a>,
}

/// Our practices in the order they are offered in: by ground, then the best proven, then by title.
pub(in crate::exchange) fn give(
    ours: &[Arc<Entry>],
    to: RegionCode,
    known: &Known<'_>,
) -> Vec<Give> {
    let taken =
        |it: &Entry| known.seen.held.iter().any(|held| held.region == to && held.practice == it.id);
    let asked: Vec<Asked<'_>> = known.questions.iter().map(Asked::of).collect();
    let mut all: Vec<Give> = ours
        .iter()
        .filter(|it| !taken(it))
        .map(|entry| {
            let offer = known.offers.iter().find(|it| it.practice == entry.id);
            let offer = offer.filter(|it| it.state != OfferState::Accepted).cloned();
            Give { ground: ground(entry, &asked, known), entry: entry.clone(), offer }
        })
        .collect();
    all.sort_by(|a, b| {
        let place = |it: &Give| (it.ground.place(), -it.entry.grade, -it.entry.adopters);
        place(a).cmp(&place(b)).then_with(|| a.entry.folded.cmp(&b.entry.folded))
    });
    all
}

fn ground(it: &Entry, asked: &[Asked<'_>], known: &Known<'_>) -> Ground {
    if let Some(question) = asked_about(it, asked) {
        return Ground::Asked(question.text.to_owned());
    }
    let goals = known.goals.iter().filter(|goal| goal.is_open(known.seen.today));
    let met =
        goals.filter_map(|goal| known.seen.indicators.iter().find(|it| it.code == goal.indicator));
    let effects = known.seen.effects.of(it.id);
    let helps = |of: &&Indicator| effects.iter().any(|effect| moves(effect, of));
    met.into_iter().find(helps).map_or(Ground::Lacking, |of| Ground::Goal(of.clone()))
}

/// The question that speaks of a practice. Where nothing was asked, no title is taken apart.
fn asked_about<'a>(it: &Entry, asked: &'a [Asked<'a>]) -> Option<&'a Asked<'a>> {
    asked.iter().find(|asked| asked.is_about(it.title_stems()))
}

/// Whether an effect moves an indicator the good way.
fn moves(effect: &Effect, of: &Indicator) -> bool {
    let by = effect.by.unwrap_or_default();
    let good = match of.better {
        Better::More => by > 0.0,
        Better::Less => by < 0.0,
        Better::Neither => false,
    };
    effect.indicator == of.code && is_clear(effect) && good
}

/// A question with its stems, computed once for all practices.
struct Asked<'a> {
    text: &'a str,
    stems: Vec<String>,
}

impl Asked<'_> {
    fn of(it: &Question) -> Asked<'_> {
        Asked { text: &it.text, stems: search::stems(&it.text) }
    }

    /// Whether it speaks of a practice: it says at least two words of the title, and half of them.
    fn is_about(&self, title: &[String]) -> bool {
        let said = title.iter().filter(|it| self.stems.contains(it)).count();
        said >= 2 && said * 2 >= title.len()
    }
}

impl Ground {
    fn place(&self) -> u8 {
        match self {
            Ground::Asked(_) => 0,
            Ground::Goal(_) => 1,
            Ground::Lacking => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::effects::Effects;
    use super::*;
    use kernel::{Money, OrganisationId, PracticeId};
    use practices::{Catalogue, Held};

    fn entry(title: &str, grade: i64) -> Arc<Entry> {
        Arc::new(Entry {
            id: PracticeId::new(),
            title: title.into(),
            folded: kernel::fold(title),
            organisation: OrganisationId::new(),
            organisation_name: "Центр".into(),
            region: "74".parse().unwrap(),
            region_name: "Челябинская область".into(),
            sphere: practices::Sphere::default(),
            direction: practices::DirectionKind::default(),
            cost: Money(0),
            launch_days: 30,
            grade,
            adopters: 0,
            published_on: "2024-01-01".parse().unwrap(),
            confirmed_on: "2026-01-01".parse().unwrap(),
            stems: String::new(),
            titled: Default::default(),
        })
    }

    fn given(ours: &[Arc<Entry>], question: &str, held: &[Held]) -> Vec<Give> {
        let catalogue = Catalogue::new(Vec::new());
        let today = "2026-11-23".parse().unwrap();
        let effects = Effects::default();
        let seen = Seen { catalogue: &catalogue, effects: &effects, indicators: &[], held, today };
        let questions = [Question { text: question.into() }];
        let known = Known { questions: &questions, goals: &[], offers: &[], seen: &seen };
        give(ours, "02".parse().unwrap(), &known)
    }

    #[test]
    fn what_they_asked_about_stands_first() {
        let ours = [entry("Инженер на один день", 4), entry("Школа семейного дела", 0)];
        let all = given(&ours, "Сколько длится ваша школа семейного дела?", &[]);
        let titles: Vec<&str> = all.iter().map(|it| it.entry.title.as_str()).collect();
        assert_eq!(titles, ["Школа семейного дела", "Инженер на один день"]);
        assert!(matches!(all[0].ground, Ground::Asked(_)) && all[1].ground == Ground::Lacking);
        let all = given(&ours, "Сколько длится один день инженера в школе?", &[]);
        assert_eq!(all[0].entry.title, "Инженер на один день");
    }

    #[test]
    fn what_they_have_is_not_offered() {
        let ours = [entry("Инженер на один день", 4)];
        let held = Held {
            id: kernel::AdoptionId::new(),
            practice: ours[0].id,
            region: "02".parse().unwrap(),
            state: practices::AdoptionState::Pilot,
        };
        assert!(given(&ours, "", &[held]).is_empty());
        let elsewhere = Held { region: "16".parse().unwrap(), ..held };
        assert_eq!(given(&ours, "", &[elsewhere]).len(), 1);
    }
}
