//! What the values of the vocabularies are called, in nine languages, in one place: the API and the web app read the same
//! files, `labels/<language>.json`, with keys such as `stage.TESTED`.
//!
//! English is the original, the others are translations. Goals have the United Nations' short titles, themes those of the
//! Publications Office (authority table `data-theme`).

use crate::action::{ActionStatus, FollowUpState};
use crate::contribution::AdviceAnswer;
use crate::gate::Requirement;
use crate::money::{FigureBasis, MoneyRole};
use crate::quality::{MqaCheck, MqaDimension, QualityRating};
use crate::text::Preferences;
use crate::vocabulary::{
    Area, Cause, ChainKind, Consolidation, ContributionKind, FocusArea, Helix, LinkKind, MacroScenario, NeedKind,
    NeedStatus, OrganisationRole, OutcomeKind, PilotStatus, ProjectRole, Skill, Stage, Theme, UsePurpose, Vocabulary,
    vocabulary,
};
use std::collections::BTreeMap;
use std::sync::LazyLock;

vocabulary! {
    /// The vocabularies that have labels.
    VocabularyName {
        Stage = "stage", "Stages of a project.";
        Area = "area", "Areas in which experts advise.";
        NeedKind = "need_kind", "What a project looks for.";
        Helix = "helix", "The four helices.";
        FocusArea = "focus_area", "Focus areas of clusters.";
        MacroScenario = "macro_scenario", "Macro scenarios of clusters.";
        Outcome = "outcome", "How a project ended.";
        Cause = "cause", "Why a project ended.";
        LinkKind = "link_kind", "How one project relates to another.";
        Skill = "skill", "The 21 skills of the SVRC study.";
        Theme = "theme", "EU data themes.";
        UsePurpose = "use_purpose", "What a dataset is used for.";
        Consolidation = "consolidation", "How settled a cluster is.";
        PilotStatus = "pilot_status", "Where a pilot action stands.";
        OrganisationRole = "organisation_role", "What an organisation is to a project.";
        ProjectRole = "project_role", "What a person is to a project.";
        ContributionKind = "contribution_kind", "What an expert gave.";
        NeedStatus = "need_status", "Whether a need is open.";
        AdviceAnswer = "advice_answer", "What a project answers to advice.";
        ActionStatus = "action_status", "Where an action stands.";
        MoneyRole = "money_role", "What an amount of money is to the return.";
        FigureBasis = "figure_basis", "Whether a figure is reckoned before or read after.";
        FollowUpState = "follow_up_state", "Where a project stands some time after a session.";
        ChainKind = "chain_kind", "Steps of the learning chain.";
        Requirement = "requirement", "What the stage gates ask for.";
        MqaDimension = "mqa_dimension", "Dimensions of metadata quality.";
        MqaCheck = "mqa_check", "Checks of metadata quality.";
        QualityRating = "quality_rating", "Metadata quality in words.";
        Sdg = "sdg", "The 17 Sustainable Development Goals, by number.";
    }
}

/// The languages that have labels, English first.
pub const LANGUAGES: [&str; 9] = ["en", "es", "it", "fr", "pt", "hr", "sl", "el", "sq"];

const FILES: [&str; 9] = [
    include_str!("../labels/en.json"),
    include_str!("../labels/es.json"),
    include_str!("../labels/it.json"),
    include_str!("../labels/fr.json"),
    include_str!("../labels/pt.json"),
    include_str!("../labels/hr.json"),
    include_str!("../labels/sl.json"),
    include_str!("../labels/el.json"),
    include_str!("../labels/sq.json"),
];

type Labels = BTreeMap<String, String>;

// ok: a test reads every file
static LABELS: LazyLock<[Labels; 9]> =
    LazyLock::new(|| FILES.map(|file| serde_json::from_str(file).unwrap_or_default()));

