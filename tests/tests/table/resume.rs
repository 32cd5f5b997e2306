//! Coming back after a lost connection: nothing is missed, nothing comes twice.

use crate::client::Socket;
use crate::round::Round;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_is_given_what_happened_meanwhile_once_and_in_order_and_then_what_happens() {
    let round = Round::new().await;
    let mut socket = Socket::begun(round.house.address, None).await;
    socket.watch("1", &round.session, None).await;
    let first = socket.event().await;
    let seq = first["seq"].as_i64().unwrap();
    assert_eq!((&first["kind"], &first["table"]["state"]), (&json!("SNAPSHOT"), &json!("WAITING")));
    round.does("manager", "startTurn", 1, seq).await;
    assert_eq!(socket.events(2).await.last().unwrap().0, seq + 2);
    // the connection breaks without a word
    drop(socket);
    round.does("manager", "pauseTurn", 1, seq + 2).await;
    let asked = round.ask("ana", "did I miss anything?").await;
    assert_eq!(asked["issues"], json!([]));
    let mut socket = Socket::begun(round.house.address, None).await;
    socket.watch("again", &round.session, Some(seq + 2)).await;
    assert_eq!(socket.events(2).await, [(seq + 3, "TURN_PAUSED".to_owned()), (seq + 4, "QUESTION_ASKED".to_owned())]);
    round.does("facilitator", "resumeTurn", 1, seq + 4).await;
    let event = socket.event().await;
    assert_eq!(
        (&event["seq"], &event["kind"], &event["turn"]["id"]),
        (&json!(seq + 5), &json!("TURN_RESUMED"), &json!(round.turns[0]))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_too_far_behind_or_ahead_is_told_how_the_table_stands() {
    let round = Round::new().await;
    let session = round.sql(rialto_domain::id::GlobalId::parse(&round.session).unwrap().key);
    let seq = round.table("", "seq").await["seq"].as_i64().unwrap();
    for n in seq + 1..=seq + 101 {
        let sql =
            format!("insert into table_event (session_id, seq, kind, at) values ({session}, {n}, 'agenda_changed', 1)");
        round.house.place.run(&sql).await;
    }
    round.house.place.run(&format!("update session_table set seq = {}", seq + 101)).await;
    let mut socket = Socket::begun(round.house.address, None).await;
    for (id, after) in [("behind", seq), ("ahead", seq + 102), ("below", -1)] {
        socket.watch(id, &round.session, Some(after)).await;
        assert_eq!(socket.events(1).await, [(seq + 101, "SNAPSHOT".to_owned())], "{id}");
    }
    socket.watch("near", &round.session, Some(seq + 1)).await;
    let replayed = socket.events(100).await;
    assert_eq!(replayed.first().unwrap().0, seq + 2);
    assert!(replayed.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_ask_support_and_come_and_go_see_each_event_once() {
    let round = Round::new().await;
    round.press("manager", "openTable", json!({})).await;
    let start = round.table("", "seq").await["seq"].as_i64().unwrap();
    let watchers = (0..12).map(|n| {
        let (address, session) = (round.house.address, round.session.clone());
        async move {
            let (mut seen, mut last) = (Vec::new(), start);
            // each loses the connection after a while of its own
            while last < start + 60 {
                let mut socket = Socket::begun(address, None).await;
                socket.watch("1", &session, Some(last)).await;
                for _ in 0..=n % 5 {
                    if last == start + 60 {
                        break;
                    }
                    last = socket.event().await["seq"].as_i64().unwrap();
                    seen.push(last);
                }
            }
            seen
        }
    });
    let acting = async {
        for _ in 0..6 {
            for name in ["ana", "iva"] {
                let asked = round.ask(name, "again?").await;
                let id = asked["question"]["id"].clone();
                let other = if name == "ana" { "iva" } else { "ana" };
                for on in [true, false, true, false] {
                    let input = json!({ "questionId": id, "isSupported": on });
                    round.house.act(round.token(other), "supportQuestion", "", input).await;
                }
            }
            round.house.clock.advance(30_000);
        }
    };
    let (seen, ()) = tokio::join!(futures_util::future::join_all(watchers), acting);
    let wanted: Vec<i64> = (start + 1..=start + 60).collect();
    for (n, seen) in seen.iter().enumerate() {
        assert_eq!(seen, &wanted, "watcher {n}");
    }
}
