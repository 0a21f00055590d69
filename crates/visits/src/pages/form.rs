//! The form of a visit: what for, when, who receives whom.

use super::{
    Edit, ListVisits, NewVisit, Outline, Show, reach_arranging, reach_changing, refused, to,
};
use crate::acts;
use crate::{Kind, State, Unfit, Visit, outside, store};
use axum::response::Response;
use kernel::{Day, Lang, OrganisationId, RegionCode, Say, VisitId};
use maud::{Markup, html};
use regions::{Organisation, Region};
use web::ui::{self, Field, Kind as Input};
use web::{Desk, Error, Faults, Frame, Result, Sought, Stopped, Typed, frame, t, word};

/// Longest aim, in characters.
const LONGEST_AIM: usize = 1000;
/// Longest name of a side that is no Russian region, in characters.
const LONGEST_NAME: usize = 200;
/// Names of such sides that are proposed.
const PROPOSED: usize = 5;

/// `GET /visits/new?guest=74&host=02`: the page of two regions says who goes to whom.
pub async fn new(_: NewVisit, desk: Desk, sought: Sought) -> Result<Markup> {
    let ours = desk.actor().region;
    let hosts = sought.value("host") == Some(ours);
    let other: Option<RegionCode> = sought.value(if hosts { "guest" } else { "host" });
    let typed = Typed::filled([
        ("kind", Kind::Visit.to_string()),
        ("role", if hosts { "host" } else { "guest" }.to_owned()),
        ("other", other.map(|it| it.to_string()).unwrap_or_default()),
    ]);
    view(&desk, None, &typed, &Faults::default()).await
}

/// `POST /visits`.
pub async fn add(_: ListVisits, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let read = read_new(&desk, VisitId::new(), &typed, &mut faults);
    let Some(visit) = read.filter(|_| faults.is_empty()) else {
        return Ok(refused(view(&desk, None, &typed, &faults).await?));
    };
    match acts::enter(&desk, &visit, "visit-added").await {
        Ok(()) => Ok(to(Show { id: visit.id })),
        Err(Error::Bad { field, say }) => {
            faults.add(field, say);
            Ok(refused(view(&desk, None, &typed, &faults).await?))
        }
        Err(other) => Err(other),
    }
}

/// `GET /visits/{id}/edit`.
pub async fn edit(Edit { id }: Edit, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let visit = reach_changing(&mut tx, &desk, id).await?;
    drop(tx);
    let typed = filled(&desk, &visit);
    view(&desk, Some(id), &typed, &Faults::default()).await
}

