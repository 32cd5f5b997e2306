//! A house with a session that two facilitators run: three turns of ten minutes, an audience.

use crate::house::{House, PASSWORD, Session};
use rialto_app::account::owner::{self, NewAccount};
use rialto_domain::id::{GlobalId, Kind};
use rialto_gateway::http::{HttpSettings, WatchSettings};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::Duration;

/// Everybody who plays a part: who made the session, who runs its table with them, the audience.
pub const PEOPLE: [&str; 4] = ["manager", "facilitator", "ana", "iva"];

pub struct Round {
    pub house: House,
    pub people: HashMap<&'static str, Session>,
    pub session: String,
    pub turns: [String; 3],
}

/// Credentials are looked at before each message, so that tests need not wait.
pub fn settings() -> HttpSettings {
    let watch = WatchSettings { trust: Duration::ZERO, ..WatchSettings::default() };
    HttpSettings { watch, ..HttpSettings::default() }
}

impl Round {
    pub async fn new() -> Self {
        Self::with(settings()).await
    }

    pub async fn with(settings: HttpSettings) -> Self {
        let house = House::with(settings).await;
        let mut people = HashMap::new();
        for name in PEOPLE {
            let email = format!("{name}@example.org");
            let new = NewAccount {
                email: email.clone(),
                name: Some(format!("Person {name}")),
                language: "en".to_owned(),
                password: PASSWORD.to_owned(),
                is_administrator: false,
            };
            owner::add(&house.ctx, &new).await.unwrap();
            people.insert(name, house.sign_in(&email).await);
        }
        let token = people["manager"].access.clone();
        let input = json!({
            "title": "Bridges over the river", "language": "en", "summary": "Three projects", "timeZone": "Europe/Madrid",
            "startsAt": "2026-11-22T08:00:00.000Z", "endsAt": "2026-11-22T10:00:00.000Z",
            "streamUrl": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        });
        let made = house.act(Some(&token), "createSession", "session { id version }", input).await;
        let session = made["session"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
        let input = json!({ "id": session, "version": made["session"]["version"] });
        let published = house.act(Some(&token), "publish", "", input).await;
        assert_eq!(published["issues"], json!([]));
        let mut round = Self { house, people, session, turns: Default::default() };
        round.seat_facilitator().await;
        round.turns = [1, 2, 3].map(|n| turn_id(n).to_string());
        for n in 1..=3 {
            round.add_turn(n).await;
        }
        round
    }

    /// Gives the second of those who run the table their role, with a profile of their own.
    async fn seat_facilitator(&self) {
        let input = json!({ "name": "Person facilitator", "language": "en" });
        self.house.act(self.token("facilitator"), "editProfile", "", input).await;
        self.house
            .place
            .run(&format!(
                "insert into record_role (id, kind, record_id, person_id, role, created_at) \
                 select {}, 'session', {}, p.id, 'facilitator', 1 from person p join account a on a.id = p.account_id \
                 where a.email = 'facilitator@example.org'",
                self.sql(GlobalId::parse(&self.session).unwrap().key),
                self.sql(GlobalId::parse(&self.session).unwrap().key),
            ))
            .await;
    }

    pub async fn add_turn(&self, n: u128) {
        let (turn, session) = (self.sql(turn_id(n).key), self.sql(GlobalId::parse(&self.session).unwrap().key));
        self.house
            .place
            .run(&format!(
                "insert into session_turn (id, session_id, position, title, language, minutes, status, created_at) \
                 values ({turn}, {session}, {n}, 'Turn {n}', 'en', 10, 'planned', 1)"
            ))
            .await;
    }

    /// A key as the engine writes it.
    pub fn sql(&self, key: uuid::Uuid) -> String {
        if self.house.is_sqlite() { format!("x'{}'", key.simple()) } else { format!("'{key}'") }
    }

    pub fn token(&self, name: &str) -> Option<&str> {
        self.people.get(name).map(|session| session.access.as_str())
    }

    /// Presses; the payload with where the table stands after it.
    pub async fn press(&self, name: &str, mutation: &str, mut input: Value) -> Value {
        let ty = match mutation {
            "openTable" => "OpenTableInput",
            "closeTable" => "CloseTableInput",
            "extendTurn" => "ExtendTurnInput",
            _ => "TurnInput",
        };
        if matches!(mutation, "openTable" | "closeTable") {
            input["sessionId"] = json!(self.session);
        }
        let query = format!(
            "mutation($input: {ty}!) {{ {mutation}(input: $input) {{ issues {{ path code params {{ name value }} message }} \
             session {{ table {{ state seq remainingSeconds currentTurn {{ id status }} nextTurn {{ id }} turnEndsAt now }} }} }} }}"
        );
        let call = self.house.call(&query, json!({ "input": input }));
        let call = match self.token(name) {
            Some(token) => call.bearer_auth(token),
            None => call,
        };
        let answer: Value = call.send().await.unwrap().json().await.unwrap();
        assert!(answer.get("errors").is_none(), "{name} {mutation}: {answer}");
        answer["data"][mutation].clone()
    }

    /// Presses upon a turn, counted from 1; it must be done. The table after it.
    pub async fn does(&self, name: &str, mutation: &str, turn: usize, seq: i64) -> Value {
        let done = self.press(name, mutation, json!({ "turnId": self.turns[turn - 1], "expectedSeq": seq })).await;
        assert_eq!(done["issues"], json!([]), "{name} {mutation}");
        done["session"]["table"].clone()
    }

    /// Asks a question; the payload.
    pub async fn ask(&self, name: &str, text: &str) -> Value {
        let input = json!({ "sessionId": self.session, "text": text, "language": "en" });
        self.house
            .act(self.token(name), "askQuestion", "question { id text { text } support isMine turn { id } }", input)
            .await
    }

    /// Where the table stands, as somebody reads it.
    pub async fn table(&self, name: &str, fields: &str) -> Value {
        let query = format!("query($id: ID!) {{ session(id: $id) {{ table {{ {fields} }} }} }}");
        let answer = self.house.ask(self.token(name), &query, json!({ "id": self.session })).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"]["session"]["table"].clone()
    }
}

fn turn_id(n: u128) -> GlobalId {
    GlobalId { kind: Kind::SessionTurn, key: uuid::Uuid::from_u128(0x0190_f3a2_0000_7000_8000_0000_0000_0000 + n) }
}

/// The codes of a payload's issues with a parameter of the first.
pub fn issue<'a>(payload: &'a Value, param: &str) -> (&'a str, &'a str) {
    let issue = &payload["issues"][0];
    let found = issue["params"].as_array().into_iter().flatten().find(|known| known["name"] == param);
    (issue["code"].as_str().unwrap_or_default(), found.and_then(|known| known["value"].as_str()).unwrap_or_default())
}
