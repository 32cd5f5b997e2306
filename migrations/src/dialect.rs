//! One text of SQL for both engines: the few types that differ are written in braces.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

/// Runs statements, separated by `;`, with `{uuid}`, `{float}`, `{json}`, `{bytes}`, `{c}` and `{first_day}` replaced by the engine's own words.
/// `{code}` is the function that answers the code point of a letter.
///
/// `{c}` marks text that is compared or sorted: byte order on both engines.
pub async fn run(manager: &SchemaManager<'_>, statements: &str) -> Result<(), DbErr> {
    let postgres = manager.get_database_backend() == DatabaseBackend::Postgres;
    let (uuid, float, json, collation, day, code) = if postgres {
        ("uuid", "double precision", "text", "text collate \"C\"", "date '0001-01-01'", "ascii")
    } else {
        ("blob", "real", "text", "text", "'0001-01-01'", "unicode")
    };
    let sql = statements
        .replace("{uuid}", uuid)
        .replace("{float}", float)
        .replace("{json}", json)
        .replace("{c}", collation)
        .replace("{first_day}", day)
        .replace("{bytes}", if postgres { "bytea" } else { "blob" })
        .replace("{code}", code);
    let connection = manager.get_connection();
    for statement in sql.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        connection.execute_unprepared(statement).await?;
    }
    Ok(())
}

/// A step that is written as SQL for going up; going down drops its tables.
macro_rules! step {
    ($up:expr, $($table:literal),+) => {
        #[derive(sea_orm_migration::prelude::DeriveMigrationName)]
        pub struct Step;

        #[sea_orm_migration::async_trait::async_trait]
        impl sea_orm_migration::prelude::MigrationTrait for Step {
            async fn up(
                &self,
                manager: &sea_orm_migration::prelude::SchemaManager,
            ) -> Result<(), sea_orm_migration::prelude::DbErr> {
                crate::dialect::run(manager, $up).await
            }

            async fn down(
                &self,
                manager: &sea_orm_migration::prelude::SchemaManager,
            ) -> Result<(), sea_orm_migration::prelude::DbErr> {
                crate::dialect::run(manager, concat!($("drop table ", $table, ";",)+)).await
            }
        }
    };
}
pub(crate) use step;
