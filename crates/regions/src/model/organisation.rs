//! What an organisation's form may say.

use super::Organisation;
use kernel::{Day, Say, fold};

/// What is wrong with an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationFault {
    /// Another of the region has this name.
    #[error("another organisation of the region has this name")]
    NameTaken,
    /// Another of the region has this short name.
    #[error("another organisation of the region has this short name")]
    ShortNameTaken,
    /// It was founded in the future.
    #[error("it is not founded yet")]
    FoundedLater,
}

/// Why an organisation stays in its region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the organisation's work is counted in its region")]
pub struct NotMoved;

impl OrganisationFault {
    /// The field it stands beside.
    pub fn field(self) -> &'static str {
        match self {
            OrganisationFault::NameTaken => "name",
            OrganisationFault::ShortNameTaken => "short_name",
            OrganisationFault::FoundedLater => "founded_on",
        }
    }
}

impl Organisation {
    /// Whether it may be kept beside the others of its region.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, others: &[Organisation], today: Day) -> Result<(), OrganisationFault> {
        let taken = |name: fn(&Organisation) -> &String| {
            let mut others = others.iter().filter(|it| it.id != self.id);
            others.any(|it| fold(name(it)) == fold(name(self)))
        };
        if taken(|it| &it.name) {
            return Err(OrganisationFault::NameTaken);
        }
        if taken(|it| &it.short_name) {
            return Err(OrganisationFault::ShortNameTaken);
        }
        match self.founded_on {
            Some(day) if day > today => Err(OrganisationFault::FoundedLater),
            _ => Ok(()),
        }
    }

    /// What may be typed of it, but for its kind: for the journal.
    pub(crate) fn values(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.short_name.clone(),
            self.region.to_string(),
            self.time_zone.to_string(),
            self.address.clone(),
            self.founded_on.map(|it| it.to_string()).unwrap_or_default(),
        ]
    }
}

/// What differs, as it was and as it is; `None` where nothing does.
pub(crate) fn difference(before: &[String], after: &[String]) -> Option<(String, String)> {
    let pairs: Vec<_> = before.iter().zip(after).filter(|(was, is)| was != is).collect();
    let shown = |it: &str| if it.is_empty() { "—".to_owned() } else { it.to_owned() };
    let all = |side: Vec<String>| side.join(" · ");
    (!pairs.is_empty()).then(|| {
        (
            all(pairs.iter().map(|(was, _)| shown(was)).collect()),
            all(pairs.iter().map(|(_, is)| shown(is)).collect()),
        )
    })
}

impl web::Refusal for OrganisationFault {
    fn say(&self) -> Say {
        Say::new(match self {
            OrganisationFault::NameTaken => "organisation-name-taken",
            OrganisationFault::ShortNameTaken => "organisation-short-name-taken",
            OrganisationFault::FoundedLater => "organisation-founded-later",
        })
    }
}

impl web::Refusal for NotMoved {
    fn say(&self) -> Say {
        Say::new("organisation-not-moved")
    }
}
