//! What is asked of cards: conditions on the rows `d`, and the cards of all rows under them.

use super::{Mark, Place, REGION, SEPARATOR, make};
use crate::filter::tree;
use crate::read::{Select, Sql};
use crate::{Engine, region};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::Vocabulary;
use rialto_domain::{Error, Result};

/// Conditions on the cards `d`, all of which hold, and the hits of a text where there is one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions(Vec<Sql>);

impl Conditions {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A card that holds one of these values of a vocabulary.
    pub fn one_of<V: Vocabulary>(&mut self, mark: Mark, values: Option<&Vec<V>>) {
        let place = |value: &V| V::ALL.iter().position(|known| known.as_str() == value.as_str());
        if let Some(values) = values {
            let places: Vec<usize> = values.iter().filter_map(place).collect();
            self.places(mark, &places);
        }
    }

    /// A card that holds one of the values at these places of their list, from 0.
    pub fn places(&mut self, mark: Mark, places: &[usize]) {
        match mark.place() {
            Place::Number(_, lowest, bits) => {
                let number = format!("((d.{} >> {lowest}) & {})", mark.column(), (1 << bits) - 1);
                let numbers = places.iter().filter_map(|at| i64::try_from(at + 1).ok());
                self.0.push(Sql::is_in(&number, numbers));
            }
            Place::Bits(_, lowest, bits) => {
                let inside = places.iter().filter(|at| **at < bits as usize);
                let mask = inside.fold(0i64, |mask, at| mask | (1 << (lowest as usize + at)));
                let mut sql = Sql::new(format!("(d.{} & ", mark.column()));
                sql.bind(mask).push(") <> 0");
                self.0.push(sql);
            }
            // words have no list
            Place::Words(_) => self.0.push(Sql::new("1 = 0")),
        }
    }

    /// A card with one of these words.
    pub fn words(&mut self, engine: Engine, mark: Mark, words: Option<&Vec<String>>) {
        let (Some(words), Place::Words(letter)) = (words, mark.place()) else { return };
        let find = match engine {
            Engine::Sqlite => "instr",
            Engine::Postgres => "strpos",
        };
        let mut sql = Sql::new("1 = 0");
        for word in words {
            sql.push(&format!(" or {find}(d.card_words, ")).bind(format!("{SEPARATOR}{letter}{word}{SEPARATOR}"));
            sql.push(") > 0");
        }
        self.0.push(sql);
    }

    /// A card with any value of a mark that is a number, or with none.
    pub fn any(&mut self, mark: Mark, wanted: Option<bool>) {
        if let (Some(wanted), Place::Number(_, lowest, bits)) = (wanted, mark.place()) {
            let mask = ((1i64 << bits) - 1) << lowest;
            self.0.push(Sql::new(format!("(d.{} & {mask}) {} 0", mark.column(), if wanted { "<>" } else { "=" })));
        }
    }

    /// A card in the trees of these regions.
    ///
    /// # Errors
    /// `Invalid` for what is no NUTS code, and for too many.
    pub fn regions(&mut self, codes: Option<&Vec<String>>) -> Result<()> {
        let Some(codes) = codes else { return Ok(()) };
        crate::filter::check_places(codes)?;
        tree("code", codes)?;
        let mut trees = Sql::new(if codes.is_empty() { "1 = 0" } else { "" });
        for (at, code) in codes.iter().enumerate() {
            let (first, size) = code_bits(code)?;
            trees.push(if at > 0 { " or " } else { "" }).push("(d.card >= ").bind(first << REGION);
            trees.push(" and d.card < ").bind((first + size) << REGION).push(")");
        }
        self.0.push(trees);
        Ok(())
    }

    /// The cards under the conditions: what stands after `from`. They are of the hits where some are named, else of all
    /// documents of the kind that the actor of `select` may see.
    pub fn cards(&self, select: &Select, kind: Kind, hits: Option<&str>) -> Sql {
        let mut sql = match hits {
            Some(hits) => Sql::new(format!("{hits} d where 1 = 1")),
            None => Sql::new(format!("search_document d where {}", documents(select, kind))),
        };
        for condition in &self.0 {
            sql.push(" and (").append(condition).push(")");
        }
        sql
    }

    /// The cards of the rows that `select` selects, under the conditions: what stands after `from`. `is_all` when it
    /// narrows nothing.
    pub fn cards_of(&self, select: &Select, kind: Kind, is_all: bool) -> Sql {
        match select.only_hits() {
            Some(hits) => self.cards(select, kind, Some(hits)),
            None if is_all => self.cards(select, kind, None),
            None => self.cards_of_rows(select, kind, &select.shared_name(&["id"])),
        }
    }

