//! How an effect is estimated: the choices an analyst makes before looking at the data.

/// Which units an adopter is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Controls {
    /// Units that never adopt within the panel.
    #[default]
    Never,
    /// Never-treated units and those that have not adopted yet by the later of the two periods
    /// compared. A panel in which everybody adopts in the end is cut before its last cohort
    /// adopts; that cohort then serves as a control only.
    NotYet,
}

/// How covariates enter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Adjustment {
    /// Not at all: trends are parallel as they are.
    #[default]
    None,
    /// By a regression of the controls' changes (Heckman, Ichimura and Todd 1997).
    Regression,
    /// By regression and propensity score; right when either is (Sant'Anna and Zhao 2020, their
    /// traditional estimator: least squares, logit, normalised weights).
    DoublyRobust,
}

/// The period that a pre-adoption period is compared with. After adoption it is always the last
/// period before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Base {
    /// The period just before it: short differences.
    #[default]
    Varying,
    /// The last period before adoption: long differences, the base itself being zero.
    Universal,
}

/// What happens to a unit that lacks some period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Gaps {
    /// It takes part in every comparison of two periods in which it was observed.
    #[default]
    Pairwise,
    /// It is left out altogether.
    CompleteUnits,
}

/// The choices together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Design {
    /// Who is compared with.
    pub controls: Controls,
    /// How covariates enter.
    pub adjustment: Adjustment,
    /// The base of pre-adoption periods.
    pub base: Base,
    /// What happens to incomplete units.
    pub gaps: Gaps,
}
