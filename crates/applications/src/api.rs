//! How programs meet applications: JSON under `/api/v1`, the same rules as the pages.

mod applications;
mod eligibility;
mod notes;
mod renderings;
mod seen;

use crate::acts::Applicant;
use kernel::{ClientId, Day, Inn, Lang, Say};
use services::{Answer, Verdict, What};
use utoipa::OpenApi as _;
use web::{Doors, Error, Result, Who, Whose};

/// The room's routes for programs.
pub fn api_doors() -> Doors {
    Doors::new("applications")
        .get(Who::STAFF, Whose::Own, applications::list)
        .post(Who::SERVING, Whose::Own, applications::add)
        .get(Who::STAFF, Whose::Own, applications::show)
        .post(Who::SERVING, Whose::Own, applications::take)
        .get(Who::STAFF, Whose::Own, notes::list)
        .post(Who::SERVING, Whose::Own, notes::add)
        .post(Who::STAFF, Whose::Own, eligibility::ask)
        .post(Who::SERVING, Whose::Own, renderings::add)
}

/// What they are called and what they carry.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(utoipa::OpenApi)]
#[openapi(paths(
    applications::list,
    applications::add,
    applications::show,
    applications::take,
    notes::list,
    notes::add,
    eligibility::ask,
    renderings::add,
))]
struct Api;

/// The rules' answer for programs.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct AnswerItem {
    /// `yes`, `needs_confirmation` or `no`.
    #[schema(value_type = String)]
    verdict: Verdict,
    /// What each rule answered.
    reasons: Vec<ReasonItem>,
    /// What is still to be confirmed by a paper.
    #[schema(value_type = Vec<String>)]
    confirmations: Vec<What>,
}

/// What one rule answered.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct ReasonItem {
    /// `yes`, `needs_confirmation` or `no`.
    #[schema(value_type = String)]
    outcome: Verdict,
    /// The reason as a stable word.
    rule: String,
    /// The reason as a sentence.
    sentence: String,
    /// The legal act behind it.
    act: Option<String>,
    /// The first day on which it may be otherwise.
    #[schema(value_type = Option<String>, format = Date)]
    again_on: Option<Day>,
}

pub(crate) fn answer_of(lang: Lang, answer: &Answer) -> AnswerItem {
    let reason = |it: &services::Reason| ReasonItem {
        outcome: it.outcome,
        rule: it.say.key.clone(),
        sentence: web::say(lang, &it.say),
        act: it.act.clone(),
        again_on: it.again_on,
    };
    AnswerItem {
        verdict: answer.verdict,
        reasons: answer.reasons.iter().map(reason).collect(),
        confirmations: answer.confirmations.clone(),
    }
}

/// An ИНН out of a body.
///
/// # Errors
/// Which rule it breaks.
fn inn(text: &str) -> Result<Inn> {
    text.parse().map_err(|it| Error::field("inn", &it))
}

/// Who a body names: a client by id, or anybody by ИНН.
///
/// # Errors
/// It names nobody, or a wrong ИНН.
fn applicant(client: Option<ClientId>, number: Option<&str>) -> Result<Applicant> {
    match (client, number) {
        (Some(id), _) => Ok(Applicant::Known(id)),
        (None, Some(number)) => inn(number).map(Applicant::Inn),
        (None, None) => Err(Error::Bad { field: "inn", say: Say::new("fault-required") }),
    }
}
