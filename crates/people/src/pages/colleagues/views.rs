//! What the head sees.

use super::{
    ColleaguePassword, ColleagueRoles, ColleagueSecondStep, Colleagues, Departure, NewColleague,
    ShowColleague,
};
use crate::{Account, Colleague, Membership};
use kernel::{DirectionId, Lang, OrganisationId, Role};
use maud::{Markup, html};
use regions::Direction;
use web::{Desk, Faults, Frame, Typed, frame, t, ui, word};

/// What the form of a role offers.
pub(in crate::pages) struct Form {
    pub organisation: OrganisationId,
    /// Closed ones too: whoever worked there is shown with them.
    pub directions: Vec<Direction>,
    pub roles: &'static [Role],
}

/// Somebody of the organisation.
pub(super) struct Card {
    pub account: Account,
    /// Also those elsewhere, which are not shown.
    pub memberships: Vec<Membership>,
    pub history: Vec<journal::Entry>,
    pub form: Form,
    /// Whether they sign in by two steps.
    pub second_step: bool,
}

pub(super) fn list(desk: &Desk, colleagues: &[Colleague], directions: &[Direction]) -> Markup {
    let lang = desk.lang;
    let named = |it: &Colleague| html! { a href=(ShowColleague { id: it.account }) { (it.name) } };
    let top = Frame::titled(t!(lang, "people-title"))
        .section("/people")
        .lead(html! { (desk.actor().organisation_name) })
        .actions(ui::button_link(NewColleague, &t!(lang, "people-add")));
    let rows = table(lang, colleagues, directions, named);
    frame(desk, top, html! { section.sheet.wide { (rows) } })
}

/// People with their roles; `named` is the cell of the name.
pub(super) fn table(
    lang: Lang,
    colleagues: &[Colleague],
    directions: &[Direction],
    named: impl Fn(&Colleague) -> Markup,
) -> Markup {
    let heads = [
        ui::col(t!(lang, "people-name")),
        ui::col(t!(lang, "people-works-as")),
        ui::col(t!(lang, "people-direction")),
        ui::col(t!(lang, "people-email")),
    ];
    // One row of the table per person, whatever the number of their roles.
    let rows = colleagues.chunk_by(|a, b| a.account == b.account).map(|roles| {
        let it = &roles[0];
        let line = |text: String| html! { div { (text) } };
        vec![
            named(it),
            html! { @for it in roles { (line(word(lang, "people-role", it.role))) } },
            html! { @for it in roles { (line(direction_name(directions, it.direction))) } },
            html! { (it.email) },
        ]
    });
    ui::table(heads, rows)
}

pub(super) fn new(desk: &Desk, form: &Form, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "people-add"))
        .section("/people")
        .crumb(t!(lang, "people-title"), Colleagues);
    frame(desk, top, newcomer(lang, Colleagues, form, typed, faults))
}

/// The form that adds somebody, and what comes after it.
pub(super) fn newcomer(
    lang: Lang,
    action: impl std::fmt::Display,
    form: &Form,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let name = ui::Field {
        name: "name",
        label: t!(lang, "people-name"),
        hint: t!(lang, "people-name-hint"),
        required: true,
        first: true,
        ..ui::Field::default()
    };
    let email = ui::Field {
        name: "email",
        label: t!(lang, "people-email"),
        kind: ui::Kind::Email,
        required: true,
        ..ui::Field::default()
    };
    let body = html! {
        form method="post" action=(action.to_string()) {
            (ui::field(lang, name, typed, faults))
            (ui::field(lang, email, typed, faults))
            (seat_fields(lang, form, typed, faults))
            (ui::submit(&t!(lang, "people-add-do")))
        }
    };
    let teach = html! { p { (t!(lang, "people-add-teach")) } };
    html! {
        (ui::sheet(&t!(lang, "people-who"), body))
        (ui::aside(&t!(lang, "people-next"), teach))
    }
}

/// Somebody's card; `phrase` is their new password, shown this once.
pub(super) fn card(
    desk: &Desk,
    it: &Card,
    typed: &Typed,
    faults: &Faults,
    phrase: Option<&str>,
) -> Markup {
    let (lang, id) = (desk.lang, it.account.id);
    let top = Frame::titled(it.account.name.clone())
        .section("/people")
        .crumb(t!(lang, "people-title"), Colleagues)
        .lead(html! { (it.account.email) });
    let role_form = html! {
        form method="post" action=(ColleagueRoles { id }) {
            (seat_fields(lang, &it.form, typed, faults))
            (ui::submit(&t!(lang, "people-grant")))
        }
    };
    let history = ui::history(lang, &desk.actor().zone, &it.history);
    let body = html! {
        @if let Some(phrase) = phrase { (phrase_notice(lang, phrase)) }
        (ui::sheet(&t!(lang, "people-roles"), roles(desk, it)))
        (ui::sheet(&t!(lang, "people-grant"), role_form))
        @if id != desk.actor().account {
            (ui::sheet(&t!(lang, "people-access"), access(lang, it)))
        }
        (ui::aside(&t!(lang, "people-history"), history))
    };
    frame(desk, top, body)
}

fn roles(desk: &Desk, it: &Card) -> Markup {
    let here = it.memberships.iter().filter(|it| it.organisation == desk.actor().organisation);
    let rows = here.map(|role| {
        let direction = direction_name(&it.form.directions, role.direction);
        (word(desk.lang, "people-role", role.role), direction)
    });
    ui::facts(rows)
}

fn access(lang: Lang, it: &Card) -> Markup {
    let id = it.account.id;
    let name = it.account.name.as_str();
    let question = t!(lang, "people-depart-question", name = name);
    let lost = t!(lang, "people-second-step-question", name = name);
    html! {
        p.soft { (t!(lang, "people-access-lead")) }
        div.actions {
            (ui::post_button(ColleaguePassword { id }, &t!(lang, "people-reset")))
            @if it.second_step {
                (ui::confirm_button(lang, ColleagueSecondStep { id }, &t!(lang, "people-second-step-end"), &lost))
            }
            (ui::confirm_button(lang, Departure { id }, &t!(lang, "people-depart"), &question))
        }
    }
}

pub(super) fn phrase_notice(lang: Lang, phrase: &str) -> Markup {
    ui::notice(
        ui::Tone::Good,
        html! {
            p { (t!(lang, "people-phrase-once")) }
            p { code data-passphrase { (phrase) } }
        },
    )
}

fn seat_fields(lang: Lang, form: &Form, typed: &Typed, faults: &Faults) -> Markup {
    let role = ui::Field {
        name: "role",
        label: t!(lang, "people-works-as"),
        required: true,
        ..ui::Field::default()
    };
    let direction = ui::Field {
        name: "direction",
        label: t!(lang, "people-direction"),
        ..ui::Field::default()
    };
    let roles = form.roles.iter().map(|it| (it, word(lang, "people-role", it)));
    let open = regions::on_offer(&form.directions, None);
    let mut directions = open.map(|it| (it.id, it.name.as_str())).peekable();
    html! {
        (ui::select(lang, role, roles, typed, faults))
        @if directions.peek().is_some() {
            (ui::select(lang, direction, directions, typed, faults))
        }
    }
}

fn direction_name(directions: &[Direction], id: Option<DirectionId>) -> String {
    let found = directions.iter().find(|it| Some(it.id) == id);
    found.map_or_else(|| "—".to_owned(), |it| it.short_name.clone())
}
