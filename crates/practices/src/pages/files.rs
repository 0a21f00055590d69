//! Files and templates of a card: they hang on a version, so that a published one keeps its own.

use super::show::again;
use super::version::readable;
use super::{Files, OneFile, Removal, Show};
use crate::deeds::{FILES, open_version, own};
use crate::{Practice, Version};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::{Lang, VersionId};
use maud::{Markup, html};
use web::ui::{self, Field};
use web::{Desk, Error, Faults, Guest, Result, Stopped, Tried, Typed, Upload, fmt, t};

/// What the form is called among those of the page.
const FORM: &str = "files";
/// What the browser offers.
const KINDS: &str = ".pdf,.docx,.xlsx,.odt,.jpg,.png";

pub async fn add(Files { id }: Files, desk: Desk, upload: Upload) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    own(&mut tx, &desk, id).await?; // whose it is comes before what was brought
    drop(tx);
    let mut faults = Faults::default();
    let fresh = VersionId::new();
    let done = match upload.required_file("file", &mut faults) {
        Some(draft) => transact!(desk.db(), |tx| {
            let (practice, version) = open_version(tx, &desk, id, fresh).await?;
            let file = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
            files::attach(tx, file.id, FILES, version.id).await?;
            let note = Note::by(desk.actor(), "practice-file-added", Thing::Practice, practice.id);
            journal::write(tx, desk.now, note.with("file", file.name.as_str())).await?;
            Ok::<_, Stopped>(())
        }),
        None => Err(Stopped::Faults(faults)),
    };
    answered(&desk, id, done).await
}

/// Takes a file off the card; one that is gone already, by a second click, is gone.
pub async fn remove(Removal { id, file }: Removal, desk: Desk) -> Result<Response> {
    let fresh = VersionId::new();
    let done = transact!(desk.db(), |tx| {
        let (practice, latest) = own(tx, &desk, id).await?;
        let all = files::of_thing(tx, FILES, latest.id).await?;
        let Some(name) = all.into_iter().find(|it| it.id == file).map(|it| it.name) else {
            return Ok(());
        };
        let (_, version) = open_version(tx, &desk, id, fresh).await?;
        files::detach(tx, file, FILES, version.id).await?;
        let note = Note::by(desk.actor(), "practice-file-removed", Thing::Practice, practice.id);
        journal::write(tx, desk.now, note.with("file", name)).await?;
        Ok::<_, Stopped>(())
    });
    answered(&desk, id, done).await
}

pub async fn download(OneFile { id, version, file }: OneFile, guest: Guest) -> Result<Response> {
    let mut tx = guest.db().read().await?;
    readable(&mut tx, &guest, id, version).await?;
    let all = files::of_thing(&mut tx, FILES, version).await?;
    let file = all.into_iter().find(|it| it.id == file).ok_or(Error::NotFound)?;
    drop(tx);
    web::kept(&guest.app.files, &file).await
}

async fn answered(
    desk: &Desk,
    id: kernel::PracticeId,
    done: Result<(), Stopped>,
) -> Result<Response> {
    match done {
        Ok(()) => Ok(Redirect::to(&Show { id }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            again(desk, id, &Tried::new(FORM, Typed::default(), faults)).await
        }
    }
}

/// The files of a version as a list.
pub(super) fn list(lang: Lang, version: &Version, all: &[files::File]) -> Markup {
    html! { ul.files { @for file in all { li { (link(lang, version, file)) } } } }
}

/// The files of the card in front of the person; who writes it adds and removes.
pub(super) fn sheet(
    lang: Lang,
    practice: &Practice,
    version: &Version,
    all: &[files::File],
    edited: bool,
    tried: &Tried,
) -> Markup {
    let id = practice.id;
    let field = Field {
        name: "file",
        label: t!(lang, "practice-file"),
        form: FORM,
        required: true,
        ..Field::default()
    };
    let (_, faults) = tried.of(FORM, Typed::default());
    let sure = t!(lang, "practice-file-remove-sure");
    let form = html! {
        (ui::file_field(lang, field, KINDS, &faults))
        (ui::submit(&t!(lang, "practice-file-add")))
    };
    let rows = all.iter().map(|file| {
        vec![
            link(lang, version, file),
            ui::confirm_button(
                lang,
                Removal { id, file: file.id },
                &t!(lang, "practice-file-remove"),
                &sure,
            ),
        ]
    });
    html! {
        @if edited || !all.is_empty() {
            (ui::sheet(&t!(lang, "practice-files"), html! {
                @if all.is_empty() { p.soft { (t!(lang, "practice-files-none")) } }
                @else if edited {
                    (ui::table([ui::col(t!(lang, "practice-file")), ui::hidden_col(t!(lang, "practice-file-remove"))], rows))
                } @else { (list(lang, version, all)) }
                @if edited { (ui::file_form(Files { id }, form)) }
            }))
        }
    }
}

fn link(lang: Lang, version: &Version, file: &files::File) -> Markup {
    let kilobytes = fmt::number(lang, (file.size + 1023) / 1024);
    html! {
        a href=(OneFile { id: version.practice, version: version.id, file: file.id }) { (file.name) }
        small { (t!(lang, "practice-file-size", size = kilobytes)) }
    }
}