    /// The cards of rows with a column `id` under the conditions: what stands after `from`.
    fn cards_of_rows(&self, select: &Select, kind: Kind, rows: &str) -> Sql {
        // SQLite never moves a table across a cross join
        let join = if select.engine() == Engine::Sqlite { "cross join" } else { "join" };
        let documents = documents(select, kind);
        let mut sql =
            Sql::new(format!("{rows} rows_ {join} search_document d on d.entity_id = rows_.id and {documents}"));
        for (at, condition) in self.0.iter().enumerate() {
            sql.push(if at == 0 { " where (" } else { " and (" }).append(condition).push(")");
        }
        sql
    }
}

fn documents(select: &Select, kind: Kind) -> String {
    let published = if select.actor().sees_unpublished() { "" } else { " and d.published" };
    format!("d.kind = '{}'{published}", kind.as_str())
}

/// `(select …)`: what a mark needs of the cards after `from`, as one text for [`super::tally`].
pub(crate) fn text(engine: Engine, mark: Mark, from: &Sql) -> Sql {
    let column = mark.column();
    let joined = match (mark.place(), engine) {
        (Place::Words(_), Engine::Sqlite) => format!("group_concat(d.{column}, '')"),
        (Place::Words(_), Engine::Postgres) => format!("string_agg(d.{column}, '')"),
        (_, Engine::Sqlite) => format!("group_concat(d.{column})"),
        (_, Engine::Postgres) => format!("string_agg(d.{column}::text, ',')"),
    };
    let mut sql = Sql::new(format!("(select coalesce({joined}, '') from "));
    sql.append(from).push(")");
    sql
}

/// The public projects in the tree of the one region that `regions` selects, as shared rows of their key and card.
pub(crate) fn in_tree(regions: &mut Select) -> String {
    let engine = regions.engine();
    let code = regions.subquery(&format!("{}.{} as code", regions.alias(), region::CODE.name));
    let bits = make::code(engine, "of.code");
    let size = "case length(of.code) when 2 then 262144 when 3 then 4096 when 4 then 64 else 1 end";
    let join = if engine == Engine::Sqlite { "cross join" } else { "join" };
    let mut sql = Sql::new(format!(
        "select d.entity_id as id, d.card, d.card_more from (select cast({bits} as bigint) << {REGION} as first, \
         cast({bits} + {size} as bigint) << {REGION} as past from ("
    ));
    sql.append(&code).push(&format!(
        ") of) tree {join} search_document d on {} and d.card >= tree.first and d.card < tree.past",
        documents(regions, Kind::Project)
    ));
    regions.share(sql)
}

/// The bits of a NUTS code, and how many codes its tree takes: two letters of five bits, three letters or digits of six.
/// Digits and letters differ in the six lowest bits of their code points; a shorter code ends in zeros.
fn code_bits(code: &str) -> Result<(i64, i64)> {
    let mut bits = 0i64;
    for (byte, (mask, lowest)) in code.bytes().zip([(31, 23), (31, 18), (63, 12), (63, 6), (63, 0)]) {
        bits |= (i64::from(byte) & mask) << lowest;
    }
    let size = match code.len() {
        2 => 1 << 18,
        3 => 1 << 12,
        4 => 1 << 6,
        5 => 1,
        _ => return Err(Error::internal(format!("{code} is no NUTS code"))),
    };
    Ok((bits, size))
}

/// The places of goals in their list, from 0.
pub(crate) fn places(numbers: &[i64]) -> Vec<usize> {
    numbers.iter().filter_map(|number| usize::try_from(number - 1).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_of_a_region_is_a_range_of_bits() {
        let range = |code: &str| code_bits(code).map(|(first, size)| first..first + size).unwrap();
        let inside = |code: &str, tree: &str| range(tree).contains(&range(code).start);
        assert!(inside("ES", "ES") && inside("ES6", "ES") && inside("ES612", "ES6") && inside("ESZZZ", "ES"));
        assert!(!inside("ES", "ES6") && !inside("ET", "ES") && !inside("FRY1", "ES") && !inside("ES7", "ES6"));
        assert!(!inside("ES1", "ESA") && !inside("ESA", "ES1") && !inside("ESQ", "ES1"), "digits are no letters");
        assert!(range("ZZZZZ").end <= 1 << 28);
        assert!(code_bits("E").is_err());
    }
}
