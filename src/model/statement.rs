//! What a centre says about its site: how accessible it is, and what happens to data.

/// The block `accessibility` of `site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Assessment {
    /// When somebody last tested the site, `YYYY-MM-DD`.
    pub assessed: Option<String>,
    /// Who did.
    pub by: Option<String>,
    /// How.
    pub method: Option<String>,
    /// What came of it.
    pub result: Option<Conformance>,
    /// What is known not to work, each in a sentence.
    pub known_issues: Vec<String>,
    /// Whom to turn to if an answer does not help.
    pub enforcement: Option<String>,
}

/// How much of WCAG 2.2 AA a site meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Conformance {
    Full,
    Partial,
    None,
}

impl Conformance {
    /// Their names in `site.yaml`.
    pub const NAMES: [(&str, Conformance); 3] =
        [("full", Conformance::Full), ("partial", Conformance::Partial), ("none", Conformance::None)];
}

/// The block `privacy` of `site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Privacy {
    /// Who answers for the site.
    pub responsible: Option<String>,
    /// What the host keeps, such as logs.
    pub hosting: Option<String>,
    /// The centre's own privacy notice.
    pub notice: Option<String>,
}
