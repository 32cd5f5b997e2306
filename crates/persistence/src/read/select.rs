//! The plan of an operation and its compilation to one statement.

use super::{Column, Relation, Scalar, Sql, Table};
use crate::{Engine, own};
use rialto_domain::policy::Actor;
use std::sync::{Arc, Mutex, PoisonError};

/// PostgreSQL takes at most 100 arguments to a function; longer rows are cut into chunks.
pub(super) const CHUNK: usize = 64;

/// Everything an operation reads. Its slots are answered in one row.
#[derive(Debug)]
pub struct Plan {
    root: Select,
}

impl Plan {
    /// An empty plan for an actor on an engine.
    pub fn new(engine: Engine, actor: Actor) -> Self {
        Self { root: Select::bare(engine, actor, "t".to_owned(), String::new()) }
    }

    /// The row of the operation.
    pub fn root(&mut self) -> &mut Select {
        &mut self.root
    }

    /// Whether there is anything to read.
    pub fn is_empty(&self) -> bool {
        self.root.slots.is_empty()
    }

    pub(super) fn compile(&self) -> Sql {
        let mut sql = Sql::default();
        let shared = self.root.shared.lock().unwrap_or_else(PoisonError::into_inner);
        for (at, rows) in shared.iter().enumerate() {
            sql.push(if at == 0 { "with " } else { ", " }).push(&format!("shared_{at} as materialized ("));
            sql.append(rows).push(")");
        }
        drop(shared);
        sql.push(if sql.text.is_empty() { "select " } else { " select " });
        sql.append(&self.root.array());
        if self.root.engine == Engine::Postgres {
            sql.push("::text");
        }
        sql
    }

    pub(super) fn slots(&self) -> usize {
        self.root.slots.len()
    }
}

/// Rows of one table (or of a derived one), each a JSON array of its slots.
#[derive(Debug)]
pub struct Select {
    /// Rows that several parts of the operation share, computed once.
    shared: Arc<Mutex<Vec<Sql>>>,
    engine: Engine,
    actor: Actor,
    alias: String,
    from: Sql,
    slots: Vec<Sql>,
    wheres: Vec<Sql>,
    /// Shared rows that lead to these, by name; they hold keys of visible rows only.
    led_by: Option<String>,
    narrowed_after_hits: bool,
    /// What stands after `from` where the number of these rows is told without them.
    counted_from: Option<Sql>,
    /// The table of these rows, where there may be very many of them.
    wide: Option<&'static Table>,
    group: Option<String>,
    order: Vec<String>,
    limit: Option<u32>,
    children: usize,
}

impl Select {
    fn bare(engine: Engine, actor: Actor, alias: String, from: String) -> Self {
        Self {
            shared: Arc::default(),
            engine,
            actor,
            alias,
            from: Sql::new(from),
            slots: Vec::new(),
            wheres: Vec::new(),
            led_by: None,
            narrowed_after_hits: true,
            counted_from: None,
            wide: None,
            group: None,
            order: Vec::new(),
            limit: None,
            children: 0,
        }
    }

    fn next_alias(&mut self) -> String {
        self.children += 1;
        format!("{}_{}", self.alias, self.children)
    }

    /// Rows of a table that the actor may see, read from inside this select.
    pub fn table(&mut self, table: &'static Table) -> Select {
        let alias = self.next_alias();
        let from = format!("{} {alias}", table.name);
        let mut child = Self { shared: self.shared.clone(), ..Self::bare(self.engine, self.actor, alias, from) };
        child.wide = self.is_root().then_some(table);
        child.visible(table.public);
        child
    }

    /// Rows of a table that the caller names by key or address: those that are public, and those that the actor belongs to.
    pub fn named(&mut self, table: &'static Table) -> Select {
        let own = table.kind.and_then(own::condition).filter(|_| self.actor.member().is_some());
        let (Some(public), Some(own)) = (table.public, own) else { return self.table(table) };
        let alias = self.next_alias();
        let from = format!("{} {alias}", table.name);
        let mut child = Self { shared: self.shared.clone(), ..Self::bare(self.engine, self.actor, alias, from) };
        child.condition(&format!("({public} or {own})"));
        child
    }

    /// Rows of a table that the actor belongs to, whoever else sees them; none for a visitor.
    pub fn own(&mut self, table: &'static Table) -> Select {
        let alias = self.next_alias();
        let from = format!("{} {alias}", table.name);
        let mut child = Self { shared: self.shared.clone(), ..Self::bare(self.engine, self.actor, alias, from) };
        let own = table.kind.and_then(own::condition).filter(|_| self.actor.member().is_some());
        child.condition(own.unwrap_or("1 = 0"));
        child
    }

