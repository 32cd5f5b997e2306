//! How long personal data is kept (Regulation (EU) 2016/679, article 5(1)(e)): one table, shown on the privacy page and carried
//! out by the worker that forgets.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What is kept for a time.
    RetainedData {
        AuditAddresses = "audit_addresses", "Network addresses and devices in the audit trail.";
        Sessions = "sessions", "Sessions of browsers.";
        ApiTokens = "api_tokens", "API tokens.";
        MailLinks = "mail_links", "Single-use links of mails.";
        Joining = "joining", "Invitations into a team and requests to join one.";
        SentMail = "sent_mail", "Mail that was sent or given up: to whom and when, not what it said.";
        Reports = "reports", "Reports with what was decided, and the statements of reasons.";
        ReporterAddresses = "reporter_addresses", "Mail addresses of visitors who reported something.";
        LooseImages = "loose_images", "Images that were uploaded and attached to no record.";
        Consents = "consents", "What was agreed to or withdrawn before what holds now.";
        ReadNotifications = "read_notifications", "Notifications that were read.";
        Notifications = "notifications", "Notifications, read or not.";
    }
}

/// How long something is kept.
#[derive(Clone, Copy, Debug)]
pub struct RetentionRule {
    /// What.
    pub what: RetainedData,
    /// Days.
    pub days: i64,
    /// From when on they count.
    pub from: &'static str,
    /// Why so long and no longer.
    pub reason: &'static str,
}

const fn rule(what: RetainedData, days: i64, from: &'static str, reason: &'static str) -> RetentionRule {
    RetentionRule { what, days, from, reason }
}

/// How long what is kept, and why.
#[rustfmt::skip]
pub const RULES: &[RetentionRule] = &[
    rule(RetainedData::AuditAddresses,    90,  "the act",                        "Misuse is found within weeks; after that nobody needs to know from where somebody wrote."),
    rule(RetainedData::Sessions,          30,  "the end of the session",         "Somebody whose account was used by others can still see from where."),
    rule(RetainedData::ApiTokens,         30,  "the end of the token",           "Its owner can still see which program used it last."),
    rule(RetainedData::MailLinks,         30,  "the last day the link works",    "A question about a mail can still be answered."),
    rule(RetainedData::Joining,           30,  "the answer, or the last day an invitation works", "Who invited or asked can still see what came of it."),
    rule(RetainedData::SentMail,          30,  "sending it or giving it up",     "A question about a mail that did not come can still be answered."),
    rule(RetainedData::Reports,           730, "the decision",                   "Objections take up to six months and courts longer; who breaks a rule again is known."),
    rule(RetainedData::ReporterAddresses, 30,  "the decision",                   "The decision was sent to it; there is nothing more to send."),
    rule(RetainedData::LooseImages,       1,   "the upload",                     "A form that was left can still be finished on the same day."),
    rule(RetainedData::Consents,          730, "the later answer that replaced it", "That mail was sent with consent can be shown for as long as somebody may complain of it."),
    rule(RetainedData::ReadNotifications, 90,  "reading it",                     "What was read can be found again for a season; what it leads to stays."),
    rule(RetainedData::Notifications,     365, "the last time it was raised",    "What nobody looked at in a year tells nobody anything."),
];

/// Milliseconds that something is kept.
pub fn kept_ms(what: RetainedData) -> i64 {
    const DAY_MS: i64 = 86_400_000;
    RULES.iter().find(|rule| rule.what == what).map_or(0, |rule| rule.days.saturating_mul(DAY_MS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn everything_that_is_kept_for_a_time_has_one_rule_with_a_reason() {
        for what in RetainedData::ALL {
            let rules: Vec<_> = RULES.iter().filter(|rule| rule.what == *what).collect();
            assert_eq!(rules.len(), 1, "{what} needs one row in the table");
            assert!(kept_ms(*what) > 0 && rules[0].reason.ends_with('.') && !rules[0].from.is_empty(), "{what}");
        }
    }
}
