//! Everything between two regions, read once, and what follows from it.

use super::store::{self, Group, IN_HAND, Line, Touch};
use super::transfer::{self, Transfer};
use agreements::{Bonds, Sphere};
use indicators::{Asked, Choice};
use kernel::{Day, Lang, OrganisationId, RegionCode, fold};
use ledger::{Figures, Scope};
use plans::{Phase, Plan, Progress};
use regions::{Organisation, OrganisationKind, Region, ShowOrganisation, ShowRegion};
use std::collections::BTreeSet;
use std::sync::Arc;
use visits::{Commitment, State, Visit};
use web::{Desk, Error, Result, Who, t};

/// Everything between two regions.
pub(super) struct Exchange {
    /// The two sides, in the order of the address.
    pub sides: [Side; 2],
    /// The side whose eyes the page is read with: the reader's own, else the first.
    pub ours: usize,
    /// What the reader may see of it.
    pub sight: Sight,
    /// Period and day of the figures.
    pub choice: Choice,
    /// Agreements of both.
    pub agreements: Bonds,
    /// Every sphere there is.
    pub spheres: Vec<Sphere>,
    /// Plans between the two: those being carried out, then those that end last; the first dozen.
    pub plans: Vec<Plan>,
    /// How the measures of all plans between the two stand.
    groups: Vec<Group>,
    /// Measures of the plans in hand, one by one.
    measures: Vec<Line>,
    /// Visits in either way, the latest first.
    pub visits: Vec<Visit>,
    /// Open commitments of either side, by term.
    pub commitments: Vec<Commitment>,
    /// What either could take from the other.
    pub transfer: Transfer,
    directions: Vec<Touch>,
}

/// One of the two regions with the figures of its centre.
pub(super) struct Side {
    pub region: Region,
    /// The region's «Мой бизнес» centre, the first where it has several.
    pub centre: Option<Organisation>,
    pub figures: Arc<Figures>,
}

/// How much of it a reader sees.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// Registers and figures.
    Registers,
    /// Visits and commitments too: officers and press services of the two.
    Everything,
}

/// A direction no visit has shown yet, with the institutions of either side that have it.
pub(super) struct Untouched<'a> {
    pub name: &'a str,
    pub at: [Option<OrganisationId>; 2],
}

/// Reads it: 16 statements, 25 for officers of the two, and those of the two sides' figures.
pub(super) async fn gather(
    desk: &Desk,
    a: RegionCode,
    b: RegionCode,
    asked: &Asked,
) -> Result<Exchange> {
    let choice = asked.choice(desk.today())?;
    let sides = [side(desk, a, &choice).await?, side(desk, b, &choice).await?];
    let ours = usize::from(desk.actor().region == b);
    let mut tx = desk.db().read().await?;
    let mut it = Exchange {
        ours,
        sight: Sight::of(desk, a, b),
        choice,
        agreements: agreements::bonds(&mut tx, [a, b], desk.actor().region, desk.today()).await?,
        spheres: agreements::spheres(&mut tx).await?,
        plans: store::plans(&mut tx, [a, b], ::plans::drafts_of(desk), desk.today()).await?,
        groups: store::groups(&mut tx, a, b, desk.today()).await?,
        measures: Vec::new(),
        visits: visits::between(&mut tx, a, b).await?,
        commitments: visits::open_commitments_between(&mut tx, a, b).await?,
        transfer: {
            let [us, them] = [ours, 1 - ours].map(|at| sides[at].region.code);
            transfer::between(desk, &mut tx, us, them).await?
        },
        directions: store::directions(&mut tx, a, b).await?,
        sides,
    };
    it.hide();
    it.measures = store::measures(&mut tx, &it.plans_in_hand()).await?;
    Ok(it)
}

/// Two statements for the region, one or two for the figures of its centre.
async fn side(desk: &Desk, code: RegionCode, choice: &Choice) -> Result<Side> {
    let (region, organisations) = {
        let mut tx = desk.db().read().await?;
        let region = regions::region(&mut tx, code).await?.ok_or(Error::NotFound)?;
        (region, regions::organisations_of(&mut tx, code).await?)
    };
    let centre = organisations.into_iter().find(|it| it.kind == OrganisationKind::Centre);
    let scope = centre.as_ref().map_or(Scope::Region(code), |it| Scope::Organisation(it.id));
    let figures =
        ledger::figures_on(desk.db(), scope, &choice.wanted(), choice.on, choice.today).await?;
    Ok(Side { region, centre, figures })
}

impl Sight {
    fn of(desk: &Desk, a: RegionCode, b: RegionCode) -> Sight {
        match desk.is_party(&[a, b]) && Who::REGIONAL.admits(Some(desk.actor().role)) {
            true => Sight::Everything,
            false => Sight::Registers,
        }
    }
}

impl Side {
    /// Whose figures these are.
    pub fn scope(&self) -> Scope {
        let centre = self.centre.as_ref();
        centre.map_or(Scope::Region(self.region.code), |it| Scope::Organisation(it.id))
    }

    /// Whose figures these are, in words.
    pub fn place(&self) -> &str {
        self.centre.as_ref().map_or(&self.region.name, |it| &it.short_name)
    }

