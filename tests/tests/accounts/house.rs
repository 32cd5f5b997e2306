//! A server with accounts for one test, and people who use it.

use reqwest::{Client, Method, RequestBuilder, Response};
use rialto_app::Ctx;
use rialto_app::account::{AccountSettings, Accounts, SecretKeys};
use rialto_app::mail::{Mailer, Transport, deliver};
use rialto_domain::context::Chance;
use rialto_domain::policy::Actor;
use rialto_gateway::graphql::{Limits, Service};
use rialto_gateway::http::{Assets, HttpSettings, Live, Site, bind};
use rialto_persistence::{Database, DatabaseOptions};
use rialto_testkit::{FixedClock, TestDatabase};
use serde_json::{Value, json};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

pub const SITE: &str = "https://rialto.example.org";
pub const PASSWORD: &str = "four bridges over a lagoon";
/// 2026-11-22T08:00:00Z
pub const START: i64 = 1_795_334_400_000;
pub const MINUTE: i64 = 60_000;
pub const DAY: i64 = 86_400_000;

pub struct House {
    pub ctx: Ctx,
    pub clock: Arc<FixedClock>,
    pub mailer: Mailer,
    pub address: SocketAddr,
    folder: tempfile::TempDir,
    stop: CancellationToken,
    http: Client,
    pub place: TestDatabase,
}

/// A letter as it came.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    pub raw: String,
}

impl Letter {
    /// The token of its link.
    pub fn token(&self) -> String {
        let (_, rest) = self.raw.split_once("token=").unwrap_or_else(|| panic!("no link in {}", self.raw));
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
    }

    pub fn header(&self, name: &str) -> String {
        let line = self.raw.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_default().to_owned()
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    pub access: String,
    pub cookie: String,
}

impl House {
    pub async fn new() -> Self {
        Self::with(HttpSettings::default()).await
    }

    pub async fn with(settings: HttpSettings) -> Self {
        Self::of(settings, AccountSettings::new(SITE, secret_keys())).await
    }

    pub async fn of(settings: HttpSettings, accounts: AccountSettings) -> Self {
        Self::serving(settings, accounts, Assets::default()).await
    }

    /// A house that serves these files of the web app.
    pub async fn serving(settings: HttpSettings, accounts: AccountSettings, assets: Assets) -> Self {
        let place = TestDatabase::migrated(|url| async move {
            let database = Database::connect(&url, DatabaseOptions::default()).await?;
            database.migrate().await?;
            database.close().await
        })
        .await;
        let database = Database::connect(place.url(), DatabaseOptions::default()).await.unwrap();
        let clock = Arc::new(FixedClock::at(START));
        let chance = Chance { clock: clock.clone(), ids: Chance::system().ids };
        let ctx = Ctx { database, actor: Actor::Operator, chance };
        let folder = tempfile::tempdir().unwrap();
        let mailer = Mailer::new(Transport::Folder(folder.path().to_owned()), "Rialto <no-reply@example.org>", SITE);
        let stop = CancellationToken::new();
        let address = serve(&ctx, (settings, accounts, assets), &stop);
        let http = Client::builder().no_proxy().build().unwrap();
        Self { ctx, clock, mailer: mailer.unwrap(), address, folder, stop, http, place }
    }

    /// Another server on the same database.
    pub async fn second(&self) -> SocketAddr {
        let database = Database::connect(self.place.url(), DatabaseOptions::default()).await.unwrap();
        let settings = (HttpSettings::default(), AccountSettings::new(SITE, secret_keys()), Assets::default());
        serve(&Ctx { database, ..self.ctx.clone() }, settings, &self.stop)
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("http://{}{path}", self.address)).header("user-agent", "Test Browser 1.0")
    }

    pub fn call(&self, query: &str, variables: Value) -> RequestBuilder {
        self.request(Method::POST, "/graphql").json(&json!({ "query": query, "variables": variables }))
    }

