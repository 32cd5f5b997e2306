//! Writing the search index.

use super::Batch;
use crate::database::{Transaction, orm_fault};
use crate::search::{fts5_document, title_tsvector, tsvector};
use crate::{Engine, card};
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::search_words::IndexWords;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::Publication;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// Documents in one statement.
const CHUNK: usize = 250;

pub(super) struct Document {
    kind: Kind,
    pub key: Uuid,
    published: bool,
    words: IndexWords,
}

/// The texts of a record that search looks at.
pub(super) struct Texts<'a> {
    pub language: &'a str,
    /// Fields by name: the first is the title or name and weighs more.
    pub fields: &'a [(&'a str, Option<&'a str>)],
    pub translations: &'a Translations,
    pub tags: &'a [String],
}

impl Batch {
    pub(super) fn document(&mut self, kind: Kind, key: Uuid, publication: Publication, texts: &Texts<'_>) {
        let mut words = IndexWords::default();
        let title = texts.fields.first().map(|(name, _)| *name);
        let mut add = |name: &str, language: &str, text: &str| {
            if Some(name) == title {
                words.title(language, text);
            } else {
                words.body(language, text);
            }
        };
        for (name, text) in texts.fields {
            if let Some(text) = text {
                add(name, texts.language, text);
            }
        }
        for (language, fields) in texts.translations {
            for (name, text) in fields {
                add(name, language.as_str(), text);
            }
        }
        for tag in texts.tags {
            words.body(texts.language, tag);
        }
        self.documents.push(Document { kind, key, published: publication == Publication::Published, words });
    }
}

pub(super) async fn save(transaction: &Transaction, documents: Vec<Document>, replaced: bool) -> Result<()> {
    for chunk in documents.chunks(CHUNK) {
        match transaction.engine() {
            Engine::Sqlite => sqlite(transaction, chunk, replaced).await?,
            Engine::Postgres => postgres(transaction, chunk).await?,
        }
    }
    Ok(())
}

/// The names of the columns of the cards of documents `v`, their expressions, and how they replace what is there.
/// What a card is made of is written before.
fn cards(engine: Engine) -> (String, String, String) {
    let columns = card::make::columns(engine, "v.kind", "v.entity_id");
    let join =
        |part: &dyn Fn(&(&'static str, String)) -> String| columns.iter().map(part).collect::<Vec<_>>().join(", ");
    (
        join(&|(name, _)| (*name).to_owned()),
        join(&|(_, made)| made.clone()),
        join(&|(name, _)| format!("{name} = excluded.{name}")),
    )
}

async fn postgres(transaction: &Transaction, documents: &[Document]) -> Result<()> {
    let mut rows = Vec::with_capacity(documents.len());
    let mut values: Vec<Value> = Vec::with_capacity(documents.len() * 5);
    for (at, document) in documents.iter().enumerate() {
        let [kind, key, published, words, title] = [1, 2, 3, 4, 5].map(|n| at * 5 + n);
        rows.push(format!(
            "(${kind}::text, ${key}::uuid, ${published}::boolean, ${words}::text::tsvector, ${title}::text::tsvector)"
        ));
        values.push(document.kind.as_str().into());
        values.push(document.key.into());
        values.push(document.published.into());
        values.push(tsvector(&document.words).into());
        values.push(title_tsvector(&document.words).into());
    }
    let (columns, made, renewed) = cards(Engine::Postgres);
    let sql = format!(
        "insert into search_document (kind, entity_id, published, words, title, {columns}) \
         select v.kind, v.entity_id, v.published, v.words, v.title, {made} \
         from (values {}) v (kind, entity_id, published, words, title) on conflict (entity_id) do update \
         set published = excluded.published, words = excluded.words, title = excluded.title, {renewed}",
        rows.join(", ")
    );
    let statement = Statement::from_sql_and_values(DatabaseBackend::Postgres, sql, values);
    transaction.inner.execute_raw(statement).await.map_err(orm_fault)?;
    Ok(())
}

/// The index has no content of its own: it knows documents by row number, which the document's row gives.
async fn sqlite(transaction: &Transaction, documents: &[Document], replaced: bool) -> Result<()> {
    let marks = |one: &str| vec![one; documents.len()].join(", ");
    // `where true` keeps SQLite from reading `on conflict` as a join's condition
    let (columns, made, renewed) = cards(Engine::Sqlite);
    let sql = format!(
        "with v (kind, entity_id, published) as (values {}) insert into search_document (kind, entity_id, published, {columns}) \
         select v.kind, v.entity_id, v.published, {made} from v where true on conflict (entity_id) do update \
         set published = excluded.published, {renewed} returning id, entity_id",
        marks("(?, ?, ?)")
    );
    let mut values: Vec<Value> = Vec::with_capacity(documents.len() * 3);
    for document in documents {
        values.push(document.kind.as_str().into());
        values.push(document.key.into());
        values.push(document.published.into());
    }
    let run = |sql: String, values: Vec<Value>| Statement::from_sql_and_values(DatabaseBackend::Sqlite, sql, values);
    let rows = transaction.inner.query_all_raw(run(sql, values)).await.map_err(orm_fault)?;
    let mut ids: HashMap<Uuid, i64> = HashMap::with_capacity(rows.len());
    for row in rows {
        let id: i64 = row.try_get("", "id").map_err(orm_fault)?;
        ids.insert(row.try_get("", "entity_id").map_err(orm_fault)?, id);
    }
    if replaced {
        let sql = format!("delete from search_index where rowid in ({})", marks("?"));
        let values = documents.iter().map(|document| ids.get(&document.key).copied().into()).collect();
        transaction.inner.execute_raw(run(sql, values)).await.map_err(orm_fault)?;
    }
    let sql = format!("insert into search_index (rowid, title, body) values {}", marks("(?, ?, ?)"));
    let mut values: Vec<Value> = Vec::with_capacity(documents.len() * 3);
    for document in documents {
        let (title, body) = fts5_document(&document.words);
        values.push(ids.get(&document.key).copied().into());
        values.push(title.into());
        values.push(body.into());
    }
    transaction.inner.execute_raw(run(sql, values)).await.map_err(orm_fault)?;
    Ok(())
}
