//! Damaged and random files are read or refused; nothing panics.

use super::{fixture, gazetteer};
use proptest::prelude::*;
use rialto_exchange::tabular::{Gazetteer, Kind, Options, open};
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(gazetteer);

/// Reads what can be read, as every kind.
fn read(path: &Path) {
    for kind in Kind::ALL {
        if let Ok(import) = open(path, *kind, Options::default(), &GAZETTEER) {
            assert!(import.take(1000).count() <= 1000);
        }
    }
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..5u32 {
        sheet.write(row, 0, if row == 0 { "title" } else { "A garden" }).unwrap();
        sheet.write(row, 1, if row == 0 { "budget" } else { "100" }).unwrap();
    }
    book.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_bytes_behind_any_signature_are_read_or_refused(
        start in prop::sample::select(vec![
            &b""[..], b"title,summary\n", b"[{\"title\":", b"{\"title\": \"x\"}\n", b"PK\x03\x04[Content_Types].xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"\xff\xfe", b"\xef\xbb\xbf", b"code,level,name\n", b"title;budget\n",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, [start, &rest].concat()).unwrap();
        read(&path);
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(at in prop::collection::vec((0.0..1.0f64, any::<u8>()), 1..20)) {
        let mut bytes = workbook();
        for (place, byte) in at {
            let place = (place * bytes.len() as f64) as usize;
            bytes[place] = byte;
        }
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("file.xlsx");
        fs::write(&path, bytes).unwrap();
        read(&path);
    }

    #[test]
    fn a_damaged_old_workbook_is_read_or_refused(at in prop::collection::vec((0.0..1.0f64, any::<u8>()), 1..20)) {
        let mut bytes = fs::read(fixture("list.xls")).unwrap();
        for (place, byte) in at {
            let place = (place * bytes.len() as f64) as usize;
            bytes[place] = byte;
        }
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("file.xls");
        fs::write(&path, bytes).unwrap();
        read(&path);
    }

    #[test]
    fn any_text_in_any_column_is_read_or_refused(cells in prop::collection::vec("\\PC{0,40}", 8)) {
        let names = ["title", "started_on", "ended_on", "budget", "website", "lat", "lon", "region"];
        let object: serde_json::Map<String, serde_json::Value> =
            names.into_iter().zip(cells).map(|(name, cell)| (name.to_owned(), cell.into())).collect();
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("file.json");
        fs::write(&path, serde_json::to_string(&[object]).unwrap()).unwrap();
        read(&path);
    }
}
