//! Following, notifications, and how often they are told by mail.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What somebody is notified of.
    NoticeKind {
        Message = "message", "A message in a conversation.";
        Comment = "comment", "A comment on one's project or session.";
        CommentAnswer = "comment_answer", "An answer to one's comment.";
        LinkProposed = "link_proposed", "A link to one's project waits for an answer.";
        LinkAnswered = "link_answered", "A link one proposed was answered.";
        OutcomeConsent = "outcome_consent", "The team's agreement to an outcome is asked for.";
        SuggestionAccepted = "suggestion_accepted", "Somebody of a suggestion said yes.";
        SuggestionAgreed = "suggestion_agreed", "Both sides of a suggestion said yes.";
        Advice = "advice", "Advice for one's project.";
        AdviceAdopted = "advice_adopted", "One's advice was adopted.";
        FollowedProject = "followed_project", "Something new of a project one follows: a stage, a need, an outcome, its publication.";
        FollowedPerson = "followed_person", "Something new of a person one follows: a project, or advice that is public.";
        FollowedRegion = "followed_region", "A new project or session in a region one follows.";
    }
}

vocabulary! {
    /// What happened to what somebody follows.
    FollowedEvent {
        Published = "published", "It is public now.";
        StageMoved = "stage_moved", "It is at another stage.";
        NeedOpened = "need_opened", "It looks for something.";
        NeedFulfilled = "need_fulfilled", "It found what it looked for.";
        OutcomeTold = "outcome_told", "It told how it ended.";
        SessionAnnounced = "session_announced", "A session was announced.";
        AdviceGiven = "advice_given", "Advice was given to a public project.";
    }
}

vocabulary! {
    /// How often notifications are told by mail.
    MailPace {
        AtOnce = "at_once", "What waits for an answer at once, at most 10 mails a day; all else once a day.";
        Daily = "daily", "At most one mail a day.";
        Weekly = "weekly", "At most one mail a week.";
        Never = "never", "No mail.";
    }
}

/// Things that one person follows at most.
pub const MOST_FOLLOWS: i64 = 500;
/// Lines of a mail about notifications at most; more are told as a number.
pub const MOST_LINES: usize = 20;
/// Mails of their own that notifications of one person get in a day at most.
pub const MOST_AT_ONCE: i64 = 10;

const HOUR_MS: i64 = 3_600_000;
/// A day, ms: from the first of the mails that [`MOST_AT_ONCE`] counts.
pub const DAY_MS: i64 = 24 * HOUR_MS;
/// How long a notification waits before it is told together with others, ms: who is here reads it here.
pub const WAIT_MS: i64 = HOUR_MS;

impl NoticeKind {
    /// Whether it is about what somebody follows: told by mail with the consent to digests alone.
    pub fn is_followed(self) -> bool {
        matches!(self, Self::FollowedProject | Self::FollowedPerson | Self::FollowedRegion)
    }

    /// Whether the act itself wrote a letter that says more: mail about notifications leaves it out, so that nobody reads it twice.
    pub fn has_letter(self) -> bool {
        matches!(self, Self::AdviceAdopted)
    }

    /// Whether it waits for an answer, and so has a mail of its own at the pace [`MailPace::AtOnce`].
    pub fn is_urgent(self) -> bool {
        matches!(
            self,
            Self::Message
                | Self::LinkProposed
                | Self::OutcomeConsent
                | Self::SuggestionAccepted
                | Self::SuggestionAgreed
        )
    }
}

impl MailPace {
    /// Between two mails that tell several notifications, ms; none when there are no such mails.
    pub fn period_ms(self) -> Option<i64> {
        match self {
            Self::AtOnce | Self::Daily => Some(DAY_MS),
            Self::Weekly => Some(7 * DAY_MS),
            Self::Never => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn what_is_followed_never_has_a_mail_of_its_own() {
        assert!(NoticeKind::ALL.iter().all(|kind| !(kind.is_followed() && kind.is_urgent())));
        assert_eq!(NoticeKind::ALL.iter().filter(|kind| kind.is_followed()).count(), 3);
        assert!(NoticeKind::Message.is_urgent());
        assert!(NoticeKind::ALL.iter().all(|kind| !(kind.has_letter() && kind.is_urgent())));
    }

    #[test]
    fn no_pace_writes_more_than_once_a_day_about_everything() {
        for pace in MailPace::ALL {
            assert!(pace.period_ms().is_none_or(|period| period >= DAY_MS), "{pace}");
        }
        assert_eq!(MailPace::Never.period_ms(), None);
    }
}
