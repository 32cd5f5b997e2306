//! What the actor is to a record that is read, and the state it is in: from it the policy tells what may be done.

use crate::Engine;
use crate::read::{Column, Row, Scalar, Select, Sql};
use crate::write::record::roles_of;
use rialto_domain::id::Kind;
use rialto_domain::policy::record::{Role, Roles, Standing};
use rialto_domain::{Error, Result};

/// The slots of a row from which the standing is read.
#[derive(Clone, Copy, Debug)]
pub struct StandingSlots {
    kind: Kind,
    publication: usize,
    roles: Option<usize>,
}

/// The roles of the actor to the rows of a select, one to a row; none for a visitor.
pub(crate) fn roles(select: &Select, kind: Kind) -> Option<String> {
    select.actor().member()?;
    let roles = roles_of(kind).replace("x.", &format!("{}.", select.alias())).replace("$2", &select.actor_key());
    Some(format!("select null as role where 1 = 0 union {roles}"))
}

impl StandingSlots {
    /// Asks a select of records of a kind.
    pub fn of(select: &mut Select, kind: Kind) -> Self {
        let publication = select.column(Column { name: "publication", scalar: Scalar::Text });
        let join = match select.engine() {
            Engine::Sqlite => "group_concat(own_roles.role, ',')",
            Engine::Postgres => "string_agg(own_roles.role, ',')",
        };
        let roles = roles(select, kind);
        let roles = roles.map(|sql| select.expression(Sql::new(format!("(select {join} from ({sql}) own_roles)"))));
        Self { kind, publication, roles }
    }

    /// Reads it from a row.
    pub fn read(&self, row: &Row<'_>) -> Result<Standing> {
        let publication: String = row.get(self.publication)?;
        let mut roles = Roles::default();
        if let Some(names) = self.roles.map(|slot| row.get::<Option<String>>(slot)).transpose()?.flatten() {
            for name in names.split(',') {
                roles.add(name.parse::<Role>().map_err(Error::internal)?);
            }
        }
        Ok(Standing { kind: self.kind, publication: publication.parse().map_err(Error::internal)?, roles })
    }
}
