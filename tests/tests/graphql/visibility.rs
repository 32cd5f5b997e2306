//! Nobody learns of a draft through any path: every root field has a row here.

use super::demo::Network;
use rialto_domain::cluster::{Cluster, ClusterMember};
use rialto_domain::context::{Chance, Ids};
use rialto_domain::dataset::{Dataset, DatasetUse};
use rialto_domain::gate::{GateEvidence, Requirement};
use rialto_domain::geo::Point;
use rialto_domain::id::*;
use rialto_domain::organisation::Organisation;
use rialto_domain::person::Person;
use rialto_domain::pilot::{Pilot, PilotStep};
use rialto_domain::project::{Contribution, Need, Outcome, Project, ProjectLink, ProjectMember, ProjectOrganisation};
use rialto_domain::session::{Session, TimeZone};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::*;
use rialto_persistence::write::{Batch, Mode, lookup};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// A word that stands in every text of every record that is not public, and nowhere else.
const SECRET: &str = "quuxodraft";

/// Unpublished records of every aggregate, tied to the public demo network in every way there is.
struct Hidden {
    network: Network,
    ids: Vec<GlobalId>,
    public_project: GlobalId,
}

async fn key(network: &Network, query: &str, pointer: &str) -> Uuid {
    let data = network.data(query).await;
    GlobalId::parse(data.pointer(pointer).and_then(Value::as_str).unwrap()).unwrap().key
}

