//! Writing what people write of records: their columns and side tables, their search words and cards, and who sees them.

use super::organisation::point;
use super::record::{table, title_column};
use super::search::Texts;
use super::{Batch, Mode, translations as stored};
use crate::database::{Transaction, orm_fault};
use crate::form::{self, column, side};
use crate::quality::QualitySlots;
use crate::read::{Column, Plan, Row, Scalar, Select, Sql};
use crate::{Database, dataset};
use chrono::{DateTime, NaiveDate};
use rialto_domain::context::Ids;
use rialto_domain::form::{Field, Form, Rule, Values};
use rialto_domain::geo::Point;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Actor;
use rialto_domain::quality::Quality;
use rialto_domain::search_words::sort_key;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{Publication, Stage};
use rialto_domain::{Error, Result};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, Value};
use serde_json::Value as Json;
use uuid::Uuid;

/// What is stored of a record that people write.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The values of its form.
    pub values: Values,
    /// Translations of its texts.
    pub translations: Translations,
    /// Who sees it.
    pub publication: Publication,
}

fn form_of(id: GlobalId) -> Result<&'static Form> {
    Form::of(id.kind).ok_or_else(|| Error::internal(format!("a {} has no form", id.kind.as_str())))
}

/// A plan over one record inside a transaction, whoever sees it.
fn plan_of(transaction: &Transaction, id: GlobalId) -> Result<(Plan, Select)> {
    let mut plan = Plan::new(transaction.engine(), Actor::Operator);
    let table = form::table(id.kind).ok_or_else(|| Error::internal("no table"))?;
    let mut child = plan.root().table(table);
    let condition = Sql::with(format!("{}.id = ?", child.alias()), [id.key.into()]);
    child.filter(condition);
    Ok((plan, child))
}

/// Reads what is stored; `None` when it is not there.
pub async fn written(transaction: &Transaction, id: GlobalId) -> Result<Option<Written>> {
    let (mut plan, mut child) = plan_of(transaction, id)?;
    let values = form::ask(&mut child, form_of(id)?);
    let translations = child.column(Column { name: "translations", scalar: Scalar::Json });
    let publication = child.column(Column { name: "publication", scalar: Scalar::Text });
    let slots = child.slots();
    let slot = plan.root().one(child);
    let json = transaction.read(&plan).await?;
    let row = Row::parse(&json, Database::slots(&plan))?;
    let Some(row) = row.row(slot, slots)? else { return Ok(None) };
    let publication: String = row.get(publication)?;
    Ok(Some(Written {
        values: values.read(&row)?,
        translations: row.get::<Option<Translations>>(translations)?.unwrap_or_default(),
        publication: publication.parse().map_err(Error::internal)?,
    }))
}

/// Whether an actor may see a record of any kind that is named by its key, as `node(id)` tells it.
pub async fn is_visible(transaction: &Transaction, actor: Actor, id: GlobalId) -> Result<bool> {
    let table = match id.kind {
        Kind::Region => Some(&crate::region::TABLE),
        kind => form::table(kind),
    };
    let Some(table) = table else { return Ok(false) };
    let mut plan = Plan::new(transaction.engine(), actor);
    let mut child = plan.root().named(table);
    let condition = Sql::with(format!("{}.id = ?", child.alias()), [id.key.into()]);
    child.filter(condition);
    let slot = plan.root().count(child);
    let json = transaction.read(&plan).await?;
    Ok(Row::parse(&json, Database::slots(&plan))?.get::<i64>(slot)? > 0)
}

