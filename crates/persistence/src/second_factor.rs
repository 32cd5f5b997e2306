//! The second factor of an account: what the server asks about it.

use super::account::{at, key, rows};
use crate::Database;
use crate::read::{Row, Select, Sql, Table, columns};
use rialto_domain::Result;
use rialto_domain::id::AccountId;
use uuid::Uuid;

/// Second factors: nobody but the server reads them.
pub static TABLE: Table = Table { name: "second_factor", kind: None, public: Some("1 = 0") };
/// Recovery codes: nobody but the server reads them.
pub static CODES_TABLE: Table = Table { name: "recovery_code", kind: None, public: Some("1 = 0") };

columns! {
    ID = id Uuid; SECRET = secret Text; LAST_STEP = last_step Int; BEGUN_AT = begun_at Instant;
    CONFIRMED_AT = confirmed_at Instant; CODE_HASH = code_hash Text;
}

/// A second factor, begun or on.
#[derive(Clone, Debug)]
pub struct SecondFactor {
    /// The secret, sealed.
    pub secret: String,
    /// The last step of 30 seconds since 1970 UTC of which a code was used.
    pub last_step: i64,
    /// When it was begun, ms since 1970 UTC.
    pub begun_at: i64,
    /// When it was turned on, ms since 1970 UTC; none before a code was confirmed.
    pub confirmed_at: Option<i64>,
}

/// The second factor of an account.
pub async fn of(database: &Database, account: AccountId) -> Result<Option<SecondFactor>> {
    let narrow = |select: &mut Select| {
        let condition = Sql::with(format!("{}.account_id = ?", select.alias()), [account.0.into()]);
        select.filter(condition);
    };
    let columns =
        |select: &mut Select| [SECRET, LAST_STEP, BEGUN_AT, CONFIRMED_AT].map(|column| select.column(column)).to_vec();
    let read = |row: &Row<'_>, slots: &[usize]| {
        Ok(SecondFactor {
            secret: row.get(at(slots, 0))?,
            last_step: row.get(at(slots, 1))?,
            begun_at: row.get(at(slots, 2))?,
            confirmed_at: row.get(at(slots, 3))?,
        })
    };
    Ok(rows(database, &TABLE, narrow, (columns, read)).await?.into_iter().next())
}

/// The recovery code of an account that is found by its first characters and was not used: its key and PHC string.
pub async fn recovery_code(database: &Database, account: AccountId, selector: &str) -> Result<Option<(Uuid, String)>> {
    let narrow = |select: &mut Select| {
        let t = select.alias().to_owned();
        let condition = format!("{t}.account_id = ? and {t}.selector = ? and {t}.used_at is null");
        select.filter(Sql::with(condition, [account.0.into(), selector.into()]));
    };
    let columns = |select: &mut Select| [ID, CODE_HASH].map(|column| select.column(column)).to_vec();
    let read = |row: &Row<'_>, slots: &[usize]| Ok((key(row, at(slots, 0))?, row.get(at(slots, 1))?));
    Ok(rows(database, &CODES_TABLE, narrow, (columns, read)).await?.into_iter().next())
}
