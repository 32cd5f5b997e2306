//! Browsers in which somebody has signed in before: what the server asks about them.

use super::account::{at, key, rows};
use crate::Database;
use crate::read::{Row, Select, Sql, Table, columns};
use rialto_domain::Result;
use rialto_domain::id::AccountId;

/// The table: nobody but the server reads it.
pub static TABLE: Table = Table { name: "known_device", kind: None, public: Some("1 = 0") };

columns! { ACCOUNT_ID = account_id Uuid; }

/// The account that signed in before in the browser with this hash, known at an instant (ms since 1970 UTC).
pub async fn owner(database: &Database, hash: &str, now: i64) -> Result<Option<AccountId>> {
    let narrow = |select: &mut Select| {
        let t = select.alias().to_owned();
        let condition = format!("{t}.token_hash = ? and {t}.expires_at > ?");
        select.filter(Sql::with(condition, [hash.into(), now.into()]));
    };
    let columns = |select: &mut Select| vec![select.column(ACCOUNT_ID)];
    let read = |row: &Row<'_>, slots: &[usize]| Ok(AccountId(key(row, at(slots, 0))?));
    Ok(rows(database, &TABLE, narrow, (columns, read)).await?.into_iter().next())
}
