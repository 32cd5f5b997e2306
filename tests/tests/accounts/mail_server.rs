//! Letters on their way through a real mail server on loopback: npm's `smtp-server`.

use crate::helper::Helper;
use crate::house::{House, SITE, START};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rialto_app::mail::{Mailer, Transport, deliver};
use serde_json::{Value, json};
use std::time::Duration;

const FROM: &str = "Rialto <no-reply@example.org>";

fn mailer(address: &str) -> Mailer {
    Mailer::new(Transport::smtp(address, None).unwrap(), FROM, SITE).unwrap()
}

/// What the outbox holds of its one letter: attempts, whether it is delivered, whether it is given up.
async fn state(house: &House) -> (i64, bool, bool) {
    let transaction = house.ctx.database.begin().await.unwrap();
    let all = rialto_persistence::write::outbox::all(&transaction).await.unwrap();
    let [only] = all.as_slice() else { panic!("one letter: {all:?}") };
    (only.attempts, only.delivered_at.is_some(), only.failed_at.is_some())
}

fn header<'a>(letter: &'a Value, name: &str) -> &'a str {
    let raw = letter["raw"].as_str().unwrap();
    raw.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_arrives_whole_with_both_parts_and_its_headers() {
    let mut server = Helper::start("mail-sink.mjs", &[]);
    let house = House::new().await;
    let input =
        json!({ "email": "ana@example.org", "password": crate::house::PASSWORD, "name": "Ana", "language": "el" });
    house.act(None, "signUp", "", input).await;
    let address = format!("smtp://127.0.0.1:{}", server.port);
    assert_eq!(deliver(&house.ctx, &mailer(&address)).await.unwrap(), 1);
    let letter = server.told();
    assert_eq!((&letter["from"], &letter["to"]), (&json!("no-reply@example.org"), &json!(["ana@example.org"])));
    assert_eq!((header(&letter, "To"), header(&letter, "Auto-Submitted")), ("ana@example.org", "auto-generated"));
    assert_eq!(header(&letter, "From"), "Rialto <no-reply@example.org>");
    assert!(header(&letter, "Message-ID").ends_with("@example.org>"), "{letter}");
    assert_eq!(header(&letter, "Date"), "Sun, 22 Nov 2026 08:00:00 +0000", "{START}");
    assert!(header(&letter, "Subject").starts_with("=?utf-8?"), "Greek travels as ASCII: {letter}");
    let raw = letter["raw"].as_str().unwrap();
    assert!(raw.contains("multipart/alternative") && raw.contains("text/plain") && raw.contains("text/html"));
    assert!(raw.lines().all(|line| line.len() <= 998 && line.is_ascii()), "as RFC 5322 asks");
    assert_eq!(state(&house).await, (1, true, false));
    assert_eq!(deliver(&house.ctx, &mailer(&address)).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_busy_is_asked_again_and_one_that_never_takes_it_is_not() {
    let busy = Helper::start("mail-sink.mjs", &["busy"]);
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let address = format!("smtp://127.0.0.1:{}", busy.port);
    for attempt in 1..=2 {
        deliver(&house.ctx, &mailer(&address)).await.unwrap();
        assert_eq!(state(&house).await, (attempt, false, false), "4xx is for now");
        house.clock.advance(120_000);
    }
    let never = Helper::start("mail-sink.mjs", &["never"]);
    deliver(&house.ctx, &mailer(&format!("smtp://127.0.0.1:{}", never.port))).await.unwrap();
    assert_eq!(state(&house).await, (3, false, true), "5xx is for good");
    house.clock.advance(86_400_000);
    assert_eq!(deliver(&house.ctx, &mailer(&address)).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_of_the_site_loses_no_letter() {
    let mut server = Helper::start("mail-sink.mjs", &["signed-in"]);
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let wrong = format!("smtp://rialto:wrong@127.0.0.1:{}", server.port);
    deliver(&house.ctx, &mailer(&wrong)).await.unwrap();
    assert_eq!(state(&house).await, (1, false, false), "the owner can mend it");
    house.clock.advance(60_000);
    let right = format!("smtp://rialto:hush@127.0.0.1:{}", server.port);
    deliver(&house.ctx, &mailer(&right)).await.unwrap();
    assert_eq!((&server.told()["user"], state(&house).await), (&json!("rialto"), (2, true, false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_tls_is_asked_for_nothing_leaves_without_it() {
    let plain = Helper::start("mail-sink.mjs", &[]);
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let address = format!("smtp://localhost:{}?tls=required", plain.port);
    deliver(&house.ctx, &mailer(&address)).await.unwrap();
    assert_eq!(state(&house).await, (1, false, false), "the server offers no STARTTLS");
    house.clock.advance(60_000);
    // it offers STARTTLS, with a certificate that nobody vouches for
    let unknown = Helper::start("mail-sink.mjs", &["starttls"]);
    deliver(&house.ctx, &mailer(&format!("smtp://localhost:{}?tls=required", unknown.port))).await.unwrap();
    assert_eq!(state(&house).await, (2, false, false), "the certificate is not trusted");
}

/// An authority of our own, and a server's certificate from it with its key, all in PEM.
struct Vouched {
    authority: String,
    certificate: String,
    key: String,
}

fn vouched(host: &str) -> Vouched {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let issued = authority.self_signed(&authority_key).unwrap().pem();
    let key = KeyPair::generate().unwrap();
    let issuer = Issuer::new(authority, authority_key);
    let certificate = CertificateParams::new(vec![host.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    Vouched { authority: issued, certificate: certificate.pem(), key: key.serialize_pem() }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_of_ones_own_vouches_for_the_mail_server_and_for_no_other() {
    rialto_persistence::install_tls();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, content).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let ours = vouched("localhost");
    let files = [write("certificate.pem", &ours.certificate), write("key.pem", &ours.key)];
    let mut server = Helper::start("mail-sink.mjs", &["starttls", "certificate", &files[0], "key", &files[1]]);
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let mailer = |host: &str, authority: &str| {
        let address = format!("smtp://{host}:{}?tls=required", server.port);
        Mailer::new(Transport::smtp(&address, Some(authority.as_bytes())).unwrap(), FROM, SITE).unwrap()
    };
    // another authority, and a certificate of another name: neither is believed
    for (attempt, (host, authority)) in
        (1..).zip([("localhost", vouched("localhost").authority), ("127.0.0.1", ours.authority.clone())])
    {
        deliver(&house.ctx, &mailer(host, &authority)).await.unwrap();
        assert_eq!(state(&house).await, (attempt, false, false), "{host}");
        house.clock.advance(240_000);
    }
    assert_eq!(deliver(&house.ctx, &mailer("localhost", &ours.authority)).await.unwrap(), 1);
    assert_eq!(state(&house).await, (3, true, false));
    let letter = server.told();
    assert_eq!((&letter["secure"], &letter["to"]), (&json!(true), &json!(["ana@example.org"])));
}

#[tokio::test]
async fn certificates_that_are_none_or_of_no_use_are_told() {
    let authority = vouched("localhost").authority;
    for (address, given, why) in [
        ("smtps://mail.example.org", "no certificate", "has no certificate in PEM"),
        ("smtp://mail.example.org", authority.as_str(), "with TLS alone"),
    ] {
        let error = Transport::smtp(address, Some(given.as_bytes())).err().unwrap().to_string();
        assert!(error.contains(why), "{error}");
    }
    assert!(Transport::smtp("smtps://mail.example.org", Some(authority.as_bytes())).is_ok());
}

#[tokio::test]
async fn a_password_never_travels_in_clear_through_the_network() {
    for address in ["smtp://rialto:hush@mail.example.org:587", "smtp://rialto:hush@mail.example.org?tls=opportunistic"]
    {
        let error = Transport::smtp(address, None).err().unwrap().to_string();
        assert!(error.contains("tls=required") && !error.contains("hush"), "{error}");
    }
    for address in [
        "smtps://rialto:hush@mail.example.org",
        "smtp://rialto:hush@mail.example.org:587?tls=required",
        "smtp://mail.example.org:25",
    ] {
        assert!(Transport::smtp(address, None).is_ok(), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_whose_sender_dies_in_the_middle_is_sent_again() {
    let mut silent = Helper::start("mail-sink.mjs", &["silent"]);
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let (ctx, address) = (house.ctx.clone(), format!("smtp://127.0.0.1:{}", silent.port));
    let dies = tokio::spawn(async move { deliver(&ctx, &mailer(&address)).await });
    // the server stays until the sender is gone: one that goes is an answer
    let (first, silent) = tokio::task::spawn_blocking(move || (silent.told(), silent)).await.unwrap();
    dies.abort();
    assert!(dies.await.unwrap_err().is_cancelled());
    drop(silent);
    assert_eq!(state(&house).await, (1, false, false));

    let mut server = Helper::start("mail-sink.mjs", &[]);
    let address = format!("smtp://127.0.0.1:{}", server.port);
    assert_eq!(deliver(&house.ctx, &mailer(&address)).await.unwrap(), 0, "somebody may be at it still");
    house.clock.advance(Duration::from_secs(30).as_millis() as i64);
    assert_eq!(deliver(&house.ctx, &mailer(&address)).await.unwrap(), 1);
    let second = server.told();
    assert_eq!(header(&first, "Message-ID"), header(&second, "Message-ID"), "known as one");
    assert_eq!(state(&house).await, (2, true, false));
}
