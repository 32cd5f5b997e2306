//! Title, texts and their language.

use super::reader::{Found, Reader};
use crate::tabular::clean::language::{read_language, undetermined};
use crate::tabular::clean::{greek, title};
use crate::tabular::notice::{Code, Rejection};
use rialto_domain::text::Language;
use std::borrow::Cow;

/// The text of a record in one language.
pub struct Texts {
    /// Title or name.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// One paragraph.
    pub summary: Option<String>,
    /// Paragraphs.
    pub description: Option<String>,
}

impl Reader<'_> {
    /// Title, language, summary and description. `name_like`: the title is a name, and capitals stay.
    pub fn texts(&mut self, title_field: &str, name_like: bool) -> Result<Texts, Rejection> {
        let missing = |reader: &Self| {
            let column = reader
                .field(title_field)
                .and_then(|field| field.columns.first())
                .map_or("", |column| column.name.as_str());
            let found = Found { column, text: Cow::Borrowed(""), machine: false };
            let message =
                format!("The row has no {title_field}; fill in `{column}`, or map another column to {title_field}.");
            reader.refuse(Code::TitleMissing, &found, message)
        };
        let mut title = self
            .line(title_field)
            .filter(|line| line.chars().any(char::is_alphanumeric))
            .ok_or_else(|| missing(self))?;
        let mut summary = self.block("summary");
        let mut description = self.block("description").filter(|text| Some(text) != summary.as_ref());
        let language = self.language(&title, summary.as_deref(), description.as_deref());
        let column = self.first(title_field).map_or("", |found| found.column);
        if language.primary() == "el"
            && let Some(repaired) = greek::repair(&title)
        {
            self.note(Code::LatinInGreek, column, &title);
            title = repaired;
        }
        if let (false, Some(lower)) = (name_like, title::sentence_case(&title, language.primary())) {
            self.note(Code::TitleSentenceCase, column, &title);
            title = lower;
        }
        for (name, text) in [("summary", &mut summary), ("description", &mut description)] {
            let lower = text.as_deref().and_then(|text| title::sentence_case(text, language.primary()));
            if let Some(lower) = lower {
                let column = self.first(name).map_or("", |found| found.column);
                self.note(Code::TextSentenceCase, column, &lower);
                *text = Some(lower);
            }
        }
        if let Some(short) = title::cut(&title) {
            self.note(Code::TitleCut, column, &title);
            let rest = description.take().map(|text| format!("\n\n{text}")).unwrap_or_default();
            description = Some(format!("{title}{rest}"));
            title = short;
        }
        Ok(Texts { title, language, summary, description })
    }

    /// The language: of a column, else the caller's, else recognised, else the profile's, else `und`.
    fn language(&mut self, title: &str, summary: Option<&str>, description: Option<&str>) -> Language {
        if let Some(found) = self.first("language") {
            match read_language(&found.text) {
                Some(language) => return language,
                None => self.note(Code::ValueIgnored, found.column, &found.text),
            }
        }
        if let Some(language) = self.tools.language {
            return language.clone();
        }
        let usual = self.tools.profile.language.clone();
        if usual.is_none() || self.tools.profile.languages.is_some() {
            let texts: Vec<&str> = [Some(title), summary, description].into_iter().flatten().collect();
            if let Some(language) = self.tools.recogniser.recognise(&texts) {
                if usual.as_ref() != Some(&language) {
                    self.note(Code::LanguageGuessed, "", language.as_str());
                }
                return language;
            }
        }
        usual.unwrap_or_else(|| {
            self.note(Code::LanguageUnknown, "", title);
            undetermined().unwrap_or_else(Language::english)
        })
    }
}
