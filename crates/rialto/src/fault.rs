//! How a run ends.

use rialto_app::import::ImportError;
use rialto_domain::Error;
use rialto_exchange::tabular::FileError;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// A run that came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done. Exit code 0.
    Done,
    /// An import took what it could, and refused some rows. Exit code 3.
    SomeRejected,
    /// An import was asked to stop, and left whole batches. Exit code 130, as shells have it.
    Interrupted,
}

/// A run that did not.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Flags or settings are wrong. Exit code 2.
    #[error("{0}")]
    Usage(String),
    /// The act failed. Exit code 1.
    #[error(transparent)]
    Failed(#[from] Error),
    /// The file that was to be imported cannot be used; nothing was written. Exit code 1.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file, a port or the screen could not be used. Exit code 1.
    #[error("{what}")]
    Io {
        /// What could not be done.
        what: String,
        /// Why.
        #[source]
        cause: io::Error,
    },
}

impl Fault {
    /// Something of the machine that could not be used.
    pub fn io(what: impl Into<String>, cause: io::Error) -> Self {
        Self::Io { what: what.into(), cause }
    }

    /// A file that could not be used: `cannot be read`.
    pub fn file(path: &Path, what: &str, cause: io::Error) -> Self {
        Self::io(format!("{} {what}", path.display()), cause)
    }

    /// The fault with its causes, for the person at the terminal.
    pub fn sentence(&self) -> String {
        let mut sentence = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(next) = cause {
            let text = next.to_string();
            if !sentence.contains(&text) {
                sentence.push_str(": ");
                sentence.push_str(&text);
            }
            cause = next.source();
        }
        sentence
    }
}

impl From<ImportError> for Fault {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::File(error) => Self::File(error),
            ImportError::Failed(error) => Self::Failed(error),
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::SomeRejected => Self::from(3),
            Outcome::Interrupted => Self::from(130),
        }
    }
}

impl From<Fault> for ExitCode {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Usage(_) => Self::from(2),
            Fault::Failed(_) | Fault::File(_) | Fault::Io { .. } => Self::from(1),
        }
    }
}
