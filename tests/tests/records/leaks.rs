//! Nobody learns of a record that is not public, by any path: what a visitor, another member and a program are told is what
//! they were told before it was there, and what they are told of it by name is what they are told of one that never was.

use crate::aggregates::{make, rows};
use crate::house::{House, Session};
use crate::network::house;
use rialto_app::Ctx;
use rialto_app::export::{self, Format, Target};
use rialto_domain::id::GlobalId;
use rialto_domain::policy::Actor;
use rialto_domain::vocabulary::Publication;
use rialto_persistence::write::form;
use serde_json::{Value, json};

const SECRET: &str = "quuxosecret";

/// Everything that is told of the whole network, as one list of queries; `$word` is looked for.
fn world(public: &[String]) -> Vec<String> {
    let counts = "totalCount nodes { id }";
    let facets = |names: &str| format!("facets(of: [{names}]) {{ values {{ value count }} }}");
    let mut all = vec![
        format!("{{ search(text: \"{SECRET}\") {{ totalCount {} edges {{ cursor node {{ id }} }} }} }}", facets("KIND")),
        format!("{{ search(text: \"neighbour\", first: 50) {{ {counts} {} }} }}", facets("KIND")),
        "{ statistics { projects organisations experts clusters datasets pilots openNeeds lessons languages countries projectsByRegionAndStage(level: 1) { stage count } } }".to_owned(),
        "{ region(code: \"ES\") { figures { projects organisations experts clusters datasets pilots openNeeds lessons budget { euros projects } stages { value count } needAreas { value count } sdgs { value count } focusAreas { value count } helices { value count } years { started ended } } projects { totalCount } organisations { totalCount } experts { totalCount } clusters { totalCount } datasets { totalCount } pilots { totalCount } sessions { totalCount } } }".to_owned(),
        format!("{{ projects(first: 50) {{ {counts} {} mapClusters(box: {{ west: -7, south: 36, east: -6, north: 37 }}, zoom: 10) {{ count }} }} }}", facets("COUNTRY, STAGE, AREA, NEED_KIND, SDG, FOCUS_AREA, LANGUAGE, HELIX, MACRO_SCENARIO, THEME, OUTCOME, CAUSE")),
        format!("{{ experts(first: 50) {{ {counts} {} }} }}", facets("COUNTRY, AREA, SKILL, LANGUAGE")),
        format!("{{ organisations(first: 50) {{ {counts} {} }} }}", facets("COUNTRY, HELIX, LANGUAGE")),
        format!("{{ clusters(first: 50) {{ {counts} {} }} }}", facets("COUNTRY, MACRO_SCENARIO, FOCUS_AREA, CONSOLIDATION")),
        format!("{{ datasets(first: 50) {{ {counts} {} }} }}", facets("COUNTRY, THEME, LANGUAGE, FORMAT, CATALOGUE, RATING")),
        format!("{{ pilots(first: 50) {{ {counts} }} }}"),
        format!("{{ sessions(first: 50) {{ {counts} {} }} }}", facets("COUNTRY, LANGUAGE, PHASE")),
    ];
    for (field, filters) in [
        (
            "projects",
            "regions: [\"ES\"], sdgs: [17], helices: [ACADEMIA], macroScenarios: [SVR_SMES], box: { west: -7, south: 36, east: -6, north: 37 }, isDemo: false, stages: [NEED_IDENTIFIED], areas: [FUNDING], needKinds: [DATA]",
        ),
        ("organisations", "regions: [\"ES\"], helices: [ACADEMIA], isDemo: false, languages: [\"en\"]"),
        ("clusters", "regions: [\"ES\"], macroScenarios: [SVR_SMES], consolidations: [STRUCTURED], isDemo: false"),
        (
            "datasets",
            "regions: [\"ES\"], themes: [EDUC], formats: [\"csv\"], ratings: [GOOD, SUFFICIENT, BAD, EXCELLENT], isDemo: false",
        ),
        ("sessions", "regions: [\"ES\"], languages: [\"es\"], isDemo: false"),
        (
            "experts",
            "regions: [\"ES\"], areas: [FUNDING], skills: [LEADERSHIP], languages: [\"hr\"], hasFreePlaces: true, isDemo: false",
        ),
    ] {
        for filter in filters.split(", ").filter(|part| {
            part.contains(':') && !part.starts_with("south") && !part.starts_with("east") && !part.starts_with("north")
        }) {
            let filter =
                if filter.starts_with("box") { "box: { west: -7, south: 36, east: -6, north: 37 }" } else { filter };
            if !filter.contains('[') || filter.ends_with(']') {
                all.push(format!("{{ {field}(filter: {{ {filter} }}) {{ {counts} }} }}"));
            }
        }
        all.push(format!("{{ {field}(filter: {{ text: \"{SECRET}\" }}) {{ {counts} }} }}"));
    }
    all.push(format!("{{ projects(filter: {{ tags: [\"{SECRET} a\"] }}) {{ {counts} }} }}"));
    // what the public neighbours tell of what is tied to them
    for id in public {
        all.push(format!(
            "{{ node(id: \"{id}\") {{ \
             ...on Project {{ organisation {{ id }} cluster {{ id }} pilots {{ {counts} }} datasetUses {{ totalCount }} links {{ totalCount }} linkedFrom {{ totalCount }} organisations {{ totalCount }} team {{ totalCount nodes {{ id }} }} }} \
             ...on Organisation {{ ledProjects {{ {counts} }} projects {{ totalCount }} memberships {{ totalCount }} }} \
             ...on Cluster {{ projects {{ {counts} }} pilots {{ {counts} }} members {{ totalCount }} helixCounts {{ count }} evenness }} \
             ...on Dataset {{ uses {{ totalCount }} }} ...on Pilot {{ cluster {{ id }} project {{ id }} datasetUses {{ totalCount }} }} }} }}"
        ));
    }
    all
}

