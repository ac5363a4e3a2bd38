//! Names of fields, and words that may be their values.

use super::super::fields::{about, around, of_file, words};
use super::{Item, Kind, Spot};
use crate::parse::format::{Field, Shape};

/// The fields that may stand on this line and don't yet stand beside it.
pub(super) fn fields(spot: &Spot<'_>) -> Vec<Item> {
    let Some(around) = around_spot(spot) else { return Vec::new() };
    let fields = around.groups.iter().flat_map(|group| group.fields());
    let is_new = |field: &&Field| !around.siblings.contains(&field.name);
    let mut items: Vec<Item> = Vec::new();
    for field in fields.filter(is_new) {
        if items.iter().all(|item| item.label != field.name) {
            items.push(item(field));
        }
    }
    items
}

fn item(field: &Field) -> Item {
    let space = if is_nested(&field.shape) { "" } else { " " };
    Item {
        label: field.name.to_owned(),
        detail: if field.is_required { "must be there".to_owned() } else { String::new() },
        more: Some(about(field)),
        text: format!("{}:{space}", field.name),
        kind: Kind::Field,
    }
}

/// Whether the value begins on a line of its own.
fn is_nested(shape: &Shape) -> bool {
    match shape {
        Shape::Group(_) | Shape::List(_) => true,
        Shape::OneOf(shapes) => shapes.iter().all(is_nested),
        _ => false,
    }
}

/// The words that a field may have for its value.
pub(super) fn values(spot: &Spot<'_>, field: &str) -> Vec<Item> {
    let Some(field) = around_spot(spot).and_then(|around| around.field(field)) else { return Vec::new() };
    let item = |word: &str| Item { label: word.to_owned(), text: word.to_owned(), ..Item::default() };
    words(&field.shape).into_iter().map(item).collect()
}

fn around_spot<'t>(spot: &Spot<'t>) -> Option<super::super::fields::Around<'t>> {
    let line = spot.text[..spot.byte].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let path = format!("content/{}", spot.path);
    around(spot.text, line, of_file(&path, spot.unit.is_some())?, spot.is_markdown())
}
