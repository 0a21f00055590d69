//! Fields of policy and kinds of directions: what the catalogue is narrowed by.

/// Fields of policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sphere {
    /// Support of small and medium business as a whole.
    #[default]
    Business,
    /// Trade and export.
    Trade,
    /// Industry and co-operation.
    Industry,
    /// Farming and food.
    Agriculture,
    /// Science, technology, digital services.
    Technology,
    /// Social entrepreneurship.
    Social,
    /// Culture, crafts, tourism.
    Culture,
    /// Investment and finance.
    Finance,
    /// Teaching and personnel.
    Education,
}

kernel::words! {
    Sphere {
        Business = "business", Trade = "trade", Industry = "industry", Agriculture = "agriculture",
        Technology = "technology", Social = "social", Culture = "culture", Finance = "finance",
        Education = "education",
    }
}

/// Kinds of directions that centres have everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DirectionKind {
    /// Support of entrepreneurship (ЦПП).
    #[default]
    Support,
    /// Export (ЦПЭ).
    Export,
    /// Engineering (РЦИ).
    Engineering,
    /// Innovations of the social sphere (ЦИСС).
    Social,
    /// Clusters (ЦКР).
    Clusters,
    /// Crafts (НХП).
    Crafts,
    /// Co-operatives on the land (АПК).
    Farming,
    /// Guarantees and microloans (РГО, МФО).
    Finance,
    /// Co-working and halls.
    Coworking,
    /// The centre as a whole.
    Centre,
}

kernel::words! {
    DirectionKind {
        Support = "support", Export = "export", Engineering = "engineering", Social = "social",
        Clusters = "clusters", Crafts = "crafts", Farming = "farming", Finance = "finance",
        Coworking = "coworking", Centre = "centre",
    }
}
