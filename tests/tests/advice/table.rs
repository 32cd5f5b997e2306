//! A session with its table: the project has a turn, and so has the other; the stranger is an expert of funding who sits there.

use crate::house::{DAY, MINUTE};
use crate::world::World;
use rialto_domain::id::{GlobalId, Kind, SessionId};
use rialto_domain::policy::record::Role;
use rialto_domain::session::{Session, TimeZone};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Publication;
use rialto_persistence::write::{Batch, Mode, team};
use serde_json::{Value, json};
use uuid::Uuid;

pub struct Table {
    pub world: World,
    pub session: String,
    /// Of the project, of the other project, and a welcome.
    pub turns: [String; 3],
}

pub fn key(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_f3a2_0000_7000_8000_0000_0000_0000 + n)
}

/// What the stranger writes on line.
pub fn advice(project: &str) -> Value {
    json!({ "projectId": project, "area": "FUNDING", "language": "en", "text": "Ask the savings bank first." })
}

impl Table {
    pub async fn new() -> Self {
        let world = World::new().await;
        let id = |kind, n| GlobalId { kind, key: key(n) }.to_string();
        let now = world.house.ctx.now();
        let session = Session {
            id: SessionId(key(51)),
            slug: "river-market".to_owned(),
            title: "River market".to_owned(),
            language: Language::english(),
            summary: None,
            translations: Default::default(),
            community: None,
            starts_at: now - 60 * MINUTE,
            ends_at: Some(now + 60 * MINUTE),
            time_zone: TimeZone::parse("Europe/Ljubljana").unwrap(),
            place: None,
            region: None,
            languages: Vec::new(),
            stream_url: None,
            call: None,
            seats: Vec::new(),
            publication: Publication::Published,
            is_demo: false,
        };
        let transaction = world.house.ctx.database.begin().await.unwrap();
        let mut batch = Batch::new(now);
        batch.session(&session, Mode::Create);
        batch.save(&transaction).await.unwrap();
        let today = rialto_domain::context::date_of(now);
        for (n, record, who, role) in
            [(61, id(Kind::Session, 51), "hub", Role::Manager), (62, world.other.clone(), "officer", Role::Leader)]
        {
            let profile = rialto_domain::id::PersonId(GlobalId::parse(&world.profiles[who]).unwrap().key);
            let record = (GlobalId::parse(&record).unwrap(), key(n));
            team::add(&transaction, record, (profile, role), (today, now)).await.unwrap();
        }
        transaction.commit().await.unwrap();
        let table =
            Self { world, session: id(Kind::Session, 51), turns: [52, 53, 54].map(|n| id(Kind::SessionTurn, n)) };
        table.seat().await;
        table
    }

    async fn seat(&self) {
        let place = &self.world.house.place;
        place.execute("update person set is_expert = (1 = 1) where slug = 'person-stranger'").await;
        let now = self.world.house.ctx.now();
        for (n, position, project) in [(52, 1, "bridge-over-the-river"), (53, 2, "bridge-elsewhere"), (54, 0, "")] {
            place
                .execute(&format!(
                    "insert into session_turn (id, session_id, position, project_id, title, language, minutes, status, created_at) \
                     select {}, s.id, {position}, (select p.id from project p where p.slug = '{project}'), \
                     case when {position} = 0 then 'Welcome' end, 'en', 15, 'planned', {now} from session s \
                     where s.slug = 'river-market'",
                    self.literal(key(n))
                ))
                .await;
        }
        place
            .execute(&format!(
                "insert into session_expert (id, session_id, person_id, area, status, created_at) \
                 select {}, s.id, p.id, 'funding', 'accepted', {now} from session s, person p \
                 where s.slug = 'river-market' and p.slug = 'person-stranger'",
                self.literal(key(55))
            ))
            .await;
    }

    /// A key as the engine writes it.
    fn literal(&self, key: Uuid) -> String {
        match self.world.house.is_sqlite() {
            true => format!("x'{}'", key.simple()),
            false => format!("'{key}'::uuid"),
        }
    }

    /// The first turn begins.
    pub async fn begin(&self) {
        let now = self.world.house.ctx.now();
        let sql = format!("update session_turn set status = 'running', started_at = {now} where position = 1");
        self.world.house.place.execute(&sql).await;
    }

    /// The first turn ends.
    pub async fn end(&self) {
        let now = self.world.house.ctx.now();
        let sql = format!("update session_turn set status = 'done', ended_at = {now} where position = 1");
        self.world.house.place.execute(&sql).await;
    }

    /// What the stranger says at the first turn.
    pub async fn say(&self, text: &str) -> String {
        let said = json!({ "projectId": self.world.project, "area": "FUNDING", "language": "en", "text": text,
            "sessionTurnId": self.turns[0] });
        let said = self.world.does("stranger", "contribute", "contribution { id }", said).await;
        said["contribution"]["id"].as_str().unwrap().to_owned()
    }

    /// What the stranger writes on line to the project.
    pub async fn write(&self) -> String {
        let told = self.world.does("stranger", "contribute", "contribution { id }", advice(&self.world.project)).await;
        told["contribution"]["id"].as_str().unwrap().to_owned()
    }

    pub async fn answer(&self, id: &str, answer: &str) -> Value {
        let input = json!({ "id": id, "answer": answer, "reason": "We have the time." });
        self.world.does("leader", "answerContribution", "contribution { adopted }", input).await
    }

    /// Days go by.
    pub async fn wait(&self, days: i64) {
        self.world.house.clock.advance(days * DAY);
    }

    /// Time goes by, ms, and these people sign in again.
    pub async fn later(&mut self, ms: i64, people: &[&'static str]) {
        self.world.house.clock.advance(ms);
        for name in people {
            let session = self.world.house.sign_in(&crate::world::email(name)).await;
            self.world.people.insert(name, session);
        }
    }
}
