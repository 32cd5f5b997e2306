//! The data: made once by `rialto demo --size large`, under another name until it is complete.

use crate::server::{rialto, text};
use crate::{Options, Outcome};
use rialto_persistence::Engine;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, PgPool};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Names the PostgreSQL server; `make bench` starts one.
const POSTGRES: &str = "RIALTO_TEST_POSTGRES";

/// A database full of generated records.
pub struct Data {
    /// Its address.
    pub url: String,
    /// To watch a PostgreSQL server's processes.
    pub watch: Option<PgPool>,
}

/// The data on an engine, made when it is not there.
pub async fn prepare(engine: Engine, scale: f64, options: &Options) -> Outcome<Data> {
    match engine {
        Engine::Sqlite => sqlite(scale, options.fresh).await,
        Engine::Postgres => postgres(scale, options.fresh).await,
    }
}

/// A database of its own with the small demo network, made anew.
pub async fn small(engine: Engine, name: &str) -> Outcome<Data> {
    let url = match engine {
        Engine::Sqlite => {
            let folder = folder()?;
            std::fs::create_dir_all(&folder)?;
            let path = folder.join(format!("{name}.sqlite"));
            for ending in ["", "-wal", "-shm"] {
                remove(&PathBuf::from(format!("{}{ending}", text(&path)?)))?;
            }
            format!("sqlite://{}?mode=rwc", text(&path)?)
        }
        Engine::Postgres => {
            let server = std::env::var(POSTGRES).map_err(|_| {
                format!("{POSTGRES} does not name a PostgreSQL server; `scripts/with-postgres` starts one")
            })?;
            let admin = connect(&server).await?;
            for statement in [format!("drop database if exists {name}"), format!("create database {name}")] {
                sqlx::raw_sql(AssertSqlSafe(statement)).execute(&admin).await?;
            }
            of_database(&server, name)?
        }
    };
    rialto(&["demo", "--database", &url]).await?;
    Ok(Data { url, watch: None })
}

async fn make(url: &str, scale: f64) -> Outcome<()> {
    rialto(&["demo", "--size", "large", "--scale", &scale.to_string(), "--database", url]).await
}

async fn sqlite(scale: f64, fresh: bool) -> Outcome<Data> {
    let folder = folder()?;
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("large-{scale}.sqlite"));
    if fresh || !path.is_file() {
        let part = folder.join(format!("large-{scale}.part"));
        for (from, ending) in
            [(&part, ""), (&part, "-wal"), (&part, "-shm"), (&path, ""), (&path, "-wal"), (&path, "-shm")]
        {
            remove(&PathBuf::from(format!("{}{ending}", text(from)?)))?;
        }
        make(&format!("sqlite://{}?mode=rwc", text(&part)?), scale).await?;
        std::fs::rename(&part, &path)?;
    }
    Ok(Data { url: format!("sqlite://{}?mode=rw", text(&path)?), watch: None })
}

/// `target/bench`, beside the folder of this program.
fn folder() -> Outcome<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.parent().and_then(Path::parent).ok_or("this program lies in no target folder")?;
    Ok(target.join("bench"))
}

fn remove(path: &Path) -> Outcome<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

async fn postgres(scale: f64, fresh: bool) -> Outcome<Data> {
    let server = std::env::var(POSTGRES)
        .map_err(|_| format!("{POSTGRES} does not name a PostgreSQL server; `make bench` starts one"))?;
    let admin = connect(&server).await?;
    let name = format!("rialto_bench_{}", scale.to_string().replace('.', "_"));
    let known: bool = sqlx::query_scalar("select exists (select 1 from pg_database where datname = $1)")
        .bind(&name)
        .fetch_one(&admin)
        .await?;
    if fresh || !known {
        for statement in [
            format!("drop database if exists {name}_part"),
            format!("drop database if exists {name}"),
            format!("create database {name}_part"),
        ] {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&admin).await?;
        }
        make(&of_database(&server, &format!("{name}_part"))?, scale).await?;
        let done = format!("alter database {name}_part rename to {name}");
        sqlx::raw_sql(AssertSqlSafe(done)).execute(&admin).await?;
        // Nothing that was written is still on its way to the disk while reads are measured.
        sqlx::raw_sql("checkpoint").execute(&admin).await?;
    }
    let url = of_database(&server, &name)?;
    Ok(Data { watch: Some(connect(&url).await?), url })
}

async fn connect(url: &str) -> Outcome<PgPool> {
    let options = PgConnectOptions::from_str(url)?.application_name("rialto-bench");
    Ok(PgPoolOptions::new().max_connections(1).connect_with(options).await?)
}

/// The address of another database of the same server.
fn of_database(server: &str, name: &str) -> Outcome<String> {
    let (scheme, rest) = server.split_once("://").ok_or("the address of PostgreSQL has no `://`")?;
    let (place, query) = rest.split_once('?').map_or((rest, None), |(place, query)| (place, Some(query)));
    let place = place.split('/').next().unwrap_or_default();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Ok(format!("{scheme}://{place}/{name}{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_database_of_the_same_server_keeps_the_rest_of_the_address() {
        let of = |server| of_database(server, "x").unwrap();
        assert_eq!(of("postgres://rialto@localhost/postgres?host=/tmp/a"), "postgres://rialto@localhost/x?host=/tmp/a");
        assert_eq!(of("postgres://localhost:5432"), "postgres://localhost:5432/x");
        assert!(of_database("localhost", "x").is_err());
    }
}
