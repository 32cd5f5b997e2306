//! An answered row: raw JSON by slot.

use super::select::CHUNK;
use rialto_domain::{Error, Result};
use serde_json::value::RawValue;

/// The slots of a row, each a piece of JSON that has not been read further.
#[derive(Debug)]
pub struct Row<'a>(Vec<&'a RawValue>);

impl<'a> Row<'a> {
    /// Takes an array of `slots` values apart.
    pub fn parse(json: &'a str, slots: usize) -> Result<Self> {
        let values: Vec<&RawValue> = serde_json::from_str(json).map_err(Error::internal)?;
        if slots <= CHUNK {
            return Ok(Self(values));
        }
        let mut all = Vec::with_capacity(slots);
        for chunk in values {
            all.extend(serde_json::from_str::<Vec<&RawValue>>(chunk.get()).map_err(Error::internal)?);
        }
        Ok(Self(all))
    }

    /// The JSON of a slot; `null` for one that is not there.
    pub fn raw(&self, slot: usize) -> &'a str {
        self.0.get(slot).map_or("null", |value| value.get())
    }

    /// Whether a slot is null.
    pub fn is_null(&self, slot: usize) -> bool {
        self.raw(slot) == "null"
    }

    /// The row in a slot; `None` for null.
    pub fn row(&self, slot: usize, slots: usize) -> Result<Option<Row<'a>>> {
        match self.raw(slot) {
            "null" => Ok(None),
            json => Row::parse(json, slots).map(Some),
        }
    }

    /// The rows in a slot.
    pub fn rows(&self, slot: usize, slots: usize) -> Result<Vec<Row<'a>>> {
        let raw: Vec<&RawValue> = serde_json::from_str(self.raw(slot)).map_err(Error::internal)?;
        raw.into_iter().map(|row| Row::parse(row.get(), slots)).collect()
    }

    /// The values of a flat array in a slot.
    pub fn list(&self, slot: usize) -> Result<Vec<&'a str>> {
        let raw: Vec<&RawValue> = serde_json::from_str(self.raw(slot)).map_err(Error::internal)?;
        Ok(raw.into_iter().map(RawValue::get).collect())
    }

    /// A slot as a typed value.
    pub fn get<T: serde::de::DeserializeOwned>(&self, slot: usize) -> Result<T> {
        serde_json::from_str(self.raw(slot)).map_err(Error::internal)
    }
}
