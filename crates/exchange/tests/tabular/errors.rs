//! Files that cannot be imported: each error says what to do.

use super::{gazetteer, map};
use rialto_exchange::tabular::{FileError, Kind, Options, ProfileChoice, open};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;

fn refused(path: &Path, options: Options) -> FileError {
    let gazetteer = gazetteer();
    match open(path, Kind::Projects, options, &gazetteer) {
        Err(error) => error,
        Ok(_) => panic!("{} must be refused", path.display()),
    }
}

#[test]
fn a_file_that_is_no_table_is_refused_with_what_to_do() {
    let folder = TempDir::new().unwrap();
    for (name, bytes, code, words) in [
        ("empty.csv", &b""[..], "FILE_EMPTY", "Export it again"),
        ("blank.csv", b"\xef\xbb\xbf \n\n", "FILE_EMPTY", "Export it again"),
        ("header.csv", b"title,summary\n", "ONLY_HEADER", "2 columns"),
        ("values.csv", b"1,2015-01-01\n2,2015-01-02\n", "NO_HEADER", "Put a row with the names"),
        ("report.csv", b"%PDF-1.7 ...", "FILE_NOT_A_TABLE", "PDF"),
        ("page.csv", b"<!doctype html><html><body>503</body></html>", "FILE_NOT_A_TABLE", "download the data file"),
        ("program.csv", b"title\0\x01\x02\0name", "FILE_NOT_A_TABLE", "binary"),
        ("archive.xlsx", b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0readme.txt", "FILE_NOT_A_TABLE", "Unpack it"),
        ("bad.json", b"[\n {\"title\": \"x\",}\n]", "BAD_JSON", "line 2"),
        ("scalar.json", b"{\"title\": 1}", "JSON_WITHOUT_LIST", "one object per line"),
        ("two.json", b"{\"a\": [{\"t\": 1}], \"b\": [{\"t\": 1}]}", "JSON_WITH_MANY_LISTS", "rows = [\"a\"]"),
        ("other.csv", b"Naam,Tekst\nx,y\n", "NO_PROFILE", "--map \"Naam=title\""),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let error = refused(&path, Options::default());
        assert_eq!(error.code(), code, "{name}: {error}");
        assert!(error.to_string().contains(words), "{name}: {error}");
    }
}

#[test]
fn a_missing_file_and_a_folder_are_told_apart() {
    let folder = TempDir::new().unwrap();
    assert_eq!(refused(&folder.path().join("none.csv"), Options::default()).code(), "FILE_NOT_FOUND");
    assert_eq!(refused(folder.path(), Options::default()).code(), "FILE_UNREADABLE");
}

#[test]
fn a_json_document_too_large_to_be_read_whole_is_refused_before_it_is_read() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large.json");
    let mut file = File::create(&path).unwrap();
    file.write_all(b"[").unwrap();
    file.write_all(&vec![b' '; 5 << 20]).unwrap();
    // A sparse file: its length counts, and it takes no space.
    file.set_len(300 << 20).unwrap();
    let error = refused(&path, Options::default());
    assert_eq!(error.code(), "FILE_TOO_LARGE", "{error}");
    assert!(error.to_string().contains("JSON Lines"), "{error}");
}

#[test]
fn profiles_and_mappings_that_do_not_fit_are_refused_with_the_nearest_name() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("list.csv");
    fs::write(&path, "Name of project,Text\nx,y\n").unwrap();
    let options = |pairs| Options { map: map(pairs), ..Options::default() };
    let column = refused(&path, options(&[("Name of projects", "title")]));
    assert!(column.to_string().contains("did you mean `Name of project`?"), "{column}");
    let field = refused(&path, options(&[("Text", "sumary")]));
    assert!(field.to_string().contains("did you mean `summary`?"), "{field}");
    let profile =
        |name: &str| refused(&path, Options { profile: Some(ProfileChoice::parse(name)), ..Options::default() });
    assert_eq!(profile("eu-cohesion").code(), "UNKNOWN_COLUMN");
    assert_eq!(profile("eu-cohesio").code(), "UNKNOWN_PROFILE");
    assert_eq!(profile("dsi-organisations").code(), "WRONG_KIND");
    let mine = folder.path().join("mine.toml");
    fs::write(&mine, "kind = \"projects\"\n[fields]\ntitle = \n").unwrap();
    assert_eq!(profile(mine.to_str().unwrap()).code(), "BAD_PROFILE");
}
