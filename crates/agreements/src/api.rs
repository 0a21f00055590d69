//! How programs meet agreements.

mod whole;

use axum::Json;
use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use kernel::{AgreementId, Day};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{OpenApi, ToSchema};
use web::api::{Body, List, Paging};
use web::{Desk, Doors, Error, Guest, Result, Sought, Typed, Who, Whose};

use crate::acts::{self, Action};
use crate::filling::{self, Choices, SPHERE};
use crate::pages::{reader, sought, today};
use crate::{Agreement, store};

/// The routes of the room's API.
pub fn doors() -> Doors {
    Doors::new("agreements")
        .get(Who::SignedIn, Whose::Open, list)
        .post(Who::OFFICERS, Whose::Own, add)
        .get(Who::SignedIn, Whose::Open, whole::show)
        .get(Who::SignedIn, Whose::Open, whole::file)
        .post(Who::OFFICERS, Whose::Party, whole::correct)
        .post(Who::OFFICERS, Whose::Party, act)
}

/// The room's part of the API's description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(list, add, whole::show, whole::file, whole::correct, act),
    components(schemas(Item, Side, NewAgreement, Deed, List<Item>))
)]
struct Api;

/// The register.
#[derive(TypedPath)]
#[typed_path("/api/v1/agreements")]
pub struct ApiList;

/// An agreement.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/agreements/{id}")]
pub struct ApiShow {
    /// Which agreement.
    pub id: AgreementId,
}

/// Something done to it.
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/agreements/{id}/{action}")]
pub struct ApiDoing {
    /// Which agreement.
    pub id: AgreementId,
    /// What.
    pub action: Action,
}

/// An agreement.
#[derive(Debug, Serialize, ToSchema)]
struct Item {
    /// UUID.
    id: String,
    /// `agreement`, `protocol`, `memorandum`, `roadmap`.
    kind: String,
    /// Its full title.
    title: String,
    /// Its number; may be empty.
    number: String,
    /// Its number in the document system (СЭД); may be empty.
    registered: String,
    /// `interregional`, `international`.
    scope: String,
    /// How it stands today: `draft`, `agreed`, `signed`, `in_force`, `expiring`, `expired`,
    /// `terminated`, `superseded`.
    standing: String,
    /// Codes of its spheres.
    spheres: Vec<String>,
    /// Its parties.
    parties: Vec<Side>,
    /// When it was signed.
    signed_on: Option<String>,
    /// Its first day in force.
    in_force_from: Option<String>,
    /// The last day of the term that runs; null: open-ended.
    in_force_to: Option<String>,
    /// `none`, `automatic`, `by_consent`.
    prolongation: String,
    /// Years of an automatic prolongation, else 0.
    prolongation_years: i64,
    /// When it was terminated or superseded.
    ended_on: Option<String>,
    /// Why it was terminated; may be empty.
    ground: String,
    /// The agreement it took the place of.
    predecessor: Option<String>,
}

/// A party.
#[derive(Debug, Serialize, ToSchema)]
struct Side {
    /// `region`, `foreign`, `body`.
    kind: String,
    /// Two digits, of a Russian region.
    region: Option<String>,
    /// The name of any other party.
    name: String,
    /// Who answers for the agreement; empty in lists.
    coordinator: String,
    /// When this side agreed to the draft; null in lists.
    agreed_on: Option<String>,
}