    /// The page with the rows or charts behind the figures.
    pub fn dashboard(&self, choice: &Choice) -> String {
        let page = match &self.centre {
            Some(it) => ShowOrganisation { id: it.id }.to_string(),
            None => ShowRegion { code: self.region.code }.to_string(),
        };
        format!("{page}{}", choice.query(choice.period))
    }
}

impl Exchange {
    /// The side it is read with.
    pub fn us(&self) -> &Side {
        &self.sides[self.ours]
    }

    /// The side across the table.
    pub fn them(&self) -> &Side {
        &self.sides[1 - self.ours]
    }

    /// Codes of both, in the order of the address.
    pub fn codes(&self) -> [RegionCode; 2] {
        [self.sides[0].region.code, self.sides[1].region.code]
    }

    /// The name of one of the two.
    pub fn name(&self, code: RegionCode) -> &str {
        let side = self.sides.iter().find(|it| it.region.code == code);
        side.map_or("", |it| &it.region.name)
    }

    /// The reader's day.
    pub fn today(&self) -> Day {
        self.choice.today
    }

    /// The plans that are being carried out, the first few; where there are none, the last one
    /// that was.
    pub fn plans_in_hand(&self) -> Vec<&Plan> {
        let current: Vec<&Plan> = self.in_phase(Phase::Current).take(IN_HAND).collect();
        match current.is_empty() {
            true => self.in_phase(Phase::Lapsed).take(1).collect(),
            false => current,
        }
    }

    fn in_phase(&self, phase: Phase) -> impl Iterator<Item = &Plan> {
        self.plans.iter().filter(move |it| it.phase(self.today()) == phase)
    }

    /// Measures of one plan.
    pub fn measures_of(&self, plan: &Plan) -> impl Iterator<Item = &Line> {
        self.measures.iter().filter(move |it| it.plan == plan.id)
    }

    /// How far one plan is.
    pub fn progress_of(&self, plan: &Plan) -> Progress {
        let state = |it: &Line| it.course.state(self.today());
        Progress::count(self.measures_of(plan).map(|it| (it.sphere.as_str(), state(it), 1)))
    }

    /// How far all plans that are being carried out are, together; where there are none, the last
    /// one that was.
    pub fn progress(&self) -> Progress {
        match (self.in_phase(Phase::Current).next(), self.plans_in_hand().first()) {
            (None, Some(last)) => self.progress_of(last),
            _ => {
                let current = self.groups.iter().filter(|it| it.current);
                Progress::count(current.map(|it| (it.sphere.as_str(), it.state(), it.count)))
            }
        }
    }

    /// Visits that have taken place.
    pub fn held(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter().filter(|it| matches!(it.state, State::Held | State::Closed))
    }

    /// The visit that comes next, or goes on.
    pub fn next_visit(&self) -> Option<&Visit> {
        let coming = |it: &&Visit| matches!(it.state, State::Planned | State::UnderWay);
        self.visits.iter().rfind(coming)
    }

    /// Open commitments of one side.
    pub fn owed_by(&self, code: RegionCode) -> impl Iterator<Item = &Commitment> {
        self.commitments.iter().filter(move |it| it.side == code)
    }

    /// A sphere in words; its code where the list no longer has it.
    pub fn sphere(&self, lang: Lang, code: &str) -> String {
        if code.is_empty() {
            return t!(lang, "exchange-no-sphere");
        }
        let known = self.spheres.iter().find(|it| it.code == code);
        known.map_or(code, |it| &it.name).to_owned()
    }

    /// Spheres neither an agreement nor a measure between the two has ever touched.
    pub fn untouched_spheres(&self) -> Vec<&Sphere> {
        let agreed = self.agreements.spheres.iter().map(String::as_str);
        let planned = self.groups.iter().map(|it| it.sphere.as_str());
        let touched: BTreeSet<&str> = agreed.chain(planned).collect();
        self.spheres.iter().filter(|it| !touched.contains(it.code.as_str())).collect()
    }

    /// Directions no visit between the two has ever shown on either side; those both sides have
    /// come first: two colleagues could begin tomorrow.
    pub fn untouched_directions(&self) -> Vec<Untouched<'_>> {
        let touched = self.directions.iter().filter(|it| it.touched);
        let touched: BTreeSet<String> = touched.map(|it| fold(&it.name)).collect();
        let mut found: Vec<Untouched<'_>> = Vec::new();
        let untouched = |it: &&store::Touch| it.works && !touched.contains(&fold(&it.name));
        for it in self.directions.iter().filter(untouched) {
            let side = usize::from(it.region != self.sides[0].region.code);
            let known = found.iter().position(|other| fold(other.name) == fold(&it.name));
            let at = known.unwrap_or(found.len());
            if known.is_none() {
                found.push(Untouched { name: &it.name, at: [None; 2] });
            }
            found[at].at[side] = found[at].at[side].or(Some(it.organisation));
        }
        found.sort_by_key(|it| it.at.contains(&None));
        found
    }

    /// Leaves out what this reader does not see: visits and commitments of others but that a visit
    /// took place.
    fn hide(&mut self) {
        if self.sight == Sight::Registers {
            self.visits.retain(|it| matches!(it.state, State::Held | State::Closed));
            self.commitments.clear();
        }
    }
}
