//! What the actor is to a record that is read, for the policy to decide what more of it the actor reads.

use crate::Engine;
use crate::read::{Bind, Column, Row, Scalar, Select, Sql};
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::policy::record::{Role, Roles, Standing};
use rialto_domain::vocabulary::Publication;

const PUBLICATION: Column = Column { name: "publication", scalar: Scalar::Text };

/// Slots of a record's row that tell what the actor is to it.
#[derive(Clone, Copy, Debug)]
pub struct StandingSlots {
    kind: Kind,
    publication: usize,
    roles: Option<usize>,
}

impl StandingSlots {
    /// Asks a select of records of a kind. It tells the same as `write::record::roles`.
    pub fn of(select: &mut Select, kind: Kind) -> Self {
        let publication = select.column(PUBLICATION);
        let roles = select.actor().member().map(|member| {
            let t = select.alias().to_owned();
            let own = match kind {
                Kind::Project => format!(
                    "select m.role from project_member m join person p on p.id = m.person_id \
                     where m.project_id = {t}.id and p.account_id = ?"
                ),
                Kind::Person => format!("select 'oneself' as role where {t}.account_id = ?"),
                Kind::Pilot => format!(
                    "select r.role from record_role r join person p on p.id = r.person_id \
                     where r.record_id in ({t}.id, {t}.cluster_id) and p.account_id = ? union \
                     select m.role from project_member m join person p on p.id = m.person_id \
                     where m.project_id = {t}.project_id and p.account_id = ?"
                ),
                _ => format!(
                    "select r.role from record_role r join person p on p.id = r.person_id \
                     where r.record_id = {t}.id and p.account_id = ?"
                ),
            };
            let union = format!(
                "{own} union select a.role from appointment a where a.account_id = ? and a.ended_at is null \
                 and (a.region_id is null or exists (select 1 from region r join region s on s.id = a.region_id \
                 where r.id = {t}.region_id and substr(r.code, 1, length(s.code)) = s.code)) \
                 union select 'expert' as role from person e where e.account_id = ? and e.is_expert \
                 and e.publication = 'published' union select 'administrator' as role from account c where c.id = ? and c.is_administrator"
            );
            let array = match select.engine() {
                Engine::Sqlite => "(select json(coalesce(json_group_array(role), '[]'))",
                Engine::Postgres => "(select coalesce(json_agg(role), '[]'::json)",
            };
            let binds = vec![Bind::Uuid(member.account.0); union.matches('?').count()];
            select.expression(Sql::with(format!("{array} from ({union}) own_roles)"), binds))
        });
        Self { kind, publication, roles }
    }

    /// Reads it from a row.
    pub fn read(&self, row: &Row<'_>) -> Result<Standing> {
        let roles: Vec<Role> = self.roles.map_or_else(|| Ok(Vec::new()), |slot| row.get(slot))?;
        Ok(Standing { kind: self.kind, publication: row.get::<Publication>(self.publication)?, roles: Roles::of(roles) })
    }
}
