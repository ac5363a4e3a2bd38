//! Diagnostics for one kind of reader each.
