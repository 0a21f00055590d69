//! DOCX out.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Docx, Footer, Footnote, Hyperlink, HyperlinkData,
    IndentLevel, Level, LevelJc, LevelText, LineSpacing, NumPages, NumberFormat, Numbering,
    NumberingId, PageMargin, PageNum, PageOrientationType, Paragraph, Pic, Run, RunFonts, Shading,
    SpecialIndentType, Start, Style, StyleType, Table as Grid, TableBorders, TableCell,
    TableLayoutType, TableRow, WidthType, XMLDocx,
};

use crate::{Block, Failed, Paper, Picture, Span, Table};

/// Writes a DOCX: headings by Word's own styles, real footnotes, tables whose header row repeats,
/// page numbers at the foot. The same paper always gives the same bytes.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Failed> {
    let paper = paper.tidy();
    let mut writer = Writer {
        docx: frame(&paper),
        width: page(&paper).text(),
        calls: 0,
        links: 0,
        pictures: Vec::new(),
    };
    writer.put(styled("Title", &paper.title));
    if !paper.subtitle.is_empty() {
        writer.put(styled("Subtitle", &paper.subtitle));
    }
    for block in &paper.blocks {
        writer.block(block);
    }
    let pictures = writer.pictures;
    let mut package = writer.docx.build();
    complete(&mut package, &paper)?;
    name_pictures(&mut package, &pictures)?;
    let mut bytes = Vec::new();
    package.pack(Cursor::new(&mut bytes)).map_err(|error| Failed::new("DOCX", error))?;
    Ok(bytes)
}

/// Lengths are in twentieths of a point (567 are 1 cm), sizes of type in halves of a point.
struct Page {
    width: u32,
    height: u32,
}

const MARGIN_LEFT: u32 = 1417; // 2.5 cm, for the binder
const MARGIN: u32 = 1020;

fn page(paper: &Paper) -> Page {
    let (short, long) = (11_906, 16_838); // A4
    if paper.landscape {
        Page { width: long, height: short }
    } else {
        Page { width: short, height: long }
    }
}

impl Page {
    /// The width between the margins.
    fn text(&self) -> usize {
        (self.width - MARGIN_LEFT - MARGIN) as usize
    }
}

/// Everything but the words.
fn frame(paper: &Paper) -> Docx {
    let Page { width, height } = page(paper);
    let (left, other) = (MARGIN_LEFT as i32, MARGIN as i32);
    let margin = PageMargin {
        top: other,
        left,
        bottom: other,
        right: other,
        header: 600,
        footer: 500,
        gutter: 0,
    };
    let face = "Times New Roman"; // on every computer of an office
    let fonts = RunFonts::new().ascii(face).hi_ansi(face).cs(face).east_asia(face);
    let words =
        if paper.footer.is_empty() { String::new() } else { format!("{} · ", paper.footer) };
    let footer = runs(Paragraph::new().style("Footer"), &words, |run| run);
    let footer = footer.add_page_num(PageNum::new()).add_run(Run::new().add_text(" / "));
    let mut docx = Docx::new()
        .page_size(width, height)
        .page_margin(margin)
        .default_fonts(fonts)
        .default_size(24)
        .footer(Footer::new().add_paragraph(footer.add_num_pages(NumPages::new())))
        .add_abstract_numbering(bullets())
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    if paper.landscape {
        docx = docx.page_orient(PageOrientationType::Landscape);
    }
    styles().into_iter().fold(docx, Docx::add_style)
}

const BULLETS: usize = 1;

fn bullets() -> AbstractNumbering {
    let (format, sign) = (NumberFormat::new("bullet"), LevelText::new("•"));
    let level = Level::new(0, Start::new(1), format, sign, LevelJc::new("left"));
    let hanging = Some(SpecialIndentType::Hanging(360));
    AbstractNumbering::new(BULLETS).add_level(level.indent(Some(500), hanging, None, None))
}

