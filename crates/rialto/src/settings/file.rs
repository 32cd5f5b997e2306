//! The settings file.

use super::{DatabaseSection, IdentityProviderSection, LogSection, MailSection, SecretsSection, Server};
use crate::fault::Fault;
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::Path;

/// Read from the folder the command is run in, if it is there.
const USUAL: &str = "rialto.toml";

/// The file, by section.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Sections {
    pub server: Server,
    pub database: DatabaseSection,
    pub log: LogSection,
    pub mail: MailSection,
    pub secrets: SecretsSection,
    pub identity_provider: Vec<IdentityProviderSection>,
}

/// Reads the file that was named, or the usual one.
pub(super) fn read(named: Option<&Path>) -> Result<Sections, Fault> {
    let path = named.unwrap_or(Path::new(USUAL));
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &text),
        Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => Ok(Sections::default()),
        Err(error) => Err(Fault::Usage(format!("the settings file {} cannot be read: {error}", path.display()))),
    }
}

fn parse(path: &Path, text: &str) -> Result<Sections, Fault> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| 1 + text.get(..span.start).unwrap_or_default().matches('\n').count());
        let message = error.message().trim_end().replace('\n', "; ");
        let shown = text.lines().nth(line - 1).unwrap_or_default().trim();
        // A line may hold a password.
        let shown = if shown.contains("://") { shown.split('=').next().unwrap_or_default().trim() } else { shown };
        Fault::Usage(format!("{}, line {line} (`{shown}`): {message}", path.display()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_file_is_told_the_line_and_what_is_allowed() {
        for (text, line, says) in [
            ("[server]\nlisen = \"127.0.0.1:80\"", 2, "expected one of `listen`"),
            ("\n\n[sever]\n", 3, "unknown field `sever`, expected one of `server`"),
            ("[server]\nworkers = 0", 2, "from 1 to 1024"),
            ("[server]\nallowed_origins = [\"example.org\"]", 2, "is not an origin"),
            ("[log]\nformat = \"xml\"", 2, "expected `text` or `json`"),
            ("[database]\nurl = \"mysql://me:hidden@x\"", 2, "a database address is"),
            ("[server]\nlisten = ", 2, ""),
        ] {
            let fault = parse(Path::new("rialto.toml"), text).unwrap_err().to_string();
            assert!(fault.starts_with(&format!("rialto.toml, line {line} ")), "{text} → {fault}");
            assert!(fault.contains(says), "{text} → {fault}");
            assert!(!fault.contains("hidden"), "{fault}");
        }
    }

    #[test]
    fn a_file_that_was_named_has_to_be_there() {
        assert!(read(Some(Path::new("/no/such/rialto.toml"))).is_err());
    }
}