/// `POST /visits/{id}/outline`.
pub async fn change(Outline { id }: Outline, desk: Desk, typed: Typed) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let before = reach_arranging(&mut tx, &desk, id).await?;
    let items = store::items(&mut tx, id).await?;
    drop(tx);
    let mut faults = Faults::default();
    let read = read(&desk, before, &typed, &mut faults);
    if let Some(it) = &read
        && items.iter().any(|item| !it.covers(item.day))
    {
        faults.add(Unfit::ItemsOutside.field(), web::Refusal::say(&Unfit::ItemsOutside));
    }
    let Some(visit) = read.filter(|_| faults.is_empty()) else {
        return Ok(refused(view(&desk, Some(id), &typed, &faults).await?));
    };
    match acts::enter(&desk, &visit, "visit-changed").await.map_err(Stopped::from) {
        Ok(()) => Ok(to(Show { id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => Ok(refused(view(&desk, Some(id), &typed, &faults).await?)),
    }
}

fn blank(desk: &Desk, id: VisitId) -> Visit {
    let ours = desk.actor().region;
    Visit {
        id,
        kind: Kind::Visit,
        agreement: None,
        measure: None,
        answers: None,
        aim: String::new(),
        from: desk.today(),
        to: desk.today(),
        host: ours,
        guest: ours,
        outside: String::new(),
        host_organisation: None,
        guest_organisation: None,
        keeper: ours,
        state: State::Planned,
        reason: String::new(),
        created_at: desk.now,
    }
}

/// A new visit as typed; what is wrong goes beside its field.
pub(crate) fn read_new(
    desk: &Desk,
    id: VisitId,
    typed: &Typed,
    faults: &mut Faults,
) -> Option<Visit> {
    read(desk, blank(desk, id), typed, faults)
}

/// The visit as typed over `before`; what is wrong goes beside its field.
fn read(desk: &Desk, before: Visit, typed: &Typed, faults: &mut Faults) -> Option<Visit> {
    for name in ["kind", "role", "other", "from", "to"].into_iter().filter(|it| !typed.has(it)) {
        faults.add(name, Say::new("fault-required"));
    }
    let aim = typed.text("aim", LONGEST_AIM, faults);
    let kind: Option<Kind> = typed.plain("kind", faults, "fault-choose");
    let other: Option<RegionCode> = typed.plain("other", faults, "visit-unknown-region");
    let outside = typed.optional_text("outside", LONGEST_NAME, faults);
    let from: Option<Day> = typed.plain("from", faults, "fault-day");
    let last: Option<Day> = typed.plain("to", faults, "fault-day");
    let our_place: Option<OrganisationId> = typed.plain("ours", faults, "fault-choose");
    let their_place: Option<OrganisationId> = typed.plain("theirs", faults, "fault-choose");
    let (kind, other, from, last) = (kind?, other?, from?, last?);
    let ours = desk.actor().region;
    let hosts = typed.get("role") == "host";
    let (host, guest) = if hosts { (ours, other) } else { (other, ours) };
    let (host_organisation, guest_organisation) =
        if hosts { (our_place, their_place) } else { (their_place, our_place) };
    let visit = Visit {
        kind,
        aim,
        from,
        to: last,
        host,
        guest,
        outside,
        host_organisation,
        guest_organisation,
        ..before
    };
    if let Err(unfit) = visit.check() {
        let field = if unfit.field() == "guest" { "other" } else { unfit.field() };
        faults.add(field, web::Refusal::say(&unfit));
    }
    Some(visit)
}

fn filled(desk: &Desk, it: &Visit) -> Typed {
    let hosts = it.host == desk.actor().region;
    let text = |it: Option<OrganisationId>| it.map(|it| it.to_string()).unwrap_or_default();
    let (ours, theirs) = match hosts {
        true => (it.host_organisation, it.guest_organisation),
        false => (it.guest_organisation, it.host_organisation),
    };
    Typed::filled([
        ("kind", it.kind.to_string()),
        ("role", if hosts { "host" } else { "guest" }.to_owned()),
        ("other", it.other(desk.actor().region).to_string()),
        ("outside", it.outside.clone()),
        ("aim", it.aim.clone()),
        ("from", it.from.to_string()),
        ("to", it.to.to_string()),
        ("ours", text(ours)),
        ("theirs", text(theirs)),
    ])
}

async fn view(desk: &Desk, id: Option<VisitId>, typed: &Typed, faults: &Faults) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let regions = regions::regions(&mut tx).await?;
    let organisations = regions::organisations(&mut tx).await?;
    let outsiders = agreements::outsiders(&mut tx, desk.actor().region).await?;
    let lang = desk.lang;
    let title = if id.is_some() { t!(lang, "visit-edit") } else { t!(lang, "visit-new") };
    let mut top =
        Frame::titled(title).section("/visits").crumb(t!(lang, "visits-title"), ListVisits);
    if let Some(id) = id {
        top = top.crumb(t!(lang, "visit-name"), Show { id });
    }
    let action = id.map_or(ListVisits.to_string(), |id| Outline { id }.to_string());
    let ours = desk.actor().region;
    let body = html! {
        (ui::fault_summary(lang, faults, &labels(lang)))
        form method="post" action=(action) {
            (who(lang, ours, &regions, typed, faults))
            (outsider(lang, &outsiders, typed, faults))
            (what(lang, typed, faults))
            (places(lang, ours, &regions, &organisations, typed, faults))
            (ui::submit(&t!(lang, "visit-save")))
        }
    };
    Ok(frame(desk, top, ui::sheet(&t!(lang, "visit-outline"), body)))
}

fn labels(lang: Lang) -> [(&'static str, String); 9] {
    [
        ("kind", t!(lang, "visit-kind")),
        ("role", t!(lang, "visit-role")),
        ("other", t!(lang, "visit-other-region")),
        ("outside", t!(lang, "visit-outside")),
        ("aim", t!(lang, "visit-aim")),
        ("from", t!(lang, "visit-from")),
        ("to", t!(lang, "visit-to")),
        ("ours", t!(lang, "visit-our-organisation")),
        ("theirs", t!(lang, "visit-their-organisation")),
    ]
}

fn must(name: &'static str, label: String) -> Field {
    Field { name, label, required: true, ..Field::default() }
}

fn who(lang: Lang, ours: RegionCode, regions: &[Region], typed: &Typed, faults: &Faults) -> Markup {
    let kinds = Kind::ALL.iter().map(|it| (*it, word(lang, "visit-kind", it)));
    let roles = ["host", "guest"].map(|it| (it, word(lang, "visit-role", it)));
    let others = regions.iter().filter(|it| it.code != ours);
    let others = others.map(|it| (it.code, it.name.clone()));
    let others = others.chain([(outside(), t!(lang, "visit-outside-side"))]);
    html! {
        (ui::select(lang, must("kind", t!(lang, "visit-kind")), kinds, typed, faults))
        (ui::select(lang, must("other", t!(lang, "visit-other-region")), others, typed, faults))
        (ui::radios(lang, must("role", t!(lang, "visit-role")), roles, typed, faults))
    }
}

/// The name of a side that is no Russian region, as the agreements of this region call theirs.
fn outsider(lang: Lang, known: &[String], typed: &Typed, faults: &Faults) -> Markup {
    let hint = match known.iter().take(PROPOSED).cloned().collect::<Vec<_>>()[..] {
        [] => t!(lang, "visit-outside-hint"),
        ref some => t!(lang, "visit-outside-known", names = some.join("; ")),
    };
    let label = t!(lang, "visit-outside");
    ui::field(lang, Field { name: "outside", label, hint, ..Field::default() }, typed, faults)
}

fn what(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let day = |name, label| Field { kind: Input::Day, ..must(name, label) };
    html! {
        (ui::textarea(lang, must("aim", t!(lang, "visit-aim")), 3, typed, faults))
        (ui::field(lang, day("from", t!(lang, "visit-from")), typed, faults))
        (ui::field(lang, day("to", t!(lang, "visit-to")), typed, faults))
    }
}

/// The institutions: the actor's region's, and everybody else's, region by region.
fn places(
    lang: Lang,
    ours: RegionCode,
    regions: &[Region],
    organisations: &[Organisation],
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let own = organisations.iter().filter(|it| it.region == ours);
    let own = own.map(|it| (it.id, it.short_name.clone()));
    let others = regions.iter().filter(|it| it.code != ours).filter_map(|region| {
        let here = organisations.iter().filter(|it| it.region == region.code);
        let here: Vec<_> = here.map(|it| (it.id, it.short_name.clone())).collect();
        (!here.is_empty()).then(|| (region.name.clone(), here))
    });
    let may = |name, label| Field { name, label, ..Field::default() };
    let theirs = may("theirs", t!(lang, "visit-their-organisation"));
    html! {
        (ui::select(lang, may("ours", t!(lang, "visit-our-organisation")), own, typed, faults))
        (ui::select_grouped(lang, theirs, others, typed, faults))
    }
}
