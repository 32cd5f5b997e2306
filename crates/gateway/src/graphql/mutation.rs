//! Mutations: each is declared once in the model with the act that it calls and its payload. The act runs first; fields of
//! the payload that are records are then planned and read as any others, as the actor.

use super::coerce::Values;
use super::derived::Asked;
use super::fail::Fail;
use super::shape::Shape;
use super::types::{Model, Object, PlanField, arg};
use futures_util::future::BoxFuture;
use rialto_app::account::{By, Kept, Refresh, SignedIn};
use rialto_app::record::Acts;
use rialto_domain::context::instant;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Actor;
use rialto_domain::{Error, Issue, Result};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Runs the act of a mutation: with all acts, who acts, and the input, coerced.
pub type Run = Box<dyn for<'a> Fn(&'a Acts, &'a By, &'a Values) -> BoxFuture<'a, Result<Acted>> + Send + Sync>;

/// Declares a mutation: its names, what it does, its input, its payload, and the act.
macro_rules! mutation {
    ($model:ident, $name:literal($input:expr) -> $payload:expr, $about:expr, |$acts:ident, $by:ident, $values:ident| $act:expr) => {{
        let payload: $crate::graphql::types::Object = $payload;
        let mutation = $crate::graphql::mutation::Mutation {
            name: $name,
            about: $about,
            input: $input,
            payload: payload.name,
            run: Box::new(|$acts, $by, $values| Box::pin(async move { $act })),
        };
        $model.mutation(mutation, payload);
    }};
}
pub(crate) use mutation;

/// A mutation.
pub struct Mutation {
    /// Name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The type of its argument `input`, where it has one.
    pub input: Option<&'static str>,
    /// The type of its payload.
    pub payload: &'static str,
    /// The act.
    pub run: Run,
}

/// What an act has done, for its payload.
#[derive(Clone, Debug, Default)]
pub struct Acted {
    /// Fields of the payload that are told as they are, by name.
    pub values: Map<String, Value>,
    /// Fields of the payload that are records, with their keys.
    pub keys: Vec<(&'static str, Uuid)>,
    /// Who acts from now on, where that has changed.
    pub actor: Option<Actor>,
    /// What becomes of the cookies.
    pub cookies: Vec<Cookie>,
}

/// What becomes of a cookie.
#[derive(Clone, Debug)]
pub enum Cookie {
    /// That which renews the session holds this token.
    Set(Refresh),
    /// It goes.
    Clear,
    /// That of who signs in with a provider holds this.
    Keep(Kept),
    /// It goes.
    Forget,
    /// That by which a browser is known holds this.
    Know(Kept),
}

impl Acted {
    /// Nothing to tell but that it was done.
    pub fn done() -> Self {
        Self::default().told("issues", json!([]))
    }

    /// What is wrong with the input; nothing was done.
    pub fn issues(issues: &[Issue]) -> Self {
        let issues: Vec<Value> = issues
            .iter()
            .map(|issue| {
                let params: Vec<Value> =
                    issue.params.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                json!({ "path": issue.path, "code": issue.code, "params": params, "message": issue.message })
            })
            .collect();
        Self::default().told("issues", Value::Array(issues))
    }

    /// Somebody signed in.
    pub fn signed_in(signed_in: SignedIn) -> Self {
        let SignedIn { access_token, expires_at, refresh, actor, device } = signed_in;
        let told = json!({ "accessToken": access_token, "expiresAt": instant(expires_at) });
        let cookies = refresh.map(Cookie::Set).into_iter().chain(device.map(Cookie::Know)).collect();
        Self { actor: Some(actor), cookies, ..Self::done().told("signedIn", told) }
    }

    /// Somebody signed out.
    pub fn signed_out() -> Self {
        Self { actor: Some(Actor::Visitor), cookies: vec![Cookie::Clear], ..Self::done() }
    }

    /// It was done, and nobody signed in by it yet.
    pub fn nobody() -> Self {
        Self::done().told("signedIn", Value::Null)
    }

    /// What becomes of one cookie more.
    pub fn with_cookie(mut self, cookie: Cookie) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// Tells a field of the payload.
    pub fn told(mut self, name: &str, value: Value) -> Self {
        self.values.insert(name.to_owned(), value);
        self
    }

