//! What a practice does to an indicator: its adoptions and the regions' observations meet here,
//! and the library `evidence` judges. The grade comes from nowhere else.

use anyhow::Context as _;
use db::Tx;
use evidence::{
    Bootstrap, Design, Direction, Grade, Grounds, Observation, Panel, Rules, Sentence, Thresholds,
    Verdict, judge,
};
use indicators::series::Month;
use kernel::{Day, Moment, PracticeId, RegionCode, Say};
use std::collections::HashMap;

/// Months that are looked back on: ten years.
const MONTHS: i32 = 120;

/// A practice's effect on an indicator, as the observations of today give it.
pub(crate) struct Effect {
    pub practice: PracticeId,
    /// Code of the indicator.
    pub indicator: String,
    pub verdict: Verdict,
    pub grade: Grade,
    /// How many regions work by the practice.
    pub adopters: usize,
}

impl Effect {
    /// Estimates it from months that are over on `today`. The donor's own region is left out: it
    /// is neither an adopter nor somebody to compare with.
    ///
    /// # Errors
    /// A practice that is not there, or observations that make no panel.
    pub async fn estimate(
        tx: &mut Tx,
        practice: PracticeId,
        indicator: &str,
        today: Day,
    ) -> anyhow::Result<Effect> {
        let now = Month::of(today);
        let adoptions = practices::adoptions_of(tx, practice).await?;
        let donor = practices::find(tx, practice).await?.context("no such practice")?.region;
        let began: HashMap<RegionCode, Month> = adoptions
            .iter()
            .filter_map(|it| Some((it.region, Month::of(it.implemented_on?))))
            .collect();
        let observed = indicators::panel(tx, indicator, now.plus(-MONTHS), now.plus(-1)).await?;
        let rows: Vec<(String, Month, f64, Option<Month>)> = observed
            .into_iter()
            .filter(|(region, ..)| *region != donor)
            .map(|(region, month, value)| {
                (region.to_string(), month, value, began.get(&region).copied())
            })
            .collect();
        let last = rows.iter().map(|it| it.1.number()).max().unwrap_or(now.number());
        let panel = Panel::new(Vec::new(), rows.iter().map(observation))?;
        let verdict = judge(&panel, &Design::default(), &Rules::default(), Bootstrap::default());
        let age = u32::try_from(now.number() - last).unwrap_or_default();
        let grounds = Grounds::of(&verdict, began.len(), age);
        let grade = Grade::of(&grounds, &Thresholds::default());
        let (indicator, adopters) = (indicator.to_owned(), began.len());
        Ok(Effect { practice, indicator, verdict, grade, adopters })
    }

    /// Keeps it with the practice, in the transaction it was read in.
    pub async fn keep(&self, tx: &mut Tx, at: Moment) -> db::Result<()> {
        practices::set_evidence(tx, self.practice, self.grade.number(), &self.summary(), at).await
    }

    /// What is kept: the sentence, the indicator, and the whole verdict.
    pub fn summary(&self) -> serde_json::Value {
        serde_json::json!({
            "say": self.say(),
            "indicator": self.indicator,
            "grade": self.grade.number(),
            "judgement": self.verdict,
        })
    }

    /// The effect in a sentence.
    pub fn say(&self) -> Say {
        let Sentence::Effect { direction, by, between, adopters, .. } = Sentence::of(&self.verdict)
        else {
            return Say::new("effect-refused").with("regions", self.adopters);
        };
        let say = Say::new(match direction {
            Direction::Fell => "effect-fell",
            Direction::Rose => "effect-rose",
            Direction::Unclear => "effect-unclear",
        });
        let tenth = |it: f64| format!("{it:.1}");
        say.with("dec-by", tenth(by))
            .with("dec-low", tenth(between.low))
            .with("dec-high", tenth(between.high))
            .with("regions", adopters)
    }
}

fn observation(
    (region, month, value, began): &(String, Month, f64, Option<Month>),
) -> Observation<'_> {
    Observation {
        unit: region,
        period: month.number(),
        cohort: began.map(Month::number),
        outcome: *value,
        covariates: &[],
    }
}
