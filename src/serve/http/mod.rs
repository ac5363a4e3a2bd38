//! HTTP/1.1 over `std::net`: requests within limits of time, size and number, each connection on a thread of its own.
//!
//! **Invariant:** knows nothing of sites. Whatever bytes come in, the worst that happens is that one connection ends.

mod connection;
mod request;
mod response;
mod wire;

pub(super) use connection::{Answer, Application, accept};
pub(super) use request::{Method, Request};
pub(super) use response::Response;
pub(super) use wire::Outlet;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Places for a limited number of something.
#[derive(Clone, Debug)]
pub(super) struct Places {
    taken: Arc<AtomicUsize>,
    all: usize,
}

/// One place, free again when it is dropped.
#[derive(Debug)]
pub(super) struct Place(Arc<AtomicUsize>);

impl Places {
    /// So many places, all of them free.
    pub(super) fn new(all: usize) -> Self {
        Places { taken: Arc::default(), all }
    }

    /// A place, if one is free.
    pub(super) fn take(&self) -> Option<Place> {
        let place = Place(Arc::clone(&self.taken));
        // Dropped again at once if it was one too many.
        (self.taken.fetch_add(1, Ordering::SeqCst) < self.all).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
