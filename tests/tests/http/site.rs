//! A server for one test.

use reqwest::{Client as Http, Method, RequestBuilder, Response, StatusCode};
use rialto_app::account::{Begin, Came, CameBack, Client, Gone, Problem, SignedIn};
use rialto_domain::Error;
use rialto_domain::context::Chance;
use rialto_domain::policy::Actor;
use rialto_gateway::graphql::service::{Answer, AnswerKind, Call, Reader};
use rialto_gateway::http::{Assets, Backend, File, HttpSettings, Pool, Site, bind};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Does what the query says: `refuse`, `mutation`, `panic`, `wait`, `forever`, `long`; else it answers with what it got.
#[derive(Clone, Default)]
pub struct Fake {
    pub entered: Arc<Notify>,
    pub go_on: Arc<Notify>,
    pub database_away: Arc<AtomicBool>,
}

impl Backend for Fake {
    async fn answer(&self, call: Call, reader: Reader) -> Answer {
        let answer = |kind, body: Value| Answer { kind, body: body.to_string(), cookies: Vec::new() };
        let error = |code: &str| json!({ "errors": [{ "message": "as told", "extensions": { "code": code } }] });
        match call.query.as_deref() {
            Some("refuse") => answer(AnswerKind::Refused, error("BAD_USER_INPUT")),
            Some("mutation") if call.queries_only => answer(AnswerKind::QueriesOnly, error("BAD_USER_INPUT")),
            Some("unavailable") => answer(AnswerKind::Unavailable, error("UNAVAILABLE")),
            Some("panic") => panic!("the secret reason"),
            Some("forever") => std::future::pending().await,
            Some("wait") => {
                self.entered.notify_one();
                self.go_on.notified().await;
                answer(AnswerKind::Executed, json!({ "data": "waited" }))
            }
            Some(query) if query.contains("record:project") => {
                let title = json!({ "text": "<b>Bread & \"salt\"</b>", "language": "sl" });
                answer(AnswerKind::Executed, json!({ "data": { "record": { "title": title, "lead": null } } }))
            }
            Some(query) if query.contains("record:region") => {
                let figures = json!({ "projects": 12_000, "openNeeds": 2 });
                let region = json!({ "level": 2, "name": "Κρήτη", "nameLatin": "Kriti", "population": 14_000, "figures": figures });
                answer(AnswerKind::Executed, json!({ "data": { "record": region } }))
            }
            Some(query) if query.contains("record:pilot") => std::future::pending().await,
            Some("long") => answer(AnswerKind::Executed, json!({ "data": "long ".repeat(1000) })),
            query => {
                let languages: Vec<&str> = reader.preferences.languages().iter().map(|tag| tag.as_str()).collect();
                let data = json!({
                    "query": query, "operationName": call.operation_name, "variables": call.variables,
                    "extensions": call.extensions, "documentId": call.document_id, "languages": languages,
                });
                answer(AnswerKind::Executed, json!({ "data": data }))
            }
        }
    }

    async fn recognise(&self, authorization: &str) -> Result<Actor, Error> {
        match authorization {
            "Bearer good" => Ok(Actor::Visitor),
            _ => Err(Error::Unauthenticated),
        }
    }

    async fn refresh(&self, _: &Client, _: &str) -> Result<SignedIn, Error> {
        Err(Error::Unauthenticated)
    }

    async fn begin_with(&self, _: &Client, _: Begin<'_>) -> Result<Gone, Error> {
        Ok(Gone::Nowhere)
    }

    async fn finish_with(&self, _: &Client, _: Came<'_>) -> Result<CameBack, Error> {
        Ok(CameBack::Not { problem: Problem::StateInvalid, to: "/".to_owned(), linking: false })
    }

    async fn public_keys(&self) -> Result<Value, Error> {
        Ok(json!({ "keys": [] }))
    }

    async fn ping(&self) -> Result<(), Error> {
        if self.database_away.load(Ordering::Relaxed) {
            return Err(Error::Unavailable { what: "the database", cause: None });
        }
        Ok(())
    }

    fn pools(&self) -> Vec<Pool> {
        vec![Pool { name: "reader", open: 4, idle: 3 }]
    }
}

/// A running server.
pub struct Server {
    pub address: SocketAddr,
    pub metrics_address: Option<SocketAddr>,
    pub fake: Fake,
    pub stop: CancellationToken,
    pub task: JoinHandle<std::io::Result<()>>,
    client: Http,
}

const INDEX: &str = "<!doctype html><html lang=\"en\"><meta name=\"description\" content=\"An open square.\" />\
    <title>Rialto</title><!-- files --><div id=\"root\"><!-- words --></div>";
