//! The command as people run it: its exit codes, what it prints where, and how it stops.
#![allow(clippy::expect_used, reason = "a panic here is the message of a failed test")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

fn rialto(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rialto"));
    command.current_dir(folder).env_clear();
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    rialto(folder).args(arguments).output().expect("the command runs")
}

fn says(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server on a free port; killed when the test ends.
struct Serving {
    child: Child,
    out: BufReader<ChildStdout>,
    address: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended already, unless the test has failed.
        self.child.kill().ok();
    }
}

fn serve(folder: &Path, arguments: &[&str]) -> Serving {
    let mut command = rialto(folder);
    command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the server starts");
    let mut out = BufReader::new(child.stdout.take().expect("its output"));
    let mut line = String::new();
    out.read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("Rialto is ready at http://").expect("the line that says where").to_owned();
    Serving { child, out, address }
}

fn ask(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.write_all(request.as_bytes()).expect("the request is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn terminate(serving: &mut Serving) -> (Option<i32>, String) {
    let signalled = Command::new("kill").args(["-TERM", &serving.child.id().to_string()]).status().expect("kill runs");
    assert!(signalled.success());
    let mut rest = String::new();
    serving.out.read_to_string(&mut rest).expect("the rest of its output");
    (serving.child.wait().expect("it ends").code(), rest)
}

#[test]
fn a_server_says_once_where_it_is_and_ends_well_when_told_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let mut serving = serve(folder.path(), &["--demo"]);
    let ready = ask(&serving.address, "GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(ready.starts_with("HTTP/1.1 200"), "{ready}");
    let query = r#"{"query":"{ projects(first: 1) { totalCount } }"}"#;
    let answer = ask(
        &serving.address,
        &format!(
            "POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{query}",
            query.len()
        ),
    );
    assert!(answer.contains("\"totalCount\":62"), "the demo network has 62 projects: {answer}");
    let (code, rest) = terminate(&mut serving);
    assert_eq!(code, Some(0));
    assert_eq!(rest, "", "standard output has one line; the log is on standard error");
    assert!(folder.path().join("data/rialto.db").exists(), "the database is in ./data unless told otherwise");

    let mut again = serve(folder.path(), &["--demo"]);
    let answer = ask(
        &again.address,
        "GET /graphql?query=%7Bprojects(first:1)%7BtotalCount%7D%7D HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    );
    assert!(answer.contains("\"totalCount\":62"), "the demo network is loaded once: {answer}");
    assert_eq!(terminate(&mut again).0, Some(0));
}

#[test]
fn wrong_use_is_told_and_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rialto.toml"), "[server]\nlisen = \"127.0.0.1:80\"\n").unwrap();
    let typo = run(folder.path(), &["migrate"]);
    assert_eq!(typo.status.code(), Some(2));
    assert!(says(&typo).contains("rialto.toml, line 2") && says(&typo).contains("`listen`"), "{}", says(&typo));
    for arguments in [
        &["serve", "--workers", "0"][..],
        &["serve", "--database", "mysql://x"],
        &["import", "projects"],
        &["import", "poems", "a.csv"],
        &["import", "projects", "a.csv", "--report", "a.pdf"],
        &["import", "regions", "--shapes"],
        &["import", "projects", "--shapes", "a.geojson"],
        &["import", "regions", "--shapes", "a.geojson", "--language", "en"],
        &["import", "projects", "a.csv", "--language", "english"],
        &["demo", "--remove", "--size", "large"],
        &["fly"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", says(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_port_that_is_taken_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let output = run(folder.path(), &["serve", "--listen", &taken.local_addr().unwrap().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(says(&output).contains("choose another with --listen"), "{}", says(&output));
    assert!(!folder.path().join("data").exists());
}

#[test]
fn the_environment_comes_before_the_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rialto.toml"), "[database]\nurl = \"sqlite://file.db?mode=rwc\"\n").unwrap();
    let output = rialto(folder.path()).arg("migrate").env("DATABASE_URL", "sqlite://environment.db?mode=rwc").output();
    assert!(output.unwrap().status.success());
    assert!(folder.path().join("environment.db").exists());
    assert!(!folder.path().join("file.db").exists());
    assert!(run(folder.path(), &["migrate"]).status.success());
    assert!(folder.path().join("file.db").exists());
}