/// Writes a new record as a draft, without its search words: see [`index`].
pub async fn insert(
    transaction: &Transaction,
    id: GlobalId,
    slug: &str,
    (values, keys): (&Values, &dyn Ids),
    now: i64,
) -> Result<()> {
    let form = form_of(id)?;
    let mut columns: Vec<(String, Value)> = vec![
        ("id".to_owned(), id.key.into()),
        ("slug".to_owned(), slug.into()),
        ("publication".to_owned(), Publication::Draft.as_str().into()),
        ("is_demo".to_owned(), false.into()),
        ("created_at".to_owned(), now.into()),
        ("updated_at".to_owned(), now.into()),
    ];
    if id.kind == Kind::Project {
        columns.push(("stage".to_owned(), Stage::NeedIdentified.as_str().into()));
    }
    let mut batch = Batch::new(now);
    for field in form.fields {
        let value = values.get(field.name).unwrap_or(&Json::Null);
        columns.extend(columns_of(form, field, value)?);
        rows_of(&mut batch, id, field, value, keys)?;
    }
    let mut insert = Query::insert();
    insert.into_table(Alias::new(table(id.kind)?)).columns(columns.iter().map(|(name, _)| Alias::new(name.as_str())));
    insert.values(columns.into_iter().map(|(_, value)| Expr::val(value))).map_err(Error::internal)?;
    transaction.inner.execute(&insert).await.map_err(orm_fault)?;
    batch.save(transaction).await
}

/// Writes some fields of a record anew, and its translations, without its search words: see [`index`].
pub async fn update(
    transaction: &Transaction,
    id: GlobalId,
    names: &[String],
    (values, translations): (&Values, &Translations),
    keys: &dyn Ids,
) -> Result<()> {
    let form = form_of(id)?;
    let mut columns = vec![("translations".to_owned(), stored(translations))];
    let mut batch = Batch::new(0);
    for field in form.fields.iter().filter(|field| names.iter().any(|name| name == field.name)) {
        let value = values.get(field.name).unwrap_or(&Json::Null);
        columns.extend(columns_of(form, field, value)?);
        clear_rows_of(&mut batch, id, field);
        rows_of(&mut batch, id, field, value, keys)?;
    }
    let update = Query::update()
        .table(Alias::new(table(id.kind)?))
        .values(columns.into_iter().map(|(name, value)| (Alias::new(name), Expr::val(value))))
        .and_where(Expr::col(Alias::new("id")).eq(id.key))
        .to_owned();
    transaction.inner.execute(&update).await.map_err(orm_fault)?;
    batch.save(transaction).await
}

/// Who sees a record from now on, who saw it before it was hidden or deleted, and when it was deleted (ms since 1970 UTC).
pub async fn set_publication(
    transaction: &Transaction,
    id: GlobalId,
    publication: Publication,
    (before, deleted_at): (Option<Publication>, Option<i64>),
) -> Result<()> {
    let update = Query::update()
        .table(Alias::new(table(id.kind)?))
        .value(Alias::new("publication"), publication.as_str())
        .value(Alias::new("publication_before"), before.map(|before| before.as_str()))
        .value(Alias::new("deleted_at"), deleted_at)
        .and_where(Expr::col(Alias::new("id")).eq(id.key))
        .to_owned();
    transaction.inner.execute(&update).await.map_err(orm_fault)?;
    match id.kind {
        Kind::Project => super::advice::recount_adopted_by(transaction, id.key).await,
        _ => Ok(()),
    }
}

/// Makes the search words of a record, its card, and every card that tells of it anew, from what is stored. Comes last
/// among the writes of an act.
pub async fn index(transaction: &Transaction, id: GlobalId) -> Result<()> {
    let Some(written) = written(transaction, id).await? else { return Ok(()) };
    let mut batch = Batch::default();
    batch.replaced_documents = true;
    match id.kind {
        Kind::Organisation => batch.touched.organisations.push(id.key),
        Kind::Cluster => batch.touched.clusters.push(id.key),
        Kind::Dataset => {
            rate(transaction, id).await?;
            batch.touched.datasets.push(id.key);
        }
        _ => {}
    }
    let form = form_of(id)?;
    let text = |field: &Field| written.values.get(field.name).and_then(Json::as_str);
    let searched = || form.fields.iter().filter(|field| field.is_searched);
    let fields: Vec<(&str, Option<&str>)> =
        searched().filter(|field| field.rule.is_text()).map(|field| (field.name, text(field))).collect();
    let tags = searched().filter(|field| matches!(field.rule, Rule::Words(..)));
    let tags: Vec<String> = tags.filter_map(|field| written.values.get(field.name)).flat_map(texts).collect();
    let language = written.values.get("language").and_then(Json::as_str).unwrap_or("en");
    let texts = Texts { language, fields: &fields, translations: &written.translations, tags: &tags };
    batch.document(id.kind, id.key, written.publication, &texts);
    batch.save(transaction).await
}

