//! `rialto-bench watch`: how long an event of a live table takes to everybody who watches, and what watchers cost.
//!
//! Watchers are visitors over WebSockets, all with the same document, spread over one or two servers on one database. A facilitator
//! pauses and resumes a turn at the first server; measured is the time from sending that to its arrival at each watcher and at the last.

use crate::client::Client;
use crate::data::{self, Data};
use crate::server::{Server, rialto_with_input};
use crate::{Engines, Outcome, loads, machine};
use futures_util::{SinkExt, StreamExt};
use rialto_persistence::Engine;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::Message;

const EMAIL: &str = "facilitator@example.org";
const PASSWORD: &str = "four bridges over a lagoon";
/// How long an event may take before the run gives up.
const PATIENCE: Duration = Duration::from_secs(30);
const WATCH: &str = "subscription($id: ID!) { table(sessionId: $id) { seq at kind turn { id status } \
    question { id text { text } support } table { state seq now remainingSeconds turnEndsAt openQuestions \
    currentTurn { id title { text } minutes extraSeconds pausedAt } nextTurn { id } \
    questions(first: 20) { id text { text } support state } } } }";

/// What is measured.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Wanted {
    /// How many watch
    #[arg(long, default_value_t = 300)]
    subscribers: usize,
    /// How many events are measured
    #[arg(long, default_value_t = 100)]
    events: usize,
    /// On how many servers they watch (SQLite has one)
    #[arg(long, default_value_t = 1)]
    instances: usize,
    /// Milliseconds between two events
    #[arg(long, default_value_t = 100)]
    pause: u64,
}

/// Measures on the engines asked for.
pub async fn run(engines: Engines, wanted: Wanted) -> Outcome<()> {
    println!(
        "engine     servers  watchers  each p50   p99      last p50   p99      max      RSS before  with     CPU/event"
    );
    for (name, engine, is_asked) in [
        ("sqlite", Engine::Sqlite, engines != Engines::Postgres),
        ("postgres", Engine::Postgres, engines != Engines::Sqlite),
    ] {
        // one process writes into SQLite
        if is_asked && (engine == Engine::Postgres || wanted.instances == 1) {
            measure(name, engine, wanted).await?;
        }
    }
    Ok(())
}

async fn measure(name: &str, engine: Engine, wanted: Wanted) -> Outcome<()> {
    let data = data::small(engine, "rialto_bench_watch").await?;
    let add = ["user", "add", "--email", EMAIL, "--password-stdin", "--database", &data.url];
    rialto_with_input(&add, &format!("{PASSWORD}\n")).await?;
    prepare(engine, &data).await?;
    let mut servers = Vec::new();
    for _ in 0..wanted.instances.max(1) {
        servers.push(Server::graphql(&data.url, "warn").await?);
    }
    let first = servers.first().ok_or("no server")?;
    let mut facilitator = Facilitator::new(first.address).await?;
    let rss =
        |servers: &[Server], line: &str| servers.iter().filter_map(|s| machine::kib(s.pid, line)).sum::<u64>() / 1024;
    facilitator.press("startTurn").await?;
    let before = rss(&servers, "VmRSS");

    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    for server in servers.iter().cycle().take(wanted.subscribers) {
        let (address, session, arrived) = (server.address, facilitator.session.clone(), arrived.clone());
        let mut socket = open(address, &session).await?;
        tokio::spawn(async move {
            while let Some(Ok(message)) = socket.next().await {
                let Message::Text(text) = message else { continue };
                let now = Instant::now();
                if let Some(seq) = seq_of(&text) {
                    arrived.send((seq, now)).map_or_else(drop, drop);
                }
            }
        });
    }
    for _ in 0..wanted.subscribers {
        tokio::time::timeout(PATIENCE, arrivals.recv()).await?.ok_or("the watchers are gone")?;
    }
    let cpu = || servers.iter().map(|server| machine::cpu(server.pid)).sum::<u64>();
    let cpu_before = cpu();
    let (mut each, mut last) = (Vec::new(), Vec::new());
    for event in 0..wanted.events {
        let sent = Instant::now();
        let seq = facilitator.press(if event % 2 == 0 { "pauseTurn" } else { "resumeTurn" }).await?;
        let mut latest = Duration::ZERO;
        for _ in 0..wanted.subscribers {
            let (told, at) = tokio::time::timeout(PATIENCE, arrivals.recv()).await?.ok_or("the watchers are gone")?;
            if told != seq {
                return Err(format!("event {told} came for {seq}: one was missed or came twice").into());
            }
            latest = latest.max(at - sent);
            each.push(at - sent);
        }
        last.push(latest);
        tokio::time::sleep(Duration::from_millis(wanted.pause)).await;
    }
    let cpu = (cpu() - cpu_before) / wanted.events.max(1) as u64;
    each.sort_unstable();
    last.sort_unstable();
    let ms = |all: &[Duration], part: usize| {
        let at = (all.len() * part / 100).min(all.len().saturating_sub(1));
        all.get(at).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    };
    println!(
        "{name:10} {:7}  {:8}  {:6.1} ms  {:6.1} ms  {:6.1} ms  {:6.1} ms {:6.1} ms  {before:6} MiB  {:5} MiB  {:6} us",
        servers.len(),
        wanted.subscribers,
        ms(&each, 50),
        ms(&each, 99),
        ms(&last, 50),
        ms(&last, 99),
        ms(&last, 100),
        rss(&servers, "VmRSS"),
        cpu
    );
    Ok(())
}