impl Hidden {
    async fn new() -> Self {
        let network = Network::new().await;
        let ids: Arc<dyn Ids> = Chance::system().ids;
        let next = || ids.next();
        let one = async |kind: &str| {
            key(&network, &format!("{{ {kind}(first: 1) {{ nodes {{ id }} }} }}"), &format!("/{kind}/nodes/0/id")).await
        };
        let (project, organisation) = (ProjectId(one("projects").await), OrganisationId(one("organisations").await));
        let (person, cluster) = (PersonId(one("experts").await), ClusterId(one("clusters").await));
        let (dataset, pilot) = (DatasetId(one("datasets").await), PilotId(one("pilots").await));
        let transaction = network.database.begin().await.unwrap();
        let region = Some(RegionId(lookup::region_keys(&transaction).await.unwrap()["ES612"]));
        let secret = || Some(format!("{SECRET} words"));
        let point = Some(Point { lat: 36.5, lon: -6.3, precision: PointPrecision::Address });

        let o = Organisation {
            id: OrganisationId(next()),
            slug: format!("o-{SECRET}"),
            name: format!("{SECRET} body"),
            language: Language::english(),
            summary: secret(),
            description: secret(),
            translations: Default::default(),
            helix: Some(Helix::Academia),
            size: secret(),
            website: None,
            region,
            point,
            founded_on: None,
            tags: vec![SECRET.to_owned()],
            publication: Publication::Draft,
            is_demo: false,
            origin: None,
        };
        let p = Person {
            id: PersonId(next()),
            slug: format!("e-{SECRET}"),
            name: format!("{SECRET} person"),
            language: Language::english(),
            headline: secret(),
            biography: secret(),
            translations: Default::default(),
            areas: vec![Area::Funding],
            skills: vec![(Skill::Leadership, 3)],
            languages: vec![Language::english()],
            region,
            regions_served: region.into_iter().collect(),
            places_per_month: Some(3),
            publication: Publication::Archived,
            is_demo: false,
        };
        let need = |open: bool| Need {
            id: NeedId(next()),
            area: Area::Creativity,
            kind: NeedKind::Licence,
            title: format!("{SECRET} need"),
            text: secret(),
            language: Language::english(),
            translations: Default::default(),
            open_until: None,
            status: if open { NeedStatus::Open } else { NeedStatus::Fulfilled },
        };
        let contribution = |expert| Contribution {
            id: ContributionId(next()),
            expert,
            area: Area::Funding,
            kind: ContributionKind::Advice,
            text: format!("{SECRET} advice"),
            language: Language::english(),
            translations: Default::default(),
            adopted: true,
            created_at: 1,
        };
        let member =
            |person| ProjectMember { id: ProjectMemberId(next()), person, role: ProjectRole::Leader, joined_on: None };
        let d = Project {
            id: ProjectId(next()),
            slug: format!("p-{SECRET}"),
            title: format!("{SECRET} title"),
            language: Language::parse("sq").unwrap(),
            summary: secret(),
            description: secret(),
            translations: Default::default(),
            stage: Stage::Stopped,
            stage_history: Vec::new(),
            region,
            point,
            organisation: Some(organisation),
            organisations: vec![ProjectOrganisation {
                id: ProjectOrganisationId(next()),
                organisation,
                role: OrganisationRole::Funder,
            }],
            team: vec![member(person), member(p.id)],
            cluster: Some(cluster),
            started_on: None,
            ended_on: None,
            budget: None,
            budget_eur_cents: Some(100),
            website: None,
            tags: vec![SECRET.to_owned()],
            sdgs: vec![17],
            focus_areas: vec![FocusArea::Demography],
            needs: vec![need(true), need(false)],
            contributions: vec![contribution(person), contribution(p.id)],
            outcome: Some(Outcome {
                kind: OutcomeKind::Failed,
                causes: vec![Cause::Team],
                language: Language::english(),
                tried: secret(),
                would_differ: secret(),
                translations: Default::default(),
                concluded_on: None,
            }),
            evidence: vec![GateEvidence {
                requirement: Requirement::Issue,
                text: format!("{SECRET} evidence"),
                language: Language::english(),
                met_on: None,
            }],
            publication: Publication::Draft,
            is_demo: false,
            origin: None,
        };
        let c = Cluster {
            id: ClusterId(next()),
            slug: format!("c-{SECRET}"),
            name: format!("{SECRET} cluster"),
            language: Language::english(),
            summary: secret(),
            translations: Default::default(),
            macro_scenario: MacroScenario::SvrSmes,
            consolidation: Consolidation::Emerging,
            region,
            focus_areas: vec![FocusArea::SmeSupport],
            priorities: vec![SECRET.to_owned()],
            founded_on: None,
            website: None,
            members: vec![ClusterMember {
                id: ClusterMemberId(next()),
                organisation,
                helix: Helix::Business,
                joined_on: None,
            }],
            publication: Publication::Draft,
            is_demo: false,
        };
        let t = Dataset {
            id: DatasetId(next()),
            slug: format!("d-{SECRET}"),
            title: format!("{SECRET} data"),
            language: Language::english(),
            description: secret(),
            translations: Default::default(),
            publisher: secret(),
            contact: secret(),
            landing_page: secret(),
            licence: secret(),
            access_rights: None,
            frequency: None,
            themes: vec![Theme::Tran],
            keywords: vec![SECRET.to_owned()],
            issued_on: None,
            modified_on: None,
            temporal_start: None,
            temporal_end: None,
            region,
            catalogue: None,
            distributions: Vec::new(),
            publication: Publication::Archived,
            is_demo: false,
            origin: None,
        };
        let q = Pilot {
            id: PilotId(next()),
            slug: format!("q-{SECRET}"),
            title: format!("{SECRET} pilot"),
            language: Language::english(),
            summary: secret(),
            translations: Default::default(),
            status: PilotStatus::Stopped,
            cluster: Some(cluster),
            project: Some(project),
            region,
            started_on: None,
            ended_on: None,
            milestones: Vec::new(),
            indicators: Vec::new(),
            chain: vec![PilotStep {
                kind: ChainKind::Uptake,
                title: format!("{SECRET} step"),
                text: secret(),
                language: Language::english(),
                translations: Default::default(),
                happened_on: None,
                place: secret(),
                url: None,
            }],
            publication: Publication::Draft,
            is_demo: false,
        };
        let s = Session {
            id: SessionId(next()),
            slug: format!("s-{SECRET}"),
            title: format!("{SECRET} session"),
            language: Language::english(),
            summary: secret(),
            translations: Default::default(),
            community: secret(),
            starts_at: 2_000_000_000_000,
            ends_at: None,
            time_zone: TimeZone::parse("Europe/Madrid").unwrap(),
            place: secret(),
            region,
            languages: vec![Language::parse("sq").unwrap()],
            stream_url: secret(),
            call: None,
            seats: Vec::new(),
            publication: Publication::Draft,
            is_demo: false,
        };
        // somebody whose profile is hidden, in the team of a public project
        let hidden_member = member(p.id);
        let link = |from, to| ProjectLink {
            id: ProjectLinkId(next()),
            from,
            to,
            kind: LinkKind::AllyOf,
            note: secret(),
            language: Language::english(),
        };
        let links = [link(d.id, project), link(project, d.id)];
        let usage = |dataset, project, pilot| DatasetUse {
            id: DatasetUseId(next()),
            dataset,
            project,
            pilot,
            purpose: UsePurpose::Design,
            note: secret(),
            language: Language::english(),
        };
        let uses = [
            usage(dataset, Some(d.id), None),
            usage(t.id, Some(project), None),
            usage(dataset, None, Some(q.id)),
            usage(t.id, None, Some(pilot)),
        ];

        let mut batch = Batch::new(2_000_000_000_000);
        let mut keys = || next();
        batch.organisation(&o, Mode::Create);
        batch.person(&p, Mode::Create);
        batch.cluster(&c, Mode::Create);
        batch.dataset(&t, Mode::Create, &mut keys);
        batch.project(&d, Mode::Create, &mut keys);
        batch.pilot(&q, Mode::Create, &mut keys);
        batch.session(&s, Mode::Create);
        batch.project_member(project, &hidden_member);
        links.iter().for_each(|link| batch.project_link(link));
        uses.iter().for_each(|usage| batch.dataset_use(usage));
        batch.save(&transaction).await.unwrap();
        transaction.commit().await.unwrap();

        let mut hidden: Vec<GlobalId> = vec![
            o.id.into(),
            p.id.into(),
            d.id.into(),
            c.id.into(),
            t.id.into(),
            q.id.into(),
            s.id.into(),
            hidden_member.id.into(),
        ];
        hidden.extend(d.needs.iter().map(|need| GlobalId::from(need.id)));
        hidden.extend(d.contributions.iter().map(|contribution| GlobalId::from(contribution.id)));
        hidden.extend(d.team.iter().map(|member| GlobalId::from(member.id)));
        hidden.extend(d.organisations.iter().map(|member| GlobalId::from(member.id)));
        hidden.extend(c.members.iter().map(|member| GlobalId::from(member.id)));
        hidden.extend(links.iter().map(|link| GlobalId::from(link.id)));
        hidden.extend(uses.iter().map(|usage| GlobalId::from(usage.id)));
        Self { network, ids: hidden, public_project: project.into() }
    }

