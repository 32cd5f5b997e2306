//! Images of records: uploaded, attached, described, put in order, removed, and seen by nobody who may not see the record.

use crate::aggregates::{make, rows};
use crate::house::{DAY, House, MINUTE, Session, codes};
use crate::network::house;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use reqwest::{Method, Response};
use rialto_app::mail::forget;
use rialto_app::record::purge;
use rialto_domain::id::GlobalId;
use rialto_domain::vocabulary::Publication;
use rialto_persistence::write::publication;
use serde_json::{Value, json};
use std::io::Cursor;

const IMAGE: &str = "image { id altText { text language isTranslation } credit width height widths url(width: 300) }";

fn picture(width: u32, height: u32) -> Vec<u8> {
    let shade = |at: u32| u8::try_from(at % 251).unwrap();
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([shade(x * 7 + y), shade(y * 13 + x), 90]));
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

impl House {
    async fn send_image(&self, token: Option<&str>, file: Vec<u8>) -> Response {
        let request = self.request(Method::POST, "/images").header("content-type", "image/png").body(file);
        let request = match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        request.send().await.unwrap()
    }

    async fn uploaded(&self, who: &Session) -> Value {
        let response = self.send_image(Some(&who.access), picture(400, 200)).await;
        assert_eq!(response.status(), 201);
        response.json().await.unwrap()
    }

    /// A new image of a record.
    async fn attached(&self, who: &Session, record: &str, alt: &str) -> Value {
        let id = self.uploaded(who).await["id"].clone();
        let input = json!({ "recordId": record, "imageId": id, "altText": alt, "language": "en" });
        self.done(who, "addImage", IMAGE, input).await["image"].clone()
    }

    async fn status(&self, url: &str) -> u16 {
        self.request(Method::GET, url).send().await.unwrap().status().as_u16()
    }

    async fn images(&self, who: Option<&Session>, record: &str) -> Vec<Value> {
        let on = "images { id altText { text } url }";
        let query = format!(
            "query($id: ID!) {{ node(id: $id) {{ ...on Project {{ {on} }} ...on Organisation {{ {on} }} ...on Person {{ {on} }} \
             ...on Cluster {{ {on} }} ...on Dataset {{ {on} }} ...on Pilot {{ {on} }} ...on Session {{ {on} }} }} }}"
        );
        let images = self.data(who, &query, json!({ "id": record })).await["node"]["images"].clone();
        images.as_array().cloned().unwrap_or_default()
    }

    async fn count(&self, from: &str) -> String {
        self.place.texts(&format!("select cast(count(*) as text) from {from}")).await[0].clone()
    }
}

