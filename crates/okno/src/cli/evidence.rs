//! `okno evidence …`: the effect of an adoption, by the method of the practices' own pages.

use super::{End, House};
use crate::effects::{self, Effect, Inputs};
use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use db::{Tx, transact};
use evidence::{
    Adjustment, Aggregate, Aggregation, Bootstrap, Columns, Controls, Design, Estimate, GroupTime,
    Panel, Rules, Verdict, judge,
};
use journal::{Note, Thing};
use kernel::PracticeId;
use practices::Finding;
use std::fs::File;
use std::path::PathBuf;
use web::App;

#[derive(Subcommand)]
pub(super) enum Evidence {
    /// Estimate the effect of an adoption in any panel of units and periods
    #[command(after_help = ESTIMATE_HELP)]
    Estimate(Box<Estimating>),
    /// Estimate what practices do to the indicators they are measured by, where inputs changed
    ///
    /// A new effect is first seen by the practice's author, and by everybody two weeks later.
    Measure {
        /// Id of the practice; without it, every measured practice
        practice: Option<PracticeId>,
        /// Measure the practice by this indicator from now on, beside those it is measured by
        #[arg(long, value_name = "CODE", requires = "practice")]
        indicator: Option<String>,
    },
    /// Compute a practice's last effects anew and print them; exit code 3 where one differs
    Explain {
        /// Id of the practice
        practice: PracticeId,
        /// The effect on this indicator only; without it, on every one, the main one first
        #[arg(long, value_name = "CODE")]
        indicator: Option<String>,
    },
}

const ESTIMATE_HELP: &str = "\
Group-time average treatment effects (Callaway and Sant'Anna, 2021). The cohort of a unit is the
period of its adoption, 0 for never. With covariates the estimate is doubly robust.

Where the rules of evidence warrant no number (too few units, no variation, trends that parted before
the adoption), the reason is said instead of it: exit code 3.

Example:
  okno evidence estimate mpdta.csv --unit countyreal --time year --cohort first.treat --outcome lemp \\
      --covariates lpop --aggregate event";

#[derive(Args)]
pub(super) struct Estimating {
    /// A CSV file with a header row
    file: PathBuf,
    /// Column of the unit, such as a region
    #[arg(long, value_name = "COLUMN")]
    unit: String,
    /// Column of the period: a whole number, or a month as 2024-03
    #[arg(long, value_name = "COLUMN")]
    time: String,
    /// Column of the period of adoption, 0 for never
    #[arg(long, value_name = "COLUMN")]
    cohort: String,
    /// Column of the outcome
    #[arg(long, value_name = "COLUMN")]
    outcome: String,
    /// Columns of covariates, parted by commas
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    covariates: Vec<String>,
    /// Whom adopters are compared with
    #[arg(long, default_value = "never")]
    controls: Comparison,
    /// How the effects are summed up
    #[arg(long, default_value = "simple")]
    aggregate: Summary,
    /// Draws of the bootstrap
    #[arg(long, default_value_t = 999)]
    draws: usize,
    /// Seed of the bootstrap: the same seed, the same answer
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Show the bare estimate even where the rules of evidence warrant no number
    #[arg(long)]
    unjudged: bool,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Comparison {
    /// Those that never adopt
    Never,
    /// Those, and whoever has not adopted yet
    NotYet,
}

#[derive(Clone, Copy, ValueEnum)]
enum Summary {
    /// One number
    Simple,
    /// By time since adoption
    Event,
    /// By cohort
    Group,
}

impl Evidence {
    pub(super) async fn run(self, house: &House) -> anyhow::Result<End> {
        match self {
            Evidence::Estimate(it) => it.run(),
            Evidence::Measure { practice, indicator } => {
                let app = house.open().await?;
                let measured = measure(&app, practice, indicator).await;
                app.db.close().await;
                measured
            }
            Evidence::Explain { practice, indicator } => {
                let app = house.open().await?;
                let explained = explain(&app, practice, indicator.as_deref()).await;
                app.db.close().await;
                explained
            }
        }
    }
}

async fn measure(
    app: &App,
    practice: Option<PracticeId>,
    indicator: Option<String>,
) -> anyhow::Result<End> {
    let now = app.clock.now();
    let today = now.day_in(&kernel::Zone::moscow());
    let Some(practice) = practice else {
        let computed = effects::keep_up(&app.db, today, now).await?;
        println!("computed: {computed}; the inputs of the others are unchanged");
        return Ok(End::Done);
    };
    if let Some(it) = &indicator {
        choose(app, practice, it).await?;
    }
    let chosen: Vec<String> = match indicator.clone() {
        Some(it) => vec![it],
        None => {
            let all = practices::findings(&mut app.db.read().await?, practice).await?;
            all.into_iter().map(|it| it.indicator).collect()
        }
    };
    anyhow::ensure!(!chosen.is_empty(), "it is not measured yet: name an --indicator");
    for it in &chosen {
        if !effects::measure_anew(&app.db, practice, it, today, now).await? {
            println!("{it}: the inputs are unchanged");
        }
    }
    explain(app, practice, indicator.as_deref()).await
}

/// Measures a practice by one more indicator.
async fn choose(app: &App, practice: PracticeId, indicator: &str) -> anyhow::Result<()> {
    let now = app.clock.now();
    transact!(app.db, |tx| {
        let it = practices::find(tx, practice).await?.context("no such practice")?;
        let known = indicators::series::indicator(tx, indicator).await?;
        anyhow::ensure!(!known.is_empty(), "no such indicator: {indicator}");
        if practices::measure_by(tx, practice, indicator).await?? {
            let note = Note::system("practice-indicator-chosen", Thing::Practice, practice);
            let note = note.of(it.organisation).with("name", it.title);
            journal::write(tx, now, note.with("indicator", indicator)).await?;
        }
        Ok::<_, anyhow::Error>(())
    })
}

/// The last effects, of one indicator or of all.
async fn explain(app: &App, practice: PracticeId, indicator: Option<&str>) -> anyhow::Result<End> {
    let mut tx = app.db.read().await?;
    practices::find(&mut tx, practice).await?.context("no such practice")?;
    let mut all = practices::findings(&mut tx, practice).await?;
    all.retain(|it| indicator.is_none_or(|code| it.indicator == code) && it.latest().is_some());
    anyhow::ensure!(!all.is_empty(), "it was not measured yet");
    let mut same = true;
    for it in &all {
        same &= explain_one(&mut tx, it).await?;
    }
    Ok(if same { End::Done } else { End::Wrong })
}

/// The last effect was estimated on its day: the same day gives the same panel. Tells whether it
/// gives the same effect.
async fn explain_one(tx: &mut Tx, it: &Finding) -> anyhow::Result<bool> {
    let kept = it.latest().context("it was not measured yet")?;
    if let Some(day) = it.opens_on {
        println!("seen by the author alone until {day}");
    }
    let summary: serde_json::Value = serde_json::from_str(kept.summary)?;
    let today = kept.at.day_in(&kernel::Zone::moscow());
    let effect = Inputs::read(tx, it.practice, &it.indicator, today).await?.judge()?;
    print_effect(&effect)?;
    // Written down and read again, as the kept one was: reading may move a number's last bit.
    let anew: serde_json::Value = serde_json::from_str(&effect.summary().to_string())?;
    let same = anew == summary;
    println!("{}", if same { "equals what is kept" } else { "differs from what is kept" });
    Ok(same)
}

fn print_effect(it: &Effect) -> anyhow::Result<()> {
    println!(
        "indicator: {}, grade: {}, adopters: {}, inputs: {}",
        it.indicator.code,
        it.grade.number(),
        it.adopters,
        it.inputs
    );
    println!("{}", web::say(kernel::Lang::En, &it.say()));
    println!("{}", serde_json::to_string_pretty(&it.verdict)?);
    Ok(())
}

impl Estimating {
    fn run(self) -> anyhow::Result<End> {
        let shown = self.file.display();
        let file = File::open(&self.file).with_context(|| format!("cannot read {shown}"))?;
        let panel = Panel::from_csv(file, &self.columns()).with_context(|| shown.to_string())?;
        let verdict = judge(&panel, &self.design(), &Rules::default(), self.bootstrap());
        let shown = self.unjudged || matches!(verdict, Verdict::Effect(_));
        let summary = shown.then(|| self.summary(&panel)).flatten();
        match self.json {
            true => print_json(summary.as_ref(), &verdict)?,
            false => print_table(summary.as_ref(), &verdict),
        }
        Ok(if summary.is_some() { End::Done } else { End::Wrong })
    }