#[test]
fn the_schema_is_printed_without_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["schema"]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("type Query"));
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is written");
}

#[test]
fn a_demo_network_can_be_loaded_once_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["demo"]).status.success());
    let twice = run(folder.path(), &["demo"]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(says(&twice).contains("demo --remove"), "{}", says(&twice));
    assert!(run(folder.path(), &["demo", "--remove"]).status.success());
    let made = run(folder.path(), &["demo", "--size", "large", "--scale", "0.001"]);
    assert!(made.status.success(), "{}", says(&made));
    assert!(String::from_utf8_lossy(&made.stdout).contains("Made 50 projects"));
}

#[test]
fn an_export_is_a_whole_file_that_another_network_can_import() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["demo"]).status.success());
    let exported = run(folder.path(), &["export", "organisations", "--output", "organisations.jsonl"]);
    assert!(exported.status.success(), "{}", says(&exported));
    let lines = std::fs::read_to_string(folder.path().join("organisations.jsonl")).unwrap();
    assert!(lines.lines().count() > 10 && lines.lines().all(|line| line.starts_with('{') && line.ends_with('}')));
    assert!(!folder.path().join("organisations.jsonl.part").exists());
    let screen = run(folder.path(), &["export", "organisations"]);
    let text = String::from_utf8_lossy(&screen.stdout).into_owned();
    assert_eq!(text.lines().count(), lines.lines().count() + 1, "CSV has a header:\n{text}");

    let other = ["--database", "sqlite://other.db?mode=rwc"];
    let arguments = [&["import", "organisations", "organisations.jsonl"], &other[..]].concat();
    let imported = run(folder.path(), &arguments);
    assert!(imported.status.success(), "{}{}", says(&imported), String::from_utf8_lossy(&imported.stdout));
    let nowhere = run(folder.path(), &["export", "projects", "--output", "no/such/folder.csv"]);
    assert_eq!(nowhere.status.code(), Some(1));
}

#[test]
fn an_import_tells_what_became_of_each_row_and_changes_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let csv =
        "title;summary;started_on\nA market on line;Crafts from the valley, sold in town.;2020-03-01\n;No name;\n";
    std::fs::write(folder.path().join("mine.csv"), csv).unwrap();
    let arguments = ["import", "projects", "mine.csv", "--report", "report.csv", "--language", "en"];
    let first = run(folder.path(), &arguments);
    let told = String::from_utf8_lossy(&first.stdout).into_owned();
    assert_eq!(first.status.code(), Some(3), "a row was refused: {told}{}", says(&first));
    assert!(told.contains("read 2 · created 1 · updated 0 · unchanged 0 · rejected 1"), "{told}");
    let report = std::fs::read_to_string(folder.path().join("report.csv")).unwrap();
    assert!(report.contains("TITLE_MISSING"), "{report}");
    let second = run(folder.path(), &arguments);
    assert!(String::from_utf8_lossy(&second.stdout).contains("created 0 · updated 0 · unchanged 1"));
}

