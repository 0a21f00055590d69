//! Changing a draft: the words given to it are taken back, for the text is another now.

use axum::response::Response;
use db::transact;
use journal::{Note, Thing};
use maud::{Markup, html};
use regions::Region;
use web::ui;
use web::{Desk, Error, Faults, Frame, Refusal as _, Result, Typed, frame, t};

use super::views::Names;
use super::{DraftText, Edit, ListAgreements, Show, forms, own, refused, to_agreement};
use crate::filling::{self, PARTNERS, SPHERE};
use crate::{Agreement, Party, PartyKind, Sphere, store};

pub async fn edit(Edit { id }: Edit, desk: Desk) -> Result<Markup> {
    let it = own(&desk, id).await?;
    let lists = Lists::of(&desk).await?;
    Ok(view(&desk, &it, &lists, &filled(&desk, &it), &Faults::default()))
}

pub async fn change(DraftText { id }: DraftText, desk: Desk, typed: Typed) -> Result<Response> {
    let it = own(&desk, id).await?;
    let lists = Lists::of(&desk).await?;
    let mut faults = Faults::default();
    let own = desk.actor().region;
    let document = filling::document(&typed, &lists.spheres, &mut faults);
    let parties = filling::parties(own, &typed, &lists.regions, &mut faults);
    let mut tried = Agreement { parties: parties.clone(), ..it.clone() };
    if let Err(no) = tried.revise().and_then(|()| tried.check(Some(own))) {
        faults.add(no.field(), no.say());
    }
    let Some(document) = document.filter(|_| faults.is_empty()) else {
        return Ok(refused(view(&desk, &it, &lists, &typed, &faults)));
    };
    transact!(desk.db(), |tx| {
        let mut it = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        desk.party(&it.regions())?;
        it.revise()?;
        it.parties = kept(&it.parties, &parties);
        document.clone().write_into(&mut it);
        store::save(tx, &it).await?;
        let note = Note::by(desk.actor(), "agreement-changed", Thing::Agreement, id);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_agreement(id))
}

/// What the form chooses from.
struct Lists {
    spheres: Vec<Sphere>,
    regions: Vec<Region>,
}

impl Lists {
    async fn of(desk: &Desk) -> Result<Lists> {
        let mut tx = desk.db().read().await?;
        let spheres = store::spheres(&mut tx).await?;
        Ok(Lists { spheres, regions: regions::regions(&mut tx).await? })
    }
}

/// The parties that stay keep their places and coordinators; those that come stand behind them.
fn kept(before: &[Party], now: &[Party]) -> Vec<Party> {
    let stay = before.iter().filter(|it| now.iter().any(|other| other.is(it)));
    let come = now.iter().filter(|it| before.iter().all(|other| !other.is(it)));
    stay.chain(come).cloned().collect()
}

fn filled(desk: &Desk, it: &Agreement) -> Typed {
    let names = |kind| {
        let some = it.parties.iter().filter(|it| it.kind == kind).map(|it| it.name.as_str());
        some.collect::<Vec<_>>().join("\n")
    };
    let own = desk.actor().region;
    let partners = it.regions().into_iter().filter(|it| *it != own).zip(PARTNERS);
    let mut fields: std::collections::BTreeMap<String, String> = [
        ("kind", it.kind.to_string()),
        ("title", it.title.clone()),
        ("number", it.number.clone()),
        ("registered", it.registered.clone()),
        ("prolongation", it.prolongation.word().to_owned()),
        ("prolongation_years", it.prolongation.years().to_string()),
        ("foreign", names(PartyKind::Foreign)),
        ("bodies", names(PartyKind::Body)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    fields.extend(partners.map(|(code, name)| (name.to_owned(), code.to_string())));
    fields.extend(it.spheres.iter().map(|code| (format!("{SPHERE}{code}"), "on".to_owned())));
    Typed::from(fields)
}

fn view(desk: &Desk, it: &Agreement, lists: &Lists, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let id = it.id;
    let own = Names::of(&lists.regions).region(desk.actor().region);
    let top = Frame::titled(t!(lang, "agreement-edit-title"))
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements)
        .crumb(&it.title, Show { id });
    let form = html! {
        form method="post" action=(DraftText { id }) {
            (ui::fault_summary(lang, faults, &[]))
            h3 { (t!(lang, "agreement-parties")) }
            p { (t!(lang, "agreement-own-side", region = own)) }
            (forms::partners(lang, &lists.regions, typed, faults))
            (forms::document(lang, &lists.spheres, typed, faults))
            (ui::submit(&t!(lang, "agreement-save")))
        }
    };
    let teach = html! { p { (t!(lang, "agreement-edit-teach")) } };
    let body = html! {
        (ui::sheet(&t!(lang, "agreement-document"), form))
        (ui::aside(&t!(lang, "agreement-edit-how"), teach))
    };
    frame(desk, top, body)
}
