//! The editor of a card: a plain form. While somebody types, a script keeps the text on the server
//! (see `autosave`) and in the browser; the card itself changes when they save.

use super::autosave::{kept_notice, resumed};
use super::views::refused;
use super::{Edit, KeptText, List, New, Own, Show, WorkingCard, links};
use crate::deeds::{self, Written, linkable, own, typed_of};
use crate::model::DirectionKind;
use crate::{Field, Linkable, Sphere, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use kernel::{Lang, Moment, PracticeId, VersionId};
use maud::{Markup, html};
use web::ui::{self, Field as Input, Kind};
use web::{Desk, Faults, Frame, Result, Stopped, Typed, frame, t, word};

/// What the editor begins with.
pub(super) struct Editor {
    /// Which practice; of a new one, the id it will have.
    pub id: PracticeId,
    /// Title of the practice as people know it; `None` for a new one.
    pub title: Option<String>,
    /// Edition of the card; 0 for a new one.
    pub edition: i64,
    /// The texts of the fields.
    pub typed: Typed,
    /// When these texts were kept, where they were never saved.
    pub kept: Option<Moment>,
    /// What the card may be linked with.
    pub among: Linkable,
}

pub async fn new(_: New, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let mut editor = Editor {
        id: PracticeId::new(),
        title: None,
        edition: 0,
        typed: Typed::filled([("began_on", desk.today().to_string())]),
        kept: None,
        among: linkable(&mut tx, desk.actor().organisation).await?,
    };
    if let Some(unsaved) = store::unsaved_new(&mut tx, desk.actor().account).await? {
        resumed(&mut editor, &unsaved);
    }
    Ok(view(&desk, &editor, &Faults::default()))
}

pub async fn edit(Edit { id }: Edit, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let (practice, version) = own(&mut tx, &desk, id).await?;
    let mut editor = Editor {
        id,
        edition: version.edition,
        typed: typed_of(&version.card, practice.began_on),
        title: Some(practice.title),
        kept: None,
        among: linkable(&mut tx, practice.organisation).await?,
    };
    if let Some(unsaved) = store::unsaved(&mut tx, desk.actor().account, id).await? {
        resumed(&mut editor, &unsaved);
    }
    Ok(view(&desk, &editor, &Faults::default()))
}

/// The form carries the id of the practice it begins: sent twice, it begins one.
pub async fn create(_: List, desk: Desk, typed: Typed) -> Result<Response> {
    let id = typed.plain("id", &mut Faults::default(), "fault-unreadable");
    save(&desk, id.unwrap_or_else(PracticeId::new), typed).await
}

pub async fn change(WorkingCard { id }: WorkingCard, desk: Desk, typed: Typed) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    own(&mut tx, &desk, id).await?; // whose it is comes before what was typed
    drop(tx);
    save(&desk, id, typed).await
}

async fn save(desk: &Desk, id: PracticeId, typed: Typed) -> Result<Response> {
    let fresh = VersionId::new();
    let done = match Written::read(&typed, desk.today()) {
        Ok(it) => transact!(desk.db(), |tx| { deeds::write(tx, desk, id, fresh, &it).await }),
        Err(faults) => Err(Stopped::Faults(faults)),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&Show { id }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let editor = Editor::again(desk, id, typed).await?;
            Ok(refused(view(desk, &editor, &faults)))
        }
    }
}

impl Editor {
    /// The editor with what was typed, as of the newest card: saved once more, it stands.
    async fn again(desk: &Desk, id: PracticeId, typed: Typed) -> Result<Editor> {
        let mut tx = desk.db().read().await?;
        let known = match store::find(&mut tx, id).await? {
            Some(_) => Some(own(&mut tx, desk, id).await?),
            None => None,
        };
        let edition = known.as_ref().map_or(0, |(_, version)| version.edition);
        let title = known.map(|(practice, _)| practice.title);
        let among = linkable(&mut tx, desk.actor().organisation).await?;
        Ok(Editor { id, title, edition, typed, kept: None, among })
    }
}

fn view(desk: &Desk, it: &Editor, faults: &Faults) -> Markup {
    let (lang, id) = (desk.lang, it.id);
    let title = match &it.title {
        Some(title) => t!(lang, "practice-edit-title", title = title.as_str()),
        None => t!(lang, "practice-new-title"),
    };
    let mut top = Frame::titled(title).section("/practices").crumb(t!(lang, "practices-own"), Own);
    if let Some(title) = &it.title {
        top = top.crumb(title, Show { id });
    }
    let body = html! {
        (ui::sheet(&t!(lang, "practice-card"), html! {
            (kept_notice(desk, it))
            (form(lang, it, faults))
        }))
    };
    frame(desk, top, body)
}

fn form(lang: Lang, it: &Editor, faults: &Faults) -> Markup {
    let id = it.id;
    let action = if it.title.is_some() { WorkingCard { id }.to_string() } else { List.to_string() };
    let draft = it.title.as_ref().map_or("practice".to_owned(), |_| format!("practice-{id}"));
    let labels: Vec<_> =
        Field::ALL.iter().map(|it| (it.word(), word(lang, "practice-field", it))).collect();
    html! {
        form method="post" action=(action) data-draft=(draft) data-autosave=(KeptText { id }) {
            (ui::fault_summary(lang, faults, &labels))
            (ui::hidden("id", id))
            (ui::hidden("edition", it.edition))
            (began_on(lang, &it.typed, faults))
            @for field in Field::ALL { (input(lang, *field, it, faults)) }
            (ui::submit(&t!(lang, "practice-save")))
            p.hint role="status" data-autosave-note data-kept=(t!(lang, "practice-autosaved"))
                data-offline=(t!(lang, "practice-autosave-offline")) {}
        }
    }
}

fn began_on(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let field = Input {
        name: "began_on",
        label: t!(lang, "practice-began"),
        hint: t!(lang, "practice-began-hint"),
        kind: Kind::Day,
        required: true,
        ..Input::default()
    };
    ui::field(lang, field, typed, faults)
}

fn input(lang: Lang, field: Field, editor: &Editor, faults: &Faults) -> Markup {
    let typed = &editor.typed;
    if matches!(field, Field::ServiceLinks | Field::IndicatorLinks) {
        return links::boxes(lang, field, &editor.among, typed, faults);
    }
    let hint = match field {
        Field::Cost => t!(lang, "practice-hint-cost"),
        Field::Steps => t!(lang, "practice-hint-steps"),
        Field::Results => t!(lang, "practice-hint-results"),
        Field::Conditions => t!(lang, "practice-hint-conditions"),
        Field::Lessons => t!(lang, "practice-hint-lessons"),
        Field::Acts => t!(lang, "practice-hint-acts"),
        _ => String::new(),
    };
    let it = Input {
        name: field.word(),
        label: word(lang, "practice-field", field),
        hint,
        required: Field::NEEDED.contains(&field),
        first: field == Field::Title,
        ..Input::default()
    };
    match field {
        Field::Title => ui::field(lang, it, typed, faults),
        Field::Cost => ui::field(lang, Input { kind: Kind::Money, ..it }, typed, faults),
        Field::Sphere => {
            let names = Sphere::ALL.iter().map(|it| (*it, word(lang, "practice-sphere", it)));
            ui::select(lang, it, names, typed, faults)
        }
        Field::Direction => {
            let name = |it: &DirectionKind| (*it, word(lang, "practice-direction", it));
            ui::select(lang, it, DirectionKind::ALL.iter().map(name), typed, faults)
        }
        _ => ui::textarea(lang, it, 4, typed, faults),
    }
}
