//! Why a file as a whole cannot be imported. Each sentence says what to do.

use std::path::PathBuf;

/// A file, profile or mapping that cannot be used; nothing was read into records.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// No such file.
    #[error("There is no file {path}. Check the path, or quote it when it contains spaces.", path = .path.display())]
    NotFound {
        /// What was asked for.
        path: PathBuf,
    },
    /// The system refused to read it.
    #[error("{path} cannot be read: {source}. Check that it is a file and that you may read it.", path = .path.display())]
    Unreadable {
        /// What was asked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Nothing in it.
    #[error("The file is empty. Export it again from where it came.")]
    Empty,
    /// Another kind of file.
    #[error("The file is {found}, not a table. {advice}")]
    NotATable {
        /// What it is.
        found: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// Another kind of file, where shapes of regions were asked for.
    #[error(
        "The file is {found}, and has no region shapes. Export the regions as TopoJSON or as a GeoJSON FeatureCollection, in degrees (EPSG:4326)."
    )]
    NoShapes {
        /// What it is.
        found: &'static str,
    },
    /// Shapes in a projection.
    #[error(
        "The coordinates are not degrees: the first is ({x}, {y}). The file is in a projection, such as EPSG:3035 in metres; \
         export it again in EPSG:4326 (WGS 84, longitude before latitude)."
    )]
    NotDegrees {
        /// First number of the first position.
        x: f64,
        /// Second number of it.
        y: f64,
    },
    /// A workbook whose end is missing.
    #[error("The workbook is cut off: its end is missing. Download or copy it again.")]
    TruncatedWorkbook,
    /// A workbook that cannot be opened.
    #[error("The workbook cannot be opened: {reason}. Open it in a spreadsheet program and save it as .xlsx or CSV.")]
    BrokenWorkbook {
        /// What the reader said.
        reason: String,
    },
    /// No line that names the columns.
    #[error("The first row holds values, not the names of columns. Put a row with the names above it.")]
    NoHeader,
    /// Names of columns and nothing below.
    #[error("The file has the names of {columns} columns and no row below them. Export it again with its rows.")]
    OnlyHeader {
        /// How many columns there are.
        columns: usize,
    },
    /// JSON that is not well formed.
    #[error(
        "The file is not valid JSON: line {line}, column {column}: {reason}. Correct that line, or export the file again."
    )]
    BadJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser said.
        reason: String,
    },
    /// JSON without a list of objects.
    #[error("The JSON holds no list of objects. Give a list such as [{{\"title\": …}}, …], or one object per line.")]
    NoList,
    /// JSON with several lists of objects.
    #[error("The JSON holds several lists ({lists}). Name the one to read in a mapping file: rows = [\"{first}\"].")]
    ManyLists {
        /// All of them, as paths.
        lists: String,
        /// The first of them.
        first: String,
    },
    /// More than fits in memory.
    #[error(
        "The file is larger than {limit_mib} MiB, and {kind} must be read whole. Split it, or save it as {instead}."
    )]
    TooLarge {
        /// The cap.
        limit_mib: u64,
        /// The kind of file.
        kind: &'static str,
        /// A form that is streamed.
        instead: &'static str,
    },
    /// No built-in profile of that name.
    #[error(
        "There is no profile `{name}`{nearest}. Built-in profiles: {known}. A path to a .toml file is a profile of your own."
    )]
    UnknownProfile {
        /// What was asked for.
        name: String,
        /// ` (did you mean …?)`, or nothing.
        nearest: String,
        /// All of them.
        known: String,
    },
    /// A mapping file that cannot be used.
    #[error("The mapping file {name} cannot be used: {reason}")]
    BadProfile {
        /// Its name or path.
        name: String,
        /// What is wrong, as a sentence.
        reason: String,
    },
    /// A profile for something else.
    #[error(
        "The profile `{profile}` reads {reads}, not {wanted}. Run `rialto import {reads}`, or choose another profile."
    )]
    WrongKind {
        /// Its name.
        profile: String,
        /// What it reads.
        reads: &'static str,
        /// What was to be imported.
        wanted: &'static str,
    },
    /// No profile fits the columns.
    #[error(
        "No built-in profile has these columns: {columns}. Say which column feeds which field, for example \
         --map \"{example}={field}\", or give a mapping file with --profile FILE.toml. Fields of {kind}: {fields}."
    )]
    NoProfile {
        /// What is imported.
        kind: &'static str,
        /// Columns found.
        columns: String,
        /// Fields there are.
        fields: String,
        /// A column for the example.
        example: String,
        /// A field for the example.
        field: &'static str,
    },
    /// A mapped column that is not in the file.
    #[error("The file has no column `{column}`{nearest}. Its columns: {columns}.")]
    UnknownColumn {
        /// What was asked for.
        column: String,
        /// ` (did you mean …?)`, or nothing.
        nearest: String,
        /// Columns found.
        columns: String,
    },
    /// A field that does not exist.
    #[error("{kind} have no field `{field}`{nearest}. Fields: {fields}.")]
    UnknownField {
        /// What is imported.
        kind: &'static str,
        /// What was asked for.
        field: String,
        /// ` (did you mean …?)`, or nothing.
        nearest: String,
        /// Fields there are.
        fields: String,
    },
    /// A `--map` that is not `column=field`.
    #[error("`{text}` is not a mapping. Write column=field, such as --map \"Name of Project=title\".")]
    BadMapping {
        /// What was given.
        text: String,
    },
}

impl FileError {
    /// A stable code for reports, SCREAMING_SNAKE_CASE.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "FILE_NOT_FOUND",
            Self::Unreadable { .. } => "FILE_UNREADABLE",
            Self::Empty => "FILE_EMPTY",
            Self::NotATable { .. } => "FILE_NOT_A_TABLE",
            Self::NoShapes { .. } => "FILE_WITHOUT_SHAPES",
            Self::NotDegrees { .. } => "NOT_DEGREES",
            Self::TruncatedWorkbook => "WORKBOOK_TRUNCATED",
            Self::BrokenWorkbook { .. } => "WORKBOOK_BROKEN",
            Self::NoHeader => "NO_HEADER",
            Self::OnlyHeader { .. } => "ONLY_HEADER",
            Self::BadJson { .. } => "BAD_JSON",
            Self::NoList => "JSON_WITHOUT_LIST",
            Self::ManyLists { .. } => "JSON_WITH_MANY_LISTS",
            Self::TooLarge { .. } => "FILE_TOO_LARGE",
            Self::UnknownProfile { .. } => "UNKNOWN_PROFILE",
            Self::BadProfile { .. } => "BAD_PROFILE",
            Self::WrongKind { .. } => "WRONG_KIND",
            Self::NoProfile { .. } => "NO_PROFILE",
            Self::UnknownColumn { .. } => "UNKNOWN_COLUMN",
            Self::UnknownField { .. } => "UNKNOWN_FIELD",
            Self::BadMapping { .. } => "BAD_MAPPING",
        }
    }
}

/// ` (did you mean `x`?)` when a known name is near, else nothing.
pub fn did_you_mean<'a>(asked: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let asked = asked.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&asked, &name.to_lowercase()), name))
        .filter(|(nearness, _)| *nearness >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| format!(" (did you mean `{name}`?)"))
        .unwrap_or_default()
}
