//! The steps of the path as noun URLs, and the way to the visit in return.

use super::{Show, done, reach, show, to};
use crate::acts;
use crate::{Facts, Item, Kind, State, Step, TimeOfDay, Visit, store};
use axum::response::Response;
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{ItemId, VisitId};
use serde::Deserialize;
use web::{Desk, Doors, Error, Faults, Result, Stopped, Tried, Typed, Who, Whose, t};

/// A typed path and a handler for each step, and the table that mounts them.
macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident $path:literal),* $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(TypedPath, Deserialize)]
            #[typed_path($path)]
            pub struct $name {
                /// Which visit.
                pub id: VisitId,
            }

            impl $name {
                async fn take(self, desk: Desk, typed: Typed) -> Result<Response> {
                    take(desk, self.id, Step::$name, typed).await
                }
            }
        )*

        /// Adds the steps to the room's table.
        pub(super) fn doors(doors: Doors) -> Doors {
            doors
                $(.post(Who::OFFICERS, Whose::Party, $name::take))*
                .post(Who::OFFICERS, Whose::Party, prepare)
        }
    };
}

steps! {
    /// The guests have come.
    Beginning "/visits/{id}/beginning",
    /// The guests have left.
    Holding "/visits/{id}/holding",
    /// Nothing is left to tell.
    Closure "/visits/{id}/closure",
    /// It will not take place.
    Cancellation "/visits/{id}/cancellation",
}

/// The visit in return, prepared out of what was left unanswered.
#[derive(TypedPath, Deserialize)]
#[typed_path("/visits/{id}/return")]
pub struct Return {
    /// The visit it returns.
    pub id: VisitId,
}

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Takes the step; what a rule refuses is said on the visit's own page.
async fn take(desk: Desk, id: VisitId, step: Step, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let reason = typed.optional_text("reason", LONGEST_REASON, &mut faults);
    let taken = match faults.check() {
        Ok(()) => acts::take(&desk, id, step, &reason).await.map(drop).map_err(Stopped::from),
        Err(stopped) => Err(stopped),
    };
    // The one step that asks for words has a form.
    let form = if step == Step::Cancellation { show::CANCELLATION } else { "" };
    done(&desk, id, taken, "", |faults| Tried::new(form, typed, faults)).await
}

/// `POST /visits/{id}/return`: the hosts become guests; unanswered questions become the draft of
/// the programme. Asked again, it leads to the visit that is being prepared already.
pub async fn prepare(Return { id }: Return, desk: Desk) -> Result<Response> {
    match in_return_of(&desk, id).await.map_err(Stopped::from) {
        Ok(next) => Ok(to(Show { id: next })),
        stopped => {
            done(&desk, id, stopped.map(drop), "", |faults| Tried { faults, ..Tried::default() })
                .await
        }
    }
}

async fn in_return_of(desk: &Desk, id: VisitId) -> Result<VisitId> {
    let next = VisitId::new();
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, desk, id).await?;
        visit.may_be_returned()?;
        let prepared = store::returns_of(tx, id).await?;
        if let Some(there) = prepared.iter().find(|it| it.state == State::Planned) {
            return Ok::<_, Error>(there.id);
        }
        let facts = Facts::of(tx, visit).await?.ok_or(Error::NotFound)?;
        let visit = in_return(desk, next, &facts);
        store::save(tx, &visit).await?;
        for item in draft_programme(&visit, &facts) {
            store::add_item(tx, &item).await?;
        }
        let note = Note::by(desk.actor(), "visit-return-prepared", Thing::Visit, next);
        journal::write(tx, desk.now, note).await?;
        Ok(next)
    })
}

/// Months after which a visit in return is proposed.
const LATER: i32 = 2;

fn in_return(desk: &Desk, id: VisitId, facts: &Facts) -> Visit {
    let before = &facts.visit;
    let day = desk.today().plus_months(LATER);
    let aim = t!(desk.lang, "visit-return-aim", aim = &before.aim);
    Visit {
        id,
        kind: Kind::Return,
        answers: Some(before.id),
        aim,
        from: day,
        to: day,
        host: before.guest,
        guest: before.host,
        host_organisation: before.guest_organisation,
        guest_organisation: before.host_organisation,
        keeper: desk.actor().region,
        state: State::Planned,
        reason: String::new(),
        created_at: desk.now,
        ..before.clone()
    }
}

/// An item for each unanswered question, half an hour each from ten o'clock: hours are to be agreed.
fn draft_programme(visit: &Visit, facts: &Facts) -> Vec<Item> {
    let slot = |at: i16| {
        let minutes = 10 * 60 + at * 30;
        TimeOfDay::new((minutes / 60) as i8, (minutes % 60) as i8)
    };
    let item = |(at, question): (usize, &crate::Question)| {
        let at = i16::try_from(at).ok()?;
        Some(Item {
            id: ItemId::new(),
            visit: visit.id,
            day: visit.from,
            begins: slot(at)?,
            ends: slot(at + 1)?,
            place: String::new(),
            title: question.text.clone(),
            organisation: None,
            direction: None,
            // Who asked receives now; who was asked comes with the answer.
            host: question.asked_by.clone(),
            guests: question.to_whom.clone(),
            transport: String::new(),
            shown: false,
            position: 1,
        })
    };
    facts.unanswered().enumerate().filter_map(item).collect()
}