#[test]
fn a_file_that_cannot_be_imported_is_told_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let missing = run(folder.path(), &["import", "projects", "nothing.csv"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(!folder.path().join("data").exists(), "a typing error in the path makes no database");
    std::fs::write(folder.path().join("empty.csv"), "").unwrap();
    let empty = run(folder.path(), &["import", "projects", "empty.csv"]);
    assert_eq!(empty.status.code(), Some(1));
    assert!(says(&empty).contains("The file is empty"), "{}", says(&empty));
}

#[test]
fn shapes_of_regions_are_imported_from_topojson_and_what_is_refused_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../exchange/tests/fixtures/shapes.topojson");
    let content = std::fs::read_to_string(fixture).unwrap();
    std::fs::write(folder.path().join("shapes.json"), content.replace("ES62", "ES99")).unwrap();
    let arguments = ["import", "regions", "--shapes", "shapes.json", "--source", "A. Body", "--report", "report.csv"];
    let looked = run(folder.path(), &[&arguments[..], &["--dry-run"]].concat());
    assert!(String::from_utf8_lossy(&looked.stdout).contains("Nothing was written"), "{}", says(&looked));
    let first = run(folder.path(), &arguments);
    let told = String::from_utf8_lossy(&first.stdout).into_owned();
    assert_eq!(first.status.code(), Some(3), "a shape was refused: {told}{}", says(&first));
    assert!(told.contains("Source `A. Body`, profile `TopoJSON`"), "{told}");
    assert!(told.contains("read 3 · created 2 · updated 0 · unchanged 0 · rejected 1"), "{told}");
    let report = std::fs::read_to_string(folder.path().join("report.csv")).unwrap();
    assert!(report.contains("2,NUTS_ID,ES99,REGION_UNKNOWN,\"There is no region ES99;"), "{report}");
    let second = run(folder.path(), &arguments);
    assert!(String::from_utf8_lossy(&second.stdout).contains("created 0 · updated 0 · unchanged 2"));

    let flagless = run(folder.path(), &["import", "regions", "shapes.json"]);
    assert_eq!(flagless.status.code(), Some(1));
    assert!(says(&flagless).contains("--shapes FILE"), "{}", says(&flagless));

    std::fs::write(folder.path().join("table.csv"), "code,name\nES61,South\n").unwrap();
    let table = run(folder.path(), &["import", "regions", "table.csv", "--shapes"]);
    assert_eq!(table.status.code(), Some(1));
    assert!(says(&table).contains("has no region shapes"), "{}", says(&table));
}

