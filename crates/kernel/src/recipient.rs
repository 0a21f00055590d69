//! Who receives support.

/// Kinds of recipients of a centre's services (DOMAIN.md §2, "Client").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// ЮЛ.
    Company,
    /// ИП.
    SoleTrader,
    /// Pays the tax on professional income (НПД).
    SelfEmployed,
    /// A citizen who plans a business.
    Citizen,
}

crate::words! {
    Recipient {
        Company = "company", SoleTrader = "sole_trader", SelfEmployed = "self_employed",
        Citizen = "citizen",
    }
}

/// Categories of the SME registry (КатСубМСП).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Microenterprise, 1.
    Micro,
    /// Small enterprise, 2.
    Small,
    /// Medium enterprise, 3.
    Medium,
}

crate::words! { Category { Micro = "micro", Small = "small", Medium = "medium" } }