/// Word knows its own styles by their English names, and makes the outline of them.
fn styles() -> Vec<Style> {
    let style = |id: &str, name: &str, size, before, after| {
        let spacing = LineSpacing::new().before(before).after(after);
        Style::new(id, StyleType::Paragraph).name(name).size(size).line_spacing(spacing)
    };
    let heading = |level: usize, size| {
        style(&format!("Heading{level}"), &format!("heading {level}"), size, 280, 120)
            .outline_lvl(level - 1)
            .bold()
    };
    vec![
        style("Title", "Title", 34, 0, 80).bold(),
        style("Subtitle", "Subtitle", 26, 0, 240).color(GREY),
        heading(1, 28),
        heading(2, 26),
        heading(3, 24),
        style("BodyText", "Body Text", 24, 0, 140),
        style("ListBullet", "List Bullet", 24, 0, 60),
        style("Caption", "caption", 22, 200, 80).bold(),
        style("TableText", "Table Text", 20, 20, 20),
        style("Note", "Note", 24, 120, 180).indent(Some(340), None, Some(340), None).italic(),
        style("FootnoteText", "footnote text", 20, 0, 0),
        style("Footer", "footer", 18, 0, 0).color(GREY),
        // The sign of a footnote stands above the line; see `complete`.
        Style::new("FootnoteReference", StyleType::Character).name("footnote reference"),
        Style::new("Hyperlink", StyleType::Character)
            .name("Hyperlink")
            .color("0563C1")
            .underline("single"),
    ]
}

const GREY: &str = "595959";

/// English metric units: 914 400 to the inch (ECMA-376, 20.1.10.16); pixels are 96 to the inch.
const EMU_OF_TWENTIETH: u32 = 635;
const EMU_OF_PIXEL: u32 = 9525;

struct Writer {
    docx: Docx,
    width: usize,
    calls: usize,
    links: usize,
    /// Those put so far, in their order.
    pictures: Vec<Picture>,
}

