//! The head's page: who works here, as what; somebody comes, somebody leaves.

mod anywhere;
mod views;

use super::{MANAGERS, second_step};
use crate::model::{grantable, may_manage, may_reset, passphrase};
use crate::{Account, Email, Membership, hash_password, store};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AccountId, DirectionId, OrganisationId, Role, Say};
use maud::Markup;
use serde::Deserialize;
use views::{Card, Form};
use web::{Desk, Doors, Error, Faults, Result, Stopped, Typed, Who, Whose};

/// The people of one's organisation.
#[derive(TypedPath)]
#[typed_path("/people")]
pub struct Colleagues;

/// The form that adds somebody.
#[derive(TypedPath)]
#[typed_path("/people/new")]
pub struct NewColleague;

/// Somebody of one's organisation.
#[derive(TypedPath, Deserialize)]
#[typed_path("/people/{id}")]
pub struct ShowColleague {
    /// Who.
    pub id: AccountId,
}

/// Somebody's roles.
#[derive(TypedPath, Deserialize)]
#[typed_path("/people/{id}/roles")]
pub struct ColleagueRoles {
    /// Whose.
    pub id: AccountId,
}

/// Somebody's new password.
#[derive(TypedPath, Deserialize)]
#[typed_path("/people/{id}/password")]
pub struct ColleaguePassword {
    /// Whose.
    pub id: AccountId,
}

/// Somebody's second step, taken away: the phone is lost and so is the paper.
#[derive(TypedPath, Deserialize)]
#[typed_path("/people/{id}/second-step/removal")]
pub struct ColleagueSecondStep {
    /// Whose.
    pub id: AccountId,
}

/// Somebody leaves the organisation.
#[derive(TypedPath, Deserialize)]
#[typed_path("/people/{id}/departure")]
pub struct Departure {
    /// Who.
    pub id: AccountId,
}

const LONGEST_NAME: usize = 100;

pub(super) fn doors(doors: Doors) -> Doors {
    doors
        .get(MANAGERS, Whose::Own, list)
        .get(MANAGERS, Whose::Own, new)
        .post(MANAGERS, Whose::Own, add)
        .get(MANAGERS, Whose::Own, show)
        .post(MANAGERS, Whose::Own, give_role)
        .post(MANAGERS, Whose::Own, reset_password)
        .post(MANAGERS, Whose::Own, remove_second_step)
        .post(MANAGERS, Whose::Own, depart)
        .get(Who::ADMINISTRATORS, Whose::Installation, anywhere::list)
        .get(Who::ADMINISTRATORS, Whose::Installation, anywhere::new)
        .post(Who::ADMINISTRATORS, Whose::Installation, anywhere::appoint)
}

async fn list(_: Colleagues, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let organisation = desk.actor().organisation;
    let colleagues = store::colleagues(&mut tx, organisation).await?;
    let directions = regions::directions(&mut tx, organisation).await?;
    Ok(views::list(&desk, &colleagues, &directions))
}

async fn new(_: NewColleague, desk: Desk) -> Result<Markup> {
    let form = Form::find(&desk, desk.actor().organisation).await?;
    Ok(views::new(&desk, &form, &Typed::default(), &Faults::default()))
}

async fn add(_: Colleagues, desk: Desk, typed: Typed) -> Result<Response> {
    let form = Form::find(&desk, desk.actor().organisation).await?;
    match hire(&desk, &form, &typed).await {
        // They have a password already, and may work elsewhere: only the role is new.
        Ok(Hired { id, phrase: None }) => {
            Ok(Redirect::to(&ShowColleague { id }.to_string()).into_response())
        }
        Ok(Hired { id, phrase: Some(phrase) }) => once(&desk, id, &phrase).await,
        Err(Stopped::Faults(faults)) => {
            let page = views::new(&desk, &form, &typed, &faults);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Stopped::Error(error)) => Err(error),
    }
}

/// Somebody who got a role.
pub(super) struct Hired {
    /// Who.
    pub id: AccountId,
    /// The password of whoever had no account before.
    pub phrase: Option<String>,
}

/// Gives somebody a role in the form's organisation, and an account where they have none.
pub(super) async fn hire(desk: &Desk, form: &Form, typed: &Typed) -> Result<Hired, Stopped> {
    let mut faults = Faults::default();
    let name = typed.text("name", LONGEST_NAME, &mut faults);
    let email = typed.required::<Email>("email", &mut faults);
    let seat = form.seat(typed, &mut faults);
    let (Some(email), Some(seat), true) = (email, seat, faults.is_empty()) else {
        return Err(Stopped::Faults(faults));
    };
    let phrase = passphrase((desk.app.chance)());
    let hashed = hash_password(&phrase, (desk.app.chance)()).await;
    let newcomer = Account::new(email.clone(), name);
    let (id, known) = transact!(desk.db(), |tx| {
        let known = store::account_by_email(tx, &email).await?;
        let id = match &known {
            Some(known) => known.id,
            None => {
                let id = store::add_account(tx, &newcomer, Some(&hashed), desk.now).await?;
                let note = Note::by(desk.actor(), "account-added", Thing::Account, id);
                journal::write(tx, desk.now, note.of(form.organisation)).await?;
                id
            }
        };
        give(tx, desk, form.organisation, id, seat).await?;
        Ok::<_, Error>((id, known.is_some()))
    })?;
    Ok(Hired { id, phrase: (!known).then_some(phrase) })
}