    /// Names the record of a field of the payload.
    pub fn record(mut self, name: &'static str, key: Uuid) -> Self {
        self.keys.push((name, key));
        self
    }

    /// The key of the record of a field.
    pub fn key(&self, name: &str) -> Option<Uuid> {
        self.keys.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
    }
}

/// The input as the act takes it.
///
/// # Errors
/// `Internal`: the schema and the act do not fit together.
pub fn input<T: DeserializeOwned>(input: &Values) -> Result<T> {
    serde_json::from_value(Value::Object(input.clone())).map_err(Error::internal)
}

/// A text of the input.
pub fn text<'a>(input: &'a Values, name: &str) -> &'a str {
    input.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A text of the input that may be left out.
pub fn optional<'a>(input: &'a Values, name: &str) -> Option<&'a str> {
    input.get(name).and_then(Value::as_str)
}

/// The record that an id of the input names.
///
/// # Errors
/// `NotFound` for what is no id of this API.
pub fn id(input: &Values, name: &str) -> Result<GlobalId> {
    let given = text(input, name);
    let nothing =
        || Error::NotFound(format!("`{}` is not an id of this API; it", given.chars().take(60).collect::<String>()));
    GlobalId::parse(given).ok_or_else(nothing)
}

/// The key in an id of the input, of a record of one kind.
///
/// # Errors
/// `NotFound` for what is no id of that kind.
pub fn key(input: &Values, name: &str, kind: Kind) -> Result<Uuid> {
    let id = id(input, name)?;
    if id.kind != kind {
        return Err(Error::NotFound(format!("`{id}` is not the id of a {}; it", kind.type_name())));
    }
    Ok(id.key)
}

/// A field of a payload that the act tells, of an object or a scalar; null when it tells nothing.
pub fn told(name: &'static str, object: Option<&'static str>) -> PlanField {
    Box::new(move |planner, _, call| {
        let asked = match object {
            Some(object) => Asked::of(planner, object, &call.sets)?,
            None => Asked::Whole,
        };
        let value = planner.acted.values.get(name).unwrap_or(&Value::Null);
        Ok(Shape::Fixed(asked.json(value).map_err(Fail::from)?))
    })
}

/// A payload with its issues.
pub fn payload(name: &'static str, about: &'static str) -> Object {
    let issues = "What is wrong with the input; empty when it was done.";
    Object::new(name, about).field("issues", "[Issue!]!", issues, told("issues", Some("Issue")))
}

fn plan_payload(payload: &'static str) -> PlanField {
    Box::new(move |planner, select, call| {
        Ok(Shape::Inline { null_if: None, fields: planner.fields(payload, &call.sets, select)? })
    })
}

/// `Mutation`, of all that were declared, and the types of every payload.
pub fn types(model: &mut Model) {
    let about = "What can be changed here. The fields of one operation are run one after the other; each is one transaction. \
                 What a person can correct is in the payload's `issues`; all else is an error.";
    let object = model.mutations.iter().fold(Object::new("Mutation", about), |object, mutation| {
        let arguments = mutation.input.map(|ty| arg("input", ty, "What is given.")).into_iter().collect();
        let plan = plan_payload(mutation.payload);
        object.field(mutation.name, format!("{}!", mutation.payload), mutation.about, plan).with(arguments)
    });
    model.object(object);
    let by_act = super::fields::fixed;
    model.object(
        Object::new("Issue", "Something in the input that a person can correct.")
            .field(
                "path",
                "[String!]!",
                "Where it is, from the argument on: `input`, then the names of fields.",
                by_act("[]"),
            )
            .field("code", "String!", "What is wrong, for clients to translate: `PASSWORD_TOO_SHORT`.", by_act("null"))
            .field("params", "[IssueParam!]!", "What the sentence needs: limits, values.", by_act("[]"))
            .field("message", "String!", "A sentence in English that says what to do.", by_act("null")),
    );
    model.object(
        Object::new("IssueParam", "A limit or a value that the sentence of an issue needs.")
            .field("name", "String!", "Its name: `least`.", by_act("null"))
            .field("value", "String!", "Its value: `12`.", by_act("null")),
    );
}
