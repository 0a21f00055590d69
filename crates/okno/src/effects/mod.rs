//! What a practice does to an indicator: its adoptions and the regions' observations meet here,
//! and the library `evidence` judges. The grade comes from nowhere else.

mod chart;
mod kept;
#[cfg(test)]
mod tests;

pub(crate) use chart::chart;
pub(crate) use kept::{Ends, Judged, Kept, Numbers, Point, Summary};

use anyhow::Context as _;
use db::Tx;
use evidence::{
    Bootstrap, Design, Direction, Grade, Grounds, Observation, Panel, Rules, Sentence, Thresholds,
    Verdict, judge,
};
use indicators::series::{self, Indicator, Month};
use kernel::{Day, Moment, PracticeId, RegionCode, Say};
use practices::{Adoption, Computed};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;

/// Months that are looked back on: ten years.
const MONTHS: i32 = 120;

/// Exactly what an effect is computed from: the value of each region in each month, with the month
/// from which the region works by the practice. The donor's own region is left out: it is neither
/// an adopter nor somebody to compare with. What hides fewer than five people is left out too, so
/// that whoever downloads the inputs gets the same number.
pub(crate) struct Inputs {
    /// Of which practice.
    pub practice: PracticeId,
    /// The definition of the indicator that holds now.
    pub indicator: Indicator,
    rows: Vec<(RegionCode, Month, f64, Option<Month>)>,
    /// How many regions work by the practice.
    adopters: usize,
    /// Whole months since the last one observed.
    age: u32,
}

impl Inputs {
    /// Reads them from months that are over on `today`.
    ///
    /// # Errors
    /// A practice or an indicator that is not there.
    pub async fn read(
        tx: &mut Tx,
        practice: PracticeId,
        indicator: &str,
        today: Day,
    ) -> anyhow::Result<Inputs> {
        let now = Month::of(today);
        let versions = series::indicator(tx, indicator).await?;
        let holds = versions.iter().find(|it| it.holds_in(now)).or(versions.first());
        let indicator = holds.cloned().context("no such indicator")?;
        let donor = practices::find(tx, practice).await?.context("no such practice")?.region;
        let adoptions = practices::adoptions_of(tx, practice).await?;
        let began = began(&adoptions);
        let months = (now.plus(-MONTHS), now.plus(-1));
        let observed = series::between(tx, &indicator.code, months, None).await?;
        let rows: Vec<_> = observed
            .into_iter()
            .filter(|it| it.region != donor)
            .filter_map(|it| {
                // Days and percentages are no series.
                let of = it.version_of(&versions).filter(|of| of.unit == indicator.unit)?;
                let value = it.shown(of)?;
                Some((it.region, it.month, value, began.get(&it.region).copied()))
            })
            .collect();
        let last = rows.iter().map(|it| it.1.number()).max().unwrap_or(now.number());
        let age = u32::try_from(now.number() - last).unwrap_or_default();
        Ok(Inputs { practice, indicator, rows, adopters: began.len(), age })
    }

    /// As `okno evidence estimate` reads them: `region,month,adopted,value`; 0 for never adopted.
    pub fn csv(&self) -> String {
        let mut text = String::from("region,month,adopted,value\n");
        for (region, month, value, began) in &self.rows {
            let began = began.map_or_else(|| "0".to_owned(), |it| it.to_string());
            writeln!(text, "{region},{month},{began},{value}").expect("a string takes all");
        }
        text
    }

    /// SHA-256 of the inputs and of the rules they are judged by: while it is the same, the effect
    /// is the same. Age counts as far as it costs a grade.
    pub fn hash(&self) -> String {
        let thresholds = Thresholds::default();
        let lost = self.age.checked_div(thresholds.age).unwrap_or_default();
        let definition = (&self.indicator.code, self.indicator.number);
        let rules = serde_json::json!([Rules::default(), thresholds, definition, lost]);
        let mut hash = Sha256::new();
        hash.update(self.csv());
        hash.update(rules.to_string());
        hash.finalize().iter().fold(String::new(), |all, it| all + &format!("{it:02x}"))
    }

    /// Judges them: some tens of milliseconds of work without a pause.
    ///
    /// # Errors
    /// Observations that make no panel.
    pub fn judge(&self) -> anyhow::Result<Effect> {
        let rows: Vec<(String, &_)> =
            self.rows.iter().map(|row| (row.0.to_string(), row)).collect();
        let panel = Panel::new(Vec::new(), rows.iter().map(observation))?;
        let verdict = judge(&panel, &Design::default(), &Rules::default(), Bootstrap::default());
        let grounds = Grounds::of(&verdict, self.adopters, self.age);
        let grade = Grade::of(&grounds, &Thresholds::default());
        Ok(Effect {
            practice: self.practice,
            indicator: self.indicator.clone(),
            verdict,
            grade,
            adopters: self.adopters,
            inputs: self.hash(),
        })
    }
}

