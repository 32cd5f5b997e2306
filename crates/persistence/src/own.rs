//! What a member sees of records that are not public: by name and in their own place, never in a list.

use rialto_domain::id::Kind;

/// The condition under which the actor belongs to a record of a kind, with `{t}` for its alias and `{actor}` for the key of
/// the actor's account. It tells the same as the row `Read` of `domain::policy::record`.
pub(crate) fn condition(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Project => {
            "(exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
             where own_m.project_id = {t}.id and own_p.account_id = {actor}) \
             or ({t}.publication = 'hidden' and exists (select 1 from appointment own_a where own_a.account_id = {actor} \
             and own_a.role = 'moderator' and own_a.ended_at is null)))"
        }
        Kind::Person => {
            "({t}.account_id = {actor} \
             or ({t}.publication = 'hidden' and exists (select 1 from appointment own_a where own_a.account_id = {actor} \
             and own_a.role = 'moderator' and own_a.ended_at is null)))"
        }
        Kind::Organisation | Kind::Cluster | Kind::Dataset | Kind::Session => {
            "(exists (select 1 from record_role own_r join person own_p on own_p.id = own_r.person_id \
             where own_r.record_id = {t}.id and own_p.account_id = {actor}) \
             or ({t}.publication = 'hidden' and exists (select 1 from appointment own_a where own_a.account_id = {actor} \
             and own_a.role = 'moderator' and own_a.ended_at is null)))"
        }
        Kind::Pilot => {
            "(exists (select 1 from record_role own_r join person own_p on own_p.id = own_r.person_id \
             where own_r.record_id in ({t}.id, {t}.cluster_id) and own_p.account_id = {actor}) \
             or exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
             where own_m.project_id = {t}.project_id and own_p.account_id = {actor}) \
             or ({t}.publication = 'hidden' and exists (select 1 from appointment own_a where own_a.account_id = {actor} \
             and own_a.role = 'moderator' and own_a.ended_at is null)))"
        }
        Kind::Need | Kind::Action => {
            "exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
             where own_m.project_id = {t}.project_id and own_p.account_id = {actor})"
        }
        _ => return None,
    })
}
