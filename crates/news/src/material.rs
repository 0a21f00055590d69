//! What a draft of the news is made of: the visit, and how both sides stood on its last day.

use agreements::{Agreement, Counts, Party, Scope};
use db::{Db, Result, Tx};
use kernel::{Day, OrganisationId, VisitId};
use ledger::{Cut, Period, Wanted};
use plans::Plan;
use regions::{Direction, Organisation, Region};
use visits::{Facts, Question, Visit, outside};

/// What a draft is made of.
#[derive(Clone, Debug)]
pub struct Material {
    /// The visit with all it left behind.
    pub facts: Facts,
    /// Agreements of [`Material::home`] in force on the visit's last day, of each register.
    pub agreements: Counts,
    /// The agreement the visit rests on, with the names of its spheres.
    pub agreement: Option<(Agreement, Vec<String>)>,
    /// Its plan: the one of the measure the visit rests on, or the newest that was approved and
    /// had begun.
    pub plan: Option<Plan>,
    /// What the visited institutions do.
    pub served: Vec<Served>,
}

/// A visited institution at work.
#[derive(Clone, Debug)]
pub struct Served {
    /// The institution.
    pub organisation: Organisation,
    /// What it does, in its ministry's words; may be empty.
    pub does: String,
    /// Services it had rendered by the visit's day.
    pub services: i64,
}

/// Gathers what a draft of this visit's news is made of; figures as they stood on its last day.
pub async fn material(db: &Db, visit: VisitId, today: Day) -> Result<Option<Material>> {
    let mut tx = db.read().await?;
    let Some(facts) = visits::facts(&mut tx, visit).await? else { return Ok(None) };
    let [home, _] = sides(&facts);
    let agreements = agreements::count_in_force(&mut tx, home.code, facts.visit.to).await?;
    let agreement = agreement(&mut tx, &facts.visit).await?;
    let plan = plan(&mut tx, &facts.visit).await?;
    let support = regions::support(&mut tx, facts.host.code).await?;
    drop(tx);
    let mut served = Vec::new();
    for it in facts.organisations.iter().filter(|it| it.region == facts.host.code) {
        let does = support.as_ref().and_then(|support| support.does.get(&it.id));
        served.push(Served {
            organisation: it.clone(),
            does: does.cloned().unwrap_or_default(),
            services: services(db, it.id, facts.visit.to, today).await?,
        });
    }
    Ok(Some(Material { agreements, agreement, plan, served, facts }))
}

impl Material {
    /// The side whose agreements are counted: the host, or the guest of a host that is no region
    /// of the country.
    pub fn home(&self) -> &Region {
        sides(&self.facts)[0]
    }

    /// The side across the table from [`Material::home`].
    pub fn partner(&self) -> &Region {
        sides(&self.facts)[1]
    }

    /// The agreement the visit rests on, if it bound both sides on the visit's last day.
    pub(crate) fn in_force(&self) -> Option<&(Agreement, Vec<String>)> {
        let partner = match self.partner() {
            it if it.code == outside() => Party::body(it.name.as_str()),
            it => Party::region(it.code),
        };
        let is_between = |it: &Agreement| {
            it.side_of(self.home().code).is_some() && it.parties.iter().any(|it| it.is(&partner))
        };
        let it = self.agreement.as_ref()?;
        (is_between(&it.0) && it.0.was_in_force(self.facts.visit.to)).then_some(it)
    }

    /// How many agreements of each register; with those of one register comes whether the
    /// agreement of the visit is among them.
    pub(crate) fn registers(&self) -> [(Scope, i64, bool); 2] {
        let own = self.in_force().map(|(it, _)| it.scope());
        let Counts { interregional, international } = self.agreements;
        let both = [(Scope::Interregional, interregional), (Scope::International, international)];
        both.map(|(scope, number)| (scope, number, own == Some(scope)))
    }

    /// What the guests asked; their hosts ask too.
    pub(crate) fn asked(&self) -> Vec<&Question> {
        let guest = self.facts.visit.guest;
        self.facts.questions.iter().filter(|it| it.region == guest).collect()
    }

    /// Directions of the host's institutions that were shown.
    pub(crate) fn shown(&self) -> Vec<&Direction> {
        let shown = self.facts.shown().into_iter();
        shown.filter(|it| self.receives(it.organisation)).collect()
    }

    /// Whether the institutions that showed something left nothing out.
    pub(crate) fn was_all_shown(&self) -> bool {
        let counts = self.facts.shown_of();
        let mut counts = counts.iter().filter(|(it, shown, _)| *shown > 0 && self.receives(it.id));
        counts.all(|(_, shown, all)| shown == all)
    }

    fn receives(&self, id: OrganisationId) -> bool {
        self.facts.organisation(id).is_some_and(|it| it.region == self.facts.visit.host)
    }
}

/// The side that is a region of the country, the host where both are; then the other.
fn sides(facts: &Facts) -> [&Region; 2] {
    let Facts { host, guest, .. } = facts;
    if host.code == outside() { [guest, host] } else { [host, guest] }
}

async fn agreement(tx: &mut Tx, visit: &Visit) -> Result<Option<(Agreement, Vec<String>)>> {
    let Some(id) = visit.agreement else { return Ok(None) };
    let Some(it) = agreements::find(tx, id).await? else { return Ok(None) };
    let spheres = agreements::spheres(tx).await?.into_iter();
    let names = spheres.filter(|sphere| it.spheres.contains(&sphere.code)).map(|it| it.name);
    let names = names.collect();
    Ok(Some((it, names)))
}

async fn plan(tx: &mut Tx, visit: &Visit) -> Result<Option<Plan>> {
    let plans = match (visit.measure, visit.agreement) {
        (Some(measure), _) => match plans::measure(tx, measure).await? {
            Some(it) => plans::find(tx, it.plan).await?.into_iter().collect(),
            None => Vec::new(),
        },
        (None, Some(agreement)) => plans::of_agreement(tx, agreement).await?,
        (None, None) => Vec::new(),
    };
    Ok(plans.into_iter().find(|it| it.was_approved() && it.from <= visit.to))
}

async fn services(db: &Db, id: OrganisationId, day: Day, today: Day) -> Result<i64> {
    let wanted = Wanted::of(Period::All, day.min(today));
    let scope = ledger::Scope::Organisation(id);
    let figures = ledger::figures_on(db, scope, &wanted, Some(day), today).await?;
    Ok(figures.get(Period::All, Cut::Total).services)
}
