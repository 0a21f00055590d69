//! Rules as data: what must hold before a service may be rendered.

use kernel::{Category, Okved, ServiceId};
use serde::{Deserialize, Serialize};

use super::ServiceKind;

/// A rule with its parameters; kept as JSON, tagged by its kind:
/// `{"rule":"okved_stop_list","codes":["11.01","12"]}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// In the SME registry; a self-employed pays НПД, a citizen plans a business.
    SmeRegistry,
    /// Registered in the centre's region.
    HomeRegion,
    /// The main kind of activity is outside these groups.
    OkvedStopList {
        /// Groups of the classifier: `11.01` stops `11.01.1` too.
        codes: Vec<Okved>,
        /// Whether secondary kinds of activity count as well.
        #[serde(default)]
        secondary: bool,
    },
    /// The same support was not given within the window.
    NotRepeated {
        /// How far back to look.
        window: Window,
        /// What counts as the same support.
        same: Same,
    },
    /// At most one complex service within a financial year.
    OneComplexPerYear,
    /// The client was registered at least so many years ago.
    OlderThan {
        /// Whole years.
        years: i16,
    },
    /// In the SME registry with one of these categories.
    CategoryIn {
        /// Admitted categories.
        categories: Vec<Category>,
    },
    /// A pre-scoring is passed.
    PreScoring,
    /// Registered on the platform МСП.РФ.
    Platform,
}

/// The kinds of rules, in the order in which they are asked and answered (DOMAIN.md §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// [`Rule::SmeRegistry`].
    SmeRegistry,
    /// [`Rule::CategoryIn`].
    CategoryIn,
    /// [`Rule::HomeRegion`].
    HomeRegion,
    /// [`Rule::OkvedStopList`].
    OkvedStopList,
    /// [`Rule::NotRepeated`].
    NotRepeated,
    /// [`Rule::OneComplexPerYear`].
    OneComplexPerYear,
    /// [`Rule::OlderThan`].
    OlderThan,
    /// [`Rule::PreScoring`].
    PreScoring,
    /// [`Rule::Platform`].
    Platform,
}

kernel::words! {
    RuleKind {
        SmeRegistry = "sme_registry", CategoryIn = "category_in", HomeRegion = "home_region",
        OkvedStopList = "okved_stop_list", NotRepeated = "not_repeated",
        OneComplexPerYear = "one_complex_per_year", OlderThan = "older_than",
        PreScoring = "pre_scoring", Platform = "platform",
    }
}

/// How far back [`Rule::NotRepeated`] looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "within", rename_all = "snake_case")]
pub enum Window {
    /// The calendar year, which is the budget's financial year.
    CalendarYear,
    /// So many years to the day.
    Years {
        /// Whole years.
        years: i16,
    },
    /// Always: once in a lifetime.
    Ever,
}

/// What counts as the same support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// This very service.
    Service,
    /// Any service of its kind.
    Kind,
}

kernel::words! { Same { Service = "service", Kind = "kind" } }

impl Rule {
    /// Which kind of rule it is.
    pub fn kind(&self) -> RuleKind {
        match self {
            Rule::SmeRegistry => RuleKind::SmeRegistry,
            Rule::HomeRegion => RuleKind::HomeRegion,
            Rule::OkvedStopList { .. } => RuleKind::OkvedStopList,
            Rule::NotRepeated { .. } => RuleKind::NotRepeated,
            Rule::OneComplexPerYear => RuleKind::OneComplexPerYear,
            Rule::OlderThan { .. } => RuleKind::OlderThan,
            Rule::CategoryIn { .. } => RuleKind::CategoryIn,
            Rule::PreScoring => RuleKind::PreScoring,
            Rule::Platform => RuleKind::Platform,
        }
    }
}

impl Same {
    /// Whether support given before is the same as this one.
    pub fn is(self, past: (ServiceId, ServiceKind), this: (ServiceId, ServiceKind)) -> bool {
        match self {
            Same::Service => past.0 == this.0,
            Same::Kind => past.1 == this.1,
        }
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| std::fmt::Error)?)
    }
}

impl std::str::FromStr for Rule {
    type Err = serde_json::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text)
    }
}

db::stored_as_text!(Rule);
