//! What one client has received: by it a rendering is judged and counted.

use super::Entry;
use kernel::{OrganisationId, RenderingId};
use services::{Past, ServiceKind};
use std::str::FromStr;

/// A client's rows of the whole ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History(Vec<Row>);

#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: RenderingId,
    /// The row it takes back.
    reverses: Option<RenderingId>,
    /// The service's; `None` where the catalogue does not know it.
    kind: Option<ServiceKind>,
    entry: Entry,
}

impl History {
    /// What an organisation rendered and nobody took back, newest first: what limits and repeated
    /// support are judged by.
    pub fn past(&self, organisation: OrganisationId) -> Vec<Past> {
        let own = self.0.iter().filter(|it| it.entry.organisation == organisation);
        let counted = own.filter(|it| {
            it.reverses.is_none() && !self.0.iter().any(|by| by.reverses == Some(it.id))
        });
        let past = counted.filter_map(|Row { kind, entry, .. }| {
            let (service, rendered_on) = (entry.service, entry.rendered_on);
            Some(Past { service, kind: (*kind)?, rendered_on })
        });
        let mut past: Vec<Past> = past.collect();
        past.sort_by_key(|it| std::cmp::Reverse(it.rendered_on));
        past
    }

    /// The counted part of every row.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.0.iter().map(|it| it.entry).collect()
    }
}

impl FromStr for History {
    type Err = String;
    /// Reads rows as `store` packs them: id, what it reverses, the service's kind (`-` for
    /// neither), the [`Entry`]; `;` between rows.
    fn from_str(packed: &str) -> Result<History, String> {
        let rows = packed.split(';').filter(|it| !it.is_empty()).map(|row| {
            let short = || format!("a row of a client's history: {row:?}");
            let (id, rest) = row.split_once(' ').ok_or_else(short)?;
            let (reverses, rest) = rest.split_once(' ').ok_or_else(short)?;
            let (kind, entry) = rest.split_once(' ').ok_or_else(short)?;
            let id = id.parse().map_err(|_| short())?;
            Ok(Row { id, reverses: known(reverses)?, kind: known(kind)?, entry: entry.parse()? })
        });
        rows.collect::<Result<_, String>>().map(History)
    }
}

/// A field that may be `-`.
fn known<T: FromStr>(field: &str) -> Result<Option<T>, String> {
    let wrong = |_| format!("a field of a client's history: {field:?}");
    if field == "-" { Ok(None) } else { field.parse().map(Some).map_err(wrong) }
}
