//! What a card is linked with: services of its author's catalogue, indicators of the regions. A link
//! keeps the name it had when the card was written, for those who may not follow it.

use super::{Card, Field};
use kernel::{Lang, Say, ServiceId, fold};
use serde::{Deserialize, Serialize};

/// A service of the author's catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceLink {
    /// Which.
    pub id: ServiceId,
    /// Its name.
    #[serde(default)]
    pub name: String,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IndicatorLink {
    /// Its code.
    pub code: String,
    /// Its Russian name.
    #[serde(default)]
    pub name: String,
    /// Its English name.
    #[serde(default)]
    pub name_en: String,
}

/// What the cards of an organisation may be linked with.
#[derive(Debug, Clone, Default)]
pub struct Linkable {
    /// Services of its catalogue.
    pub services: Vec<ServiceLink>,
    /// Indicators.
    pub indicators: Vec<IndicatorLink>,
}

impl ServiceLink {
    pub(super) fn read(line: &str) -> Result<ServiceLink, Say> {
        let (id, name) = line.split_once('|').unwrap_or((line, ""));
        let id = id.trim().parse().map_err(|_| Say::new("fault-choose"))?;
        Ok(ServiceLink { id, name: name.trim().to_owned() })
    }

    pub(super) fn line(&self) -> String {
        format!("{} | {}", self.id, self.name)
    }
}

impl IndicatorLink {
    pub(super) fn read(line: &str) -> Result<IndicatorLink, Say> {
        let mut cells = line.split('|').map(|it| it.trim().to_owned());
        let mut next = || cells.next().unwrap_or_default();
        Ok(IndicatorLink { code: next(), name: next(), name_en: next() })
    }

    pub(super) fn line(&self) -> String {
        [&*self.code, &self.name, &self.name_en].join(" | ")
    }

    /// Its name in a language.
    pub fn name_in(&self, lang: Lang) -> &str {
        if lang == Lang::Ru { &self.name } else { &self.name_en }
    }
}

impl Linkable {
    /// Gives the links of a card their names.
    ///
    /// # Errors
    /// The field with a link that leads nowhere.
    pub fn name(&self, card: &mut Card) -> Result<(), (Field, Say)> {
        for link in &mut card.service_links {
            let known = self.services.iter().find(|it| it.id == link.id);
            let unknown = || (Field::ServiceLinks, Say::new("practice-fault-service"));
            link.name.clone_from(&known.ok_or_else(unknown)?.name);
        }
        for link in &mut card.indicator_links {
            let known = self.indicators.iter().find(|it| it.code == link.code);
            let unknown = || (Field::IndicatorLinks, Say::new("practice-fault-indicator"));
            link.clone_from(known.ok_or_else(unknown)?);
        }
        Ok(())
    }

    /// Names that somebody wrote, a line each, as links; and the lines that name nothing.
    pub fn recognise(&self, field: Field, text: &str) -> (String, Vec<String>) {
        let (mut known, mut others) = (Vec::new(), Vec::new());
        for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
            let is = |name: &str| fold(name) == fold(line);
            let service = || self.services.iter().find(|it| is(&it.name)).map(ServiceLink::line);
            let indicator = |it: &&IndicatorLink| is(&it.name) || is(&it.name_en) || is(&it.code);
            let found = match field {
                Field::ServiceLinks => service(),
                _ => self.indicators.iter().find(indicator).map(IndicatorLink::line),
            };
            match found {
                Some(it) => known.push(it),
                None => others.push(line.to_owned()),
            }
        }
        (known.join("\n"), others)
    }
}

impl Card {
    /// The card for another organisation: links to the author's catalogue become words.
    pub(crate) fn without_services(mut self) -> Card {
        let names = std::mem::take(&mut self.service_links).into_iter().map(|it| it.name);
        let text = std::mem::take(&mut self.services);
        let lines = std::iter::once(text).chain(names).filter(|it| !it.is_empty());
        self.services = lines.collect::<Vec<_>>().join("\n");
        self
    }
}
