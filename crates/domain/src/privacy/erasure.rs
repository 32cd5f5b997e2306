//! What becomes of each kind of data when somebody erases their account (Regulation (EU) 2016/679, article 17).
//!
//! There are no days to change one's mind: the law says "without undue delay", an account that is half gone would have to be
//! thought of by every rule that reads accounts, and whoever erases has just proved password and second factor and was
//! shown what will happen. What would be missed most, the data, can be downloaded before.

use crate::vocabulary::vocabulary;
use uuid::Uuid;

/// The key of the one profile that stands for everybody who erased an account. One for all: nobody can tell which of two
/// contributions came from the same person.
pub const FORMER_MEMBER: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_f0e2);
/// What that profile is called; web apps say it in the reader's language.
pub const FORMER_MEMBER_NAME: &str = "A former member";

vocabulary! {
    /// What becomes of what somebody published.
    ErasedContent {
        Keep = "keep", "Contributions, history and projects stay, under \"a former member\".";
        Remove = "remove", "The texts go as well; projects that nobody else leads are archived.";
    }
}

vocabulary! {
    /// Kinds of data of a member.
    ErasedData {
        Account = "account", "Address, name, language, password.";
        WaysIn = "ways_in", "Sessions, API tokens, second factor, identities at providers, links of mails.";
        Profile = "profile", "The profile with areas, skills, languages and regions.";
        Drafts = "drafts", "Records that were never published and that nobody else answers for, and unfinished forms.";
        Consents = "consents", "What was agreed to and withdrawn.";
        Roles = "roles", "Roles in projects, organisations and other records, and appointments.";
        ProjectsLedAlone = "projects_led_alone", "Published projects that nobody else leads.";
        RecordsLedAlone = "records_led_alone", "Published organisations, clusters, datasets, pilots and sessions that nobody else answers for.";
        Contributions = "contributions", "What was given to projects as an expert, and what was asked at live tables.";
        History = "history", "Changes in the audit trail, with what was there before and after.";
        AuditAddresses = "audit_addresses", "Network addresses and devices in the audit trail.";
        Mail = "mail", "Mail that waits or was sent.";
        ReportsMade = "reports_made", "Reports the person made.";
        Following = "following", "What was followed, and notifications.";
        Moderation = "moderation", "Decisions of moderators about the person.";
    }
}

vocabulary! {
    /// What becomes of it.
    Fate {
        Gone = "gone", "It is gone at once.";
        Anonymous = "anonymous", "It stays under \"a former member\".";
        Archived = "archived", "It is archived; the others of the team are told by mail.";
        Kept = "kept", "It stays as it is; the others of the team are told by mail that nobody leads it.";
        Expires = "expires", "It stays without name and address until its time of retention is over.";
    }
}

/// What becomes of one kind of data.
#[derive(Clone, Copy, Debug)]
pub struct ErasureRule {
    /// What.
    pub what: ErasedData,
    /// With [`ErasedContent::Keep`].
    pub keep: Fate,
    /// With [`ErasedContent::Remove`].
    pub remove: Fate,
    /// Why.
    pub reason: &'static str,
}

const fn row(what: ErasedData, keep: Fate, remove: Fate, reason: &'static str) -> ErasureRule {
    ErasureRule { what, keep, remove, reason }
}

use Fate::{Anonymous, Archived, Expires, Gone, Kept};

/// What becomes of what.
#[rustfmt::skip]
pub const RULES: &[ErasureRule] = &[
    row(ErasedData::Account,          Gone,      Gone,      "It is about the person alone."),
    row(ErasedData::WaysIn,           Gone,      Gone,      "There is nothing left to come into."),
    row(ErasedData::Profile,          Gone,      Gone,      "It is about the person alone."),
    row(ErasedData::Drafts,           Gone,      Gone,      "Nobody else has ever seen them, and nobody could any more."),
    row(ErasedData::Consents,         Gone,      Gone,      "They say what may be done with data that is gone."),
    row(ErasedData::Roles,            Gone,      Gone,      "Nobody is responsible who is not there."),
    row(ErasedData::ProjectsLedAlone, Kept,      Archived,  "Others learn from them; what nobody answers for is not shown against the will of who did."),
    row(ErasedData::RecordsLedAlone,  Kept,      Kept,      "They tell of bodies, data and events, not of the person."),
    row(ErasedData::Contributions,    Anonymous, Gone,      "Projects were helped by them; the author decides whether the words stay."),
    row(ErasedData::History,          Anonymous, Anonymous, "That something changed belongs to the record; with REMOVE what was written goes."),
    row(ErasedData::AuditAddresses,   Gone,      Gone,      "They lead back to the person."),
    row(ErasedData::Mail,             Gone,      Gone,      "But for the one that confirms the erasure, which goes when it is sent."),
    row(ErasedData::ReportsMade,      Anonymous, Anonymous, "What was reported is still looked at; who did is forgotten."),
    row(ErasedData::Following,        Gone,      Gone,      "It is about the person alone."),
    row(ErasedData::Moderation,       Expires,   Expires,   "A decision can be checked by courts and authorities until its time is over (Regulation (EU) 2022/2065, articles 17 and 24)."),
];

/// What becomes of one kind of data.
pub fn fate(what: ErasedData, content: ErasedContent) -> Fate {
    let rule = RULES.iter().find(|rule| rule.what == what);
    rule.map_or(Gone, |rule| if content == ErasedContent::Keep { rule.keep } else { rule.remove })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;
    use std::fmt::Write;

    #[test]
    fn every_kind_of_data_has_one_fate_for_each_choice() {
        for what in ErasedData::ALL {
            assert_eq!(RULES.iter().filter(|rule| rule.what == *what).count(), 1, "{what} needs one row in the table");
        }
    }

    #[test]
    fn the_table_of_fates() {
        let table = RULES.iter().fold(String::new(), |mut table, rule| {
            writeln!(table, "{:20}{:12}{:12}{}", rule.what, rule.keep.as_str(), rule.remove.as_str(), rule.reason)
                .unwrap();
            table
        });
        insta::assert_snapshot!(table);
    }

    #[test]
    fn removing_never_leaves_more_than_keeping() {
        let left = |fate| match fate {
            Gone => 0,
            Expires => 1,
            Anonymous => 2,
            Archived => 3,
            Kept => 4,
        };
        for rule in RULES {
            assert!(left(rule.remove) <= left(rule.keep), "{}", rule.what);
        }
    }
}