/// As the build of the web app writes it, in two languages and with sentences that need no plural.
const FIRST_VIEWS: &str = r##"{
    "languages": ["en", "sl"],
    "messages": "assets/messages-1",
    "pages": [
        { "path": "/projects", "scripts": ["assets/projects-1.js"], "parts": ["shell"],
          "words": { "en": { "title": "Projects", "lead": "All of them." }, "sl": { "title": "Projekti" } } },
        { "path": "/projects/$slug", "scripts": [], "parts": [] },
        { "path": "/pilots/$slug", "scripts": [], "parts": [] },
        { "path": "/regions/$code", "scripts": [], "parts": [] }
    ],
    "sentences": { "sl": {
        "region.leadPeople": [{ "type": 1, "value": "count" }, { "type": 0, "value": " ljudi." }],
        "region.leadNeeds": [{ "type": 1, "value": "projects" }, { "type": 0, "value": " in " }, { "type": 1, "value": "needs" }],
        "region.leadNone": [{ "type": 0, "value": "nič" }]
    } }
}"##;

/// The files of a small web app: a page, GraphiQL, an asset with its twins and a manifest.
pub fn assets() -> Assets {
    let files = [
        ("index.html", INDEX, "text/html"),
        ("first-views.json", FIRST_VIEWS, "application/json"),
        ("graphiql.html", "<!doctype html><title>GraphiQL</title>", "text/html"),
        ("assets/index-1.js", "export {}", "text/javascript"),
        ("assets/index-1.js.br", "brotli", "application/octet-stream"),
        ("assets/index-1.js.gz", "gzip", "application/gzip"),
        (".vite/manifest.json", "{}", "application/json"),
        ("persisted-documents.json", "{\"sha256:ab\":\"{a}\"}", "application/json"),
    ];
    Assets::of(files.into_iter().enumerate().map(|(index, (path, data, content_type))| File {
        path: path.to_owned(),
        data: Cow::Borrowed(data.as_bytes()),
        hash: [index as u8; 32],
        content_type: content_type.to_owned(),
    }))
}

/// One thread, so that a test of overload is exact; short waits.
pub fn settings() -> HttpSettings {
    HttpSettings { workers: Some(1), ..HttpSettings::default() }
}

pub fn start() -> Server {
    start_with(settings(), assets())
}

pub fn start_with(settings: HttpSettings, assets: Assets) -> Server {
    let fake = Fake::default();
    let stop = CancellationToken::new();
    let site = Site { settings, backend: fake.clone(), assets, chance: Chance::system() };
    let listen = || TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
    let metrics = (!site.settings.metrics_here).then(listen);
    let metrics_address = metrics.as_ref().map(|listener| listener.local_addr().expect("its address"));
    let bound = bind(site, listen(), metrics, stop.clone()).expect("the server listens");
    if let Some(server) = bound.metrics_server {
        tokio::spawn(server);
    }
    let client = Http::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    Server { address: bound.address, metrics_address, fake, stop, task: tokio::spawn(bound.server), client }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl Server {
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    pub fn request_to(&self, method: Method, address: reqwest::Url) -> RequestBuilder {
        self.client.request(method, address)
    }

    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.expect("an answer")
    }

    /// As a browser that opens an address.
    pub async fn open(&self, path: &str) -> Response {
        self.request(Method::GET, path).header("accept", "text/html,*/*;q=0.8").send().await.expect("an answer")
    }

    pub fn post(&self, body: impl ToString) -> RequestBuilder {
        self.request(Method::POST, "/graphql").header("content-type", "application/json").body(body.to_string())
    }

    pub async fn query(&self, query: &str) -> Response {
        self.post(json!({ "query": query })).send().await.expect("an answer")
    }
}

/// The header's value, or `-`.
pub fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("-", |value| value.to_str().expect("a header in ASCII"))
}

/// Checks a refusal: its status, its form, its code, and that it tells no secrets of the parser. Gives the sentence.
pub async fn refusal(response: Response, status: u16, code: &str) -> String {
    assert_eq!(response.status(), StatusCode::from_u16(status).unwrap());
    assert!(header(&response, "content-type").contains("json"), "every refusal is JSON");
    let id = header(&response, "x-request-id").to_owned();
    let body: Value = response.json().await.expect("a refusal is JSON");
    let error = &body["errors"][0];
    assert_eq!(error["extensions"]["code"], code, "{body}");
    assert_eq!(error["extensions"]["requestId"], id.as_str(), "a refusal names its request: {body}");
    let message = error["message"].as_str().expect("a sentence").to_owned();
    for leak in ["serde", "expected value", "invalid type", "EOF while", "at line"] {
        assert!(!message.contains(leak), "`{leak}` is the parser's language, not ours: {message}");
    }
    message
}
