//! Records that may be the same as one about to be made: those that share words of the title, or the address in the web.
//! They are looked for among what is published and what the actor belongs to, so that nothing is told of the rest.

use crate::database::Transaction;
use crate::read::{Column, Plan, Row, Scalar, Select, Sql};
use crate::write::record::title_column;
use crate::{Database, Engine, form};
use rialto_domain::duplicate::Likeness;
use rialto_domain::form::Form;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Actor;
use rialto_domain::search_words::{fold, sort_key};
use rialto_domain::text::Translations;
use rialto_domain::{Error, Result};
use uuid::Uuid;

/// Records compared whose titles share the most words.
const BY_WORDS: u32 = 60;
/// Own records compared, newest first.
const OWN: u32 = 300;
/// Words of a title that are looked for.
const WORDS: usize = 8;
/// Letters of a word that is not worth looking for.
const SHORT: usize = 2;

/// A record to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub id: GlobalId,
    /// What it is called.
    pub title: String,
    /// What is compared.
    pub likeness: Likeness,
}

/// The slots of a candidate's row.
struct Slots {
    id: usize,
    title: usize,
    translations: usize,
    region: Option<usize>,
    organisation: Option<usize>,
    website: Option<usize>,
}

/// Finds the candidates inside a transaction.
pub async fn candidates(
    transaction: &Transaction,
    actor: Actor,
    kind: Kind,
    wanted: &Likeness,
) -> Result<Vec<Candidate>> {
    let Some(asked) = Asked::new(transaction.engine(), actor, kind, wanted) else { return Ok(Vec::new()) };
    let json = transaction.read(&asked.plan).await?;
    asked.read(&json)
}

/// Finds the candidates for who is typing.
pub async fn candidates_now(
    database: &Database,
    actor: Actor,
    kind: Kind,
    wanted: &Likeness,
) -> Result<Vec<Candidate>> {
    let Some(asked) = Asked::new(database.engine(), actor, kind, wanted) else { return Ok(Vec::new()) };
    let json = database.read(&asked.plan).await?;
    asked.read(&json)
}

struct Asked {
    plan: Plan,
    kind: Kind,
    parts: Vec<(usize, usize, Slots)>,
}

impl Asked {
    fn new(engine: Engine, actor: Actor, kind: Kind, wanted: &Likeness) -> Option<Self> {
        let table = form::table(kind)?;
        let mut plan = Plan::new(engine, actor);
        let root = plan.root();
        let mut parts = Vec::new();
        let mut add = |root: &mut Select, mut child: Select, rows: u32| {
            let slots = Slots::of(&mut child, kind);
            child.limit(rows);
            let width = child.slots();
            parts.push((root.many(child), width, slots));
        };
        for title in wanted.titles.iter().take(1) {
            if let Some(hits) = by_words(engine, kind, title) {
                let mut child = root.table(table);
                let mut condition = Sql::new(format!("{}.id in (", child.alias()));
                condition.append(&hits).push(")");
                child.filter(condition);
                add(root, child, BY_WORDS);
            }
            if kind != Kind::Session {
                let mut child = root.table(table);
                let column = format!("{}.sort_{}", child.alias(), title_column(kind));
                child.filter(Sql::is_in(&column, [sort_key(title)]));
                add(root, child, BY_WORDS);
            }
        }
        if let Some(website) = wanted.website.as_deref().filter(|_| has(kind, "website")) {
            let mut child = root.table(table);
            let column = format!("{}.website", child.alias());
            child.filter(Sql::is_in(&column, addresses(website)));
            add(root, child, BY_WORDS);
        }
        let mut own = root.own(table);
        let newest = format!("{}.created_at desc", own.alias());
        own.order(newest);
        add(root, own, OWN);
        Some(Self { plan, kind, parts })
    }

    fn read(&self, json: &str) -> Result<Vec<Candidate>> {
        let row = Row::parse(json, Database::slots(&self.plan))?;
        let mut found: Vec<Candidate> = Vec::new();
        for (slot, width, slots) in &self.parts {
            for row in row.rows(*slot, *width)? {
                let candidate = slots.read(&row, self.kind)?;
                if !found.iter().any(|known| known.id == candidate.id) {
                    found.push(candidate);
                }
            }
        }
        Ok(found)
    }
}