impl Writer {
    fn put(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn put_table(&mut self, rows: Vec<TableRow>, grid: Vec<usize>, bordered: bool) {
        let table = if bordered { Grid::new(rows) } else { Grid::without_borders(rows) };
        let table = if bordered { table } else { table.set_borders(TableBorders::with_empty()) };
        let table =
            table.width(self.width, WidthType::Dxa).layout(TableLayoutType::Fixed).set_grid(grid);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        // Two tables without a paragraph between them would be one.
        self.put(Paragraph::new().style("TableText"));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, words) => self.put(styled(&format!("Heading{level}"), words)),
            Block::Text(spans) => {
                let paragraph = Paragraph::new().style("BodyText").align(AlignmentType::Both);
                let paragraph = self.spans(paragraph, spans);
                self.put(paragraph);
            }
            Block::List(items) => {
                for item in items {
                    let bullet = Paragraph::new()
                        .style("ListBullet")
                        .numbering(NumberingId::new(BULLETS), IndentLevel::new(0));
                    let paragraph = self.spans(bullet, item);
                    self.put(paragraph);
                }
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
            Block::Note(words) => self.put(styled("Note", words)),
            Block::PageBreak => {
                self.put(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)));
            }
        }
    }

    /// As wide as the text, and no wider than it was taken.
    fn picture(&mut self, picture: &Picture) {
        let Some(shape) = picture.shape() else { return };
        let text = self.width as u32 * EMU_OF_TWENTIETH;
        let width = text.min(shape.width.saturating_mul(EMU_OF_PIXEL));
        let height = u64::from(width) * u64::from(shape.height) / u64::from(shape.width);
        let height = u32::try_from(height).unwrap_or(u32::MAX);
        self.pictures.push(Picture { bytes: Vec::new(), ..picture.clone() });
        // The library's own numbers are counted over all documents at once.
        let pic = Pic::new_with_dimensions(picture.bytes.clone(), shape.width, shape.height)
            .id(picture_id(self.pictures.len()))
            .size(width, height);
        self.put(Paragraph::new().style("BodyText").add_run(Run::new().add_image(pic)));
        if !picture.caption.is_empty() {
            self.put(styled("Caption", &picture.caption));
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let name = self.width * 2 / 5;
        let grid = vec![name, self.width - name];
        let rows = facts.iter().map(|(name, value)| {
            let name = runs(Paragraph::new().style("TableText"), name, |run| run.color(GREY));
            TableRow::new(vec![cell(name, grid[0]), cell(styled("TableText", value), grid[1])])
        });
        self.put_table(rows.collect(), grid.clone(), false);
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.put(styled("Caption", &table.caption).keep_next(true));
        }
        let sum: f32 = table.widths.iter().sum();
        let grid: Vec<usize> =
            table.widths.iter().map(|width| (self.width as f32 * width / sum) as usize).collect();
        let head = table.heads.iter().zip(&grid).map(|(head, width)| {
            let words = runs(Paragraph::new().style("TableText"), head, Run::bold);
            cell(words, *width).shading(Shading::new().fill("EBEBEB"))
        });
        // No other row of ours is held together: `complete` knows header rows by it.
        let head = TableRow::new(head.collect()).cant_split();
        let rows = table.rows.iter().map(|row| {
            let cells = row.iter().zip(&grid);
            TableRow::new(
                cells.map(|(words, width)| cell(styled("TableText", words), *width)).collect(),
            )
        });
        self.put_table(std::iter::once(head).chain(rows).collect(), grid, true);
    }

    fn spans(&mut self, paragraph: Paragraph, spans: &[Span]) -> Paragraph {
        spans.iter().fold(paragraph, |paragraph, span| self.span(paragraph, span))
    }

    fn span(&mut self, paragraph: Paragraph, span: &Span) -> Paragraph {
        let look = |run: Run| if span.bold { run.bold() } else { run };
        let paragraph = match &span.link {
            None => runs(paragraph, &span.text, look),
            Some(address) => {
                let words = run(&span.text, |run| look(run).style("Hyperlink"));
                paragraph.add_hyperlink(self.link(address).add_run(words))
            }
        };
        match &span.footnote {
            None => paragraph,
            Some(words) => paragraph.add_run(self.footnote(words)),
        }
    }

    /// The library's own numbers are counted over all documents at once, and without a lock: two
    /// documents written at the same time could spoil each other's. Ours are counted per document.
    fn footnote(&mut self, words: &str) -> Run {
        self.calls += 1;
        let footnote = Footnote { id: self.calls, content: vec![styled("FootnoteText", words)] };
        Run::new().add_footnote_reference(footnote)
    }

    fn link(&mut self, address: &str) -> Hyperlink {
        self.links += 1;
        let path = quick_xml::escape::escape(address).into_owned();
        let link = HyperlinkData::External { rid: format!("rIdLink{}", self.links), path };
        Hyperlink { link, history: None, children: Vec::new() }
    }
}

fn styled(style: &str, words: &str) -> Paragraph {
    runs(Paragraph::new().style(style), words, |run| run)
}

fn runs(paragraph: Paragraph, words: &str, look: impl FnOnce(Run) -> Run) -> Paragraph {
    if words.is_empty() { paragraph } else { paragraph.add_run(run(words, look)) }
}

/// Text with its line feeds; other control characters are not allowed in XML.
fn run(words: &str, look: impl FnOnce(Run) -> Run) -> Run {
    let mut run = look(Run::new());
    for (number, line) in words.split('\n').enumerate() {
        if number > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        let forbidden = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
        run = run.add_text(line.replace(forbidden, " "));
    }
    run
}

fn cell(words: Paragraph, width: usize) -> TableCell {
    TableCell::new().add_paragraph(words).width(width, WidthType::Dxa)
}

/// Adds what the library cannot say: the language, the title, header rows, raised footnote signs.
fn complete(package: &mut XMLDocx, paper: &Paper) -> Result<(), Failed> {
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

fn picture_id(number: usize) -> String {
    format!("rIdPicture{number}")
}

/// The library calls every picture a "Figure" of number 1 and a PNG: says what is read aloud in its
/// place, and which are JPEG.
fn name_pictures(package: &mut XMLDocx, pictures: &[Picture]) -> Result<(), Failed> {
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
