//! Changing who sees a record, with its search document and the cards that tell of it.

use super::cards::Touched;
use super::record::table;
use super::statement::run;
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::vocabulary::Publication;
use std::collections::HashSet;

/// Puts a record into a state, and notes which it was in where that is to be brought back.
pub async fn set(
    transaction: &Transaction,
    id: GlobalId,
    publication: Publication,
    before: Option<Publication>,
) -> Result<()> {
    let sql = format!("update {} set publication = $2, publication_before = $3 where id = $1", table(id.kind)?);
    let before = before.map(|before| before.as_str());
    run(transaction, &sql, [id.key.into(), publication.as_str().into(), before.into()]).await?;
    let sql = "update search_document set published = $2 where entity_id = $1";
    run(transaction, sql, [id.key.into(), (publication == Publication::Published).into()]).await?;
    let mut touched = Touched::default();
    match id.kind {
        Kind::Organisation => touched.organisations.push(id.key),
        Kind::Cluster => touched.clusters.push(id.key),
        Kind::Dataset => touched.datasets.push(id.key),
        Kind::Project => return super::advice::recount_adopted_by(transaction, id.key).await,
        _ => return Ok(()),
    }
    touched.save(transaction, &HashSet::new()).await
}
