//! Reports, decisions and objections (Regulation (EU) 2022/2065, articles 16, 17 and 20).

use crate::error::Issue;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Why something is reported.
    ReportReason {
        PersonalData = "personal_data", "It shows personal data that should not be there.";
        Illegal = "illegal", "It is against the law.";
        Spam = "spam", "It is advertising or nonsense.";
        Wrong = "wrong", "It is not true.";
        Other = "other", "Something else.";
    }
}

vocabulary! {
    /// What a moderator decides.
    ReportDecision {
        Hide = "hide", "The record is shown no longer.";
        Warn = "warn", "Those who answer for it are told; nothing else changes.";
        Ban = "ban", "The record is shown no longer, and who answers for it writes no more.";
        Dismiss = "dismiss", "No rule was broken.";
    }
}

vocabulary! {
    /// The rules of this site that something can break.
    ModerationRule {
        PersonalData = "personal_data", "Personal data of others is not shown without a reason in law.";
        Law = "law", "Nothing is shown that the law forbids.";
        Advertising = "advertising", "No advertising that helps no project.";
        Truth = "truth", "What is said is true as far as one knows.";
        Respect = "respect", "People are treated with respect.";
        Terms = "terms", "The other terms of use.";
    }
}

/// A ban as it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ban {
    /// The rule that was broken.
    pub rule: ModerationRule,
    /// Until when, ms since 1970 UTC; none: until it is lifted.
    pub until: Option<i64>,
}

/// Longest text of a report, a decision and an answer, in characters.
pub const NOTE_LENGTH: usize = 2_000;
/// Longest objection, in characters.
pub const OBJECTION_LENGTH: usize = 5_000;
/// Days of a ban.
pub const BAN_DAYS: std::ops::RangeInclusive<i64> = 1..=3_650;
/// How long one can object: six months (article 20(1)), the longest that six months can be.
pub const OBJECTION_MS: i64 = 184 * 86_400_000;

/// A text that a person wrote, without spaces around it; none when nothing is left.
///
/// # Errors
/// `TEXT_TOO_LONG`.
pub fn text(path: &[&str], text: Option<&str>, most: usize) -> Result<Option<String>, Issue> {
    let keep = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = text.unwrap_or_default().trim().chars().filter(keep).collect();
    if text.chars().count() > most {
        let message = format!("Write at most {most} characters.");
        return Err(Issue::new(path, "TEXT_TOO_LONG", message).param("most", most));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// What somebody writes to report something.
///
/// # Errors
/// `TEXT_NEEDED` for reasons that nobody could judge without words, `TEXT_TOO_LONG`.
pub fn report_text(path: &[&str], reason: ReportReason, given: Option<&str>) -> Result<Option<String>, Issue> {
    let written = text(path, given, NOTE_LENGTH)?;
    if written.is_none() && matches!(reason, ReportReason::Illegal | ReportReason::Other) {
        return Err(Issue::new(path, "TEXT_NEEDED", "Write what is wrong, in a sentence or two."));
    }
    Ok(written)
}

/// What a moderator writes to who is concerned.
///
/// # Errors
/// `NOTE_NEEDED` unless nothing was found, `TEXT_TOO_LONG`.
pub fn note(path: &[&str], decision: ReportDecision, given: Option<&str>) -> Result<Option<String>, Issue> {
    let written = text(path, given, NOTE_LENGTH)?;
    if written.is_none() && decision != ReportDecision::Dismiss {
        let message = "Write what was found and why it breaks the rule: the person concerned reads it.";
        return Err(Issue::new(path, "NOTE_NEEDED", message));
    }
    Ok(written)
}

/// Days of a ban; none: until it is lifted.
///
/// # Errors
/// `DAYS_OUT_OF_RANGE`.
pub fn ban_days(path: &[&str], days: Option<i64>) -> Result<Option<i64>, Issue> {
    match days {
        Some(days) if !BAN_DAYS.contains(&days) => {
            let (least, most) = (BAN_DAYS.start(), BAN_DAYS.end());
            let message = format!("A ban lasts from {least} day to {most} days, or until it is lifted.");
            Err(Issue::new(path, "DAYS_OUT_OF_RANGE", message).param("least", least).param("most", most))
        }
        days => Ok(days),
    }
}

/// Whether a moderator may answer the objection to a decision: another than who decided, where there is one.
pub fn may_answer(decided_by_oneself: bool, other_moderators: i64) -> bool {
    !decided_by_oneself || other_moderators == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;
    use proptest::prelude::*;

    #[test]
    fn what_nobody_could_judge_without_words_asks_for_some() {
        for reason in ReportReason::ALL {
            let needed = matches!(reason, ReportReason::Illegal | ReportReason::Other);
            assert_eq!(report_text(&[], *reason, Some("  ")).is_err(), needed, "{reason}");
            assert_eq!(report_text(&[], *reason, Some(" words ")), Ok(Some("words".to_owned())));
        }
    }

    #[test]
    fn whoever_is_concerned_gets_reasons() {
        for decision in ReportDecision::ALL {
            assert_eq!(note(&[], *decision, None).is_ok(), *decision == ReportDecision::Dismiss, "{decision}");
        }
        assert_eq!(ban_days(&[], Some(0)).unwrap_err().params["most"], "3650");
        assert_eq!(ban_days(&[], None), Ok(None));
    }

    #[test]
    fn nobody_judges_their_own_decision_while_there_is_another_moderator() {
        assert!(may_answer(false, 0) && may_answer(false, 3) && may_answer(true, 0) && !may_answer(true, 1));
    }

    proptest! {
        #[test]
        fn texts_are_kept_within_their_length(given in ".*", most in 0usize..40) {
            match text(&[], Some(&given), most) {
                Ok(kept) => prop_assert!(kept.is_none_or(|kept| !kept.is_empty() && kept.chars().count() <= most)),
                Err(issue) => prop_assert_eq!(issue.code, "TEXT_TOO_LONG"),
            }
        }
    }
}
