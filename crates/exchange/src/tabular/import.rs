//! The import of one file, as an iterator of records and rejections.

use super::build::reader::Tools;
use super::build::{build, natural_id, stated_id};
use super::clean::language::Recogniser;
use super::gazetteer::Gazetteer;
use super::notice::{Code, Rejection};
use super::profile::{Kind, Profile, ProfileChoice, asked, choose, lists};
use super::record::Record;
use super::source::{FileError, Format, RawRow, Source};
use rialto_domain::search_words::fold;
use rialto_domain::text::Language;
use std::collections::{HashMap, VecDeque};
use std::path::Path;

/// What the caller states about an import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The profile asked for; none: recognised by the columns.
    pub profile: Option<ProfileChoice>,
    /// Columns and the fields they feed, beside or instead of the profile.
    pub map: Vec<(String, String)>,
    /// The language of texts whose column does not give it; comes before recognition.
    pub language: Option<Language>,
    /// The name of the source, kept with every record; none: the profile's, else the file's name.
    pub source: Option<String>,
}

/// An open import. Iterate it for records and rejections in the order of the file.
pub struct Import<'g> {
    source: Source,
    profile: Profile,
    name: String,
    language: Option<Language>,
    recogniser: Recogniser,
    gazetteer: &'g Gazetteer,
    rows_read: u64,
    groups: Option<VecDeque<Vec<RawRow>>>,
    ready: VecDeque<Result<(Record, Option<String>), Rejection>>,
    contents: HashMap<u128, u64>,
    ids: HashMap<String, u64>,
}

/// Opens a file for import and chooses the profile. Nothing is written and no row is read into a record yet.
pub fn open<'g>(path: &Path, kind: Kind, options: Options, gazetteer: &'g Gazetteer) -> Result<Import<'g>, FileError> {
    let wanted = asked(options.profile.as_ref(), kind)?;
    let source = Source::open(path, &lists(wanted.as_ref(), kind)).map_err(|error| match error {
        // the layers of a TopoJSON file
        FileError::ManyLists { first, .. } if kind == Kind::Regions && first.ends_with(".geometries") => {
            FileError::ShapesAsTable
        }
        other => other,
    })?;
    let profile = choose(wanted, &options.map, kind, source.columns())?;
    let stem = || path.file_stem().map_or_else(|| "file".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let name = options.source.or_else(|| profile.source.clone()).unwrap_or_else(stem);
    let recogniser = Recogniser::new(profile.languages.as_deref().unwrap_or_default());
    Ok(Import {
        source,
        profile,
        name,
        language: options.language,
        recogniser,
        gazetteer,
        rows_read: 0,
        groups: None,
        ready: VecDeque::new(),
        contents: HashMap::new(),
        ids: HashMap::new(),
    })
}

