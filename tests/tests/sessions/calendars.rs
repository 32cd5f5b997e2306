//! Calendars that people subscribe to, and reminders.

use crate::house::{DAY, House, START};
use crate::square::Square;
use reqwest::{Method, Response, StatusCode};
use rialto_app::Ctx;
use rialto_app::reminder::remind;
use rialto_persistence::{Database, DatabaseOptions};
use serde_json::{Value, json};

async fn get(house: &House, path: &str) -> Response {
    house.request(Method::GET, path).send().await.unwrap()
}

/// The lines of a calendar, unfolded.
async fn lines(house: &House, path: &str) -> Vec<String> {
    let response = get(house, path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    assert_eq!(response.headers()["content-type"], "text/calendar; charset=utf-8");
    let text = response.text().await.unwrap();
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
    let line = lines.iter().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.strip_prefix(':')).unwrap_or_else(|| panic!("no {name} in {lines:#?}"))
}

async fn slug(square: &Square) -> String {
    square.read(Some(&square.manager), "slug").await["slug"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_cancelled_stays_in_calendars_with_the_same_uid_and_a_higher_sequence() {
    let square = Square::new().await;
    let house = &square.house;
    let path = format!("/calendar/session/{}.ics", slug(&square).await);
    let before = lines(house, &path).await;
    assert_eq!(value(&before, "STATUS"), "CONFIRMED");
    assert_eq!(value(&before, "DTSTART"), "20270101T080000Z");
    assert_eq!(value(&before, "SUMMARY;LANGUAGE=en"), "Market place of the olive grove");
    let tag = get(house, &path).await.headers()["etag"].to_str().unwrap().to_owned();
    let known = |tag: &str| house.request(Method::GET, &path).header("if-none-match", tag.to_owned()).send();
    assert_eq!(known(&tag).await.unwrap().status(), StatusCode::NOT_MODIFIED);

    let version = square.read(Some(&square.manager), "version").await["version"].clone();
    let input =
        json!({ "id": square.session, "version": version, "reason": "The hall, alas, is flooded.", "language": "en" });
    assert_eq!(square.tries(Some(&square.manager), "cancelSession", input).await, "done");
    assert_eq!(known(&tag).await.unwrap().status(), StatusCode::OK, "a program that asks again is told");
    let after = lines(house, &path).await;
    assert_eq!(value(&after, "STATUS"), "CANCELLED");
    assert!(value(&after, "DESCRIPTION").starts_with("The hall\\, alas\\, is flooded."), "{after:#?}");
    assert_eq!(value(&before, "UID"), value(&after, "UID"));
    let sequence = |lines: &[String]| value(lines, "SEQUENCE").parse::<i64>().unwrap();
    assert!(sequence(&after) > sequence(&before));

    let code = square.read(None, "region { code }").await["region"]["code"].as_str().unwrap().to_owned();
    for code in [code.as_str(), &code[..2]] {
        let region = lines(house, &format!("/calendar/region/{code}.ics")).await;
        assert_eq!(value(&region, "UID"), value(&after, "UID"), "{code}");
    }
    for nothing in
        ["/calendar/region/XX99.ics", "/calendar/region/x'y.ics", "/calendar/session/none.ics", "/calendar/x/y.ics"]
    {
        assert_eq!(get(house, nothing).await.status(), StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_not_published_is_in_no_calendar() {
    let square = Square::new().await;
    let house = &square.house;
    let mine = address(&square, "viewer { calendarAddress }").await;
    let slug = slug(&square).await;
    let code = square.read(None, "region { code }").await["region"]["code"].as_str().unwrap().to_owned();
    assert!(lines(house, &mine).await.contains(&"BEGIN:VEVENT".to_owned()));
    for state in ["draft", "hidden", "archived", "deleted"] {
        house.place.execute(&format!("update session set publication = '{state}'")).await;
        assert_eq!(
            get(house, &format!("/calendar/session/{slug}.ics")).await.status(),
            StatusCode::NOT_FOUND,
            "{state}"
        );
        for path in [format!("/calendar/region/{code}.ics"), mine.clone()] {
            assert!(!lines(house, &path).await.contains(&"BEGIN:VEVENT".to_owned()), "{state}: {path}");
        }
    }
}

/// The path of the manager's own calendar.
async fn address(square: &Square, query: &str) -> String {
    let query = if query.starts_with("mutation") { query.to_owned() } else { format!("{{ {query} }}") };
    let answer = square.house.ask(Some(&square.manager.access), &query, json!({})).await;
    let data = &answer["data"];
    let viewer = if data["viewer"] == Value::Null { &data["renewCalendarAddress"]["viewer"] } else { &data["viewer"] };
    let address = viewer["calendarAddress"].as_str().unwrap_or_else(|| panic!("{answer}"));
    address.strip_prefix(crate::house::SITE).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebodys_calendar_opens_with_its_whole_address_and_a_new_one_ends_it() {
    let square = Square::new().await;
    let house = &square.house;
    let (_, project) = square.leader("stranger").await;
    assert!(!project.is_empty());
    let mine = address(&square, "viewer { calendarAddress }").await;
    assert_eq!(value(&lines(house, &mine).await, "SUMMARY;LANGUAGE=en"), "Market place of the olive grove");
    assert_eq!(get(house, &mine).await.headers()["cache-control"], "private, no-cache");

    let other = house.sign_in("stranger@example.org").await;
    let answer = house.ask(Some(&other.access), "{ viewer { calendarAddress } }", json!({})).await;
    let theirs = answer["data"]["viewer"]["calendarAddress"].as_str().unwrap().replace(crate::house::SITE, "");
    assert!(
        !lines(house, &theirs).await.contains(&"BEGIN:VEVENT".to_owned()),
        "what somebody has nothing to do with is not there"
    );
    let (account, _) = mine.split_once('-').unwrap();
    let (_, secret) = theirs.split_once('-').unwrap();
    for forged in [
        format!("{account}-{secret}"),
        format!("{account}-.ics"),
        format!("{account}.ics"),
        mine.replace(".ics", "x.ics"),
    ] {
        assert_eq!(get(house, &forged).await.status(), StatusCode::NOT_FOUND, "{forged}");
    }

    let renewed =
        address(&square, "mutation { renewCalendarAddress { issues { code } viewer { calendarAddress } } }").await;
    assert_ne!(renewed, mine);
    assert_eq!(get(house, &mine).await.status(), StatusCode::NOT_FOUND);
    assert!(lines(house, &renewed).await.contains(&"BEGIN:VEVENT".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_reminded_once_at_each_time_whatever_the_number_of_instances_and_anew_when_a_session_moves() {
    let square = Square::new().await;
    let house = &square.house;
    let (_, seated) = square.leader("seated").await;
    square.leader("stranger").await;
    let turns = json!({ "turns": [{ "projectId": seated, "minutes": 20 }] });
    let version = square.read(Some(&square.manager), "version").await["version"].clone();
    let input = json!({ "sessionId": square.session, "version": version, "turns": turns["turns"] });
    assert_eq!(square.tries(Some(&square.manager), "setAgenda", input).await, "done");

    let database = Database::connect(house.place.url(), DatabaseOptions::default()).await.unwrap();
    let second = Ctx { database, ..house.ctx.clone() };
    let both = async || {
        let (one, two) = tokio::join!(remind(&house.ctx), remind(&second));
        one.unwrap() + two.unwrap()
    };
    assert_eq!(both().await, 0, "forty days before");
    house.clock.advance(33 * DAY);
    assert_eq!(both().await, 2, "who manages it and who leads a project with a turn, at seven days");
    assert_eq!(both().await, 0, "once");
    let letters = house.letters().await;
    let reminders: Vec<_> = letters.iter().filter(|letter| letter.header("Subject").contains("coming up")).collect();
    assert_eq!(reminders.len(), 2);
    assert!(reminders.iter().all(|letter| !letter.to.contains("stranger@")));
    assert!(
        reminders[0].raw.contains("2027-01-01, 09:00 (Europe/Madrid)"),
        "the hour of the place: {}",
        reminders[0].raw
    );
    assert!(reminders[0].raw.contains("/sessions/market-place-of-the-olive-grove"), "{}", reminders[0].raw);

    let later = START + 42 * DAY;
    house.place.execute(&format!("update session set starts_at = {later}, ends_at = {later}")).await;
    assert_eq!(both().await, 0, "it moved to nine days ahead");
    house.clock.advance(3 * DAY);
    assert_eq!(both().await, 2, "and is another thing to be reminded of");
    house.clock.advance(5 * DAY);
    assert_eq!(both().await, 2, "a day before");
    house.place.execute(&format!("update session set starts_at = {}, cancelled_at = 1", later + DAY / 2)).await;
    assert_eq!(both().await, 0, "nobody is reminded of what was cancelled");
}
