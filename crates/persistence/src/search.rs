//! The search index: tokens of the domain, looked up by FTS5 or a GIN index.

use crate::Engine;
use crate::read::{Bind, Sql};
use rialto_domain::id::Kind;
use rialto_domain::search_words::{IndexWords, QueryWord, query_words};

/// Words of a query that count for the rank.
const RANKED_WORDS: usize = 4;

/// A query with at least one word.
#[derive(Clone, Debug)]
pub struct Query(Vec<QueryWord>);

impl Query {
    /// Reads a text; `None` when it has no letter or digit.
    pub fn new(text: &str, language: Option<&str>) -> Option<Self> {
        let words = query_words(text, language);
        (!words.is_empty()).then_some(Self(words))
    }

    /// `select entity_id, kind, card, card_more, card_words[, rank]` of the public documents that match; the greatest rank is the best.
    ///
    /// A document's rank is the number of words that stand in its title, counted twice where one stands there as it was
    /// written. Tokens are sets, so how often a word is said is not known, and weighing its rarity (BM25) only repeats the title.
    pub fn hits(&self, engine: Engine, kinds: &[Kind], rank: bool) -> Sql {
        let mut sql = Sql::new("select d.entity_id, d.kind, d.card, d.card_more, d.card_words");
        if rank {
            self.rank(engine, &mut sql);
        }
        match engine {
            Engine::Sqlite => sql
                .push(
                    " from search_index join search_document d on d.id = search_index.rowid where search_index match ",
                )
                .bind(self.fts5()),
            Engine::Postgres => {
                sql.push(" from search_document d where d.words @@ ").bind(self.tsquery()).push("::tsquery")
            }
        };
        let kinds: Vec<Bind> = kinds.iter().map(|kind| Bind::from(kind.as_str())).collect();
        sql.push(" and d.published and ").append(&Sql::is_in("d.kind", kinds));
        sql
    }

    fn rank(&self, engine: Engine, sql: &mut Sql) {
        sql.push(", 0");
        for word in self.0.iter().take(RANKED_WORDS) {
            match engine {
                Engine::Sqlite => {
                    for query in [fts5_word(word), format!("\"{}\"", word.prefix)] {
                        sql.push(" + (d.id in (select rowid from search_index where search_index match ");
                        sql.bind(format!("{{title}} : {query}")).push("))");
                    }
                }
                Engine::Postgres => {
                    for query in [tsquery_word(word), format!("'{}'", word.prefix)] {
                        sql.push(" + (d.title @@ ").bind(query).push("::tsquery)::int");
                    }
                }
            }
        }
        sql.push(" as rank");
    }

    /// Every word must match by one of its tokens.
    fn fts5(&self) -> String {
        self.0.iter().map(fts5_word).collect::<Vec<_>>().join(" AND ")
    }

    fn tsquery(&self) -> String {
        self.0.iter().map(tsquery_word).collect::<Vec<_>>().join(" & ")
    }
}

/// The tokens of a word, one of which must be there. Words hold letters and digits only, so quoting is enough.
fn fts5_word(word: &QueryWord) -> String {
    any_token(word, " OR ", |token, prefix| format!("\"{token}\"{}", if prefix { "*" } else { "" }))
}

fn tsquery_word(word: &QueryWord) -> String {
    any_token(word, " | ", |token, prefix| format!("'{token}'{}", if prefix { ":*" } else { "" }))
}

fn any_token(word: &QueryWord, or: &str, quote: impl Fn(&str, bool) -> String) -> String {
    let mut tokens = vec![quote(&word.prefix, true)];
    tokens.extend(word.inside.iter().map(|token| quote(token, true)));
    tokens.extend(word.stems.iter().map(|token| quote(token, false)));
    format!("({})", tokens.join(or))
}

/// The tokens of a document as FTS5 takes them: title, body.
pub(crate) fn fts5_document(words: &IndexWords) -> (String, String) {
    let join = |tokens: &std::collections::BTreeSet<String>| tokens.iter().cloned().collect::<Vec<_>>().join(" ");
    (join(&words.title), join(&words.body))
}

/// The tokens of a document as a `tsvector` literal.
pub(crate) fn tsvector(words: &IndexWords) -> String {
    let mut out = String::new();
    let mut add = |token: &str| {
        out.push('\'');
        // ok: tokens hold letters, digits, `=` and `~` only
        out.push_str(token);
        out.push_str("' ");
    };
    words.title.iter().for_each(|token| add(token));
    words.body.iter().filter(|token| !words.title.contains(*token)).for_each(|token| add(token));
    out
}

/// The tokens of a document's title as a `tsvector` literal.
pub(crate) fn title_tsvector(words: &IndexWords) -> String {
    words.title.iter().map(|token| format!("'{token}' ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_operators_in_a_query_are_only_separators() {
        let query = Query::new("girls\" OR * (care) -x", Some("en")).unwrap();
        assert_eq!(
            query.fts5(),
            "(\"girls\"* OR \"~girls\"* OR \"=girl\") AND (\"or\"* OR \"=or\") AND (\"care\"* OR \"~care\"* OR \"=care\") AND (\"x\"* OR \"=x\")"
        );
        assert!(Query::new("?! --", None).is_none());
    }

    #[test]
    fn a_token_stands_once_in_a_document_and_its_title_apart() {
        let mut words = IndexWords::default();
        words.title("sq", "Ura");
        words.body("sq", "ura e re");
        assert_eq!(tsvector(&words), "'ura' 'e' 're' ");
        assert_eq!(title_tsvector(&words), "'ura' ");
    }
}
