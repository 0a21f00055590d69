//! How people meet the news.

mod views;

use crate::model::{News, PICTURES, Refused, Side, State};
use crate::{material, paper, store};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Page, Tx, Wish, transact};
use documents::Picture;
use journal::{Note, Thing};
use kernel::{FileId, NewsId, RemarkId, VisitId};
use maud::Markup;
use serde::Deserialize;
use visits::Facts;
use web::{Desk, Doors, Error, Faults, Guest, Refusal as _, Result, Typed, Who, Whose};

/// The routes of the room.
pub fn doors() -> Doors {
    Doors::new("news")
        .get(Who::Anyone, Whose::Open, list)
        .get(Who::Anyone, Whose::Open, show)
        .get(Who::Anyone, Whose::Open, picture)
        .get(Who::REGIONAL, Whose::Own, drafts)
        .post(Who::REGIONAL, Whose::Party, begin)
        .get(Who::REGIONAL, Whose::Party, show_draft)
        .get(Who::REGIONAL, Whose::Party, take_paper)
        .post(Who::REGIONAL, Whose::Party, edit)
        .post(Who::REGIONAL, Whose::Party, illustrate)
        .post(Who::REGIONAL, Whose::Party, agree)
        .post(Who::PRESS, Whose::Party, approve)
        .post(Who::PRESS, Whose::Party, release)
        .post(Who::PRESS, Whose::Party, correct)
        .post(Who::PRESS, Whose::Party, withdraw)
}

/// What everybody may read.
#[derive(TypedPath)]
#[typed_path("/news")]
pub struct ListNews;

/// A released news item.
#[derive(TypedPath, Deserialize)]
#[typed_path("/news/{id}")]
pub struct Show {
    /// Which one.
    pub id: NewsId,
}

/// A picture of a released news item.
#[derive(TypedPath, Deserialize)]
#[typed_path("/news/{id}/pictures/{file}")]
pub(crate) struct ShowPicture {
    pub id: NewsId,
    pub file: FileId,
}

#[derive(TypedPath)]
#[typed_path("/news/drafts")]
pub(crate) struct Drafts;

/// The draft of a visit's news.
#[derive(TypedPath, Deserialize)]
#[typed_path("/visits/{visit}/news")]
pub(crate) struct OfVisit {
    pub visit: VisitId,
}

/// A news item on its way: the text, what it rests on, whose word is missing.
#[derive(TypedPath, Deserialize)]
#[typed_path("/news/{id}/draft")]
pub struct ShowDraft {
    /// Which one.
    pub id: NewsId,
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize)]
        #[typed_path($path)]
        pub(crate) struct $name {
            pub id: NewsId,
        }
    )*};
}

parts! {
    /// The text as a paper.
    TakePaper "/news/{id}/paper",
    /// The text itself.
    Text "/news/{id}/text",
    /// The choice of its pictures.
    Pictures "/news/{id}/pictures",
    /// The word of those quoted.
    Agreement "/news/{id}/agreement",
    /// A press service's word.
    Approval "/news/{id}/approval",
    /// Its going out.
    Release "/news/{id}/release",
    /// What was wrong in it.
    Correction "/news/{id}/correction",
    /// Its being taken back.
    Withdrawal "/news/{id}/withdrawal",
}

/// Rows on a page of the lists.
const ROWS: usize = 20;
/// What the names of the boxes of pictures begin with.
const PICTURE: &str = "picture-";
/// The journal's word for a choice of pictures; it says how many were chosen.
const ILLUSTRATED: &str = "news-illustrated";
/// Longest number of a letter, characters.
const LETTER: usize = 100;
/// Entries of the journal at the side.
const HISTORY: i64 = 20;

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    after: String,
}

impl Wanted {
    fn wish(&self) -> Wish {
        Wish { after: self.after.parse().ok(), ..Wish::first(ROWS) }
    }
}

async fn list(_: ListNews, guest: Guest, Query(wanted): Query<Wanted>) -> Result<Markup> {
    let page = store::public(&mut guest.db().read().await?, &wanted.wish()).await?;
    Ok(views::public(&guest, &page))
}

async fn show(Show { id }: Show, guest: Guest) -> Result<Markup> {
    let (news, facts) = released(&mut guest.db().read().await?, id).await?;
    Ok(views::released(&guest, &news, &facts))
}

