//! What the import says about a row: a notice (a rule changed something) or a rejection
//! (the row cannot be taken as it is). Every code is a stated rule, listed in [`Code::ALL`].

use std::borrow::Cow;
use std::fmt;

/// A rule, as the manual prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// SCREAMING_SNAKE_CASE; stands in reports.
    pub code: &'static str,
    /// Whether the rule refuses the row (else it changes a value and keeps the row).
    pub rejects: bool,
    /// What the rule does, in one sentence.
    pub sentence: &'static str,
}

macro_rules! codes {
    ($($variant:ident = $code:literal, $rejects:literal, $sentence:literal;)+) => {
        /// The code of a rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $sentence] $variant,)+ }

        impl Code {
            /// Every rule, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The rule with its sentence.
            pub const fn rule(self) -> Rule {
                match self {
                    $(Self::$variant => Rule { code: $code, rejects: $rejects, sentence: $sentence },)+
                }
            }
        }
    };
}

codes! {
    TitleMissing = "TITLE_MISSING", true, "The row has no title or name; fill that cell in, or map another column to it.";
    IdMissing = "ID_MISSING", true, "The row has no identifier though the profile names a column for it; fill that cell in.";
    BadDate = "BAD_DATE", true, "The date cannot be read; write it as 2026-11-22 or 22.11.2026.";
    BadNumber = "BAD_NUMBER", true, "The number cannot be read; write it in full, such as 1234.50 or 1.234,50 €.";
    BadValue = "BAD_VALUE", true, "The value is not one of the list for this field; write one of the values named here.";
    BadRow = "BAD_ROW", true, "The row does not have the form of the file; see the sentence of the row.";
    RepeatedRow = "REPEATED_ROW", true, "Everything but the identifier equals an earlier row; delete one of the two.";
    RepeatedId = "REPEATED_ID", true, "The identifier was used by an earlier row with other content; give each record its own.";
    ReadFailed = "READ_FAILED", true, "The file could not be read to its end; what came before was read.";
    EpochDate = "EPOCH_DATE", false, "1970-01-01 is what software writes for no date: the date is left empty.";
    DateRounded = "DATE_ROUNDED", false, "Only a year or a month is given: the start is its first day, the end its last.";
    DateBeyondMonth = "DATE_BEYOND_MONTH", false, "The month has no such day (31 February): the month's last day is used.";
    EndsBeforeStart = "ENDS_BEFORE_START", false, "The end lies before the start: the start is kept and the end left empty.";
    BudgetNotPositive = "BUDGET_NOT_POSITIVE", false, "A budget of zero or less is not a budget: it is left empty.";
    BudgetWithoutCurrency = "BUDGET_WITHOUT_CURRENCY", false, "No currency is given by the amount, a column or the profile: the budget is left empty.";
    TitleSentenceCase = "TITLE_SENTENCE_CASE", false, "A title in capitals is written in sentence case; acronyms, roman numerals and codes stay.";
    TextSentenceCase = "TEXT_SENTENCE_CASE", false, "A text in capitals is written in sentence case; acronyms, roman numerals and codes stay.";
    TitleCut = "TITLE_CUT", false, "A title over 300 characters is cut at a word and stands in full at the start of the description.";
    HtmlRemoved = "HTML_REMOVED", false, "Markup is turned into plain text: paragraphs and lists stay, styles, scripts, pictures and link targets go.";
    LatinInGreek = "LATIN_IN_GREEK", false, "A Latin letter that looks like the Greek one inside a Greek word becomes the Greek one.";
    ControlRemoved = "CONTROL_REMOVED", false, "Control characters are removed; those that stand for a quotation mark or dash of Windows become it.";
    BadCharacter = "BAD_CHARACTER", false, "A character could not be read in the file's encoding and shows as a diamond with a question mark.";
    LinkRefused = "LINK_REFUSED", false, "Only web addresses (http, https) of public names are kept: the link is left empty.";
    PointMissing = "POINT_MISSING", false, "Latitude 0 and longitude 0 mean no place: the point is left empty.";
    PointOutOfRange = "POINT_OUT_OF_RANGE", false, "Latitude is -90 to 90 and longitude -180 to 180, never swapped by guess: the point is left empty.";
    RegionRecoded = "REGION_RECODED", false, "The region has a new code for the same area: the new code is used.";
    RegionWidened = "REGION_WIDENED", false, "The region code is not known: the smallest known region or country it begins with is used.";
    RegionFromCountry = "REGION_FROM_COUNTRY", false, "The region's name is not known: the country is used.";
    RegionAmbiguous = "REGION_AMBIGUOUS", false, "Several regions have this name: the country is used, or none.";
    RegionUnknown = "REGION_UNKNOWN", false, "Neither the region nor a country in NUTS is known: the region is left empty.";
    LanguageGuessed = "LANGUAGE_GUESSED", false, "No column gives the language: it was recognised from the text.";
    LanguageUnknown = "LANGUAGE_UNKNOWN", false, "The language is neither given nor recognised with confidence: `und` (undetermined) is recorded.";
    ValueIgnored = "VALUE_IGNORED", false, "The value is not in the list of this optional field: it is left out.";
    WordTooLong = "WORD_TOO_LONG", false, "An item over 120 characters is no tag or keyword: it is left out.";
    RowsJoined = "ROWS_JOINED", false, "Several rows tell of one record, as the profile states: they are joined.";
}

impl Code {
    /// The machine name, SCREAMING_SNAKE_CASE.
    pub const fn as_str(self) -> &'static str {
        self.rule().code
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A rule changed a value; the row was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Row in the file, as a person counts it (see `RawRow::number`).
    pub row: u64,
    /// Column of the file; empty when no single column is meant.
    pub column: String,
    /// The value as it stood in the file, at most 200 characters.
    pub value: String,
    /// The rule.
    pub code: Code,
    /// One sentence.
    pub message: Cow<'static, str>,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Row in the file, as a person counts it (see `RawRow::number`).
    pub row: u64,
    /// Column of the file; empty when no single column is meant.
    pub column: String,
    /// The value as it stood in the file, at most 200 characters.
    pub value: String,
    /// The rule.
    pub code: Code,
    /// One sentence that says what to do.
    pub message: Cow<'static, str>,
}

impl Rejection {
    /// A rejection of a whole row.
    pub fn of_row(row: u64, code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self { row, column: String::new(), value: String::new(), code, message: message.into() }
    }
}

/// The first 200 characters of a value, for a report.
pub fn excerpt(value: &str) -> String {
    const LONGEST: usize = 200;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_rule_has_its_own_code_and_a_sentence() {
        let codes: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(codes.len(), Code::ALL.len());
        for code in Code::ALL {
            let rule = code.rule();
            assert!(rule.code.chars().all(|c| c.is_ascii_uppercase() || c == '_'), "{code}");
            assert!(rule.sentence.ends_with('.'), "{code}: a sentence ends with a full stop");
        }
    }

    #[test]
    fn a_long_value_is_cut_for_the_report() {
        assert_eq!(excerpt("short"), "short");
        assert_eq!(excerpt(&"ž".repeat(500)).chars().count(), 201);
    }
}
