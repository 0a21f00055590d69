//! An agreement's page: what it is, who its parties are, what it leads to, what can be done.

use axum::response::{IntoResponse as _, Response};
use files::File;
use journal::{Entry, Thing};
use kernel::{Day, Lang, RegionCode, Role};
use maud::{Markup, html};
use web::ui::{self, col};
use web::{Frame, Guest, Result, Tried, Typed, Who, fmt, frame, t, word};

use super::correction;
use super::views::{self, Names};
use super::{
    Correct, Download, Edit, Files, ListAgreements, Removal, Show, readable, today, verbs,
};
use crate::acts::Action;
use crate::{Agreement, Corrected, Party, Sphere, Standing, store};

/// Who is let in to the visits: that room stands above this one.
const VISITING: Who =
    Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Specialist, Role::Head, Role::Desk]);
/// Entries of the journal beside the page.
const HISTORY: i64 = 50;

/// Everything the page shows.
pub(super) struct Shown {
    pub agreement: Agreement,
    pub names: Names,
    pub spheres: Vec<Sphere>,
    pub neighbours: Vec<Agreement>,
    /// What may take its place: agreements in force of the own region.
    pub successors: Vec<Agreement>,
    pub speaking: Vec<RegionCode>,
    pub files: Vec<File>,
    pub history: Vec<Entry>,
    pub corrections: Vec<Corrected>,
    pub today: Day,
}

/// The form that brings a file, among the forms of the page.
pub(super) const FILE: &str = "file";

pub async fn show(Show { id }: Show, guest: Guest) -> Result<Response> {
    let agreement = readable(&guest, id).await?;
    let shown = Shown::of(&guest, agreement).await?;
    Ok(view(&guest, &shown, &Tried::default()).into_response())
}

impl Shown {
    /// Asks for what belongs to the page: as many statements for every agreement.
    pub async fn of(guest: &Guest, agreement: Agreement) -> Result<Shown> {
        let mut tx = guest.db().read().await?;
        let id = agreement.id;
        let today = today(guest);
        let names = Names::of(&regions::regions(&mut tx).await?);
        let spheres = store::spheres(&mut tx).await?;
        let mut neighbours = store::neighbours(&mut tx, &agreement).await?;
        let files = files::of_thing(&mut tx, "agreement", id).await?;
        let mut it = Shown {
            agreement,
            names,
            spheres,
            neighbours: Vec::new(),
            successors: Vec::new(),
            speaking: Vec::new(),
            files,
            history: Vec::new(),
            corrections: store::corrections(&mut tx, id).await?,
            today,
        };
        neighbours.retain(|other| other.is_public() || it.is_party(guest));
        it.neighbours = neighbours;
        if guest.actor.is_some() {
            it.history = journal::of_thing(&mut tx, Thing::Agreement, id, HISTORY).await?;
        }
        if it.may_act(guest) {
            it.speaking = regions::speaking(&mut tx).await?;
            it.successors = store::successors(&mut tx, &it.agreement, today).await?;
        }
        Ok(it)
    }

    /// Whether the reader's region is a party.
    pub fn is_party(&self, guest: &Guest) -> bool {
        guest.actor.as_ref().is_some_and(|it| self.agreement.side_of(it.region).is_some())
    }

    /// Whether the reader may change something here.
    pub fn may_act(&self, guest: &Guest) -> bool {
        let role = guest.actor.as_ref().map(|it| it.role);
        self.is_party(guest) && Who::OFFICERS.admits(role)
    }
}

