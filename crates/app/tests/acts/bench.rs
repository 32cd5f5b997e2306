//! A migrated database with the region tree, and a way to look into it.

use rialto_app::{Ctx, seed};
use rialto_domain::Result;
use rialto_domain::policy::Actor;
use rialto_persistence::read::{Column, Plan, Table};
use rialto_persistence::write::lookup;
use rialto_persistence::{Database, DatabaseOptions};
use rialto_testkit::{TestDatabase, fixed_chance};

/// 2026-11-22T08:00:00Z.
pub const NOW: i64 = 1_795_334_400_000;

/// A context on a throwaway database; the clock stands still.
pub struct Bench {
    pub ctx: Ctx,
    _database: TestDatabase,
}

impl Bench {
    /// With the region tree and nothing else.
    pub async fn with_regions() -> Self {
        let test = TestDatabase::prepared("regions", |url| async move {
            let ctx = context(&url).await?;
            ctx.database.migrate().await?;
            seed::regions(&ctx).await?;
            ctx.database.close().await
        })
        .await;
        Self { ctx: context(test.url()).await.expect("the test database answers"), _database: test }
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &'static str) -> i64 {
        let transaction = self.ctx.database.begin().await.expect("a transaction");
        lookup::count(&transaction, table).await.expect("a count")
    }

    /// The rows of a table in the order of its first column, as JSON.
    pub async fn rows(&self, table: &'static Table, columns: &[Column]) -> String {
        let mut plan = Plan::new(self.ctx.database.engine(), Actor::Operator);
        let mut rows = plan.root().table(table);
        for column in columns {
            rows.column(*column);
        }
        rows.order(format!("{} asc", columns.first().expect("a column").name));
        plan.root().many(rows);
        let json: serde_json::Value =
            serde_json::from_str(&self.ctx.database.read(&plan).await.expect("rows")).expect("JSON");
        json.to_string()
    }

    /// How many rows each of these tables has.
    pub async fn counts<const N: usize>(&self, tables: [&'static str; N]) -> [i64; N] {
        let mut found = [0; N];
        for (slot, table) in found.iter_mut().zip(tables) {
            *slot = self.count(table).await;
        }
        found
    }
}

async fn context(url: &str) -> Result<Ctx> {
    let database = Database::connect(url, DatabaseOptions::default()).await?;
    // Keys must differ from those of the template, so they are the machine's.
    let (chance, _) = fixed_chance(NOW);
    let system = rialto_domain::context::Chance::system();
    Ok(Ctx { database, actor: Actor::Operator, chance: rialto_domain::context::Chance { ids: system.ids, ..chance } })
}
