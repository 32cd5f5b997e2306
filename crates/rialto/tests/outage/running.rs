//! The program as it runs on a network, who writes to it, and what it has said that it did.

use reqwest::{Client, RequestBuilder};
use rialto_app::account::owner::{self, NewAccount};
use rialto_app::{Ctx, demo, seed};
use rialto_persistence::write::lookup;
use rialto_persistence::{Database, DatabaseOptions};
use rialto_testkit::{TestDatabase, TestEngine};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

pub const PASSWORD: &str = "four bridges over a lagoon";

/// A number that no other call is given.
fn fresh() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

pub struct Server {
    pub child: Child,
    pub address: String,
}

/// The program as it is shipped, on a database, with its letters in a folder.
pub async fn serve(url: &str, folder: &Path) -> Server {
    // a file that may not grow is told to the program, as a full disk is, rather than ending it
    let mut command = Command::new("/bin/sh");
    command.args(["-c", r#"trap '' XFSZ; exec "$0" "$@""#, env!("CARGO_BIN_EXE_rialto")]);
    command.current_dir(folder).env_clear().kill_on_drop(true);
    command.args(["serve", "--listen", "127.0.0.1:0", "--behind-tls", "--limit-writes", "false", "--database", url]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).await.unwrap();
    let address = line.trim().strip_prefix("Rialto is ready at ").unwrap_or_else(|| panic!("it said `{line}`"));
    Server { child, address: address.to_owned() }
}

/// What a query or mutation is asked with: each caller comes from elsewhere, so that no limit of an address is met.
pub fn asking(http: &Client, server: &str, token: Option<&str>, query: &str, variables: Value) -> RequestBuilder {
    let random = fresh();
    let from = format!("2001:db8:{:x}:{:x}::1", (random >> 16) & 0xffff, random & 0xffff);
    let body = json!({ "query": query, "variables": variables });
    let request = http.post(format!("{server}/graphql")).header("x-forwarded-for", from).json(&body);
    match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    }
}

/// The payload of a mutation; none when the server went away before it answered.
pub async fn act(http: &Client, server: &str, token: Option<&str>, query: &str, variables: Value) -> Option<Value> {
    let answer: Value = asking(http, server, token, query, variables).send().await.ok()?.json().await.ok()?;
    // a server that is about to go may say so; nothing is acknowledged then
    answer.get("errors").is_none().then(|| answer["data"].clone())
}

/// A token of access of the expert.
pub async fn sign_in(http: &Client, server: &str) -> String {
    let sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { signedIn { accessToken } } }";
    let input = json!({ "input": { "email": "ana@example.org", "password": PASSWORD } });
    let signed_in = act(http, server, None, sign_in, input).await.expect("it answers");
    signed_in["signIn"]["signedIn"]["accessToken"].as_str().expect("signed in").to_owned()
}

/// A network with an expert, and a token of that expert.
pub async fn prepare(place: &TestDatabase, folder: &Path) -> (Database, String, String) {
    let database = Database::connect(place.url(), DatabaseOptions::default()).await.unwrap();
    let ctx = Ctx::operator(database.clone());
    seed::bring_up_to_date(&ctx).await.unwrap();
    demo::load(&ctx).await.unwrap();
    let ana = NewAccount {
        email: "ana@example.org".to_owned(),
        name: Some("Ana".to_owned()),
        language: "en".to_owned(),
        password: PASSWORD.to_owned(),
        is_administrator: false,
    };
    owner::add(&ctx, &ana).await.unwrap();
    let first = if place.engine() == TestEngine::Sqlite { "min(id)" } else { "min(id::text)::uuid" };
    place
        .run(&format!(
            "update person set account_id = (select id from account) \
             where id = (select {first} from person where is_expert and publication = 'published')"
        ))
        .await;
    let mut server = serve(place.url(), folder).await;
    let http = Client::builder().no_proxy().build().unwrap();
    let access = sign_in(&http, &server.address).await;
    let make = "mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret issues { message } } }";
    let input = json!({ "input": { "name": "writer", "scopes": ["WRITE_PROJECTS"], "expiresInDays": 7 } });
    let made = act(&http, &server.address, Some(&access), make, input).await.expect("it answers");
    let token = made["createApiToken"]["secret"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
    let projects =
        act(&http, &server.address, None, "{ projects(first: 1) { nodes { id } } }", json!({})).await.unwrap();
    let project = projects["projects"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    server.child.kill().await.unwrap();
    (database, token, project)
}

pub async fn count(database: &Database, table: &'static str) -> i64 {
    let transaction = database.begin().await.unwrap();
    lookup::count(&transaction, table).await.unwrap()
}

/// Asks for a contribution to a project.
pub const CONTRIBUTE: &str =
    "mutation($input: ContributeInput!) { contribute(input: $input) { issues { code message } contribution { id } } }";

/// What is contributed.
pub fn contribution(project: &str) -> Value {
    json!({ "input": { "projectId": project, "area": "FUNDING", "kind": "ADVICE", "language": "en",
        "text": "Ask the savings bank first." } })
}

/// Asks for an account; whoever asks is promised a letter.
pub const SIGN_UP: &str = "mutation($input: SignUpInput!) { signUp(input: $input) { issues { code } } }";

/// Somebody whom no other call knows, and what they ask with.
pub fn somebody() -> (String, Value) {
    let email = format!("person-{}@example.org", fresh());
    let input = json!({ "input": { "email": email, "password": PASSWORD, "name": "Iva", "language": "en" } });
    (email, input)
}

/// What the server has said that it did.
#[derive(Clone, Default)]
pub struct Said {
    pub contributions: Vec<String>,
    pub addresses: Vec<String>,
}

/// Those to whom a letter in the folder is addressed.
fn recipients(folder: &Path) -> HashSet<String> {
    let Ok(files) = std::fs::read_dir(folder.join("data/mail")) else { return HashSet::new() };
    files
        .filter_map(|file| std::fs::read_to_string(file.unwrap().path()).ok())
        .filter_map(|letter| {
            let to = letter.lines().find_map(|line| line.strip_prefix("To: "))?;
            Some(to.rsplit(['<', ' ']).next()?.trim_end_matches('>').to_owned())
        })
        .collect()
}

/// Whether all that was said is there, nothing is half-written, and the promised letters leave.
pub async fn all_is_there(
    place: &TestDatabase,
    database: &Database,
    folder: &Path,
    server: &Server,
    (said, there_before): (Said, i64),
) {
    let http = Client::builder().no_proxy().build().unwrap();
    for ids in said.contributions.chunks(100) {
        let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        let found = act(&http, &server.address, None, query, json!({ "ids": ids })).await.expect("it answers");
        let expected: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
        assert_eq!(found["nodes"], Value::Array(expected), "acknowledged and gone");
    }
    // an act is whole or was not: the contribution with its row of the audit trail, the token with its letter
    let written = count(database, "contribution").await - there_before;
    let audited = place.texts("select cast(count(*) as text) from change where act = 'contribute'").await;
    assert_eq!(audited, [written.to_string()], "contributions and rows of the audit trail");
    assert!(written >= i64::try_from(said.contributions.len()).unwrap());
    assert_eq!(count(database, "account_token").await, count(database, "outbox").await, "links and letters");

    let promised: HashSet<String> = said.addresses.into_iter().collect();
    let delivered = tokio::time::timeout(Duration::from_secs(60), async {
        while !promised.is_subset(&recipients(folder)) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    assert!(delivered.await.is_ok(), "letters that were promised have not left after a minute");
}
