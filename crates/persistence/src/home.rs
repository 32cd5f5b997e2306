//! The file of an SQLite database, to notice that it is gone.
//!
//! A file that is removed, moved or replaced while it is open lives on for who has it open and for nobody else: writes would
//! be acknowledged into a file that the next start does not find. So a write first looks whether the file is still the one
//! that was opened, which costs one call of the system.

use crate::fault::away;
use rialto_domain::Result;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

/// Where the database was found when it was opened.
#[derive(Debug)]
pub(crate) struct Home {
    path: PathBuf,
    identity: Identity,
}

type Identity = Option<(u64, u64)>;

#[derive(Debug, thiserror::Error)]
enum Gone {
    #[error("{} cannot be found; put the file back", .0.display())]
    Missing(PathBuf, #[source] std::io::Error),
    #[error("{} is another file than the one that was opened; start Rialto again if that is meant", .0.display())]
    Replaced(PathBuf),
}

impl Home {
    /// Remembers the file; none for a database that has no file.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let found = std::fs::metadata(path).ok()?;
        Some(Self { path: path.to_owned(), identity: identity(&found) })
    }

    /// Looks whether the file is still there.
    ///
    /// # Errors
    /// `Unavailable` when it is not, or when another one stands in its place.
    pub(crate) fn look(&self) -> Result<()> {
        let what = "the file of the database";
        match std::fs::metadata(&self.path) {
            Ok(found) if identity(&found) == self.identity => Ok(()),
            Ok(_) => Err(away(what, Gone::Replaced(self.path.clone()))),
            Err(error) => Err(away(what, Gone::Missing(self.path.clone(), error))),
        }
    }
}

#[cfg(unix)]
fn identity(found: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Some((found.dev(), found.ino()))
}

/// Elsewhere a file that is open cannot be removed.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> Identity {
    None
}
