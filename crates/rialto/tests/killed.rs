//! The server is killed in the middle of writes, again and again: what was acknowledged is there, nothing is half-written,
//! and every letter that was promised leaves.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use reqwest::Client;
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
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::Notify;

const KILLS: usize = 50;
const WRITERS: usize = 4;
const PASSWORD: &str = "four bridges over a lagoon";

/// A number that no other call is given.
fn fresh() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

struct Server {
    child: Child,
    address: String,
}

/// The program as it is shipped, on a database, with its letters in a folder.
async fn serve(url: &str, folder: &Path) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rialto"));
    command.current_dir(folder).env_clear().kill_on_drop(true);
    command.args(["serve", "--listen", "127.0.0.1:0", "--behind-tls", "--limit-writes", "false", "--database", url]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).await.unwrap();
    let address = line.trim().strip_prefix("Rialto is ready at ").unwrap_or_else(|| panic!("it said `{line}`"));
    Server { child, address: address.to_owned() }
}

/// The payload of a mutation; none when the server went away before it answered.
async fn act(http: &Client, server: &str, token: Option<&str>, query: &str, variables: Value) -> Option<Value> {
    let body = json!({ "query": query, "variables": variables });
    // each caller comes from elsewhere, so that no limit of an address is met
    let random = fresh();
    let from = format!("2001:db8:{:x}:{:x}::1", (random >> 16) & 0xffff, random & 0xffff);
    let request = http.post(format!("{server}/graphql")).header("x-forwarded-for", from).json(&body);
    let request = match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    };
    let answer: Value = request.send().await.ok()?.json().await.ok()?;
    // a server that is about to go may say so; nothing is acknowledged then
    answer.get("errors").is_none().then(|| answer["data"].clone())
}

/// A network with an expert, and a token of that expert.
async fn prepare(place: &TestDatabase, folder: &Path) -> (Database, String, String) {
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
    let sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { signedIn { accessToken } } }";
    let input = json!({ "input": { "email": "ana@example.org", "password": PASSWORD } });
    let signed_in = act(&http, &server.address, None, sign_in, input).await.expect("it answers");
    let access = signed_in["signIn"]["signedIn"]["accessToken"].as_str().expect("signed in").to_owned();
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

async fn count(database: &Database, table: &'static str) -> i64 {
    let transaction = database.begin().await.unwrap();
    lookup::count(&transaction, table).await.unwrap()
}

/// What the server has said that it did.
#[derive(Default)]
struct Said {
    contributions: Vec<String>,
    addresses: Vec<String>,
}

/// What was said by all servers so far, and a bell that rings with each word.
#[derive(Default)]
struct Record {
    said: Mutex<Said>,
    bell: Notify,
}

impl Record {
    fn note(&self, note: impl FnOnce(&mut Said)) {
        note(&mut self.said.lock().unwrap());
        self.bell.notify_one();
    }

    fn len(&self) -> usize {
        let said = self.said.lock().unwrap();
        said.contributions.len() + said.addresses.len()
    }

    /// Waits until so much was said.
    async fn reaches(&self, words: usize) {
        while self.len() < words {
            self.bell.notified().await;
        }
    }
}

/// Writes until the server is gone.
async fn write(http: Client, server: String, token: String, project: String, said: Arc<Record>) {
    let contribute = "mutation($input: ContributeInput!) { contribute(input: $input) { contribution { id } } }";
    let input = json!({ "input": { "projectId": project, "area": "FUNDING", "kind": "ADVICE", "language": "en",
        "text": "Ask the savings bank first." } });
    while let Some(told) = act(&http, &server, Some(&token), contribute, input.clone()).await {
        let id = told["contribute"]["contribution"]["id"].as_str().expect("it is told").to_owned();
        said.note(|said| said.contributions.push(id));
    }
}

/// Asks for accounts until the server is gone; each is promised a letter.
async fn sign_up(http: Client, server: String, said: Arc<Record>) {
    let query = "mutation($input: SignUpInput!) { signUp(input: $input) { issues { code } } }";
    loop {
        let email = format!("person-{}@example.org", fresh());
        let input = json!({ "input": { "email": email, "password": PASSWORD, "name": "Iva", "language": "en" } });
        let Some(answer) = act(&http, &server, None, query, input).await else { return };
        assert_eq!(answer["signUp"]["issues"], json!([]));
        said.note(|said| said.addresses.push(email));
    }
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

#[tokio::test(flavor = "multi_thread")]
async fn fifty_kills_in_the_middle_of_writes_lose_nothing_that_was_acknowledged() {
    let place = TestDatabase::new().await;
    let folder = tempfile::tempdir().unwrap();
    let (database, token, project) = prepare(&place, folder.path()).await;
    let there_before = count(&database, "contribution").await;
    let http = Client::builder().no_proxy().build().unwrap();
    let said = Arc::new(Record::default());
    for round in 0..KILLS {
        let mut server = serve(place.url(), folder.path()).await;
        let mut writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let (address, said) = (server.address.clone(), said.clone());
                tokio::spawn(write(http.clone(), address, token.clone(), project.clone(), said))
            })
            .collect();
        writers.push(tokio::spawn(sign_up(http.clone(), server.address.clone(), said.clone())));
        // another moment each time: from before the first answer to well among them, while the other writers are at work
        said.reaches(said.len() + round % 13).await;
        server.child.kill().await.unwrap();
        for writer in writers {
            writer.await.unwrap();
        }
    }

    let said = Arc::try_unwrap(said).unwrap_or_else(|_| panic!("all writers have ended")).said.into_inner().unwrap();
    assert!(said.contributions.len() > 100 && !said.addresses.is_empty(), "too little was written to tell anything");
    if place.engine() == TestEngine::Sqlite {
        // the check of the table refuses what a damaged file says
        place.run("create table sound (said text check (said = 'ok'))").await;
        place.run("insert into sound select integrity_check from pragma_integrity_check").await;
    }
    let server = serve(place.url(), folder.path()).await;
    for ids in said.contributions.chunks(100) {
        let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        let found = act(&http, &server.address, None, query, json!({ "ids": ids })).await.expect("it answers");
        let expected: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
        assert_eq!(found["nodes"], Value::Array(expected), "acknowledged and gone");
    }
    // an act is whole or was not: the contribution with its row of the audit trail, the token with its letter
    let (written, audited) = (count(&database, "contribution").await - there_before, count(&database, "change").await);
    assert_eq!(written, audited, "contributions and rows of the audit trail");
    assert!(written >= i64::try_from(said.contributions.len()).unwrap());
    assert_eq!(count(&database, "account_token").await, count(&database, "outbox").await, "links and letters");

    let promised: HashSet<String> = said.addresses.into_iter().collect();
    let delivered = tokio::time::timeout(Duration::from_secs(60), async {
        while !promised.is_subset(&recipients(folder.path())) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    assert!(delivered.await.is_ok(), "letters that were promised have not left after a minute");
    drop(server);
}
