//! Mail about notifications: one a day, once however many servers, ended with one request.

use crate::house::{DAY, House, Letter, MINUTE};
use crate::reader::{acts, advises, consents, follows, needs, pace, works};
use crate::world::World;
use reqwest::{Method, StatusCode};
use rialto_app::follow::write_letters;

const HOUR: i64 = 60 * MINUTE;

/// Letters about notifications, oldest first.
async fn letters(house: &House) -> Vec<Letter> {
    let all = house.letters().await;
    all.into_iter().filter(|letter| !letter.header("List-Unsubscribe").is_empty()).collect()
}

/// One more of everything that is unread.
async fn raise(world: &World) {
    world.house.place.execute("update notification set count = count + 1 where read_at is null").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unread_is_told_in_one_mail_a_day_and_only_once() {
    let world = World::new().await;
    advises(&world).await;
    advises(&world).await;
    assert_eq!(works(&world).await, 0, "who is here reads it here");
    world.house.clock.advance(HOUR);
    assert_eq!(works(&world).await, 2, "the leader and the editor of the project");
    let told = letters(&world.house).await;
    let told = told.iter().find(|letter| letter.to.contains("leader@")).unwrap();
    assert!(told.raw.contains("Advice for your projects"), "{}", told.raw);
    assert!(told.raw.contains("Bridge over the river (2)"), "{}", told.raw);
    for wait in [0, 0, 2 * DAY] {
        world.house.clock.advance(wait);
        assert_eq!(works(&world).await, 0, "the clock stands still, and goes on, and nothing is new");
    }
    raise(&world).await;
    assert_eq!(works(&world).await, 2, "one more of the same is new");
    raise(&world).await;
    world.house.clock.advance(DAY - 1);
    assert_eq!(works(&world).await, 0, "not twice in a day");
    world.house.clock.advance(1);
    assert_eq!(works(&world).await, 2);
    world.house.place.execute("update notification set count = count + 1, read_at = 1").await;
    world.house.clock.advance(2 * DAY);
    assert_eq!(works(&world).await, 0, "what was read needs no mail");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_at_once_write_one_mail() {
    let world = World::new().await;
    pace(&world, "editor", "AT_ONCE").await;
    advises(&world).await;
    works(&world).await;
    world.house.place.execute("update notification set kind = 'message'").await;
    world.house.clock.advance(HOUR);
    let (one, other) = (acts(&world).await, acts(&world).await);
    let (a, b) = tokio::join!(write_letters(&one), write_letters(&other));
    assert_eq!(a.unwrap() + b.unwrap(), 2, "one for the leader, one for the editor");
    assert_eq!(letters(&world.house).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_was_put_back_writes_no_second_mail() {
    let world = World::new().await;
    advises(&world).await;
    works(&world).await;
    world.house.clock.advance(HOUR);
    assert_eq!(works(&world).await, 2);
    raise(&world).await;
    world.house.clock.advance(-HOUR / 2);
    assert_eq!(works(&world).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_follows_is_told_by_mail_with_the_consent_to_digests_alone() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    follows(&world, "officer", &world.project).await;
    consents(&world, "hub").await;
    needs(&world, "A bank").await;
    works(&world).await;
    world.house.clock.advance(HOUR);
    assert_eq!(works(&world).await, 1);
    let told = letters(&world.house).await;
    assert!(told[0].to.contains("hub@") && told[0].raw.contains("looks for something"), "{}", told[0].raw);
    world.house.place.execute("update consent set is_given = (1 = 0) where purpose = 'digest'").await;
    raise(&world).await;
    world.house.clock.advance(2 * DAY);
    assert_eq!(works(&world).await, 0, "the last word counts");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_is_in_the_language_of_the_account() {
    let world = World::new().await;
    world.house.place.execute("update account set language = 'sl' where email = 'leader@example.org'").await;
    advises(&world).await;
    works(&world).await;
    world.house.clock.advance(HOUR);
    works(&world).await;
    let told = letters(&world.house).await;
    let slovenian = told.iter().find(|letter| letter.to.contains("leader@")).unwrap();
    assert!(slovenian.raw.contains("<html lang=\"sl\">"), "{}", slovenian.raw);
    assert!(slovenian.raw.contains("Nasveti za va"), "{}", slovenian.raw);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_pace_weekly_a_mail_comes_once_a_week_and_never_is_never() {
    let world = World::new().await;
    pace(&world, "leader", "WEEKLY").await;
    pace(&world, "editor", "NEVER").await;
    advises(&world).await;
    works(&world).await;
    world.house.clock.advance(HOUR);
    assert_eq!(works(&world).await, 1);
    raise(&world).await;
    world.house.clock.advance(7 * DAY - 1);
    assert_eq!(works(&world).await, 0);
    world.house.clock.advance(1);
    assert_eq!(works(&world).await, 1);
    assert!(letters(&world.house).await.iter().all(|letter| letter.to.contains("leader@")));
}

#[tokio::test(flavor = "multi_thread")]
async fn at_once_means_what_waits_for_an_answer_and_at_most_ten_a_day() {
    let world = World::new().await;
    pace(&world, "leader", "AT_ONCE").await;
    advises(&world).await;
    assert_eq!(works(&world).await, 0, "advice waits for the mail of the day");
    let random = if world.house.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let now = world.house.ctx.now();
    let messages = async |many: i64| {
        let sql = format!(
            "insert into notification (id, account_id, kind, subject_kind, subject_id, since, at) with recursive n(i) as \
             (select 1 union all select i + 1 from n where i < {many}) select {random}, \
             (select id from account where email = 'leader@example.org'), 'message', 'project', {random}, {now}, {now} from n"
        );
        world.house.place.run(&sql).await;
    };
    messages(3).await;
    assert_eq!(works(&world).await, 3);
    raise(&world).await;
    assert_eq!(works(&world).await, 0, "one mail for each, not one for each message of a conversation");
    messages(12).await;
    assert_eq!(works(&world).await, 7, "ten a day");
    assert_eq!(works(&world).await, 0);
    let told = letters(&world.house).await;
    assert!(told.iter().all(|letter| letter.raw.contains("Messages in conversations")), "{}", told[0].raw);
    world.house.clock.advance(HOUR);
    assert_eq!(works(&world).await, 2, "the rest comes with the mail of the day, as does the editor's advice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_says_how_to_end_such_mail_with_one_request_and_only_post_does() {
    let world = World::new().await;
    let house = &world.house;
    advises(&world).await;
    works(&world).await;
    house.clock.advance(HOUR);
    works(&world).await;
    let told = letters(house).await;
    let letter = told.iter().find(|letter| letter.to.contains("leader@")).unwrap();
    assert_eq!(letter.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    let address = letter.header("List-Unsubscribe");
    let path =
        address.trim_matches(['<', '>']).strip_prefix(crate::house::SITE).unwrap_or_else(|| panic!("{}", letter.raw));
    assert!(path.starts_with("/unsubscribe/"), "{path}");
    let pace = async || {
        house.place.texts("select pace from notification_mail m join account a on a.id = m.account_id where a.email = 'leader@example.org'").await
    };

    let page = house.request(Method::GET, path).header("accept-language", "sl").send().await.unwrap();
    assert_eq!((page.status(), page.headers()["cache-control"].to_str().unwrap()), (StatusCode::OK, "no-store"));
    let page = page.text().await.unwrap();
    assert!(
        page.contains("<html lang=\"sl\">") && page.contains("<form method=\"post\">") && !page.contains("leader"),
        "{page}"
    );
    assert_eq!(pace().await, ["daily"], "who looks at a link ends nothing");

    let post = house.request(Method::POST, path).form(&[("List-Unsubscribe", "One-Click")]).send().await.unwrap();
    assert_eq!(post.status(), StatusCode::OK);
    assert_eq!(pace().await, ["never"]);
    let again = house.request(Method::POST, path).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::OK, "twice is as good as once");
    raise(&world).await;
    house.clock.advance(2 * DAY);
    assert_eq!(works(&world).await, 1, "the editor's alone");

    let (account, seal) = path.rsplit_once('-').unwrap();
    let forged = [format!("{account}-{}", "x".repeat(seal.len())), format!("{account}-"), "/unsubscribe/x".to_owned()];
    for forged in forged {
        for method in [Method::GET, Method::POST] {
            let answer = house.request(method, &forged).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{forged}");
        }
    }
    let put = house.request(Method::PUT, path).send().await.unwrap();
    assert_eq!(put.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_has_at_most_twenty_lines_and_says_how_many_more_there_are() {
    let world = World::new().await;
    let random = if world.house.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let sql = format!(
        "insert into notification (id, account_id, kind, subject_kind, subject_id, record_kind, record_id, since, at) with recursive n(i) as \
         (select 1 union all select i + 1 from n where i < 33) select {random}, (select id from account where email = 'hub@example.org'), \
         'comment', 'project', {random}, 'project', (select id from project where slug = 'bridge-over-the-river'), 0, 0 from n"
    );
    world.house.place.run(&sql).await;
    assert_eq!(works(&world).await, 1);
    let told = letters(&world.house).await;
    assert!(told[0].raw.contains("Not listed here: 13"), "{}", told[0].raw);
}
