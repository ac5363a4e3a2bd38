//! Tells the template engine which texts of a view are HTML.

use crate::plan::view::Html;
use serde::ser::{Error, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use tera::Value;

/// A view, or a part of one, whose [`Html`] becomes values that need no escaping.
pub(super) struct Marked<'a, T: ?Sized>(pub(super) &'a T);

impl<T: Serialize + ?Sized> Serialize for Marked<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Marking { serializer, html: false })
    }
}

/// Hands everything on to another serialiser. Views are made of structs, lists, texts, numbers and truth values.
struct Marking<S> {
    serializer: S,
    /// Whether the text that comes next is HTML.
    html: bool,
}

fn strange<T, E: Error>(what: &str) -> Result<T, E> {
    Err(E::custom(format_args!("a view can't hold {what}")))
}

macro_rules! handed_on {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
            self.serializer.$method(value)
        })*
    };
}

impl<S: Serializer> Serializer for Marking<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Marking<S::SerializeSeq>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = Marking<S::SerializeStruct>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    handed_on!(
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8]
    );

    fn serialize_str(self, text: &str) -> Result<S::Ok, S::Error> {
        if self.html {
            Value::safe_string(text).serialize(self.serializer)
        } else {
            self.serializer.serialize_str(text)
        }
    }

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(Marking { html: name == Html::NAME, ..self })
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        let serializer = self.serializer.serialize_seq(len)?;
        Ok(Marking { serializer, html: false })
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        let serializer = self.serializer.serialize_struct(name, len)?;
        Ok(Marking { serializer, html: false })
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        strange("a unit")
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<S::Ok, S::Error> {
        strange(name)
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, _: &'static str) -> Result<S::Ok, S::Error> {
        strange(name)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        strange(name)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, S::Error> {
        strange("a tuple")
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, S::Error> {
        strange(name)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        strange(name)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        strange("a map")
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        strange(name)
    }
}

impl<S: SerializeSeq> SerializeSeq for Marking<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.serializer.serialize_element(&Marked(value))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.serializer.end()
    }
}

impl<S: SerializeStruct> SerializeStruct for Marking<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.serializer.serialize_field(key, &Marked(value))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.serializer.end()
    }
}
