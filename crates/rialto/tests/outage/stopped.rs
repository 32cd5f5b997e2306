//! PostgreSQL is stopped and started again in the middle of writes to two servers: each answer is whole or says that the
//! database is away, and the servers find it again by themselves.

use super::running::{
    CONTRIBUTE, SIGN_UP, Said, Server, all_is_there, asking, contribution, count, prepare, serve, sign_in, somebody,
};
use reqwest::{Client, RequestBuilder, StatusCode};
use rialto_testkit::{Halt, StoppableServer, TestEngine};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::block_in_place;

/// Longer than a request may take, and no answer is as good as none.
const PATIENCE: Duration = Duration::from_secs(30);
/// What is waited for comes within this time, or never.
const LIMIT: Duration = Duration::from_secs(120);
const READ: &str = "{ projects(first: 3) { totalCount nodes { id title { text } region { name } } } }";
const OWN: &str = "{ viewer { email } }";

/// What came back.
enum Heard {
    Done(Value),
    Away,
    Wrong(String),
}

/// Sends it, and judges the form of what comes back.
async fn hear(request: RequestBuilder) -> Heard {
    let answer = match request.send().await {
        Ok(answer) => answer,
        Err(error) => return Heard::Wrong(format!("no answer: {error:?}")),
    };
    let (status, waits) = (answer.status(), answer.headers().contains_key("retry-after"));
    let body: Value = match answer.json().await {
        Ok(body) => body,
        Err(error) => return Heard::Wrong(format!("{status} without JSON: {error}")),
    };
    let error = &body["errors"][0];
    match status {
        StatusCode::OK if body.get("errors").is_none() => Heard::Done(body["data"].clone()),
        StatusCode::SERVICE_UNAVAILABLE
            if error["extensions"]["code"] == "UNAVAILABLE"
                && error["extensions"]["requestId"].is_string()
                && error["message"].as_str().is_some_and(|message| message.contains("try again"))
                && body["data"].is_null()
                && waits =>
        {
            Heard::Away
        }
        _ => Heard::Wrong(format!("{status}: {body}")),
    }
}

/// Who asks one of the servers, again and again.
#[derive(Clone)]
struct Asker {
    at: usize,
    what: What,
    server: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    Contribute,
    SignUp,
    Read,
    ReadOwn,
}

/// What was heard so far.
#[derive(Default)]
struct Log {
    said: Said,
    done: Vec<usize>,
    away: Vec<usize>,
    wrong: Vec<String>,
    is_over: bool,
}

/// What all askers know.
#[derive(Clone)]
struct World {
    http: Client,
    token: String,
    session: String,
    project: String,
    log: watch::Sender<Log>,
}

impl World {
    async fn ask_on(self, asker: Asker) {
        while !self.log.borrow().is_over {
            let (query, input, token) = match asker.what {
                What::Contribute => (CONTRIBUTE, contribution(&self.project), Some(self.token.as_str())),
                What::SignUp => (SIGN_UP, Value::Null, None),
                What::Read => (READ, json!({}), None),
                What::ReadOwn => (OWN, json!({}), Some(self.session.as_str())),
            };
            let (email, input) = if asker.what == What::SignUp { somebody() } else { (String::new(), input) };
            let heard = hear(asking(&self.http, &asker.server, token, query, input)).await;
            self.log.send_modify(|log| match heard {
                Heard::Away => log.away[asker.at] += 1,
                Heard::Wrong(what) => log.wrong.push(format!("{:?} {what}", asker.what)),
                Heard::Done(data) => {
                    log.done[asker.at] += 1;
                    match asker.what {
                        What::Contribute => {
                            let id = &data["contribute"]["contribution"]["id"];
                            log.said.contributions.push(id.as_str().expect("it is told").to_owned());
                        }
                        What::SignUp => {
                            assert_eq!(data["signUp"]["issues"], json!([]));
                            log.said.addresses.push(email);
                        }
                        What::Read => assert_eq!(data["projects"]["nodes"].as_array().map(Vec::len), Some(3)),
                        What::ReadOwn => assert!(data["viewer"]["email"].is_string(), "{data}"),
                    }
                }
            });
        }
    }