    /// A row for each root field: queries that reach for what is hidden.
    fn rows(&self) -> Vec<(&'static str, Vec<String>)> {
        let ids: Vec<String> = self.ids.iter().map(|id| format!("\"{id}\"")).collect();
        let by_slug =
            |field: &str, prefix: &str| vec![format!("{{ {field}(slug: \"{prefix}-{SECRET}\") {{ id slug }} }}")];
        let facets = "facets(of: [COUNTRY, LANGUAGE]) { values { value count } }";
        let list = |field: &str, more: &str| {
            vec![
                format!("{{ {field}(first: 40) {{ totalCount nodes {{ id {more} }} }} }}"),
                format!("{{ {field}(first: 100, filter: {{ text: \"{SECRET}\" }}) {{ totalCount nodes {{ id }} }} }}"),
                format!("{{ {field}(filter: {{ isDemo: false }}) {{ totalCount nodes {{ id }} }} }}"),
            ]
        };
        let mut projects = list(
            "projects",
            "slug tags team { totalCount nodes { id person { slug name } } } links { totalCount nodes { note { text } target { slug } } } linkedFrom { totalCount nodes { project { slug } } } contributions { nodes { text { text } expert { slug } } } datasetUses { nodes { note { text } } } pilots { nodes { slug } } gates { isMet isPassed requirements { isMet evidence { text } } }",
        );
        projects.push(format!("{{ projects(filter: {{ tags: [\"{SECRET}\"] }}) {{ totalCount {facets} mapClusters(box: {{west: -7, south: 36, east: -6, north: 37}}, zoom: 10) {{ count project {{ slug }} }} }} }}"));
        projects.push("{ projects(filter: { isDemo: false }) { totalCount facets(of: [STAGE, AREA, NEED_KIND, SDG, FOCUS_AREA, HELIX, MACRO_SCENARIO, THEME, COUNTRY, LANGUAGE, OUTCOME, CAUSE]) { values { value count } } } }".to_owned());
        projects.push("{ projects { totalCount facets(of: [OUTCOME, CAUSE]) { values { value count } } } }".to_owned());
        projects.push("{ projects(sort: CONCLUDED, first: 100, filter: { hasOutcome: true, causes: [TEAM] }) { totalCount nodes { id } } }".to_owned());
        vec![
            ("node", ids.iter().map(|id| format!("{{ node(id: {id}) {{ id __typename }} }}")).collect()),
            ("nodes", vec![format!("{{ nodes(ids: [{}]) {{ id __typename }} }}", ids.join(", "))]),
            ("project", by_slug("project", "p")),
            ("projects", projects),
            ("expert", by_slug("expert", "e")),
            ("experts", list("experts", "slug projects { totalCount nodes { id project { slug } } } contributions { nodes { id text { text } project { slug } } }")),
            ("organisation", by_slug("organisation", "o")),
            ("organisations", list("organisations", "slug ledProjects(first: 50) { totalCount nodes { slug } } projects(first: 50) { nodes { project { slug } } } memberships { nodes { cluster { slug } } }")),
            ("cluster", by_slug("cluster", "c")),
            ("clusters", list("clusters", "slug projects(first: 50) { totalCount nodes { slug } } pilots { nodes { slug } } members { nodes { organisation { slug } } } helixCounts { count }")),
            ("dataset", by_slug("dataset", "d")),
            ("datasets", list("datasets", "slug keywords quality { points checks { points } } uses(first: 50) { totalCount nodes { note { text } project { slug } pilot { slug } } }")),
            ("pilot", by_slug("pilot", "q")),
            ("pilots", list("pilots", "slug chain { title { text } place } datasetUses { totalCount nodes { note { text } } }")),
            ("session", by_slug("session", "s")),
            ("sessions", list("sessions", "slug title { text } community place streamUrl languages")),
            ("region", vec!["{ region(code: \"ES612\") { figures { projects organisations experts clusters datasets pilots openNeeds lessons budget { euros projects } stages { value count } needAreas { value count } sdgs { value count } focusAreas { value count } helices { value count } years { started ended } } sessions { totalCount nodes { slug } } projects { totalCount nodes { slug } } organisations { nodes { slug } } experts { nodes { slug } } clusters { nodes { slug } } datasets { nodes { slug } } pilots { nodes { slug } } } }".to_owned()]),
            ("regions", vec!["{ regions(filter: { within: [\"ES61\"] }) { nodes { figures { projects openNeeds lessons sdgs { value count } budget { projects } } projects { totalCount nodes { slug } } organisations { nodes { slug } } sessions { totalCount } } } }".to_owned()]),
            ("search", vec![format!("{{ search(text: \"{SECRET}\") {{ totalCount facets(of: [KIND]) {{ values {{ value count }} }} edges {{ kind node {{ id }} }} }} }}")]),
            ("statistics", vec!["{ statistics { projects organisations experts clusters datasets pilots openNeeds lessons languages countries projectsByRegionAndStage(level: 3, within: \"ES612\") { stage count } } }".to_owned()]),
            ("vocabulary", vec!["{ vocabulary(name: STAGE) { value label { text } } }".to_owned()]),
            ("viewer", vec!["{ viewer { id email sessions { id device } apiTokens { id name } } }".to_owned()]),
            // outcomes and lessons; what is not told by name: tests/lessons/leaks.rs
            (
                "lessons",
                vec![
                    "{ lessons(first: 100) { totalCount nodes { id tried { text } wouldDiffer { text } tags project { slug } } facets(of: [OUTCOME, CAUSE, AREA, STAGE, FOCUS_AREA]) { values { value count } } } }".to_owned(),
                    format!("{{ lessons(first: 100, filter: {{ text: \"{SECRET}\" }}) {{ totalCount nodes {{ id }} }} }}"),
                    format!("{{ lessons(first: 100, filter: {{ tag: [\"{SECRET}\"] }}) {{ totalCount nodes {{ id }} }} }}"),
                ],
            ),
            ("lesson", vec!["{ lesson(id: \"lesson_0190f3a2000070008000000000000001\") { id } }".to_owned()]),
            // for who may conclude alone: tests/lessons/preview.rs
            ("outcomePreview", Vec::new()),
            // for members alone: tests/records/duplicates.rs and leaks.rs
            ("duplicates", Vec::new()),
            // for administrators alone: tests/life/appointments.rs
            ("appointments", Vec::new()),
            ("invitation", vec!["{ invitation(token: \"x\") { title slug email recordId } }".to_owned()]),
            ("identityProviders", vec!["{ identityProviders { name title url } }".to_owned()]),
            ("retention", vec!["{ retention { what days } }".to_owned()]),
            ("erasureRules", vec!["{ erasureRules { what keep remove } }".to_owned()]),
            // for moderators alone: tests/privacy/moderation.rs
            ("reports", Vec::new()),
            ("objections", Vec::new()),
            ("limits", vec!["{ limits { maxDepth } }".to_owned()]),
        ]
    }
}

