//! What the fields of a view are made of.

use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::ops::Deref;

/// Plain text, which templates escape. It is borrowed from the site or from the theme's words where it stands there as it is.
pub type Text<'a> = Cow<'a, str>;

/// HTML of our own making, ready to stand on a page: templates print it as it is. Whatever an author wrote in it has been
/// escaped or checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Html<'a>(Text<'a>);

impl<'a> Html<'a> {
    /// What a serialiser is told that this is.
    pub const NAME: &'static str = "Html";

    /// Takes what is known to be HTML of our own making.
    pub(crate) fn new(html: impl Into<Text<'a>>) -> Self {
        Html(html.into())
    }

    pub(crate) fn into_text(self) -> Text<'a> {
        self.0
    }
}

impl Deref for Html<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Serialize for Html<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(Html::NAME, &*self.0)
    }
}
