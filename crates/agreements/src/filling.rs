//! What is typed about an agreement, read into one: the same for the page and for the API.

use kernel::{AgreementId, Day, RegionCode, Say};
use regions::Region;
use web::{Desk, Faults, Refusal as _, Result, Typed};

use crate::{Agreement, AgreementKind, Party, Prolongation, Refused, Signing, Sphere, store};

/// Longest texts, in characters.
pub(crate) const TITLE: usize = 1_000;
pub(crate) const NUMBER: usize = 100;
const NAME: usize = 300;
/// Names typed into one field.
const NAMES: usize = 20;
/// Fields a partner of the own region is chosen in; a form shows as many as it needs.
pub(crate) const PARTNERS: [&str; 12] = [
    "partner",
    "partner2",
    "partner3",
    "partner4",
    "partner5",
    "partner6",
    "partner7",
    "partner8",
    "partner9",
    "partner10",
    "partner11",
    "partner12",
];
/// What a box of a sphere is called, before its code.
pub(crate) const SPHERE: &str = "sphere-";

/// What may be chosen from.
pub(crate) struct Choices {
    pub regions: Vec<Region>,
    pub spheres: Vec<Sphere>,
    /// Agreements of the own region that a new one may take the place of.
    pub predecessors: Vec<Agreement>,
}

impl Choices {
    /// Asks for them: three statements.
    pub async fn of(desk: &Desk) -> Result<Choices> {
        let mut tx = desk.db().read().await?;
        let in_force = store::Sought {
            region: Some(desk.actor().region),
            standing: Some(crate::Standing::InForce),
            ..store::Sought::default()
        };
        let paging = db::Wish::first(500);
        let own = Some(desk.actor().region);
        Ok(Choices {
            regions: regions::regions(&mut tx).await?,
            spheres: store::spheres(&mut tx).await?,
            predecessors: store::list(&mut tx, own, &in_force, paging, desk.today()).await?.rows,
        })
    }
}

/// Reads a new agreement, or says what is wrong beside its fields.
pub(crate) fn read(desk: &Desk, typed: &Typed, choices: &Choices) -> Result<Agreement, Faults> {
    let mut faults = Faults::default();
    let mut it = Agreement::draft(AgreementKind::Agreement, "", desk.now);
    if let Some(document) = document(typed, &choices.spheres, &mut faults) {
        document.write_into(&mut it);
    }
    it.parties = parties(desk.actor().region, typed, &choices.regions, &mut faults);
    it.predecessor = predecessor(typed, choices, &mut faults);
    let signing = signing(typed, &mut faults);
    if faults.is_empty() {
        let own = Some(desk.actor().region);
        let checked = it.check(own).and_then(|()| it.enter_signed(&signing, desk.today()));
        checked.unwrap_or_else(|it| note(&mut faults, &it));
    }
    if faults.is_empty() { Ok(it) } else { Err(faults) }
}

/// What the document is, apart from its parties and its days.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    kind: AgreementKind,
    title: String,
    number: String,
    registered: String,
    spheres: Vec<String>,
    prolongation: Prolongation,
}

impl Document {
    /// Gives the agreement this text.
    pub fn write_into(self, it: &mut Agreement) {
        let Document { kind, title, number, registered, spheres, prolongation } = self;
        (it.kind, it.title, it.number, it.registered) = (kind, title, number, registered);
        (it.spheres, it.prolongation) = (spheres, prolongation);
    }
}

/// Reads what the document is.
pub(crate) fn document(typed: &Typed, all: &[Sphere], faults: &mut Faults) -> Option<Document> {
    let kind = chosen(typed, "kind", faults);
    let title = typed.text("title", TITLE, faults);
    let number = typed.optional_text("number", NUMBER, faults);
    let registered = typed.optional_text("registered", NUMBER, faults);
    let spheres = spheres(typed, all, faults);
    let prolongation = prolongation(typed, faults);
    Some(Document { kind: kind?, title, number, registered, spheres, prolongation })
}

