//! What the library cannot say, put into the package it has written.

use docx_rs::XMLDocx;

use crate::{Failed, Paper, Picture};

/// Adds what the library cannot say: the language, the title, header rows, raised footnote signs.
pub(super) fn complete(package: &mut XMLDocx, paper: &Paper) -> Result<(), Failed> {
    let lang = if paper.lang == "ru" { "ru-RU" } else { "en-US" };
    let title = quick_xml::escape::escape(paper.title.replace(char::is_control, " ")).into_owned();
    let raised = r#"<w:vertAlign w:val="superscript" />"#;
    insert(
        &mut package.styles,
        "</w:rPr></w:rPrDefault>",
        &format!(r#"<w:lang w:val="{lang}" />"#),
    )?;
    insert_after(&mut package.styles, r#"<w:name w:val="footnote reference" /><w:rPr"#, raised)?;
    insert(
        &mut package.doc_props.core,
        "</cp:coreProperties>",
        &format!("<dc:title>{title}</dc:title>"),
    )?;
    let document = text(&package.document)?;
    let header = "<w:cantSplit /><w:tblHeader />";
    package.document = document.replace("<w:cantSplit />", header).into_bytes();
    Ok(())
}

/// The library calls every picture a "Figure" of number 1 and a PNG: says what is read aloud in its
/// place, and which are JPEG.
pub(super) fn name_pictures(package: &mut XMLDocx, pictures: &[Picture]) -> Result<(), Failed> {
    const NAMELESS: &str = r#"<wp:docPr id="1" name="Figure" />"#;
    let mut document = text(&package.document)?.to_owned();
    for (at, it) in pictures.iter().enumerate() {
        let number = at + 1;
        let words = it.caption.replace(char::is_control, " ");
        let words = quick_xml::escape::escape(words);
        let named = format!(r#"<wp:docPr id="{number}" name="picture{number}" descr="{words}" />"#);
        document = document.replacen(NAMELESS, &named, 1);
    }
    package.document = document.into_bytes();
    for (id, bytes) in &package.media {
        if bytes.starts_with(&[0xff, 0xd8]) {
            let part =
                format!(r#"<Override PartName="/word/media/{id}.png" ContentType="image/jpeg" />"#);
            insert(&mut package.content_type, "</Types>", &part)?;
        }
    }
    Ok(())
}

fn text(part: &[u8]) -> Result<&str, Failed> {
    std::str::from_utf8(part).map_err(|error| Failed::new("DOCX", error))
}

fn insert(part: &mut Vec<u8>, before: &str, new: &str) -> Result<(), Failed> {
    let (head, tail) = text(part)?.split_once(before).ok_or_else(|| Failed::new("DOCX", before))?;
    *part = format!("{head}{new}{before}{tail}").into_bytes();
    Ok(())
}

/// Gives an empty `<w:rPr />` that `before` ends with its content.
fn insert_after(part: &mut Vec<u8>, before: &str, new: &str) -> Result<(), Failed> {
    let empty = format!("{before} />");
    let text = text(part)?;
    if !text.contains(&empty) {
        return Err(Failed::new("DOCX", empty));
    }
    *part = text.replace(&empty, &format!("{before}>{new}</w:rPr>")).into_bytes();
    Ok(())
}
