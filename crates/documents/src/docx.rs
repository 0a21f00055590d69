//! DOCX out.

mod package;

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, BreakType, Docx, FieldCharType, Footer, Footnote, Hyperlink,
    HyperlinkData, IndentLevel, InstrText, Level, LevelJc, LevelText, LineSpacing, NumPages,
    NumberFormat, Numbering, NumberingId, PageMargin, PageNum, PageOrientationType, Paragraph, Pic,
    Run, RunFonts, Shading, SpecialIndentType, Start, Style, StyleType, Table as Grid,
    TableBorders, TableCell, TableLayoutType, TableRow, WidthType,
};

use crate::notes::{Call, Notes};
use crate::{Block, Failed, Paper, Picture, Span, Table};

/// Writes a DOCX: headings by Word's own styles, real footnotes, tables whose header row repeats,
/// page numbers at the foot. The same paper always gives the same bytes.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Failed> {
    let paper = paper.tidy();
    let mut writer = Writer {
        docx: frame(&paper),
        width: page(&paper).text(),
        notes: Notes::default(),
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
    package::complete(&mut package, &paper)?;
    package::name_pictures(&mut package, &pictures)?;
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
        // The sign of a footnote stands above the line; see `package`.
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
    notes: Notes,
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
        // No other row of ours is held together: `package` knows header rows by it.
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
            Some(words) => self.note(paragraph, words),
        }
    }

    /// A second reference to a footnote would be a second footnote to Word: it is called again by
    /// the bookmark around the first (ECMA-376, 17.16.5.38).
    fn note(&mut self, paragraph: Paragraph, words: &str) -> Paragraph {
        match self.notes.call(words) {
            Call::First(number) => paragraph
                .add_bookmark_start(number, bookmark(number))
                .add_run(footnote(number, words))
                .add_bookmark_end(number),
            Call::Again(number) => paragraph.add_run(footnote_again(number)),
        }
    }

    fn link(&mut self, address: &str) -> Hyperlink {
        self.links += 1;
        let path = quick_xml::escape::escape(address).into_owned();
        let link = HyperlinkData::External { rid: format!("rIdLink{}", self.links), path };
        Hyperlink { link, history: None, children: Vec::new() }
    }
}

/// The library's own numbers are counted over all documents at once, and without a lock: two
/// documents written at the same time could spoil each other's. Ours are counted per document.
fn footnote(number: usize, words: &str) -> Run {
    let footnote = Footnote { id: number, content: vec![styled("FootnoteText", words)] };
    Run::new().add_footnote_reference(footnote)
}

fn footnote_again(number: usize) -> Run {
    let field = InstrText::Unsupported(format!(r" NOTEREF {} \f \h ", bookmark(number)));
    Run::new()
        .style("FootnoteReference")
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(field)
        .add_field_char(FieldCharType::Separate, false)
        .add_text(number.to_string())
        .add_field_char(FieldCharType::End, false)
}

fn bookmark(number: usize) -> String {
    format!("_Note{number}")
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

fn picture_id(number: usize) -> String {
    format!("rIdPicture{number}")
}
