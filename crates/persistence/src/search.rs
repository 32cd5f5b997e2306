//! The search index: tokens of the domain, looked up by FTS5 or a GIN index.

use crate::Engine;
use crate::read::{Bind, Sql};
use rialto_domain::id::Kind;
use rialto_domain::search_words::{IndexWords, QueryWord, query_words};

/// A query with at least one word.
#[derive(Clone, Debug)]
pub struct Query(Vec<QueryWord>);

impl Query {
    /// Reads a text; `None` when it has no letter or digit.
    pub fn new(text: &str, language: Option<&str>) -> Option<Self> {
        let words = query_words(text, language);
        (!words.is_empty()).then_some(Self(words))
    }

    /// `select entity_id, kind, card[, rank]` of the public documents that match; the smallest rank is the best.
    pub fn hits(&self, engine: Engine, kinds: &[Kind], rank: bool) -> Sql {
        let mut sql = match engine {
            Engine::Sqlite => {
                let rank = if rank { ", cast(bm25(search_index, 10.0, 1.0) * 1000000 as integer) as rank" } else { "" };
                let mut sql = Sql::new(format!(
                    "select d.entity_id, d.kind, d.card{rank} from search_index join search_document d \
                     on d.id = search_index.rowid where search_index match "
                ));
                sql.bind(self.fts5());
                sql
            }
            Engine::Postgres => {
                let query = self.tsquery();
                let mut sql = Sql::new("select d.entity_id, d.kind, d.card");
                if rank {
                    // with `&` ts_rank looks at distances, which sets of tokens do not have
                    sql.push(", (ts_rank(d.words, ").bind(query.replace(" & ", " | "));
                    sql.push("::tsquery) * -1000000)::bigint as rank");
                }
                sql.push(" from search_document d where d.words @@ ").bind(query).push("::tsquery");
                sql
            }
        };
        let kinds: Vec<Bind> = kinds.iter().map(|kind| Bind::from(kind.as_str())).collect();
        sql.push(" and d.published and ").append(&Sql::is_in("d.kind", kinds));
        sql
    }

    /// Every word must match by one of its tokens. Words hold letters and digits only, so quoting is enough.
    fn fts5(&self) -> String {
        self.join(" AND ", " OR ", |token, prefix| format!("\"{token}\"{}", if prefix { "*" } else { "" }))
    }

    fn tsquery(&self) -> String {
        self.join(" & ", " | ", |token, prefix| format!("'{token}'{}", if prefix { ":*" } else { "" }))
    }

    fn join(&self, and: &str, or: &str, quote: impl Fn(&str, bool) -> String) -> String {
        let word = |word: &QueryWord| {
            let mut tokens = vec![quote(&word.prefix, true)];
            tokens.extend(word.inside.iter().map(|token| quote(token, true)));
            tokens.extend(word.stems.iter().map(|token| quote(token, false)));
            format!("({})", tokens.join(or))
        };
        self.0.iter().map(word).collect::<Vec<_>>().join(and)
    }
}

/// The tokens of a document as FTS5 takes them: title, body.
pub(crate) fn fts5_document(words: &IndexWords) -> (String, String) {
    let join = |tokens: &std::collections::BTreeSet<String>| tokens.iter().cloned().collect::<Vec<_>>().join(" ");
    (join(&words.title), join(&words.body))
}

/// The tokens of a document as a `tsvector` literal: titles weigh A, the rest C.
pub(crate) fn tsvector(words: &IndexWords) -> String {
    let mut out = String::new();
    let mut add = |token: &str, weight: char| {
        out.push('\'');
        // ok: tokens hold letters, digits, `=` and `~` only
        out.push_str(token);
        out.push_str("':1");
        out.push(weight);
        out.push(' ');
    };
    words.title.iter().for_each(|token| add(token, 'A'));
    words.body.iter().filter(|token| !words.title.contains(*token)).for_each(|token| add(token, 'C'));
    out
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
    fn a_document_weighs_its_title_more() {
        let mut words = IndexWords::default();
        words.title("sq", "Ura");
        words.body("sq", "ura e re");
        assert_eq!(tsvector(&words), "'ura':1A 'e':1C 're':1C ");
    }
}
