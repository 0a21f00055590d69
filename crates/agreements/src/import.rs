//! A register that was kept elsewhere, read from a table: every row, or none and why, by cell.

use documents::{Grid, Heads, Unread, parse_day};
use kernel::{AgreementId, Day, Lang, Moment, RegionCode, Say, fold};
use regions::Region;
use web::{Refusal as _, word};

use crate::{
    Agreement, AgreementKind, Ending, Party, Prolongation, Refused, Signing, Sphere, Standing,
    State,
};

/// The columns, each by its names; the first is what an export writes. The title, the parties and
/// the day of signing must be there.
pub(crate) const COLUMNS: [&[&str]; 16] = [
    &["Вид", "Вид документа", "Вид соглашения"],
    &["Наименование", "Название", "Наименование соглашения", "Наименование документа"],
    &["Номер", "№ соглашения", "Номер соглашения", "Номер документа"],
    &["Номер СЭД", "СЭД", "Рег. номер", "Регистрационный номер"],
    &["Регионы", "Стороны", "Субъекты РФ", "Регионы-стороны"],
    &["Иностранные стороны", "Иностранная сторона", "Иностранный партнёр"],
    &["Органы и организации", "Органы власти", "Другие стороны"],
    &["Сферы", "Сферы сотрудничества", "Направления"],
    &["Подписано", "Дата подписания", "Дата"],
    &["Действует с", "Вступило в силу", "Начало действия"],
    &["Действует по", "Срок действия", "Окончание действия", "Действует до"],
    &["Продление", "Пролонгация"],
    &["Состояние", "Статус"],
    &["Прекращено", "Дата прекращения", "Прекратило действие"],
    &["Основание прекращения", "Основание"],
    &["Взамен", "Взамен №", "Предшественник"],
];
const KIND: usize = 0;
const TITLE: usize = 1;
const NUMBER: usize = 2;
const REGISTERED: usize = 3;
const REGIONS: usize = 4;
const FOREIGN: usize = 5;
const BODIES: usize = 6;
const SPHERES: usize = 7;
const SIGNED: usize = 8;
const FROM: usize = 9;
const TO: usize = 10;
const PROLONGATION: usize = 11;
const STATE: usize = 12;
const ENDED: usize = 13;
const GROUND: usize = 14;
const BEFORE: usize = 15;
/// Columns without which nothing is read.
const REQUIRED: [usize; 3] = [TITLE, REGIONS, SIGNED];
/// Longest text of a cell, in characters.
const LONGEST: usize = 1_000;
/// Mistakes that are listed; a table that has more is wrong as a whole.
const LISTED: usize = 200;

/// What a row is read against.
#[derive(Debug, Clone)]
pub struct Directory {
    /// Every region.
    pub regions: Vec<Region>,
    /// Every sphere.
    pub spheres: Vec<Sphere>,
    /// Whose register it is.
    pub own: RegionCode,
    /// What stands in that register already.
    pub known: Vec<Agreement>,
    /// The day it is.
    pub today: Day,
    /// When the rows are entered.
    pub now: Moment,
}

/// A mistake in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// The cell as the file's owner sees it, such as `B7`.
    pub cell: String,
    /// What is wrong.
    pub say: Say,
}

/// What a table says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Agreements that are not in the register yet, in the order of their rows.
    pub new: Vec<Agreement>,
    /// How many rows are in the register already.
    pub known: usize,
}

/// Why a table was not taken, as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Wrong {
    /// It cannot be read at all.
    Table(Unread),
    /// Cells are wrong; the first 200.
    Slips(Vec<Slip>),
}

/// Reads a register.
///
/// # Errors
/// [`Wrong`]: all or nothing.
pub fn read(grid: &Grid, directory: &Directory) -> Result<Reading, Wrong> {
    let columns = Columns::find(grid).map_err(Wrong::Table)?;
    let mut reading = Reading::default();
    let (mut slips, mut follows) = (Vec::new(), Vec::new());
    for (row, _) in grid.below(&columns.heads) {
        let mut reader = Reader { grid, columns: &columns, directory, row, slips: Vec::new() };
        match reader.agreement() {
            Some(it) if is_known(&it, &directory.known) => reading.known += 1,
            Some(it) if is_known(&it, &reading.new) => reading.known += 1,
            Some(it) => {
                follows.push((row, reading.new.len()));
                reading.new.push(it);
            }
            None => slips.append(&mut reader.slips),
        }
        if slips.len() >= LISTED {
            break;
        }
    }
    for (row, at) in follows {
        let mut reader = Reader { grid, columns: &columns, directory, row, slips: Vec::new() };
        reading.new[at].predecessor = reader.predecessor(&reading.new, at);
        slips.append(&mut reader.slips);
    }
    slips.truncate(LISTED);
    if slips.is_empty() { Ok(reading) } else { Err(Wrong::Slips(slips)) }
}