    fn visible(&mut self, public: Option<&'static str>) {
        if let Some(public) = public.filter(|_| !self.actor.sees_unpublished()) {
            self.condition(public);
        }
    }

    /// Adds a condition with `{t}` for these rows and `{actor}` for who reads.
    fn condition(&mut self, condition: &str) {
        let mut condition = condition.replace("{t}", &self.alias);
        if condition.contains("{actor}") {
            condition = condition.replace("{actor}", &self.actor_key());
        }
        self.wheres.push(Sql::new(condition));
    }

    /// The key of the actor's account as SQL; it is ours and made of digits, so it needs no binding.
    pub(crate) fn actor_key(&self) -> String {
        let key = self.actor.member().map(|member| member.account.0.simple());
        match (key, self.engine) {
            (None, _) => "null".to_owned(),
            (Some(key), Engine::Sqlite) => format!("x'{key}'"),
            (Some(key), Engine::Postgres) => format!("'{key}'::uuid"),
        }
    }

    /// Rows of the other end of a relation.
    pub fn relation(&mut self, relation: &'static Relation) -> Select {
        let alias = self.next_alias();
        let from = format!("{} {alias}", relation.to.name);
        let mut child = Self { shared: self.shared.clone(), ..Self::bare(self.engine, self.actor, alias, from) };
        child.wide = relation.is_wide.then_some(relation.to);
        child.visible(relation.public);
        let on = relation.on.replace("{from}", &self.alias).replace("{to}", &child.alias);
        child.wheres.push(Sql::new(on));
        child
    }

    /// Rows of a derived table: `make` is given the alias and answers what stands after `from`.
    pub fn derived(&mut self, make: impl FnOnce(&str) -> Sql) -> Select {
        let alias = self.next_alias();
        let from = make(&alias);
        Self { from, shared: self.shared.clone(), ..Self::bare(self.engine, self.actor, alias, String::new()) }
    }

    /// The name of rows that the whole operation shares: computed once, however often they are read.
    pub fn share(&self, rows: Sql) -> String {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |known: &Sql| known.text == rows.text && known.binds == rows.binds;
        let at = shared.iter().position(same).unwrap_or_else(|| {
            shared.push(rows);
            shared.len() - 1
        });
        format!("shared_{at}")
    }

    /// Whether this is the row of the operation itself: what it reads does not depend on other rows.
    pub fn is_root(&self) -> bool {
        !self.alias.contains('_')
    }

    /// Whether this is the one record that the operation names by its key: what it reads depends on no other row.
    pub fn is_named(&self) -> bool {
        self.alias.matches('_').count() == 1 && self.limit.is_none() && self.group.is_none() && self.led_by.is_none()
    }

    /// The name of these rows, shared: `columns` of them. They must not depend on other rows.
    pub fn shared_name(&self, columns: &[&str]) -> String {
        let t = &self.alias;
        let columns: Vec<String> = columns.iter().map(|column| format!("{t}.{column}")).collect();
        let mut rows = self.subquery(&columns.join(", "));
        // under one name, so that the same rows are known as the same
        rows.text = rows.text.replace(&format!("{t}."), "own.").replace(&format!(" {t} "), " own ");
        self.share(rows)
    }

    /// The rows of [`Select::shared_name`], for `parent`.
    pub fn shared_rows(&self, parent: &mut Select, columns: &[&str]) -> Select {
        let name = self.shared_name(columns);
        parent.derived(|alias| Sql::new(format!("{name} {alias}")))
    }

    /// The name under which conditions speak of these rows.
    pub fn alias(&self) -> &str {
        &self.alias
    }

    /// The engine the plan is for.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Who reads.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Adds a condition.
    pub fn filter(&mut self, condition: Sql) -> &mut Self {
        self.narrowed_after_hits = true;
        self.counted_from = None;
        self.wheres.push(condition);
        self
    }

    /// Starts from shared rows of hits, `hit` with `entity_id` and `rank`, which hold keys of visible rows of this table only.
    pub fn led_by_hits(&mut self, rows: String) -> &mut Self {
        // SQLite never moves a table across a cross join
        let join = if self.engine == Engine::Sqlite { "cross join" } else { "join" };
        self.from.text = format!("{rows} hit {join} {} on {}.id = hit.entity_id", self.from.text, self.alias);
        self.led_by = Some(rows);
        self.narrowed_after_hits = false;
        self
    }