/// A picture is there for everybody while the text is, and everybody's consent on it holds.
async fn picture(path: ShowPicture, guest: Guest) -> Result<Response> {
    let ShowPicture { id, file } = path;
    let mut tx = guest.db().read().await?;
    let (news, facts) = released(&mut tx, id).await?;
    if news.shown(&facts).iter().all(|it| it.file != Some(file)) {
        return Err(Error::NotFound);
    }
    let found = files::find(&mut tx, file).await?.ok_or(Error::NotFound)?;
    drop(tx);
    web::kept(&guest.app.files, &found).await
}

/// What everybody may read, with its visit.
pub(crate) async fn released(tx: &mut Tx, id: NewsId) -> Result<(News, Facts)> {
    let news = store::find(tx, id).await?.filter(News::is_public).ok_or(Error::NotFound)?;
    let facts = visits::facts(tx, news.visit).await?.ok_or(Error::NotFound)?;
    Ok((news, facts))
}

async fn drafts(_: Drafts, desk: Desk, Query(wanted): Query<Wanted>) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let wish = Wish { filters: vec![None], ..wanted.wish() };
    let page: Page<News> = store::ours(&mut tx, desk.actor().region, &wish).await?;
    Ok(views::drafts(&desk, &page))
}

/// Drafts the news of a visit, once: asked again, it leads to what there is and was not withdrawn.
async fn begin(OfVisit { visit }: OfVisit, desk: Desk) -> Result<Redirect> {
    let material =
        material::material(desk.db(), visit, desk.today()).await?.ok_or(Error::NotFound)?;
    desk.party(&material.facts.visit.parties())?;
    News::tells_of(&material.facts.visit)?;
    let fresh = News::drafted(NewsId::new(), &material, desk.now);
    let id = transact!(desk.db(), |tx| {
        let told = store::of_visit(tx, visit).await?;
        if let Some(it) = told.iter().find(|it| it.state != State::Withdrawn) {
            return Ok(it.id);
        }
        store::save(tx, &fresh).await?;
        let note = Note::by(desk.actor(), "news-drafted", Thing::News, fresh.id);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(fresh.id)
    })?;
    Ok(Redirect::to(&ShowDraft { id }.to_string()))
}

async fn show_draft(ShowDraft { id }: ShowDraft, desk: Desk) -> Result<Markup> {
    let whole = Whole::find(&mut desk.db().read().await?, &desk, id).await?;
    let typed = whole.typed();
    Ok(views::draft(&desk, &whole, &typed, &Faults::default()))
}

async fn take_paper(TakePaper { id }: TakePaper, desk: Desk) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let whole = Whole::find(&mut tx, &desk, id).await?;
    let mut pictures = Vec::new();
    // Older news may have more: then all that could be published went with the text.
    for it in whole.news.shown(&whole.facts).into_iter().take(PICTURES) {
        let Some(file) = it.file else { continue };
        let Some(file) = files::find(&mut tx, file).await? else { continue };
        let read = desk.app.files.read(&file).await.map_err(|it| Error::Ours(it.into()))?;
        pictures.push(Picture { bytes: read, caption: it.text.clone() });
    }
    drop(tx);
    let bytes = documents::docx(&paper::paper(&whole.news, &whole.facts, pictures));
    let bytes = bytes.map_err(|it| Error::Ours(it.into()))?;
    const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Ok(web::attachment("Новость.docx", DOCX, bytes))
}

async fn edit(Text { id }: Text, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let headline = typed.text("headline", 200, &mut faults);
    let lead = typed.text("lead", 1_500, &mut faults);
    let body = typed.optional_text("body", 20_000, &mut faults).replace("\r\n", "\n");
    if !faults.is_empty() {
        return again(&desk, id, &typed, &faults).await;
    }
    change(&desk, id, &typed, "body", "news-edited", |it, facts| {
        it.edit([&headline, &lead, &body], facts)
    })
    .await
}

/// Keeps which pictures go with the text: a box for each, named by its id.
async fn illustrate(Pictures { id }: Pictures, desk: Desk, typed: Typed) -> Result<Response> {
    let ticked: Option<Vec<RemarkId>> =
        typed.names_after(PICTURE).map(|it| it.parse().ok()).collect();
    change(&desk, id, &typed, "pictures", ILLUSTRATED, |it, facts| {
        it.illustrate(ticked.as_deref().ok_or(Refused::NoSuchPicture)?, facts)
    })
    .await
}

async fn agree(Agreement { id }: Agreement, desk: Desk, typed: Typed) -> Result<Response> {
    change(&desk, id, &typed, "", "news-agreed", |it, facts| it.agree(facts)).await
}

