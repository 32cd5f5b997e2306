//! The first words of a page: its heading and lead, in the reader's language, inside `index.html`, with the files of the page
//! on their way. A reader sees what a page is about before the web app is there; so does whoever shares its address.

use super::assets::Assets;
use super::backend::Backend;
use super::record::{Asked, RegionSentences, Words, record};
use crate::graphql::service::Reader;
use actix_web::web::Bytes;
use serde::Deserialize;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::timeout;

/// How long a page waits for the words of its record; the web app asks again by itself.
const PATIENCE: Duration = Duration::from_millis(400);
const VIEWS: &str = "first-views.json";
const INDEX: &str = "index.html";
/// Lines of `index.html` that are filled in.
const LANGUAGE: &str = "<html lang=\"en\">";
const TITLE: &str = "<title>Rialto</title>";
const DESCRIPTION: &str = "<meta name=\"description\" content=\"";
const FILES: &str = "<!-- files -->";
const WORDS: &str = "<!-- words -->";

/// Heading and lead of a page whose words are always the same.
#[derive(Clone, Debug, Deserialize)]
struct Fixed {
    title: String,
    lead: Option<String>,
}

/// One page of the web app, as its build describes it.
#[derive(Clone, Debug, Deserialize)]
struct Page {
    /// As the web app's router writes it: `/projects/$slug`.
    path: String,
    /// By language; a page of one record takes its words from the record.
    #[serde(default)]
    words: HashMap<String, Fixed>,
    scripts: Vec<String>,
    parts: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Described {
    languages: Vec<String>,
    messages: String,
    pages: Vec<Page>,
    /// By language.
    sentences: HashMap<String, RegionSentences>,
}

/// What the server knows of the pages of the web app.
#[derive(Clone, Debug)]
pub(super) struct FirstViews {
    index: String,
    described: Described,
}

impl FirstViews {
    /// Of these assets; `None` where there is nothing to fill in.
    pub fn of(assets: &Assets) -> Option<Self> {
        let index = String::from_utf8(assets.get(INDEX)?.bytes.to_vec()).ok()?;
        let described = serde_json::from_slice(&assets.get(VIEWS)?.bytes)
            .inspect_err(|error| tracing::error!(%error, "{VIEWS} cannot be read: pages begin without words"))
            .ok()?;
        Some(Self { index, described })
    }

    /// `index.html` for a path, in the language that the address names or else the reader prefers. Without a backend, or when
    /// it takes too long, the page of a record has no words.
    pub async fn page<B: Backend>(&self, path: &str, query: &str, backend: Option<&B>, reader: Reader) -> Bytes {
        let language = self.language(query, &reader);
        let found = self.described.pages.iter().find_map(|page| Some((page, fit(&page.path, path)?)));
        let Some((page, key)) = found else { return self.filled(&language, None, "", "") };
        let words = match (page.words.get(&language), key, backend) {
            (Some(fixed), _, _) => Some(Words::plain(&fixed.title, fixed.lead.as_deref())),
            (None, Some(key), Some(backend)) => {
                let sentences = self.described.sentences.get(&language);
                let asked = Asked { path: &page.path, key, language: &language, sentences };
                timeout(PATIENCE, record(&asked, backend, reader)).await.unwrap_or_default()
            }
            _ => None,
        };
        self.filled(&language, words.as_ref(), &page.path, &self.files(page, &language))
    }

    fn language(&self, query: &str, reader: &Reader) -> String {
        let offered = &self.described.languages;
        let named = query.split('&').find_map(|pair| pair.strip_prefix("lang="));
        let named = named.filter(|tag| offered.iter().any(|language| language == tag));
        let wished = || reader.preferences.choose(offered.iter().map(String::as_str));
        named.or_else(wished).unwrap_or("en").to_owned()
    }

    /// Links to what the page loads; `before-paint.js` of the web app makes them preloads after the first paint.
    fn files(&self, page: &Page, language: &str) -> String {
        let folder = &self.described.messages;
        let messages = page.parts.iter().map(|part| format!("{folder}/{language}/{part}.js"));
        let scripts = page.scripts.iter().cloned().chain(messages);
        let scripts = scripts.map(|script| format!("<link rel=\"later\" crossorigin href=\"/{script}\">"));
        scripts.collect()
    }

    fn filled(&self, language: &str, words: Option<&Words>, path: &str, files: &str) -> Bytes {
        let page = self.index.replacen(LANGUAGE, &format!("<html lang=\"{language}\">"), 1).replacen(FILES, files, 1);
        let Some(words) = words else { return page.into() };
        let title = escape(&words.title.text);
        let page = page.replacen(TITLE, &format!("<title>{title} · Rialto</title>"), 1);
        let page = match &words.lead {
            Some(lead) => described(&page, &escape(&lead.text)),
            None => page,
        };
        let heading = format!("<h1{}>{title}</h1>", words.title.lang(language));
        let lead = words.lead.as_ref().map(|lead| format!("<p{}>{}</p>", lead.lang(language), escape(&lead.text)));
        let main = format!(
            "<main class=\"wrap words\" data-path=\"{}\">{heading}{}</main>",
            escape(path),
            lead.unwrap_or_default()
        );
        page.replacen(WORDS, &main, 1).into()
    }
}

/// The page with another description.
fn described(page: &str, text: &str) -> String {
    let Some((before, rest)) = page.split_once(DESCRIPTION) else { return page.to_owned() };
    let Some((_, after)) = rest.split_once('"') else { return page.to_owned() };
    format!("{before}{DESCRIPTION}{text}\"{after}")
}

/// Whether a path fits a pattern, and what stands for its `$name`.
fn fit<'a>(pattern: &str, path: &'a str) -> Option<Option<&'a str>> {
    let path = path.trim_matches('/');
    match pattern.trim_start_matches('/').split_once('$') {
        Some((before, _)) => path.strip_prefix(before).filter(|key| !key.is_empty() && !key.contains('/')).map(Some),
        None => (pattern.trim_start_matches('/') == path).then_some(None),
    }
}

/// Text as it stands in HTML, also inside quotes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_fits_the_page_of_its_place_and_tells_which_record() {
        assert_eq!(fit("/projects", "projects/"), Some(None));
        assert_eq!(fit("/", ""), Some(None));
        assert_eq!(fit("/projects/$slug", "projects/a-market"), Some(Some("a-market")));
        for other in ["projects", "projects/", "projects/a/b", "pilots/a"] {
            assert_eq!(fit("/projects/$slug", other), None, "{other}");
        }
    }

    #[test]
    fn text_cannot_leave_its_place_in_the_page() {
        assert_eq!(escape("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }
}
