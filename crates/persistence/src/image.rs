//! Images of records: reading what is told of them. Their files are read by `write::image`.

use crate::read::{Relation, Table, columns};

columns! {
    ID = id Uuid; ALT_TEXT = alt_text Text; LANGUAGE = language Text; WIDTH = width Int; HEIGHT = height Int;
}

/// The table: an image is seen with its record, never by itself.
pub static TABLE: Table = Table { name: "image", kind: None, public: None };
/// From a record to its images.
pub static OF_RECORD: Relation = Relation::new(&TABLE, "{to}.record_id = {from}.id");
