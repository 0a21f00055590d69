//! Which rows of the ledger are asked for: the state of the list in its address.

use crate::model::{Counts, Cut, Period};
use crate::pages::{ListRenderings, ListServed};
use db::{Place, Value, Wish};
use kernel::{ClientId, Day, DirectionId, Recipient, Say, ServiceId};
use serde::Deserialize;
use std::fmt::Display;
use std::str::FromStr;
use web::{Error, Result};

/// What a list of renderings is narrowed to; nothing set is everything.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Filters {
    /// Rendered on this day or later.
    pub from: Option<Day>,
    /// Rendered on this day or earlier.
    pub to: Option<Day>,
    /// Entered by the end of this day: the ledger as it stood then.
    pub on: Option<Day>,
    /// One direction.
    pub direction: Option<DirectionId>,
    /// One service.
    pub service: Option<ServiceId>,
    /// One kind of recipients.
    pub recipient: Option<Recipient>,
    /// Free of charge, or not.
    pub free: Option<bool>,
    /// One client.
    pub client: Option<ClientId>,
}

/// The same as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Rendered on this day or later, such as `2026-11-01`.
    pub from: Option<String>,
    /// Rendered on this day or earlier.
    pub to: Option<String>,
    /// A fixed period instead of two days: `y2026`, `q2026-4`, `m2026-11`.
    pub period: Option<String>,
    /// Entered by the end of this day: the ledger as it stood then.
    pub on: Option<String>,
    /// Id of a direction.
    pub direction: Option<String>,
    /// Id of a service.
    pub service: Option<String>,
    /// A kind of recipients: `company`, `sole_trader`, `self_employed`, `citizen`.
    pub recipient: Option<String>,
    /// `true` for free of charge, `false` for paid.
    pub free: Option<String>,
    /// Id of a client.
    pub client: Option<String>,
}

impl Asked {
    /// Reads the address.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub fn filters(&self) -> Result<Filters> {
        let period = read(&self.period, "period", "ledger-wrong-period")?.and_then(Period::days);
        let from = read(&self.from, "from", "fault-day")?;
        let to = read(&self.to, "to", "fault-day")?;
        Ok(Filters {
            from: from.or(period.map(|it| it.0)),
            to: to.or(period.map(|it| it.1)),
            on: read(&self.on, "on", "fault-day")?,
            direction: read(&self.direction, "direction", "fault-choose")?,
            service: read(&self.service, "service", "fault-choose")?,
            recipient: read(&self.recipient, "recipient", "fault-choose")?,
            free: read(&self.free, "free", "fault-choose")?,
            client: read(&self.client, "client", "fault-choose")?,
        })
    }
}

/// A field of an address; a form sends empty ones too.
fn read<T: FromStr>(text: &Option<String>, field: &'static str, wrong: &str) -> Result<Option<T>> {
    let text = text.as_deref().map(str::trim).filter(|it| !it.is_empty());
    let wrong = |_| Error::Bad { field, say: Say::new(wrong) };
    text.map(str::parse).transpose().map_err(wrong)
}

impl Filters {
    /// The rows of a period, as the ledger stood on a day.
    pub fn of(period: Period, on: Option<Day>) -> Filters {
        let days = period.days();
        Filters { from: days.map(|it| it.0), to: days.map(|it| it.1), on, ..Filters::default() }
    }

    /// The same narrowed to a cut; a step of the histogram has no list of its own.
    pub fn cut(self, cut: Cut) -> Filters {
        match cut {
            Cut::Direction(id) => Filters { direction: Some(id), ..self },
            Cut::Service(id) => Filters { service: Some(id), ..self },
            Cut::Recipient(kind) => Filters { recipient: Some(kind), ..self },
            Cut::Total
            | Cut::Days(_)
            | Cut::Decided
            | Cut::Refused
            | Cut::Entries
            | Cut::Mended => self,
        }
    }

    /// The period and cut of the kept figure that counts exactly these rows; see
    /// [`Filters::count`].
    pub(crate) fn figure(&self) -> Option<(Period, Cut)> {
        let period = match (self.from, self.to) {
            (None, None) => Period::All,
            (from, to) => Period::between(from?, to?)?,
        };
        let cut = match (self.direction, self.service, self.recipient) {
            (None, None, None) => Cut::Total,
            (Some(id), None, None) => Cut::Direction(id),
            (None, Some(id), None) => Cut::Service(id),
            (None, None, Some(kind)) => Cut::Recipient(kind),
            _ => return None,
        };
        (self.on.is_none() && self.client.is_none()).then_some((period, cut))
    }

    /// Which of a figure's counts is theirs.
    pub(crate) fn count(&self, it: Counts) -> i64 {
        match self.free {
            None => it.services,
            Some(true) => it.free,
            Some(false) => it.services - it.free,
        }
    }

    /// How many are set.
    pub(crate) fn active(&self) -> usize {
        self.fields().iter().filter(|(_, value)| value.is_some()).count()
    }

    /// Narrows `wish`; in the order of the listing's filters.
    pub(crate) fn wish(&self, wish: Wish) -> Wish {
        let filters: Vec<Option<Value>> = vec![
            self.from.map(Into::into),
            self.to.map(Into::into),
            self.on.map(Into::into),
            self.direction.map(Into::into),
            self.service.map(Into::into),
            self.recipient.map(Into::into),
            self.free.map(Into::into),
            self.client.map(Into::into),
        ];
        Wish { filters, ..wish }
    }

    /// Names and values, as they stand in the address.
    pub(crate) fn fields(&self) -> [(&'static str, Option<String>); 8] {
        [
            ("from", self.from.map(|it| it.to_string())),
            ("to", self.to.map(|it| it.to_string())),
            ("on", self.on.map(|it| it.to_string())),
            ("direction", self.direction.map(|it| it.to_string())),
            ("service", self.service.map(|it| it.to_string())),
            ("recipient", self.recipient.map(|it| it.to_string())),
            ("free", self.free.map(|it| it.to_string())),
            ("client", self.client.map(|it| it.to_string())),
        ]
    }

    /// The address of these rows.
    pub fn href(&self) -> String {
        self.href_of(ListRenderings, None)
    }

    /// The address of the clients served in these days.
    pub fn clients_href(&self) -> String {
        self.days().href_of(ListServed, None)
    }

    /// The days alone, without what narrows the rows further.
    pub(crate) fn days(self) -> Filters {
        Filters { from: self.from, to: self.to, on: self.on, ..Filters::default() }
    }

    /// The address of a list narrowed to these, from a place on.
    pub(crate) fn href_of(&self, list: impl Display, after: Option<&Place>) -> String {
        let after = after.map(Place::to_string);
        let fields = self.fields().into_iter().chain([("after", after)]);
        let set = fields.filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        let query: Vec<String> = set.collect();
        if query.is_empty() { list.to_string() } else { format!("{list}?{}", query.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_shown() {
        let asked =
            Asked { period: Some("q2026-4".into()), to: Some("".into()), ..Asked::default() };
        let filters = asked.filters().unwrap();
        assert_eq!(filters.href(), "/renderings?from=2026-10-01&to=2026-12-31");
        assert!(matches!(filters.figure(), Some((Period::Quarter(2026, 4), Cut::Total))));
        assert_eq!(Filters::default().href(), "/renderings");
        let wrong = Asked { on: Some("31.02.2026".into()), ..Asked::default() };
        assert!(wrong.filters().is_err());
    }
}