impl VocabularyName {
    /// What stands before the value in a key: `stage` of `stage.TESTED`.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Area => "area",
            Self::NeedKind => "need",
            Self::Helix => "helix",
            Self::FocusArea => "focus",
            Self::MacroScenario => "macro",
            Self::Outcome => "outcome",
            Self::Cause => "cause",
            Self::LinkKind => "link",
            Self::Skill => "skill",
            Self::Theme => "theme",
            Self::UsePurpose => "use",
            Self::Consolidation => "consolidation",
            Self::PilotStatus => "pilotStatus",
            Self::OrganisationRole => "role",
            Self::ProjectRole => "projectRole",
            Self::ContributionKind => "contribution",
            Self::NeedStatus => "needStatus",
            Self::AdviceAnswer => "adviceAnswer",
            Self::ActionStatus => "actionStatus",
            Self::MoneyRole => "moneyRole",
            Self::FigureBasis => "figureBasis",
            Self::FollowUpState => "followUp",
            Self::ChainKind => "chain",
            Self::Requirement => "requirement",
            Self::MqaDimension => "mqaDimension",
            Self::MqaCheck => "mqaCheck",
            Self::QualityRating => "rating",
            Self::Sdg => "sdg",
        }
    }

    /// Its values as the API writes them, in the order people expect.
    pub fn values(self) -> Vec<String> {
        fn of<V: Vocabulary>() -> Vec<String> {
            V::ALL.iter().map(|value| value.as_str().to_uppercase()).collect()
        }
        match self {
            Self::Stage => of::<Stage>(),
            Self::Area => of::<Area>(),
            Self::NeedKind => of::<NeedKind>(),
            Self::Helix => of::<Helix>(),
            Self::FocusArea => of::<FocusArea>(),
            Self::MacroScenario => of::<MacroScenario>(),
            Self::Outcome => of::<OutcomeKind>(),
            Self::Cause => of::<Cause>(),
            Self::LinkKind => of::<LinkKind>(),
            Self::Skill => of::<Skill>(),
            Self::Theme => of::<Theme>(),
            Self::UsePurpose => of::<UsePurpose>(),
            Self::Consolidation => of::<Consolidation>(),
            Self::PilotStatus => of::<PilotStatus>(),
            Self::OrganisationRole => of::<OrganisationRole>(),
            Self::ProjectRole => of::<ProjectRole>(),
            Self::ContributionKind => of::<ContributionKind>(),
            Self::NeedStatus => of::<NeedStatus>(),
            Self::AdviceAnswer => of::<AdviceAnswer>(),
            Self::ActionStatus => of::<ActionStatus>(),
            Self::MoneyRole => of::<MoneyRole>(),
            Self::FigureBasis => of::<FigureBasis>(),
            Self::FollowUpState => of::<FollowUpState>(),
            Self::ChainKind => of::<ChainKind>(),
            Self::Requirement => of::<Requirement>(),
            Self::MqaDimension => of::<MqaDimension>(),
            Self::MqaCheck => of::<MqaCheck>(),
            Self::QualityRating => of::<QualityRating>(),
            Self::Sdg => (1..=17).map(|goal| goal.to_string()).collect(),
        }
    }
}

/// What a value is called in a language of [`LANGUAGES`]; the value may be written in any case.
/// `None` for a value or a language that is not known.
pub fn label(vocabulary: VocabularyName, value: &str, language: &str) -> Option<&'static str> {
    let at = LANGUAGES.iter().position(|known| *known == language)?;
    let key = format!("{}.{}", vocabulary.prefix(), value.to_uppercase());
    LABELS.get(at)?.get(&key).map(String::as_str)
}

/// The language of labels that serves a reader best: the first wanted one that has labels, else English, the original.
pub fn best_language(wanted: &Preferences) -> &'static str {
    wanted.choose(LANGUAGES.into_iter()).unwrap_or("en")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use std::collections::BTreeSet;

    fn known() -> BTreeSet<String> {
        let keys = |name: &VocabularyName| {
            let prefix = name.prefix();
            name.values().into_iter().map(move |value| format!("{prefix}.{value}"))
        };
        VocabularyName::ALL.iter().flat_map(keys).collect()
    }

    #[test]
    fn every_value_has_a_label_in_every_language_and_no_file_has_one_that_nobody_knows() {
        for (language, file) in LANGUAGES.iter().zip(FILES) {
            let labels: Labels = serde_json::from_str(file).unwrap();
            let found: BTreeSet<String> = labels.keys().cloned().collect();
            let missing: Vec<_> = known().difference(&found).cloned().collect();
            let unknown: Vec<_> = found.difference(&known()).cloned().collect();
            assert!(missing.is_empty(), "labels/{language}.json lacks {missing:?}; write what they are called");
            assert!(
                unknown.is_empty(),
                "labels/{language}.json has {unknown:?}, which no vocabulary has; take them out"
            );
            for (key, text) in &labels {
                assert!(!text.is_empty() && text.trim() == text, "labels/{language}.json: `{key}` is empty or padded");
                assert!(!text.contains(['{', '}', '<', '|']), "labels/{language}.json: `{key}` is a plain text");
            }
        }
    }

    #[test]
    fn values_of_one_vocabulary_are_told_apart_in_every_language() {
        for language in LANGUAGES {
            for name in VocabularyName::ALL {
                let values = name.values();
                let labels: BTreeSet<_> = values.iter().map(|value| label(*name, value, language)).collect();
                assert_eq!(labels.len(), values.len(), "two values of {name} have one label in {language}");
            }
        }
    }

    #[test]
    fn a_label_is_found_in_any_case_and_only_where_there_is_one() {
        assert_eq!(label(VocabularyName::Stage, "tested", "en"), Some("Tested"));
        assert_eq!(label(VocabularyName::Sdg, "1", "es"), Some("Fin de la pobreza"));
        assert_eq!(label(VocabularyName::Stage, "SOLD", "en"), None);
        assert_eq!(label(VocabularyName::Stage, "TESTED", "de"), None);
    }

    #[test]
    fn the_reader_gets_a_language_that_has_labels() {
        let reader = |tags: &[&str]| Preferences::new(tags.iter().map(|tag| Language::parse(tag).unwrap()).collect());
        assert_eq!(best_language(&reader(&["de", "pt-BR", "en"])), "pt");
        assert_eq!(best_language(&reader(&["de"])), "en");
        assert_eq!(best_language(&reader(&[])), "en");
    }
}