/// The finer code of a refusal.
async fn reason(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    let extensions = &body["errors"][0]["extensions"];
    (status, extensions["reason"].as_str().or(extensions["code"].as_str()).unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_is_uploaded_described_shown_and_removed() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let project = house.new_project(&ana, "Market", &region).await;
    let uploaded = house.uploaded(&ana).await;
    assert_eq!((&uploaded["width"], &uploaded["height"]), (&json!(400), &json!(200)));
    assert_eq!(house.status(uploaded["url"].as_str().unwrap()).await, 200, "who uploaded it sees it at once");
    let input = json!({ "recordId": project, "imageId": uploaded["id"], "altText": " Three stalls\nin the rain ", "credit": "Photo: Iva" });
    let made = house.done(&ana, "addImage", IMAGE, input.clone()).await["image"].clone();
    assert_eq!(
        made["altText"],
        json!({ "text": "Three stalls in the rain", "language": "en", "isTranslation": false })
    );
    assert_eq!((&made["widths"], &made["credit"]), (&json!([320, 400]), &json!("Photo: Iva")));
    // past `House::ask`, which wants a row in the audit trail of every act: the second call does nothing
    let query = "mutation($input: AddImageInput!) { addImage(input: $input) { image { id } } }";
    let call = house.call(query, json!({ "input": input })).bearer_auth(&ana.access);
    let again: Value = call.send().await.unwrap().json().await.unwrap();
    assert_eq!(again["data"]["addImage"]["image"]["id"], made["id"], "a call that is repeated changes nothing");

    house.with_version(&ana, "publish", &project).await;
    let shown = house.images(None, &project).await;
    let url = shown[0]["url"].as_str().unwrap();
    assert!(!url.contains("seal"), "{url}");
    let response = house.request(Method::GET, url).send().await.unwrap();
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("cache-control"), "public, max-age=3600");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").contains("sandbox"));
    assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
    let (tag, kind) = (header("etag"), header("content-type"));
    let bytes = response.bytes().await.unwrap();
    let seen = image::load_from_memory(&bytes).unwrap();
    assert_eq!((seen.width(), seen.height(), kind.starts_with("image/")), (400, 200, true));
    let known = house.request(Method::GET, url).header("if-none-match", tag).send().await.unwrap();
    assert_eq!((known.status().as_u16(), known.bytes().await.unwrap().len()), (304, 0));
    let head = house.request(Method::HEAD, url).send().await.unwrap();
    assert_eq!(head.status(), 200);
    for wrong in [
        url.replace("400.", "401."),
        url.replace(".jpg", ".png").replace(".webp", ".png"),
        "/images/image_x/1.jpg".to_owned(),
    ] {
        assert_eq!(house.status(&wrong).await, 404, "{wrong}");
    }

    let id = &made["id"];
    let spanish = json!({ "id": id, "altText": "Tres puestos", "language": "es" });
    house.done(&ana, "editImage", IMAGE, spanish).await;
    let query = "query($id: ID!) { project(id: $id) { images { altText(language: \"es\") { text isTranslation } altTexts { text language html } } \
                 history(first: 9) { nodes { act } } } }";
    let told = house.data(None, query, json!({ "id": project })).await["project"].clone();
    assert_eq!(told["images"][0]["altText"], json!({ "text": "Tres puestos", "isTranslation": true }));
    assert_eq!(told["images"][0]["altTexts"][1]["language"], "es");
    assert_eq!(told["history"]["nodes"][0]["act"], "EDIT_IMAGE");

    let remove =
        format!("mutation {{ removeImage(input: {{ id: {id} }}) {{ issues {{ code }} {IMAGE} record {{ id }} }} }}");
    let removed = house.data(Some(&ana), &remove, json!({})).await["removeImage"].clone();
    assert_eq!(removed, json!({ "issues": [], "image": null, "record": { "id": project } }));
    assert_eq!(
        (house.status(url).await, house.count("image").await, house.count("image_file").await),
        (404, "0".to_owned(), "0".to_owned())
    );
    assert_eq!(house.refused(Some(&ana.access), &remove).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_image_is_refused_with_what_to_do() {
    let (house, _) = house().await;
    let ana = house.member("ana@example.org").await;
    let token = Some(ana.access.as_str());
    let whole = picture(300, 300);
    for (file, expected) in [
        (Vec::new(), (400, "IMAGE_EMPTY")),
        (b"a text that is called a.png".to_vec(), (415, "IMAGE_KIND_UNKNOWN")),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), (415, "IMAGE_KIND_UNKNOWN")),
        (whole[..whole.len() / 2].to_vec(), (422, "IMAGE_BROKEN")),
        (picture(10, 60), (422, "IMAGE_TOO_TALL")),
        (vec![0; 11_000_000], (413, "IMAGE_TOO_LARGE")),
    ] {
        let (status, code) = reason(house.send_image(token, file).await).await;
        assert_eq!((status, code.as_str()), expected);
    }
    assert_eq!(reason(house.send_image(None, whole.clone()).await).await, (401, "UNAUTHENTICATED".to_owned()));
    let form = house.request(Method::POST, "/images").bearer_auth(&ana.access).header("content-type", "text/plain");
    assert_eq!(reason(form.body(whole).send().await.unwrap()).await, (415, "IMAGE_KIND_UNKNOWN".to_owned()));
    assert_eq!(house.request(Method::PUT, "/images").send().await.unwrap().status(), 405);
    assert_eq!(house.count("image").await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_uploads_too_many_bytes_waits_until_they_are_free_again() {
    let (house, _) = house().await;
    let ana = house.member("ana@example.org").await;
    let mut large = picture(64, 64);
    large.resize(9_990_000, 0);
    for _ in 0..10 {
        assert_eq!(house.send_image(Some(&ana.access), large.clone()).await.status(), 201);
    }
    let refused = house.send_image(Some(&ana.access), large.clone()).await;
    let wait: i64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert_eq!(refused.status(), 429);
    house.clock.advance(wait * 1_000);
    let ana = house.sign_in("ana@example.org").await;
    assert_eq!(house.send_image(Some(&ana.access), large).await.status(), 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_needs_an_alt_text_and_comes_from_who_uploaded_it() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let project = house.new_project(&ana, "Market", &region).await;
    let mine = house.uploaded(&ana).await["id"].clone();
    let add = async |image: &Value, alt: &str| {
        let input = json!({ "recordId": project, "imageId": image, "altText": alt });
        house.act(Some(&ana.access), "addImage", "image { id }", input).await
    };
    let issue = add(&mine, " \n ").await["issues"][0].clone();
    assert_eq!((&issue["path"], &issue["code"]), (&json!(["input", "altText"]), &json!("REQUIRED")));
    assert_eq!(codes(&add(&mine, &"x".repeat(301)).await), ["TOO_LONG"]);
    for unknown in [&house.uploaded(&iva).await["id"], &json!("image_0190f3a2000070008000000000000001")] {
        let payload = add(unknown, "Stalls").await;
        assert_eq!(codes(&payload), ["IMAGE_UNKNOWN"], "not one's own is as one that is not there");
        assert_eq!(payload["image"], json!(null));
    }
    for n in 0..12 {
        house.attached(&ana, &project, &format!("Stall {n}")).await;
    }
    assert_eq!(codes(&add(&mine, "One more").await), ["TOO_MANY_IMAGES"]);

    let order = async || -> Vec<String> {
        let images = house.images(Some(&ana), &project).await;
        images.iter().map(|image| image["altText"]["text"].as_str().unwrap().replace("Stall ", "")).collect()
    };
    let third = house.images(Some(&ana), &project).await[2]["id"].clone();
    house.done(&ana, "editImage", IMAGE, json!({ "id": third, "position": 0 })).await;
    assert_eq!(order().await[..4], ["2", "0", "1", "3"]);
    house.done(&ana, "editImage", IMAGE, json!({ "id": third, "position": 99 })).await;
    assert_eq!((order().await[0].as_str(), order().await[11].as_str()), ("0", "2"));
    let payload =
        house.act(Some(&ana.access), "editImage", "", json!({ "id": third, "position": -1, "altText": null })).await;
    assert_eq!(codes(&payload), ["REQUIRED", "POSITION_NEGATIVE"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_attach_the_same_image_at_once_one_gets_it() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let (one, two) = (house.new_project(&ana, "One", &region).await, house.new_project(&ana, "Two", &region).await);
    let image = house.uploaded(&ana).await["id"].clone();
    let add = async |record: &str| {
        let input = json!({ "recordId": record, "imageId": image, "altText": "Stalls" });
        house.act(Some(&ana.access), "addImage", "image { id }", input).await
    };
    let (first, second) = tokio::join!(add(&one), add(&two));
    let mut told = [codes(&first).concat(), codes(&second).concat()];
    told.sort();
    assert_eq!(told, ["", "IMAGE_UNKNOWN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_an_image_of_a_record_they_may_not_see() {
    let (house, region) = house().await;
    for email in ["ana@example.org", "iva@example.org"] {
        house.member(email).await;
    }
    for row in rows(&region, "walk") {
        let (ana, iva) = (house.sign_in("ana@example.org").await, house.sign_in("iva@example.org").await);
        let record = make(&house, &ana, &row, &row.new).await;
        let kind = row.kind.type_name();
        house.attached(&ana, &record, "Stalls").await;
        let bare = |url: &str| url.split('?').next().unwrap().to_owned();
        let mut before = "/images/none".to_owned();
        for state in [
            Publication::Draft,
            Publication::Published,
            Publication::Archived,
            Publication::Hidden,
            Publication::Deleted,
        ] {
            let transaction = house.ctx.database.begin().await.unwrap();
            publication::set(&transaction, GlobalId::parse(&record).unwrap(), state, None).await.unwrap();
            transaction.commit().await.unwrap();
            let url = house.images(Some(&ana), &record).await[0]["url"].as_str().unwrap().to_owned();
            let is_public = state == Publication::Published;
            assert_eq!(house.status(&url).await, 200, "{kind} {state}: its team sees it");
            assert_eq!(url.contains("?seal="), !is_public, "{kind} {state}");
            for other in [None, Some(&iva)] {
                assert_eq!(house.images(other, &record).await.len(), usize::from(is_public), "{kind} {state}");
            }
            assert_eq!(house.status(&bare(&url)).await, if is_public { 200 } else { 404 }, "{kind} {state}");
            if !is_public {
                assert_eq!(
                    house.status(&before).await,
                    404,
                    "{kind} {state}: a seal ends with the state it was made in"
                );
                let forged = format!("{}?seal=9999999999.{}", bare(&url), url.rsplit('.').next().unwrap());
                assert_eq!(house.status(&forged).await, 404, "{kind} {state}: no seal lasts longer than it says");
                let never = house.request(Method::GET, "/images/image_0190f3a2000070008000000000000001/320.jpg");
                let hidden = house.request(Method::GET, &bare(&url)).send().await.unwrap().text().await.unwrap();
                let without_id = |text: &str| text.split("\"requestId\"").next().unwrap().to_owned();
                assert_eq!(without_id(&hidden), without_id(&never.send().await.unwrap().text().await.unwrap()));
            }
            before = if is_public { String::from("/images/none") } else { url };
        }
        let id = house.images(Some(&ana), &record).await[0]["id"].clone();
        for name in ["removeImage", "editImage"] {
            let mutation = format!("mutation {{ {name}(input: {{ id: {id} }}) {{ issues {{ code }} }} }}");
            assert_eq!(house.refused(Some(&iva.access), &mutation).await, "NOT_FOUND", "{kind}");
        }
        house.clock.advance(61 * MINUTE);
        assert_eq!(house.status(&before).await, 404, "{kind}: a seal is over in an hour");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_attached_to_nothing_goes_after_a_day_and_images_go_with_their_record() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let project = house.new_project(&ana, "Market", &region).await;
    house.attached(&ana, &project, "Stalls").await;
    house.uploaded(&ana).await;
    forget(&house.ctx).await.unwrap();
    assert_eq!(house.count("image").await, "2", "nothing goes too early");
    house.clock.advance(DAY + MINUTE);
    forget(&house.ctx).await.unwrap();
    assert_eq!((house.count("image").await, house.count("image_file").await), ("1".to_owned(), "2".to_owned()));
    let ana = house.sign_in("ana@example.org").await;
    house.with_version(&ana, "delete", &project).await;
    house.clock.advance(31 * DAY);
    assert_eq!(purge(&house.ctx).await.unwrap(), 1);
    assert_eq!((house.count("image").await, house.count("image_file").await), ("0".to_owned(), "0".to_owned()));
}
