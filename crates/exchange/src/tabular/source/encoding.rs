//! In which encoding a text file is written. Statistics of letter pairs decide (`chardetng`),
//! among the encodings that European offices write.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, ISO_8859_7, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs::{WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257};

/// How much of a file is looked at.
pub const SAMPLE: usize = 4 << 20;

/// Encodings a file may be in when it is not Unicode.
const PLAUSIBLE: &[&Encoding] =
    &[WINDOWS_1252, WINDOWS_1250, WINDOWS_1253, WINDOWS_1251, WINDOWS_1254, WINDOWS_1257, ISO_8859_2, ISO_8859_7];

/// The encoding of a text by its first bytes; `None` when it is binary.
/// `whole` says that the bytes are the whole file.
pub fn recognise(sample: &[u8], whole: bool) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return Some(encoding);
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return Some(encoding);
    }
    if sample.contains(&0) {
        return None;
    }
    if is_utf8(sample, whole) {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if PLAUSIBLE.contains(&guess) {
        return Some(guess);
    }
    PLAUSIBLE.iter().copied().rev().max_by_key(|encoding| letters(sample, encoding)).or(Some(WINDOWS_1252))
}

/// How many bytes above ASCII are letters in an encoding: the last resort for short files.
fn letters(sample: &[u8], encoding: &'static Encoding) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count()
}

/// Whether the bytes are UTF-8; a character cut by the end of the sample does not count against it.
fn is_utf8(sample: &[u8], whole: bool) -> bool {
    match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => !whole && error.error_len().is_none(),
    }
}

/// UTF-16 without its mark: Latin text has a zero in every second byte.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let start = sample.get(..sample.len().min(4096))?;
    if start.len() < 4 {
        return None;
    }
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let half = start.len() / 2;
    match (zeros(0) * 2 > half, zeros(1) * 2 > half) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLISH: &str = "Tytuł projektu;Nazwa beneficjenta\nAktywizacja osób młodych pozostających bez pracy w powiecie łódzkim;Powiatowy Urząd Pracy\nStaże zagraniczne dla uczniów szkół zawodowych;Województwo świętokrzyskie\n";
    const SLOVENIAN: &str = "Naziv;Upravičenec\nSpodbujanje zaposlovanja brezposelnih oseb, mlajših od 30 let, na območju občin Žužemberk in Kočevje;Občina Žužemberk\nSocialna vključenost šolske mladine;Društvo Čebelica\n";
    const CROATIAN: &str = "Naziv projekta;Korisnik\nUnaprjeđenje mogućnosti zapošljavanja i aktivnijeg sudjelovanja u životu zajednice;Šibensko-kninska županija\nPoduzetnički inkubator za žene;Općina Čepin\n";
    const FRENCH: &str = "Intitulé;Bénéficiaire\nIntégration durable sur le marché du travail des jeunes âgés de moins de 25 ans;Région Auvergne-Rhône-Alpes\nCréation d’une épicerie solidaire à Besançon;Association Générations\n";
    const GREEK: &str = "Τίτλος;Δικαιούχος\nΕνίσχυση της κοινωνικής επιχειρηματικότητας στην Περιφέρεια Αττικής;Δήμος Αθηναίων\nΚέντρο κοινότητας για ηλικιωμένους;Δήμος Πατρέων\n";

    fn read(text: &str, encoding: &'static Encoding) -> String {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "the sample must fit {}", encoding.name());
        let found = recognise(&bytes, true).unwrap();
        found.decode(&bytes).0.into_owned()
    }

    #[test]
    fn office_encodings_are_recognised_by_their_language() {
        for (text, encoding) in [
            (POLISH, WINDOWS_1250),
            (SLOVENIAN, WINDOWS_1250),
            (CROATIAN, WINDOWS_1250),
            (FRENCH, WINDOWS_1252),
            (GREEK, WINDOWS_1253),
        ] {
            assert_eq!(read(text, encoding), text, "{}", encoding.name());
        }
    }

    #[test]
    fn unicode_is_recognised_with_and_without_its_mark() {
        assert_eq!(recognise("Žužemberk".as_bytes(), true), Some(UTF_8));
        assert_eq!(recognise("\u{feff}Žužemberk".as_bytes(), true), Some(UTF_8));
        let little: Vec<u8> = "title;name\nŽ;x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(recognise(&little, true), Some(UTF_16LE));
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain("a;b".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(recognise(&big, true), Some(UTF_16BE));
    }

    #[test]
    fn bytes_with_zeros_are_binary() {
        assert_eq!(recognise(b"abc\0\0\0\x01\x02\0def ghi jkl", true), None);
    }
}
