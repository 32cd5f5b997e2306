//! The team of a record: which roles it has, who answers for it, and that somebody always does. Invitations into it.

use crate::error::Issue;
use crate::id::{Kind, PersonId};
use crate::policy::record::Role;

/// How long an invitation can be accepted, ms.
pub const INVITATION_MS: i64 = 14 * 86_400_000;
/// Open invitations to a record at once.
pub const MOST_INVITATIONS: i64 = 100;
/// People in the team of a record.
pub const MOST_MEMBERS: usize = 200;

/// The roles in the team of a record of a kind; who has the first answers for it. Empty where there is no team.
pub fn roles_of(kind: Kind) -> &'static [Role] {
    match kind {
        Kind::Project => &[Role::Leader, Role::Editor, Role::Viewer],
        Kind::Organisation => &[Role::Manager, Role::Participant],
        Kind::Cluster => &[Role::Coordinator, Role::Participant],
        Kind::Session => &[Role::Manager, Role::Facilitator],
        Kind::Dataset | Kind::Pilot => &[Role::Manager],
        _ => &[],
    }
}

/// Whether who has a role answers for records.
pub fn answers(role: Role) -> bool {
    matches!(role, Role::Leader | Role::Manager | Role::Coordinator)
}

/// A role that somebody may be given in the team of a record of a kind.
///
/// # Errors
/// `ROLE_NOT_HERE`.
pub fn role(path: &[&str], kind: Kind, role: Role) -> Result<Role, Issue> {
    let roles = roles_of(kind);
    if roles.contains(&role) {
        return Ok(role);
    }
    let all: Vec<_> = roles.iter().map(|role| role.as_str().to_uppercase()).collect();
    let message = format!("Choose one of the roles of a {}: {}.", kind.type_name().to_lowercase(), all.join(", "));
    Err(Issue::new(path, "ROLE_NOT_HERE", message).param("allowed", all.join(" ")))
}

/// Who is in the team of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team(pub Vec<(PersonId, Role)>);

/// Why a team cannot change so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamRefusal {
    /// The person is not in it.
    NotInTeam,
    /// Nobody would be left who answers for the record.
    LastLeader,
    /// Somebody would hand over to themselves.
    IsYou,
}

impl TeamRefusal {
    /// It as an issue; `person` is where the input names the person.
    pub fn issue(self, person: &[&str]) -> Issue {
        match self {
            Self::NotInTeam => {
                Issue::new(person, "NOT_IN_TEAM", "Choose somebody of the team; others have to be invited first.")
            }
            Self::LastLeader => {
                let message = "Nobody would be left who answers for it: give somebody else that role first.";
                Issue::new(&["input"], "LAST_LEADER", message)
            }
            Self::IsYou => Issue::new(person, "IS_YOU", "Choose somebody else to hand over to."),
        }
    }
}

impl Team {
    /// What a person is in it.
    pub fn role(&self, person: PersonId) -> Option<Role> {
        self.0.iter().find(|(known, _)| *known == person).map(|(_, role)| *role)
    }

    fn leaders(&self) -> usize {
        self.0.iter().filter(|(_, role)| answers(*role)).count()
    }

    /// The team after a person of it got another role, or left it (`None`).
    ///
    /// # Errors
    /// Who is not in it cannot change; the last one who answers for the record stays. A team that nobody answered for
    /// before, as imported records have, may change as it likes.
    pub fn change(&self, person: PersonId, to: Option<Role>) -> Result<Self, TeamRefusal> {
        if self.role(person).is_none() {
            return Err(TeamRefusal::NotInTeam);
        }
        let others = self.0.iter().filter(|(known, _)| *known != person).copied();
        let after = Self(others.chain(to.map(|role| (person, role))).collect());
        if self.leaders() > 0 && after.leaders() == 0 { Err(TeamRefusal::LastLeader) } else { Ok(after) }
    }

    /// The team after `from`, who leads it, handed that to `to` and stays in it by the next role.
    ///
    /// # Errors
    /// As [`Team::change`]; nobody hands over to themselves.
    pub fn hand_over(&self, kind: Kind, from: PersonId, to: PersonId) -> Result<Self, TeamRefusal> {
        if from == to {
            return Err(TeamRefusal::IsYou);
        }
        let roles = roles_of(kind);
        self.change(to, roles.first().copied())?.change(from, roles.get(1).copied())
    }
}

/// An invitation, as far as it decides whether it can be used.
#[derive(Clone, Debug)]
pub struct Invitation<'a> {
    /// The address it was sent to, normalised.
    pub email: &'a str,
    /// When it stops working, ms since 1970 UTC.
    pub expires_at: i64,
    /// Whether it was accepted, declined, withdrawn or replaced by another.
    pub has_ended: bool,
}