fn has(kind: Kind, field: &str) -> bool {
    Form::of(kind).is_some_and(|form| form.field(field).is_some())
}

impl Slots {
    fn of(select: &mut Select, kind: Kind) -> Self {
        let mut column = |name: &'static str, scalar: Scalar| select.column(Column { name, scalar });
        Self {
            id: column("id", Scalar::Uuid),
            title: column(title_column(kind), Scalar::Text),
            translations: column("translations", Scalar::Json),
            region: has(kind, "regionId").then(|| column("region_id", Scalar::Uuid)),
            organisation: has(kind, "organisationId").then(|| column("organisation_id", Scalar::Uuid)),
            website: has(kind, "website").then(|| column("website", Scalar::Text)),
        }
    }

    fn read(&self, row: &Row<'_>, kind: Kind) -> Result<Candidate> {
        let key = |slot: usize| -> Result<Option<Uuid>> {
            // a missing key comes out of SQLite as an empty text
            let text = row.get::<Option<String>>(slot)?.filter(|text| !text.is_empty());
            text.map(|text| Uuid::try_parse(&text).map_err(Error::internal)).transpose()
        };
        let id = |slot: Option<usize>, kind: Kind| -> Result<Option<String>> {
            let key = slot.map(key).transpose()?.flatten();
            Ok(key.map(|key| GlobalId { kind, key }.to_string()))
        };
        let translations = row.get::<Option<Translations>>(self.translations)?.unwrap_or_default();
        let title: String = row.get(self.title)?;
        let translated = translations.into_values().filter_map(|mut texts| texts.remove(title_column(kind)));
        let key = key(self.id)?.ok_or_else(|| Error::internal("a record without a key"))?;
        Ok(Candidate {
            id: GlobalId { kind, key },
            likeness: Likeness {
                titles: std::iter::once(title.clone()).chain(translated).collect(),
                region: id(self.region, Kind::Region)?,
                organisation: id(self.organisation, Kind::Organisation)?,
                website: self.website.map(|slot| row.get::<Option<String>>(slot)).transpose()?.flatten(),
            },
            title,
        })
    }
}

/// The public records with the most words of a title in their own.
fn by_words(engine: Engine, kind: Kind, title: &str) -> Option<Sql> {
    let mut words: Vec<String> = fold(title)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > SHORT)
        .map(str::to_owned)
        .collect();
    // long words are rarer
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    words.truncate(WORDS);
    if words.is_empty() {
        return None;
    }
    let quoted = |quote: char, or: &str| {
        let all: Vec<String> = words.iter().map(|word| format!("{quote}{word}{quote}")).collect();
        all.join(or)
    };
    let mut sql = Sql::new("select e.entity_id from (select d.entity_id, 0");
    for word in &words {
        match engine {
            Engine::Sqlite => {
                sql.push(" + (d.id in (select rowid from search_index where search_index match ");
                sql.bind(format!("{{title}} : \"{word}\"")).push("))")
            }
            Engine::Postgres => sql.push(" + (d.title @@ ").bind(format!("'{word}'")).push("::tsquery)::int"),
        };
    }
    sql.push(" as n from search_document d where d.published and d.kind = ").bind(kind.as_str());
    match engine {
        Engine::Sqlite => {
            sql.push(" and d.id in (select rowid from search_index where search_index match ");
            sql.bind(format!("{{title}} : ({})", quoted('"', " OR "))).push(")")
        }
        Engine::Postgres => sql.push(" and d.words @@ ").bind(quoted('\'', " | ")).push("::tsquery"),
    };
    sql.push(&format!(" order by n desc, d.entity_id desc limit {BY_WORDS}) e"));
    Some(sql)
}

/// The ways in which an address is written.
fn addresses(website: &str) -> Vec<String> {
    let bare = website.split_once("://").map_or(website, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/');
    let mut all = Vec::with_capacity(8);
    for scheme in ["https://", "http://"] {
        for www in ["", "www."] {
            for end in ["", "/"] {
                all.push(format!("{scheme}{www}{bare}{end}"));
            }
        }
    }
    all
}