/// The page, with what was tried and went wrong.
pub(super) fn view(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let lang = guest.lang;
    let may_act = it.may_act(guest);
    let mut top = Frame::titled(&it.agreement.title)
        .section("/agreements")
        .crumb(t!(lang, "agreements-title"), ListAgreements)
        .lead(html! { (views::standing(lang, &it.agreement, it.today)) " " (it.names.line(&it.agreement)) });
    if may_act && !it.agreement.is_public() {
        let edit = Edit { id: it.agreement.id };
        top = top.actions(ui::quiet_link(edit, &t!(lang, "agreement-edit")));
    } else if may_act {
        let correct = Correct { id: it.agreement.id };
        top = top.actions(ui::quiet_link(correct, &t!(lang, "agreement-correct-misprint")));
    }
    let body = html! {
        (ui::sheet(&t!(lang, "agreement-document"), html! {
            (facts(lang, it))
            (correction::corrections(guest, &it.corrections))
        }))
        (ui::sheet(&t!(lang, "agreement-parties"), parties(guest, it)))
        (leads(guest, it))
        (files_view(guest, it, tried))
        (ui::side(html! {
            @if may_act { (verbs::view(guest, it, tried)) }
            @if let Some(actor) = &guest.actor {
                (ui::aside(&t!(lang, "agreement-history"), ui::history(lang, &actor.zone, &it.history)))
            }
        }))
    };
    frame(guest, top, body)
}

fn facts(lang: Lang, it: &Shown) -> Markup {
    let Shown { agreement, spheres, today, .. } = it;
    let day = |day: Option<Day>| day.map(|it| fmt::day(lang, it)).unwrap_or_default();
    let filled = [
        (t!(lang, "agreement-kind"), word(lang, "agreement-kind", agreement.kind)),
        (t!(lang, "agreement-scope"), word(lang, "agreement-scope", agreement.scope())),
        (t!(lang, "agreement-number"), agreement.number.clone()),
        (t!(lang, "agreement-registered"), agreement.registered.clone()),
        (t!(lang, "agreement-spheres"), views::spheres(agreement, spheres)),
        (t!(lang, "agreement-signed-on"), day(agreement.signed_on)),
        (t!(lang, "agreement-in-force"), views::term(lang, agreement, *today)),
        (t!(lang, "agreement-prolongation"), views::prolongation(lang, agreement.prolongation)),
        (t!(lang, "agreement-ended-on"), day(agreement.ended_on)),
        (t!(lang, "agreement-ground"), agreement.ground.clone()),
    ];
    ui::facts(filled.into_iter().filter(|(_, value)| !value.is_empty()))
}

/// The parties; who answers for them only for those signed in, how they are reached only for the
/// parties themselves.
fn parties(guest: &Guest, it: &Shown) -> Markup {
    let lang = guest.lang;
    let signed_in = guest.actor.is_some();
    let mut heads = vec![col(t!(lang, "agreement-party"))];
    if signed_in {
        heads.push(col(t!(lang, "agreement-coordinator")));
    }
    if !it.agreement.is_public() {
        heads.push(col(t!(lang, "agreement-word")));
    }
    let rows = it.agreement.parties.iter().map(|party| {
        let mut row = vec![party_name(it, party)];
        if signed_in {
            row.push(coordinator(party, it.is_party(guest)));
        }
        row.push(given_word(lang, party));
        row
    });
    ui::table(heads, rows)
}

fn party_name(it: &Shown, party: &Party) -> Markup {
    let name = it.names.party(party);
    html! {
        @match party.region {
            Some(code) => a href={ (ListAgreements) "?region=" (code) } { (name) },
            None => (name),
        }
    }
}

fn coordinator(it: &Party, with_contact: bool) -> Markup {
    html! {
        @if it.coordinator.is_empty() { "—" } @else { (it.coordinator) }
        @if !it.office.is_empty() { small { (it.office) } }
        @if with_contact && !it.contact.is_empty() { small { (it.contact) } }
    }
}

fn given_word(lang: Lang, it: &Party) -> Markup {
    html! {
        @match it.agreed_on {
            Some(day) => {
                (t!(lang, "agreement-agreed-on", day = fmt::day(lang, day)))
                small { (it.agreed_by) }
            }
            None => (t!(lang, "agreement-not-agreed-yet")),
        }
    }
}