/// Gives a dataset the points of its metadata quality anew.
async fn rate(transaction: &Transaction, id: GlobalId) -> Result<()> {
    let (mut plan, mut child) = plan_of(transaction, id)?;
    let known = QualitySlots::of(&mut child);
    let slots = child.slots();
    let slot = plan.root().one(child);
    let json = transaction.read(&plan).await?;
    let row = Row::parse(&json, Database::slots(&plan))?;
    let Some(row) = row.row(slot, slots)? else { return Ok(()) };
    let points = Quality::of(&known.read(&row)?).points;
    let update = Query::update()
        .table(Alias::new(dataset::TABLE.name))
        .value(Alias::new("quality_points"), i32::from(points))
        .and_where(Expr::col(Alias::new("id")).eq(id.key))
        .to_owned();
    transaction.inner.execute(&update).await.map_err(orm_fault).map(drop)
}

fn texts(value: &Json) -> Vec<String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Json::as_str).map(str::to_owned).collect()
}

fn key(value: &Json) -> Option<Uuid> {
    value.as_str().and_then(GlobalId::parse).map(|id| id.key)
}

/// The columns of a field; none for one that has rows of its own.
fn columns_of(form: &Form, field: &Field, value: &Json) -> Result<Vec<(String, Value)>> {
    let name = column(field.name);
    let text = value.as_str();
    let unread = |error: chrono::ParseError| Error::internal(error);
    Ok(match &field.rule {
        Rule::Line(_) | Rule::Prose(_) | Rule::Link | Rule::TimeZone | Rule::Language | Rule::Code(_) => {
            let mut columns = vec![(name, Value::from(text.map(str::to_owned)))];
            // sessions are ordered by their time
            if field.name == form.title() && form.kind != Kind::Session {
                let sorted = format!("sort_{}", title_column(form.kind));
                columns.push((sorted, sort_key(text.unwrap_or_default()).into()));
            }
            columns
        }
        Rule::OneOf(_) => vec![(name, Value::from(text.map(str::to_lowercase)))],
        Rule::Day => vec![(name, text.map(str::parse::<NaiveDate>).transpose().map_err(unread)?.into())],
        Rule::Instant => {
            let instant = text.map(DateTime::parse_from_rfc3339).transpose().map_err(unread)?;
            vec![(name, instant.map(|at| at.timestamp_millis()).into())]
        }
        Rule::Whole(_, most) => {
            let number = value.as_i64();
            let small = number.map(i16::try_from).transpose().ok().flatten();
            vec![(name, if *most <= i64::from(i16::MAX) { small.into() } else { number.into() })]
        }
        Rule::Record(_) => vec![(name, key(value).into())],
        Rule::Money => {
            let cents = value.get("amount").and_then(Json::as_f64).map(|amount| (amount * 100.0).round() as i64);
            let currency = value.get("currency").and_then(Json::as_str);
            let euros = cents.filter(|_| currency == Some("EUR"));
            vec![
                (format!("{name}_cents"), cents.into()),
                (format!("{name}_currency"), currency.map(str::to_owned).into()),
                (format!("{name}_eur_cents"), euros.into()),
            ]
        }
        Rule::Point => {
            let place: Option<Point> = serde_json::from_value(value.clone()).map_err(Error::internal)?;
            let names = ["lat", "lon", "precision", "map_x", "map_y"].map(str::to_owned);
            names.into_iter().zip(point(place.as_ref())).collect()
        }
        // who advises in an area is an expert
        Rule::SomeOf(_) if form.kind == Kind::Person && field.name == "areas" => {
            vec![("is_expert".to_owned(), (!rialto_domain::form::is_empty(value)).into())]
        }
        Rule::Languages(_)
        | Rule::SomeOf(_)
        | Rule::Words(..)
        | Rule::Numbers(..)
        | Rule::Records(..)
        | Rule::Skills
        | Rule::Rows(..) => Vec::new(),
    })
}

