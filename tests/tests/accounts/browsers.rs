//! Browsers that go to a real provider of identities, `oidc-provider` on loopback, and come back.

use crate::helper::Helper;
use crate::house::{House, SITE, Session, secret_keys};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use rialto_app::account::{AccountSettings, ProviderSettings};
use rialto_domain::context::Chance;
use rialto_gateway::http::HttpSettings;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use url::Url;

pub struct Scene {
    pub house: House,
    pub provider: Helper,
}

pub fn settings(name: &str, port: u16) -> ProviderSettings {
    ProviderSettings {
        name: name.to_owned(),
        title: format!("The {name}"),
        issuer: format!("http://127.0.0.1:{port}"),
        client_id: "rialto".to_owned(),
        client_secret: Some("a secret for tests alone".to_owned()),
    }
}

impl Scene {
    pub async fn new() -> Self {
        let back = |name: &str| format!("{SITE}/session/with/{name}/callback");
        let provider = Helper::start("openid-provider.mjs", &[&back("one"), &back("again")]);
        let accounts = AccountSettings {
            // nobody listens on port 1 of this machine
            providers: vec![settings("one", provider.port), settings("again", provider.port), settings("away", 1)],
            reaches_loopback: true,
            ..AccountSettings::new(SITE, secret_keys())
        };
        let house = House::of(HttpSettings::default(), accounts).await;
        // the provider has a clock of its own
        house.clock.set(Chance::system().clock.now_ms());
        Self { house, provider }
    }

    pub fn browser(&self) -> Browser<'_> {
        let http = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        Browser { scene: self, http, cookies: BTreeMap::new() }
    }
}

/// A browser: keeps cookies by site, and follows redirects until a page of the site is reached.
#[derive(Clone)]
pub struct Browser<'s> {
    pub scene: &'s Scene,
    pub http: Client,
    pub cookies: BTreeMap<(bool, String), String>,
}

impl Browser<'_> {
    pub fn is_ours(url: &Url) -> bool {
        url.as_str().starts_with(SITE)
    }

    pub fn jar(&self, ours: bool) -> String {
        let cookies = self.cookies.iter().filter(|((of, _), _)| *of == ours);
        cookies.map(|((_, name), value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    pub fn keep(&mut self, ours: bool, response: &Response) {
        for set in response.headers().get_all("set-cookie") {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            let key = (ours, name.to_owned());
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.remove(&key)
            } else {
                self.cookies.insert(key, value.to_owned())
            };
        }
    }

    /// Asks for an address; where it is sent on to.
    pub async fn step(&mut self, url: &Url, form: Option<&[(&str, &str)]>) -> Option<Url> {
        let ours = Self::is_ours(url);
        let mut place = url.clone();
        if ours {
            place = Url::parse(&format!("http://{}", self.scene.house.address)).unwrap();
            place.set_path(url.path());
            place.set_query(url.query());
        }
        let request = match form {
            Some(form) => self.http.post(place).form(form),
            None => self.http.get(place),
        };
        let response =
            request.header("cookie", self.jar(ours)).header("user-agent", "Test Browser 1.0").send().await.unwrap();
        self.keep(ours, &response);
        if ours && url.path().starts_with("/session/") {
            assert_eq!(response.headers()["cache-control"], "no-store");
        }
        let to = response.headers().get("location")?.to_str().unwrap();
        Some(url.join(to).unwrap())
    }

    /// Follows until `stop` says so.
    pub async fn follow(&mut self, mut url: Url, stop: impl Fn(&Url) -> bool) -> Url {
        for _ in 0..10 {
            if stop(&url) {
                return url;
            }
            url = self.step(&url, None).await.unwrap_or_else(|| panic!("nothing follows {url}"));
        }
        panic!("it goes round in circles: {url}");
    }

    /// Goes to a provider; its form, or where the site sent the browser instead.
    pub async fn go(&mut self, path: &str) -> Url {
        let url = Url::parse(&format!("{SITE}{path}")).unwrap();
        let stop = |url: &Url| {
            url.path().starts_with("/interaction/") || (Self::is_ours(url) && !url.path().starts_with("/session/"))
        };
        self.follow(url, stop).await
    }

    /// Writes a name into the provider's form and consents; the address with which it comes back.
    pub async fn say(&mut self, form: Url, who: &str) -> Url {
        let stop = |url: &Url| url.path().starts_with("/interaction/") || Self::is_ours(url);
        let next = self.step(&form, Some(&[("prompt", "login"), ("login", who), ("password", "x")])).await.unwrap();
        let mut at = self.follow(next, stop).await;
        if !Self::is_ours(&at) {
            let next = self.step(&at, Some(&[("prompt", "consent")])).await.unwrap();
            at = self.follow(next, stop).await;
        }
        at
    }

    /// Signs in with the provider; the page where it ends, path and query.
    pub async fn sign_in(&mut self, path: &str, who: &str) -> String {
        let form = self.go(path).await;
        let back = self.say(form, who).await;
        self.end(back).await
    }

    pub async fn end(&mut self, back: Url) -> String {
        let page = self.follow(back, |url| !url.path().starts_with("/session/")).await;
        assert!(Self::is_ours(&page), "nobody is sent elsewhere: {page}");
        page.as_str().strip_prefix(SITE).unwrap().to_owned()
    }

    /// The session of its cookie.
    pub async fn session(&mut self) -> Option<Session> {
        let response = self.scene.house.refresh(&self.jar(true)).await;
        self.keep(true, &response);
        let body: Value = response.json().await.unwrap();
        let access = body["accessToken"].as_str()?.to_owned();
        Some(Session { access, cookie: self.jar(true) })
    }

    /// The payload of a mutation, with its cookies.
    pub async fn act(&mut self, token: Option<&str>, name: &str, fields: &str, input: Value) -> Value {
        let ty = format!("{}{}Input!", name[..1].to_uppercase(), &name[1..]);
        let query = format!("mutation($input: {ty}) {{ {name}(input: $input) {{ issues {{ path code }} {fields} }} }}");
        let call = self.scene.house.call(&query, json!({ "input": input })).header("cookie", self.jar(true));
        let call = match token {
            Some(token) => call.bearer_auth(token),
            None => call,
        };
        let response = call.send().await.unwrap();
        self.keep(true, &response);
        let body: Value = response.json().await.unwrap();
        assert!(body.get("errors").is_none(), "{name}: {body}");
        body["data"][name].clone()
    }
}

pub async fn viewer(scene: &Scene, session: &Session) -> Value {
    let query =
        "{ viewer { email name language hasPassword isEmailConfirmed identities { id provider email lastUsedAt } } }";
    scene.house.ask(Some(&session.access), query, json!({})).await["data"]["viewer"].clone()
}
