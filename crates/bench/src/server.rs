//! The servers that are measured: processes of their own.

use crate::Outcome;
use crate::client::Client;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server; it ends when this is dropped.
pub struct Server {
    pub address: SocketAddr,
    pub pid: u32,
    /// From the start of the process to its first answer.
    pub start: Duration,
    _child: Child,
    // Kept open: a server that prints into a closed pipe would fail.
    _output: BufReader<ChildStdout>,
}

/// The program that is shipped, built beside this one.
pub fn program() -> Outcome<PathBuf> {
    let program = std::env::current_exe()?.with_file_name("rialto");
    if !program.is_file() {
        return Err("there is no `rialto` beside this program: build it with `cargo build --release -p rialto`".into());
    }
    Ok(program)
}

impl Server {
    /// Starts GraphQL as it is shipped.
    pub async fn graphql(database: &str, log: &str) -> Outcome<Self> {
        let mut command = Command::new(program()?);
        command.args(["serve", "--listen", "127.0.0.1:0", "--database", database, "--log", log]);
        command.args(["--limit-writes", "false"]);
        Self::start(command, "/readyz").await
    }

    /// Starts the hand-written handlers.
    pub async fn ceiling(database: &str) -> Outcome<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["ceiling", database]);
        Self::start(command, "/readyz").await
    }

    async fn start(mut command: Command, probe: &str) -> Outcome<Self> {
        let begun = Instant::now();
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true).spawn()?;
        let pid = child.id().ok_or("a server ended at once")?;
        let mut output = BufReader::new(child.stdout.take().ok_or("a server has no output")?);
        let address = tokio::time::timeout(PATIENCE, address(&mut output)).await??;
        let reply = format!("GET {probe} HTTP/1.1\r\nHost: bench\r\n\r\n");
        let mut client = Client::connect(address).await?;
        let status = client.call(reply.as_bytes()).await?.status;
        if status != 200 {
            return Err(format!("{probe} answers {status}").into());
        }
        Ok(Self { address, pid, start: begun.elapsed(), _child: child, _output: output })
    }
}

/// The first line that ends with an address: `… ready at http://127.0.0.1:1234`.
async fn address(output: &mut BufReader<ChildStdout>) -> Outcome<SocketAddr> {
    let mut line = String::new();
    while output.read_line(&mut line).await? > 0 {
        if let Some((_, address)) = line.trim_end().split_once("http://") {
            return Ok(address.parse()?);
        }
        line.clear();
    }
    Err("a server ended before it was ready; start it by hand to see why".into())
}

/// Runs the shipped program to its end, its output shown.
pub async fn rialto(arguments: &[&str]) -> Outcome<()> {
    let status = Command::new(program()?).args(arguments).kill_on_drop(true).status().await?;
    if status.success() { Ok(()) } else { Err(format!("`rialto {}` failed: {status}", arguments.join(" ")).into()) }
}

/// Runs it with a line of input.
pub async fn rialto_with_input(arguments: &[&str], input: &str) -> Outcome<()> {
    let mut command = Command::new(program()?);
    let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).kill_on_drop(true).spawn()?;
    let mut given = child.stdin.take().ok_or("the program takes no input")?;
    given.write_all(input.as_bytes()).await?;
    drop(given);
    let status = child.wait().await?;
    if status.success() { Ok(()) } else { Err(format!("`rialto {}` failed: {status}", arguments.join(" ")).into()) }
}

/// A path as text.
pub fn text(path: &Path) -> Outcome<&str> {
    path.to_str().ok_or_else(|| "the path of this folder is not UTF-8".into())
}
