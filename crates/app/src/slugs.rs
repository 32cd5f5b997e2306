//! Addresses given out during a load: the plain slug of a title, once; with the end of the key after that.

use rialto_domain::Result;
use rialto_domain::slug::{is_free, slug, unique_slug};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::lookup;
use std::collections::HashSet;
use uuid::Uuid;

/// The slugs that are taken, by table.
#[derive(Debug, Default)]
pub(crate) struct Slugs(HashSet<(&'static str, String)>);

impl Slugs {
    /// Asks which of the slugs of these titles the database has already.
    pub(crate) async fn ask<'a>(
        &mut self,
        transaction: &Transaction,
        table: &'static str,
        titles: impl Iterator<Item = &'a str>,
    ) -> Result<()> {
        let wanted: Vec<String> = titles.map(slug).collect();
        let taken = lookup::taken_slugs(transaction, table, &wanted).await?;
        self.0.extend(taken.into_iter().map(|slug| (table, slug)));
        Ok(())
    }

    /// The slug of a record; nobody else gets it.
    pub(crate) fn give(&mut self, table: &'static str, title: &str, key: Uuid) -> String {
        let plain = slug(title);
        if is_free(&plain) && self.0.insert((table, plain.clone())) {
            return plain;
        }
        unique_slug(title, key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_record_of_a_title_gets_the_end_of_its_key() {
        let mut slugs = Slugs::default();
        let key = Uuid::from_u128(0x1234_5678);
        assert_eq!(slugs.give("project", "A café", key), "a-cafe");
        assert_eq!(slugs.give("project", "A Cafe", key), "a-cafe-12345678");
        assert_eq!(slugs.give("person", "A Cafe", key), "a-cafe", "each table has its own addresses");
        assert_eq!(slugs.give("project", "!!", key), "12345678");
        assert_eq!(slugs.give("project", "New", key), "new-12345678", "/projects/new is a form");
    }
}
