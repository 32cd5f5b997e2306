//! Writing, reading, closing, and how much is too much.

use crate::house::{DAY, codes};
use crate::talk::{begun, read, talking, writes};
use rialto_domain::conversation::{FIRST_A_DAY, HOUR_MS, MESSAGES_AN_HOUR};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_project_asks_and_an_expert_answers_and_each_is_told_what_is_unread() {
    let world = talking().await;
    let id = begun(&world).await;
    let theirs = read(&world, "stranger", &id).await;
    assert_eq!((&theirs["side"], &theirs["unread"], &theirs["mayWrite"]), (&json!("EXPERT"), &json!(1), &json!(true)));
    assert_eq!(theirs["title"], "Bridge over the river · Person stranger");
    assert_eq!(theirs["messages"]["nodes"][0]["text"]["text"], "Will you come to the river?");
    assert_eq!(theirs["messages"]["nodes"][0]["isMine"], false);
    assert_eq!(world.viewer("stranger", "unreadMessages").await["unreadMessages"], 1);
    let notices = "notifications(first: 5) { nodes { kind count record { id } by { name } } }";
    let told = world.viewer("stranger", notices).await["notifications"]["nodes"].clone();
    assert_eq!((&told[0]["kind"], &told[0]["record"]["id"]), (&json!("MESSAGE"), &json!(id)), "{told}");
    assert_eq!(writes(&world, "leader", "And bring a boat.").await["conversation"]["id"], json!(id), "one for the two");
    let told = world.viewer("stranger", notices).await["notifications"]["nodes"].clone();
    assert_eq!((told.as_array().unwrap().len(), &told[0]["count"]), (1, &json!(2)), "one that waits, not two");

    let upto = read(&world, "stranger", &id).await["messages"]["nodes"][1]["id"].clone();
    let marked = json!({ "conversationId": id, "upTo": upto });
    let marked = world.does("stranger", "markConversationRead", "conversation { unread }", marked).await;
    assert_eq!(marked["conversation"]["unread"], 0);
    assert_eq!(world.viewer("stranger", "unreadNotifications").await["unreadNotifications"], 0, "read with it");
    let answer = json!({ "conversationId": id, "text": "On Friday.", "language": "sl" });
    world.does("stranger", "writeMessage", "message { id }", answer).await;
    for who in ["leader", "editor"] {
        let ours = read(&world, who, &id).await;
        assert_eq!((&ours["side"], &ours["unread"]), (&json!("PROJECT"), &json!(1)), "{who}");
        assert_eq!(world.viewer(who, "unreadNotifications").await["unreadNotifications"], 1, "{who}");
    }
    let unread = world.viewer("leader", "conversations(unread: true) { totalCount nodes { id } }").await;
    assert_eq!(unread["conversations"]["totalCount"], 1);
    world.does("leader", "markConversationRead", "", json!({ "conversationId": id })).await;
    let unread = world.viewer("leader", "conversations(unread: true) { totalCount }").await;
    assert_eq!(unread["conversations"]["totalCount"], 0);
    assert_eq!(read(&world, "editor", &id).await["unread"], 1, "each reads for themselves");
}

