//! Texts of people are Markdown; on the way out they become HTML that is safe to set into a page, or one line of plain words
//! where there is room for no more.
//!
//! CommonMark as pulldown-cmark reads it, with tables and strikethrough; what it makes is cleaned by ammonia, so that no
//! script, style, frame, form, image or foreign attribute is left, whatever the text says.

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements that a text may use. There are no images: those of a record have texts for who does not see them.
const ELEMENTS: [&str; 25] = [
    "p",
    "br",
    "em",
    "strong",
    "del",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "hr",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "sub",
    "sup",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from([
            "script", "style", "template", "noscript", "iframe", "object", "svg", "math",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href", "title"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        // an address of this site would act here with the reader's rights, and lead nowhere elsewhere
        .url_relative(UrlRelative::Deny)
        // others' links give no standing with search engines, and the page they open does not get hold of this one
        .link_rel(Some("nofollow ugc noopener noreferrer"));
    cleaner
});

const SYNTAX: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// A text as HTML. It begins with a block (`<p>`, `<ul>`, …); headings begin at the third level, for the page has its own.
pub fn to_html(text: &str) -> String {
    let events = Parser::new_ext(text, SYNTAX).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        // what looks like HTML is text: people write a < b
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        event => event,
    });
    let mut made = String::with_capacity(text.len() + text.len() / 4);
    html::push_html(&mut made, events);
    CLEANER.clean(&made).to_string()
}

/// The words of a text in one line, as a reader of its HTML sees them, without signs of Markdown: for lists, leads and what
/// describes a page elsewhere. It is no HTML: what goes into a page is escaped there.
pub fn to_plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut pictures = 0_usize;
    for event in Parser::new_ext(text, SYNTAX) {
        match event {
            // HTML has no pictures either, and what stands for one is no part of the sentence
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ if pictures > 0 => {}
            Event::Text(said) | Event::Code(said) | Event::Html(said) | Event::InlineHtml(said) => {
                words.push_str(&said)
            }
            Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Subscript
                | TagEnd::Superscript,
            )
            | Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Subscript | Tag::Superscript,
            ) => {}
            // lines, paragraphs, items and cells are parted
            _ => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markdown_becomes_html() {
        assert_eq!(
            to_html("# Why\n\nA *club* for **girls**.\n"),
            "<h3>Why</h3>\n<p>A <em>club</em> for <strong>girls</strong>.</p>\n"
        );
        assert_eq!(to_html("1. one\n2. two"), "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n");
        assert_eq!(to_html("3. three"), "<ol start=\"3\">\n<li>three</li>\n</ol>\n");
        assert!(to_html("|a|b|\n|-|-|\n|1|2|").contains("<td>1</td>"));
        assert_eq!(to_html("plain a < b & c"), "<p>plain a &lt; b &amp; c</p>\n");
    }

    #[test]
    fn links_lead_away_without_giving_anything() {
        let html = to_html("[here](https://example.org \"there\") and <https://example.com>");
        assert_eq!(html.matches("rel=\"nofollow ugc noopener noreferrer\"").count(), 2, "{html}");
        for text in [
            "[x](javascript:alert(1))",
            "[x](data:text/html,x)",
            "[x](/settings)",
            "[x](//example.org)",
            "[x](vbscript:x)",
            "[x](&#106;avascript:alert(1))",
        ] {
            assert!(!to_html(text).contains("href"), "{text} became {}", to_html(text));
        }
    }

    #[test]
    fn nothing_that_runs_or_loads_is_left() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![x](https://example.org/pixel.png)",
            "<a href=\"https://example.org\" onclick=\"alert(1)\">x</a>",
            "<svg/onload=alert(1)>",
            "<iframe src=https://example.org></iframe>",
            "<p style=\"position:fixed\">x</p>",
            "</p><form action=/x><input name=password>",
            "`<script>`\n\n    <script>indented</script>",
            "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
        ] {
            let html = to_html(text);
            for tag in html.split('<').skip(1) {
                let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
                assert!(ELEMENTS.contains(&name), "{text} became {html}");
                let tag = tag.split('>').next().unwrap();
                assert!(
                    !tag.contains(" on") && !tag.contains(" style") && !tag.contains(" class"),
                    "{text} became {html}"
                );
            }
        }
    }

    #[test]
    fn plain_words_have_no_signs() {
        assert_eq!(
            to_plain("# Why\n\nA *club* for **girls**, ~~not~~\nboys: [here](https://example.org)!"),
            "Why A club for girls, not boys: here!"
        );
        assert_eq!(to_plain("- one\n- `two`\n\n> three\n\n---\n\n|a|b|\n|-|-|\n|1|2|"), "one two three a b 1 2");
        assert_eq!(to_plain("a ![picture](https://example.org/x.png) b"), "a b");
        assert_eq!(
            to_plain("1 < 2 & <b>bold</b> &amp; snake_case 5 * 3\\*"),
            "1 < 2 & <b>bold</b> & snake_case 5 * 3*"
        );
        assert_eq!(to_plain(" \n "), "");
    }

    /// What a browser shows of our HTML.
    fn shown(html: &str) -> String {
        let mut shown = String::new();
        let mut rest = html;
        while let Some((before, after)) = rest.split_once('<') {
            shown.push_str(before);
            rest = after.split_once('>').unwrap().1;
        }
        shown.push_str(rest);
        let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ");
        shown.replace("&amp;", "&").split_whitespace().collect()
    }

    proptest! {
        #[test]
        fn plain_words_are_what_the_html_shows(
            text in "([ a-z]{0,9}|[*_~`>|#\\[\\]()!.:\\\\ \n-]{0,6}|\n\n|\n- |\n1\\. |\n\\|a\\|b\\|\n\\|-\\|-\\|\n|\\]\\(https://example\\.org\\)|<b>|&amp;){0,12}"
        ) {
            let plain = to_plain(&text);
            prop_assert!(!plain.contains('\n') && plain.trim() == plain && !plain.contains("  "));
            prop_assert_eq!(plain.split_whitespace().collect::<String>(), shown(&to_html(&text)));
        }

        #[test]
        fn whatever_is_written_the_html_is_clean_already(
            text in "(\\PC{0,20}|[<>/\"'&=a-z# \\[\\]()!`*_~|:.\\n-]{0,40}|<script>|<img src=x onerror=|javascript:|</p>|\\]\\(){0,8}"
        ) {
            let html = to_html(&text);
            prop_assert_eq!(CLEANER.clean(&html).to_string(), html.clone());
            let lower = html.to_lowercase();
            prop_assert!(!lower.contains("<script") && !lower.contains("href=\"javascript"));
        }
    }
}