type Socket = tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

async fn open(address: SocketAddr, session: &str) -> Outcome<Socket> {
    let mut request = format!("ws://{address}/graphql").into_client_request()?;
    request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse()?);
    let (mut socket, _) = connect_async(request).await?;
    socket.send(Message::text(r#"{"type":"connection_init"}"#)).await?;
    socket.next().await.ok_or("the server closed a connection")??;
    let payload = json!({ "query": WATCH, "variables": { "id": session } });
    let subscribe = json!({ "id": "1", "type": "subscribe", "payload": payload });
    socket.send(Message::text(subscribe.to_string())).await?;
    Ok(socket)
}

/// The number of the event: the first `seq` of the message, as the document asks for it first.
fn seq_of(text: &str) -> Option<i64> {
    let (_, rest) = text.split_once("\"seq\":")?;
    rest.split(',').next()?.parse().ok()
}

/// Who presses.
struct Facilitator {
    client: Client,
    token: String,
    session: String,
    turn: String,
    seq: i64,
}

impl Facilitator {
    async fn new(server: SocketAddr) -> Outcome<Self> {
        let mut client = Client::connect(server).await?;
        let sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { signedIn { accessToken } } }";
        let input = json!({ "input": { "email": EMAIL, "password": PASSWORD } });
        let answer = ask(&mut client, None, sign_in, &input).await?;
        let token = text(&answer, "/data/signIn/signedIn/accessToken")?;
        let first = "{ sessions(first: 1) { nodes { id table { seq nextTurn { id } } } } }";
        let answer = ask(&mut client, None, first, &json!({})).await?;
        let session = text(&answer, "/data/sessions/nodes/0/id")?;
        let turn = text(&answer, "/data/sessions/nodes/0/table/nextTurn/id")?;
        let seq = answer.pointer("/data/sessions/nodes/0/table/seq").and_then(Value::as_i64).unwrap_or_default();
        Ok(Self { client, token, session, turn, seq })
    }

    /// Presses; the number of the event that it made last.
    async fn press(&mut self, mutation: &str) -> Outcome<i64> {
        let query = format!(
            "mutation($input: TurnInput!) {{ {mutation}(input: $input) {{ issues {{ code }} session {{ table {{ seq }} }} }} }}"
        );
        let input = json!({ "input": { "turnId": self.turn, "expectedSeq": self.seq } });
        let answer = ask(&mut self.client, Some(&self.token), &query, &input).await?;
        let seq = answer.pointer(&format!("/data/{mutation}/session/table/seq")).and_then(Value::as_i64);
        self.seq = seq.ok_or_else(|| format!("{mutation} was not done: {answer}"))?;
        Ok(self.seq)
    }
}

async fn ask(client: &mut Client, token: Option<&str>, query: &str, variables: &Value) -> Outcome<Value> {
    let shot = loads::graphql_as(token, query, variables, "", 0);
    Ok(serde_json::from_slice(client.call(&shot.bytes).await?.body)?)
}

fn text(answer: &Value, path: &str) -> Outcome<String> {
    let found = answer.pointer(path).and_then(Value::as_str).map(str::to_owned);
    found.ok_or_else(|| format!("there is no {path} in {answer}").into())
}

/// Makes the facilitator a manager of all sessions, and gives each a turn of an hour.
async fn prepare(engine: Engine, data: &Data) -> Outcome<()> {
    let person = "(select id from person where is_expert and publication = 'published' order by id limit 1)";
    for statement in [
        "delete from session_turn".to_owned(),
        format!("update person set account_id = (select id from account where email = '{EMAIL}') where id = {person}"),
        "delete from record_role where kind = 'session'".to_owned(),
        format!(
            "insert into record_role (id, kind, record_id, person_id, role, created_at) \
             select s.id, 'session', s.id, {person}, 'manager', 1 from session s"
        ),
        "insert into session_turn (id, session_id, position, title, language, minutes, status, created_at) \
         select s.id, s.id, 1, 'A turn', 'en', 60, 'planned', 1 from session s"
            .to_owned(),
    ] {
        let statement = AssertSqlSafe(statement);
        match engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&data.url).await?;
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