impl Import<'_> {
    /// The profile that reads the file.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The name of the source that every record carries.
    pub fn source_name(&self) -> &str {
        &self.name
    }

    /// The kind of file found.
    pub fn format(&self) -> Format {
        self.source.format()
    }

    /// The encoding found.
    pub fn encoding(&self) -> &'static str {
        self.source.encoding()
    }

    /// The columns found.
    pub fn columns(&self) -> &[String] {
        self.source.columns()
    }

    /// Rows of the file, when known before reading them (workbooks and JSON); else use the bytes.
    pub fn size_hint_rows(&self) -> Option<u64> {
        self.source.rows_total()
    }

    /// Rows taken from the file so far. With a grouping profile all are taken before the first record.
    pub fn rows_read(&self) -> u64 {
        self.rows_read
    }

    /// Bytes read so far; a file read whole has read all of them once open.
    pub fn bytes_read(&self) -> u64 {
        self.source.bytes_read()
    }

    /// Size of the file in bytes.
    pub fn bytes_total(&self) -> u64 {
        self.source.bytes_total()
    }

    fn tools(&self) -> Tools<'_> {
        Tools {
            profile: &self.profile,
            gazetteer: self.gazetteer,
            recogniser: &self.recogniser,
            language: self.language.as_ref(),
        }
    }

    /// Reads the rows of one record and puts the results in the queue.
    fn take(&mut self, rows: &[RawRow]) {
        let id = match rows.first().map(|row| stated_id(self.tools(), row)) {
            Some(Ok(id)) => id,
            Some(Err(rejection)) => {
                self.ready.push_back(Err(rejection));
                return;
            }
            None => return,
        };
        for result in build(self.tools(), rows) {
            self.ready.push_back(result.map(|record| (record, id.clone())));
        }
    }

    /// All rows, gathered by the profile's columns, in the order of their first rows.
    fn gather(&mut self) -> VecDeque<Vec<RawRow>> {
        let mut groups: VecDeque<Vec<RawRow>> = VecDeque::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let by = self.profile.group.as_ref().map(|group| group.by.clone()).unwrap_or_default();
        for row in self.source.by_ref() {
            self.rows_read += 1;
            let row = match row {
                Ok(row) => row,
                Err(rejection) => {
                    self.ready.push_back(Err(rejection));
                    continue;
                }
            };
            let mut key = String::new();
            for column in &by {
                for word in fold(&row.get(&column.key).text()).split_whitespace() {
                    key.push_str(word);
                    key.push(' ');
                }
                key.push('\u{1f}');
            }
            let place = *places.entry(key).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.push(row),
                None => groups.push_back(vec![row]),
            }
        }
        groups
    }

    /// Gives a record its identity, and refuses what the file has told before.
    fn finish(&mut self, mut record: Record, id: Option<String>) -> Result<Record, Rejection> {
        let row = record.origin().rows.first().copied().unwrap_or_default();
        let fingerprint = record.fingerprint();
        let content = fingerprint.get(..32).and_then(|hex| u128::from_str_radix(hex, 16).ok()).unwrap_or_default();
        if let Some(earlier) = self.contents.get(&content) {
            let message = format!("Everything but the identifier equals row {earlier}; delete one of the two.");
            let mut rejection = Rejection::of_row(row, Code::RepeatedRow, message);
            rejection.value = super::notice::excerpt(record.title());
            return Err(rejection);
        }
        let id = match id {
            Some(id) => {
                if let Some(earlier) = self.ids.get(&id) {
                    let message =
                        format!("Row {earlier} has the same identifier and other content; give each record its own.");
                    let mut rejection = Rejection::of_row(row, Code::RepeatedId, message);
                    rejection.value = id;
                    return Err(rejection);
                }
                id
            }
            None => self.free_id(natural_id(&record)),
        };
        self.contents.insert(content, row);
        self.ids.insert(id.clone(), row);
        let origin = record.origin_mut();
        origin.source.clone_from(&self.name);
        origin.source_id = id;
        Ok(record)
    }

    /// Operations of the same title, organisation and start that differ elsewhere are told apart by their order.
    fn free_id(&self, natural: String) -> String {
        if !self.ids.contains_key(&natural) {
            return natural;
        }
        (2u64..).map(|copy| format!("{natural}-{copy}")).find(|id| !self.ids.contains_key(id)).unwrap_or(natural)
    }
}

impl Iterator for Import<'_> {
    type Item = Result<Record, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(result) = self.ready.pop_front() {
                return Some(result.and_then(|(record, id)| self.finish(record, id)));
            }
            if self.profile.group.is_some() {
                if self.groups.is_none() {
                    let groups = self.gather();
                    self.groups = Some(groups);
                    continue;
                }
                let rows = self.groups.as_mut().and_then(VecDeque::pop_front)?;
                self.take(&rows);
                continue;
            }
            let row = self.source.next()?;
            self.rows_read += 1;
            match row {
                Ok(row) => self.take(std::slice::from_ref(&row)),
                Err(rejection) => return Some(Err(rejection)),
            }
        }
    }
}
