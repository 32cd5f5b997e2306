//! The demo network behind the service, as a visitor reads it.

use rialto_app::{Ctx, demo, seed};
use rialto_domain::policy::Actor;
use rialto_domain::text::Preferences;
use rialto_gateway::graphql::{Answer, Call, Limits, Reader, Service};
use rialto_persistence::write::Batch;
use rialto_persistence::{Database, DatabaseOptions};
use rialto_testkit::TestDatabase;
use serde_json::{Map, Value, json};

pub struct Network {
    pub service: Service,
    pub database: Database,
    place: TestDatabase,
}

impl Network {
    pub async fn new() -> Self {
        let place = TestDatabase::prepared("demo", |url| async move {
            let database = Database::connect(&url, DatabaseOptions::default()).await?;
            database.migrate().await?;
            let ctx = Ctx::operator(database.clone());
            seed::regions(&ctx).await?;
            demo::load(&ctx).await?;
            database.close().await
        })
        .await;
        let database = Database::connect(place.url(), DatabaseOptions::default()).await.unwrap();
        let service = Service::new(database.clone(), Vec::new(), Limits::default()).unwrap();
        Self { service, database, place }
    }

    /// Takes the stored points of metadata quality away, as in rows from before they were reckoned.
    pub async fn forget_quality(&self) {
        self.place.execute("update dataset set quality_points = null").await;
        self.forget_cards().await;
    }

    /// Takes the facet cards away, as after a migration that changed what they hold.
    pub async fn forget_cards(&self) {
        self.place.execute("update search_document set card = null, card_more = null, card_words = null").await;
    }

    /// Runs a statement past the server.
    pub async fn execute(&self, statement: &str) {
        self.place.execute(statement).await;
    }

    /// Saves what is added to a batch.
    pub async fn write(&self, fill: impl FnOnce(&mut Batch)) {
        let transaction = self.database.begin().await.unwrap();
        let mut batch = Batch::new(2_000_000_000_000);
        fill(&mut batch);
        batch.save(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
    }

    pub async fn answer(&self, call: Call, languages: &str) -> Answer {
        let reader = Reader {
            actor: Actor::Visitor,
            preferences: Preferences::from_header(languages),
            request_id: "test".to_owned(),
        };
        self.service.answer(call, reader).await
    }

    /// The whole answer to a document with variables.
    pub async fn ask(&self, query: &str, variables: Value) -> Value {
        let variables = variables.as_object().cloned().unwrap_or_else(Map::new);
        let call = Call { query: Some(query.to_owned()), variables, ..Call::default() };
        serde_json::from_str(&self.answer(call, "en").await.body).unwrap()
    }

    /// The data of a document that must succeed.
    pub async fn data(&self, query: &str) -> Value {
        let answer = self.ask(query, json!({})).await;
        assert!(answer.get("errors").is_none(), "the query must succeed: {answer}");
        answer["data"].clone()
    }

    /// The first error of a document that must be refused.
    pub async fn error(&self, query: &str) -> Value {
        let answer = self.ask(query, json!({})).await;
        assert!(answer.get("errors").is_some(), "the query must be refused: {answer}");
        answer["errors"][0].clone()
    }
}