#[test]
fn the_owner_adds_people_lists_them_and_makes_administrators() {
    let folder = tempfile::tempdir().unwrap();
    let add = |arguments: &[&str], password: &str| {
        let mut command = rialto(folder.path());
        command.args(["user", "add", "--password-stdin"]).args(arguments);
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.spawn().expect("the command starts");
        child.stdin.take().expect("its input").write_all(password.as_bytes()).expect("the password is read");
        child.wait_with_output().expect("it ends")
    };
    let empty = run(folder.path(), &["user", "list"]);
    assert!(String::from_utf8_lossy(&empty.stdout).contains("no account yet"));
    let added = add(&["--email", "Ana@Example.org", "--name", "Ana Kovač"], "four bridges over a lagoon\n");
    assert!(added.status.success(), "{}", says(&added));
    let boss = add(&["--email", "iva@example.org", "--administrator"], "four bridges over a lagoon");
    assert!(boss.status.success(), "{}", says(&boss));
    for (email, password, why) in [
        ("ana@example.org", "four bridges over a lagoon\n", "already"),
        ("nonsense", "four bridges over a lagoon\n", "e-mail address"),
        ("eva@example.org", "password1234\n", "tried first"),
        ("eva@example.org", "\n", "at least 12"),
    ] {
        let refused = add(&["--email", email], password);
        assert_eq!(refused.status.code(), Some(1), "{email}");
        assert!(says(&refused).contains(why), "{why}: {}", says(&refused));
        assert!(password == "\n" || !says(&refused).contains(password.trim()), "a password is not repeated");
    }
    let list = || {
        let output = run(folder.path(), &["user", "list"]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines().map(|line| line.split('\t').take(2).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(list(), ["ana@example.org member", "iva@example.org administrator"]);
    let made = run(folder.path(), &["user", "make-administrator", "--email", "ana@example.org"]);
    assert!(made.status.success(), "{}", says(&made));
    assert_eq!(list(), ["ana@example.org administrator", "iva@example.org administrator"]);
    let nobody = run(folder.path(), &["user", "make-administrator", "--email", "eva@example.org"]);
    assert_eq!(nobody.status.code(), Some(1));
}

/// Adds a member; only the unhappy are of interest.
fn add_member(folder: &Path, email: &str) {
    let mut command = rialto(folder);
    command.args(["user", "add", "--password-stdin", "--email", email]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("the command starts");
    child.stdin.take().expect("its input").write_all(b"four bridges over a lagoon\n").expect("the password is read");
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn the_owner_appoints_managers_officers_and_moderators() {
    let folder = tempfile::tempdir().unwrap();
    add_member(folder.path(), "ana@example.org");
    let appoint = |arguments: &[&str]| run(folder.path(), &[&["user", "appoint"], arguments].concat());
    for (role, region, said) in [
        ("hub_manager", Some("si03"), "ana@example.org is hub manager of SI03.\n"),
        ("policy_officer", Some("SI"), "ana@example.org is policy officer of SI.\n"),
        ("moderator", None, "ana@example.org is moderator.\n"),
    ] {
        let mut arguments = vec!["--email", "ana@example.org", "--role", role];
        arguments.extend(region.iter().flat_map(|region| ["--region", region]));
        let first = appoint(&arguments);
        assert!(first.status.success(), "{role}: {}", says(&first));
        assert_eq!(String::from_utf8_lossy(&first.stdout), said);
        let again = appoint(&arguments);
        assert_eq!(again.status.code(), Some(1), "{role}");
        assert!(says(&again).contains("appointed to it already"), "{}", says(&again));
    }
}

#[test]
fn what_nobody_can_be_appointed_to_is_told_in_words_that_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    add_member(folder.path(), "ana@example.org");
    for (email, role, region, code, why) in [
        ("eva@example.org", "hub_manager", Some("SI03"), 1, "ask the person to make one first"),
        ("nonsense", "hub_manager", Some("SI03"), 1, "e-mail address"),
        ("ana@example.org", "hub_manager", Some("XX99"), 1, "by its NUTS code, such as SI03"),
        ("ana@example.org", "policy_officer", None, 1, "Say for which region"),
        ("ana@example.org", "moderator", Some("SI03"), 1, "leave the region out"),
        ("ana@example.org", "king", Some("SI03"), 2, "write one of hub_manager, policy_officer, moderator"),
        // somebody leads a project, and nobody is appointed to that
        ("ana@example.org", "leader", Some("SI03"), 2, "write one of hub_manager, policy_officer, moderator"),
    ] {
        let mut arguments = vec!["user", "appoint", "--email", email, "--role", role];
        arguments.extend(region.iter().flat_map(|region| ["--region", region]));
        let refused = run(folder.path(), &arguments);
        assert_eq!(refused.status.code(), Some(code), "{arguments:?}: {}", says(&refused));
        assert!(says(&refused).contains(why), "{why}: {}", says(&refused));
        assert!(refused.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn commands_upon_people_that_cannot_be_done_say_why() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "no folder").unwrap();
    for (arguments, code, why) in [
        (&["user"][..], 2, "Usage"),
        (&["user", "dance"], 2, "dance"),
        (&["user", "add"], 2, "--email"),
        (&["user", "appoint", "--email", "ana@example.org"], 2, "--role"),
        (&["user", "make-administrator"], 2, "--email"),
        (&["user", "make-administrator", "--email", "nonsense"], 1, "e-mail address"),
        (
            &["user", "make-administrator", "--email", "eva@example.org"],
            1,
            "an account for eva@example.org was not found",
        ),
        (&["user", "list", "--database", "sqlite://file/rialto.db?mode=rwc"], 1, "file"),
        (&["user", "list", "--database", "mysql://x"], 2, "sqlite:"),
    ] {
        let refused = run(folder.path(), arguments);
        assert_eq!(refused.status.code(), Some(code), "{arguments:?}: {}", says(&refused));
        assert!(says(&refused).contains(why), "{arguments:?}: {}", says(&refused));
        assert!(refused.stdout.is_empty(), "{arguments:?}");
    }
    let mut command = rialto(folder.path());
    command.args(["user", "add", "--password-stdin", "--email", "ana@example.org", "--language", "Klingon"]);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().expect("the command starts");
    child.stdin.take().expect("its input").write_all(b"four bridges over a lagoon\n").expect("the password is read");
    let refused = child.wait_with_output().expect("it ends");
    assert_eq!(refused.status.code(), Some(1));
    assert!(says(&refused).contains("language"), "{}", says(&refused));
}
