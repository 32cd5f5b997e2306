//! Two servers on one database: what is pressed at one is seen at the other.

use crate::client::Socket;
use crate::round::Round;
use serde_json::json;

/// SQLite has one process that writes.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_pressed_at_one_server_is_told_at_the_other() {
    let round = Round::new().await;
    if round.house.is_sqlite() {
        return;
    }
    let second = round.house.second().await;
    let mut here = Socket::begun(round.house.address, None).await;
    let mut there = Socket::begun(second, None).await;
    here.watch("1", &round.session, None).await;
    there.watch("1", &round.session, None).await;
    let seq = here.event().await["seq"].as_i64().unwrap();
    assert_eq!(there.event().await["seq"], seq);
    round.does("manager", "startTurn", 1, seq).await;
    round.ask("ana", "who hears this?").await;
    let wanted = here.events(3).await;
    assert_eq!(there.events(3).await, wanted);
    assert_eq!(wanted.last().unwrap(), &(seq + 3, "QUESTION_ASKED".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_comes_back_in_the_middle_of_a_turn_goes_on_where_it_was() {
    let round = Round::new().await;
    let seq = round.table("", "seq").await["seq"].as_i64().unwrap();
    round.does("manager", "startTurn", 1, seq).await;
    round.house.clock.advance(90_000);
    // another process, which knows nothing but the database
    let second = round.house.second().await;
    let mut socket = Socket::begun(second, None).await;
    socket.watch("1", &round.session, Some(seq + 1)).await;
    let event = socket.event().await;
    assert_eq!((&event["seq"], &event["kind"]), (&json!(seq + 2), &json!("TURN_STARTED")));
    assert_eq!(event["table"]["remainingSeconds"], 510);
}

/// The connection that hears of news is ended by the server's administrator; watchers hear of what happens then all the same.
#[tokio::test(flavor = "multi_thread")]
async fn news_that_were_lost_with_their_connection_are_looked_for() {
    let round = Round::new().await;
    if round.house.is_sqlite() {
        return;
    }
    let mut socket = Socket::begun(round.house.address, None).await;
    socket.watch("1", &round.session, None).await;
    let seq = socket.event().await["seq"].as_i64().unwrap();
    round.does("manager", "startTurn", 1, seq).await;
    socket.events(2).await;
    round.house.place.run("select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN%'").await;
    round.does("manager", "pauseTurn", 1, seq + 2).await;
    assert_eq!(socket.events(1).await, [(seq + 3, "TURN_PAUSED".to_owned())]);
}
