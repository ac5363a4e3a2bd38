//! Why a command could not be carried out.

use std::error::Error;

/// Words for a person: what is wrong, and what to do. Further lines are advice.
#[derive(Debug)]
pub(super) struct Failure {
    pub message: String,
}

impl Failure {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Failure { message: message.into() }
    }
}

/// The errors of other rooms already say what to do.
impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::new(error.to_string())
    }
}
