//! Forms with files: the text is typed, the files stream to the disk, and what is wrong with one is
//! said beside its field.

use crate::{Error, Faults, Guest, Refusal, Result, Typed};
use axum::body::to_bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use files::{Draft, NotTaken, Refused};
use kernel::Say;
use std::collections::BTreeMap;

/// The body of a form that may bring files; also takes a form without any, urlencoded.
///
/// A file that is too long is read to its end and thrown away on the way, so that the browser hears
/// the answer and what was typed is kept; memory holds one piece of it.
#[derive(Debug, Default)]
pub struct Upload {
    typed: Typed,
    files: BTreeMap<String, Brought>,
}

/// A file as it came: the draft, or why it was not taken.
type Brought = Result<Draft, Refused>;

/// Text of one form (bytes): as long as a form without files may be.
const LONGEST_TEXT: usize = 256 * 1024;
/// Files of one form.
const MOST_FILES: usize = 20;

impl Upload {
    /// What was typed.
    pub fn typed(&self) -> &Typed {
        &self.typed
    }

    /// The file of a field, if one was brought; what is wrong with it goes beside the field.
    pub fn file(&self, name: &'static str, faults: &mut Faults) -> Option<&Draft> {
        match self.files.get(name)? {
            Ok(draft) => Some(draft),
            Err(refused) => {
                faults.add(name, refused.say());
                None
            }
        }
    }

    /// The file of a field that must be brought.
    pub fn required_file(&self, name: &'static str, faults: &mut Faults) -> Option<&Draft> {
        if !self.files.contains_key(name) {
            faults.add(name, Say::new("fault-file-required"));
        }
        self.file(name, faults)
    }
}

impl Refusal for Refused {
    fn say(&self) -> Say {
        let of = |key, extension: &str| Say::new(key).with("extension", extension.to_uppercase());
        match self {
            Refused::TooLong => {
                Say::new("file-too-long").with("longest", files::LONGEST / 1024 / 1024)
            }
            Refused::Empty => Say::new("file-empty"),
            Refused::Kind(extension) if extension.is_empty() => Say::new("file-nameless"),
            Refused::Kind(extension) => of("file-kind", extension),
            Refused::Disguised(extension) => of("file-disguised", extension),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Upload> {
        if !is_multipart(request.headers()) {
            let typed = Typed::from_request(short(request).await?, state).await?;
            return Ok(Upload { typed, files: BTreeMap::new() });
        }
        let guest = request.extensions().get::<Guest>().cloned();
        let guest = guest.ok_or_else(|| Error::ours("the roof puts the guest into the request"))?;
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| unreadable())?;
        let (mut texts, mut files) = (BTreeMap::new(), BTreeMap::new());
        let mut text_left = LONGEST_TEXT;
        while let Some(part) = parts.next_field().await.map_err(unread)? {
            let Some(name) = part.name().map(str::to_owned) else { continue };
            if part.file_name().is_none() {
                texts.insert(name, text(part, &mut text_left).await?);
            } else if files.len() < MOST_FILES
                && let Some(brought) = file(part, &guest.app.files).await?
            {
                files.insert(name, brought);
            }
        }
        Ok(Upload { typed: Typed::from(texts), files })
    }
}

/// A form without files is no longer for standing where one may bring some.
async fn short(request: Request) -> Result<Request> {
    let (head, body) = request.into_parts();
    let text = to_bytes(body, LONGEST_TEXT).await.map_err(|_| Error::TooLong)?;
    Ok(Request::from_parts(head, text.into()))
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    kind.is_some_and(|it| it.starts_with("multipart/form-data"))
}

async fn text(mut part: Field<'_>, left: &mut usize) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(unread)? {
        *left = left.checked_sub(piece.len()).ok_or(Error::TooLong)?;
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).map_err(|_| unreadable())
}

/// Takes a file; a field left empty is sent as a file without a name and brings nothing.
async fn file(mut part: Field<'_>, store: &files::Store) -> Result<Option<Brought>> {
    let name = part.file_name().unwrap_or_default().to_owned();
    if name.is_empty() {
        return Ok(None);
    }
    let mut intake = store.intake(&name).await;
    while let Some(piece) = part.chunk().await.map_err(unread)? {
        // After a refusal the rest is only read past.
        if let Ok(open) = &mut intake
            && let Err(refused) = open.write(&piece).await
        {
            intake = Err(refused);
        }
    }
    let taken = match intake {
        Ok(open) => open.finish().await,
        Err(error) => Err(error),
    };
    match taken {
        Ok(draft) => Ok(Some(Ok(draft))),
        Err(NotTaken::Refused(refused)) => Ok(Some(Err(refused))),
        Err(NotTaken::Disk(error)) => Err(Error::Unavailable(db::Error::Unavailable(error.into()))),
    }
}

fn unreadable() -> Error {
    Error::Bad { field: "", say: Say::new("fault-unreadable") }
}

fn unread(error: MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLong,
        _ => unreadable(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Answer, Site, actor};
    use crate::{Desk, Doors, Who, Whose, say};
    use axum_extra::routing::TypedPath;
    use kernel::{OrganisationId, Role};

    #[derive(TypedPath)]
    #[typed_path("/upload")]
    struct Bring;

    /// Says what was typed, what came, and what is wrong.
    async fn bring(_: Bring, desk: Desk, upload: Upload) -> String {
        let mut faults = Faults::default();
        let file = upload.required_file("file", &mut faults);
        let file = file.map(|it| format!("{} {}", it.name, it.size)).unwrap_or_default();
        let fault = faults.of("file").map(|it| say(desk.lang, it)).unwrap_or_default();
        format!("{}|{file}|{fault}", upload.typed().get("title"))
    }

    async fn sent(files: &[(&str, &str, &[u8])]) -> Answer {
        let doors = Doors::new("web").upload(Who::SignedIn, Whose::Open, bring);
        let site = Site::open(db::testing::sqlite().await, [doors]);
        let site = site.signed_in(actor(OrganisationId::new(), Role::Officer));
        site.post_multipart("/upload", &[("title", "Соглашение")], files).await
    }

    #[tokio::test]
    async fn text_and_file_arrive() {
        let answer = sent(&[("file", "План.pdf", b"%PDF-1.7")]).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "Соглашение|План.pdf 8|"));
        let answer = sent(&[("file", "", b"")]).await;
        assert_eq!(answer.body, "Соглашение||Выберите файл");
    }

    #[tokio::test]
    async fn what_is_wrong_with_a_file_is_said_and_what_was_typed_is_kept() {
        let answer = sent(&[("file", "a.pdf", b"MZ\x90\0")]).await;
        assert!(answer.body.starts_with("Соглашение||Внутри файла не PDF"), "{}", answer.body);
        let photo = vec![0; 200 * 1024 * 1024];
        let answer = sent(&[("file", "photo.jpg", &photo)]).await;
        assert!(answer.body.starts_with("Соглашение||Файл больше 20 МБ"), "{}", answer.body);
        let longer = vec![0; 257 * 1024 * 1024];
        assert_eq!(sent(&[("file", "film.jpg", &longer)]).await.status, 413);
    }
}