/// Why a table cannot be read, as a sentence.
pub fn unread(it: &Unread) -> Say {
    match it {
        Unread::OtherKind => Say::new("agreements-import-other-kind"),
        Unread::Locked => Say::new("agreements-import-locked"),
        Unread::Damaged(_) => Say::new("agreements-import-damaged"),
        Unread::TooLarge { .. }
        | Unread::TooManyRows { .. }
        | Unread::TooManyColumns { .. }
        | Unread::TooManyCells { .. } => Say::new("agreements-import-too-large"),
        Unread::Empty => Say::new("agreements-import-empty"),
        Unread::MissingHeads { missing } => {
            Say::new("agreements-import-heads").with("missing", missing.join(", "))
        }
        Unread::MergedHeads { cells } => Say::new("agreements-import-merged").with("cells", cells),
    }
}

/// Whether the register holds this document: the same title, day and parties.
fn is_known(it: &Agreement, register: &[Agreement]) -> bool {
    let same = |other: &&Agreement| {
        other.signed_on == it.signed_on
            && other.parties.len() == it.parties.len()
            && fold(&other.title) == fold(&it.title)
            && it.parties.iter().all(|party| other.parties.iter().any(|known| known.is(party)))
    };
    register.iter().find(same).is_some()
}

/// Where each column is.
struct Columns {
    heads: Heads,
    at: [Option<usize>; COLUMNS.len()],
}

impl Columns {
    fn find(grid: &Grid) -> Result<Columns, Unread> {
        let heads = grid.find_heads(&REQUIRED.map(|it| COLUMNS[it]))?;
        let at = COLUMNS.map(|names| heads.also(grid, names));
        Ok(Columns { heads, at })
    }
}

/// Reads one row.
struct Reader<'a> {
    grid: &'a Grid,
    columns: &'a Columns,
    directory: &'a Directory,
    row: usize,
    slips: Vec<Slip>,
}

