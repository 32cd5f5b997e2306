//! How many statements a list takes: as many for twenty records as for one.

use crate::world::{World, person};
use rialto_domain::context::date_of;
use rialto_domain::id::{GlobalId, JoinRequestId, PersonId};
use rialto_domain::policy::record::Role;
use rialto_domain::vocabulary::Publication;
use rialto_persistence::write::{Batch, Mode, team};
use serde_json::{Value, json};

const MANY: usize = 20;

/// The session of who asks is looked up, and one statement reads all that was asked for.
const STATEMENTS: u64 = 2;

/// Who asks, for what, and where in the answer the list is.
type Row = (&'static str, String, &'static str);

/// Twenty of everything that belongs to a record or to somebody. The clock goes on between them: writes have a pace.
async fn fill(world: &World) {
    world.house.place.execute("update person set is_expert = (1 = 1) where slug = 'person-stranger'").await;
    let other = json!({ "title": "A bridge that learns", "language": "en", "despiteDuplicates": true });
    let other = world.does("leader", "createProject", "project { id }", other).await["project"]["id"].clone();
    world
        .house
        .place
        .execute("update project set publication = 'published' where title = 'A bridge that learns'")
        .await;
    for n in 0..MANY {
        world.house.clock.advance(10_000);
        let a = |what: &str| format!("{what} {n}");
        world.does("leader", "addNote", "", json!({ "recordId": world.project, "text": a("Note") })).await;
        let need = json!({ "projectId": world.project, "area": "FUNDING", "kind": "FUNDING", "title": a("A bank") });
        world.does("leader", "openNeed", "", need).await;
        world.does("leader", "addMilestone", "", json!({ "pilotId": world.pilot, "title": a("Step") })).await;
        let indicator = json!({ "pilotId": world.pilot, "name": a("Visits"), "unit": "people", "better": "HIGHER" });
        let made = world.does("leader", "addIndicator", "pilot { indicators { id } }", indicator).await;
        let made = made["pilot"]["indicators"].as_array().unwrap().last().unwrap()["id"].clone();
        world.does("leader", "recordMeasurement", "", json!({ "indicatorId": made, "value": n })).await;
        let draft = json!({ "key": format!("project-{n}"), "content": { "title": n } });
        world.does("leader", "saveDraft", "", draft).await;
        let comment = json!({ "subjectId": world.project, "text": a("Well done") });
        world.does("stranger", "writeComment", "", comment).await;
        let to =
            json!({ "projectId": world.project, "personId": world.profiles["stranger"], "text": a("Will you come?") });
        world.does("leader", "writeMessage", "", to).await;
        let body = json!({ "name": a("Works of the valley"), "language": "en", "despiteDuplicates": true });
        world.does("leader", "createOrganisation", "", body).await;
        let advice = json!({ "projectId": world.project, "area": "FUNDING", "kind": "ADVICE", "language": "en", "text": a("Ask") });
        let given =
            world.does("stranger", "contribute", "contribution { id }", advice).await["contribution"]["id"].clone();
        world.does("leader", "answerContribution", "", json!({ "id": given, "answer": "ADOPT" })).await;
        let action = json!({ "projectId": world.project, "contributionId": given, "title": a("Ask"), "ownerId": world.profiles["leader"] });
        world.does("leader", "openAction", "", action).await;
        let money = json!({ "projectId": world.project, "role": "ATTRACTED", "amountEur": n, "basis": "ESTIMATED", "happenedOn": "2026-11-01", "source": a("Fund") });
        world.does("leader", "recordMoney", "", money).await;
        let adopted = json!({ "contributionId": given, "projectId": other });
        world.does("leader", "adoptContribution", "", adopted).await;
        let invitation = json!({ "recordId": world.project, "email": format!("guest-{n}@example.org"), "role": "VIEWER", "language": "en" });
        world.does("leader", "invite", "", invitation).await;
    }
    people(world).await;
    world.does("stranger", "report", "", json!({ "id": world.project, "reason": "SPAM" })).await;
}

/// People in the team, and people who ask to join: an account for each would be twenty hashes of passwords.
async fn people(world: &World) {
    let (ctx, now) = (&world.house.ctx, world.house.ctx.now());
    let project = GlobalId::parse(&world.project).unwrap();
    let transaction = ctx.database.begin().await.unwrap();
    let mut batch = Batch::new(now);
    let all: Vec<_> =
        (200..200 + 2 * MANY as u128).map(|n| person(n, &n.to_string(), Publication::Published)).collect();
    for one in &all {
        batch.person(one, Mode::Create);
    }
    batch.save(&transaction).await.unwrap();
    for (n, one) in all.iter().enumerate() {
        let key = ctx.chance.ids.next();
        if n % 2 == 0 {
            team::add(&transaction, (project, key), (PersonId(one.id.0), Role::Viewer), (date_of(now), now))
                .await
                .unwrap();
        } else {
            let request = (JoinRequestId(key), project);
            team::ask(&transaction, request, (one.id, Some("I can weld.")), now).await.unwrap();
        }
    }
    transaction.commit().await.unwrap();
}