    /// The hits that lead to these rows, whatever narrows them further.
    pub(crate) fn hits(&self) -> Option<&String> {
        self.led_by.as_ref()
    }

    /// Whether these are all rows of a table that the actor may see, read by the operation itself.
    pub(crate) fn is_whole(&self, table: &'static Table) -> bool {
        self.is_named() && self.from.text == format!("{} {}", table.name, self.alias) && !self.is_narrowed(table)
    }

    fn is_narrowed(&self, table: &'static Table) -> bool {
        self.wheres.len() > usize::from(table.public.is_some() && !self.actor.sees_unpublished())
    }

    /// Says that these rows are as many as those after this `from`, which are cheaper to count.
    pub(crate) fn counted_from(&mut self, from: Sql) {
        self.counted_from = Some(from);
    }

    /// The hits that lead to these rows, while nothing but their visibility narrows them further.
    pub(crate) fn only_hits(&self) -> Option<&String> {
        self.led_by.as_ref().filter(|_| !self.narrowed_after_hits)
    }

    /// Takes the first hits of an order before their rows are looked up, where hits alone decide.
    pub(super) fn first_hits(&mut self, condition: Option<&Sql>, order: &str, rows: u32) -> bool {
        let Some(hits) = self.only_hits() else { return false };
        let mut first = Sql::new(format!("(select * from {hits} hit"));
        if let Some(condition) = condition {
            first.push(" where ").append(condition);
        }
        first.push(&format!(" order by {order} limit {rows}) hit"));
        first.text.push_str(self.from.text.strip_prefix(&format!("{hits} hit")).unwrap_or_default());
        first.binds.extend_from_slice(&self.from.binds);
        self.from = first;
        true
    }

    /// Sorts the keys of very many rows before the rows of a page are looked up: indexes hold the keys, and SQLite would
    /// make the whole answer of each row that it sorts. PostgreSQL puts that off by itself.
    pub(super) fn first_keys(&mut self, condition: Option<&Sql>, order: &str, rows: u32) -> bool {
        let Some(table) = self.wide.filter(|table| table.kind.is_some() && self.is_narrowed(table)) else {
            return false;
        };
        // what the rank is told from stands among the hits alone
        if self.engine != Engine::Sqlite || order.contains("hit.") {
            return false;
        }
        self.wheres.extend(condition.cloned());
        let t = self.alias.clone();
        let mut first = Sql::new("(");
        first.append(&self.subquery(&format!("{t}.id as id")));
        first.push(&format!(
            " order by {order} limit {rows}) first_ cross join {} {t} on {t}.id = first_.id",
            table.name
        ));
        self.from = first;
        self.wheres.clear();
        true
    }

    /// Joins something to the rows.
    pub fn join(&mut self, join: &Sql) -> &mut Self {
        self.counted_from = None;
        self.from.append(join);
        self
    }

    /// Adds an order: an expression with `asc` or `desc`.
    pub fn order(&mut self, by: impl Into<String>) -> &mut Self {
        self.order.push(by.into());
        self
    }

    /// At most so many rows.
    pub fn limit(&mut self, rows: u32) -> &mut Self {
        self.limit = Some(rows);
        self
    }

    /// Groups the rows by an expression.
    pub fn group(&mut self, by: impl Into<String>) -> &mut Self {
        self.group = Some(by.into());
        self
    }

    /// Asks for a column; the same column twice is one slot.
    pub fn column(&mut self, column: Column) -> usize {
        let mut expression = format!("{}.{}", self.alias, column.name);
        match (column.scalar, self.engine) {
            (Scalar::Uuid, Engine::Sqlite) => expression = format!("hex({expression})"),
            (Scalar::Json, Engine::Sqlite) => expression = format!("json({expression})"),
            (Scalar::Json, Engine::Postgres) => expression.push_str("::json"),
            _ => {}
        }
        self.expression(Sql::new(expression))
    }

    /// Asks for an expression; the same expression twice is one slot.
    pub fn expression(&mut self, expression: Sql) -> usize {
        let same = |slot: &Sql| slot.text == expression.text && slot.binds == expression.binds;
        if let Some(found) = self.slots.iter().position(same) {
            return found;
        }
        self.slots.push(expression);
        self.slots.len() - 1
    }

    fn embedded(&mut self, mut nested: Sql) -> usize {
        if self.engine == Engine::Sqlite {
            nested.text = format!("json({})", nested.text);
        }
        self.expression(nested)
    }

    /// Asks for the first row of `child`: an array of its slots, or null.
    pub fn one(&mut self, child: Select) -> usize {
        let mut sql = Sql::new("(select ");
        sql.append(&child.array()).append(&child.tail());
        if child.limit.is_none() {
            sql.push(" limit 1");
        }
        sql.push(")");
        self.embedded(sql)
    }

