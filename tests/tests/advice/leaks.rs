//! What is not public stays so by every path that advice opens.

use crate::table::Table;
use serde_json::{Value, json};

/// Everything that can be asked about advice, from every side.
const ALL: &str = "query($project: ID!, $other: ID!, $person: ID!, $advice: ID!, $action: ID!, $adoption: ID!, $session: ID!, $turn: ID!) { \
    project: node(id: $project) { ... on Project { actions { totalCount nodes { ...A } } adoptedAdvice { totalCount nodes { ...D } } \
    followUps { text { text } } contributions { totalCount nodes { ...C } } } } \
    other: node(id: $other) { ... on Project { actions { totalCount nodes { ...A } } adoptedAdvice { totalCount nodes { ...D } } } } \
    person: node(id: $person) { ... on Person { adoptedCount contributions(sort: ADOPTED) { totalCount nodes { ...C } } } } \
    advice: node(id: $advice) { ...C } action: node(id: $action) { ...A } adoption: node(id: $adoption) { ...D } \
    session: node(id: $session) { ... on Session { report { turns { turn { ...T } figures { given adopted adoptions actionsOpen } } \
    figures { projectsIn given adopted adoptions actionsOpen } followUps { text { text } project { slug } } } } } \
    turn: node(id: $turn) { ...T } \
    statistics { advice { given adopted adoptions actionsOpen projectsIn needsAnswered loadGini byArea { count } } } \
    region(code: \"SI\") { figures { advice { given adopted adoptions actionsOpen projectsIn needsAnswered byArea { count } } } } } \
    fragment C on Contribution { text { text } observation { text } project { slug } adoptions { totalCount nodes { note { text } project { slug } } } actions { title { text } } } \
    fragment D on Adoption { note { text } project { slug } contribution { text { text } } } \
    fragment A on Action { title { text } project { slug } contribution { text { text } } } \
    fragment T on SessionTurn { project { slug } contributions { text { text } } }";

struct Case {
    table: Table,
    variables: Value,
}

impl Case {
    /// A contribution at the table that the project answered and the other adopted, with an action and a follow-up.
    async fn new() -> Self {
        let table = Table::new().await;
        let world = &table.world;
        table.begin().await;
        let id = table.say("wordofadvice").await;
        table.end().await;
        table.answer(&id, "ADOPT").await;
        let adopt = json!({ "contributionId": id, "projectId": world.other, "note": "wordofadoption" });
        let fields = "project { adoptedAdvice { nodes { id } } }";
        let adopted = world.does("officer", "adoptContribution", fields, adopt).await;
        let open = json!({ "projectId": world.project, "contributionId": id, "title": "wordofaction" });
        let action = world.does("leader", "openAction", "action { id }", open).await["action"]["id"].clone();
        let now = world.house.ctx.now();
        let sql = format!(
            "insert into follow_up (id, session_id, project_id, day, state, text, language, answered_at) \
             select p.id, s.id, p.id, 30, 'done', 'wordoffollowup', 'en', {now} from project p, session s \
             where p.slug = 'bridge-over-the-river'"
        );
        world.house.place.execute(&sql).await;
        let variables = json!({ "project": world.project, "other": world.other, "person": world.profiles["stranger"], "advice": id,
            "action": action, "adoption": adopted["project"]["adoptedAdvice"]["nodes"][0]["id"], "session": table.session,
            "turn": table.turns[0] });
        Self { table, variables }
    }

    async fn read(&self, who: &str) -> Value {
        let answer = self.table.world.house.ask(self.table.world.token(who), ALL, self.variables.clone()).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    }
}

