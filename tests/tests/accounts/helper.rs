//! Servers of others that tests talk to, from the packages of the web app's tests.

use serde_json::Value;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A server in `frontend/e2e/servers`; it ends with this.
pub struct Helper {
    pub port: u16,
    child: Child,
    input: Option<ChildStdin>,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Helper {
    pub fn start(script: &str, arguments: &[&str]) -> Self {
        let frontend = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend");
        assert!(
            frontend.join("node_modules/oidc-provider").exists(),
            "these tests talk to servers from npm: run `npm --prefix frontend ci` first"
        );
        let mut child = Command::new("node")
            .arg(frontend.join("e2e/servers").join(script))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // what these packages warn of is that they are not set up for the public
            .stderr(Stdio::null())
            .spawn()
            .expect("node must be installed");
        let (input, output) = (child.stdin.take(), child.stdout.take().unwrap());
        let mut lines = BufReader::new(output).lines();
        let ready = lines.find_map(|line| line.unwrap().strip_prefix("ready ").map(str::to_owned));
        let port = ready.unwrap_or_else(|| panic!("{script} did not start")).parse().unwrap();
        Self { port, child, input, lines }
    }

    /// The next thing that it tells.
    pub fn told(&mut self) -> Value {
        serde_json::from_str(&self.lines.next().expect("the helper ended").unwrap()).unwrap()
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        drop(self.input.take());
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
