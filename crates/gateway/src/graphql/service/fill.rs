//! What is told later is put into an answer: see `graphql::later`.

use super::Service;
use crate::graphql::fail::Fail;
use crate::graphql::later::{self, Later, MOST_RECORDS, Told, What};
use crate::graphql::model::matching as model;
use crate::graphql::plan::Planner;
use rialto_domain::policy::Actor;
use rialto_domain::{Error, Result};
use rialto_persistence::Database;
use rialto_persistence::read::{Plan, Row};
use serde_json::Value;
use uuid::Uuid;

impl Service {
    /// Fills the marks of an answer: two statements at most for each record that such fields are asked of, and one for all the
    /// records they tell.
    pub(super) async fn fill(&self, planner: &mut Planner<'_>, actor: Actor, out: String) -> Result<String> {
        let fields = planner.later.take().unwrap_or_default();
        let marks = later::marks(&out);
        if fields.is_empty() || marks.is_empty() {
            return Ok(out);
        }
        if marks.len() > MOST_RECORDS {
            let message =
                format!("Suggestions, synergies and lessons are told of at most {MOST_RECORDS} records; ask for fewer");
            return Err(Error::invalid(&["first"], "TOO_MANY", message));
        }
        let mut plan = Plan::new(self.0.database.engine(), actor);
        let mut shapes = Vec::with_capacity(marks.len());
        for mark in &marks {
            let gone = || Error::internal("a mark that nothing is told for");
            let (at, keys) = later::read(mark).ok_or_else(gone)?;
            let field = fields.get(at).ok_or_else(gone)?;
            let told = self.told(actor, field, &keys).await?;
            let unplanned =
                |fail: Fail| Error::internal(format!("what is told could not be planned: {}", fail.message));
            // the cost was counted when it was asked for
            let spent = planner.cost;
            planner.cost = 0;
            let shape = field.told(planner, plan.root(), &told).map_err(unplanned)?;
            planner.cost = spent;
            shapes.push(shape);
        }
        let json = if plan.is_empty() { "[]".to_owned() } else { self.0.database.read_fresh(&plan).await? };
        let row = Row::parse(&json, Database::slots(&plan))?;
        let mut texts = Vec::with_capacity(shapes.len());
        for shape in &shapes {
            let mut text = String::new();
            shape.write(&row, &mut text)?;
            texts.push(text);
        }
        Ok(later::put(&out, |mark| {
            let at = marks.iter().position(|known| *known == mark)?;
            texts.get(at).cloned()
        }))
    }

    async fn told(&self, actor: Actor, field: &Later<'_>, keys: &[Uuid]) -> Result<Told> {
        let acts = &self.0.acts;
        let Some(key) = keys.first().copied() else { return Ok(Told::Json(Value::Null)) };
        let null = || Told::Json(Value::Null);
        let list = |all: Vec<Told>| Told::List(all);
        Ok(match field.what {
            What::Experts => {
                let found = acts.suggested_experts(actor, key, (field.first, field.need)).await?;
                found.map_or_else(null, |all| list(all.iter().map(model::suggestion).collect()))
            }
            What::Projects => {
                let found = acts.suggested_projects(actor, key, field.first).await?;
                found.map_or_else(null, |all| list(all.iter().map(model::suggestion).collect()))
            }
            What::ToAnswer => {
                let found = acts.suggestions_to_answer(actor, field.first).await?;
                list(found.iter().map(model::suggestion).collect())
            }
            What::Pair => {
                let other = keys.get(1).copied().unwrap_or_default();
                acts.suggestion(actor, (key, other)).await?.as_ref().map_or_else(null, model::suggestion)
            }
            What::Synergies => {
                let found = acts.synergies(actor, key, field.first).await?;
                list(found.iter().map(model::synergy).collect())
            }
            What::Lessons => {
                let found = acts.lessons_that_apply(actor, key, field.first).await?;
                list(found.iter().map(model::lesson).collect())
            }
        })
    }
}
