//! How one version of a rule follows another.

use kernel::{Day, RuleId, Say, ServiceId};

use super::{Rule, RuleVersion, Validity};

/// Why a version cannot be added or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotAdd {
    /// The last version of this rule begins on this day or later.
    #[error("a version of this rule begins on {0}, not before the new one")]
    LaterVersion(Day),
    /// It would end before it begins.
    #[error("it would end before it begins")]
    EndsBeforeItBegins,
}

impl web::Refusal for CannotAdd {
    fn say(&self) -> Say {
        match self {
            CannotAdd::LaterVersion(day) => Say::new("service-rule-later-version").with("day", day),
            CannotAdd::EndsBeforeItBegins => Say::new("service-ends-before-it-begins"),
        }
    }
}

/// A new version of a rule and the one it closes, if any is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Succession {
    /// The new version.
    pub new: RuleVersion,
    /// The version before, ending on the day before the new one begins.
    pub closed: Option<RuleVersion>,
}

/// Adds `rule` to the versions a service has: the version of the same kind that would still be in
/// force is closed on the day before. History is never rewritten, so a new version begins after
/// the beginning of every other of its kind.
pub fn succeed(
    service: ServiceId,
    versions: &[RuleVersion],
    rule: Rule,
    act: String,
    valid_from: Day,
    valid_to: Option<Day>,
) -> Result<Succession, CannotAdd> {
    if valid_to.is_some_and(|it| it < valid_from) {
        return Err(CannotAdd::EndsBeforeItBegins);
    }
    let same_kind = versions.iter().filter(|it| it.rule.kind() == rule.kind());
    let last = same_kind.max_by_key(|it| it.valid_from);
    if let Some(it) = last.filter(|it| it.valid_from >= valid_from) {
        return Err(CannotAdd::LaterVersion(it.valid_from));
    }
    let version = last.map_or(0, |it| it.version) + 1;
    let new = RuleVersion { id: RuleId::new(), service, version, rule, act, valid_from, valid_to };
    let open = last.filter(|it| it.validity(valid_from) == Validity::InForce);
    let closed =
        open.map(|it| RuleVersion { valid_to: Some(valid_from.plus_days(-1)), ..it.clone() });
    Ok(Succession { new, closed })
}

impl RuleVersion {
    /// Ends this version after `day` without a successor.
    pub fn end(&mut self, day: Day) -> Result<(), CannotAdd> {
        if day < self.valid_from {
            return Err(CannotAdd::EndsBeforeItBegins);
        }
        self.valid_to = Some(day);
        Ok(())
    }
}
