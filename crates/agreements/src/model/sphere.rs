//! The list of spheres, and what may stand in it.

use kernel::{Say, fold};
use serde::Serialize;
use web::Refusal;

/// A field of cooperation (сфера): an entry of an editable list.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Sphere {
    /// Its word; never changes.
    pub code: String,
    /// As people read it.
    pub name: String,
    /// Its place in the list, from 1.
    pub position: i64,
}

/// Most spheres of the list: as many as forms and filters ask for.
pub(crate) const MOST: usize = 200;

/// Why the list stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotList {
    /// Nothing in the name can be read.
    #[error("no words")]
    NoWords,
    /// Another sphere has this name.
    #[error("the name is there: {0}")]
    Twice(String),
    /// The list is as long as it may be.
    #[error("too many spheres")]
    Full,
    /// Agreements or measures name it.
    #[error("in use")]
    InUse,
}

impl Refusal for CannotList {
    fn say(&self) -> Say {
        match self {
            CannotList::NoWords => Say::new("sphere-no-words"),
            CannotList::Twice(name) => Say::new("sphere-twice").with("name", name),
            CannotList::Full => Say::new("sphere-list-full").with("most", MOST),
            CannotList::InUse => Say::new("sphere-in-use"),
        }
    }
}

impl Sphere {
    /// A fresh one behind the last of `all`, without a name yet.
    pub(crate) fn behind(all: &[Sphere]) -> Result<Sphere, CannotList> {
        if all.len() >= MOST {
            return Err(CannotList::Full);
        }
        let position = all.iter().map(|it| it.position).max().unwrap_or(0) + 1;
        Ok(Sphere { code: format!("sphere_{position}"), name: String::new(), position })
    }

    /// The same under a name that no other of `all` has, however its letters and spaces are typed.
    pub(crate) fn named(self, typed: &str, all: &[Sphere]) -> Result<Sphere, CannotList> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.chars().any(char::is_alphanumeric) {
            return Err(CannotList::NoWords);
        }
        let same = |it: &&Sphere| it.code != self.code && fold(&it.name) == fold(&name);
        match all.iter().find(same) {
            Some(there) => Err(CannotList::Twice(there.name.clone())),
            None => Ok(Sphere { name, ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[&str]) -> Vec<Sphere> {
        let one = |(at, name): (usize, &&str)| Sphere {
            code: format!("sphere_{}", at + 1),
            name: (*name).to_owned(),
            position: at as i64 + 1,
        };
        names.iter().enumerate().map(one).collect()
    }

    #[test]
    fn a_name_is_words_that_nobody_else_has() {
        let all = listed(&["Туризм", "Учёба и молодёжь"]);
        let fresh = || Sphere::behind(&all).unwrap();
        assert_eq!(fresh().named("  Спорт \u{a0} и  отдых ", &all).unwrap().name, "Спорт и отдых");
        for blank in ["", "   ", "\u{a0}\t", "\u{200b}", "— !"] {
            assert_eq!(fresh().named(blank, &all), Err(CannotList::NoWords), "{blank:?}");
        }
        for twice in ["туризм", "ТУРИЗМ ", "«Туризм»", "учеба  и Молодежь"]
        {
            assert!(matches!(fresh().named(twice, &all), Err(CannotList::Twice(_))), "{twice}");
        }
        assert!(all[0].clone().named("ТУРИЗМ", &all).is_ok(), "its own name in other letters");
    }

    #[test]
    fn the_list_has_an_end() {
        let names = vec!["Сфера"; MOST];
        assert_eq!(Sphere::behind(&listed(&names)), Err(CannotList::Full));
        assert_eq!(Sphere::behind(&listed(&names[1..])).unwrap().position, MOST as i64);
    }
}