async fn show(ShowColleague { id }: ShowColleague, desk: Desk) -> Result<Markup> {
    let card = Card::find(&desk, id).await?;
    Ok(views::card(&desk, &card, &Typed::default(), &Faults::default(), None))
}

async fn give_role(
    ColleagueRoles { id }: ColleagueRoles,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    let (card, mut faults) = (Card::find(&desk, id).await?, Faults::default());
    let Some(seat) = card.form.seat(&typed, &mut faults) else {
        let page = views::card(&desk, &card, &typed, &faults, None);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    transact!(desk.db(), |tx| {
        own_memberships(tx, &desk, id).await?;
        give(tx, &desk, desk.actor().organisation, id, seat).await
    })?;
    Ok(Redirect::to(&ShowColleague { id }.to_string()).into_response())
}

async fn reset_password(
    ColleaguePassword { id }: ColleaguePassword,
    desk: Desk,
) -> Result<Response> {
    let phrase = passphrase((desk.app.chance)());
    let hashed = hash_password(&phrase, (desk.app.chance)()).await;
    transact!(desk.db(), |tx| {
        may_reset(desk.actor(), &own_memberships(tx, &desk, id).await?)?;
        store::set_password(tx, id, &hashed).await?;
        store::end_others(tx, id, "").await?;
        let note = Note::by(desk.actor(), "password-reset", Thing::Account, id);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    once(&desk, id, &phrase).await
}

/// Whoever may give a new password may take the second step away: each alone opens nothing.
async fn remove_second_step(
    ColleagueSecondStep { id }: ColleagueSecondStep,
    desk: Desk,
) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        may_reset(desk.actor(), &own_memberships(tx, &desk, id).await?)?;
        second_step::take_away(tx, &desk, id).await
    })?;
    Ok(Redirect::to(&ShowColleague { id }.to_string()))
}

async fn depart(Departure { id }: Departure, desk: Desk) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        may_manage(desk.actor(), &own_memberships(tx, &desk, id).await?)?;
        store::revoke_roles(tx, id, desk.actor().organisation, desk.now).await?;
        store::close_account(tx, id, desk.now).await?;
        let note = Note::by(desk.actor(), "colleague-left", Thing::Account, id);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&Colleagues.to_string()))
}

/// What somebody of the actor's organisation may do; somebody else's people do not exist.
async fn own_memberships(tx: &mut Tx, desk: &Desk, id: AccountId) -> Result<Vec<Membership>> {
    let all = store::memberships(tx, id).await?;
    let here = all.iter().find(|it| it.organisation == desk.actor().organisation);
    let any = here.or(all.first()).ok_or(Error::NotFound)?;
    desk.own(Thing::Account, id, any.organisation)?;
    Ok(all)
}

async fn give(
    tx: &mut Tx,
    desk: &Desk,
    organisation: OrganisationId,
    id: AccountId,
    (role, direction): (Role, Option<DirectionId>),
) -> Result<()> {
    store::grant(tx, id, organisation, role, direction).await?;
    let note = Note::by(desk.actor(), "role-granted", Thing::Account, id).of(organisation);
    let note = note.with("role", role.word());
    Ok(journal::write(tx, desk.now, note).await?)
}

/// Somebody's card with their password, shown this once.
async fn once(desk: &Desk, id: AccountId, phrase: &str) -> Result<Response> {
    let card = Card::find(desk, id).await?;
    let page = views::card(desk, &card, &Typed::default(), &Faults::default(), Some(phrase));
    Ok(([(header::CACHE_CONTROL, "no-store")], page).into_response())
}

impl Form {
    /// The form of an organisation.
    pub async fn find(desk: &Desk, organisation: OrganisationId) -> Result<Form> {
        let mut tx = desk.db().read().await?;
        let directions = regions::directions(&mut tx, organisation).await?;
        Ok(Form { organisation, directions, roles: grantable(desk.actor().role) })
    }

    /// The chosen role and direction, if the actor may give them.
    fn seat(&self, typed: &Typed, faults: &mut Faults) -> Option<(Role, Option<DirectionId>)> {
        let role = typed.plain::<Role>("role", faults, "fault-choose");
        let role = role.filter(|it| self.roles.contains(it));
        if role.is_none() {
            faults.add("role", Say::new("fault-choose"));
        }
        let direction = typed.plain::<DirectionId>("direction", faults, "fault-choose");
        let ours = |id: &DirectionId| self.directions.iter().any(|it| it.id == *id && it.is_open());
        if direction.is_some_and(|it| !ours(&it)) {
            faults.add("direction", Say::new("fault-choose"));
        }
        role.filter(|_| faults.is_empty()).map(|it| (it, direction))
    }
}

impl Card {
    async fn find(desk: &Desk, id: AccountId) -> Result<Card> {
        let form = Form::find(desk, desk.actor().organisation).await?;
        let mut tx = desk.db().read().await?;
        let memberships = own_memberships(&mut tx, desk, id).await?;
        let account = store::account(&mut tx, id).await?.ok_or(Error::NotFound)?;
        let mut history = journal::of_thing(&mut tx, Thing::Account, id, 50).await?;
        // What they do elsewhere is the affair of that organisation.
        history.retain(|it| it.organisation.is_none_or(|it| it == desk.actor().organisation));
        let step = store::second_step(&mut tx, id).await?;
        let second_step = step.is_some_and(|it| it.proved_at.is_some());
        Ok(Card { account, memberships, history, form, second_step })
    }
}
