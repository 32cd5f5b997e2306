//! The people of a record: invitations, requests to join, roles, leaving; what its team keeps to itself.
//!
//! Invariants: nobody becomes somebody of a team without their own act, but where an administrator appoints who answers for a
//! record that nobody answers for; one that somebody answers for always keeps somebody; nothing here tells whether an address has an account.

mod appoint_leader;
mod invitation;
mod member;
mod private;
mod request;

pub use invitation::{Invite, Which, token_hash};
pub use private::SetContact;

use crate::mail::{Letter, queue};
use crate::record::Acting;
use rialto_domain::id::PersonId;
use rialto_domain::policy::record::Role;
use rialto_domain::team::MOST_MEMBERS;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::team;

const HOUR_MS: i64 = 3_600_000;
/// Longest word to or of somebody, code points.
const MESSAGE: usize = 1_000;
/// Longest title in a letter, code points.
const TITLE: usize = 200;

/// Queues a letter about the record of an act that says its title and more, to an address in a language.
async fn tell(
    acting: &Acting<'_>,
    (email, language): &(String, String),
    kind: &'static str,
    says: &[(&str, String)],
) -> Result<()> {
    let title = ("title", acting.state.title.chars().take(TITLE).collect());
    let says = says.iter().cloned().chain([title]);
    let values = says.map(|(name, value)| (name.to_owned(), value)).collect();
    queue(&acting.transaction, &acting.chance, (email, language), &Letter::told(kind, values)).await
}

/// Adds a person to the team, unless they are in it: then they keep the role they have.
async fn join(acting: &Acting<'_>, person: PersonId, role: Role) -> Result<()> {
    let members = team::team(&acting.transaction, acting.id).await?;
    if members.role(person).is_some() {
        return Ok(());
    }
    if members.0.len() >= MOST_MEMBERS {
        let message = format!("This team has {MOST_MEMBERS} people already, which is the most.");
        let issue = Issue::new(&["input"], "TOO_MANY", message).param("most", MOST_MEMBERS);
        return Err(crate::checks::wrong(issue));
    }
    let day = crate::checks::today(acting);
    team::add(&acting.transaction, (acting.id, acting.key()), (person, role), (day, acting.now)).await
}
