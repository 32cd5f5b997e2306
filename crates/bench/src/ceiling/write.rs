//! W5 by hand: who the token is of, what was told, and the row of the audit trail; one statement on PostgreSQL, one
//! transaction of two on SQLite, which has no statement that writes two tables.

#![expect(clippy::disallowed_methods, reason = "a handler by hand takes time and keys where it finds them")]

use super::Pool;
use crate::Outcome;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse};
use rialto_persistence::DatabaseOptions;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};
use uuid::Uuid;

/// Writers have pools of their own, as in the server that is measured.
#[derive(Clone)]
pub struct Writer(Pool);

/// What is told.
#[derive(Deserialize)]
pub struct Told {
    #[serde(rename = "projectId")]
    project: Uuid,
    area: String,
    kind: String,
    language: String,
    text: String,
}

const POSTGRES: &str = "with who as (select t.account_id, e.id, e.name from api_token t join person e on e.account_id = t.account_id \
    where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and e.is_expert and e.publication = 'published'), \
    told as (insert into contribution (id, project_id, expert_id, area, kind, text, language, adopted, created_at) \
    select $3, p.id, who.id, $5, $6, $7, $8, false, $2 from who, project p where p.id = $4 and p.publication = 'published' \
    returning text), \
    noted as (insert into change (id, kind, record_id, version, act, account_id, is_public, created_at) \
    select $9, 'project', $4, p.version, 'contribute', who.account_id, true, $2 from who, told, project p where p.id = $4) \
    select jsonb_build_object('text', told.text, 'expert', who.name)::text from told, who";

const TOLD: &str = "insert into contribution (id, project_id, expert_id, area, kind, text, language, adopted, created_at) \
    select $3, p.id, e.id, $5, $6, $7, $8, false, $2 from api_token t join person e on e.account_id = t.account_id, project p \
    where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and e.is_expert and e.publication = 'published' \
    and p.id = $4 and p.publication = 'published' \
    returning json_object('text', text, 'expert', (select name from person where id = expert_id))";

const NOTED: &str = "insert into change (id, kind, record_id, version, act, account_id, is_public, created_at) \
    select $1, 'project', p.id, p.version, 'contribute', t.account_id, true, $2 from project p, api_token t \
    where p.id = $3 and t.token_hash = $4";

/// Tells a project something.
pub async fn w5(writer: Data<Writer>, request: HttpRequest, told: Json<Told>) -> HttpResponse {
    super::encode(write(&writer, &request, &told).await)
}

async fn write(writer: &Writer, request: &HttpRequest, told: &Told) -> Result<String, sqlx::Error> {
    let token = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = token.strip_prefix("Bearer ").unwrap_or_default();
    let hash: String = Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect();
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(since.as_millis()).unwrap_or_default();
    let (area, kind) = (told.area.to_lowercase(), told.kind.to_lowercase());
    match &writer.0 {
        Pool::Postgres(pool) => {
            sqlx::query_scalar(POSTGRES)
                .bind(&hash)
                .bind(now)
                .bind(Uuid::now_v7())
                .bind(told.project)
                .bind(area)
                .bind(kind)
                .bind(&told.text)
                .bind(&told.language)
                .bind(Uuid::now_v7())
                .fetch_one(pool)
                .await
        }
        Pool::Sqlite(pool) => {
            let mut transaction = pool.begin_with("begin immediate").await?;
            let answer = sqlx::query_scalar(TOLD)
                .bind(&hash)
                .bind(now)
                .bind(Uuid::now_v7())
                .bind(told.project)
                .bind(area)
                .bind(kind)
                .bind(&told.text)
                .bind(&told.language)
                .fetch_one(&mut *transaction)
                .await?;
            let noted = sqlx::query(NOTED).bind(Uuid::now_v7()).bind(now).bind(told.project).bind(&hash);
            noted.execute(&mut *transaction).await?;
            transaction.commit().await?;
            Ok(answer)
        }
    }
}

/// The writers as the persistence crate has them.
pub async fn connect(url: &str) -> Outcome<Writer> {
    let options = DatabaseOptions::default();
    if url.starts_with("sqlite:") {
        let connect = SqliteConnectOptions::from_str(url)?
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(std::time::Duration::from_secs(10))
            .pragma("cache_size", "-16000");
        let pool = SqlitePoolOptions::new().max_connections(1).test_before_acquire(false).connect_with(connect);
        return Ok(Writer(Pool::Sqlite(pool.await?)));
    }
    let connect = PgConnectOptions::from_str(url)?.application_name("rialto-ceiling").options([("timezone", "UTC")]);
    let pool = PgPoolOptions::new()
        .max_connections(options.writers)
        .acquire_timeout(options.acquire_timeout)
        .test_before_acquire(false)
        .connect_with(connect);
    Ok(Writer(Pool::Postgres(pool.await?)))
}
