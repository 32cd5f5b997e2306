//! Experts take seats.

use crate::square::Square;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn of_two_that_take_the_last_seat_at_once_one_does() {
    let square = Square::new().await;
    let (one, first) = square.expert("one", json!(["FUNDING"])).await;
    let (two, second) = square.expert("two", json!(["FUNDING", "TECHNOLOGY"])).await;
    let invite = |person: &str, area: &str| json!({ "sessionId": square.session, "personId": person, "area": area });
    let manager = Some(&square.manager);
    assert_eq!(square.tries(Some(&one), "inviteExpert", invite(&first, "FUNDING")).await, "FORBIDDEN");
    assert_eq!(square.tries(manager, "inviteExpert", invite(&first, "TECHNOLOGY")).await, "NOT_AN_EXPERT");
    assert_eq!(square.tries(manager, "inviteExpert", invite(&second, "TECHNOLOGY")).await, "NO_SEAT_LEFT");
    for person in [&first, &second] {
        assert_eq!(
            square.tries(manager, "inviteExpert", invite(person, "FUNDING")).await,
            "done",
            "who was asked holds no seat yet"
        );
        assert_eq!(square.tries(manager, "inviteExpert", invite(person, "FUNDING")).await, "ALREADY_THERE");
    }
    assert_eq!(
        square.read(None, "experts { id }").await["experts"],
        json!([]),
        "who was asked is nobody else's business"
    );
    let seat = async |who| {
        let viewer =
            square.house.data(Some(who), "{ viewer { seats { id isMe status session { id } } } }", json!({})).await;
        viewer["viewer"]["seats"][0].clone()
    };
    let (a, b) = (seat(&one).await, seat(&two).await);
    assert_eq!(
        (&a["isMe"], &a["status"], &a["session"]["id"]),
        (&json!(true), &json!("INVITED"), &json!(square.session))
    );
    let yes = |seat: &serde_json::Value| json!({ "id": seat["id"], "accept": true });
    assert_eq!(square.tries(Some(&two), "answerSeat", yes(&a)).await, "NOT_FOUND", "a seat is its expert's");
    let (left, right) =
        tokio::join!(square.tries(Some(&one), "answerSeat", yes(&a)), square.tries(Some(&two), "answerSeat", yes(&b)));
    let mut both = [left.clone(), right];
    both.sort();
    assert_eq!(both, ["NO_SEAT_LEFT", "done"]);
    let (holder, held, other, free) = if left == "done" { (&one, &a, &two, &b) } else { (&two, &b, &one, &a) };
    let seen = square.read(None, "experts { area status isMe } seats { taken }").await;
    assert_eq!(seen["experts"], json!([{ "area": "FUNDING", "status": "ACCEPTED", "isMe": false }]));
    assert_eq!(seen["seats"][0]["taken"], 1);
    // a seat that is given back can be taken
    let no = json!({ "id": held["id"], "accept": false });
    assert_eq!(square.tries(Some(holder), "answerSeat", no).await, "done");
    assert_eq!(square.tries(Some(other), "answerSeat", yes(free)).await, "done");
    assert_eq!(square.tries(Some(holder), "answerSeat", yes(held)).await, "SEAT_TAKEN_BACK");
    let letters = square.house.letters().await;
    let told = |word: &str| {
        letters
            .iter()
            .filter(|letter| letter.to.contains("manager@") && letter.header("Subject").contains(word))
            .count()
    };
    assert_eq!((told("expert comes"), told("does not come")), (2, 1));
    assert_eq!(square.tries(manager, "takeSeatBack", json!({ "id": free["id"] })).await, "done");
    assert_eq!(square.read(None, "experts { id }").await["experts"], json!([]));
}
