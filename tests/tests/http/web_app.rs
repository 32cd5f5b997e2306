//! The web app, served from memory.

use crate::site::{header, refusal, settings, start, start_with};
use reqwest::Method;
use rialto_gateway::http::Assets;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_opens_any_page_gets_the_web_app() {
    let server = start();
    for path in ["/", "/projects", "/projects/a-market-on-line?tab=needs", "/integrate", "/no/such/page"] {
        let response = server.open(path).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(header(&response, "content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(header(&response, "cache-control"), "no-cache", "{path}");
        assert!(response.text().await.unwrap().contains("Rialto</title>"), "{path}");
    }
    assert!(server.open("/graphiql").await.text().await.unwrap().contains("<title>GraphiQL"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_asks_for_nothing_we_have_gets_404_in_json() {
    let server = start();
    for path in ["/api/v1/projects", "/graphql/", "/.vite/manifest.json", "/assets/index-1.js.br"] {
        refusal(server.get(path).await, 404, "NOT_FOUND").await;
    }
    for path in ["/assets/index-2.js", "/assets/", "/favicon.ico", "/wp-login.php", "/.env", "/../Cargo.toml"] {
        refusal(server.open(path).await, 404, "NOT_FOUND").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn built_files_are_kept_for_ever_in_the_smallest_form_a_client_takes() {
    let server = start();
    for (accept, encoding, body) in [
        ("br, gzip", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("gzip;q=0.5, br;q=0", "gzip", "gzip"),
        ("identity", "-", "export {}"),
        ("zstd", "-", "export {}"),
    ] {
        let response = server.request(Method::GET, "/assets/index-1.js").header("accept-encoding", accept).send();
        let response = response.await.unwrap();
        assert_eq!(header(&response, "content-encoding"), encoding, "{accept}");
        assert_eq!(header(&response, "cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(header(&response, "content-type"), "text/javascript; charset=utf-8");
        assert!(header(&response, "vary").contains("Accept-Encoding"));
        assert_eq!(response.text().await.unwrap(), body, "{accept}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_is_asked_for_again_and_costs_nothing_when_unchanged() {
    let server = start();
    let tag = header(&server.get("/").await, "etag").to_owned();
    let again = server.request(Method::GET, "/").header("if-none-match", tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_begins_with_its_words_in_the_readers_language_and_its_files_on_their_way() {
    let server = start();
    let english = server.open("/projects").await.text().await.unwrap();
    assert!(english.contains("<html lang=\"en\">"), "{english}");
    assert!(english.contains("<title>Projects · Rialto</title>"), "{english}");
    assert!(english.contains("content=\"All of them.\""), "{english}");
    assert!(english.contains("data-path=\"/projects\"><h1>Projects</h1><p>All of them.</p></main>"), "{english}");
    assert!(english.contains("href=\"/assets/projects-1.js\"") && english.contains("/assets/messages-1/en/shell.js"));

    let by_header = server.request(Method::GET, "/projects").header("accept-language", "fr, sl;q=0.5");
    let response = by_header.header("accept", "text/html").send().await.unwrap();
    assert!(header(&response, "vary").contains("Accept-Language"));
    assert!(response.text().await.unwrap().contains("<html lang=\"sl\">"), "the first language that is offered");
    let named = server.open("/projects?text=a&lang=sl").await.text().await.unwrap();
    assert!(named.contains("<h1>Projekti</h1></main>") && named.contains("An open square."), "{named}");
    let unknown = server.open("/projects?lang=%3Cscript%3E").await.text().await.unwrap();
    assert!(unknown.contains("<html lang=\"en\">"), "{unknown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_record_begins_with_its_title_which_cannot_leave_its_place() {
    let server = start();
    let page = server.open("/projects/bread").await.text().await.unwrap();
    let title = "&lt;b&gt;Bread &amp; &quot;salt&quot;&lt;/b&gt;";
    assert!(page.contains(&format!("<title>{title} · Rialto</title>")), "{page}");
    assert!(page.contains(&format!("<h1 lang=\"sl\">{title}</h1></main>")), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_region_begins_with_its_figures_as_the_language_writes_them() {
    let server = start();
    let page = server.open("/regions/el43?lang=sl").await.text().await.unwrap();
    assert!(page.contains("<h1>Kriti</h1><p>14.000 ljudi. 12.000 in 2</p>"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_record_cannot_be_read_in_time_comes_without_words() {
    let server = start();
    let page = server.open("/pilots/slow").await.text().await.unwrap();
    assert!(page.contains("<title>Rialto</title>") && page.contains("<!-- words -->"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_web_app_is_told_where_the_api_is() {
    let server = start();
    let response = server.get("/config.json").await;
    assert_eq!(header(&response, "cache-control"), "no-cache");
    assert_eq!(response.json::<Value>().await.unwrap(), json!({ "api": "/graphql" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_built_web_app_a_sentence_says_what_to_do() {
    let server = start_with(settings(), Assets::default());
    let response = server.open("/").await;
    assert_eq!(response.status(), 503);
    assert!(response.text().await.unwrap().contains("make run"));
    assert_eq!(server.query("{a}").await.status(), 200, "the API answers all the same");
}

#[test]
fn the_documents_of_the_web_app_are_read_from_its_manifest() {
    let documents = crate::site::assets().documents().unwrap();
    assert_eq!(documents, [("ab".to_owned(), "{a}".to_owned())]);
    assert!(Assets::default().documents().unwrap().is_empty());
}