/// An agreement to be entered: a draft, or, with `signed_on`, a document that was signed already.
#[derive(Debug, Deserialize, ToSchema)]
struct NewAgreement {
    /// `agreement`, `protocol`, `memorandum`, `roadmap`.
    kind: String,
    /// Its full title.
    title: String,
    /// Its number.
    number: Option<String>,
    /// Its number in the document system (СЭД).
    registered: Option<String>,
    /// Codes of its spheres.
    #[serde(default)]
    spheres: Vec<String>,
    /// Codes of the Russian regions; the own one must be among them.
    regions: Vec<String>,
    /// Names of the foreign regions.
    #[serde(default)]
    foreign: Vec<String>,
    /// Names of bodies of power and other organisations.
    #[serde(default)]
    bodies: Vec<String>,
    /// `none` (when absent), `automatic`, `by_consent`.
    prolongation: Option<String>,
    /// Years of an automatic prolongation.
    prolongation_years: Option<i64>,
    /// When it was signed, such as `2026-11-23`.
    signed_on: Option<String>,
    /// Its first day in force.
    in_force_from: Option<String>,
    /// Its last day in force; absent: open-ended.
    in_force_to: Option<String>,
    /// An agreement in force of the own region that it takes the place of.
    predecessor: Option<String>,
}

/// What an action needs: `word` side, letter; `signature` `signed_on`, number, registered; `force`
/// `in_force_from`, `in_force_to`; `prolongation` `in_force_to`; `termination` ground, `ended_on`;
/// `supersession` successor; `side` coordinator, office, contact.
#[derive(Debug, Default, Deserialize, ToSchema)]
struct Deed {
    /// Which side agrees: its place among the parties, from 0.
    side: Option<i64>,
    /// «№ … от …» of another side's letter.
    letter: Option<String>,
    /// When it was signed.
    signed_on: Option<String>,
    /// Its number.
    number: Option<String>,
    /// Its number in the document system (СЭД).
    registered: Option<String>,
    /// Its first day in force.
    in_force_from: Option<String>,
    /// Its last day in force.
    in_force_to: Option<String>,
    /// Why it is terminated.
    ground: Option<String>,
    /// When it ended.
    ended_on: Option<String>,
    /// UUID of the agreement that takes its place.
    successor: Option<String>,
    /// Who answers for it on the own side.
    coordinator: Option<String>,
    /// Their position.
    office: Option<String>,
    /// How to reach them.
    contact: Option<String>,
}

/// The register, the latest signed first, drafts of the own region before all.
#[utoipa::path(
    get, path = "/api/v1/agreements", tag = "agreements",
    params(
        Paging,
        ("q" = Option<String>, Query, description = "Part of the title, a number or a party's name"),
        ("region" = Option<String>, Query, description = "A party: code of a region"),
        ("partner" = Option<String>, Query, description = "Another party: code of a region"),
        ("sphere" = Option<String>, Query, description = "Code of a sphere"),
        ("state" = Option<String>, Query, description = "How it stands; `in_force` includes `expiring`"),
        ("year" = Option<i32>, Query, description = "Signed in this year"),
        ("scope" = Option<String>, Query, description = "`interregional` or `international`"),
    ),
    responses((status = 200, body = List<Item>), (status = 401), (status = 403), (status = 422)),
)]
async fn list(_: ApiList, guest: Guest, query: Sought) -> Result<Json<List<Item>>> {
    let paging = Paging::of(&query).wish()?;
    let today = today(&guest);
    let mut tx = guest.db().read().await?;
    let page = store::list(&mut tx, reader(&guest), &sought(&query), paging, today).await?;
    Ok(Json(List::of(page, |it| Item::of(it, today))))
}

