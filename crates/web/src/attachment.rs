//! Answers that are files: saved by the browser, never run by it.

use crate::{Error, Result};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use files::{File, Store};

/// A file made here, or kept: saved under `name`, taken for nothing but what it is.
pub fn attachment(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let disposition = HeaderValue::from_str(&disposition(name));
    headers.insert(header::CONTENT_DISPOSITION, disposition.expect("it is plain ASCII"));
    response
}

/// A kept file as an attachment. Whether the person may have it is the room's to know.
///
/// # Errors
/// A content that is gone from the disk.
pub async fn kept(store: &Store, file: &File) -> Result<Response> {
    let bytes = store.read(file).await.map_err(|it| Error::Ours(it.into()))?;
    Ok(attachment(&file.name, file.kind.media_type(), bytes))
}

/// RFC 6266: a name in ASCII for everyone, and the real one percent-encoded (RFC 8187).
fn disposition(name: &str) -> String {
    let plain = |it: char| it.is_ascii_alphanumeric() || ".-_ ()".contains(it);
    let fallback: String = name.chars().map(|it| if plain(it) { it } else { '_' }).collect();
    let encode = |it: u8| match it {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(it).to_string(),
        other => format!("%{other:02X}"),
    };
    let encoded: String = name.bytes().map(encode).collect();
    format!("attachment; filename=\"{fallback}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_survives_and_breaks_out_of_nothing() {
        let header = disposition("Соглашение №1\"\r\nX: y.pdf");
        assert!(header.is_ascii() && !header.contains(['\r', '\n']), "{header}");
        assert!(header.ends_with(".pdf") && header.contains("%D0%A1%D0%BE"), "{header}");
        assert_eq!(header.matches('"').count(), 2, "{header}");
    }
}
