//! The steps of a practice's path. What is refused comes back on the page, beside its form.

use super::show::again;
use super::{Answer, Confirmation, ReviewOf, Show, Submission, Withdrawal};
use crate::deeds::{self, Deed};
use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::PracticeId;
use web::{Desk, Result, Stopped, Tried, Typed};

pub async fn submit(Submission { id }: Submission, desk: Desk) -> Result<Response> {
    done(&desk, id, Deed::Submission, Typed::default()).await
}

pub async fn confirm(Confirmation { id }: Confirmation, desk: Desk) -> Result<Response> {
    done(&desk, id, Deed::Confirmation, Typed::default()).await
}

pub async fn withdraw(Withdrawal { id }: Withdrawal, desk: Desk, typed: Typed) -> Result<Response> {
    done(&desk, id, Deed::Withdrawal, typed).await
}

pub async fn answer(Answer { id }: Answer, desk: Desk, typed: Typed) -> Result<Response> {
    done(&desk, id, Deed::Answer, typed).await
}

pub async fn review(ReviewOf { id }: ReviewOf, desk: Desk, typed: Typed) -> Result<Response> {
    done(&desk, id, Deed::Review, typed).await
}

async fn done(desk: &Desk, id: PracticeId, deed: Deed, typed: Typed) -> Result<Response> {
    match deeds::perform(desk, id, deed, &typed).await {
        Ok(()) => Ok(Redirect::to(&Show { id }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            again(desk, id, &Tried::new(deed.word(), typed, faults)).await
        }
    }
}
