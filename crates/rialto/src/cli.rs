//! The command line. Each flag of a setting is also an environment variable and a key of the settings file.

use crate::settings::{Common, Server};
use clap::{Args, Parser, Subcommand, ValueEnum};
use rialto_domain::text::Language;
use std::path::PathBuf;

/// Rialto, the open market place for social innovation.
#[derive(Debug, Parser)]
#[command(name = "rialto", version, about, propagate_version = true)]
pub struct Cli {
    /// Settings file (TOML). Without it, ./rialto.toml is read if it is there.
    #[arg(long, value_name = "FILE", env = "RIALTO_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// Settings of all commands.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the web app and the API; the database is brought up to date first
    Serve(ServeArgs),
    /// Bring the database up to date
    Migrate,
    /// Print the GraphQL schema
    Schema,
    /// Read records from a file: CSV, JSON, JSON Lines, XLSX or XLS; shapes of regions from TopoJSON or GeoJSON
    #[command(
        after_help = "Exit code: 0 all rows were taken, 1 a fault, 2 wrong use, 3 some rows were refused (see the report), 130 stopped by a signal."
    )]
    Import(ImportArgs),
    /// Load a demo network, marked as demo, or remove it
    Demo(DemoArgs),
    /// Write published records to a file
    Export(ExportArgs),
    /// Add accounts, list them, make administrators
    User(UserArgs),
}

/// `rialto user`
#[derive(Debug, Args)]
pub struct UserArgs {
    /// What to do.
    #[command(subcommand)]
    pub act: UserAct,
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum UserAct {
    /// Add an account; the password is asked for at the terminal
    Add(UserAddArgs),
    /// List all accounts
    List,
    /// Make the account of an address an administrator's
    MakeAdministrator {
        /// The address
        #[arg(long, value_name = "ADDRESS")]
        email: String,
    },
    /// Appoint somebody who has an account: hub managers and policy officers for a region, moderators everywhere
    Appoint {
        /// The address
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        /// To what: hub_manager, policy_officer or moderator
        #[arg(long, value_name = "ROLE")]
        role: String,
        /// NUTS code of the region, with all below it; not for moderators
        #[arg(long, value_name = "CODE")]
        region: Option<String>,
    },
}

/// `rialto user add`
#[derive(Debug, Args)]
pub struct UserAddArgs {
    /// The address with which the person signs in
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,
    /// The name; without it, what stands before the `@`
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Language of the mail the person gets
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub language: String,
    /// Make it an administrator's
    #[arg(long)]
    pub administrator: bool,
    /// Read the password from the first line of standard input
    #[arg(long)]
    pub password_stdin: bool,
}

/// `rialto serve`
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Settings of the server.
    #[command(flatten)]
    pub server: Server,
    /// Load the demo network when the database is empty
    #[arg(long)]
    pub demo: bool,
}

/// `rialto import`
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What the rows are
    #[arg(value_enum)]
    pub kind: ImportKind,
    /// The file to read
    pub file: PathBuf,
    /// How the publisher names its columns: a built-in profile, or a mapping file of your own (TOML). Without it, the
    /// columns tell
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: Option<String>,
    /// A column of the file and the field it feeds: `--map "Project name=title"`; may be given many times
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = column_and_field)]
    pub map: Vec<(String, String)>,
    /// The language of the texts (`pl`), when no column gives it; without it, it is recognised
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<Language>,
    /// The name of the source, kept with every record; without it, that of the profile or of the file. Of shapes: who
    /// is to be credited; without it, as the file says
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// The file holds the shapes of regions, TopoJSON or GeoJSON in degrees (EPSG:4326), with the NUTS code of each
    /// in its property NUTS_ID, NUTS_CODE, nuts, code or id; only with `regions`
    #[arg(long, conflicts_with_all = ["profile", "map", "language"])]
    pub shapes: bool,
    /// Check everything and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write refused rows with their reasons to this file: .csv or .json
    #[arg(long, value_name = "FILE", value_parser = report_file)]
    pub report: Option<PathBuf>,
}

/// What an import can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    /// Projects
    Projects,
    /// Organisations
    Organisations,
    /// Regions
    Regions,
    /// Datasets
    Datasets,
}

/// `rialto demo`
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// How much of it
    #[arg(long, value_enum, default_value = "small")]
    pub size: DemoSize,
    /// How much of the large network to make: 0.01 is 500 projects
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0)]
    pub scale: f64,
    /// Remove everything that is marked as demo
    #[arg(long, conflicts_with_all = ["size", "scale"])]
    pub remove: bool,
}

/// How large a demo network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DemoSize {
    /// 62 projects and what belongs to them
    Small,
    /// 50,000 projects, for measuring
    Large,
}

/// `rialto export`
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What to write
    #[arg(value_enum)]
    pub kind: ExportKind,
    /// The form; without it, the ending of the file tells, else CSV
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// The file to write; without it, standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What an export can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportKind {
    /// Projects
    Projects,
    /// Organisations
    Organisations,
    /// Datasets
    Datasets,
    /// Regions
    Regions,
}

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// For spreadsheets; cells that a spreadsheet would run as formulas are made harmless
    Csv,
    /// One JSON object a line
    Jsonl,
}

fn column_and_field(text: &str) -> Result<(String, String), String> {
    // The last `=`: columns may have one in their names, fields have not.
    match text.rsplit_once('=').map(|(column, field)| (column.trim(), field.trim())) {
        Some((column, field)) if !column.is_empty() && !field.is_empty() => Ok((column.to_owned(), field.to_owned())),
        _ => Err("write the column, `=` and the field: \"Project name=title\"".to_owned()),
    }
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).map_err(|error| error.to_string())
}

fn report_file(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("csv" | "json") => Ok(path),
        _ => Err("the name of a report ends with .csv or .json".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_column_may_have_an_equals_sign_in_its_name() {
        assert_eq!(column_and_field("A = B=title"), Ok(("A = B".to_owned(), "title".to_owned())));
        assert!(column_and_field("title").is_err());
        assert!(column_and_field("=title").is_err());
    }
}
