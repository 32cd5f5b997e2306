//! Every form of file, with own small fixtures.

use super::{fixture, gazetteer, map, run};
use rialto_domain::vocabulary::Stage;
use rialto_exchange::tabular::{Code, FileError, Format, Kind, Options, Record, open};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

fn file(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn lists_in_the_encodings_of_offices_are_read() {
    let gazetteer = gazetteer();
    let options = |pairs| Options { map: map(pairs), ..Options::default() };

    let greek = options(&[
        ("Τίτλος", "title"),
        ("Δικαιούχος", "organisation"),
        ("Έναρξη", "started_on"),
        ("Προϋπολογισμός", "budget"),
    ]);
    let outcome = run(&fixture("greek_cp1253.csv"), Kind::Projects, greek, &gazetteer);
    let projects = outcome.projects();
    assert_eq!(projects[0].title, "Κέντρο κοινότητας για ηλικιωμένους στην Αθήνα");
    assert_eq!((projects[0].language.as_str(), projects[0].budget_eur_cents), ("el", Some(1_250_000)));
    assert_eq!(projects[1].started_on.unwrap().to_string(), "2016-09-01");

    let slovenian = options(&[
        ("Naziv", "title"),
        ("Upravičenec", "organisation"),
        ("Regija", "region"),
        ("Začetek", "started_on"),
    ]);
    let outcome = run(&fixture("slovenian_cp1250.csv"), Kind::Projects, slovenian, &gazetteer);
    let projects = outcome.projects();
    assert_eq!(projects[0].organisation_name.as_deref(), Some("Društvo Žetev"));
    assert_eq!(
        projects.iter().map(|project| project.region_code.as_deref()).collect::<Vec<_>>(),
        [Some("SI042"), Some("SI038")]
    );

    let french = options(&[("Intitulé", "title"), ("Bénéficiaire", "organisation"), ("Début", "started_on")]);
    let outcome = run(&fixture("french_cp1252.csv"), Kind::Projects, french, &gazetteer);
    let projects = outcome.projects();
    assert_eq!(projects[1].title, "Œuvrer ensemble pour l’emploi des jeunes");
    assert_eq!(projects[1].started_on.unwrap().to_string(), "2021-06-01");
}

#[test]
fn a_list_in_utf_16_is_read() {
    let folder = TempDir::new().unwrap();
    let bytes: Vec<u8> =
        "\u{feff}title;summary\r\nČebelja pot;Za šolarje\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let path = file(&folder, "list.csv", bytes);
    let gazetteer = gazetteer();
    let mut import = open(&path, Kind::Projects, Options::default(), &gazetteer).unwrap();
    assert_eq!((import.format(), import.encoding()), (Format::Csv, "UTF-16LE"));
    assert_eq!(import.next().unwrap().unwrap().title(), "Čebelja pot");
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = CellFormat::new().set_num_format("dd.mm.yyyy");
    sheet.write(0, 0, "List of projects").unwrap();
    for (column, name) in ["title", "started_on", "budget", "currency", "stage", "lat", "lon"].into_iter().enumerate() {
        sheet.write(2, column as u16, name).unwrap();
    }
    for row in 0..200u32 {
        let at = row + 3;
        sheet.write(at, 0, format!("Garden {row} of the neighbours")).unwrap();
        sheet.write_with_format(at, 1, ExcelDateTime::from_ymd(2024, 6, 1).unwrap(), &date).unwrap();
        sheet.write(at, 2, 1234.567).unwrap();
        sheet.write(at, 3, "eur").unwrap();
        sheet.write(at, 4, "Test trading").unwrap();
        sheet.write(at, 5, if row == 0 { 0.0 } else { 46.05 }).unwrap();
        sheet.write(at, 6, if row == 0 { 0.0 } else { 214.5 }).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_with_its_dates_and_numbers() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "named.csv", workbook());
    let gazetteer = gazetteer();
    assert_eq!(open(&path, Kind::Projects, Options::default(), &gazetteer).unwrap().size_hint_rows(), Some(200));
    let outcome = run(&path, Kind::Projects, Options::default(), &gazetteer);
    let projects = outcome.projects();
    assert_eq!(projects.len(), 200);
    let first = projects[0];
    assert_eq!(first.origin.rows, [4], "the row as the spreadsheet shows it");
    assert_eq!(first.started_on.unwrap().to_string(), "2024-06-01");
    assert_eq!(first.budget.as_ref().unwrap().cents, 123_457, "a number of a spreadsheet has no thousands signs");
    assert_eq!(first.stage, Some(Stage::TestTrading));
    assert!(first.origin.notices.iter().any(|notice| notice.code == Code::PointMissing));
    assert!(projects[1].origin.notices.iter().any(|notice| notice.code == Code::PointOutOfRange));
}

#[test]
fn an_import_can_move_to_a_thread_of_its_own() {
    fn sendable<T: Send>() {}
    sendable::<rialto_exchange::tabular::Import<'static>>();
    sendable::<Record>();
}

#[test]
fn a_workbook_of_the_old_kind_is_read() {
    let outcome = run(&fixture("list.xls"), Kind::Projects, Options::default(), &gazetteer());
    let projects = outcome.projects();
    assert_eq!(
        (projects[0].title.as_str(), projects[1].title.as_str()),
        ("Čebelja pot za šolarje", "Odprta šola na vasi")
    );
    assert_eq!(
        (projects[0].started_on.unwrap().to_string().as_str(), projects[0].budget_eur_cents),
        ("2021-09-01", Some(1_250_050))
    );
}

#[test]
fn a_truncated_workbook_is_said_to_be_truncated_wherever_it_breaks_off() {
    let folder = TempDir::new().unwrap();
    let whole = workbook();
    let gazetteer = gazetteer();
    for tenth in 1..10 {
        let path = file(&folder, "half.xlsx", &whole[..whole.len() * tenth / 10]);
        match open(&path, Kind::Projects, Options::default(), &gazetteer).map(|_| ()) {
            Err(FileError::TruncatedWorkbook) => {}
            other => panic!("{tenth} tenths: {other:?}"),
        }
    }
}

#[test]
fn json_lines_with_a_bad_line_give_the_others() {
    let folder = TempDir::new().unwrap();
    let text = "{\"title\": \"One garden\", \"sdgs\": [11, 3, 99]}\nnot json\n{\"title\": \"Two gardens\", \"stage\": \"sold\"}\n{\"title\": \"Three gardens\"}\n";
    let gazetteer = gazetteer();
    let outcome = run(&file(&folder, "list.jsonl", text), Kind::Projects, Options::default(), &gazetteer);
    assert_eq!(outcome.records.len(), 2);
    assert_eq!(outcome.projects()[0].sdgs, [3, 11]);
    let refused: Vec<(u64, Code)> =
        outcome.rejections.iter().map(|rejection| (rejection.row, rejection.code)).collect();
    assert_eq!(refused, [(2, Code::BadRow), (3, Code::BadValue)]);
    assert!(outcome.rejections[1].message.contains("test_trading"), "the allowed values are named");
}

#[test]
fn repeated_rows_are_refused_and_operations_that_differ_are_kept() {
    let folder = TempDir::new().unwrap();
    let text = "title,organisation,started_on,budget,currency\n\
                Courses for all,School,2020-01-01,100,EUR\n\
                Courses for  all,School,01.01.2020,\"100,00\",EUR\n\
                Courses for all,School,2020-01-01,200,EUR\n\
                Courses for all,School,2021-01-01,100,EUR\n";
    let gazetteer = gazetteer();
    let outcome = run(&file(&folder, "list.csv", text), Kind::Projects, Options::default(), &gazetteer);
    assert_eq!(outcome.records.len(), 3);
    let refused = &outcome.rejections[0];
    assert_eq!((refused.row, refused.code), (3, Code::RepeatedRow));
    assert!(refused.message.contains("row 2"), "{}", refused.message);
    let ids: Vec<_> = outcome.records.iter().map(|record| record.origin().source_id.clone()).collect();
    assert_eq!(ids[1], format!("{}-2", ids[0]), "same title, organisation and start: told apart by order");
    assert_ne!(ids[2], ids[0]);
}

#[test]
fn an_identifier_must_be_there_and_be_used_once() {
    let folder = TempDir::new().unwrap();
    let text = "id,title\n7,First\n7,Second\n,Third\n8,First\n";
    let gazetteer = gazetteer();
    let outcome = run(&file(&folder, "list.csv", text), Kind::Projects, Options::default(), &gazetteer);
    let refused: Vec<(u64, Code)> =
        outcome.rejections.iter().map(|rejection| (rejection.row, rejection.code)).collect();
    assert_eq!(refused, [(3, Code::RepeatedId), (4, Code::IdMissing), (5, Code::RepeatedRow)]);
}

#[test]
fn a_change_of_content_changes_the_fingerprint_and_not_the_identity() {
    let folder = TempDir::new().unwrap();
    let gazetteer = gazetteer();
    let one = |text: &str| {
        run(&file(&folder, "list.csv", text), Kind::Projects, Options::default(), &gazetteer).records.remove(0)
    };
    let before = one("title,summary\nA garden,Small\n");
    let after = one("title,summary\nA  GARDEN ,Large\n");
    let same = one("title,summary\n A garden , Small \n");
    assert_eq!(before.origin().source_id, after.origin().source_id);
    assert_ne!(before.fingerprint(), after.fingerprint());
    assert_eq!(before.fingerprint(), same.fingerprint());
}

#[test]
fn a_long_title_is_cut_and_stands_whole_in_the_description() {
    let folder = TempDir::new().unwrap();
    let title = "A garden that the neighbours of nine streets made together ".repeat(7);
    let gazetteer = gazetteer();
    let outcome = run(
        &file(&folder, "list.csv", format!("title,description\n{title},More.\n")),
        Kind::Projects,
        Options::default(),
        &gazetteer,
    );
    let project = outcome.projects()[0];
    assert!(project.title.chars().count() <= 300 && project.title.ends_with('…'));
    assert_eq!(project.description.as_deref(), Some(format!("{}\n\nMore.", title.trim()).as_str()));
}

#[test]
fn datasets_are_read_from_columns_that_bear_the_names_of_the_fields() {
    let folder = TempDir::new().unwrap();
    let text = "title,publisher,themes,keywords,distribution_access_url,distribution_format,country\n\
                Playgrounds,Demo town,SOCI;http://publications.europa.eu/resource/authority/data-theme/REGI;fun,play|town,data.example.org/play.csv,CSV,Portugal\n";
    let gazetteer = gazetteer();
    let outcome = run(&file(&folder, "list.csv", text), Kind::Datasets, Options::default(), &gazetteer);
    let Record::Dataset(dataset) = &outcome.records[0] else { panic!("a dataset is expected") };
    assert_eq!(dataset.themes.len(), 2);
    assert_eq!(dataset.keywords, ["play", "town"]);
    assert_eq!(dataset.distributions[0].access_url, "https://data.example.org/play.csv");
    assert_eq!(dataset.region_code.as_deref(), Some("PT"));
    assert!(dataset.origin.notices.iter().any(|notice| notice.code == Code::ValueIgnored && notice.value == "fun"));
}