    /// The answer to a document, as whoever has a token.
    pub async fn ask(&self, token: Option<&str>, query: &str, variables: Value) -> Value {
        // the same call again answers what it made before, and an edit may change nothing
        let does = variables["input"]["idempotencyKey"].is_null() && !query.contains("{ edit");
        let before = if does && query.starts_with("mutation") { Some(self.changes().await) } else { None };
        let call = self.call(query, variables);
        let call = match token {
            Some(token) => call.bearer_auth(token),
            None => call,
        };
        let answer: Value = call.send().await.unwrap().json().await.unwrap();
        if let (Some(before), Some(done)) = (before, done(&answer)) {
            assert!(
                self.changes().await > before,
                "`{done}` left no row in the audit trail; write one in its transaction"
            );
        }
        answer
    }

    /// Rows of the audit trail.
    async fn changes(&self) -> usize {
        self.place.texts("select cast(count(*) as text) from change").await[0].parse().unwrap()
    }

    /// The payload of a mutation with an input.
    pub async fn act(&self, token: Option<&str>, name: &str, fields: &str, input: Value) -> Value {
        let ty = match name {
            "publish" | "archive" | "restore" | "delete" => "RecordInput!".to_owned(),
            _ => format!("{}{}Input!", name[..1].to_uppercase(), &name[1..]),
        };
        let query = format!(
            "mutation($input: {ty}) {{ {name}(input: $input) {{ issues {{ path code params {{ name value }} message }} {fields} }} }}"
        );
        let answer = self.ask(token, &query, json!({ "input": input })).await;
        assert!(answer.get("errors").is_none(), "{name}: {answer}");
        answer["data"][name].clone()
    }

    /// The code of the error that a document is answered with.
    pub async fn refused(&self, token: Option<&str>, query: &str) -> String {
        let answer = self.ask(token, query, json!({})).await;
        let code = answer["errors"][0]["extensions"]["code"].as_str();
        code.unwrap_or_else(|| panic!("{query} must be refused: {answer}")).to_owned()
    }

    /// Delivers what is queued, and reads all letters there are, oldest first.
    pub async fn letters(&self) -> Vec<Letter> {
        deliver(&self.ctx, &self.mailer).await.unwrap();
        let mut files: Vec<_> =
            std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let letter = |path| {
            let raw = std::fs::read_to_string(path).unwrap().replace("=\r\n", "").replace("=3D", "=");
            let letter = Letter { to: String::new(), raw };
            Letter { to: letter.header("To"), ..letter }
        };
        files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "eml")).map(letter).collect()
    }

    pub fn is_sqlite(&self) -> bool {
        self.place.engine() == rialto_testkit::TestEngine::Sqlite
    }

    pub async fn sign_up(&self, email: &str) -> Value {
        let input = json!({ "email": email, "password": PASSWORD, "name": "Ana Kovač", "language": "en" });
        self.act(None, "signUp", "", input).await
    }

    /// Somebody with an account, signed in.
    pub async fn member(&self, email: &str) -> Session {
        assert_eq!(self.sign_up(email).await["issues"], json!([]));
        let token = self.letters().await.last().unwrap().token();
        self.signed_in("confirmEmail", json!({ "token": token })).await
    }

    pub async fn sign_in(&self, email: &str) -> Session {
        self.signed_in("signIn", json!({ "email": email, "password": PASSWORD })).await
    }

    /// Who signs in by a mutation.
    pub async fn signed_in(&self, name: &str, input: Value) -> Session {
        let ty = format!("{}{}Input!", name[..1].to_uppercase(), &name[1..]);
        let query = format!(
            "mutation($input: {ty}) {{ {name}(input: $input) {{ issues {{ code }} signedIn {{ accessToken }} }} }}"
        );
        let response = self.call(&query, json!({ "input": input })).send().await.unwrap();
        let cookie = cookie(&response);
        let body: Value = response.json().await.unwrap();
        let access = body["data"][name]["signedIn"]["accessToken"].as_str();
        Session { access: access.unwrap_or_else(|| panic!("{body}")).to_owned(), cookie: cookie.unwrap() }
    }

    pub async fn email_of(&self, token: &str) -> Value {
        self.ask(Some(token), "{ viewer { email } }", json!({})).await["data"]["viewer"]["email"].clone()
    }

    pub async fn refresh(&self, cookie: &str) -> Response {
        let request = self.request(Method::POST, "/session/refresh").header("cookie", cookie);
        request.header("origin", format!("http://{}", self.address)).send().await.unwrap()
    }
}

