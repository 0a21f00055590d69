//! One entry of the register, borrowed from the file.

use std::{borrow::Cow, fmt};

/// The head of a file (`Файл`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// `ИдФайл`.
    pub id: Option<String>,
    /// `ВерсФорм`, such as `4.06`. Later formats are read as far as their names agree.
    pub format: Option<String>,
    /// `КолДок`: how many records the file says it holds. Not to be believed.
    pub declared_records: Option<u64>,
}

/// One entry (`Документ`): a business in the register on the day of the dump.
///
/// Everything may be missing, and every text is as in the file, so that nothing is lost: codes and
/// dates have helpers that read them, `None` where they are missing or new. Identifiers are not
/// checked.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// The head of the file.
    pub file: &'a Header,
    /// Where the record begins in its file, in bytes.
    pub position: u64,
    /// `ИдДок`, a UUID.
    pub id: Text<'a>,
    /// `ДатаСост`, the day whose state the record is, `DD.MM.YYYY`.
    pub state_date_text: Text<'a>,
    /// `ДатаВклМСП`, the day of inclusion in the register, `DD.MM.YYYY`.
    pub included_on_text: Text<'a>,
    /// `ВидСубМСП`: `1` a company, `2` a sole trader, `3` the head of a farm.
    pub kind_code: Text<'a>,
    /// `КатСубМСП`: `1` micro, `2` small, `3` medium.
    pub category_code: Text<'a>,
    /// `ПризНовМСП`: `1` newly made, `2` not.
    pub is_new_code: Text<'a>,
    /// `СведСоцПред`: `1` a social enterprise, `2` not; unknown to the format 4.01.
    pub is_social_code: Text<'a>,
    /// `ССЧР`, the average number of staff of a company, since the format 4.06.
    pub staff_text: Text<'a>,
    /// Which element names the business, whatever `ВидСубМСП` says.
    pub form: Option<Form>,
    /// `ИННЮЛ` or `ИННФЛ`.
    pub inn: Text<'a>,
    /// `ОГРН` or `ОГРНИП`; unknown to the format 4.01.
    pub ogrn: Text<'a>,
    /// `НаимОрг` of a company.
    pub name: Text<'a>,
    /// `НаимОргСокр` of a company.
    pub short_name: Text<'a>,
    /// `ФИОИП` of a sole trader.
    pub person: Option<Person<'a>>,
    /// `КодРегион` of the place.
    pub region_code: Text<'a>,
    /// The place's parts from the largest: region, district, town, settlement.
    pub places: Vec<Place<'a>>,
    /// `СвОКВЭДОсн`, the main kind of activity.
    pub main_activity: Option<Activity<'a>>,
    /// `СвОКВЭДДоп`, the others.
    pub extra_activities: Vec<Activity<'a>>,
}

/// A text of the file, if it is there: borrowed, unless references had to be resolved.
pub type Text<'a> = Option<Cow<'a, str>>;

/// Which element names the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `ОргВклМСП`.
    Company,
    /// `ИПВклМСП`.
    Trader,
}

/// A person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person<'a> {
    /// `Фамилия`.
    pub surname: Text<'a>,
    /// `Имя`.
    pub given_name: Text<'a>,
    /// `Отчество`; not everyone has one.
    pub patronymic: Text<'a>,
}

/// A part of the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The element: `Регион`, `Район`, `Город`, `НаселПункт`.
    pub level: &'a str,
    /// `Тип`, such as `обл.`; its case differs between years.
    pub kind: Text<'a>,
    /// `Наим`.
    pub name: Text<'a>,
}

/// A kind of activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity<'a> {
    /// `КодОКВЭД`.
    pub code: Text<'a>,
    /// `НаимОКВЭД`.
    pub name: Text<'a>,
    /// `ВерсОКВЭД`, the classifier's edition: `2014`, or `2001` in old files.
    pub edition: Text<'a>,
}

/// `ВидСубМСП`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `1`.
    Company,
    /// `2`.
    SoleTrader,
    /// `3`.
    FarmHead,
}

/// `КатСубМСП`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// `1`.
    Micro,
    /// `2`.
    Small,
    /// `3`.
    Medium,
}

/// A day of the calendar, written `DD.MM.YYYY` in the register and `YYYY-MM-DD` here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Of four digits.
    pub year: i16,
    /// 1–12.
    pub month: i8,
    /// 1 up to the month's last.
    pub day: i8,
}

impl<'a> Record<'a> {
    /// One of which nothing is known yet.
    pub(crate) fn new(file: &'a Header) -> Self {
        Self {
            file,
            position: 0,
            id: None,
            state_date_text: None,
            included_on_text: None,
            kind_code: None,
            category_code: None,
            is_new_code: None,
            is_social_code: None,
            staff_text: None,
            form: None,
            inn: None,
            ogrn: None,
            name: None,
            short_name: None,
            person: None,
            region_code: None,
            places: Vec::new(),
            main_activity: None,
            extra_activities: Vec::new(),
        }
    }

    /// Forgets everything but the memory of its lists.
    pub(crate) fn clear(&mut self) {
        let mut places = std::mem::take(&mut self.places);
        let mut extra_activities = std::mem::take(&mut self.extra_activities);
        places.clear();
        extra_activities.clear();
        *self = Self { places, extra_activities, ..Self::new(self.file) };
    }

    /// The day whose state the record is; the latest of all records is the dump's date.
    pub fn state_date(&self) -> Option<Date> {
        self.state_date_text.as_deref().and_then(Date::parse)
    }

    /// The day of inclusion in the register.
    pub fn included_on(&self) -> Option<Date> {
        self.included_on_text.as_deref().and_then(Date::parse)
    }

    /// The kind of business.
    pub fn kind(&self) -> Option<Kind> {
        match self.kind_code.as_deref()? {
            "1" => Some(Kind::Company),
            "2" => Some(Kind::SoleTrader),
            "3" => Some(Kind::FarmHead),
            _ => None,
        }
    }

    /// The category of size.
    pub fn category(&self) -> Option<Category> {
        match self.category_code.as_deref()? {
            "1" => Some(Category::Micro),
            "2" => Some(Category::Small),
            "3" => Some(Category::Medium),
            _ => None,
        }
    }

    /// Whether it is newly made.
    pub fn is_new(&self) -> Option<bool> {
        yes_or_no(self.is_new_code.as_deref()?)
    }

    /// Whether it is a social enterprise.
    pub fn is_social(&self) -> Option<bool> {
        yes_or_no(self.is_social_code.as_deref()?)
    }

    /// The average number of staff.
    pub fn staff(&self) -> Option<u32> {
        self.staff_text.as_deref()?.parse().ok()
    }
}

impl Date {
    /// Reads `DD.MM.YYYY`; none of any other form, and of no day that the calendar lacks.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_i16, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
            })
        };
        let (year, month, day) =
            (number(&bytes[6..])?, number(&bytes[3..5])?, number(&bytes[..2])?);
        let is_day =
            bytes[2] == b'.' && bytes[5] == b'.' && day >= 1 && day <= month_length(year, month);
        let small = |number: i16| i8::try_from(number).ok();
        is_day.then_some(Self { year, month: small(month)?, day: small(day)? })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// In days; none in a month that is not one.
fn month_length(year: i16, month: i16) -> i16 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i16::from(is_leap),
        _ => 0,
    }
}

fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "1" => Some(true),
        "2" => Some(false),
        _ => None,
    }
}
