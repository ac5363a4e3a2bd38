//! What anything may say about itself: who looks after it, where it comes from, whose wording it is.

/// Book-keeping on any authored file. Dates stay text as written (`2026-11-01`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Record {
    /// Left out of the site unless drafts are asked for.
    pub draft: bool,
    /// Who looks after it.
    pub owner: Option<String>,
    /// When it was last reviewed, `YYYY-MM-DD`.
    pub reviewed: Option<String>,
    /// When it should be reviewed again, `YYYY-MM-DD`.
    pub review_by: Option<String>,
    /// Where its facts come from.
    pub sources: Vec<Link>,
    /// Whose wording it is, and with what permission.
    pub rights: Option<String>,
}

/// A source or a document elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// Its title.
    pub title: String,
    /// Its address, `http:` or `https:` only.
    pub url: Option<String>,
    /// Its date as written.
    pub date: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// Whom to turn to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Contact {
    /// Person or team.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Page with a form or more about it.
    pub url: Option<String>,
}