/// Since when each region works by the practice: since the first of its adoptions. Who gave it up
/// stays an adopter: without those for whom it did nothing, it would seem to do more.
fn began(adoptions: &[Adoption]) -> HashMap<RegionCode, Month> {
    let mut all: HashMap<RegionCode, Month> = HashMap::new();
    for it in adoptions {
        let Some(month) = it.implemented_on.map(Month::of) else { continue };
        all.entry(it.region).and_modify(|first| *first = month.min(*first)).or_insert(month);
    }
    all
}

fn observation<'a>(
    (region, (_, month, value, began)): &'a (String, &(RegionCode, Month, f64, Option<Month>)),
) -> Observation<'a> {
    Observation {
        unit: region,
        period: month.number(),
        cohort: began.map(Month::number),
        outcome: *value,
        covariates: &[],
    }
}

/// A practice's effect on an indicator.
pub(crate) struct Effect {
    /// Of which practice.
    pub practice: PracticeId,
    /// On what.
    pub indicator: Indicator,
    /// The number, or why there is none.
    pub verdict: Verdict,
    /// The grade the verdict gives.
    pub grade: Grade,
    /// How many regions work by the practice.
    pub adopters: usize,
    /// [`Inputs::hash`].
    pub inputs: String,
}

impl Effect {
    /// Keeps it for the practice's author to see first, if the practice is measured so.
    pub async fn propose(&self, tx: &mut Tx, at: Moment, today: Day) -> db::Result<()> {
        let computed = Computed {
            practice: self.practice,
            indicator: &self.indicator.code,
            grade: self.grade.number(),
            summary: &self.summary(),
            at,
        };
        practices::propose_evidence(tx, &computed, today).await
    }

    /// What is kept: the sentence, the indicator, the whole verdict, and what it was computed from.
    pub fn summary(&self) -> serde_json::Value {
        serde_json::json!({
            "say": self.say(),
            "indicator": self.indicator.code,
            "grade": self.grade.number(),
            "judgement": self.verdict,
            "inputs": self.inputs,
        })
    }

    /// The effect in a sentence, with the indicator's name and unit.
    pub fn say(&self) -> Say {
        let named = |key: &str| {
            Say::new(key)
                .with("name", &self.indicator.name)
                .with("name-en", &self.indicator.name_en)
                .with("unit", self.indicator.unit)
        };
        let Sentence::Effect { direction, by, between, adopters, .. } = Sentence::of(&self.verdict)
        else {
            return named("effect-refused").with("regions", self.adopters);
        };
        let say = named(match direction {
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

/// Computes the effects of every measured practice whose inputs have changed, and opens those whose
/// day has come; one that cannot be computed goes to the log and stops no other. Tells how many were
/// computed.
pub(crate) async fn keep_up(db: &db::Db, today: Day, now: Moment) -> anyhow::Result<usize> {
    let measured = practices::measured(&mut db.read().await?).await?;
    let mut computed = 0;
    for (practice, indicator) in measured {
        match measure_anew(db, practice, &indicator, today, now).await {
            Ok(done) => computed += usize::from(done),
            Err(fault) => tracing::error!(%practice, "effect not computed: {fault:#}"),
        }
    }
    db::transact!(db, |tx| {
        for (practice, indicator) in practices::open_due_evidence(tx, today).await? {
            note(tx, "practice-effect-opened", practice, &indicator, now).await?;
        }
        Ok::<_, anyhow::Error>(())
    })?;
    Ok(computed)
}

/// Computes one effect where its inputs differ from those of the last; tells whether it did.
pub(crate) async fn measure_anew(
    db: &db::Db,
    practice: PracticeId,
    indicator: &str,
    today: Day,
    now: Moment,
) -> anyhow::Result<bool> {
    let mut tx = db.read().await?;
    let inputs = Inputs::read(&mut tx, practice, indicator, today).await?;
    if latest(&mut tx, practice, indicator).await?.as_deref() == Some(&inputs.hash()) {
        return Ok(false);
    }
    drop(tx);
    let effect = tokio::task::spawn_blocking(move || inputs.judge()).await??;
    db::transact!(db, |tx| {
        effect.propose(tx, now, today).await?;
        note(tx, "practice-effect-computed", practice, indicator, now).await
    })?;
    Ok(true)
}

/// Says in the journal what the system did about an effect.
async fn note(
    tx: &mut Tx,
    verb: &'static str,
    practice: PracticeId,
    indicator: &str,
    now: Moment,
) -> anyhow::Result<()> {
    let it = practices::find(tx, practice).await?.context("no such practice")?;
    let note = journal::Note::system(verb, journal::Thing::Practice, practice);
    let note = note.of(it.organisation).with("name", it.title).with("indicator", indicator);
    journal::write(tx, now, note).await?;
    Ok(())
}

/// The inputs of the effect computed last by an indicator, open or not.
async fn latest(
    tx: &mut Tx,
    practice: PracticeId,
    indicator: &str,
) -> anyhow::Result<Option<String>> {
    let findings = practices::findings(tx, practice).await?;
    let of = findings.iter().find(|it| it.indicator == indicator);
    Ok(of.and_then(|it| Summary::read(it.latest()?.summary)).map(|it| it.inputs))
}
