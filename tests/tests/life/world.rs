//! A house with records that people answer for: a project in Slovenia, a draft, an organisation, a cluster, a pilot, a dataset.

use crate::house::{House, PASSWORD, Session, codes};
use rialto_app::account::owner::{self, NewAccount};
use rialto_app::seed;
use rialto_domain::cluster::Cluster;
use rialto_domain::dataset::Dataset;
use rialto_domain::id::{ClusterId, DatasetId, GlobalId, Kind, OrganisationId, PersonId, PilotId, ProjectId, RegionId};
use rialto_domain::organisation::Organisation;
use rialto_domain::person::Person;
use rialto_domain::pilot::Pilot;
use rialto_domain::policy::record::Role;
use rialto_domain::project::{Project, StageEntry};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{Consolidation, Helix, MacroScenario, PilotStatus, Publication, Stage};
use rialto_persistence::write::{Batch, Mode, lookup, private, record, team};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// Everybody who plays a part: in the team, outside it, appointed.
pub const PEOPLE: [&str; 6] = ["leader", "editor", "viewer", "stranger", "hub", "officer"];

pub struct World {
    pub house: House,
    pub people: HashMap<&'static str, Session>,
    pub profiles: HashMap<&'static str, String>,
    pub project: String,
    pub draft: String,
    pub other: String,
    pub organisation: String,
    pub cluster: String,
    pub dataset: String,
    pub pilot: String,
}

fn key(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_f3a2_0000_7000_8000_0000_0000_0000 + n)
}

fn en() -> Language {
    Language::english()
}

pub fn project(n: u128, title: &str, publication: Publication, region: Option<Uuid>) -> Project {
    let stage_history = vec![StageEntry { stage: Stage::NeedIdentified, entered_on: None, note: None, language: en() }];
    Project {
        id: ProjectId(key(n)),
        slug: title.to_lowercase().replace(' ', "-"),
        title: title.to_owned(),
        language: en(),
        summary: None,
        description: None,
        translations: Default::default(),
        stage: Stage::NeedIdentified,
        stage_history,
        region: region.map(RegionId),
        point: None,
        organisation: None,
        organisations: Vec::new(),
        team: Vec::new(),
        cluster: None,
        started_on: None,
        ended_on: None,
        budget: None,
        budget_eur_cents: None,
        website: None,
        tags: Vec::new(),
        sdgs: Vec::new(),
        focus_areas: Vec::new(),
        needs: Vec::new(),
        contributions: Vec::new(),
        outcome: None,
        evidence: Vec::new(),
        publication,
        is_demo: false,
        origin: None,
    }
}

fn organisation(n: u128, name: &str, publication: Publication) -> Organisation {
    Organisation {
        id: OrganisationId(key(n)),
        slug: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        language: en(),
        summary: None,
        description: None,
        translations: Default::default(),
        helix: Some(Helix::Business),
        size: None,
        website: None,
        region: None,
        point: None,
        founded_on: None,
        tags: Vec::new(),
        publication,
        is_demo: false,
        origin: None,
    }
}

pub fn person(n: u128, name: &str, publication: Publication) -> Person {
    Person {
        id: PersonId(key(n)),
        slug: format!("person-{name}"),
        name: format!("Person {name}"),
        language: en(),
        headline: None,
        biography: None,
        translations: Default::default(),
        areas: Vec::new(),
        skills: Vec::new(),
        languages: Vec::new(),
        region: None,
        regions_served: Vec::new(),
        places_per_month: None,
        publication,
        is_demo: false,
    }
}

