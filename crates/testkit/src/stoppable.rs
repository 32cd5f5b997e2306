//! A PostgreSQL server that a test may stop and start again.

use crate::TestDatabase;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// How a server is stopped, in the words of `pg_ctl`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// All connections are ended, all is written out.
    Fast,
    /// As good as a crash: what was acknowledged is found again in the log of the server.
    Immediate,
}

/// A server of this test alone, durable as real ones are, kept by `scripts/with-postgres`; it goes when this is dropped.
#[derive(Debug)]
pub struct StoppableServer {
    script: Child,
    told: Option<ChildStdin>,
    said: BufReader<ChildStdout>,
    url: String,
}

impl StoppableServer {
    /// Starts one.
    ///
    /// # Panics
    /// When PostgreSQL is not there or does not start; the message of the script is on standard error.
    pub fn start_new() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/with-postgres");
        let mut command = Command::new(script);
        command.arg("--stoppable").env("RIALTO_POSTGRES_SYNC", "on").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut script = command.spawn().unwrap_or_else(|fault| panic!("{script} does not start: {fault}"));
        let told = script.stdin.take();
        let said = BufReader::new(script.stdout.take().expect("piped above"));
        let mut server = Self { script, told, said, url: String::new() };
        server.url = server.hear();
        server
    }

    /// Its one database, which is empty at first.
    pub fn database(&self) -> TestDatabase {
        TestDatabase::elsewhere(self.url.clone())
    }

    /// Stops it; it has stopped when this returns.
    ///
    /// # Panics
    /// When the script is gone.
    pub fn stop(&mut self, halt: Halt) {
        self.tell(match halt {
            Halt::Fast => "stop fast",
            Halt::Immediate => "stop immediate",
        });
    }

    /// Starts it again; it answers when this returns.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(&mut self) {
        self.tell("start ");
    }

    fn tell(&mut self, what: &str) {
        let told = self.told.as_mut().expect("open until this is dropped");
        writeln!(told, "{what}").expect("the script of the server is gone");
        assert_eq!(self.hear(), what.trim_end(), "the script of the server has ended; see what it said");
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("what the script says is UTF-8");
        assert!(!line.is_empty(), "there is no PostgreSQL server that a test may stop; see what the script said");
        line.trim_end().to_owned()
    }
}

impl Drop for StoppableServer {
    fn drop(&mut self) {
        // the script stops the server when its input ends
        self.told = None;
        if let Err(error) = self.script.wait() {
            eprintln!("the script of a server did not end: {error}");
        }
    }
}