/// What leads where: before and after, plans and visits.
fn leads(guest: &Guest, it: &Shown) -> Markup {
    let lang = guest.lang;
    let id = it.agreement.id;
    let before = it.neighbours.iter().filter(|other| it.agreement.predecessor == Some(other.id));
    let after = it.neighbours.iter().filter(|other| other.predecessor == Some(id));
    let linked =
        |all: Vec<&Agreement>| html! { ul { @for it in all { li { (views::link(lang, it)) } } } };
    let role = guest.actor.as_ref().map(|it| it.role);
    let (before, after): (Vec<_>, Vec<_>) = (before.collect(), after.collect());
    html! {
        @if guest.actor.is_some() || !it.neighbours.is_empty() {
            (ui::sheet(&t!(lang, "agreement-leads"), html! {
                @if !before.is_empty() { h3 { (t!(lang, "agreement-instead-of")) } (linked(before)) }
                @if !after.is_empty() { h3 { (t!(lang, "agreement-succeeded-by")) } (linked(after)) }
                @if guest.actor.is_some() {
                    p.actions {
                        (ui::quiet_link(format!("/plans?agreement={id}"), &t!(lang, "agreement-plans")))
                        @if VISITING.admits(role) {
                            (ui::quiet_link(format!("/visits?agreement={id}"), &t!(lang, "agreement-visits")))
                        }
                    }
                }
            }))
        }
    }
}

fn files_view(guest: &Guest, it: &Shown, tried: &Tried) -> Markup {
    let lang = guest.lang;
    let id = it.agreement.id;
    let field = ui::Field {
        name: "file",
        label: t!(lang, "agreement-file"),
        required: true,
        ..ui::Field::default()
    };
    let form = html! {
        (ui::file_field(lang, field, ".pdf,.docx,.odt,.jpg,.png", &tried.of(FILE, Typed::default()).1))
        (ui::submit(&t!(lang, "agreement-file-add")))
    };
    html! {
        @if guest.actor.is_some() {
            (ui::sheet(&t!(lang, "agreement-files"), html! {
                @if it.files.is_empty() { p.soft { (t!(lang, "agreement-no-files")) } }
                @else { (file_table(guest, it)) }
                @if it.may_act(guest) { (ui::file_form(Files { id }, form)) }
            }))
        }
    }
}

fn file_table(guest: &Guest, it: &Shown) -> Markup {
    let lang = guest.lang;
    let id = it.agreement.id;
    let heads = [
        col(t!(lang, "agreement-file")),
        col(t!(lang, "agreement-file-added")),
        ui::hidden_col(t!(lang, "agreement-file-remove")),
    ];
    let rows = it.files.iter().map(|file| {
        let kilobytes = fmt::number(lang, (file.size + 1023) / 1024);
        let sure = t!(lang, "agreement-file-remove-sure");
        let day = guest.actor.as_ref().map(|actor| file.added_at.day_in(&actor.zone));
        vec![
            html! {
                a href=(Download { id, file: file.id }) { (file.name) }
                small { (t!(lang, "agreement-file-size", size = kilobytes)) }
            },
            html! { (day.map(|it| fmt::day(lang, it)).unwrap_or_default()) },
            html! {
                @if it.may_act(guest) {
                    (ui::confirm_button(lang, Removal { id, file: file.id }, &t!(lang, "agreement-file-remove"), &sure))
                }
            },
        ]
    });
    ui::table(heads, rows)
}

/// Whether something of this kind can be done now, by the rules of the model.
pub(super) fn allows(it: &Shown, action: Action) -> bool {
    let standing = it.agreement.standing(it.today);
    match action {
        Action::Word => standing == Standing::Draft,
        Action::Signature => standing == Standing::Agreed,
        Action::Force => standing == Standing::Signed,
        Action::Prolongation => {
            standing.is_in_force()
                && it.agreement.in_force_to.is_some()
                && it.agreement.prolongation == crate::Prolongation::ByConsent
        }
        Action::Termination => standing.is_in_force(),
        Action::Supersession => {
            it.agreement.state == crate::State::InForce && !it.successors.is_empty()
        }
        Action::Side => true,
    }
}
