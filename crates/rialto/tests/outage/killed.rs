//! The server is killed in the middle of writes, again and again: what was acknowledged is there, nothing is half-written,
//! and every letter that was promised leaves.

use super::running::{CONTRIBUTE, SIGN_UP, Said, act, all_is_there, contribution, count, prepare, serve, somebody};
use reqwest::Client;
use rialto_testkit::{TestDatabase, TestEngine};
use serde_json::json;
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

const KILLS: usize = 50;
const WRITERS: usize = 4;

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

    /// How many contributions were acknowledged, and how many letters promised.
    fn counts(&self) -> (usize, usize) {
        let said = self.said.lock().unwrap();
        (said.contributions.len(), said.addresses.len())
    }

    /// Waits until so many contributions were acknowledged, and so many letters promised.
    async fn reaches(&self, contributions: usize, letters: usize) {
        while self.counts().0 < contributions || self.counts().1 < letters {
            self.bell.notified().await;
        }
    }
}

/// Writes until the server is gone.
async fn write(http: Client, server: String, token: String, project: String, said: Arc<Record>) {
    while let Some(told) = act(&http, &server, Some(&token), CONTRIBUTE, contribution(&project)).await {
        let id = told["contribute"]["contribution"]["id"].as_str().expect("it is told").to_owned();
        said.note(|said| said.contributions.push(id));
    }
}

/// Asks for accounts until the server is gone; each is promised a letter.
async fn sign_up(http: Client, server: String, said: Arc<Record>) {
    loop {
        let (email, input) = somebody();
        let Some(answer) = act(&http, &server, None, SIGN_UP, input).await else { return };
        assert_eq!(answer["signUp"]["issues"], json!([]));
        said.note(|said| said.addresses.push(email));
    }
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
        // another moment each time: from before the first answer to well among them, while the other writers are at work;
        // a letter takes longer than a contribution, for its password is hashed, so only some rounds wait for one
        let (contributions, letters) = said.counts();
        said.reaches(contributions + round % 13, letters + usize::from(round % 10 == 9)).await;
        server.child.kill().await.unwrap();
        for writer in writers {
            writer.await.unwrap();
        }
    }

    let said = Arc::try_unwrap(said).unwrap_or_else(|_| panic!("all writers have ended")).said.into_inner().unwrap();
    let (contributions, letters) = (said.contributions.len(), said.addresses.len());
    assert!(contributions > 100 && letters > 3, "too little was written to tell anything: {contributions}, {letters}");
    if place.engine() == TestEngine::Sqlite {
        // the check of the table refuses what a damaged file says
        place.run("create table sound (said text check (said = 'ok'))").await;
        place.run("insert into sound select integrity_check from pragma_integrity_check").await;
    }
    let server = serve(place.url(), folder.path()).await;
    all_is_there(&place, &database, folder.path(), &server, (said, there_before)).await;
}