/// Enters an agreement of the own region.
#[utoipa::path(
    post, path = "/api/v1/agreements", tag = "agreements", request_body = NewAgreement,
    responses(
        (status = 201, body = Item), (status = 401), (status = 403),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
async fn add(_: ApiList, desk: Desk, body: Body<NewAgreement>) -> Result<(StatusCode, Json<Item>)> {
    let choices = Choices::of(&desk).await?;
    let wrong = |it: web::Faults| it.error().unwrap_or_else(|| Error::ours("no fault"));
    let it = filling::read(&desk, &body.0.typed(), &choices).map_err(wrong)?;
    acts::add(&desk, &it).await?;
    Ok((StatusCode::CREATED, Json(Item::of(it, desk.today()))))
}

/// Does something to an agreement of the own region: `word`, `signature`, `force`, `prolongation`,
/// `termination`, `supersession`, `side`.
#[utoipa::path(
    post, path = "/api/v1/agreements/{id}/{action}", tag = "agreements", request_body = Deed,
    params(
        ("id" = String, Path, description = "UUID of the agreement"),
        ("action" = String, Path, description = "What is done"),
    ),
    responses(
        (status = 200, body = Item), (status = 401), (status = 403), (status = 404),
        (status = 422, description = "`field` and `rule` say what is wrong"),
    ),
)]
async fn act(
    ApiDoing { id, action }: ApiDoing,
    desk: Desk,
    body: Body<Deed>,
) -> Result<Json<Item>> {
    let it = acts::perform(&desk, id, action, &body.0.typed()).await?;
    Ok(Json(Item::of(it, desk.today())))
}

impl NewAgreement {
    /// As the form would send it: one reading for pages and programs.
    fn typed(self) -> Typed {
        let fields = [
            ("kind", Some(self.kind)),
            ("title", Some(self.title)),
            ("number", self.number),
            ("registered", self.registered),
            ("regions", Some(self.regions.join(" "))),
            ("foreign", Some(self.foreign.join("\n"))),
            ("bodies", Some(self.bodies.join("\n"))),
            ("prolongation", self.prolongation),
            ("prolongation_years", self.prolongation_years.map(|it| it.to_string())),
            ("signed_on", self.signed_on),
            ("in_force_from", self.in_force_from),
            ("in_force_to", self.in_force_to),
            ("predecessor", self.predecessor),
        ];
        let spheres = self.spheres.into_iter().map(|it| (format!("{SPHERE}{it}"), "on".to_owned()));
        Typed::from(given(fields).chain(spheres).collect::<BTreeMap<_, _>>())
    }
}

impl Deed {
    fn typed(self) -> Typed {
        let fields = [
            ("side", self.side.map(|it| it.to_string())),
            ("letter", self.letter),
            ("signed_on", self.signed_on),
            ("number", self.number),
            ("registered", self.registered),
            ("in_force_from", self.in_force_from),
            ("in_force_to", self.in_force_to),
            ("ground", self.ground),
            ("ended_on", self.ended_on),
            ("successor", self.successor),
            ("coordinator", self.coordinator),
            ("office", self.office),
            ("contact", self.contact),
        ];
        Typed::from(given(fields).collect::<BTreeMap<_, _>>())
    }
}

/// The fields that were given.
fn given<const N: usize>(
    fields: [(&'static str, Option<String>); N],
) -> impl Iterator<Item = (String, String)> {
    fields.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it?)))
}

impl Item {
    fn of(it: Agreement, today: Day) -> Item {
        let text = |it: Option<Day>| it.map(|it| it.to_string());
        Item {
            id: it.id.to_string(),
            kind: it.kind.to_string(),
            scope: it.scope().to_string(),
            standing: it.standing(today).to_string(),
            signed_on: text(it.signed_on),
            in_force_from: text(it.in_force_from),
            in_force_to: text(it.runs_to(today)),
            prolongation: it.prolongation.word().to_owned(),
            prolongation_years: it.prolongation.years(),
            ended_on: text(it.ended_on),
            predecessor: it.predecessor.map(|it| it.to_string()),
            parties: it.parties.iter().map(Side::of).collect(),
            title: it.title,
            number: it.number,
            registered: it.registered,
            spheres: it.spheres,
            ground: it.ground,
        }
    }
}

impl Side {
    fn of(it: &crate::Party) -> Side {
        Side {
            kind: it.kind.to_string(),
            region: it.region.map(|it| it.to_string()),
            name: it.name.clone(),
            coordinator: it.coordinator.clone(),
            agreed_on: it.agreed_on.map(|it| it.to_string()),
        }
    }
}