/// Our own word is our name; the other side's is the letter it came by, where nobody speaks here.
async fn approve(Approval { id }: Approval, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let number = typed.optional_text("letter", LETTER, &mut faults);
    let dated = typed.plain("letter_on", &mut faults, "fault-day");
    if !faults.is_empty() {
        return again(&desk, id, &typed, &faults).await;
    }
    step(&desk, id, &typed, "", "news-approved", |it| match typed.has("other") {
        true => it.news.approve_by_letter(it.side.other(), (&number, dated), it.speaks_here),
        false => it.news.approve(it.side, &desk.actor().name),
    })
    .await
}

async fn release(Release { id }: Release, desk: Desk, typed: Typed) -> Result<Response> {
    let (public, now) = (typed.has("public"), desk.now);
    change(&desk, id, &typed, "", "news-released", |it, facts| it.release(public, facts, now)).await
}

async fn correct(Correction { id }: Correction, desk: Desk, typed: Typed) -> Result<Response> {
    let text = typed.get("correction");
    change(&desk, id, &typed, "correction", "news-corrected", |it, _| it.correct(text)).await
}

async fn withdraw(Withdrawal { id }: Withdrawal, desk: Desk, typed: Typed) -> Result<Response> {
    let text = typed.get("reason");
    change(&desk, id, &typed, "reason", "news-withdrawn", |it, _| it.withdraw(text)).await
}

/// A news item with all its page shows.
pub(crate) struct Whole {
    pub news: News,
    pub facts: Facts,
    pub history: Vec<journal::Entry>,
    /// The side of whoever looks.
    pub side: Side,
    /// Whether the other side has a press officer here; asked only while words are given.
    pub speaks_here: bool,
}

impl Whole {
    async fn find(tx: &mut Tx, desk: &Desk, id: NewsId) -> Result<Whole> {
        let news = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        let side = news.side(desk.actor().region).ok_or(Error::NotFound)?;
        let facts = visits::facts(tx, news.visit).await?.ok_or(Error::NotFound)?;
        let history = journal::of_thing(tx, Thing::News, id, HISTORY).await?;
        let speaks_here = news.state == State::Agreed
            && store::speaks_here(tx, news.region(side.other())).await?;
        Ok(Whole { news, facts, history, side, speaks_here })
    }

    fn typed(&self) -> Typed {
        let it = &self.news;
        let fields = [("headline", &it.headline), ("lead", &it.lead), ("body", &it.body)];
        Typed::filled(fields.map(|(name, value)| (name, value.clone())))
    }
}

/// Does one step of the path, and notes it where something changed; what the rule refuses is said beside `field`, and what was typed stays.
async fn change(
    desk: &Desk,
    id: NewsId,
    typed: &Typed,
    field: &'static str,
    verb: &'static str,
    rule: impl Fn(&mut News, &Facts) -> Result<(), Refused>,
) -> Result<Response> {
    step(desk, id, typed, field, verb, |it| rule(&mut it.news, &it.facts)).await
}

/// The same for a rule that asks more than the text and the visit.
async fn step(
    desk: &Desk,
    id: NewsId,
    typed: &Typed,
    field: &'static str,
    verb: &'static str,
    rule: impl Fn(&mut Whole) -> Result<(), Refused>,
) -> Result<Response> {
    let refused = transact!(desk.db(), |tx| {
        let mut whole = Whole::find(tx, desk, id).await?;
        let before = whole.news.clone();
        if let Err(refused) = rule(&mut whole) {
            return Ok(Some(refused));
        }
        if whole.news == before {
            return Ok(None);
        }
        store::save(tx, &whole.news).await?;
        let note = Note::by(desk.actor(), verb, Thing::News, id);
        let note = match verb {
            ILLUSTRATED => note.with("count", whole.news.pictures.len()),
            _ => note,
        };
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(None)
    })?;
    match refused {
        None => Ok(Redirect::to(&ShowDraft { id }.to_string()).into_response()),
        Some(refused) => {
            let mut faults = Faults::default();
            faults.add(refused.field().unwrap_or(field), refused.say());
            again(desk, id, typed, &faults).await
        }
    }
}

async fn again(desk: &Desk, id: NewsId, typed: &Typed, faults: &Faults) -> Result<Response> {
    let whole = Whole::find(&mut desk.db().read().await?, desk, id).await?;
    let kept = if typed.has("headline") || typed.has("lead") { typed } else { &whole.typed() };
    let page = views::draft(desk, &whole, kept, faults);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
