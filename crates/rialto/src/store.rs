//! Opens the database.

use crate::fault::{Fault, Outcome};
use crate::settings::Settings;
use rialto_app::Ctx;
use rialto_persistence::Database;
use std::path::{Path, PathBuf};

/// Opens the database and brings it up to date: its tables, the regions every database starts with, and what
/// older rows lack.
/// The folder of an SQLite file is made when it is not there.
pub async fn open(settings: &Settings) -> Result<Ctx, Fault> {
    if let Some(folder) = folder_to_make(&settings.database) {
        std::fs::create_dir_all(&folder).map_err(|error| Fault::file(&folder, "cannot be made", error))?;
    }
    let database = Database::connect(&settings.database, settings.database_options.clone()).await?;
    let ctx = Ctx::operator(database);
    let regions = rialto_app::seed::bring_up_to_date(&ctx).await?;
    if regions > 0 {
        tracing::info!(regions, "the region tree was filled");
    }
    Ok(ctx)
}

/// `rialto migrate`
pub async fn migrate(settings: &Settings) -> Result<Outcome, Fault> {
    open(settings).await?.database.close().await?;
    crate::print("The database is up to date.\n")
}

/// The folder of an SQLite file that may be created (`mode=rwc`).
fn folder_to_make(address: &str) -> Option<PathBuf> {
    let rest = address.strip_prefix("sqlite:")?;
    let (path, parameters) = rest.split_once('?')?;
    parameters.split('&').any(|parameter| parameter == "mode=rwc").then_some(())?;
    let folder = Path::new(path.strip_prefix("//").unwrap_or(path)).parent()?;
    (!folder.as_os_str().is_empty()).then(|| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_folder_of_a_file_that_may_be_created_is_made() {
        assert_eq!(folder_to_make("sqlite://./data/rialto.db?mode=rwc"), Some(PathBuf::from("./data")));
        assert_eq!(
            folder_to_make("sqlite:///var/lib/rialto/a.db?x=1&mode=rwc"),
            Some(PathBuf::from("/var/lib/rialto"))
        );
        assert_eq!(folder_to_make("sqlite://a.db?mode=rwc"), None);
        assert_eq!(folder_to_make("sqlite://data/a.db"), None);
        assert_eq!(folder_to_make("postgres://host/name"), None);
    }
}
