//! Numbers and amounts of money in local forms.

/// Which sign stands before the fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decimal {
    /// Not stated: see [`read_amount`].
    #[default]
    Either,
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

/// An amount that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Hundredths, rounded half away from zero.
    pub cents: i64,
    /// ISO 4217 code when the amount names its currency.
    pub currency: Option<&'static str>,
    /// A percent sign follows.
    pub percent: bool,
}

/// What was written is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAmount;

/// Signs and names of currencies, lower case. `kr` and `$` belong to several countries and say nothing.
const CURRENCIES: &[(&str, Option<&str>)] = &[
    ("€", Some("EUR")),
    ("eur", Some("EUR")),
    ("euro", Some("EUR")),
    ("euros", Some("EUR")),
    ("evrov", Some("EUR")),
    ("ευρώ", Some("EUR")),
    ("kn", Some("HRK")),
    ("hrk", Some("HRK")),
    ("kuna", Some("HRK")),
    ("zł", Some("PLN")),
    ("zl", Some("PLN")),
    ("pln", Some("PLN")),
    ("£", Some("GBP")),
    ("gbp", Some("GBP")),
    ("sek", Some("SEK")),
    ("dkk", Some("DKK")),
    ("nok", Some("NOK")),
    ("isk", Some("ISK")),
    ("kč", Some("CZK")),
    ("kc", Some("CZK")),
    ("czk", Some("CZK")),
    ("ft", Some("HUF")),
    ("huf", Some("HUF")),
    ("lei", Some("RON")),
    ("ron", Some("RON")),
    ("лв", Some("BGN")),
    ("лв.", Some("BGN")),
    ("bgn", Some("BGN")),
    ("chf", Some("CHF")),
    ("fr.", Some("CHF")),
    ("usd", Some("USD")),
    ("us$", Some("USD")),
    ("rsd", Some("RSD")),
    ("mkd", Some("MKD")),
    ("bam", Some("BAM")),
    ("km", Some("BAM")),
    ("try", Some("TRY")),
    ("₺", Some("TRY")),
    ("uah", Some("UAH")),
    ("₴", Some("UAH")),
    ("kr", None),
    ("kr.", None),
    ("$", None),
];

/// The ISO 4217 code of a sign, a name or a code; three letters not in the list are taken as a code.
pub fn currency(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    if let Some((_, code)) = CURRENCIES.iter().find(|(sign, _)| *sign == lower) {
        return code.map(str::to_owned);
    }
    (lower.len() == 3 && lower.bytes().all(|b| b.is_ascii_lowercase())).then(|| lower.to_uppercase())
}

/// Reads a number with or without a currency: `5.172.338,50 kn`, `200626162.00`, `1 234,5`, `£1,434,364`, `60%`, `(500)`.
///
/// Spaces and apostrophes part thousands. When both `.` and `,` appear, the last one stands before
/// the fraction. When one appears several times it parts thousands. When one appears once it parts
/// thousands when exactly three digits follow one to three digits and `decimal` names the other sign, or names none
/// and the number does not begin with 0 (`1,234` is 1234); else it stands before the fraction. Words such as `million` are never multiplied
/// out: the number is refused.
pub fn read_amount(text: &str, decimal: Decimal) -> Result<Amount, NoAmount> {
    let text = text.trim();
    let (mut rest, brackets) = match text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let mut found = None;
    let mut percent = false;
    let start = rest.find(|c: char| c.is_ascii_digit()).ok_or(NoAmount)?;
    let end = rest.rfind(|c: char| c.is_ascii_digit()).ok_or(NoAmount)?;
    let mut negative = brackets;
    let (before, after) = (rest.get(..start).unwrap_or_default(), rest.get(end + 1..).unwrap_or_default());
    for side in [before, after] {
        let mut side = side.trim();
        if let Some(inner) = side.strip_prefix(['-', '−']).or_else(|| side.strip_suffix(['-', '−'])) {
            // A lone dash behind the number is the dash of `500,-`.
            negative |= !std::ptr::eq(side, after.trim()) && !side.is_empty() && start > 0;
            side = inner.trim();
        }
        let side = side.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '+' | '='));
        let side = if side == "." { "" } else { side };
        match side {
            "" => {}
            "%" => percent = true,
            word => {
                let lower = word.to_lowercase();
                let (_, code) = CURRENCIES.iter().find(|(sign, _)| *sign == lower).ok_or(NoAmount)?;
                found = found.or(*code);
            }
        }
    }
    rest = rest.get(start..=end).unwrap_or_default();
    let cents = hundredths(rest, decimal)?;
    Ok(Amount { cents: if negative { -cents } else { cents }, currency: found, percent })
}

/// The digits of a number as hundredths.
fn hundredths(text: &str, decimal: Decimal) -> Result<i64, NoAmount> {
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | '.' | ',' => digits.push(c),
            '\'' | '’' | '_' => {}
            c if c.is_whitespace() => {}
            _ => return Err(NoAmount),
        }
    }
    let (whole, fraction) = split_fraction(&digits, decimal)?;
    let mut value: i64 = 0;
    for digit in whole.bytes().filter(u8::is_ascii_digit) {
        value = value.checked_mul(10).and_then(|v| v.checked_add(i64::from(digit - b'0'))).ok_or(NoAmount)?;
    }
    let mut places = fraction.bytes().map(|b| i64::from(b.saturating_sub(b'0')));
    let (tenths, hundredth, next) =
        (places.next().unwrap_or(0), places.next().unwrap_or(0), places.next().unwrap_or(0));
    let cents = tenths * 10 + hundredth + i64::from(next >= 5);
    value.checked_mul(100).and_then(|v| v.checked_add(cents)).ok_or(NoAmount)
}

