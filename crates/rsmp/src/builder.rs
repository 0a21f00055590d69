//! Elements and attributes into records.

use crate::body::Visitor;
use crate::chunk::{Chunk, Locator};
use crate::error::Flaw;
use crate::record::{Activity, Form, Header, Person, Place, Record};
use crate::tag::Tag;

/// Builds one record after another in the same memory, and keeps what the caller makes of each.
pub struct Builder<'w, 'm, M, T> {
    map: &'m M,
    locator: Locator<'w>,
    record: Record<'w>,
    path: Vec<Element>,
    /// What the caller made of the whole records so far.
    pub items: Vec<T>,
}

/// The elements that are read. What is under any other one is none of ours: so the codes that are
/// inside of `СвОКВЭДотч` never mix with those of `СвОКВЭД`.
#[derive(Clone, Copy, PartialEq)]
enum Element {
    Record,
    Company,
    Trader,
    PersonName,
    Location,
    Place,
    Activities,
    MainActivity,
    ExtraActivity,
    Other,
}

impl<'w, 'm, M: Fn(&Record<'_>) -> T, T> Builder<'w, 'm, M, T> {
    /// For one part of a file.
    pub fn new(file: &'w Header, chunk: Chunk<'w>, map: &'m M) -> Self {
        let locator = Locator::new(chunk);
        Self { map, locator, record: Record::new(file), path: Vec::new(), items: Vec::new() }
    }

    fn element(&self, name: &str) -> Element {
        match (self.path.last(), name) {
            (None, "Документ") => Element::Record,
            (Some(Element::Record), "ОргВклМСП") => Element::Company,
            (Some(Element::Record), "ИПВклМСП") => Element::Trader,
            (Some(Element::Record), "СведМН") => Element::Location,
            (Some(Element::Record), "СвОКВЭД") => Element::Activities,
            (Some(Element::Trader), "ФИОИП") => Element::PersonName,
            (Some(Element::Location), _) => Element::Place,
            (Some(Element::Activities), "СвОКВЭДОсн") => Element::MainActivity,
            (Some(Element::Activities), "СвОКВЭДДоп") => Element::ExtraActivity,
            _ => Element::Other,
        }
    }

    fn read(&mut self, element: Element, tag: Tag<'w>) -> Result<(), Flaw> {
        let record = &mut self.record;
        match element {
            Element::Record => {
                record.clear();
                record.position = self.locator.position(tag.at);
                read_record(record, tag)
            }
            Element::Company => read_company(record, tag),
            Element::Trader => read_trader(record, tag),
            Element::PersonName => read_person(record.person.insert(Person::default()), tag),
            Element::Location => tag.attributes(|name, value| {
                if name == "КодРегион" {
                    record.region_code = Some(value);
                }
            }),
            Element::Place => read_place(record, tag),
            Element::MainActivity => {
                record.main_activity = Some(read_activity(tag)?);
                Ok(())
            }
            Element::ExtraActivity => {
                record.extra_activities.push(read_activity(tag)?);
                Ok(())
            }
            Element::Activities | Element::Other => Ok(()),
        }
    }
}

impl<'w, M: Fn(&Record<'_>) -> T, T> Visitor<'w> for Builder<'w, '_, M, T> {
    fn open(&mut self, _level: usize, tag: Tag<'w>) -> Result<(), Flaw> {
        let element = self.element(tag.name);
        self.path.push(element);
        self.read(element, tag)
    }

    fn close(&mut self, _level: usize) {
        if self.path.pop() == Some(Element::Record) {
            self.items.push((self.map)(&self.record));
        }
    }
}

fn read_record<'w>(record: &mut Record<'w>, tag: Tag<'w>) -> Result<(), Flaw> {
    tag.attributes(|name, value| {
        let field = match name {
            "ИдДок" => &mut record.id,
            "ДатаСост" => &mut record.state_date_text,
            "ДатаВклМСП" => &mut record.included_on_text,
            "ВидСубМСП" => &mut record.kind_code,
            "КатСубМСП" => &mut record.category_code,
            "ПризНовМСП" => &mut record.is_new_code,
            "СведСоцПред" => &mut record.is_social_code,
            "ССЧР" => &mut record.staff_text,
            _ => return,
        };
        *field = Some(value);
    })
}

fn read_company<'w>(record: &mut Record<'w>, tag: Tag<'w>) -> Result<(), Flaw> {
    record.form = Some(Form::Company);
    tag.attributes(|name, value| match name {
        "НаимОрг" => record.name = Some(value),
        "НаимОргСокр" => record.short_name = Some(value),
        "ИННЮЛ" => record.inn = Some(value),
        "ОГРН" => record.ogrn = Some(value),
        _ => {}
    })
}

fn read_trader<'w>(record: &mut Record<'w>, tag: Tag<'w>) -> Result<(), Flaw> {
    record.form = Some(Form::Trader);
    tag.attributes(|name, value| match name {
        "ИННФЛ" => record.inn = Some(value),
        "ОГРНИП" => record.ogrn = Some(value),
        _ => {}
    })
}

fn read_person<'w>(person: &mut Person<'w>, tag: Tag<'w>) -> Result<(), Flaw> {
    tag.attributes(|name, value| match name {
        "Фамилия" => person.surname = Some(value),
        "Имя" => person.given_name = Some(value),
        "Отчество" => person.patronymic = Some(value),
        _ => {}
    })
}

fn read_place<'w>(record: &mut Record<'w>, tag: Tag<'w>) -> Result<(), Flaw> {
    let mut place = Place { level: tag.name, kind: None, name: None };
    tag.attributes(|name, value| match name {
        "Тип" => place.kind = Some(value),
        "Наим" => place.name = Some(value),
        _ => {}
    })?;
    record.places.push(place);
    Ok(())
}

fn read_activity(tag: Tag<'_>) -> Result<Activity<'_>, Flaw> {
    let mut activity = Activity::default();
    tag.attributes(|name, value| match name {
        "КодОКВЭД" => activity.code = Some(value),
        "НаимОКВЭД" => activity.name = Some(value),
        "ВерсОКВЭД" => activity.edition = Some(value),
        _ => {}
    })?;
    Ok(activity)
}
