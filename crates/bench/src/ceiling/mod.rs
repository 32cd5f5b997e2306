//! The ceiling: hand-written handlers with the single best statement each, whose JSON the database makes.
//! The same driver, the same pools and the same number of threads as the server that is measured.

mod postgres;
mod sqlite;
mod write;

use crate::{Fault, Outcome};
use actix_web::web::{Data, Query, get, post};
use actix_web::{App, HttpResponse, HttpServer};
use rialto_persistence::DatabaseOptions;
use serde::Deserialize;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{PgPool, SqlitePool};
use std::io::Write;
use std::net::TcpListener;
use std::str::FromStr;
use uuid::Uuid;

#[derive(Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A statement on both engines.
struct Statement {
    sqlite: &'static str,
    postgres: &'static str,
}

static W1: Statement = Statement { sqlite: sqlite::W1, postgres: postgres::W1 };
static W2: Statement = Statement { sqlite: sqlite::W2, postgres: postgres::W2 };
static W3: Statement = Statement { sqlite: sqlite::W3, postgres: postgres::W3 };
static W4: Statement = Statement { sqlite: sqlite::W4, postgres: postgres::W4 };

/// After this row of the newest-first order.
#[derive(Deserialize)]
struct After {
    ms: i64,
    id: Uuid,
}

#[derive(Deserialize)]
struct One {
    id: Uuid,
}

/// Runs a statement that answers one text, with these values bound.
macro_rules! answer {
    ($pool:expr, $statement:expr $(, $value:expr)*) => {
        match $pool.get_ref() {
            Pool::Sqlite(pool) => sqlx::query_scalar($statement.sqlite)$(.bind($value))*.fetch_one(pool).await,
            Pool::Postgres(pool) => sqlx::query_scalar($statement.postgres)$(.bind($value))*.fetch_one(pool).await,
        }
    };
}

async fn w1(pool: Data<Pool>, after: Query<After>) -> HttpResponse {
    encode(answer!(pool, W1, after.ms, after.id))
}

async fn w2(pool: Data<Pool>, after: Query<After>) -> HttpResponse {
    encode(answer!(pool, W2, after.ms, after.id))
}

async fn w3(pool: Data<Pool>, one: Query<One>) -> HttpResponse {
    encode(answer!(pool, W3, one.id))
}

async fn w4(pool: Data<Pool>) -> HttpResponse {
    encode(answer!(pool, W4))
}

fn encode(read: Result<String, sqlx::Error>) -> HttpResponse {
    match read {
        Ok(json) => HttpResponse::Ok().content_type("application/json").body(json),
        Err(error) => HttpResponse::InternalServerError().body(error.to_string()),
    }
}

/// Serves until the process ends.
pub async fn serve(url: &str) -> Outcome<()> {
    let pool = Data::new(connect(url).await?);
    let writer = Data::new(write::connect(url).await?);
    let listener = TcpListener::bind("127.0.0.1:0")?;
    writeln!(std::io::stdout(), "The ceiling is ready at http://{}", listener.local_addr()?)?;
    let app = move || {
        App::new()
            .app_data(pool.clone())
            .app_data(writer.clone())
            .route("/w1", get().to(w1))
            .route("/w2", get().to(w2))
            .route("/w3", get().to(w3))
            .route("/w4", get().to(w4))
            .route("/w5", post().to(write::w5))
            .route("/readyz", get().to(HttpResponse::Ok))
    };
    HttpServer::new(app).tcp_nodelay(true).listen(listener)?.run().await.map_err(Fault::from)
}

/// The readers as the persistence crate has them.
async fn connect(url: &str) -> Outcome<Pool> {
    let options = DatabaseOptions::default();
    if url.starts_with("sqlite:") {
        let connect = SqliteConnectOptions::from_str(url)?
            .journal_mode(SqliteJournalMode::Wal)
            .busy_timeout(std::time::Duration::from_secs(10))
            .pragma("cache_size", "-16000")
            .pragma("temp_store", "memory")
            .statement_cache_capacity(256)
            .pragma("query_only", "on");
        let pool = SqlitePoolOptions::new()
            .max_connections(options.readers)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(connect);
        return Ok(Pool::Sqlite(pool.await?));
    }
    let connect = PgConnectOptions::from_str(url)?
        .application_name("rialto-ceiling")
        .statement_cache_capacity(256)
        .options([("timezone", "UTC"), ("jit", "off")]);
    let pool = PgPoolOptions::new()
        .max_connections(options.readers)
        .acquire_timeout(options.acquire_timeout)
        .test_before_acquire(false)
        .connect_with(connect);
    Ok(Pool::Postgres(pool.await?))
}