#[tokio::test]
async fn every_root_field_has_a_row_that_reaches_for_drafts() {
    let hidden = Hidden::new().await;
    let data = hidden
        .network
        .data(
            "{ __schema { queryType { fields { name } } mutationType { name } subscriptionType { fields { name } } } }",
        )
        .await;
    let fields: BTreeSet<String> = data["__schema"]["queryType"]["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["name"].as_str().unwrap().to_owned())
        .collect();
    let rows: BTreeSet<String> = hidden.rows().into_iter().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(fields, rows, "give each new root field a row in visibility.rs that reaches for drafts");
    let mutations = &data["__schema"]["mutationType"]["name"];
    assert_eq!(mutations, "Mutation", "each mutation has its row in tests/accounts/rights.rs");
    // `table/transport.rs` reaches with each of these for a session that nobody may see, and for one that is hidden meanwhile
    let streams = serde_json::json!([{ "name": "table" }]);
    assert_eq!(data["__schema"]["subscriptionType"]["fields"], streams, "subscriptions need rows of their own");
}

#[tokio::test]
async fn no_path_shows_an_unpublished_record() {
    let hidden = Hidden::new().await;
    let ids: Vec<String> = hidden.ids.iter().map(ToString::to_string).collect();
    for (field, queries) in hidden.rows() {
        for query in queries {
            let data = hidden.network.data(&query).await.to_string();
            assert!(!data.contains(SECRET), "{field} shows a draft: {query}\n{data}");
            let found = ids.iter().find(|id| data.contains(id.as_str()));
            assert!(found.is_none(), "{field} shows the id {found:?} of a draft: {query}");
            if query.contains("isDemo: false") || query.contains(&format!("text: \"{SECRET}\"")) {
                assert!(
                    !data.contains("\"totalCount\":1") && !data.contains("\"totalCount\":2"),
                    "{field} counts a draft: {query}\n{data}"
                );
            }
        }
    }
}

#[tokio::test]
async fn counts_are_the_same_with_and_without_drafts() {
    let plain = Network::new().await;
    let hidden = Hidden::new().await;
    let queries: Vec<String> = hidden
        .rows()
        .into_iter()
        .filter(|(field, _)| {
            matches!(
                *field,
                "statistics"
                    | "search"
                    | "region"
                    | "regions"
                    | "limits"
                    | "lessons"
                    | "projects"
                    | "clusters"
                    | "datasets"
                    | "experts"
                    | "pilots"
                    | "sessions"
            )
        })
        .flat_map(|(_, queries)| queries)
        .collect();
    let counts = |data: &Value| {
        let mut numbers = Vec::new();
        collect_counts(data, &mut numbers);
        numbers
    };
    for query in queries {
        let (before, after) = (plain.data(&query).await, hidden.network.data(&query).await);
        assert_eq!(counts(&before), counts(&after), "a count tells of a draft: {query}");
    }
}

fn collect_counts(value: &Value, out: &mut Vec<(String, i64)>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if let Some(number) = value.as_i64() {
                    out.push((name.clone(), number));
                }
                collect_counts(value, out);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_counts(item, out)),
        _ => {}
    }
}

#[tokio::test]
async fn the_servers_owner_sees_what_visitors_do_not() {
    // the tests above would pass on an empty database: here the same records are found
    let hidden = Hidden::new().await;
    let ids: Vec<String> = hidden.ids.iter().map(ToString::to_string).collect();
    let call = rialto_gateway::graphql::Call {
        query: Some("query($ids: [ID!]!) { nodes(ids: $ids) { id } }".to_owned()),
        variables: json!({ "ids": ids }).as_object().unwrap().clone(),
        ..Default::default()
    };
    let reader = rialto_gateway::graphql::Reader {
        actor: rialto_domain::policy::Actor::Operator,
        preferences: Default::default(),
        request_id: String::new(),
    };
    let body: Value = serde_json::from_str(&hidden.network.service.answer(call, reader).await.body).unwrap();
    let found = body["data"]["nodes"].as_array().unwrap().iter().filter(|node| !node.is_null()).count();
    assert_eq!(found, ids.len(), "{body}");
    let public = hidden.network.data(&format!("{{ node(id: \"{}\") {{ id }} }}", hidden.public_project)).await;
    assert!(public["node"]["id"].is_string());
}
