//! Who writes in W5: a member with an API token whose profile is that of an expert; and what they wrote, taken away again.

use crate::client::Client;
use crate::data::Data;
use crate::server::{program, rialto_with_input};
use crate::{Outcome, loads};
use rialto_persistence::Engine;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::net::SocketAddr;

const EMAIL: &str = "writer@example.org";
const PASSWORD: &str = "four bridges over a lagoon";
const SIGN_IN: &str = "mutation($input: SignInInput!) { signIn(input: $input) { signedIn { accessToken } } }";
const MAKE: &str =
    "mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret issues { message } } }";

/// Makes the writer; the API token.
pub async fn prepare(engine: Engine, data: &Data, server: SocketAddr) -> Outcome<String> {
    program()?;
    clear(engine, data).await?;
    let add = ["user", "add", "--email", EMAIL, "--password-stdin", "--database", &data.url];
    rialto_with_input(&add, &format!("{PASSWORD}\n")).await?;
    // keys of UUID v7 are in the order of time on both engines; PostgreSQL has no least one
    run(
        engine,
        data,
        &[&format!(
            "update person set account_id = (select id from account where email = '{EMAIL}') where id = \
             (select id from person where is_expert and publication = 'published' order by id limit 1)"
        )],
    )
    .await?;
    let mut client = Client::connect(server).await?;
    let mut ask = async |token: Option<&str>, query: &str, input: Value, path: &str| -> Outcome<String> {
        let shot = loads::graphql_as(token, query, &json!({ "input": input }), "", 0);
        let answer: Value = serde_json::from_slice(client.call(&shot.bytes).await?.body)?;
        let found = answer.pointer(path).and_then(Value::as_str).map(str::to_owned);
        found.ok_or_else(|| format!("the writer of W5 cannot be made: {answer}").into())
    };
    let input = json!({ "email": EMAIL, "password": PASSWORD });
    let access = ask(None, SIGN_IN, input, "/data/signIn/signedIn/accessToken").await?;
    let input = json!({ "name": "W5", "scopes": ["WRITE_PROJECTS"], "expiresInDays": 1 });
    ask(Some(&access), MAKE, input, "/data/createApiToken/secret").await
}

/// Takes away the writer and what was written, so that the next run measures the same data.
pub async fn clear(engine: Engine, data: &Data) -> Outcome<()> {
    let account = format!("(select id from account where email = '{EMAIL}')");
    run(
        engine,
        data,
        &[
            &format!(
                "delete from contribution where id in (select c.id from contribution c join change h \
                 on h.record_id = c.project_id and h.created_at = c.created_at and h.act = 'contribute' \
                 join person p on p.id = c.expert_id where p.account_id = {account})"
            ),
            &format!("delete from change where account_id = {account}"),
            &format!("update person set account_id = null where account_id = {account}"),
            &format!("delete from account where email = '{EMAIL}'"),
        ],
    )
    .await
}

async fn run(engine: Engine, data: &Data, statements: &[&str]) -> Outcome<()> {
    for statement in statements {
        let statement = sqlx::AssertSqlSafe((*statement).to_owned());
        match engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&data.url).await?;
                sqlx::raw_sql("pragma busy_timeout = 10000").execute(&mut connection).await?;
                sqlx::raw_sql(statement).execute(&mut connection).await?;
                connection.close().await?;
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&data.url).await?;
                sqlx::raw_sql(statement).execute(&mut connection).await?;
                connection.close().await?;
            }
        }
    }
    Ok(())
}