    /// The bare estimate; `None` where there is nothing to compare.
    fn summary(&self, panel: &Panel) -> Option<Aggregate> {
        let cells = GroupTime::estimate(panel, &self.design()).ok()?;
        cells.aggregate(self.aggregate.kind(), Rules::default().level, self.bootstrap())
    }

    fn columns(&self) -> Columns {
        Columns {
            unit: self.unit.clone(),
            time: self.time.clone(),
            cohort: self.cohort.clone(),
            outcome: self.outcome.clone(),
            covariates: self.covariates.clone(),
        }
    }

    fn design(&self) -> Design {
        let adjustment = match self.covariates.is_empty() {
            true => Adjustment::None,
            false => Adjustment::DoublyRobust,
        };
        let controls = match self.controls {
            Comparison::Never => Controls::Never,
            Comparison::NotYet => Controls::NotYet,
        };
        Design { adjustment, controls, ..Design::default() }
    }

    fn bootstrap(&self) -> Bootstrap {
        Bootstrap { draws: self.draws, seed: self.seed }
    }
}

impl Summary {
    fn kind(self) -> Aggregation {
        match self {
            Summary::Simple => Aggregation::Simple,
            Summary::Event => Aggregation::Event,
            Summary::Group => Aggregation::Group,
        }
    }
}

fn print_json(summary: Option<&Aggregate>, verdict: &Verdict) -> anyhow::Result<()> {
    let answer = serde_json::json!({ "estimate": summary, "judgement": verdict });
    println!("{}", serde_json::to_string_pretty(&answer)?);
    Ok(())
}

/// Standard errors are the asymptotic ones, those of other programs of this method; intervals and
/// the bootstrap's errors hold for few adopters too.
fn print_table(summary: Option<&Aggregate>, verdict: &Verdict) {
    if let Some(it) = summary {
        let head = ["estimate", "std. error", "bootstrap"];
        println!("{:>10}  {:>12}  {:>12}  {:>12}  95 % interval", "", head[0], head[1], head[2]);
        print_line("overall", &it.overall, it.bootstrap_error);
        for point in &it.points {
            print_line(&point.at.to_string(), &point.estimate, point.bootstrap_error);
        }
        println!();
    }
    match verdict {
        Verdict::Effect(_) => println!("The rules of evidence accept this effect."),
        Verdict::Refused(why) => println!("The rules of evidence warrant no number: {why}"),
    }
}

fn print_line(name: &str, it: &Estimate, drawn: f64) {
    let (low, high) = (it.interval.low, it.interval.high);
    let (point, error) = (it.point, it.standard_error);
    println!("{name:>10}  {point:>12.6}  {error:>12.6}  {drawn:>12.6}  {low:.6} … {high:.6}");
}
