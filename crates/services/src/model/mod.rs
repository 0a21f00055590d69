//! What a service is and who may receive it. No I/O.

mod eligibility;
mod facts;
mod rule;
mod rules_asked;
mod service;
mod versions;

pub use eligibility::{Answer, Open, Reason, SUGGESTIONS, Verdict, eligibility, open_instead};
pub use facts::{Confirmation, Facts, Past, Sme, What, registered_year};
pub use rule::{Rule, RuleKind, Same, Window};
pub use service::{Price, RuleVersion, Service, ServiceKind, Validity};
pub use versions::{CannotAdd, Succession, succeed};
