//! `Viewer`: the account of who is signed in, with sessions and API tokens.

use super::common::by_parent;
use super::{moderation, privacy};
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fields::{column, id, objects, record};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::account::{Scope, Scopes};
use rialto_domain::id::Kind;
use rialto_domain::policy::Action;
use rialto_persistence::account as table;
use rialto_persistence::identity;
use rialto_persistence::read::{Relation, Select, Sql};
use serde_json::{Value, json};

pub(super) fn types(model: &mut Model) {
    model.object(
        Object::new("Viewer", "The account of who is signed in; nobody else sees it.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Account))
            .field("email", "String!", "The address with which the person signs in.", column(table::EMAIL))
            .field(
                "isEmailConfirmed",
                "Boolean!",
                "Whether the address is known to be the person's.",
                Box::new(|_, select, _| {
                    let confirmed = format!("{}.email_confirmed_at is not null", select.alias());
                    Ok(Shape::Bool(select.expression(Sql::new(confirmed))))
                }),
            )
            .field("name", "String!", "Name.", column(table::NAME))
            .field("language", "String!", "Language of the mail the person gets.", column(table::LANGUAGE))
            .field("isAdministrator", "Boolean!", "Whether it is an administrator.", column(table::IS_ADMINISTRATOR))
            .field("createdAt", "DateTime!", "When the account was made.", column(table::CREATED_AT))
            .field(
                "hasPassword",
                "Boolean!",
                "Whether the account has a password; one that came by a provider has none until it is set by mail.",
                column(table::HAS_PASSWORD),
            )
            .field(
                "secondFactorSince",
                "DateTime",
                "When the second factor was turned on; null when it is off.",
                expression(table::SECOND_FACTOR_SINCE, Shape::Instant),
            )
            .field(
                "recoveryCodesLeft",
                "Int",
                "Recovery codes that are left, 0 to 10; null when the second factor is off.",
                expression(table::RECOVERY_CODES_LEFT, Shape::Raw),
            )
            .field(
                "newEmail",
                "String",
                "The address that waits to be confirmed with the link of a mail; null when none does.",
                Box::new(|planner, select, _| {
                    let t = select.alias().to_owned();
                    let sql = format!("case when {t}.new_email_until > ? then {t}.new_email end");
                    Ok(Shape::Raw(select.expression(Sql::with(sql, [planner.now.into()]))))
                }),
            )
            .field(
                "sessions",
                "[SignInSession!]!",
                "Browsers in which the person is signed in, last used first, at most 100.",
                rows(&table::SESSIONS, "SignInSession", "last_used_at", true),
            )
            .field(
                "apiTokens",
                "[ApiToken!]!",
                "API tokens that are not revoked, newest first, at most 100; those that have ended among them.",
                rows(&table::TOKENS, "ApiToken", "created_at", false),
            )
            .field(
                "identities",
                "[Identity!]!",
                "Identities at providers with which the person can sign in, oldest first, at most 100.",
                objects(&identity::OF_ACCOUNT, "Identity", "{t}.linked_at asc, {t}.id asc"),
            )
            .field("consents", "[Consent!]!", "Every purpose with what the person said last.", privacy::consents())
            .field("erasure", "ErasurePreview!", "What erasing the account would touch.", privacy::erasure())
            .field(
                "notices",
                "[Notice!]!",
                "Decisions of moderators about what the person answers for, newest first, at most 100.",
                moderation::notices(),
            )
            .field("ban", "Ban", "The ban under which the person is; null for nearly everybody.", moderation::ban())
            .field(
                "isModerator",
                "Boolean!",
                "Whether the person is a moderator.",
                Box::new(|_, select, _| {
                    let is = select.actor().member().is_some_and(|member| member.is_moderator);
                    Ok(Shape::Fixed(is.to_string()))
                }),
            ),
    );
    identities(model);
    model.object(
        Object::new("SignInSession", "A browser in which somebody is signed in.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::SignInSession))
            .field("device", "String!", "What the browser calls itself (`User-Agent`).", column(table::DEVICE))
            .field("startedAt", "DateTime!", "When the person signed in.", column(table::STARTED_AT))
            .field(
                "lastUsedAt",
                "DateTime!",
                "When it was last renewed; that is every ten minutes while it is in use.",
                column(table::LAST_USED_AT),
            )
            .field(
                "expiresAt",
                "DateTime!",
                "When it ends unless it is used: 30 days after its last use, 90 days after signing in.",
                column(table::EXPIRES_AT),
            )
            .field(
                "isCurrent",
                "Boolean!",
                "Whether it is the one that asks.",
                Box::new(|_, select, _| {
                    let Some(session) = select.actor().session() else { return Ok(Shape::Fixed("false".to_owned())) };
                    let same = Sql::with(format!("{}.id = ?", select.alias()), [session.0.into()]);
                    Ok(Shape::Bool(select.expression(same)))
                }),
            ),
    );
    model.object(
        Object::new("ApiToken", "A token for a program of a member: `Authorization: Bearer rialto_pat_…`.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::ApiToken))
            .field("name", "String!", "What its owner calls it.", column(table::NAME))
            .field(
                "prefix",
                "String!",
                "Its first characters, by which its owner knows it again.",
                column(table::PREFIX),
            )
            .field("scopes", "[TokenScope!]!", "What it may do.", scopes())
            .field("createdAt", "DateTime!", "When it was made.", column(table::CREATED_AT))
            .field("expiresAt", "DateTime!", "When it ends.", column(table::EXPIRES_AT))
            .field(
                "lastUsedAt",
                "DateTime",
                "When it was last used, to the minute; null when it never was.",
                column(table::LAST_USED_AT),
            ),
    );
    let values = Scope::ALL.iter().map(|(_, name, about)| (name.to_uppercase(), *about)).collect();
    let about =
        "What an API token may do. Acts that need a person take none: signing in and out, passwords, making tokens.";
    model.enumeration(Enum { name: "TokenScope", about, values });
}

fn identities(model: &mut Model) {
    model.object(
        Object::new("Identity", "An identity at a provider that is linked to an account.")
            .field("id", "ID!", "Global id.", id(identity::ID, Kind::Identity))
            .field(
                "provider",
                "String!",
                "Name of the provider, as in `IdentityProvider.name`; the owner may have taken it out of the settings since.",
                column(identity::PROVIDER),
            )
            .field(
                "email",
                "String",
                "The address that the provider told last; null when it told none.",
                column(identity::EMAIL),
            )
            .field("linkedAt", "DateTime!", "When it was linked.", column(identity::LINKED_AT))
            .field(
                "lastUsedAt",
                "DateTime",
                "When the person last signed in with it; null when they never did.",
                column(identity::LAST_USED_AT),
            ),
    );
    model.object(
        Object::new("IdentityProvider", "A provider of identities (OpenID Connect) with which people can sign in.")
            .field("name", "String!", "Its name in addresses: `example-id`.", by_parent())
            .field("title", "String!", "What people call it.", by_parent())
            .field(
                "url",
                "String!",
                "Where a browser goes to sign in with it, a path of this site; with `?to=/a/path` for where to go afterwards.",
                by_parent(),
            ),
    );
}

/// `identityProviders`.
pub(super) fn providers() -> PlanField {
    Box::new(|planner, _, call| {
        let asked = Asked::of(planner, "IdentityProvider", &call.sets)?;
        let json = match planner.providers.as_ref() {
            Value::Null => "[]".to_owned(),
            providers => asked.json(providers)?,
        };
        Ok(Shape::Fixed(json))
    })
}

/// `viewer`, of a query and of a payload.
pub(super) fn viewer() -> PlanField {
    Box::new(|planner, select, call| {
        let Some(member) = select.actor().member() else { return Ok(Shape::Fixed("null".to_owned())) };
        select.actor().authorize(Action::ReadOwnAccount)?;
        let mut child = select.table(&table::TABLE);
        let mine = Sql::with(format!("{}.id = ?", child.alias()), [member.account.0.into()]);
        child.filter(mine);
        record(planner, select, call, "Viewer", child)
    })
}

/// `viewer` of a payload that signs in: null when nobody signed in, whoever is signed in already.
pub(super) fn signed_in() -> PlanField {
    let plan = viewer();
    Box::new(move |planner, select, call| {
        let refused = !planner.acted.values.is_empty() && planner.acted.actor.is_none();
        if refused { Ok(Shape::Fixed("null".to_owned())) } else { plan(planner, select, call) }
    })
}

/// `token` of a payload: the one that the act made.
pub(super) fn token() -> PlanField {
    Box::new(|planner, select, call| {
        let Some(key) = planner.acted.key("token") else { return Ok(Shape::Fixed("null".to_owned())) };
        let mut child = select.table(&table::TOKENS_TABLE);
        let made = Sql::with(format!("{}.id = ?", child.alias()), [key.into()]);
        child.filter(made);
        record(planner, select, call, "ApiToken", child)
    })
}

/// What a piece of SQL over the account's row `{t}` answers.
fn expression(sql: &'static str, shape: fn(usize) -> Shape) -> PlanField {
    Box::new(move |_, select, _| {
        let sql = sql.replace("{t}", select.alias());
        Ok(shape(select.expression(Sql::new(sql))))
    })
}

fn rows(relation: &'static Relation, object: &'static str, newest: &'static str, living: bool) -> PlanField {
    Box::new(move |planner, select, call| {
        let mut child: Select = select.relation(relation);
        let t = child.alias().to_owned();
        if living {
            child.filter(Sql::with(format!("{t}.expires_at > ?"), [planner.now.into()]));
        }
        child.order(format!("{t}.{newest} desc")).order(format!("{t}.id desc")).limit(100);
        let fields = planner.times(5, |planner| planner.fields(object, &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}

fn scopes() -> PlanField {
    Box::new(|_, select, _| {
        let slot = select.column(table::SCOPES);
        let tell = Box::new(move |row: &rialto_persistence::read::Row<'_>| {
            let stored: String = row.get(slot)?;
            let names: Vec<Value> =
                Scopes::of_stored(&stored).iter().map(|scope| json!(scope.as_str().to_uppercase())).collect();
            Ok(Value::Array(names))
        });
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}
