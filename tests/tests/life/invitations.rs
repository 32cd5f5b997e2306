//! Invitations: cannot be guessed, nor used twice, nor by another address; nothing tells who has an account.

use crate::house::DAY;
use crate::world::{World, email};
use serde_json::{Value, json};

fn to(world: &World, address: &str, role: &str) -> Value {
    json!({ "recordId": world.project, "email": address, "role": role, "language": "sl", "message": "Pridi!\n{title}" })
}

async fn token(world: &World) -> String {
    world.house.letters().await.last().unwrap().token()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_invited_accepts_and_leads_by_hand_over() {
    let world = World::new().await;
    world.does("leader", "invite", "", to(&world, "Stranger@Example.org", "EDITOR")).await;
    let letters = world.house.letters().await;
    let letter = letters.last().unwrap();
    assert_eq!(letter.to, email("stranger"));
    assert!(letter.raw.contains("/invitation?token="), "{}", letter.raw);
    let token = letter.token();

    let query = "query($t: String!) { invitation(token: $t) { title kind role invitedBy message slug } }";
    let shown = world.house.ask(None, query, json!({ "t": token })).await["data"]["invitation"].clone();
    assert_eq!(
        (&shown["title"], &shown["kind"], &shown["role"]),
        (&json!("Bridge over the river"), &json!("PROJECT"), &json!("EDITOR"))
    );
    let mine = world.viewer("stranger", "invitations { id recordId title expiresAt }").await;
    assert_eq!(mine["invitations"][0]["recordId"], world.project);

    let accepted = world.does("stranger", "acceptInvitation", "recordId", json!({ "token": token })).await;
    assert_eq!(accepted["recordId"], world.project);
    assert_eq!(world.role(&world.project, "stranger").await.as_deref(), Some("editor"));
    assert_eq!(world.viewer("stranger", "invitations { id }").await["invitations"], json!([]));
    let hand = json!({ "projectId": world.project, "personId": world.profiles["stranger"] });
    world.does("leader", "handOverLeadership", "", hand).await;
    world.does("leader", "leave", "", json!({ "recordId": world.project })).await;
    let open = json!({ "projectId": world.project, "area": "FUNDING", "kind": "FUNDING", "title": "A bank" });
    assert_eq!(world.tries("stranger", "openNeed", open.clone()).await, "done");
    assert_eq!(world.tries("leader", "openNeed", open).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_works_once_for_its_address_in_its_time() {
    let world = World::new().await;
    let answers = |who: &'static str, token: String| {
        let world = &world;
        async move { world.tries(who, "acceptInvitation", json!({ "token": token })).await }
    };
    world.does("leader", "invite", "", to(&world, &email("stranger"), "VIEWER")).await;
    let first = token(&world).await;
    assert_eq!(answers("hub", first.clone()).await, "INVITATION_FOR_ANOTHER");
    assert_eq!(answers("visitor", first.clone()).await, "UNAUTHENTICATED");
    let mut guess = first.clone().into_bytes();
    guess[0] = if guess[0] == b'A' { b'B' } else { b'A' };
    for wrong in [String::from_utf8(guess).unwrap(), first[1..].to_owned(), String::new(), "x".repeat(5_000)] {
        assert_eq!(answers("stranger", wrong).await, "INVITATION_INVALID");
    }
    // an id is no key: somebody else's invitation is not there
    let id = world.viewer("stranger", "invitations { id }").await["invitations"][0]["id"].clone();
    assert_eq!(world.tries("hub", "acceptInvitation", json!({ "id": id })).await, "INVITATION_INVALID");
    assert_eq!(world.tries("hub", "withdrawInvitation", json!({ "id": id })).await, "NOT_FOUND");
    assert_eq!(world.tries("editor", "withdrawInvitation", json!({ "id": id })).await, "NOT_FOUND");

    // invited again, the link before ends
    world.house.clock.advance(1_000);
    world.does("leader", "invite", "", to(&world, &email("stranger"), "EDITOR")).await;
    let second = token(&world).await;
    assert_ne!(first, second);
    assert_eq!(answers("stranger", first).await, "INVITATION_INVALID");
    let (one, two) = tokio::join!(answers("stranger", second.clone()), answers("stranger", second.clone()));
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, ["INVITATION_INVALID", "done"], "once, also when it is used twice at the same time");
    assert_eq!(world.role(&world.project, "stranger").await.as_deref(), Some("editor"));

    // too old
    world.does("leader", "invite", "", to(&world, &email("officer"), "VIEWER")).await;
    let old = token(&world).await;
    world.house.clock.advance(14 * DAY);
    let query = "query($t: String!) { invitation(token: $t) { title } }";
    assert_eq!(world.house.ask(None, query, json!({ "t": old })).await["data"]["invitation"], Value::Null);
    let officer = world.house.sign_in(&email("officer")).await.access;
    let late = format!("mutation {{ acceptInvitation(input: {{ token: \"{old}\" }}) {{ issues {{ code }} }} }}");
    let late = world.house.ask(Some(&officer), &late, json!({})).await;
    assert_eq!(late["data"]["acceptInvitation"]["issues"][0]["code"], "INVITATION_INVALID", "{late}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_says_nothing_of_its_address_and_ends_with_who_sent_it() {
    let world = World::new().await;
    let fields = "... on Project { invitations { email } teamMembers { name } }";
    let known = world.answer("leader", "invite", "", to(&world, &email("stranger"), "VIEWER")).await;
    let unknown = world.answer("leader", "invite", "", to(&world, "nobody@example.org", "VIEWER")).await;
    assert_eq!(known["data"], unknown["data"]);
    let seen = world.node("leader", &world.project, fields).await;
    assert_eq!(seen["invitations"], json!([{ "email": "nobody@example.org" }, { "email": email("stranger") }]));
    for who in ["editor", "viewer", "stranger", "hub", "visitor"] {
        assert_eq!(world.node(who, &world.project, fields).await["invitations"], Value::Null, "{who}");
    }
    // somebody of the team who is invited keeps their role: nobody is put down by a mail
    world.does("leader", "invite", "", to(&world, &email("leader"), "VIEWER")).await;
    let own = token(&world).await;
    world.does("leader", "acceptInvitation", "", json!({ "token": own })).await;
    assert_eq!(world.role(&world.project, "leader").await.as_deref(), Some("leader"));

    let hand = json!({ "projectId": world.project, "personId": world.profiles["editor"] });
    world.does("leader", "handOverLeadership", "", hand).await;
    assert_eq!(world.viewer("stranger", "invitations { id }").await["invitations"], json!([]), "they are withdrawn");
}

#[tokio::test(flavor = "multi_thread")]
async fn invitations_have_a_pace_and_are_declined_and_withdrawn() {
    let world = World::new().await;
    world.does("leader", "invite", "", to(&world, &email("stranger"), "VIEWER")).await;
    let declined = token(&world).await;
    assert_eq!(world.tries("hub", "declineInvitation", json!({ "token": declined })).await, "INVITATION_FOR_ANOTHER");
    assert_eq!(world.tries("stranger", "declineInvitation", json!({ "token": declined })).await, "done");
    assert_eq!(world.tries("stranger", "acceptInvitation", json!({ "token": declined })).await, "INVITATION_INVALID");
    world.does("leader", "invite", "", to(&world, &email("stranger"), "VIEWER")).await;
    let id = world.viewer("stranger", "invitations { id }").await["invitations"][0]["id"].clone();
    assert_eq!(world.tries("leader", "withdrawInvitation", json!({ "id": id })).await, "done");
    assert_eq!(world.tries("stranger", "acceptInvitation", json!({ "id": id })).await, "INVITATION_INVALID");
    assert_eq!(world.tries("leader", "withdrawInvitation", json!({ "id": id })).await, "INVITATION_INVALID");
    for n in 2..20 {
        let to = to(&world, &format!("n{n}@example.org"), "VIEWER");
        assert_eq!(world.tries("leader", "invite", to).await, "done", "{n}");
    }
    let more = to(&world, "more@example.org", "VIEWER");
    assert_eq!(world.tries("leader", "invite", more).await, "RATE_LIMITED");
    let wrong = to(&world, "?", "MANAGER");
    assert_eq!(world.tries("leader", "invite", wrong).await, "EMAIL_INVALID ROLE_NOT_HERE");
    let nothing = world.answer("stranger", "acceptInvitation", "", json!({})).await;
    assert_eq!(nothing["data"]["acceptInvitation"]["issues"][0]["code"], "ONE_OF_TWO", "{nothing}");
}