const WORDS: [&str; 4] = ["wordofadvice", "wordofadoption", "wordofaction", "wordoffollowup"];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_read_of_a_hidden_project_or_of_an_adoption_by_one() {
    let case = Case::new().await;
    let all = case.read("visitor").await.to_string();
    for word in WORDS {
        assert!(all.contains(word), "{word} is public at first: {all}");
    }
    let place = &case.table.world.house.place;
    let hide = |slug: &str, to: &str| format!("update project set publication = '{to}' where slug = '{slug}'");
    for state in ["draft", "archived", "hidden", "deleted"] {
        place.execute(&hide("bridge-over-the-river", state)).await;
        for who in ["visitor", "officer"] {
            let read = case.read(who).await;
            for word in WORDS {
                assert!(!read.to_string().contains(word), "{state} {who}: `{word}` in {read}");
            }
            assert!(!read.to_string().contains("bridge-over-the-river"), "{state} {who}: {read}");
            for figures in [
                &read["statistics"]["advice"],
                &read["region"]["figures"]["advice"],
                &read["session"]["report"]["figures"],
            ] {
                assert_eq!((&figures["given"], &figures["adoptions"]), (&json!(0), &json!(0)), "{state} {who}");
            }
            assert_eq!(read["person"]["adoptedCount"], 0, "{state} {who}");
        }
    }
    place.execute(&hide("bridge-over-the-river", "published")).await;
    // the project that adopted it, put out of sight by the act itself
    let world = &case.table.world;
    let record = json!({ "id": world.other, "version": world.version(&world.other).await });
    let done = world.house.act(world.token("officer"), "archive", "", record).await;
    assert_eq!(done["issues"], json!([]));
    let read = case.read("visitor").await;
    assert!(!read.to_string().contains("wordofadoption") && !read.to_string().contains("bridge-elsewhere"), "{read}");
    assert_eq!(read["advice"]["adoptions"]["totalCount"], 0);
    assert_eq!((&read["person"]["adoptedCount"], &read["statistics"]["advice"]["adoptions"]), (&json!(1), &json!(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_read_of_advice_whose_author_is_not_public_or_of_a_hidden_session() {
    let case = Case::new().await;
    let place = &case.table.world.house.place;
    place.execute("update person set publication = 'draft' where slug = 'person-stranger'").await;
    let read = case.read("visitor").await;
    assert!(!read.to_string().contains("wordofadvice") && !read.to_string().contains("wordofadoption"), "{read}");
    assert_eq!(read["statistics"]["advice"]["given"], 0);
    place.execute("update person set publication = 'published' where slug = 'person-stranger'").await;
    place.execute("update session set publication = 'draft'").await;
    let read = case.read("visitor").await;
    assert_eq!((&read["session"], &read["turn"]), (&Value::Null, &Value::Null));
    assert!(!read.to_string().contains("wordoffollowup"), "{read}");
    let by_session = "query($project: ID!, $session: ID!) { node(id: $project) { ... on Project { contributions(filter: { sessionId: $session }) { totalCount } } } }";
    let variables = json!({ "project": case.variables["project"], "session": case.variables["session"] });
    let found = case.table.world.house.ask(None, by_session, variables).await;
    assert_eq!(found["data"]["node"]["contributions"]["totalCount"], 0, "which session it was is not told");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_a_contribution_is_told_that_it_is_not_there() {
    let case = Case::new().await;
    let world = &case.table.world;
    let id = &case.variables["advice"];
    world.house.place.execute("update project set publication = 'draft' where slug = 'bridge-over-the-river'").await;
    for (name, input) in [
        ("answerContribution", json!({ "id": id, "answer": "ADOPT" })),
        ("editContribution", json!({ "id": id, "text": "x" })),
        ("adoptContribution", json!({ "contributionId": id, "projectId": world.other })),
    ] {
        let mut never = input.clone();
        let key = if name == "adoptContribution" { "contributionId" } else { "id" };
        never[key] = json!("contribution_0190f3a2000070008000000000fff000");
        for input in [input, never] {
            let answer = world.answer("officer", name, "", input).await;
            assert_eq!(answer["errors"][0]["message"], "the contribution was not found", "{name}: {answer}");
        }
    }
}
