//! Dirty HTML and dirty characters become safe plain text; paragraphs and lists stay.

use std::collections::HashSet;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A cleaned text and what was done to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The text: NFC, `\n` line ends, no control characters, no markup.
    pub text: String,
    /// Markup was turned into text.
    pub html: bool,
    /// Control characters were removed or replaced.
    pub control: bool,
    /// It contains U+FFFD, which stands for what could not be decoded.
    pub bad_character: bool,
}

/// Markup packed in markup is unpacked at most this often.
const MOST_PASSES: usize = 12;
/// Wider than any line, so that nothing is wrapped.
const NO_WRAP: usize = 1_000_000;

/// A text of several paragraphs: one empty line between paragraphs, list items as `* item` or `1. item`.
pub fn block(raw: &str) -> Cleaned {
    clean(raw, tidy_lines)
}

/// A text of one line, such as a title or a name.
pub fn line(raw: &str) -> Cleaned {
    clean(raw, tidy_line)
}

fn clean(raw: &str, tidy: fn(&str) -> String) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let mut text = tidy(&characters(raw, &mut cleaned.control));
    for _ in 0..MOST_PASSES {
        if !looks_like_html(&text) {
            break;
        }
        let Some(plain) = html_to_text(&text) else { break };
        cleaned.html = true;
        let next = tidy(&characters(&plain, &mut cleaned.control));
        if next == text {
            break;
        }
        text = next;
    }
    cleaned.bad_character = text.contains('\u{fffd}');
    cleaned.text = text;
    cleaned
}

/// Removes control and invisible characters. C1 controls (U+0080 to U+009F) are what Windows-1252 text
/// becomes when it is read as Latin-1: they are read as the characters they stand for.
fn characters(raw: &str, changed: &mut bool) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' => out.push('\n'),
            '\t' | '\u{b}' | '\u{c}' => out.push(' '),
            '\u{2028}' | '\u{2029}' | '\u{85}' if c != '\u{85}' => out.push('\n'),
            '\u{80}'..='\u{9f}' => {
                *changed = true;
                out.extend(windows_1252(c));
            }
            c if c.is_control() => *changed = true,
            // Invisible: zero width, soft hyphen, word joiner, marks of direction, byte order.
            '\u{200b}'
            | '\u{ad}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => {
                *changed = true;
            }
            c => out.push(c),
        }
    }
    match is_nfc_quick(out.chars()) {
        IsNormalized::Yes => out,
        _ => out.nfc().collect(),
    }
}

/// The character of Windows-1252 at the code of a C1 control; none at the five unused codes.
fn windows_1252(control: char) -> Option<char> {
    let byte = u8::try_from(u32::from(control)).ok()?;
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().filter(|c| !c.is_control())
}

/// Whether the text contains a tag or an entity.
fn looks_like_html(text: &str) -> bool {
    has_tag(text) || has_entity(text)
}

fn has_tag(text: &str) -> bool {
    let opens = |rest: &str| {
        let mut chars = rest.chars();
        let named = match chars.next() {
            Some('/') => chars.next().is_some_and(|c| c.is_ascii_alphabetic()),
            Some('!') => rest.starts_with("!--") || rest.starts_with("!DOCTYPE") || rest.starts_with("!doctype"),
            Some(c) => c.is_ascii_alphabetic(),
            None => false,
        };
        named && rest.contains('>')
    };
    text.match_indices('<').any(|(at, _)| text.get(at + 1..).is_some_and(opens))
}

fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let Some(name) = rest.split(';').next().filter(|name| name.len() < rest.len()) else { return false };
        let digits = name.strip_prefix('#');
        match digits {
            Some(digits) => {
                let hex = digits.strip_prefix(['x', 'X']);
                hex.is_some_and(|hex| !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit()))
                    || (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
            }
            None => (2..=31).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric()),
        }
    })
}

/// Tags that shape a text: with one of them, line ends of the source mean nothing.
const SHAPING: &[&str] =
    &["<p", "<br", "<div", "<li", "<ul", "<ol", "<table", "<h1", "<h2", "<h3", "<h4", "<h5", "<h6", "<blockquote"];