impl World {
    pub async fn new() -> Self {
        let house = House::new().await;
        seed::bring_up_to_date(&house.ctx).await.unwrap();
        let transaction = house.ctx.database.begin().await.unwrap();
        let regions = lookup::region_keys(&transaction).await.unwrap();
        let (si, es) = (regions.get("SI031").copied(), regions.get("ES612").copied());
        let mut batch = Batch::new(house.ctx.now());
        let mut n = 1_000;
        let mut ids = || {
            n += 1;
            key(n)
        };
        for (n, title, publication, region) in [
            (1, "Bridge over the river", Publication::Published, si),
            (2, "Secret bridge", Publication::Draft, si),
            (3, "Bridge elsewhere", Publication::Published, es),
            (4, "Archived bridge", Publication::Archived, es),
        ] {
            batch.project(&project(n, title, publication, region), Mode::Create, &mut ids);
        }
        for (n, name, publication) in [
            (11, "River works", Publication::Published),
            (12, "River school", Publication::Published),
            (13, "Hidden works", Publication::Draft),
        ] {
            batch.organisation(&organisation(n, name, publication), Mode::Create);
        }
        let cluster = Cluster {
            id: ClusterId(key(21)),
            slug: "river-cluster".to_owned(),
            name: "River cluster".to_owned(),
            language: en(),
            summary: None,
            translations: Default::default(),
            macro_scenario: MacroScenario::SvrSmes,
            consolidation: Consolidation::Emerging,
            region: None,
            focus_areas: Vec::new(),
            priorities: Vec::new(),
            founded_on: None,
            website: None,
            members: Vec::new(),
            publication: Publication::Published,
            is_demo: false,
        };
        batch.cluster(&cluster, Mode::Create);
        let pilot = Pilot {
            id: PilotId(key(31)),
            slug: "river-pilot".to_owned(),
            title: "River pilot".to_owned(),
            language: en(),
            summary: None,
            translations: Default::default(),
            status: PilotStatus::Running,
            cluster: Some(cluster.id),
            project: None,
            region: None,
            started_on: None,
            ended_on: None,
            milestones: Vec::new(),
            indicators: Vec::new(),
            chain: Vec::new(),
            publication: Publication::Published,
            is_demo: false,
        };
        batch.pilot(&pilot, Mode::Create, &mut ids);
        batch.dataset(&dataset(41), Mode::Create, &mut ids);
        for (n, name) in (100..).zip(PEOPLE) {
            // the viewer's profile is not public
            let publication = if name == "viewer" { Publication::Draft } else { Publication::Published };
            batch.person(&person(n, name, publication), Mode::Create);
        }
        batch.save(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
        let id = |kind, n| GlobalId { kind, key: key(n) }.to_string();
        let mut world = Self {
            people: HashMap::new(),
            profiles: (100..).zip(PEOPLE).map(|(n, name)| (name, id(Kind::Person, n))).collect(),
            project: id(Kind::Project, 1),
            draft: id(Kind::Project, 2),
            other: id(Kind::Project, 3),
            organisation: id(Kind::Organisation, 11),
            cluster: id(Kind::Cluster, 21),
            dataset: id(Kind::Dataset, 41),
            pilot: id(Kind::Pilot, 31),
            house,
        };
        for name in PEOPLE {
            let session = world.account(&email(name)).await;
            world.people.insert(name, session);
        }
        world.roles().await;
        world
    }

    /// Somebody new with an account and no profile.
    pub async fn account(&self, email: &str) -> Session {
        let new = NewAccount {
            email: email.to_owned(),
            name: Some(format!("Account {email}")),
            language: "en".to_owned(),
            password: PASSWORD.to_owned(),
            is_administrator: false,
        };
        owner::add(&self.house.ctx, &new).await.unwrap();
        self.house.sign_in(email).await
    }

    async fn roles(&self) {
        let (ctx, now) = (&self.house.ctx, self.house.ctx.now());
        let transaction = ctx.database.begin().await.unwrap();
        let today = rialto_domain::context::date_of(now);
        for name in PEOPLE {
            let account = private::addressee_at(&transaction, &email(name)).await.unwrap().unwrap().account;
            let profile = PersonId(GlobalId::parse(&self.profiles[name]).unwrap().key);
            record::tie_person(&transaction, profile, account).await.unwrap();
            let project_role = match name {
                "leader" => Some(Role::Leader),
                "editor" => Some(Role::Editor),
                "viewer" => Some(Role::Viewer),
                _ => None,
            };
            if let Some(role) = project_role {
                for project in [&self.project, &self.draft] {
                    let id = GlobalId::parse(project).unwrap();
                    let new = (id, ctx.chance.ids.next());
                    team::add(&transaction, new, (profile, role), (today, now)).await.unwrap();
                }
            }
            let others = [
                (&self.organisation, "leader", Role::Manager),
                (&self.organisation, "viewer", Role::Participant),
                (&self.cluster, "leader", Role::Coordinator),
            ];
            for (record, _, role) in others.into_iter().filter(|(_, who, _)| *who == name) {
                let id = GlobalId::parse(record).unwrap();
                team::add(&transaction, (id, ctx.chance.ids.next()), (profile, role), (today, now)).await.unwrap();
            }
        }
        transaction.commit().await.unwrap();
        for (name, role, region) in [("hub", Role::HubManager, "SI03"), ("officer", Role::PolicyOfficer, "SI03")] {
            let region_code = Some(region.to_owned());
            let new = rialto_app::appointment::NewHolder { email: email(name), role, region_code };
            rialto_app::appointment::appoint(ctx, &new).await.unwrap();
        }
    }

    pub fn token(&self, name: &str) -> Option<&str> {
        self.people.get(name).map(|session| session.access.as_str())
    }

    /// What somebody's mutation is answered: `done`, the codes of its issues, or the code of its error.
    pub async fn tries(&self, name: &str, mutation: &str, input: Value) -> String {
        let answer = self.answer(name, mutation, "", input).await;
        match answer["errors"][0]["extensions"]["code"].as_str() {
            Some(code) => code.to_owned(),
            None => {
                let codes = codes(&answer["data"][mutation]).join(" ");
                if codes.is_empty() { "done".to_owned() } else { codes }
            }
        }
    }

    /// The payload of a mutation that must be done.
    pub async fn does(&self, name: &str, mutation: &str, fields: &str, input: Value) -> Value {
        let answer = self.answer(name, mutation, fields, input).await;
        assert!(answer.get("errors").is_none(), "{name} {mutation}: {answer}");
        assert_eq!(answer["data"][mutation]["issues"], json!([]), "{name} {mutation}");
        answer["data"][mutation].clone()
    }

    pub async fn answer(&self, name: &str, mutation: &str, fields: &str, input: Value) -> Value {
        let ty = match mutation {
            "acceptInvitation" | "declineInvitation" => "InvitationInput".to_owned(),
            _ if input.as_object().is_some_and(|input| input.len() == 1 && input.contains_key("id")) => {
                "IdInput".to_owned()
            }
            _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
        };
        let query = format!(
            "mutation($input: {ty}!) {{ {mutation}(input: $input) {{ issues {{ path code params {{ name value }} }} {fields} }} }}"
        );
        self.house.ask(self.token(name), &query, json!({ "input": input })).await
    }

    /// What somebody reads of a record by its id.
    pub async fn node(&self, name: &str, id: &str, fields: &str) -> Value {
        let query = format!("query($id: ID!) {{ node(id: $id) {{ {fields} }} }}");
        let answer = self.house.ask(self.token(name), &query, json!({ "id": id })).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"]["node"].clone()
    }

    pub async fn viewer(&self, name: &str, fields: &str) -> Value {
        let answer = self.house.ask(self.token(name), &format!("{{ viewer {{ {fields} }} }}"), json!({})).await;
        answer["data"]["viewer"].clone()
    }

    /// The version of a project, from the database.
    pub async fn version(&self, id: &str) -> i64 {
        let transaction = self.house.ctx.database.begin().await.unwrap();
        record::state(&transaction, GlobalId::parse(id).unwrap()).await.unwrap().unwrap().version
    }

    /// What somebody is in the team of a record.
    pub async fn role(&self, record: &str, name: &str) -> Option<String> {
        let transaction = self.house.ctx.database.begin().await.unwrap();
        let team = team::team(&transaction, GlobalId::parse(record).unwrap()).await.unwrap();
        let profile = PersonId(GlobalId::parse(&self.profiles[name]).unwrap().key);
        team.role(profile).map(|role| role.as_str().to_owned())
    }
}

pub fn email(name: &str) -> String {
    format!("{name}@example.org")
}

fn dataset(n: u128) -> Dataset {
    Dataset {
        id: DatasetId(key(n)),
        slug: "river-levels".to_owned(),
        title: "River levels".to_owned(),
        language: en(),
        description: None,
        translations: Default::default(),
        publisher: None,
        contact: None,
        landing_page: None,
        licence: None,
        access_rights: None,
        frequency: None,
        issued_on: None,
        modified_on: None,
        temporal_start: None,
        temporal_end: None,
        themes: vec![rialto_domain::vocabulary::Theme::Envi],
        keywords: Vec::new(),
        region: None,
        catalogue: None,
        distributions: Vec::new(),
        publication: Publication::Published,
        is_demo: false,
        origin: None,
    }
}