fn rows(world: &World) -> Vec<Row> {
    let project = |fields: &str| format!("{{ node(id: \"{}\") {{ ... on Project {{ {fields} }} }} }}", world.project);
    let pilot = |fields: &str| format!("{{ node(id: \"{}\") {{ ... on Pilot {{ {fields} }} }} }}", world.pilot);
    let own = |fields: &str| format!("{{ viewer {{ {fields} }} }}");
    let named = "__typename ... on Project { title { text } } ... on Organisation { name region { name } }";
    vec![
        ("leader", project("teamMembers { personId name slug isMe role joinedOn }"), "/node/teamMembers"),
        ("leader", project("team(first: 20) { nodes { role person { name slug region { name } } } }"), "/node/team/nodes"),
        ("leader", project("invitations { email role title invitedBy expiresAt }"), "/node/invitations"),
        ("leader", project("requests { name title message personId }"), "/node/requests"),
        ("leader", project("notes { text author isMine createdAt }"), "/node/notes"),
        (
            "leader",
            project("history(first: 20) { totalCount nodes { act at by { name } byName fields { name before after } version } }"),
            "/node/history/nodes",
        ),
        ("leader", project("needs(first: 20) { nodes { title { text } status } }"), "/node/needs/nodes"),
        ("leader", project("mayI gates { isMet requirements { isMet evidence { text } } }"), "/node/gates"),
        (
            "leader",
            project("contributions(first: 20) { nodes { text { text html } expert { name region { name } } } }"),
            "/node/contributions/nodes",
        ),
        (
            "leader",
            project(
                "contributions(first: 20, sort: ADOPTED) { nodes { observation { text } resources { url } answer { answer reason { text } at } \
                 iMayWithdraw editableUntil adoptions(first: 3) { totalCount nodes { project { title { text } } note { text } } } \
                 actions { title { text } owner { name } } sessionTurn { minutes } } }",
            ),
            "/node/contributions/nodes",
        ),
        (
            "leader",
            project("actions(first: 20) { totalCount nodes { title { text } text { text } ownerName ownerId isMine contribution { text { text } } } }"),
            "/node/actions/nodes",
        ),
        (
            "leader",
            project("money(first: 20) { totalCount nodes { role amountEur basis happenedOn source evidence project { slug } session { slug } } }"),
            "/node/money/nodes",
        ),
        (
            "leader",
            own("actions { title { text } project { slug } contribution { id } } projectsToAct { slug } followUpsToAnswer { day }"),
            "/viewer/actions",
        ),
        (
            "leader",
            own(
                "projectsToAct { adoptedAdvice(first: 20) { nodes { contribution { text { text } expert { adoptedCount } } project { slug } } } }",
            ),
            "/viewer/projectsToAct/0/adoptedAdvice/nodes",
        ),
        ("leader", pilot("milestones { title { text } dueOn }"), "/node/milestones"),
        ("leader", pilot("indicators { name { text } measured measuredOn }"), "/node/indicators"),
        ("leader", pilot("history(first: 20) { nodes { act fields { name } by { name } } }"), "/node/history/nodes"),
        (
            "leader",
            own(&format!("records(first: 20) {{ nodes {{ role publication record {{ {named} }} }} }}")),
            "/viewer/records/nodes",
        ),
        (
            "leader",
            project("support isSupported commentsOpen comments(first: 20) { totalCount nodes { text { html } authorName isMine author { name } answers { text { text } } subject { id } } }"),
            "/node/comments/nodes",
        ),
        (
            "leader",
            own(
                "unreadMessages conversations(first: 20) { totalCount nodes { title unread mayWrite isBlockedByMe person { name } project { slug } \
                 lastMessage { text { text } } messages(last: 20) { nodes { authorName side isMine text { html } author { name } } } } }",
            ),
            "/viewer/conversations/nodes/0/messages/nodes",
        ),
        ("leader", own("drafts { key content savedAt }"), "/viewer/drafts"),
        ("leader", own("sessions { device startedAt } apiTokens { name } consents { purpose isGiven }"), "/viewer/consents"),
        ("stranger", own("invitations { title } requests { title } appointments { role } notices { note }"), ""),
        ("hub", own("appointments { role regionName regionCode }"), "/viewer/appointments"),
        ("officer", "{ region(code: \"SI03\") { unpublished { projects } } }".to_owned(), ""),
        (
            "moderator",
            "{ reports(first: 20) { totalCount nodes { reason recordTitle others concerned { name } record { id } } } objections { text } }".to_owned(),
            "/reports/nodes",
        ),
        ("administrator", "{ appointments { name email role regionName } }".to_owned(), "/appointments"),
    ]
}

async fn with_officials(world: &mut World) {
    use rialto_app::account::owner;
    use rialto_app::appointment::{NewHolder, appoint};
    for name in ["moderator", "administrator"] {
        let session = world.account(&crate::world::email(name)).await;
        world.people.insert(name, session);
    }
    let holder = NewHolder { email: crate::world::email("moderator"), role: Role::Moderator, region_code: None };
    appoint(&world.house.ctx, &holder).await.unwrap();
    owner::make_administrator(&world.house.ctx, &crate::world::email("administrator")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn each_list_of_a_record_and_of_a_member_is_one_statement_with_twenty_of_each() {
    let mut world = World::new().await;
    with_officials(&mut world).await;
    let rows = rows(&world);
    let count = async |(who, query, list): &Row| {
        let before = world.house.ctx.database.statements_read();
        let answer = world.house.ask(world.token(who), query, json!({})).await;
        assert!(answer.get("errors").is_none(), "{who} {query}: {answer}");
        let statements = world.house.ctx.database.statements_read() - before;
        assert_eq!(statements, STATEMENTS, "one statement beside the look at the session: {query}");
        answer["data"].pointer(list).and_then(Value::as_array).map_or(0, Vec::len)
    };
    for row in &rows {
        count(row).await;
    }
    fill(&world).await;
    for row in &rows {
        let found = count(row).await;
        // what there can only be a few of is as long as it is
        let few = ["/node/gates", "/viewer/consents", "/viewer/appointments", "/reports/nodes", "/appointments", ""];
        assert!(found >= MANY || few.contains(&row.2), "{found} at {} of {}", row.2, row.1);
        assert!(found >= 1 || row.2.is_empty(), "nothing at {} of {}", row.2, row.1);
    }
}
