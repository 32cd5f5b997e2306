//! Access tokens that nobody signed, or that are not valid: none is accepted, and none makes its bearer a visitor.

use crate::house::{House, SITE, START};
use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rialto_app::account::{AUDIENCE, LIFETIME_SECONDS};
use rialto_persistence::account::{self, SigningKey};
use rialto_persistence::write::signing_key;
use serde_json::{Value, json};

const NOW: i64 = START / 1_000;

/// PKCS #8 of the key pair of RFC 8032 §7.1, test 1, and its public half.
const KEY: &str = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v_VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
const PUBLIC: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

/// Gives the server this key, as one that was made before keys were sealed: what it makes itself nobody can read.
async fn plant(house: &House) {
    let key = signing_key::SigningKey {
        id: house.ctx.chance.ids.next(),
        algorithm: "EdDSA",
        private_key: KEY.to_owned(),
        public_key: PUBLIC.to_owned(),
        created_at: START,
    };
    let transaction = house.ctx.database.begin().await.unwrap();
    assert!(signing_key::insert(&transaction, &key, 0).await.unwrap());
    transaction.commit().await.unwrap();
}

struct Forger {
    key: SigningKey,
    pair: Ed25519KeyPair,
    header: Value,
    claims: Value,
}

fn encode(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn with(value: &Value, changes: Value) -> Value {
    let mut value = value.clone();
    for (name, change) in changes.as_object().unwrap() {
        match change {
            Value::Null => value.as_object_mut().unwrap().remove(name),
            change => value.as_object_mut().unwrap().insert(name.clone(), change.clone()),
        };
    }
    value
}

impl Forger {
    /// Knows the server's key, so that each forgery is wrong in one thing alone.
    async fn new(house: &House, access: &str) -> Self {
        let key = account::signing_keys(&house.ctx.database).await.unwrap().remove(0);
        let pair = Ed25519KeyPair::from_pkcs8(&URL_SAFE_NO_PAD.decode(KEY).unwrap()).unwrap();
        let part = |at: usize| {
            let text = URL_SAFE_NO_PAD.decode(access.split('.').nth(at).unwrap()).unwrap();
            serde_json::from_slice::<Value>(&text).unwrap()
        };
        Self { key, pair, header: part(0), claims: part(1) }
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        Self::sign_by(&self.pair, header, claims)
    }

    fn sign_by(pair: &Ed25519KeyPair, header: &Value, claims: &Value) -> String {
        let body = format!("{}.{}", encode(header), encode(claims));
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(pair.sign(body.as_bytes())))
    }

    fn header(&self, changes: Value) -> String {
        self.sign(&with(&self.header, changes), &self.claims)
    }

    fn claims(&self, changes: Value) -> String {
        self.sign(&self.header, &with(&self.claims, changes))
    }

    fn hs256(&self, secret: &[u8]) -> String {
        let body = format!("{}.{}", encode(&with(&self.header, json!({ "alg": "HS256" }))), encode(&self.claims));
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), body.as_bytes());
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(tag))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_forged_token_is_accepted() {
    let house = House::new().await;
    plant(&house).await;
    let good = house.member("ana@example.org").await.access;
    let ended = house.sign_in("ana@example.org").await.access;
    house.ask(Some(&ended), "mutation { signOut { issues { code } } }", json!({})).await;
    let other = house.member("iva@example.org").await.access;
    let forger = Forger::new(&house, &good).await;
    assert_eq!(
        house.email_of(&forger.claims(json!({}))).await,
        "ana@example.org",
        "signed alike, nothing changed: it is good"
    );

    let others = Forger::new(&house, &other).await.claims;
    let public = URL_SAFE_NO_PAD.decode(&forger.key.public_key).unwrap();
    let stranger = Ed25519KeyPair::generate().unwrap();
    let strange_jwk =
        json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(stranger.public_key().as_ref()) });
    let [head, body, signature] = good.split('.').collect::<Vec<_>>().try_into().unwrap();
    let none = |alg: &str| format!("{}.{body}.", encode(&with(&forger.header, json!({ "alg": alg }))));
    let flipped = {
        let mut bytes = URL_SAFE_NO_PAD.decode(signature).unwrap();
        bytes[0] ^= 1;
        URL_SAFE_NO_PAD.encode(bytes)
    };
    let nobody = "0190f3a2-0000-7000-8000-000000000001";
    let spki = [b"0*0\x05\x06\x03+ep\x03!\0".as_slice(), &public].concat();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(&spki));

    let forgeries: Vec<(&str, String)> = vec![
        ("alg none", none("none")),
        ("alg None", none("None")),
        (
            "alg NONE with the signature",
            format!("{}.{body}.{signature}", encode(&with(&forger.header, json!({ "alg": "NONE" })))),
        ),
        ("alg empty", none("")),
        ("no alg", none("").replace("..", ".")),
        ("HS256 with the public key's bytes", forger.hs256(&public)),
        ("HS256 with the public key as published", forger.hs256(forger.key.public_key.as_bytes())),
        ("HS256 with the public key in DER", forger.hs256(&spki)),
        ("HS256 with the public key in PEM", forger.hs256(pem.as_bytes())),
        ("HS256 with an empty secret", forger.hs256(b"")),
        ("alg ES256 over our signature", forger.header(json!({ "alg": "ES256" }))),
        ("alg RS256 over our signature", forger.header(json!({ "alg": "RS256" }))),
        ("alg in lower case", forger.header(json!({ "alg": "eddsa" }))),
        ("signed by a stranger", Forger::sign_by(&stranger, &forger.header, &forger.claims)),
        (
            "signed by a stranger, with the key in the header",
            Forger::sign_by(&stranger, &with(&forger.header, json!({ "jwk": strange_jwk })), &forger.claims),
        ),
        ("with a key in the header", forger.header(json!({ "jwk": strange_jwk }))),
        ("with a link to keys", forger.header(json!({ "jku": "https://evil.example/jwks.json" }))),
        ("with a link to a certificate", forger.header(json!({ "x5u": "https://evil.example/cert" }))),
        ("with a critical extension", forger.header(json!({ "crit": ["exp"] }))),
        ("compressed", forger.header(json!({ "zip": "DEF" }))),
        ("with something else in the header", forger.header(json!({ "b64": false }))),
        ("wrong kid", forger.header(json!({ "kid": nobody }))),
        ("kid of SQL", forger.header(json!({ "kid": "' or 1=1 --" }))),
        ("kid of a path", forger.header(json!({ "kid": "../../dev/null" }))),
        ("empty kid", forger.header(json!({ "kid": "" }))),
        ("no kid", forger.header(json!({ "kid": null }))),
        ("no typ", forger.header(json!({ "typ": null }))),
        ("typ JWT", forger.header(json!({ "typ": "JWT" }))),
        ("typ of another purpose", forger.header(json!({ "typ": "reset+jwt" }))),
        ("expired", forger.claims(json!({ "iat": NOW - 601, "nbf": NOW - 601, "exp": NOW - 1 }))),
        ("expires now", forger.claims(json!({ "iat": NOW - 600, "nbf": NOW - 600, "exp": NOW }))),
        ("no exp", forger.claims(json!({ "exp": null }))),
        ("exp as text", forger.claims(json!({ "exp": "9999999999" }))),
        ("lives too long", forger.claims(json!({ "exp": NOW + LIFETIME_SECONDS + 1 }))),
        ("lives for ever", forger.claims(json!({ "exp": i64::MAX }))),
        ("issued at the beginning of time", forger.claims(json!({ "iat": i64::MIN, "exp": NOW + 60 }))),
        ("not yet valid", forger.claims(json!({ "nbf": NOW + 60 }))),
        ("no nbf", forger.claims(json!({ "nbf": null }))),
        ("issued in the future", forger.claims(json!({ "iat": NOW + 60, "exp": NOW + 120 }))),
        ("no iat", forger.claims(json!({ "iat": null }))),
        ("wrong aud", forger.claims(json!({ "aud": "another-api" }))),
        ("one aud of many", forger.claims(json!({ "aud": [AUDIENCE, "another-api"] }))),
        ("no aud", forger.claims(json!({ "aud": null }))),
        ("wrong iss", forger.claims(json!({ "iss": "https://evil.example" }))),
        ("iss with a slash more", forger.claims(json!({ "iss": format!("{SITE}/") }))),
        ("no iss", forger.claims(json!({ "iss": null }))),
        ("no sub", forger.claims(json!({ "sub": null }))),
        ("nobody's sub", forger.claims(json!({ "sub": nobody }))),
        ("somebody else's sub", forger.claims(json!({ "sub": others["sub"] }))),
        ("somebody else's sid", forger.claims(json!({ "sid": others["sid"] }))),
        ("nobody's sid", forger.claims(json!({ "sid": nobody }))),
        ("no sid", forger.claims(json!({ "sid": null }))),
        ("a claim more", forger.claims(json!({ "admin": true }))),
        ("session ended", ended),
        ("payload of another", format!("{head}.{}.{signature}", encode(&others))),
        ("signature changed", format!("{head}.{body}.{flipped}")),
        ("signature cut", format!("{head}.{body}.{}", &signature[..80])),
        ("signature empty", format!("{head}.{body}.")),
        ("no signature", format!("{head}.{body}")),
        ("a part more", format!("{good}.{signature}")),
        ("padded", format!("{head}.{body}.{signature}==")),
        (
            "of another alphabet",
            format!("{head}.{body}.{}", STANDARD.encode(URL_SAFE_NO_PAD.decode(signature).unwrap())),
        ),
        ("header is no object", format!("{}.{body}.{signature}", encode(&json!([1])))),
        ("nonsense", "x.y.z".to_owned()),
        ("dots", "..".to_owned()),
        ("very long", format!("{head}.{}.{signature}", "A".repeat(4_000))),
    ];
    assert!(forgeries.len() >= 60);
    for (what, token) in &forgeries {
        let call = house.call("{ viewer { email } }", json!({})).bearer_auth(token);
        let response = call.send().await.unwrap();
        assert_eq!(response.status(), 401, "{what}: {token}");
        assert!(response.headers()["www-authenticate"].to_str().unwrap().contains("invalid_token"));
        let body: Value = response.json().await.unwrap();
        assert_eq!(body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{what}");
        assert!(body.get("data").is_none(), "{what}");
    }
    assert_eq!(house.email_of(&good).await, "ana@example.org", "the good one is still good");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_forms_of_the_header_are_refused_and_none_is_a_visitor() {
    let house = House::new().await;
    let good = house.member("ana@example.org").await.access;
    for header in ["", "Bearer", "Bearer ", &good, &format!("Basic {good}"), &format!("Token {good}"), "Bearer null"] {
        let response =
            house.call("{ viewer { email } }", json!({})).header("authorization", header).send().await.unwrap();
        assert_eq!(response.status(), 401, "{header}");
    }
    let twice = house.call("{ viewer { email } }", json!({})).bearer_auth(&good).bearer_auth(&good);
    assert_eq!(twice.send().await.unwrap().status(), 401);
    let lower = house.call("{ viewer { email } }", json!({})).header("authorization", format!("bearer {good}"));
    assert_eq!(lower.send().await.unwrap().status(), 200, "the scheme has no case");
    let get = house.request(reqwest::Method::GET, "/graphql?query=%7Bviewer%7Bemail%7D%7D").bearer_auth(&good);
    let response = get.send().await.unwrap();
    assert_eq!(response.headers()["cache-control"], "private, no-cache", "what a member reads is for no shared cache");
}
