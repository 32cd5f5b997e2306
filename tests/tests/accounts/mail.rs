//! Letters: at least once, told as one, in the person's language, and without secrets left behind.

use crate::house::{House, PASSWORD, SITE};
use rialto_app::mail::{Mailer, Transport, deliver};
use rialto_persistence::account;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_was_not_taken_is_tried_again_later_and_later() {
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    // nobody listens on port 1 of this machine
    let away = Mailer::new(Transport::smtp("smtp://127.0.0.1:1", None).unwrap(), "Rialto <no-reply@example.org>", SITE)
        .unwrap();
    for pause in [30_000, 60_000, 120_000] {
        assert_eq!(deliver(&house.ctx, &away).await.unwrap(), 1);
        assert_eq!(deliver(&house.ctx, &away).await.unwrap(), 0, "not before its time");
        house.clock.advance(pause - 1);
        assert_eq!(deliver(&house.ctx, &away).await.unwrap(), 0);
        house.clock.advance(1);
    }
    let letters = house.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(house.letters().await.len(), 1, "what was delivered is not sent again");
    house.signed_in("confirmEmail", json!({ "token": letters[0].token() })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_is_sent_twice_is_known_as_one() {
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let first = house.letters().await;
    house.place.execute("update outbox set delivered_at = null, payload = '{\"language\":\"en\",\"token\":\"x\"}', next_attempt_at = 0").await;
    let again = house.letters().await;
    assert_eq!(again.len(), 1, "it has the same file");
    assert!(!first[0].header("Message-ID").is_empty());
    assert_eq!(first[0].header("Message-ID"), again[0].header("Message-ID"));
    assert_eq!(first[0].header("Auto-Submitted"), "auto-generated");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_letter_said_is_forgotten_once_it_is_delivered() {
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let due = account::due(&house.ctx.database, house.ctx.now(), 10).await.unwrap();
    assert!(due[0].payload.contains("token"));
    house.letters().await;
    house.place.execute("update outbox set delivered_at = null, next_attempt_at = 0").await;
    let due = account::due(&house.ctx.database, house.ctx.now(), 10).await.unwrap();
    assert_eq!(due[0].payload, "{}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_in_the_language_of_the_person() {
    let house = House::new().await;
    let input = json!({ "email": "ana@example.org", "password": PASSWORD, "name": "Ana", "language": "sl" });
    house.act(None, "signUp", "", input).await;
    let letter = house.letters().await.pop().unwrap();
    assert!(letter.raw.contains("Potrdi naslov") && letter.raw.contains("<html lang=\"sl\">"), "{}", letter.raw);
    assert!(letter.raw.contains("text/plain") && letter.raw.contains("text/html"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_flooded_with_letters() {
    let house = House::new().await;
    house.member("ana@example.org").await;
    for round in 0..10 {
        // each from another network, as a flood would come
        let answer = house
            .call(
                "mutation { requestPasswordReset(input: { email: \"ana@example.org\" }) { issues { code } } }",
                json!({}),
            )
            .send()
            .await
            .unwrap()
            .json::<serde_json::Value>()
            .await
            .unwrap();
        assert!(answer["data"]["requestPasswordReset"]["issues"] == json!([]), "round {round}: {answer}");
        // enough for the limit of tries of one address, not for that of letters
        house.clock.advance(200_000);
        if round >= 2 {
            house.clock.advance(400_000);
        }
    }
    let letters = house.letters().await.len();
    assert!(letters <= 1 + 10, "{letters}");
    let recent = house.ctx.now() - 3_600_000;
    let transaction = house.ctx.database.begin().await.unwrap();
    let sent = rialto_persistence::write::outbox::count_since(&transaction, "ana@example.org", recent).await.unwrap();
    assert!(sent <= 5, "{sent} letters in an hour");
}