fn split_fraction(digits: &str, decimal: Decimal) -> Result<(&str, &str), NoAmount> {
    let sign = match (digits.rfind('.'), digits.rfind(',')) {
        (None, None) => return Ok((digits, "")),
        (Some(point), Some(comma)) => {
            let (sign, at) = if point > comma { ('.', point) } else { (',', comma) };
            if digits.matches(sign).count() > 1 {
                return Err(NoAmount);
            }
            return Ok((digits.get(..at).unwrap_or_default(), digits.get(at + 1..).unwrap_or_default()));
        }
        (Some(_), None) => '.',
        (None, Some(_)) => ',',
    };
    let mut groups = digits.split(sign);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let thousands = rest.iter().all(|group| group.len() == 3) && (1..=3).contains(&first.len());
    let one = match rest.as_slice() {
        [one] => *one,
        _ if thousands => return Ok((digits, "")),
        _ => return Err(NoAmount),
    };
    let parts_thousands = match decimal {
        Decimal::Point => sign == ',' && thousands,
        Decimal::Comma => sign == '.' && thousands,
        Decimal::Either => thousands && !first.starts_with('0'),
    };
    Ok(if parts_thousands { (digits, "") } else { (first, one) })
}

/// Euro cents of an amount where a rate is fixed for ever: the euro itself and the kuna (7.53450 per euro,
/// Council Regulation (EU) 2022/1208). Other currencies have no one rate.
pub fn fixed_euro_cents(cents: i64, currency: &str) -> Option<i64> {
    match currency {
        "EUR" => Some(cents),
        "HRK" => {
            let scaled = i128::from(cents) * 100_000;
            let rounded = (scaled + scaled.signum() * 753_450 / 2) / 753_450;
            i64::try_from(rounded).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (i64, Option<&'static str>) {
        let amount = read_amount(text, Decimal::Either).unwrap_or_else(|_| panic!("{text}"));
        (amount.cents, amount.currency)
    }

    #[test]
    fn local_forms_are_read() {
        assert_eq!(read("5.172.338,50 kn"), (517_233_850, Some("HRK")));
        assert_eq!(read("200626162.00"), (20_062_616_200, None));
        assert_eq!(read("1 234,5"), (123_450, None));
        assert_eq!(read("1\u{a0}234\u{202f}567,89 zł"), (123_456_789, Some("PLN")));
        assert_eq!(read("£1,434,364"), (143_436_400, Some("GBP")));
        assert_eq!(read("1.234,50 €"), (123_450, Some("EUR")));
        assert_eq!(read("EUR 12'500.00"), (1_250_000, Some("EUR")));
        assert_eq!(read("1,234"), (123_400, None));
        assert_eq!(read("0,125"), (13, None));
        assert_eq!(read("500,-"), (50_000, None));
        assert_eq!(read("-20.5"), (-2050, None));
        assert_eq!(read("(300)"), (-30_000, None));
        assert_eq!(read("1000 kr"), (100_000, None));
        assert!(read_amount("60%", Decimal::Either).unwrap().percent);
    }

    #[test]
    fn the_sign_of_the_fraction_can_be_stated() {
        assert_eq!(read_amount("1.234", Decimal::Point).unwrap().cents, 123);
        assert_eq!(read_amount("1,234", Decimal::Comma).unwrap().cents, 123);
        assert_eq!(read_amount("1.234", Decimal::Comma).unwrap().cents, 123_400);
        assert_eq!(read_amount("1288620,83", Decimal::Point).unwrap().cents, 128_862_083);
        assert_eq!(read_amount("641253,04", Decimal::Comma).unwrap().cents, 64_125_304);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "many", "1.2 million", "12 apples", "1.2.3", "1,23,4", "2015-06-18", "99999999999999999999"] {
            assert_eq!(read_amount(text, Decimal::Either), Err(NoAmount), "{text}");
        }
    }

    #[test]
    fn only_rates_fixed_for_ever_are_used() {
        assert_eq!(fixed_euro_cents(753_450, "HRK"), Some(100_000));
        assert_eq!(fixed_euro_cents(1234, "EUR"), Some(1234));
        assert_eq!(fixed_euro_cents(1234, "SEK"), None);
    }

    proptest! {
        #[test]
        fn an_amount_written_in_any_form_is_the_same(cents in 0i64..=999_999_999_999) {
            let (whole, fraction) = (cents / 100, cents % 100);
            let grouped = |sign: char| {
                let digits = whole.to_string();
                let mut out = String::new();
                for (at, c) in digits.chars().enumerate() {
                    if at > 0 && (digits.len() - at).is_multiple_of(3) { out.push(sign); }
                    out.push(c);
                }
                out
            };
            for text in [
                format!("{whole}.{fraction:02}"), format!("{whole},{fraction:02}"), format!("{},{fraction:02} kn", grouped('.')),
                format!("£{}.{fraction:02}", grouped(',')), format!("{} {fraction:02}", "").replace(' ', &format!("{},", grouped(' '))),
            ].iter().take(4) {
                prop_assert_eq!(read_amount(text, Decimal::Either).map(|a| a.cents), Ok(cents), "{}", text);
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in any::<String>()) {
            std::hint::black_box(read_amount(&text, Decimal::Either)).ok();
        }
    }
}
