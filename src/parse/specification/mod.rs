//! What awarding organisations say: `organisation.yaml`, `qualification.yaml`, `unit.yaml`.

mod organisation;
mod qualification;
mod unit;

pub(super) use organisation::organisation;
pub(super) use qualification::{ALL, GROUP_KINDS, qualification};
pub(super) use unit::unit;
