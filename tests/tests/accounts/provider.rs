//! Signing in with a provider of identities: a real one, `oidc-provider`, on loopback, and browsers that go there and back.

use crate::browsers::{Browser, Scene, settings, viewer};
use crate::house::{House, MINUTE, PASSWORD, SITE, Session, codes, secret_keys};
use reqwest::Client;
use reqwest::redirect::Policy;
use rialto_app::account::AccountSettings;
use rialto_gateway::http::HttpSettings;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use totp_rs::{Builder, Secret};
use url::Url;

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_account_gets_one_and_comes_back_to_it() {
    let scene = Scene::new().await;
    let mut browser = scene.browser();
    assert_eq!(
        browser.sign_in("/session/with/one?to=/de/projects%3Fstage%3Dtested", "ana").await,
        "/de/projects?stage=tested"
    );
    let session = browser.session().await.expect("the cookie renews a session");
    let first = viewer(&scene, &session).await;
    assert_eq!(first["email"], "ana@example.org");
    assert_eq!((&first["name"], &first["language"]), (&json!("ana of the provider"), &json!("sl")));
    assert_eq!((&first["hasPassword"], &first["isEmailConfirmed"]), (&json!(false), &json!(true)));
    assert_eq!(first["identities"][0]["provider"], "one");

    let mut other = scene.browser();
    assert_eq!(other.sign_in("/session/with/one?to=//evil.example/", "ana").await, "/", "never to another site");
    let again = other.session().await.unwrap();
    assert_eq!(viewer(&scene, &again).await["identities"][0]["id"], first["identities"][0]["id"]);
    let no_password = json!({ "email": "ana@example.org", "password": "" });
    assert_eq!(codes(&scene.house.act(None, "signIn", "", no_password).await), ["CREDENTIALS_WRONG"]);
    // a password can be set by mail, as a forgotten one
    scene.house.act(None, "requestPasswordReset", "", json!({ "email": "ana@example.org" })).await;
    let token = scene.house.letters().await.pop().unwrap().token();
    let reset = scene.house.signed_in("resetPassword", json!({ "token": token, "password": PASSWORD })).await;
    assert_eq!(viewer(&scene, &reset).await["hasPassword"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_providers_of_the_settings_are_listed_and_no_others_are_there() {
    let scene = Scene::new().await;
    let listed = scene.house.ask(None, "{ identityProviders { name title url } }", json!({})).await;
    let first = &listed["data"]["identityProviders"][0];
    assert_eq!(*first, json!({ "name": "one", "title": "The one", "url": "/session/with/one" }));
    let nowhere = scene.house.request(reqwest::Method::GET, "/session/with/nobody").send().await.unwrap();
    assert_eq!(nowhere.status(), 404);
    let post = scene.house.request(reqwest::Method::POST, "/session/with/one").send().await.unwrap();
    assert_eq!(post.status(), 405);
    let away = scene.browser().go("/session/with/away?to=/projects").await;
    assert_eq!(away.query(), Some("with=away&problem=PROVIDER_AWAY&to=%2Fprojects"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_to_the_provider_carries_pkce_state_and_nonce() {
    let scene = Scene::new().await;
    let mut browser = scene.browser();
    let url = Url::parse(&format!("{SITE}/session/with/one")).unwrap();
    let there = browser.step(&url, None).await.unwrap();
    let query: BTreeMap<String, String> = there.query_pairs().into_owned().collect();
    assert_eq!((query["response_type"].as_str(), query["code_challenge_method"].as_str()), ("code", "S256"));
    assert_eq!(query["redirect_uri"], format!("{SITE}/session/with/one/callback"));
    assert!(query["code_challenge"].len() == 43 && query["state"].len() >= 22 && query["nonce"].len() >= 22);
    assert!(query["scope"].contains("openid") && query["scope"].contains("email"), "{}", query["scope"]);
    assert!(!there.as_str().contains("secret"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_alone_links_nothing_and_the_password_does() {
    let scene = Scene::new().await;
    scene.house.member("ana@example.org").await;
    let mut browser = scene.browser();
    assert_eq!(
        browser.sign_in("/session/with/one?to=/projects", "ana").await,
        "/sign-in?with=one&step=link&to=%2Fprojects"
    );
    assert!(browser.session().await.is_none(), "nobody is signed in yet");
    let fields = "signedIn { accessToken } viewer { email }";
    for password in [json!({}), json!({ "password": "not the password" })] {
        let wrong = browser.act(None, "finishSignIn", fields, password).await;
        assert_eq!((codes(&wrong), &wrong["viewer"]), (vec!["CURRENT_WRONG"], &json!(null)));
    }
    let mut stranger = scene.browser();
    let nobody = stranger.act(None, "finishSignIn", fields, json!({ "password": PASSWORD })).await;
    assert_eq!(codes(&nobody), ["SIGN_IN_OVER"], "another browser cannot finish it");
    let done = browser.act(None, "finishSignIn", fields, json!({ "password": PASSWORD })).await;
    assert_eq!(done["viewer"]["email"], "ana@example.org", "{done}");
    let session = browser.session().await.unwrap();
    let linked = viewer(&scene, &session).await;
    assert_eq!((linked["identities"].as_array().unwrap().len(), &linked["hasPassword"]), (1, &json!(true)));
    let letter = scene.house.letters().await.pop().unwrap();
    assert!(letter.raw.contains("with The one as well"), "{}", letter.raw);
    assert_eq!(
        codes(&browser.act(None, "finishSignIn", fields, json!({ "password": PASSWORD })).await),
        ["SIGN_IN_OVER"]
    );
    assert_eq!(scene.browser().sign_in("/session/with/one", "ana").await, "/", "from now on it signs in by itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_proves_an_account_too_in_the_browser_that_asked_for_it() {
    let scene = Scene::new().await;
    scene.house.member("ana@example.org").await;
    scene.house.clock.advance(1_000);
    let mut browser = scene.browser();
    browser.sign_in("/session/with/one", "ana").await;
    let asked =
        browser.act(None, "finishSignIn", "signedIn { accessToken } viewer { email }", json!({ "byMail": true })).await;
    assert_eq!((codes(&asked), &asked["signedIn"], &asked["viewer"]), (vec![], &json!(null), &json!(null)));
    let letter = scene.house.letters().await.pop().unwrap();
    assert!(letter.raw.contains("/link-identity?token=") && letter.raw.contains("The one"), "{}", letter.raw);
    let input = json!({ "token": letter.token() });
    let elsewhere = scene.browser().act(None, "confirmLink", "viewer { email }", input.clone()).await;
    assert_eq!(codes(&elsewhere), ["OTHER_BROWSER"], "nobody links a stranger's identity by opening a link");
    let here = browser.act(None, "confirmLink", "viewer { identities { provider } }", input.clone()).await;
    assert_eq!(here["viewer"]["identities"], json!([{ "provider": "one" }]), "{here}");
    assert_eq!(codes(&browser.act(None, "confirmLink", "", input).await), ["TOKEN_INVALID"], "it works once");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_not_verified_signs_nobody_in() {
    let scene = Scene::new().await;
    scene.house.member("ana@example.org").await;
    for who in ["unverified-ana", "unverified-iva"] {
        let mut browser = scene.browser();
        let page = browser.sign_in("/session/with/one", who).await;
        assert_eq!(page, "/sign-in?with=one&problem=EMAIL_NOT_VERIFIED&to=%2F");
        assert!(browser.session().await.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_no_at_the_provider_is_told_so() {
    let scene = Scene::new().await;
    let mut browser = scene.browser();
    let form = browser.go("/session/with/one?to=/projects").await;
    let abort = Url::parse(&format!("{form}/abort")).unwrap();
    let back = browser.follow(abort, Browser::is_ours).await;
    assert!(back.as_str().contains("error=access_denied"), "{back}");
    assert_eq!(browser.end(back).await, "/sign-in?with=one&problem=PROVIDER_REFUSED&to=%2Fprojects");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_begun_is_finished_once_in_its_own_browser_in_time_and_with_its_own_provider() {
    let scene = Scene::new().await;
    let invalid = "/sign-in?with=one&problem=STATE_INVALID&to=%2F";
    let mut browser = scene.browser();
    let form = browser.go("/session/with/one").await;
    let back = browser.say(form, "ana").await;
    assert_eq!(scene.browser().end(back.clone()).await, invalid, "another browser has not begun it");
    let mut other = browser.clone();
    let wrong = back.as_str().replace("state=", "state=x");
    assert_eq!(other.end(Url::parse(&wrong).unwrap()).await, invalid);
    let mut other = browser.clone();
    let mixed = Url::parse(&back.as_str().replace("/with/one/", "/with/again/")).unwrap();
    assert_eq!(other.end(mixed).await, invalid.replace("with=one", "with=again"), "begun with another provider");

    let twice = browser.clone();
    assert_eq!(browser.end(back.clone()).await, "/");
    assert!(browser.session().await.is_some());
    assert_eq!(twice.clone().end(back).await, invalid, "the state works once");

    let mut slow = scene.browser();
    let form = slow.go("/session/with/one").await;
    let back = slow.say(form, "ana").await;
    scene.house.clock.advance(10 * MINUTE);
    assert_eq!(slow.end(back).await, invalid);
    for nonsense in ["", "?state=", "?code=x", "?state=x&code=x", "?error=access_denied"] {
        let url = Url::parse(&format!("{SITE}/session/with/one/callback{nonsense}")).unwrap();
        assert_eq!(scene.browser().end(url).await, invalid, "{nonsense}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_stolen_or_an_answer_of_another_issuer_proves_nothing() {
    let scene = Scene::new().await;
    let refused = "/sign-in?with=one&problem=PROVIDER_REFUSED&to=%2F";
    let mut victim = scene.browser();
    let form = victim.go("/session/with/one").await;
    let stolen = victim.say(form, "ana").await;
    let part = |url: &Url, name: &str| {
        url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap()
    };
    // the thief puts the code of the victim into an answer to their own request: PKCE and nonce are not its own
    let mut thief = scene.browser();
    let form = thief.go("/session/with/one").await;
    let own = thief.say(form, "thief").await;
    let injected = own.as_str().replace(&part(&own, "code"), &part(&stolen, "code"));
    assert_eq!(thief.end(Url::parse(&injected).unwrap()).await, refused);
    assert!(thief.session().await.is_none());

    let mut browser = scene.browser();
    let form = browser.go("/session/with/one").await;
    let back = browser.say(form, "ana").await;
    assert!(back.as_str().contains("iss="), "this provider says who it is");
    let mut mixed = back.clone();
    mixed.set_query(Some(&format!(
        "state={}&code={}&iss=https%3A%2F%2Fevil.example",
        part(&back, "state"),
        part(&back, "code")
    )));
    assert_eq!(browser.end(mixed).await, refused);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_signed_in_links_an_identity_after_the_password_and_in_the_same_session() {
    let scene = Scene::new().await;
    let ana = scene.house.member("ana@example.org").await;
    let mut browser = scene.browser();
    let (name, value) = ana.cookie.split_once('=').unwrap();
    browser.cookies.insert((true, name.to_owned()), value.to_owned());
    let link = async |browser: &mut Browser<'_>, provider: &str, password: &str| {
        browser
            .act(Some(&ana.access), "linkIdentity", "url", json!({ "provider": provider, "password": password }))
            .await
    };
    assert_eq!(codes(&link(&mut browser, "one", "not the password").await), ["CURRENT_WRONG"]);
    assert_eq!(codes(&link(&mut browser, "nobody", PASSWORD).await), ["PROVIDER_UNKNOWN"]);
    let url = link(&mut browser, "one", PASSWORD).await["url"].as_str().unwrap().to_owned();
    let led = scene.browser().go(&url).await;
    assert_eq!(led.query(), Some("with=one&problem=STATE_INVALID"), "who is led to somebody else's link links nothing");
    // another address than the account's: the password and the provider prove that both are hers
    assert_eq!(browser.sign_in(&url, "private-ana").await, "/settings?linked=one");
    let identities = viewer(&scene, &ana).await["identities"].clone();
    assert_eq!(identities[0]["email"], "private-ana@example.org");
    assert_eq!(browser.go(&url).await.query(), Some("with=one&problem=STATE_INVALID"), "the link works once");
    let mut other = scene.browser();
    assert_eq!(other.sign_in("/session/with/one", "private-ana").await, "/");
    assert_eq!(viewer(&scene, &other.session().await.unwrap()).await["email"], "ana@example.org");

    let iva = scene.house.member("iva@example.org").await;
    let mut browser = scene.browser();
    let (name, value) = iva.cookie.split_once('=').unwrap();
    browser.cookies.insert((true, name.to_owned()), value.to_owned());
    let input = json!({ "provider": "one", "password": PASSWORD });
    let url = browser.act(Some(&iva.access), "linkIdentity", "url", input).await["url"].as_str().unwrap().to_owned();
    assert_eq!(browser.sign_in(&url, "private-ana").await, "/settings?with=one&problem=IDENTITY_TAKEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_way_in_is_never_unlinked() {
    let scene = Scene::new().await;
    let mut browser = scene.browser();
    browser.sign_in("/session/with/one", "ana").await;
    let session = browser.session().await.unwrap();
    let ids = viewer(&scene, &session).await["identities"].clone();
    let unlink = |session: &Session, id: &Value| {
        let (access, input) = (session.access.clone(), json!({ "id": id }));
        let house = &scene.house;
        async move { house.act(Some(&access), "unlinkIdentity", "viewer { identities { id } }", input).await }
    };
    assert_eq!(codes(&unlink(&session, &ids[0]["id"]).await), ["LAST_WAY_IN"]);
    let stranger = scene.house.member("iva@example.org").await;
    let query = format!("mutation {{ unlinkIdentity(input: {{ id: {} }}) {{ issues {{ code }} }} }}", ids[0]["id"]);
    assert_eq!(scene.house.refused(Some(&stranger.access), &query).await, "NOT_FOUND");

    // a second identity; of two that are unlinked at once, one stays
    scene
        .house
        .place
        .execute(
            "insert into identity (id, account_id, provider, issuer, subject, linked_at) \
         select account_id, account_id, 'again', 'https://again.example', 'ana', 1 from identity",
        )
        .await;
    let ids = viewer(&scene, &session).await["identities"].clone();
    assert_eq!(ids.as_array().unwrap().len(), 2);
    let both = tokio::join!(unlink(&session, &ids[0]["id"]), unlink(&session, &ids[1]["id"]));
    let mut answers = [codes(&both.0), codes(&both.1)];
    answers.sort();
    assert_eq!(answers, [vec![], vec!["LAST_WAY_IN"]]);

    scene.house.place.execute("update account set has_password = true").await;
    let left = viewer(&scene, &session).await["identities"][0]["id"].clone();
    let done = unlink(&session, &left).await;
    assert_eq!((codes(&done), &done["viewer"]["identities"]), (vec![], &json!([])));
    assert!(scene.house.letters().await.iter().any(|letter| letter.to == "ana@example.org"), "the owner is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_asked_for_after_the_provider_too() {
    let scene = Scene::new().await;
    let mut browser = scene.browser();
    browser.sign_in("/session/with/one", "ana").await;
    scene.house.act(None, "requestPasswordReset", "", json!({ "email": "ana@example.org" })).await;
    let token = scene.house.letters().await.pop().unwrap().token();
    let session = scene.house.signed_in("resetPassword", json!({ "token": token, "password": PASSWORD })).await;
    let token = Some(session.access.as_str());
    let begun = scene.house.act(token, "beginSecondFactor", "secret", json!({ "password": PASSWORD })).await;
    let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let code = || app.generate(u64::try_from(scene.house.ctx.now() / 1_000).unwrap()).to_string();
    scene.house.act(token, "confirmSecondFactor", "", json!({ "code": code() })).await;
    scene.house.clock.advance(MINUTE);

    let mut browser = scene.browser();
    assert_eq!(browser.sign_in("/session/with/one?to=/a", "ana").await, "/sign-in?with=one&step=code&to=%2Fa");
    assert!(browser.session().await.is_none());
    let fields = "signedIn { accessToken } viewer { email }";
    assert_eq!(codes(&browser.act(None, "finishSignIn", fields, json!({})).await), ["SECOND_FACTOR_NEEDED"]);
    assert_eq!(codes(&browser.act(None, "finishSignIn", fields, json!({ "code": "000000" })).await), ["CODE_WRONG"]);
    let done = browser.act(None, "finishSignIn", fields, json!({ "code": code() })).await;
    assert_eq!(done["viewer"]["email"], "ana@example.org", "{done}");
    assert!(browser.session().await.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_browsers_that_come_for_the_first_time_at_once_get_one_account() {
    let scene = Scene::new().await;
    let (mut one, mut two) = (scene.browser(), scene.browser());
    let forms = (one.go("/session/with/one").await, two.go("/session/with/one").await);
    let (back_one, back_two) = (one.say(forms.0, "ana").await, two.say(forms.1, "ana").await);
    let pages = tokio::join!(one.end(back_one), two.end(back_two));
    assert_eq!((pages.0.as_str(), pages.1.as_str()), ("/", "/"));
    let (one, two) = (one.session().await.unwrap(), two.session().await.unwrap());
    assert_eq!(viewer(&scene, &one).await["identities"], viewer(&scene, &two).await["identities"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn providers_on_this_machine_are_for_tests_alone() {
    let scene = Scene::new().await;
    let accounts = AccountSettings {
        providers: vec![settings("one", scene.provider.port)],
        ..AccountSettings::new(SITE, secret_keys())
    };
    let house = House::of(HttpSettings::default(), accounts).await;
    let http = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
    let answer = http.get(format!("http://{}/session/with/one", house.address)).send().await.unwrap();
    assert!(answer.headers()["location"].to_str().unwrap().contains("PROVIDER_AWAY"));
}
