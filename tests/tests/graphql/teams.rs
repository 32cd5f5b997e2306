//! The people who make projects, and the learning chains of pilots.

use super::demo::Network;

#[tokio::test]
async fn a_project_shows_its_team_and_a_person_the_projects() {
    let network = Network::new().await;
    let data = network
        .data("{ projects(first: 40) { nodes { id team(first: 5) { totalCount nodes { id role joinedOn project { id } person { slug projects(first: 10) { totalCount nodes { id project { id } } } } } } } } }")
        .await;
    let mut members = 0;
    for project in data["projects"]["nodes"].as_array().unwrap() {
        let team = &project["team"];
        let nodes = team["nodes"].as_array().unwrap();
        assert_eq!(team["totalCount"], nodes.len());
        for member in nodes {
            members += 1;
            assert_eq!(member["project"]["id"], project["id"]);
            let theirs = member["person"]["projects"]["nodes"].as_array().unwrap();
            assert!(theirs.iter().any(|tie| tie["id"] == member["id"] && tie["project"]["id"] == project["id"]));
        }
        // a team may have lost its leader, but whoever leads comes first
        let leads: Vec<bool> = nodes.iter().map(|member| member["role"] == "LEADER").collect();
        assert!(leads.is_sorted_by(|before, after| before >= after), "who leads comes first: {team}");
    }
    assert!(members >= 30, "the demo network has teams, {members} people found");
}

#[tokio::test]
async fn somebody_in_a_team_is_reached_by_a_global_id() {
    let network = Network::new().await;
    let data = network
        .data(
            "{ project(slug: \"maestri-di-malga\") { slug } projects(first: 100) { nodes { team { nodes { id } } } } }",
        )
        .await;
    let all = data["projects"]["nodes"].as_array().unwrap();
    let id = all.iter().find_map(|node| node["team"]["nodes"][0]["id"].as_str()).unwrap();
    let data = network
        .data(&format!("{{ node(id: \"{id}\") {{ __typename ... on ProjectMember {{ role person {{ name }} }} }} }}"))
        .await;
    assert_eq!(data["node"]["__typename"], "ProjectMember");
    assert!(data["node"]["person"]["name"].is_string());
}

#[tokio::test]
async fn a_pilot_tells_its_learning_chain_in_order_and_in_the_readers_language() {
    let network = Network::new().await;
    let data = network
        .data("{ pilots { nodes { slug chain { kind title { text language isTranslation } text(language: \"hr\") { language } happenedOn place url } } } }")
        .await;
    let pilots = data["pilots"]["nodes"].as_array().unwrap();
    let istria = pilots.iter().find(|pilot| pilot["slug"].as_str().unwrap().contains("drustvenih")).unwrap();
    let chain = istria["chain"].as_array().unwrap();
    let kinds: Vec<&str> = chain.iter().map(|step| step["kind"].as_str().unwrap()).collect();
    let pilot = kinds.iter().position(|kind| *kind == "PILOT").unwrap();
    assert!(kinds[..pilot].contains(&"LEARNING_EVENT"), "what was learned comes before the pilot: {kinds:?}");
    let school = &chain[pilot];
    assert_eq!((&school["title"]["language"], &school["title"]["isTranslation"]), (&"en".into(), &true.into()));
    assert_eq!((&school["text"]["language"], &school["happenedOn"]), (&"hr".into(), &"2020-10-05".into()));
}
