//! Removing for good what was deleted long ago, and what is kept for a time only.

use super::statement::run;
use crate::Engine;
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::policy::record::RECORDS;

/// Removes the records that were deleted before an instant (ms since 1970 UTC), with what belongs to them alone: search
/// words, roles, invitations, requests, private notes, images and the trail of what was changed, which holds their texts. How many records it removed.
pub async fn records(transaction: &Transaction, deleted_before: i64) -> Result<u64> {
    let mut removed = 0;
    for kind in RECORDS {
        let table = kind.as_str();
        let gone = format!("select id from {table} where publication = 'deleted' and deleted_at < $1");
        if transaction.engine() == Engine::Sqlite {
            let sql = format!(
                "delete from search_index where rowid in (select id from search_document where entity_id in ({gone}))"
            );
            run(transaction, &sql, [deleted_before.into()]).await?;
        }
        for (side, column) in [
            ("search_document", "entity_id"),
            ("record_role", "record_id"),
            ("change", "record_id"),
            ("image", "record_id"),
            ("invitation", "record_id"),
            ("join_request", "record_id"),
            ("note", "record_id"),
            ("follow", "subject_id"),
            ("notification", "record_id"),
        ] {
            let sql = format!("delete from {side} where {column} in ({gone})");
            run(transaction, &sql, [deleted_before.into()]).await?;
        }
        let sql = format!("delete from {table} where publication = 'deleted' and deleted_at < $1");
        removed += run(transaction, &sql, [deleted_before.into()]).await?;
    }
    Ok(removed)
}

/// Removes the keys of calls that were made before an instant (ms since 1970 UTC).
pub async fn idempotency(transaction: &Transaction, before: i64) -> Result<u64> {
    run(transaction, "delete from idempotency where created_at < $1", [before.into()]).await
}

/// Removes the drafts of forms that were saved before an instant (ms since 1970 UTC).
pub async fn drafts(transaction: &Transaction, before: i64) -> Result<u64> {
    run(transaction, "delete from form_draft where saved_at < $1", [before.into()]).await
}
