//! What an API token may do.

use std::fmt;

/// One right of an API token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Read what its owner sees; every token may.
    Read,
    /// Read the contacts that its owner sees.
    ReadContacts,
    /// Change the projects that its owner may change.
    WriteProjects,
    /// Change the other records that its owner may change.
    WriteNetwork,
    /// End sessions and revoke tokens of its owner.
    WriteAccount,
}

impl Scope {
    /// Every scope with its stored name and what it allows.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Read, "read", "Reads what its owner sees, and who its owner is. Every token has it."),
        (Self::ReadContacts, "read_contacts", "Reads the contacts that its owner sees."),
        (Self::WriteProjects, "write_projects", "Changes the projects and pilots that its owner may change."),
        (
            Self::WriteNetwork,
            "write_network",
            "Changes the organisations, clusters, datasets, sessions and the profile that its owner may change.",
        ),
        (
            Self::WriteAccount,
            "write_account",
            "Ends sessions and revokes tokens of its owner; never makes tokens, never changes the password.",
        ),
    ];

    /// Reads the name of a scope in any case.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(scope, ..)| *scope)
    }

    /// Its stored name.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(scope, ..)| *scope == self).map_or("read", |(_, name, _)| name)
    }
}

/// The rights of an API token.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scopes(u8);

impl Scopes {
    /// These, and reading.
    pub fn new(scopes: impl IntoIterator<Item = Scope>) -> Self {
        Self(scopes.into_iter().fold(Self::bit(Scope::Read), |all, scope| all | Self::bit(scope)))
    }

    fn bit(scope: Scope) -> u8 {
        1 << (scope as u8)
    }

    /// Whether the scope is among them.
    pub fn has(self, scope: Scope) -> bool {
        self.0 & Self::bit(scope) != 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().map(|(scope, ..)| scope).filter(move |scope| self.has(*scope))
    }

    /// As they are stored: names with a space between, which is how OAuth writes them.
    pub fn stored(self) -> String {
        self.iter().map(Scope::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Reads what is stored; a name that is not known allows nothing.
    pub fn of_stored(text: &str) -> Self {
        Self::new(text.split(' ').filter_map(Scope::parse))
    }
}

impl fmt::Debug for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stored())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_read_back_as_they_were_stored() {
        let some = Scopes::new([Scope::WriteAccount, Scope::ReadContacts]);
        assert_eq!(some.stored(), "read read_contacts write_account");
        assert_eq!(Scopes::of_stored(&some.stored()), some);
        assert!(!some.has(Scope::WriteProjects) && Scopes::of_stored("everything").stored() == "read");
    }
}
