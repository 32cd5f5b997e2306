//! Notes, contacts and teams are for those they are for, on every path.

use crate::world::World;
use serde_json::{Value, json};

const PRIVATE: &str = "... on Project { id contact { name email phone } notes { id text author isMine } \
    teamMembers { name role isMe slug } team { nodes { person { name } } } updatedAt }";

async fn written(world: &World) {
    let contact = json!({ "recordId": world.project, "name": "Zvonka Skrivna", "email": "Zvonka@Skrivna.si", "phone": "+386 1 234 56 78" });
    world.does("editor", "setContact", "", contact).await;
    world.does("viewer", "addNote", "", json!({ "recordId": world.project, "text": "Between us: skrivnost." })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_and_notes_are_for_the_team_alone() {
    let world = World::new().await;
    let before = world.node("visitor", &world.project, PRIVATE).await["updatedAt"].clone();
    world.house.clock.advance(60_000);
    written(&world).await;
    for (who, mine) in [("viewer", true), ("editor", false), ("leader", false)] {
        let seen = world.node(who, &world.project, PRIVATE).await;
        assert_eq!(seen["contact"]["email"], "zvonka@skrivna.si", "{who}");
        assert_eq!(seen["notes"][0]["text"], "Between us: skrivnost.", "{who}");
        assert_eq!(seen["notes"][0]["isMine"], mine, "{who}");
        let roles: Vec<&str> =
            seen["teamMembers"].as_array().unwrap().iter().map(|one| one["role"].as_str().unwrap()).collect();
        assert_eq!(roles, ["LEADER", "EDITOR", "VIEWER"], "{who}");
        assert_eq!(seen["teamMembers"][2]["slug"], Value::Null, "the viewer's profile is not public");
    }
    for who in ["visitor", "stranger", "hub", "officer"] {
        let seen = world.node(who, &world.project, PRIVATE).await;
        for field in ["contact", "notes", "teamMembers"] {
            assert_eq!(seen[field], Value::Null, "{who} {field}");
        }
        assert_eq!(seen["team"]["nodes"].as_array().unwrap().len(), 2, "{who}: public profiles alone");
    }
    let note = world.node("leader", &world.project, PRIVATE).await["notes"][0]["id"].clone();
    for (who, answer) in
        [("stranger", "NOT_FOUND"), ("editor", "FORBIDDEN"), ("leader", "done"), ("leader", "NOT_FOUND")]
    {
        assert_eq!(world.tries(who, "removeNote", json!({ "id": note })).await, answer, "{who}");
    }
    let wrong = json!({ "recordId": world.project, "email": "?", "phone": "call me" });
    assert_eq!(world.tries("editor", "setContact", wrong).await, "EMAIL_INVALID PHONE_INVALID");
    let after = world.node("visitor", &world.project, PRIVATE).await["updatedAt"].clone();
    assert_eq!(before, after, "what is private does not show in when the project changed");
}

/// Every path by which a record is reached, for what must not be in any answer.
#[tokio::test(flavor = "multi_thread")]
async fn no_path_tells_what_is_private() {
    let world = World::new().await;
    written(&world).await;
    let of = "id slug contact { email } notes { text } teamMembers { name } invitations { email } requests { name }";
    let paths = [
        format!("{{ projects(first: 100) {{ nodes {{ {of} }} }} }}"),
        format!("{{ project(slug: \"bridge-over-the-river\") {{ {of} }} }}"),
        format!("{{ search(text: \"bridge\") {{ nodes {{ ... on Project {{ {of} }} }} }} }}"),
        format!("{{ region(code: \"SI\") {{ projects {{ nodes {{ {of} }} }} unpublished {{ projects }} }} }}"),
        "{ search(text: \"skrivnost\") { totalCount } projects(filter: { text: \"Zvonka\" }) { totalCount } }"
            .to_owned(),
        format!("{{ expert(slug: \"person-leader\") {{ name }} organisation(slug: \"river-works\") {{ {of} }} }}"),
    ];
    for who in ["visitor", "stranger", "hub", "officer"] {
        for path in &paths {
            let answer = world.house.ask(world.token(who), path, json!({})).await;
            assert!(answer.get("errors").is_none(), "{who} {path}: {answer}");
            let text = answer.to_string().to_lowercase();
            for secret in ["skriv", "zvonka", "between us", "person viewer", "secret bridge"] {
                assert!(!text.contains(secret), "{who} reads `{secret}` by {path}: {text}");
            }
        }
    }
    let none = world.house.ask(world.token("stranger"), &paths[4], json!({})).await;
    assert_eq!(
        (&none["data"]["search"]["totalCount"], &none["data"]["projects"]["totalCount"]),
        (&json!(0), &json!(0))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_of_a_member_reads_contacts_with_the_scope_and_notes_never() {
    let world = World::new().await;
    written(&world).await;
    for (scopes, sees) in [(json!(["READ"]), false), (json!(["READ", "READ_CONTACTS"]), true)] {
        let name = scopes.to_string();
        let input = json!({ "name": name, "scopes": scopes, "expiresInDays": 1 });
        let made = world.house.act(world.token("editor"), "createApiToken", "secret", input).await;
        let token = made["secret"].as_str().unwrap();
        let query = format!("query($id: ID!) {{ node(id: $id) {{ {PRIVATE} }} }}");
        let seen = world.house.ask(Some(token), &query, json!({ "id": world.project })).await["data"]["node"].clone();
        assert_eq!(!seen["contact"].is_null(), sees, "{name}");
        assert_eq!((&seen["notes"], &seen["teamMembers"]), (&Value::Null, &Value::Null), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_team_kept_to_itself_goes_with_the_record() {
    use rialto_domain::id::{GlobalId, InvitationId, NoteId};
    use rialto_persistence::write::{private, team};
    let world = World::new().await;
    written(&world).await;
    let invite =
        json!({ "recordId": world.project, "email": "nobody@example.org", "role": "VIEWER", "language": "en" });
    world.does("leader", "invite", "", invite).await;
    let seen = world.node("leader", &world.project, "... on Project { notes { id } invitations { id } }").await;
    let key = |list: &str| GlobalId::parse(seen[list][0]["id"].as_str().unwrap()).unwrap().key;
    let (note, invitation) = (NoteId(key("notes")), InvitationId(key("invitations")));
    let there = || async {
        let transaction = world.house.ctx.database.begin().await.unwrap();
        let note = private::note(&transaction, note).await.unwrap().is_some();
        (note, team::invitation(&transaction, invitation).await.unwrap().is_some())
    };
    assert_eq!(there().await, (true, true));
    let deleted = "update project set publication = 'deleted', publication_before = 'published', deleted_at = updated_at \
                   where slug = 'bridge-over-the-river'";
    world.house.place.run(deleted).await;
    rialto_app::record::purge(&world.house.ctx).await.unwrap();
    assert_eq!(there().await, (true, true), "it can still be restored");
    world.house.clock.advance(31 * crate::house::DAY);
    rialto_app::record::purge(&world.house.ctx).await.unwrap();
    assert_eq!(there().await, (false, false));
}
