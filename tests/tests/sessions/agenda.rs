//! The agenda is written, and a session is cancelled.

use crate::house::{DAY, START};
use crate::square::Square;
use rialto_domain::context::instant;
use serde_json::{Value, json};

const TURNS: &str = "version turns { id position minutes status plannedStartAt title { text } project { id } }";

#[tokio::test(flavor = "multi_thread")]
async fn an_agenda_is_written_reordered_and_fits_its_session() {
    let square = Square::new().await;
    let (leader, project) = square.leader("ana").await;
    let draft = square.house.new_project(&leader, "A draft", &square.region).await;
    let manager = Some(&square.manager);
    let version = async || square.read(manager, "version").await["version"].as_i64().unwrap();
    let agenda =
        |version: i64, turns: Value| json!({ "sessionId": square.session, "version": version, "turns": turns });
    let now = version().await;
    let tries = [
        (Some(&leader), agenda(now, json!([])), "FORBIDDEN"),
        (manager, agenda(now + 1, json!([])), "CONFLICT"),
        (manager, agenda(now, json!([{ "title": "Welcome", "minutes": 0 }])), "OUT_OF_RANGE"),
        (manager, agenda(now, json!([{ "minutes": 10 }])), "REQUIRED"),
        (manager, agenda(now, json!([{ "projectId": draft, "minutes": 10 }])), "PROJECT_NOT_PUBLIC"),
        (
            manager,
            agenda(now, json!([{ "title": "Welcome", "minutes": 61 }, { "projectId": project, "minutes": 60 }])),
            "AGENDA_TOO_LONG",
        ),
        (
            manager,
            agenda(now, json!([{ "id": "sessionturn_0190f3a2000070008000000000000001", "title": "x", "minutes": 1 }])),
            "TURN_UNKNOWN",
        ),
        (
            manager,
            agenda(now, json!([{ "title": "Welcome", "minutes": 15 }, { "projectId": project, "minutes": 30 }])),
            "done",
        ),
    ];
    for (who, input, expected) in tries {
        assert_eq!(square.tries(who, "setAgenda", input.clone()).await, expected, "{input}");
    }
    let seen = square.read(None, TURNS).await;
    assert_eq!(seen["version"], now + 1);
    let begins = START + 40 * DAY;
    assert_eq!(seen["turns"][0]["title"]["text"], "Welcome");
    assert_eq!(seen["turns"][0]["plannedStartAt"], instant(begins));
    assert_eq!(
        (&seen["turns"][1]["project"]["id"], &seen["turns"][1]["plannedStartAt"]),
        (&json!(project), &json!(instant(begins + 900_000)))
    );
    // turns keep their ids when they change places
    let turns = json!([
        { "id": seen["turns"][1]["id"], "projectId": project, "minutes": 20 },
        { "id": seen["turns"][0]["id"], "title": "Welcome", "minutes": 15 },
    ]);
    assert_eq!(square.tries(manager, "setAgenda", agenda(now + 1, turns)).await, "done");
    let after = square.read(None, TURNS).await["turns"].clone();
    assert_eq!((&after[0]["id"], &after[0]["position"]), (&seen["turns"][1]["id"], &json!(1)));
    assert_eq!(after[1]["plannedStartAt"], instant(begins + 1_200_000));
    // a project that goes out of sight is not named
    square.house.with_version(&leader, "archive", &project).await;
    let hidden = square.read(None, TURNS).await["turns"][0].clone();
    assert_eq!((&hidden["project"], &hidden["minutes"]), (&Value::Null, &json!(20)));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agenda_may_run_over_midnight_and_a_change_of_clock() {
    let square = Square::new().await;
    let manager = Some(&square.manager);
    let now = square.read(manager, "version").await["version"].as_i64().unwrap();
    // in Madrid the clock goes from 3:00 back to 2:00 in the night to 31 October 2027
    let input = json!({ "id": square.session, "version": now, "startsAt": "2027-10-30T21:30:00Z", "endsAt": "2027-10-31T02:00:00Z" });
    square.house.done(&square.manager, "editSession", "session { id }", input).await;
    let turns = json!([{ "title": "Late", "minutes": 200 }, { "title": "Later", "minutes": 70 }]);
    let input = json!({ "sessionId": square.session, "version": now + 1, "turns": turns });
    assert_eq!(square.tries(manager, "setAgenda", input).await, "done", "minutes are minutes, whatever clocks show");
    let seen = square.read(None, TURNS).await["turns"].clone();
    assert_eq!(seen[1]["plannedStartAt"], "2027-10-31T00:50:00.000Z");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_cancelled_says_why_and_tells_all_who_take_part() {
    let square = Square::new().await;
    let (leader, project) = square.leader("ana").await;
    square.apply(&leader, &project).await;
    let manager = Some(&square.manager);
    assert_eq!(square.read(Some(&leader), "recipients").await["recipients"], Value::Null);
    let seen = square.read(manager, "recipients version").await;
    assert_eq!(seen["recipients"], 2, "who manages it and who applied");
    let cancel = json!({ "id": square.session, "version": seen["version"], "reason": "The hall is flooded." });
    assert_eq!(square.tries(Some(&leader), "cancelSession", cancel.clone()).await, "FORBIDDEN");
    let (one, two) = tokio::join!(
        square.tries(manager, "cancelSession", cancel.clone()),
        square.tries(manager, "cancelSession", cancel.clone())
    );
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, ["CONFLICT", "done"]);
    let told = square.read(None, "cancelledAt cancellationReason { text } call { isOpen }").await;
    assert_eq!(told["cancellationReason"]["text"], "The hall is flooded.");
    assert_eq!((told["cancelledAt"].is_string(), &told["call"]["isOpen"]), (true, &json!(false)));
    let letters = square.house.letters().await;
    let told = letters.iter().filter(|letter| letter.header("Subject").contains("does not take place"));
    assert_eq!(told.count(), 2);
    let (other, late) = square.leader("iva").await;
    assert_eq!(square.tries(Some(&other), "applyToSession", square.application(&late)).await, "SESSION_CANCELLED");
}
