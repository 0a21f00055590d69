//! Lists that filter, sort and page: one base text, optional filters, an order, a keyset.

use crate::{Query, Value};
use std::fmt::{self, Write as _};
use std::str::FromStr;

/// A list and every way it may be asked for. Made by [`listing!`](crate::listing), which registers
/// it, so that the statements test prepares each combination on both databases.
#[derive(Debug)]
pub struct Listing {
    /// The module that wrote it.
    pub module: &'static str,
    /// `select … from … where …`, with `args` arguments `$1`….
    pub select: &'static str,
    /// How many arguments `select` takes; they come first.
    pub args: usize,
    /// Optional conditions, each with one `?` for its value.
    pub filters: &'static [&'static str],
    /// Orders by their key column (text, never null), newest or last first when `descending`.
    pub orders: &'static [(&'static str, bool)],
    /// The id column that parts equal keys.
    pub id: &'static str,
}

/// Every list of the program.
#[linkme::distributed_slice]
pub static LISTINGS: [&'static Listing];

/// Declares a [`Listing`] and registers it.
#[macro_export]
macro_rules! listing {
    ($(#[$doc:meta])* $vis:vis $name:ident {
        select: $select:literal, args: $args:literal, filters: [$($filter:literal),* $(,)?],
        orders: [$(($column:literal, $descending:literal)),+ $(,)?], id: $id:literal $(,)?
    }) => {
        $(#[$doc])*
        $vis static $name: $crate::Listing = $crate::Listing {
            module: module_path!(),
            select: $select,
            args: $args,
            filters: &[$($filter),*],
            orders: &[$(($column, $descending)),+],
            id: $id,
        };
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::LISTINGS)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &$crate::Listing = &$name;
        };
    };
}

/// What one request wants of a list.
#[derive(Debug, Default, Clone)]
pub struct Wish {
    /// One entry per filter of the listing; `None` leaves the filter out.
    pub filters: Vec<Option<Value>>,
    /// Index into the listing's orders.
    pub order: usize,
    /// Where the page before ended.
    pub after: Option<Place>,
    /// Rows per page; one more is fetched to know whether there is a next page.
    pub limit: usize,
}

/// Where a page ended: the key and id of its last row. Its text goes into URLs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The order's column of the last row.
    pub key: String,
    /// The id of the last row.
    pub id: String,
}

/// One page of rows, and where the next begins.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// At most the wished number of rows.
    pub rows: Vec<T>,
    /// `None` on the last page.
    pub next: Option<Place>,
}

impl Listing {
    /// The query for one page; `args` are the arguments of `select`.
    pub fn query(&self, mut args: Vec<Value>, wish: &Wish) -> Query {
        debug_assert_eq!(args.len(), self.args, "{}", self.select);
        let wanted: Vec<bool> = wish.filters.iter().map(Option::is_some).collect();
        let text = self.text(&wanted, wish.order, wish.after.is_some());
        args.extend(wish.filters.iter().flatten().cloned());
        if let Some(place) = &wish.after {
            args.extend([place.key.as_str().into(), place.id.as_str().into()]);
        }
        args.push(Value::Int(Some(wish.limit as i64 + 1)));
        Query::composed(text, args)
    }

    /// Every text the listing can send.
    pub(crate) fn every_text(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for mask in 0..1u32 << self.filters.len() {
            let wanted: Vec<bool> =
                (0..self.filters.len()).map(|it| mask & (1 << it) != 0).collect();
            for order in 0..self.orders.len() {
                texts.push(self.text(&wanted, order, false));
                texts.push(self.text(&wanted, order, true));
            }
        }
        texts
    }

    fn text(&self, wanted: &[bool], order: usize, after: bool) -> String {
        let mut text = self.select.to_owned();
        let mut number = self.args;
        for (filter, _) in self.filters.iter().zip(wanted).filter(|(_, wanted)| **wanted) {
            number += 1;
            text.push_str(" and ");
            text.push_str(&filter.replace('?', &format!("${number}")));
        }
        let (key, descending) = self.orders[order.min(self.orders.len() - 1)];
        let (sign, way) = if descending { ("<", " desc") } else { (">", "") };
        let id = self.id;
        if after {
            let _ = write!(text, " and ({key}, {id}) {sign} (${}, ${})", number + 1, number + 2);
            number += 2;
        }
        let _ = write!(text, " order by {key}{way}, {id}{way} limit ${}", number + 1);
        text
    }
}

impl Wish {
    /// The first page of `limit` rows, without filters.
    pub fn first(limit: usize) -> Wish {
        Wish { limit, ..Wish::default() }
    }
}

impl<T> Page<T> {
    /// Cuts the one row too many that [`Listing::query`] asked for.
    pub fn cut(mut rows: Vec<T>, limit: usize, place: impl Fn(&T) -> Place) -> Page<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(place);
        Page { rows, next }
    }
}

impl Place {
    /// The place of a row with this key and id.
    pub fn new(key: impl ToString, id: impl ToString) -> Place {
        Place { key: key.to_string(), id: id.to_string() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}~{}", self.id, self.key)
    }
}

impl FromStr for Place {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, key) = text.split_once('~').ok_or("a place is ID~KEY")?;
        Ok(Place::new(key, id))
    }
}
