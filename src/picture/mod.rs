//! Pictures as bytes: how large one is, and smaller ones of it.
//!
//! **Invariant:** pure. Bytes in, bytes out; knows no other room, no file and no address. The same bytes give the same bytes
//! on every computer. However mean a picture is, it takes no more than its limits, and brings no build down.

mod exif;
mod header;
mod jpeg;
mod png;
mod points;
mod resize;

pub use header::{Form, Header, look};
pub use points::Points;

/// How many bytes of a file tell how large its picture is, almost always.
pub const HEAD: usize = 64 * 1024;
