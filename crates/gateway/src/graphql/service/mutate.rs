//! Running a mutation: everything is planned once before anything is done, so that a document that cannot be answered
//! changes nothing; then act after act, each followed by one statement that reads its payload.

use super::{Answer, AnswerKind, Prepared, Reader, Service, choose, kind_of, refuse, with_request};
use crate::graphql::fail::Fail;
use crate::graphql::fields::expect;
use crate::graphql::mutation::{Acted, Cookie};
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::types::Object;
use rialto_app::account::{By, Client};
use rialto_domain::Error;
use rialto_domain::policy::Actor;
use rialto_persistence::Database;
use rialto_persistence::read::{Plan, Row};
use serde_json::{Value, json};

impl Service {
    pub(super) async fn mutate(&self, prepared: &Prepared, reader: &Reader, client: &Client) -> Answer {
        let refused = |fail: Fail| refuse(AnswerKind::Refused, &[with_request(fail, reader)]);
        let Ok((_, operation)) = choose(&prepared.document, prepared.operation.as_deref()) else {
            return refuse(AnswerKind::Internal, &[Fail::new("INTERNAL", "the operation is gone")]);
        };
        let mut planner = self.planner(prepared, reader);
        planner.later = Some(Vec::new());
        let root = match expect(planner.model, "Mutation") {
            Ok(root) => root,
            Err(fail) => return refused(fail),
        };
        let calls = match planner.calls(root, &[&operation.node.selection_set.node]) {
            Ok(calls) => calls,
            Err(fail) => return refused(fail),
        };
        let mut plan = Plan::new(self.0.database.engine(), reader.actor);
        for call in &calls {
            if let Err(fail) = planner.field(root, call, plan.root()) {
                return refused(under(call, fail));
            }
        }
        let cost = planner.cost;
        let mut by = By { actor: reader.actor, client: client.clone() };
        let mut cookies = Vec::new();
        let mut data = String::from("{");
        for (at, call) in calls.iter().enumerate() {
            if at > 0 {
                data.push(',');
            }
            data.push_str(&format!("\"{}\":", call.key));
            let mut doing = Doing { by: &mut by, cookies: &mut cookies };
            match self.field(prepared, reader, (root, call), &mut doing).await {
                Ok(json) => data.push_str(&json),
                Err(error) => return self.failed(&error, call, reader, cookies),
            }
        }
        let limit = self.0.limits.max_cost;
        let left = limit.saturating_sub(cost);
        let body = format!(
            "{{\"data\":{data}}},\"extensions\":{{\"cost\":{{\"requested\":{cost},\"limit\":{limit},\"left\":{left}}}}}}}"
        );
        Answer { kind: AnswerKind::Executed, body, cookies }
    }

    pub(super) fn planner<'a>(&'a self, prepared: &'a Prepared, reader: &'a Reader) -> Planner<'a> {
        let inner = &self.0;
        let mut planner =
            Planner::new(&inner.model, &prepared.document, &prepared.variables, &reader.preferences, &inner.limits);
        planner.now = self.1.now_ms();
        planner.providers = inner.providers.clone();
        planner.image_seals = Some(inner.acts.image_seals());
        planner.peertubes = inner.peertubes.clone();
        planner.calendars = Some(inner.acts.calendars());
        planner
    }

    /// One act, and its payload as the actor reads it.
    async fn field<'a>(
        &'a self,
        prepared: &'a Prepared,
        reader: &'a Reader,
        (root, call): (&'a Object, &FieldCall<'a>),
        doing: &mut Doing<'_>,
    ) -> Result<String, Error> {
        let inner = &self.0;
        let mut planner = self.planner(prepared, reader);
        planner.later = Some(Vec::new());
        if let Some(mutation) = inner.model.find_mutation(call.name) {
            let none = serde_json::Map::new();
            let input = call.arguments.get("input").and_then(Value::as_object).unwrap_or(&none);
            let acted = match (mutation.run)(&inner.acts, doing.by, input).await {
                Err(Error::Invalid(issues)) => Acted::issues(&issues),
                acted => acted?,
            };
            doing.by.actor = acted.actor.unwrap_or(doing.by.actor);
            doing.cookies.extend(acted.cookies.iter().cloned());
            planner.acted = acted;
        }
        let actor: Actor = doing.by.actor;
        let mut plan = Plan::new(inner.database.engine(), actor);
        let shape = planner
            .field(root, call, plan.root())
            .map_err(|fail| Error::internal(format!("the payload could not be planned: {}", fail.message)))?;
        let json = if plan.is_empty() { "[]".to_owned() } else { inner.database.read_fresh(&plan).await? };
        let mut out = String::with_capacity(json.len() * 2);
        shape.write(&Row::parse(&json, Database::slots(&plan))?, &mut out)?;
        self.fill(&mut planner, actor, out).await
    }

    /// Every field of a mutation is non-null, so one that fails leaves no data; what was done before it stays done.
    fn failed(&self, error: &Error, call: &FieldCall<'_>, reader: &Reader, cookies: Vec<Cookie>) -> Answer {
        let kind = kind_of(error);
        match kind {
            Some(AnswerKind::Unavailable) => {
                tracing::warn!(request_id = %reader.request_id, mutation = call.name, error = error as &dyn std::error::Error, "an act must wait");
            }
            Some(_) => {
                tracing::error!(request_id = %reader.request_id, mutation = call.name, error = error as &dyn std::error::Error, "an act failed");
            }
            // who tries what they may not is seen in the log; what was tried is not repeated there
            None => {
                let account = reader.actor.member().map(|member| tracing::field::display(member.account.0));
                tracing::info!(request_id = %reader.request_id, mutation = call.name, account, code = error.code(), "an act was refused");
            }
        }
        let fail = under(call, Fail::of(error, &reader.request_id));
        match kind {
            Some(kind) => Answer { cookies, ..refuse(kind, &[fail]) },
            None => {
                let body = json!({ "errors": [fail.json()], "data": null }).to_string();
                Answer { kind: AnswerKind::Executed, body, cookies }
            }
        }
    }
}

/// What changes while the fields of a mutation run.
struct Doing<'d> {
    by: &'d mut By,
    cookies: &'d mut Vec<Cookie>,
}

fn under(call: &FieldCall<'_>, mut fail: Fail) -> Fail {
    fail.path.insert(0, call.key.to_owned());
    if fail.places.is_empty() { fail.at(call.place) } else { fail }
}
