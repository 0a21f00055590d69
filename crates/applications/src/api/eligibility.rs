//! May this client receive this service today?

use super::seen::{Seen, confirmed};
use super::{AnswerItem, answer_of, inn};
use crate::acts::own_service;
use crate::catalogue::Catalogue;
use crate::facts;
use axum::Json;
use axum_extra::routing::TypedPath;
use clients::Client;
use db::Tx;
use kernel::{Inn, Recipient, Say, ServiceId};
use registry::Lookup;
use serde::{Deserialize, Serialize};
use services::Verdict;
use utoipa::ToSchema;
use web::api::Body;
use web::{Desk, Error, Result};

/// The question.
#[derive(TypedPath)]
#[typed_path("/api/v1/eligibility")]
pub(crate) struct Ask;

/// Who, and for what.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Question {
    /// ИНН, 10 or 12 digits.
    inn: String,
    /// Id of the service.
    #[schema(value_type = String)]
    service: ServiceId,
    /// As whom they come, where neither the centre nor the registry knows them: `self_employed`,
    /// `citizen`, `sole_trader` or `company`.
    #[schema(value_type = Option<String>)]
    kind: Option<Recipient>,
    /// Papers seen: each a word such as `platform`, or `{"what": "platform", "paper": "№ 7"}`.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    confirmations: Vec<Seen>,
}

/// The answer with every reason, and what is open instead.
#[derive(Serialize, ToSchema)]
pub(crate) struct Reply {
    #[serde(flatten)]
    answer: AnswerItem,
    /// Services that are open instead, nearest first; empty unless the answer is no.
    open_instead: Vec<OpenItem>,
}

/// A service that is open.
#[derive(Serialize, ToSchema)]
pub(crate) struct OpenItem {
    /// Its id.
    pub service: String,
    /// Its name.
    pub name: String,
}

/// Asks the rules. Nothing is saved.
#[utoipa::path(post, path = "/api/v1/eligibility", tag = "eligibility", request_body = Question,
    responses((status = 200, body = Reply), (status = 404, description = "no such service"),
        (status = 422, description = "a wrong ИНН; or nobody knows it and `kind` is missing")))]
pub(crate) async fn ask(_: Ask, desk: Desk, Body(question): Body<Question>) -> Result<Json<Reply>> {
    let inn = inn(&question.inn)?;
    let today = desk.today();
    let mut tx = desk.db().read().await?;
    let service = own_service(&mut tx, &desk, question.service).await?;
    let lookup = registry::lookup(&mut tx, &inn).await?;
    let client = client(&mut tx, &desk, inn, question.kind, &lookup).await?;
    let confirmed = confirmed(&desk, question.confirmations);
    let home = desk.actor().region;
    let facts = facts::gather(&mut tx, &client, &lookup, home, confirmed).await?;
    let catalogue = Catalogue::of(desk.db(), &mut tx, desk.actor().organisation).await?;
    let answer = catalogue.ask(&service, &facts, today);
    let open = match answer.verdict {
        Verdict::No => catalogue.open_instead(&service, &facts, today),
        _ => Vec::new(),
    };
    let item = |it: services::Open| OpenItem {
        service: it.service.id.to_string(),
        name: it.service.name.clone(),
    };
    let open_instead = open.into_iter().map(item).collect();
    Ok(Json(Reply { answer: answer_of(desk.lang, &answer), open_instead }))
}

/// The client, or a card that is not kept.
async fn client(
    tx: &mut Tx,
    desk: &Desk,
    inn: Inn,
    kind: Option<Recipient>,
    lookup: &Lookup,
) -> Result<Client> {
    let organisation = desk.actor().organisation;
    if let Some(it) = clients::by_inn(tx, organisation, &inn).await? {
        return Ok(it);
    }
    let secret = &desk.app.secret;
    if let Lookup::Found(record, day) = lookup {
        return Ok(Client::from_record(organisation, record, *day, secret, desk.now));
    }
    let missing = Error::Bad { field: "kind", say: Say::new("application-unknown-client") };
    let kind = kind.ok_or(missing)?;
    let name = String::new();
    Ok(Client::by_hand(organisation, kind, Some(inn), name, lookup, secret, desk.now)?)
}
