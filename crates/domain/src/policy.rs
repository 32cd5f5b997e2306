//! Who may do what. The only place that knows roles.
//!
//! In this first slice everybody is a visitor; the actor still travels through every read, so
//! that later roles change this file and nothing else.

/// Who is acting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Anybody, not signed in.
    Visitor,
    /// The command line of the server's owner: sees and does everything.
    Operator,
}

impl Actor {
    /// Whether the actor sees records that are not published.
    pub fn sees_unpublished(self) -> bool {
        matches!(self, Self::Operator)
    }
}