/// The columns of a distribution.
const DISTRIBUTION: [&str; 11] = [
    "id",
    "dataset_id",
    "position",
    "title",
    "access_url",
    "download_url",
    "format",
    "media_type",
    "licence",
    "byte_size",
    "modified_on",
];

/// The column of a side table that names its record.
fn owner(kind: Kind) -> &'static str {
    match kind {
        Kind::Project => "project_id",
        Kind::Organisation => "organisation_id",
        Kind::Person => "person_id",
        Kind::Cluster => "cluster_id",
        Kind::Dataset => "dataset_id",
        Kind::Pilot => "pilot_id",
        _ => "session_id",
    }
}

fn clear_rows_of(batch: &mut Batch, id: GlobalId, field: &Field) {
    match (side(id.kind, field.name), &field.rule) {
        (Some((relation, _)), _) => batch.clear(relation.to.name, owner(id.kind), id.key),
        (None, Rule::Skills) => batch.clear("person_skill", "person_id", id.key),
        (None, Rule::Rows(..)) => batch.clear("distribution", "dataset_id", id.key),
        (None, _) => {}
    }
}

fn rows_of(batch: &mut Batch, id: GlobalId, field: &'static Field, value: &Json, keys: &dyn Ids) -> Result<()> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    match (side(id.kind, field.name), &field.rule) {
        (Some((relation, column)), rule) => {
            for item in items {
                let item: Value = match (rule, item.as_str()) {
                    (Rule::SomeOf(_), Some(word)) => word.to_lowercase().into(),
                    (Rule::Records(..), _) => key(item).into(),
                    (_, Some(word)) => word.into(),
                    (_, None) => item.as_i64().and_then(|number| i16::try_from(number).ok()).into(),
                };
                let columns = [owner(id.kind), column.name];
                batch.row(relation.to.name, &columns, Mode::Create, vec![id.key.into(), item]);
            }
        }
        (None, Rule::Skills) => {
            for item in items {
                let skill = item.get("skill").and_then(Json::as_str).unwrap_or_default().to_lowercase();
                let level = item.get("level").and_then(Json::as_i64).and_then(|level| i16::try_from(level).ok());
                let columns = &["person_id", "skill", "level"];
                batch.row("person_skill", columns, Mode::Create, vec![id.key.into(), skill.into(), level.into()]);
            }
        }
        (None, Rule::Rows(_, fields, _)) => {
            let form = Form { kind: id.kind, fields, spans: &[], one_of: &[] };
            for (position, item) in (0i16..).zip(items) {
                let mut found: Vec<(String, Value)> = vec![
                    ("id".to_owned(), keys.next().into()),
                    ("dataset_id".to_owned(), id.key.into()),
                    ("position".to_owned(), position.into()),
                ];
                for part in fields.iter() {
                    found.extend(columns_of(&form, part, item.get(part.name).unwrap_or(&Json::Null))?);
                }
                let of = |name: &str| found.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
                let values: Option<Vec<Value>> = DISTRIBUTION.iter().map(|name| of(name)).collect();
                let values = values.ok_or_else(|| Error::internal("a distribution lacks a column"))?;
                batch.row("distribution", &DISTRIBUTION, Mode::Create, values);
            }
        }
        (None, _) => {}
    }
    Ok(())
}