/// Mutations that leave no row in the audit trail, and why.
const NOT_IN_THE_TRAIL: &[(&str, &str)] = &[
    ("markConversationRead", "What somebody reads is nobody's matter."),
    ("blockConversation", "Where it is closed already nothing changes; else it has a row."),
    ("supportProject", "Where the voice was given already nothing changes; else it has a row."),
    ("reportMessage", "The report is the row."),
    ("reportComment", "The report is the row."),
    ("signUp", "nobody has an account yet, and known and unknown addresses take the same steps"),
    ("requestPasswordReset", "known and unknown addresses take the same steps"),
    ("report", "nobody learns who reported, moderators neither; the report itself says when"),
    ("saveDraft", "what is typed and not sent is nobody else's"),
    ("discardDraft", "as `saveDraft`"),
    ("eraseAccount", "rows of whoever goes may go too: `privacy::erasure` looks at what stays"),
    ("follow", "what somebody follows is nobody else's, and a trail would tell for years what they read"),
    ("markNotificationsRead", "as `follow`"),
    ("editNotificationSettings", "the same answer a second time changes nothing; what holds is all there is to know"),
    ("setConsent", "the same answer a second time changes nothing; the consents are their own log"),
];

/// The mutation that was done by whatever was answered so; none when something was wrong with it.
fn done(answer: &Value) -> Option<&str> {
    let data = answer.get("errors").is_none().then(|| answer["data"].as_object()).flatten()?;
    let done = data.iter().find(|(name, payload)| {
        payload["issues"] == json!([]) && NOT_IN_THE_TRAIL.iter().all(|(excepted, _)| excepted != name)
    });
    done.map(|(name, _)| name.as_str())
}

impl Drop for House {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// The same in every instance.
pub fn secret_keys() -> SecretKeys {
    SecretKeys::parse("cmlhbHRvIHRlc3RzIHVzZSB0aGlzIHNlY3JldCBrZXk=").unwrap()
}

fn serve(
    ctx: &Ctx,
    (settings, accounts, assets): (HttpSettings, AccountSettings, Assets),
    stop: &CancellationToken,
) -> SocketAddr {
    let Ctx { database, chance, .. } = ctx.clone();
    let accounts = Accounts::new(database.clone(), chance.clone(), accounts).unwrap();
    let service = Service::new(database.clone(), Vec::new(), Limits::default()).unwrap();
    let service = service.with_clock(chance.clock.clone()).with_accounts(accounts);
    let settings = HttpSettings { workers: Some(2), ..settings };
    let site = Site { settings, backend: Live::new(service, database), assets, chance };
    let bound = bind(site, TcpListener::bind("127.0.0.1:0").unwrap(), None, stop.clone()).unwrap();
    tokio::spawn(bound.server);
    bound.address
}

/// The cookie of an answer as a browser sends it back: name and value.
pub fn cookie(response: &Response) -> Option<String> {
    let set = response.headers().get("set-cookie")?.to_str().unwrap();
    set.split(';').next().map(str::to_owned)
}

/// The codes of a payload's issues.
pub fn codes(payload: &Value) -> Vec<&str> {
    payload["issues"].as_array().unwrap().iter().map(|issue| issue["code"].as_str().unwrap()).collect()
}