struct Walk {
    house: House,
    ana: Session,
    others: Vec<Option<String>>,
    public: Vec<String>,
}

impl Walk {
    async fn told(&self) -> Vec<Vec<Value>> {
        let mut all = Vec::new();
        for other in &self.others {
            let mut told = Vec::new();
            for query in world(&self.public) {
                let answer = self.house.ask(other.as_deref(), &query, json!({})).await;
                assert!(answer.get("errors").is_none(), "{query}: {answer}");
                told.push(answer["data"].clone());
            }
            all.push(told);
        }
        all
    }

    /// Everything that the files of an export hold.
    async fn exported(&self) -> String {
        let ctx = Ctx { actor: Actor::Visitor, ..self.house.ctx.clone() };
        let mut out: Vec<u8> = Vec::new();
        for format in [Format::Csv, Format::JsonLines] {
            export::projects(&ctx, Target { format, to: &mut out }).await.unwrap();
            export::organisations(&ctx, Target { format, to: &mut out }).await.unwrap();
            export::datasets(&ctx, Target { format, to: &mut out }).await.unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    /// What is told of records by name, with what names them taken out.
    async fn named(&self, ids: &[(String, String)], is_there: bool) -> Vec<String> {
        let mut told = Vec::new();
        for (id, slug) in ids {
            let kind = GlobalId::parse(id).unwrap().kind;
            let (ty, root) = (kind.type_name(), if kind.as_str() == "person" { "expert" } else { kind.as_str() });
            let edit = if root == "expert" { "publish".to_owned() } else { format!("edit{ty}") };
            for other in &self.others {
                for query in [
                    format!(
                        "{{ node(id: \"{id}\") {{ id }} nodes(ids: [\"{id}\"]) {{ id }} {root}(id: \"{id}\") {{ id slug version history {{ totalCount }} }} }}"
                    ),
                    format!("{{ {root}(slug: \"{slug}\") {{ id form mayI }} }}"),
                    format!("mutation {{ {edit}(input: {{ id: \"{id}\", version: 1 }}) {{ issues {{ code }} }} }}"),
                    format!("mutation {{ publish(input: {{ id: \"{id}\", version: 1 }}) {{ issues {{ code }} }} }}"),
                    format!("mutation {{ delete(input: {{ id: \"{id}\", version: 1 }}) {{ issues {{ code }} }} }}"),
                    format!(
                        "mutation {{ translate(input: {{ id: \"{id}\", version: 1, language: \"es\", texts: [] }}) {{ issues {{ code }} }} }}"
                    ),
                    format!(
                        "mutation {{ createPilot(input: {{ title: \"x\", language: \"en\", {} }}) {{ issues {{ code path message }} pilot {{ id }} }} }}",
                        match root {
                            "project" => format!("projectId: \"{id}\""),
                            "cluster" => format!("clusterId: \"{id}\""),
                            _ => "clusterId: \"cluster_0190f3a2000070008000000000000009\"".to_owned(),
                        }
                    ),
                    format!(
                        "mutation {{ createProject(input: {{ title: \"x\", language: \"en\", {} }}) {{ issues {{ code path message }} project {{ id }} }} }}",
                        match root {
                            "organisation" => format!("organisationId: \"{id}\""),
                            _ => "organisationId: \"organisation_0190f3a2000070008000000000000009\"".to_owned(),
                        }
                    ),
                ] {
                    let answer = self.house.ask(other.as_deref(), &query, json!({})).await;
                    let mut errors = answer["errors"].clone();
                    for error in errors.as_array_mut().into_iter().flatten() {
                        error.as_object_mut().unwrap().remove("locations");
                    }
                    told.push(json!([answer["data"], errors]).to_string().replace(id, "ID").replace(slug, "SLUG"));
                }
            }
            let path = if root == "expert" { "experts".to_owned() } else { format!("{root}s") };
            let page =
                self.house.request(reqwest::Method::GET, &format!("/{path}/{slug}")).header("accept", "text/html");
            let page = page.send().await.unwrap();
            told.push(page.status().to_string());
            let page = page.text().await.unwrap();
            assert_eq!(page.contains(SECRET), is_there, "the first words of a page: {page}");
            told.push(page.replace(slug, "SLUG"));
        }
        told
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_not_public_is_as_one_that_never_was_by_every_path() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let scopes = json!({ "name": "bridge", "scopes": ["READ", "READ_CONTACTS", "WRITE_PROJECTS", "WRITE_NETWORK"], "expiresInDays": 1 });
    let token =
        house.act(Some(&iva.access), "createApiToken", "secret", scopes).await["secret"].as_str().unwrap().to_owned();
    let others = vec![None, Some(iva.access.clone()), Some(token)];
    // public neighbours that the secrets will be tied to
    let mut public = Vec::new();
    for row in rows(&region, "neighbour") {
        let id = make(&house, &ana, &row, &row.new).await;
        house.with_version(&ana, "publish", &id).await;
        public.push(id);
    }
    let walk = Walk { house, ana, others, public };
    let before = walk.told().await;
    let of = |kind: &str| walk.public.iter().find(|id| id.starts_with(kind)).unwrap().clone();

    let mut secrets = Vec::new();
    for mut row in rows(&region, SECRET) {
        match row.kind.as_str() {
            "project" => {
                row.whole["organisationId"] = json!(of("organisation_"));
                row.whole["clusterId"] = json!(of("cluster_"));
                let title = format!("{SECRET} need");
                row.whole["needs"] = json!([{ "area": "FUNDING", "kind": "DATA", "title": title }]);
            }
            "pilot" => {
                row.whole["clusterId"] = json!(of("cluster_"));
                row.whole["projectId"] = json!(of("project_"));
            }
            _ => {}
        }
        secrets.push(make(&walk.house, &walk.ana, &row, &row.whole).await);
    }
    let profile = json!({
        "version": 1, "headline": SECRET, "biography": SECRET, "areas": ["FUNDING"], "regionId": region, "regionsServedIds": [region],
        "skills": [{ "skill": "LEADERSHIP", "level": 2 }], "languages": ["hr"], "placesPerMonth": 2,
    });
    let profile = walk.house.done(&walk.ana, "editProfile", "person { id }", profile).await;
    secrets.push(profile["person"]["id"].as_str().unwrap().to_owned());
    // a public project that names a body and a cluster which are not
    let tied = json!({ "id": of("project_"), "version": 2, "organisationId": secrets[1], "clusterId": secrets[2] });
    walk.house.done(&walk.ana, "editProject", "project { organisation { id } }", tied).await;

    let mut named = Vec::new();
    for id in &secrets {
        let parts: Vec<String> = ["Project", "Organisation", "Person", "Cluster", "Dataset", "Pilot", "Session"]
            .iter()
            .map(|ty| format!("...on {ty} {{ slug }}"))
            .collect();
        let query = format!("{{ node(id: \"{id}\") {{ {} }} }}", parts.join(" "));
        let slug = walk.house.data(Some(&walk.ana), &query, json!({})).await["node"]["slug"].clone();
        named.push((id.clone(), slug.as_str().unwrap().to_owned()));
    }
    let never: Vec<(String, String)> = named
        .iter()
        .map(|(id, slug)| {
            let (kind, _) = id.split_once('_').unwrap();
            (format!("{kind}_0190f3a2000070008000000000000001"), format!("{slug}x"))
        })
        .collect();
    let nothing = walk.named(&never, false).await;

    let set = async |publication: Publication| {
        let transaction = walk.house.ctx.database.begin().await.unwrap();
        for id in &secrets {
            let id = GlobalId::parse(id).unwrap();
            let deleted = (publication == Publication::Deleted).then_some(crate::house::START);
            form::set_publication(&transaction, id, publication, (Some(Publication::Published), deleted))
                .await
                .unwrap();
            form::index(&transaction, id).await.unwrap();
        }
        transaction.commit().await.unwrap();
    };
    // the walk would pass on an empty database: once they are public, the same paths show them
    set(Publication::Published).await;
    let shown = walk.told().await;
    for (at, query) in
        world(&walk.public).iter().enumerate().take(11).filter(|(_, query)| !query.contains("\"neighbour\""))
    {
        assert_ne!(shown[0][at], before[0][at], "this path shows nothing at all: {query}");
    }
    assert!(walk.exported().await.contains(SECRET));
    assert_ne!(walk.named(&named[..1], true).await, nothing[..26]);

    for publication in [Publication::Draft, Publication::Archived, Publication::Hidden, Publication::Deleted] {
        set(publication).await;
        // writes have a pace
        walk.house.clock.advance(100_000);
        for (other, (told, before)) in walk.others.iter().zip(walk.told().await.iter().zip(&before)) {
            for ((told, before), query) in told.iter().zip(before).zip(world(&walk.public)) {
                assert_eq!(told, before, "{publication} is told to {other:?} by {query}");
            }
        }
        for (told, nothing) in walk.named(&named, false).await.iter().zip(&nothing) {
            assert_eq!(told, nothing, "{publication} is told by name");
        }
        assert!(!walk.exported().await.contains(SECRET), "{publication} is exported");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_tells_nothing_of_a_hidden_record_of_the_same_title() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let slug = async |who: &Session, title: &str| {
        let id = house.new_project(who, title, &region).await;
        house.project(Some(who), &id).await["slug"].as_str().unwrap().to_owned()
    };
    let first = slug(&ana, "Nido").await;
    let second = slug(&iva, "Nido").await;
    let alone = slug(&iva, "Nobody has this title").await;
    let ending = |slug: &str| slug.rsplit('-').next().unwrap().chars().count();
    assert!(first.starts_with("nido-") && second.starts_with("nido-") && first != second);
    assert_eq!(ending(&alone), ending(&second), "whether or not there is another, the address has the same form");
}
