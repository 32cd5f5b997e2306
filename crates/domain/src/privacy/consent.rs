//! What people agree to (Regulation (EU) 2016/679, articles 6 and 7): each purpose apart, withdrawn as easily as given.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What somebody agrees to.
    ConsentPurpose {
        Terms = "terms", "The terms of use.";
        Privacy = "privacy", "The privacy notice: that it was read.";
        Digest = "digest", "Digests by mail of what is new.";
        ExpertSuggestions = "expert_suggestions", "Being suggested as an expert to projects that look for one.";
    }
}

/// What a purpose asks for.
#[derive(Clone, Copy, Debug)]
pub struct PurposeRule {
    /// The purpose.
    pub purpose: ConsentPurpose,
    /// Whether there is no account without it: a contract rather than consent, so it ends with the account.
    pub is_required: bool,
    /// The month of its text as it is now. A text that changes gets a new month; people are asked again.
    pub text_version: &'static str,
}

/// The purposes with their texts.
pub const PURPOSES: [PurposeRule; 4] = [
    PurposeRule { purpose: ConsentPurpose::Terms, is_required: true, text_version: "2026-11" },
    PurposeRule { purpose: ConsentPurpose::Privacy, is_required: true, text_version: "2026-11" },
    PurposeRule { purpose: ConsentPurpose::Digest, is_required: false, text_version: "2026-11" },
    PurposeRule { purpose: ConsentPurpose::ExpertSuggestions, is_required: false, text_version: "2026-11" },
];

impl ConsentPurpose {
    /// What it asks for.
    pub fn rule(self) -> PurposeRule {
        let [terms, privacy, digest, suggestions] = PURPOSES;
        match self {
            Self::Terms => terms,
            Self::Privacy => privacy,
            Self::Digest => digest,
            Self::ExpertSuggestions => suggestions,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn every_purpose_has_its_own_rule_with_the_month_of_its_text() {
        assert_eq!(PURPOSES.len(), ConsentPurpose::ALL.len());
        for purpose in ConsentPurpose::ALL {
            let rule = purpose.rule();
            assert_eq!(rule.purpose, *purpose);
            let month = format!("{}-01", rule.text_version);
            assert!(month.parse::<chrono::NaiveDate>().is_ok(), "{purpose}: a text version is a month");
        }
    }
}
