//! Why there is no number.

/// Why an effect is not shown. Messages are for people who know the method; an interface matches
/// the variants (or [`rule`](Refusal::rule)) and speaks its own language.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "rule", rename_all = "kebab-case")
)]
pub enum Refusal {
    /// Nobody adopted within the panel.
    #[error("no unit adopted within the observed periods")]
    NoAdopters,
    /// Every adopter adopted before or in the first observed period.
    #[error("every adopter had adopted by the first observed period, so there is no before")]
    NothingBefore,
    /// Fewer adopters than the rules ask for.
    #[error("{found} adopters are too few; at least {needed} are needed")]
    TooFewAdopters {
        /// How many there are.
        found: usize,
        /// How many there must be.
        needed: usize,
    },
    /// All units adopted in the same period.
    #[error("all units adopted at once, so there is nobody to compare with")]
    AllAtOnce,
    /// No unit is left as a control.
    #[error(
        "every unit adopts, so there is no never-treated control; compare with those not yet treated"
    )]
    NoControls,
    /// Fewer controls than the rules ask for.
    #[error("{found} controls are too few; at least {needed} are needed")]
    TooFewControls {
        /// How many there are.
        found: usize,
        /// How many there must be.
        needed: usize,
    },
    /// The outcome of every unit is the same in all periods.
    #[error("the outcome of every unit is constant")]
    ConstantOutcome,
    /// Too few periods before adoption, for too many adopters, to check trends.
    #[error("no cohort has {needed} periods before adoption; the longest has {found}")]
    TooFewPeriodsBefore {
        /// The most periods before adoption that any cohort has.
        found: usize,
        /// How many there must be.
        needed: usize,
    },
    /// Too few periods since adoption.
    #[error("no cohort has {needed} periods since adoption; the longest has {found}")]
    TooFewPeriodsAfter {
        /// The most periods since adoption that any cohort has.
        found: usize,
        /// How many there must be.
        needed: usize,
    },
    /// No comparison of two periods could be computed: adopters and controls are never observed
    /// together, the covariates are collinear, or they tell adopters from controls completely.
    #[error(
        "no comparison can be computed: units are not observed together, or covariates are collinear or separate adopters from controls"
    )]
    NotEstimable,
    /// The uncertainty cannot be told: the comparison leaves no variation.
    #[error("the uncertainty cannot be told: too few comparable units or no variation among them")]
    NoVariation,
    /// Before adoption, adopters moved differently from their controls.
    #[error("before adoption the adopters moved differently from the controls (p = {p:.4})")]
    BrokenTrends {
        /// The p-value of equal trends.
        p: f64,
        /// By how much the gap grew per period.
        drift: f64,
    },
}

impl Refusal {
    /// A stable name of the rule, for interfaces and programs.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::NoAdopters => "no-adopters",
            Self::NothingBefore => "nothing-before",
            Self::TooFewAdopters { .. } => "too-few-adopters",
            Self::AllAtOnce => "all-at-once",
            Self::NoControls => "no-controls",
            Self::TooFewControls { .. } => "too-few-controls",
            Self::ConstantOutcome => "constant-outcome",
            Self::TooFewPeriodsBefore { .. } => "too-few-periods-before",
            Self::TooFewPeriodsAfter { .. } => "too-few-periods-after",
            Self::NotEstimable => "not-estimable",
            Self::NoVariation => "no-variation",
            Self::BrokenTrends { .. } => "broken-trends",
        }
    }
}