    /// Waits until every asker has heard so many more answers of a sort.
    async fn each_hears(&self, more: usize, sort: fn(&Log) -> &Vec<usize>) {
        let before = sort(&self.log.borrow()).clone();
        let mut log = self.log.subscribe();
        let all = log.wait_for(|log| {
            !log.wrong.is_empty() || sort(log).iter().zip(&before).all(|(now, before)| *now >= before + more)
        });
        let all = tokio::time::timeout(LIMIT, all).await;
        let log = self.log.borrow();
        assert!(log.wrong.is_empty(), "neither done nor away: {:#?}", log.wrong);
        assert!(all.is_ok(), "after {LIMIT:?} done {:?}, away {:?}, before {before:?}", log.done, log.away);
    }

    async fn status(&self, server: &Server, path: &str) -> StatusCode {
        self.http.get(format!("{}{path}", server.address)).send().await.expect("it answers").status()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_stopped_and_started_again_under_writes_loses_nothing_and_is_found_again_by_itself() {
    // once in a run of all tests is enough: what is stopped is PostgreSQL, whatever the others run on
    if TestEngine::of_this_run() == TestEngine::Sqlite {
        return;
    }
    let mut postgres = StoppableServer::start_new();
    let place = postgres.database();
    let folder = tempfile::tempdir().unwrap();
    let (database, token, project) = prepare(&place, folder.path()).await;
    let there_before = count(&database, "contribution").await;
    database.close().await.unwrap();
    let servers = [serve(place.url(), folder.path()).await, serve(place.url(), folder.path()).await];
    let http = Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let session = sign_in(&http, &servers[0].address).await;
    let lasting = sign_in(&http, &servers[1].address).await;

    let whats = [What::Contribute, What::Contribute, What::SignUp, What::Read, What::ReadOwn];
    let askers = servers.iter().flat_map(|server| whats.map(|what| (server.address.clone(), what)));
    let askers: Vec<_> = askers.enumerate().map(|(at, (server, what))| Asker { at, what, server }).collect();
    let log = Log { done: vec![0; askers.len()], away: vec![0; askers.len()], ..Log::default() };
    let world = World { http, token, session: lasting, project, log: watch::Sender::new(log) };
    let asking_on: Vec<_> = askers.into_iter().map(|asker| tokio::spawn(world.clone().ask_on(asker))).collect();

    let sign_out = "mutation { signOut { issues { code } } }";
    for halt in [Halt::Immediate, Halt::Fast, Halt::Immediate] {
        world.each_hears(3, |log| &log.done).await;
        block_in_place(|| postgres.stop(halt));
        world.each_hears(2, |log| &log.away).await;
        for server in &servers {
            assert_eq!(world.status(server, "/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(world.status(server, "/livez").await, StatusCode::OK);
        }
        // nobody is told that they are signed out when nobody could write it down
        let heard = hear(asking(&world.http, &servers[0].address, Some(&session), sign_out, json!({}))).await;
        assert!(matches!(heard, Heard::Away));
        block_in_place(|| postgres.start());
        world.each_hears(3, |log| &log.done).await;
        for server in &servers {
            assert_eq!(world.status(server, "/readyz").await, StatusCode::OK);
        }
    }
    // what one server does holds on the other, as before
    let own = |server: &Server| asking(&world.http, &server.address, Some(&session), OWN, json!({}));
    assert!(matches!(hear(own(&servers[1])).await, Heard::Done(_)), "the session outlives its database's restarts");
    let heard = hear(asking(&world.http, &servers[0].address, Some(&session), sign_out, json!({}))).await;
    assert!(matches!(heard, Heard::Done(_)));
    assert_eq!(own(&servers[1]).send().await.unwrap().status(), StatusCode::UNAUTHORIZED);

    world.log.send_modify(|log| log.is_over = true);
    for asking in asking_on {
        asking.await.unwrap();
    }
    let said = {
        let log = world.log.borrow();
        assert!(log.wrong.is_empty(), "neither done nor away: {:#?}", log.wrong);
        log.said.clone()
    };
    let database = rialto_persistence::Database::connect(place.url(), Default::default()).await.unwrap();
    all_is_there(&place, &database, folder.path(), &servers[1], (said, there_before)).await;
}
