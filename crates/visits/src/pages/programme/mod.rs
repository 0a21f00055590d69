//! The programme: its items, what was shown, materials.

mod form;
mod table;

pub use table::{brought, clash, hours, table};

use self::form::{filled, view};
use super::{
    EditItem, ItemRemoval, ItemShown, Items, Materials, NewItem, OneItem, Show, reach_arranging,
    reach_changing, refused, talk, to,
};
use crate::acts::programme as acts;
use axum::response::Response;
use kernel::{ItemId, VisitId};
use maud::Markup;
use web::{Desk, Faults, Result, Stopped, Tried, Typed, Upload};

/// `GET /visits/{id}/items/new`.
pub async fn new(NewItem { id }: NewItem, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let visit = reach_changing(&mut tx, &desk, id).await?;
    drop(tx);
    // Sent twice, it is added once.
    let id = ItemId::new().to_string();
    let typed = Typed::filled([("id", id), ("day", visit.from.to_string())]);
    view(&desk, &visit, None, &typed, &Faults::default()).await
}

/// `POST /visits/{id}/items`.
pub async fn add(Items { id }: Items, desk: Desk, typed: Typed) -> Result<Response> {
    let added = acts::add(&desk, id, &typed).await.map(drop);
    kept(&desk, id, None, &typed, added).await
}

/// `GET /visits/{id}/items/{item}/edit`.
pub async fn edit(path: EditItem, desk: Desk) -> Result<Markup> {
    let EditItem { id, item } = path;
    let mut tx = desk.db().read().await?;
    let (visit, it) = acts::arranged(&mut tx, &desk, id, item).await?;
    visit.may_change()?;
    drop(tx);
    view(&desk, &visit, Some(item), &filled(&it), &Faults::default()).await
}

/// `POST /visits/{id}/items/{item}`.
pub async fn change(path: OneItem, desk: Desk, typed: Typed) -> Result<Response> {
    let OneItem { id, item } = path;
    let changed = acts::change(&desk, id, item, &typed).await.map(drop);
    kept(&desk, id, Some(item), &typed, changed).await
}

/// `POST /visits/{id}/items/{item}/removal`.
pub async fn remove(path: ItemRemoval, desk: Desk) -> Result<Response> {
    let ItemRemoval { id, item } = path;
    let removed = acts::remove(&desk, id, item).await.map(drop).map_err(Stopped::from);
    match removed {
        Err(Stopped::Faults(faults)) => again(&desk, id, item, &faults).await,
        other => kept(&desk, id, Some(item), &Typed::default(), other).await,
    }
}

/// `POST /visits/{id}/items/{item}/shown`: anybody with a part ticks it off; ticked again, it is
/// taken back.
pub async fn mark(path: ItemShown, desk: Desk, typed: Typed) -> Result<Response> {
    let ItemShown { id, item } = path;
    let marked = acts::mark(&desk, id, item, typed.get("shown") != "no").await.map(drop);
    talk::told(&desk, id, marked, "programme", |faults| Tried::new("", typed, faults)).await
}

/// `POST /visits/{id}/items/{item}/materials`.
pub async fn bring(path: Materials, desk: Desk, upload: Upload) -> Result<Response> {
    let Materials { id, item } = path;
    let mut faults = Faults::default();
    let draft = upload.required_file("file", &mut faults);
    let Some(draft) = draft.filter(|_| faults.is_empty()) else {
        return again(&desk, id, item, &faults).await;
    };
    match acts::bring(&desk, id, item, draft).await {
        Ok(_) => Ok(to(EditItem { id, item })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => again(&desk, id, item, &faults).await,
    }
}

/// The item as it stands, with what is wrong.
async fn again(desk: &Desk, id: VisitId, item: ItemId, faults: &Faults) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let (visit, it) = acts::arranged(&mut tx, desk, id, item).await?;
    drop(tx);
    Ok(refused(view(desk, &visit, Some(item), &filled(&it), faults).await?))
}

/// Back to the programme, or the form with what is wrong.
async fn kept(
    desk: &Desk,
    id: VisitId,
    item: Option<ItemId>,
    typed: &Typed,
    done: Result<(), Stopped>,
) -> Result<Response> {
    match done {
        Ok(()) => Ok(to(format!("{}#programme", Show { id }))),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let mut tx = desk.db().read().await?;
            let visit = reach_arranging(&mut tx, desk, id).await?;
            drop(tx);
            Ok(refused(view(desk, &visit, item, typed, &faults).await?))
        }
    }
}