/// Puts a refusal beside its field.
pub(crate) fn note(faults: &mut Faults, refused: &Refused) {
    faults.add(refused.field(), refused.say());
}

/// A day of a form.
pub(crate) fn day(typed: &Typed, name: &'static str, faults: &mut Faults) -> Option<Day> {
    typed.plain(name, faults, "fault-day")
}

/// A day that must be given.
pub(crate) fn required_day(typed: &Typed, name: &'static str, faults: &mut Faults) -> Option<Day> {
    if !typed.has(name) {
        faults.add(name, Say::new("fault-required"));
    }
    day(typed, name, faults)
}

fn chosen<T: std::str::FromStr>(
    typed: &Typed,
    name: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    if !typed.has(name) {
        faults.add(name, Say::new("fault-choose"));
    }
    typed.plain(name, faults, "fault-choose")
}

/// The spheres whose boxes are ticked.
pub(crate) fn spheres(typed: &Typed, all: &[Sphere], faults: &mut Faults) -> Vec<String> {
    let ticked: Vec<&str> = typed.names_after(SPHERE).collect();
    for code in &ticked {
        if all.iter().all(|it| it.code != **code) {
            note(faults, &Refused::NoSuchSphere((*code).to_owned()));
        }
    }
    let ticked = |it: &&Sphere| ticked.contains(&it.code.as_str());
    all.iter().filter(ticked).map(|it| it.code.clone()).collect()
}

/// The own region and whom it chose; or, where a program names all `regions`, exactly those.
pub(crate) fn parties(
    own: RegionCode,
    typed: &Typed,
    regions: &[Region],
    faults: &mut Faults,
) -> Vec<Party> {
    let mut codes: Vec<&str> = typed.get("regions").split_whitespace().collect();
    let own = own.to_string();
    if codes.is_empty() {
        codes.push(&own);
        codes.extend(PARTNERS.iter().map(|it| typed.get(it)).filter(|it| !it.is_empty()));
    }
    let mut parties = Vec::new();
    for code in codes {
        match regions.iter().find(|it| it.code.to_string() == code) {
            Some(it) => parties.push(Party::region(it.code)),
            None => faults.add("partner", Say::new("agreement-no-such-region").with("name", code)),
        }
    }
    parties.extend(names(typed, "foreign", faults).into_iter().map(Party::foreign));
    parties.extend(names(typed, "bodies", faults).into_iter().map(Party::body));
    parties
}

/// One name a line.
fn names(typed: &Typed, name: &'static str, faults: &mut Faults) -> Vec<String> {
    let text = typed.optional_text(name, NAME * NAMES, faults);
    let lines = text.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|it| !it.is_empty()).collect();
    if lines.len() > NAMES || lines.iter().any(|it| it.chars().count() > NAME) {
        faults.add(name, Say::new("fault-too-long").with("longest", NAME));
    }
    lines
}

fn prolongation(typed: &Typed, faults: &mut Faults) -> Prolongation {
    let years = typed.plain("prolongation_years", faults, "agreement-no-years").unwrap_or(0);
    match typed.get("prolongation") {
        "" => Prolongation::None,
        "automatic" if years < 1 => {
            note(faults, &Refused::NoYears);
            Prolongation::None
        }
        word => Prolongation::from_word(word, years).unwrap_or_else(|| {
            faults.add("prolongation", Say::new("fault-choose"));
            Prolongation::None
        }),
    }
}

fn predecessor(typed: &Typed, choices: &Choices, faults: &mut Faults) -> Option<AgreementId> {
    let id: AgreementId = typed.plain("predecessor", faults, "fault-choose")?;
    if choices.predecessors.iter().all(|it| it.id != id) {
        faults.add("predecessor", Say::new("fault-choose"));
    }
    Some(id)
}

fn signing(typed: &Typed, faults: &mut Faults) -> Signing {
    Signing {
        signed_on: day(typed, "signed_on", faults),
        in_force_from: day(typed, "in_force_from", faults),
        in_force_to: day(typed, "in_force_to", faults),
    }
}
