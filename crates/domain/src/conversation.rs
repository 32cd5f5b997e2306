//! Conversations of a project with an expert: who may write in one, and how much is too much.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The sides of a conversation.
    ConversationSide {
        Project = "project", "The project's: those who lead it and work in it.";
        Expert = "expert", "The expert's.";
    }
}

impl ConversationSide {
    /// The other side.
    pub fn other(self) -> Self {
        match self {
            Self::Project => Self::Expert,
            Self::Expert => Self::Project,
        }
    }
}

/// Longest message, characters.
pub const MESSAGE_LENGTH: usize = 5_000;
/// Messages that one member writes within [`HOUR_MS`] at most.
pub const MESSAGES_AN_HOUR: i64 = 30;
/// See [`MESSAGES_AN_HOUR`]; milliseconds.
pub const HOUR_MS: i64 = 3_600_000;
/// Conversations that one member begins within [`DAY_MS`] at most while nobody has answered.
pub const FIRST_A_DAY: i64 = 5;
/// See [`FIRST_A_DAY`]; milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;
/// Messages before the reported one that a moderator reads.
pub const READ_BEFORE: i64 = 3;

/// How a conversation stands for one of its sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether the project's side has closed it.
    pub is_blocked_by_project: bool,
    /// Whether the expert's side has closed it.
    pub is_blocked_by_expert: bool,
    /// Whether the project is public.
    pub is_project_public: bool,
    /// Whether the expert has an account and so reads what is written.
    pub has_account: bool,
    /// Whether the expert's profile is public and the expert takes messages.
    pub takes_messages: bool,
    /// Whether the expert has written in it.
    pub has_expert_written: bool,
}

/// Why nothing can be written in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// One of the sides has closed it.
    Blocked,
    /// The project is not public.
    NotPublic,
    /// The expert takes no messages, or is gone.
    NotTakingMessages,
}

impl Standing {
    /// Whether a side has closed it.
    pub fn is_blocked_by(&self, side: ConversationSide) -> bool {
        match side {
            ConversationSide::Project => self.is_blocked_by_project,
            ConversationSide::Expert => self.is_blocked_by_expert,
        }
    }

    /// Whether a side may write. Blocking holds both ways: who has closed a conversation opens it again before writing. Who
    /// takes no messages still gets answers where they have written themselves; to end that, they block.
    ///
    /// # Errors
    /// Why not.
    pub fn may_write(&self, side: ConversationSide) -> Result<(), Closed> {
        if self.is_blocked_by_project || self.is_blocked_by_expert {
            return Err(Closed::Blocked);
        }
        if !self.is_project_public {
            return Err(Closed::NotPublic);
        }
        let reads = self.has_account && (self.takes_messages || self.has_expert_written);
        if side == ConversationSide::Project && !reads { Err(Closed::NotTakingMessages) } else { Ok(()) }
    }
}

/// Seconds until something may be done again, of which `done` were within a period, the oldest at an instant; none when one more
/// is not too many. Times in ms.
pub fn wait(done: i64, oldest: Option<i64>, (most, within_ms): (i64, i64), now: i64) -> Option<i64> {
    if done < most {
        return None;
    }
    let free_at = oldest.unwrap_or(now).saturating_add(within_ms);
    Some(free_at.saturating_sub(now).saturating_add(999).div_euclid(1_000).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;
    use proptest::prelude::*;

    const OPEN: Standing = Standing {
        is_blocked_by_project: false,
        is_blocked_by_expert: false,
        is_project_public: true,
        has_account: true,
        takes_messages: true,
        has_expert_written: false,
    };

    #[test]
    fn who_takes_no_messages_still_gets_answers_to_what_they_wrote() {
        let closed = Standing { takes_messages: false, ..OPEN };
        assert_eq!(closed.may_write(ConversationSide::Project), Err(Closed::NotTakingMessages));
        assert_eq!(closed.may_write(ConversationSide::Expert), Ok(()));
        let written = Standing { has_expert_written: true, ..closed };
        assert_eq!(written.may_write(ConversationSide::Project), Ok(()));
        let gone = Standing { has_account: false, ..written };
        assert_eq!(gone.may_write(ConversationSide::Project), Err(Closed::NotTakingMessages), "nobody reads it");
        let hidden = Standing { is_project_public: false, ..OPEN };
        assert_eq!(hidden.may_write(ConversationSide::Expert), Err(Closed::NotPublic));
    }

    #[test]
    fn after_too_many_one_waits_until_the_oldest_is_out_of_the_period() {
        assert_eq!(wait(4, Some(0), (5, 1_000), 10), None);
        assert_eq!(wait(5, Some(0), (5, 60_000), 1), Some(60));
        assert_eq!(wait(5, None, (5, 60_000), 1), Some(60));
        assert_eq!(wait(9, Some(0), (5, 60_000), 60_000), Some(1), "never nothing to wait");
    }

    proptest! {
        #[test]
        fn blocking_holds_both_ways(mine: bool, takes: bool, public: bool, account: bool, written: bool) {
            let standing = Standing {
                is_blocked_by_project: mine,
                is_blocked_by_expert: !mine,
                is_project_public: public,
                has_account: account,
                takes_messages: takes,
                has_expert_written: written,
            };
            for side in ConversationSide::ALL {
                prop_assert_eq!(standing.may_write(*side), Err(Closed::Blocked));
                prop_assert_eq!(side.other().other(), *side);
                prop_assert!(standing.is_blocked_by(*side) != standing.is_blocked_by(side.other()));
            }
        }
    }
}
