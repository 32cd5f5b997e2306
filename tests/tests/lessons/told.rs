//! A world in which a project ends.

use crate::house::DAY;
use crate::world::{World, project};
use rialto_app::project::outcome::{Due, tell_due};
use rialto_domain::vocabulary::{Area, FocusArea, NeedKind, NeedStatus, Publication};
use rialto_persistence::write::{Batch, Mode, lookup};
use serde_json::{Value, json};
use std::ops::{Deref, DerefMut};
use uuid::Uuid;

/// Asks for everything that a team reads of its outcome.
pub const OUTCOME: &str = "outcome { kind causes tried { text } wouldDiffer { text } concludedOn publication publishOn isPublic \
    waitsFor figures { name { text } value unit basis evidence } consents { name agrees note answeredAt person { slug } } }";

/// Asks for everything that a lesson tells.
pub const LESSON: &str = "id kind causes tried { text } wouldDiffer { text } figures { name { text } value unit basis evidence } \
    stage focusAreas areas region { code } year tags project { slug } isAnonymous";

pub struct Told(World);

impl Deref for Told {
    type Target = World;
    fn deref(&self) -> &World {
        &self.0
    }
}

impl DerefMut for Told {
    fn deref_mut(&mut self) -> &mut World {
        &mut self.0
    }
}

impl Told {
    pub async fn new() -> Self {
        Self(World::new().await)
    }

    /// With so many more public projects in Slovenia, each looking for technology, in one focus area.
    pub async fn among(peers: u128) -> Self {
        let told = Self::new().await;
        let transaction = told.house.ctx.database.begin().await.unwrap();
        let region = lookup::region_keys(&transaction).await.unwrap().get("SI042").copied();
        let mut batch = Batch::new(told.house.ctx.now());
        for n in 0..peers {
            let mut peer = project(500 + n, &format!("Neighbour {n}"), Publication::Published, region);
            peer.focus_areas = vec![FocusArea::AgricultureRural];
            peer.needs = vec![rialto_domain::project::Need {
                id: rialto_domain::id::NeedId(Uuid::from_u128(0x0190_f3a2_0000_7000_8000_0000_0000_9000 + n)),
                area: Area::Technology,
                kind: NeedKind::Expertise,
                title: "A hand".to_owned(),
                text: None,
                language: rialto_domain::text::Language::english(),
                translations: Default::default(),
                open_until: None,
                status: NeedStatus::Open,
            }];
            batch.project(&peer, Mode::Create, &mut || told.house.ctx.chance.ids.next());
        }
        batch.save(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        told
    }

    /// The input that ends the project.
    pub async fn end(&self, more: Value) -> Value {
        let version = self.version(&self.project).await;
        let mut input = json!({ "projectId": self.project, "version": version, "kind": "FAILED", "causes": ["NO_DEMAND", "TIMING"],
            "tried": "We built a quuxferry.", "wouldDiffer": "We would ask first.", "concludedOn": "2026-10-05" });
        input.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        input
    }

    /// Time goes on, and everybody signs in again.
    pub async fn wait(&mut self, days: i64) {
        self.house.clock.advance(days * DAY);
        for name in crate::world::PEOPLE {
            let session = self.house.sign_in(&crate::world::email(name)).await;
            self.people.insert(name, session);
        }
    }

    /// What the worker tells.
    pub async fn work(&self) -> Due {
        tell_due(&self.house.ctx).await.unwrap()
    }

    pub async fn agrees(&self, who: &str, agrees: bool) -> String {
        self.tries(who, "answerOutcome", json!({ "projectId": self.project, "agrees": agrees })).await
    }

    /// The outcome as somebody reads it on the project's page.
    pub async fn outcome(&self, who: &str) -> Value {
        self.node(who, &self.project, &format!("... on Project {{ {OUTCOME} }}")).await["outcome"].clone()
    }

    /// All lessons as somebody reads them.
    pub async fn lessons(&self, who: &str, arguments: &str) -> Vec<Value> {
        let query = format!("{{ lessons{arguments} {{ totalCount nodes {{ {LESSON} }} }} }}");
        let answer = self.house.ask(self.token(who), &query, json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        let nodes = answer["data"]["lessons"]["nodes"].as_array().unwrap().clone();
        assert_eq!(answer["data"]["lessons"]["totalCount"], nodes.len(), "{answer}");
        nodes
    }
}