fn html_to_text(html: &str) -> Option<String> {
    let lower = html.to_ascii_lowercase();
    let shaped = SHAPING.iter().any(|tag| lower.contains(tag));
    let html = if shaped { html.to_owned() } else { html.replace('\n', "<br>") };
    // Only the skeleton passes: no links, pictures, styles, scripts. What is left cannot carry anything but text.
    let tags: HashSet<&str> = [
        "p",
        "br",
        "div",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "thead",
    ]
    .into();
    let skeleton = ammonia::Builder::empty()
        .tags(tags)
        .clean_content_tags(["script", "style", "title", "template"].into())
        .clean(&html)
        .to_string();
    html2text::config::plain_no_decorate()
        .no_table_borders()
        .raw_mode(true)
        .no_link_wrapping()
        .allow_width_overflow()
        .string_from_read(skeleton.as_bytes(), NO_WRAP)
        .ok()
        .map(|text| text.lines().map(|line| if is_bare_mark(line) { "" } else { line }).collect::<Vec<_>>().join("\n"))
}

/// The mark of a quotation, heading or item that holds nothing.
fn is_bare_mark(line: &str) -> bool {
    let line = line.trim();
    line.chars().all(|c| matches!(c, '>' | '#' | '*' | ' '))
        || line.strip_suffix('.').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
}

fn push_words(out: &mut String, line: &str) {
    for (at, word) in line.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

fn tidy_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_words(&mut out, text);
    out
}

fn tidy_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty_before = false;
    for line in text.split('\n') {
        let start = out.len();
        push_words(&mut out, line);
        if out.len() == start {
            empty_before = true;
            continue;
        }
        if start > 0 {
            let separator = if empty_before { "\n\n" } else { "\n" };
            out.insert_str(start, separator);
        }
        empty_before = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_of_an_editor_becomes_paragraphs_and_lists() {
        let cleaned = block(
            "<p style=\"color: red\">We help <a href=\"javascript:alert(1)\">people</a> &amp; towns.</p>\n<p>&nbsp;</p>\n<ul>\n<li><strong>one</strong></li>\n<li>two</li>\n</ul>\n<script>alert('x')</script><p>End<br />here&rsquo;s</p>",
        );
        assert_eq!(cleaned.text, "We help people & towns.\n\n* one\n* two\n\nEnd\nhere’s");
        assert!(cleaned.html);
        assert_eq!(
            block("<p>a</p><blockquote><p>&nbsp;</p></blockquote><ul><li> </li><li>b</li></ul><h3></h3>").text,
            "a\n\n* b"
        );
    }

    #[test]
    fn markup_packed_in_markup_is_unpacked_and_never_comes_out_as_markup() {
        assert_eq!(block("&lt;p&gt;Hello &amp;amp; welcome&lt;/p&gt;").text, "Hello & welcome");
        assert!(!block("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;x").text.contains("<script"));
    }

    #[test]
    fn plain_text_with_signs_of_comparison_and_paragraphs_stays() {
        let text = "For people with an income < 500 EUR & no home.\n\nAnd > 65 years.";
        let cleaned = block(text);
        assert_eq!(cleaned.text, text);
        assert!(!cleaned.html);
        assert_eq!(block("A &amp; B\n\nC").text, "A & B\n\nC");
    }

    #[test]
    fn control_characters_of_windows_become_what_they_stand_for() {
        let cleaned = line("the \u{91}Building\u{92} fund 2014 \u{96} 2020\u{200b}\u{7}");
        assert_eq!(cleaned.text, "the ‘Building’ fund 2014 – 2020");
        assert!(cleaned.control);
    }

    #[test]
    fn white_space_is_made_even() {
        assert_eq!(line("  a\u{a0}b \r\n c  ").text, "a b c");
        assert_eq!(block("a  b\r\n\r\n\r\n c \n d").text, "a b\n\nc\nd");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn cleaning_is_idempotent_and_never_panics(text in r#"([a-zA-Zž&;<>/#\n "=x0-9]|<p>|</p>|<li>|&amp;|&lt;|&gt;|<br>|\x{92}|\x{300}){0,60}"#) {
            for clean in [line, block] {
                let once = clean(&text).text;
                prop_assert_eq!(&clean(&once).text, &once);
            }
        }

        #[test]
        fn any_text_is_cleaned_without_control_characters(text in any::<String>()) {
            let cleaned = block(&text).text;
            prop_assert!(cleaned.chars().all(|c| c == '\n' || !c.is_control()));
        }
    }
}