#[tokio::test(flavor = "multi_thread")]
async fn blocking_holds_both_ways_and_ends_where_it_began() {
    let world = talking().await;
    let id = begun(&world).await;
    let block = |block: bool| json!({ "conversationId": id, "block": block });
    world.does("stranger", "blockConversation", "", block(true)).await;
    for who in ["leader", "stranger"] {
        assert_eq!(codes(&writes(&world, who, "Please.").await), ["BLOCKED"], "{who}");
        assert_eq!(read(&world, who, &id).await["mayWrite"], false);
    }
    world.does("leader", "blockConversation", "", block(false)).await;
    assert_eq!(codes(&writes(&world, "leader", "Please.").await), ["BLOCKED"], "nobody opens what the other closed");
    let theirs = read(&world, "leader", &id).await;
    assert_eq!((&theirs["isBlockedByMe"], &theirs["isBlockedByOther"]), (&json!(false), &json!(true)));
    world.does("stranger", "blockConversation", "", block(false)).await;
    assert_eq!(codes(&writes(&world, "leader", "Thank you.").await), Vec::<&str>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_no_messages_is_not_written_to_first_and_goes_on_where_they_wrote() {
    let world = talking().await;
    let can = async |who: &str| {
        world.node(who, &world.profiles["stranger"], "... on Person { canBeWrittenTo }").await["canBeWrittenTo"].clone()
    };
    assert_eq!(can("visitor").await, true);
    let set = |takes: bool| json!({ "takes": takes });
    let now = world.does("stranger", "setTakesMessages", "viewer { takesMessages }", set(false)).await;
    assert_eq!((&now["viewer"]["takesMessages"], can("visitor").await), (&json!(false), json!(false)));
    assert_eq!(codes(&writes(&world, "leader", "Hello").await), ["NOT_TAKING_MESSAGES"]);
    assert_eq!(codes(&writes(&world, "stranger", "May I help?").await), Vec::<&str>::new());
    assert_eq!(codes(&writes(&world, "leader", "Yes!").await), Vec::<&str>::new(), "an answer is none of it");
    let nobody = json!({ "projectId": world.project, "personId": world.profiles["officer"], "text": "Hello" });
    assert_eq!(world.tries("leader", "writeMessage", nobody).await, "NOT_TAKING_MESSAGES", "no expert");
    let same = json!({ "projectId": world.project, "personId": world.profiles["editor"], "text": "Hello" });
    assert_eq!(world.tries("leader", "writeMessage", same).await, "SAME_SIDE");
    let draft = json!({ "projectId": world.draft, "personId": world.profiles["stranger"], "text": "Hello" });
    assert_eq!(world.tries("leader", "writeMessage", draft).await, "PROJECT_NOT_PUBLIC");
    let both = json!({ "text": "Hello" });
    assert_eq!(world.tries("leader", "writeMessage", both).await, "PLACE_NEEDED");
    assert!(!codes(&writes(&world, "leader", "  ").await).is_empty());
    let long = "x".repeat(5_001);
    assert_eq!(codes(&writes(&world, "leader", &long).await), ["TOO_LONG"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_begin_at_once_are_in_one_conversation_and_a_repeated_call_writes_once() {
    let world = talking().await;
    let (ours, theirs) = tokio::join!(writes(&world, "leader", "Hello?"), writes(&world, "stranger", "Hello!"));
    assert_eq!(ours["conversation"]["id"], theirs["conversation"]["id"], "{ours} {theirs}");
    let id = ours["conversation"]["id"].as_str().unwrap();
    let all = read(&world, "editor", id).await["messages"]["nodes"].clone();
    assert_eq!(all.as_array().unwrap().len(), 2);
    let call = || {
        let input = json!({ "conversationId": id, "text": "Once.", "idempotencyKey": "k1" });
        world.does("leader", "writeMessage", "message { id }", input)
    };
    let (one, other) = tokio::join!(call(), call());
    assert_eq!(one["message"]["id"], other["message"]["id"]);
    assert_eq!(read(&world, "editor", id).await["messages"]["nodes"].as_array().unwrap().len(), 3);
    let other = json!({ "conversationId": id, "text": "Twice.", "idempotencyKey": "k1" });
    assert_eq!(world.tries("leader", "writeMessage", other).await, "IDEMPOTENCY_KEY_USED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_is_stopped_by_the_hour_and_by_the_day() {
    let world = talking().await;
    let id = begun(&world).await;
    for n in 1..MESSAGES_AN_HOUR {
        assert_eq!(codes(&writes(&world, "leader", &n.to_string()).await), Vec::<&str>::new(), "{n}");
    }
    let refused = writes(&world, "leader", "one more").await;
    assert_eq!(codes(&refused), ["TOO_MANY"], "{refused}");
    assert_eq!(codes(&writes(&world, "editor", "I may").await), Vec::<&str>::new(), "each has an hour of their own");
    world.house.clock.advance(HOUR_MS);
    let renewed = world.house.sign_in(&crate::world::email("leader")).await;
    let input = json!({ "conversationId": id, "text": "Later." });
    let later = world.house.act(Some(&renewed.access), "writeMessage", "", input).await;
    assert_eq!(codes(&later), Vec::<&str>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_begins_five_conversations_waits_for_an_answer() {
    let world = talking().await;
    world.house.place.execute("update person set is_expert = (1 = 1)").await;
    // projects of others, to which an expert writes
    let mut made = Vec::new();
    for n in 0..=FIRST_A_DAY {
        let title = format!("Bridge number {n}");
        let input = json!({ "title": title, "language": "en", "despiteDuplicates": true });
        let id = world.does("leader", "createProject", "project { id }", input).await["project"]["id"].clone();
        made.push(id);
        world.house.clock.advance(1_000);
    }
    world.house.place.execute("update project set publication = 'published' where title like 'Bridge number%'").await;
    let first =
        |project: &Value| json!({ "projectId": project, "personId": world.profiles["stranger"], "text": "Hello" });
    for project in made.iter().skip(1) {
        assert_eq!(world.tries("stranger", "writeMessage", first(project)).await, "done");
    }
    assert_eq!(world.tries("stranger", "writeMessage", first(&made[0])).await, "TOO_MANY");
    assert_eq!(world.tries("leader", "writeMessage", first(&made[1])).await, "done", "an answer");
    assert_eq!(world.tries("stranger", "writeMessage", first(&made[0])).await, "done");
    world.house.clock.advance(DAY);
}