    /// Asks for the first row of `child` under a condition on this row, else null.
    pub fn one_when(&mut self, condition: &str, child: Select) -> usize {
        let mut sql = Sql::new(format!("(case when {condition} then (select "));
        sql.append(&child.array()).append(&child.tail()).push(" limit 1) end)");
        self.embedded(sql)
    }

    /// Asks for all rows of `child`: an array of arrays of its slots.
    pub fn many(&mut self, child: Select) -> usize {
        let mut sql = Sql::new(match self.engine {
            Engine::Sqlite => "(select coalesce(json_group_array(json(x)), '[]') from (select ",
            Engine::Postgres => "(select coalesce(json_agg(x), '[]'::json) from (select ",
        });
        sql.append(&child.array()).push(" as x").append(&child.tail()).push(") rows_)");
        self.embedded(sql)
    }

    /// Asks for all rows of `child` under a condition on this row, else null.
    pub fn many_when(&mut self, condition: &str, child: Select) -> usize {
        let mut sql = Sql::new(format!("(case when {condition} then "));
        sql.push(match self.engine {
            Engine::Sqlite => "(select coalesce(json_group_array(json(x)), '[]') from (select ",
            Engine::Postgres => "(select coalesce(json_agg(x), '[]'::json) from (select ",
        });
        sql.append(&child.array()).push(" as x").append(&child.tail()).push(") rows_) end)");
        self.embedded(sql)
    }

    /// Asks for the values of one column of `child`: a flat array.
    pub fn values(&mut self, mut child: Select, column: Column) -> usize {
        child.column(column);
        let mut sql = Sql::new(match self.engine {
            Engine::Sqlite => "(select coalesce(json_group_array(x), '[]') from (select ",
            Engine::Postgres => "(select coalesce(json_agg(x), '[]'::json) from (select ",
        });
        for slot in &child.slots {
            sql.append(slot);
        }
        sql.push(" as x").append(&child.tail()).push(") rows_)");
        self.embedded(sql)
    }

    /// Asks for the number of rows of `child`; its order and limit do not count.
    pub fn count(&mut self, mut child: Select) -> usize {
        if let Some(from) = &child.counted_from {
            let mut sql = Sql::new("(select count(*) from ");
            sql.append(from).push(")");
            return self.expression(sql);
        }
        if let Some(hits) = child.only_hits() {
            return self.expression(Sql::new(format!("(select count(*) from {hits})")));
        }
        child.order.clear();
        child.limit = None;
        let mut sql = Sql::new("(select count(*)");
        sql.append(&child.tail()).push(")");
        self.expression(sql)
    }

    /// The statement of these rows' condition, for use inside another: `select <what> from … where …`.
    pub fn subquery(&self, what: &str) -> Sql {
        let mut sql = Sql::new(format!("select {what}"));
        sql.append(&self.tail());
        sql
    }

    /// How many slots a row has.
    pub fn slots(&self) -> usize {
        self.slots.len()
    }

    fn array(&self) -> Sql {
        let function = match self.engine {
            Engine::Sqlite => "json_array",
            Engine::Postgres => "json_build_array",
        };
        let mut sql = Sql::default();
        let chunked = self.slots.len() > CHUNK;
        if chunked {
            sql.push(function).push("(");
        }
        for (at, chunk) in self.slots.chunks(CHUNK).enumerate() {
            sql.push(if at > 0 { ", " } else { "" }).push(function).push("(");
            for (at, slot) in chunk.iter().enumerate() {
                sql.push(if at > 0 { ", " } else { "" }).append(slot);
            }
            sql.push(")");
        }
        match (self.slots.is_empty(), chunked) {
            (true, _) => sql.push(function).push("()"),
            (false, true) => sql.push(")"),
            (false, false) => &mut sql,
        };
        sql
    }

    fn tail(&self) -> Sql {
        let mut sql = Sql::new(" from ");
        sql.append(&self.from);
        for (at, condition) in self.wheres.iter().enumerate() {
            sql.push(if at == 0 { " where (" } else { " and (" }).append(condition).push(")");
        }
        if let Some(group) = &self.group {
            sql.push(" group by ").push(group);
        }
        for (at, by) in self.order.iter().enumerate() {
            sql.push(if at == 0 { " order by " } else { ", " }).push(by);
        }
        if let Some(rows) = self.limit {
            sql.push(" limit ").push(&rows.to_string());
        }
        sql
    }
}