impl Reader<'_> {
    fn agreement(&mut self) -> Option<Agreement> {
        let directory = self.directory;
        let title = self.text(TITLE);
        if title.is_empty() {
            self.slip(TITLE, Say::new("fault-required"));
        }
        let mut it = Agreement::draft(self.kind(), title, directory.now);
        it.number = self.text(NUMBER);
        it.registered = self.text(REGISTERED);
        it.spheres = self.spheres();
        it.parties = self.parties();
        it.prolongation = self.prolongation();
        let standing = self.standing();
        let is_draft = matches!(standing, Some(Standing::Draft | Standing::Agreed));
        match (is_draft, self.text(SIGNED).is_empty()) {
            (false, true) => self.slip(SIGNED, Say::new("agreements-import-not-signed")),
            (true, false) => self.slip(STATE, Say::new("agreements-import-signed-draft")),
            _ => {}
        }
        let signing = Signing {
            signed_on: self.day(SIGNED),
            in_force_from: self.day(FROM),
            in_force_to: self.day(TO),
        };
        if self.slips.is_empty() {
            let checked = it.check(Some(directory.own));
            let checked = checked.and_then(|()| it.enter_signed(&signing, directory.today));
            checked.unwrap_or_else(|it| self.slip(column_of(&it), it.say()));
        }
        if let (Some(ending), true) = (self.ending(standing), self.slips.is_empty()) {
            let ended = it.enter_ended(&ending, directory.today);
            ended.unwrap_or_else(|no| self.slip(column_of_end(&no), no.say()));
        }
        self.slips.is_empty().then_some(it)
    }

    fn text(&mut self, column: usize) -> String {
        let Some(at) = self.columns.at[column] else { return String::new() };
        let text = self.grid.cell(self.row, at).replace('\0', "");
        if text.chars().count() > LONGEST {
            self.slip(column, Say::new("fault-too-long").with("longest", LONGEST));
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Parts of a cell between semicolons.
    fn parts(&mut self, column: usize) -> Vec<String> {
        let text = self.text(column);
        let parts = text.split(';').map(|it| it.trim().to_owned());
        parts.filter(|it| !it.is_empty()).collect()
    }

    fn slip(&mut self, column: usize, say: Say) {
        // A column the table lacks is at fault in the title's cell: the row is meant.
        let at = self.columns.at[column].or(self.columns.at[TITLE]).unwrap_or(0);
        self.slips.push(Slip { cell: self.grid.cell_name(self.row, at), say });
    }

    fn kind(&mut self) -> AgreementKind {
        let text = fold(&self.text(KIND));
        let named = |it: &&AgreementKind| fold(&word(Lang::Ru, "agreement-kind", **it)) == text;
        let found = AgreementKind::ALL.iter().find(named).copied();
        if found.is_none() && !text.is_empty() {
            self.slip(KIND, Say::new("agreements-import-kind").with("name", text));
        }
        found.unwrap_or(AgreementKind::Agreement)
    }

    fn spheres(&mut self) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for name in self.parts(SPHERES) {
            let folded = fold(&name);
            let named = |it: &&Sphere| it.code == name || fold(&it.name) == folded;
            match self.directory.spheres.iter().find(named) {
                Some(it) if codes.contains(&it.code) => {}
                Some(it) => codes.push(it.code.clone()),
                None => self.slip(SPHERES, Refused::NoSuchSphere(name).say()),
            }
        }
        codes
    }

    fn parties(&mut self) -> Vec<Party> {
        let mut parties = Vec::new();
        for name in self.parts(REGIONS) {
            let folded = fold(&name);
            let named = |it: &&Region| it.code.to_string() == name || fold(&it.name) == folded;
            match self.directory.regions.iter().find(named) {
                Some(it) => parties.push(Party::region(it.code)),
                None => {
                    self.slip(REGIONS, Say::new("agreement-no-such-region").with("name", name));
                }
            }
        }
        parties.extend(self.parts(FOREIGN).into_iter().map(Party::foreign));
        parties.extend(self.parts(BODIES).into_iter().map(Party::body));
        // A region's register often names the partner alone.
        if parties.len() == 1 && parties[0].region != Some(self.directory.own) {
            parties.insert(0, Party::region(self.directory.own));
        }
        parties
    }

    /// How it stands: told of a draft and of what has ended, the rest follows from the days. What
    /// is agreed comes in as a draft: no side's word is given by another's table.
    fn standing(&mut self) -> Option<Standing> {
        let text = fold(&self.text(STATE));
        let named = |it: &&Standing| fold(&word(Lang::Ru, "agreement-standing", **it)) == text;
        let standing = Standing::ALL.iter().find(named).copied();
        if standing.is_none() && !text.is_empty() {
            self.slip(STATE, Say::new("agreements-import-state").with("name", text));
        }
        standing
    }

    /// What ended it.
    fn ending(&mut self, standing: Option<Standing>) -> Option<Ending> {
        let (on, ground) = (self.day(ENDED), self.text(GROUND));
        let state = match standing {
            Some(Standing::Terminated) => State::Terminated,
            Some(Standing::Superseded) => State::Superseded,
            _ if on.is_some() || !ground.is_empty() => {
                self.slip(STATE, Say::new("agreements-import-not-ended"));
                return None;
            }
            _ => return None,
        };
        Some(Ending { state, on, ground })
    }

    /// The agreement whose place this one took, by its number, or by its title where it has none:
    /// of the register or of this table.
    fn predecessor(&mut self, new: &[Agreement], own: usize) -> Option<AgreementId> {
        let number = self.text(BEFORE);
        if number.is_empty() {
            return None;
        }
        let others = new.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, it)| it);
        let mut all = self.directory.known.iter().chain(others);
        let called =
            |it: &Agreement| fold(if it.number.is_empty() { &it.title } else { &it.number });
        let found = all.find(|it| called(it) == fold(&number)).map(|it| it.id);
        if found.is_none() {
            self.slip(BEFORE, Say::new("agreements-import-no-predecessor").with("number", number));
        }
        found
    }

    fn day(&mut self, column: usize) -> Option<Day> {
        let text = self.text(column);
        let folded = fold(&text);
        if text.is_empty() || (column == TO && folded.starts_with("бессрочн")) {
            return None;
        }
        let day = parse_day(&text).map(Day);
        if day.is_none() {
            self.slip(column, Say::new("fault-day"));
        }
        day
    }

    /// «нет», «по согласию сторон», «автоматически на 5 лет».
    fn prolongation(&mut self) -> Prolongation {
        let text = fold(&self.text(PROLONGATION));
        let years: String = text.chars().filter(char::is_ascii_digit).collect();
        match text.as_str() {
            "" | "нет" | "не предусмотрено" => Prolongation::None,
            it if it.starts_with("по согла") => Prolongation::ByConsent,
            it if it.starts_with("автомат") => {
                Prolongation::Automatic { years: years.parse().unwrap_or(0) }
            }
            _ => {
                self.slip(PROLONGATION, Say::new("agreements-import-prolongation"));
                Prolongation::None
            }
        }
    }
}

/// The column a broken rule of ending is about.
fn column_of_end(refused: &Refused) -> usize {
    if refused.field() == "ground" { GROUND } else { ENDED }
}

/// The column a broken rule is about.
fn column_of(refused: &Refused) -> usize {
    match refused.field() {
        "partner" => REGIONS,
        "spheres" => SPHERES,
        "prolongation_years" => PROLONGATION,
        "in_force_from" => FROM,
        "in_force_to" => TO,
        _ => SIGNED,
    }
}