impl Invitation<'_> {
    /// Whether somebody with an address can use it at an instant (ms since 1970 UTC).
    ///
    /// # Errors
    /// `INVITATION_INVALID`, `INVITATION_FOR_ANOTHER`.
    pub fn usable(&self, email: &str, now: i64) -> Result<(), Issue> {
        if self.has_ended || now >= self.expires_at {
            return Err(invitation_invalid());
        }
        if self.email != email {
            let message = "This invitation went to another address; sign in with that one.";
            return Err(Issue::new(&["input"], "INVITATION_FOR_ANOTHER", message));
        }
        Ok(())
    }
}

/// The issue of an invitation that does not work, whatever the reason.
pub fn invitation_invalid() -> Issue {
    let message = "This invitation was used or withdrawn, is too old or not whole; ask for a new one.";
    Issue::new(&["input"], "INVITATION_INVALID", message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::record::RECORDS;
    use proptest::prelude::*;
    use uuid::Uuid;

    const KINDS: [Kind; 6] =
        [Kind::Project, Kind::Organisation, Kind::Cluster, Kind::Dataset, Kind::Pilot, Kind::Session];

    fn person(n: u8) -> PersonId {
        PersonId(Uuid::from_u128(u128::from(n)))
    }

    #[derive(Clone, Debug)]
    enum Step {
        Change(u8, Option<usize>),
        HandOver(u8, u8),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0..4u8, prop::option::of(0..3usize)).prop_map(|(who, role)| Step::Change(who, role)),
            (0..4u8, 0..4u8).prop_map(|(from, to)| Step::HandOver(from, to)),
        ]
    }

    proptest! {
        #[test]
        fn somebody_always_answers_for_a_record_that_somebody_answered_for(
            kind in prop::sample::select(KINDS.to_vec()),
            roles in prop::collection::vec(0..3usize, 1..4),
            steps in prop::collection::vec(step(), 0..30),
        ) {
            let all = roles_of(kind);
            let of = |at: usize| all[at % all.len()];
            let mut team = Team((0u8..).zip(&roles).map(|(n, role)| (person(n), of(*role))).collect());
            let had = team.leaders() > 0;
            for step in steps {
                let after = match step {
                    Step::Change(who, role) => team.change(person(who), role.map(of)),
                    Step::HandOver(from, to) => team.hand_over(kind, person(from), person(to)),
                };
                if let Ok(after) = after {
                    prop_assert!(after.0.iter().all(|(_, role)| all.contains(role)));
                    let mut people: Vec<_> = after.0.iter().map(|(person, _)| *person).collect();
                    people.sort();
                    people.dedup();
                    prop_assert_eq!(people.len(), after.0.len(), "nobody is in a team twice");
                    team = after;
                }
                prop_assert!(!had || team.leaders() > 0);
            }
        }

        #[test]
        fn an_invitation_works_for_its_address_in_its_time_and_once(
            right: bool, has_ended: bool, age in 0..2 * INVITATION_MS,
        ) {
            let invitation = Invitation { email: "iva@example.org", expires_at: INVITATION_MS, has_ended };
            let email = if right { "iva@example.org" } else { "ana@example.org" };
            let usable = invitation.usable(email, age);
            prop_assert_eq!(usable.is_ok(), right && !has_ended && age < INVITATION_MS);
        }
    }

    #[test]
    fn every_record_but_a_profile_has_a_team_that_one_answers_for() {
        for kind in RECORDS {
            let roles = roles_of(kind);
            assert_eq!(roles.is_empty(), kind == Kind::Person, "{}", kind.type_name());
            assert_eq!(roles.iter().filter(|role| answers(**role)).count(), usize::from(kind != Kind::Person));
            assert!(roles.first().is_none_or(|role| answers(*role)), "who answers comes first");
        }
        assert_eq!(role(&[], Kind::Project, Role::Manager).unwrap_err().code, "ROLE_NOT_HERE");
        assert_eq!(role(&[], Kind::Project, Role::Moderator).unwrap_err().params["allowed"], "LEADER EDITOR VIEWER");
    }

    #[test]
    fn leadership_is_handed_to_somebody_of_the_team() {
        let team = Team(vec![(person(0), Role::Leader), (person(1), Role::Viewer)]);
        let after = team.hand_over(Kind::Project, person(0), person(1)).unwrap();
        assert_eq!((after.role(person(0)), after.role(person(1))), (Some(Role::Editor), Some(Role::Leader)));
        assert_eq!(team.hand_over(Kind::Project, person(0), person(0)), Err(TeamRefusal::IsYou));
        assert_eq!(team.hand_over(Kind::Project, person(0), person(7)), Err(TeamRefusal::NotInTeam));
        assert_eq!(team.change(person(0), None), Err(TeamRefusal::LastLeader));
        assert_eq!(team.change(person(0), Some(Role::Editor)), Err(TeamRefusal::LastLeader));
        assert!(team.change(person(1), None).is_ok());
        let imported = Team(vec![(person(1), Role::Viewer)]);
        assert!(imported.change(person(1), None).is_ok(), "nobody answered for it before");
    }
}
