//! The real lists, where they are at hand: `../shared/data` beside the project.

use super::{Outcome, gazetteer_of, run};
use rialto_domain::region::RegionChange;
use rialto_exchange::tabular::{Code, Gazetteer, Kind, Options, Record};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn data(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !path.exists() {
        eprintln!("Skipped: {name} is not at hand beside the project; the fixtures of this crate test the same rules.");
        return None;
    }
    Some(path)
}

fn changes(path: &Path) -> Vec<RegionChange> {
    // country,code_2021,code_2024,level,"label",change
    let mut reader = csv::Reader::from_path(path).unwrap();
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| RegionChange {
            code_2021: some(&row[1]),
            code_2024: some(&row[2]),
            level: row[3].parse().unwrap(),
            label: row[4].to_owned(),
            change: row[5].to_owned(),
        })
        .collect()
}

static REGIONS: LazyLock<Option<Gazetteer>> = LazyLock::new(|| {
    let changes = changes(&data("geo/nuts_changes_2021_2024.csv")?);
    Some(gazetteer_of(&data("geo/nuts_regions.csv")?, &changes))
});

static COHESION: LazyLock<Option<Outcome>> =
    LazyLock::new(|| import("projects/eu_cohesion_projects_dev.jsonl", Kind::Projects));

/// What holds for every record of every file.
fn check(outcome: &Outcome, gazetteer: &Gazetteer) {
    let mut ids = HashSet::new();
    for record in &outcome.records {
        let origin = record.origin();
        assert!(ids.insert(&origin.source_id), "{} is used twice", origin.source_id);
        assert!(!origin.source.is_empty() && !origin.rows.is_empty());
        let title = record.title();
        assert!(
            !title.trim().is_empty() && title.chars().count() <= 300 && !title.chars().any(char::is_control),
            "{title:?}"
        );
    }
    for project in outcome.records.iter().filter_map(|record| match record {
        Record::Project(project) => Some(project),
        _ => None,
    }) {
        assert!(project.budget.as_ref().is_none_or(|money| money.cents > 0), "{project:?}");
        assert!(project.started_on.zip(project.ended_on).is_none_or(|(start, end)| start <= end), "{project:?}");
        assert!(project.region_code.as_ref().is_none_or(|code| gazetteer.region(code).is_some()), "{project:?}");
        assert!(project.stage.is_none(), "none of these lists states a stage: {project:?}");
        let texts = [&project.summary, &project.description].into_iter().flatten();
        for text in texts {
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
            assert!(!text.contains("</") && !text.contains("&nbsp;"), "{text:?}");
        }
    }
}

fn import(name: &str, kind: Kind) -> Option<Outcome> {
    let (path, gazetteer) = (data(name)?, REGIONS.as_ref()?);
    let outcome = run(&path, kind, Options::default(), gazetteer);
    check(&outcome, gazetteer);
    Some(outcome)
}

fn counts(name: &str, kind: Kind) -> Option<(String, u64, usize, usize)> {
    let outcome = import(name, kind)?;
    Some((outcome.profile.clone(), outcome.rows, outcome.records.len(), outcome.rejections.len()))
}

#[test]
fn every_region_of_nuts_is_read_and_latin_letters_in_greek_names_are_repaired() {
    let Some(outcome) = import("geo/nuts_regions.csv", Kind::Regions) else { return };
    assert_eq!((outcome.rows, outcome.records.len(), outcome.rejections.len()), (2260, 2260, 0));
    let without_point =
        outcome.records.iter().filter(|record| matches!(record, Record::Region(region) if region.lat.is_none()));
    assert_eq!(without_point.count(), 173);
    let repaired = outcome
        .records
        .iter()
        .flat_map(|record| &record.origin().notices)
        .filter(|notice| notice.code == Code::LatinInGreek);
    assert!(repaired.count() > 0);
}

#[test]
fn eu_cohesion_operations_are_read() {
    let Some(outcome) = COHESION.as_ref() else { return };
    assert_eq!((outcome.profile.as_str(), outcome.rows, outcome.records.len()), ("eu-cohesion", 8240, 8226));
    assert_eq!(outcome.rejected().into_iter().collect::<Vec<_>>(), [(Code::RepeatedRow, 14)]);
    let notes = |code| {
        outcome.records.iter().filter(|record| record.origin().notices.iter().any(|notice| notice.code == code)).count()
    };
    assert_eq!(notes(Code::EndsBeforeStart), 5);
    assert!(notes(Code::BudgetNotPositive) >= 75, "79 budgets are zero or less, some in repeated rows");
    assert!(notes(Code::ControlRemoved) >= 90);
    let languages: HashSet<_> = outcome.projects().iter().map(|project| project.language.as_str().to_owned()).collect();
    assert_eq!(languages.len(), 10);
    let in_region = outcome
        .projects()
        .iter()
        .filter(|project| project.region_code.as_ref().is_some_and(|code| code.len() > 2))
        .count();
    assert!(in_region > 6900, "{in_region}");
}

#[test]
fn digital_social_innovation_projects_and_organisations_are_read_with_their_links() {
    let Some(projects) = import("projects/dsi4eu_projects_dev.json", Kind::Projects) else { return };
    let Some(organisations) = import("projects/dsi4eu_organisations_dev.json", Kind::Organisations) else {
        return;
    };
    assert_eq!((projects.rows, projects.records.len()), (522, 522));
    assert_eq!((organisations.rows, organisations.records.len()), (790, 790));
    let ids: HashSet<_> = organisations.records.iter().map(|record| record.origin().source_id.clone()).collect();
    let links: Vec<_> =
        projects.projects().iter().flat_map(|project| project.organisation_source_ids.clone()).collect();
    let known = links.iter().filter(|id| ids.contains(*id)).count();
    assert!(known * 10 > links.len() * 9, "{known} of {} links lead to an organisation", links.len());
    let with_helix = organisations
        .records
        .iter()
        .filter(|record| matches!(record, Record::Organisation(found) if found.helix.is_some()));
    assert_eq!(with_helix.count(), 790 - 161);
    let founded = organisations
        .records
        .iter()
        .filter(|record| matches!(record, Record::Organisation(found) if found.founded_on.is_some()));
    assert_eq!(founded.count(), 790 - 749);
}

#[test]
fn interreg_partners_become_projects_and_organisations() {
    let name = "projects/interreg_2021_2027_swedish_partners.json";
    let Some(outcome) = import(name, Kind::Projects) else { return };
    assert_eq!((outcome.rows, outcome.records.len(), outcome.rejections.len()), (1196, 586, 0));
    let projects = outcome.projects();
    let partners: usize = projects.iter().map(|project| project.partners.len()).sum();
    assert!(partners > 1100, "{partners}");
    assert!(projects.iter().all(|project| !project.tags.iter().any(|tag| tag == "RSO6.1" || tag == "RSO6.4")));
    assert!(projects.iter().any(|project| project.tags.iter().any(|tag| tag == "ISO6.1")));
    assert!(projects.iter().all(|project| project.region_code.as_ref().is_some_and(|code| code.starts_with("SE"))));
    assert_eq!(counts(name, Kind::Organisations), Some(("interreg-organisations".into(), 1196, 613, 17)));
}

#[test]
fn raw_lists_of_four_countries_are_read_by_their_profiles() {
    let Some(hr) = counts("projects/raw_hr_esif_utf8_comma.csv", Kind::Projects) else { return };
    assert_eq!(hr, ("hr-esif".into(), 2532, 1215, 0));
    assert_eq!(
        counts("projects/raw_pl_esf_cp1250_semicolon.csv", Kind::Projects),
        Some(("pl-esf".into(), 2437, 2437, 0))
    );
    assert_eq!(counts("projects/raw_si_2014_2020.xls", Kind::Projects), Some(("si-2014-2020".into(), 193, 179, 0)));
    assert_eq!(counts("projects/raw_uk_esif_2014_2020.csv", Kind::Projects), Some(("uk-esif".into(), 394, 394, 0)));
}

#[test]
fn the_first_croatian_operation_covers_the_whole_country_once() {
    let Some(outcome) = import("projects/raw_hr_esif_utf8_comma.csv", Kind::Projects) else { return };
    let projects = outcome.projects();
    let first = projects.first().unwrap();
    assert_eq!(first.title, "Informatizacija i stručne edukacije u centrima za socijalnu skrb (ISECSS)");
    assert_eq!((first.origin.rows.len(), first.region_code.as_deref()), (21, Some("HR0")));
    let budget = first.budget.as_ref().unwrap();
    assert_eq!(
        (budget.cents, budget.currency.as_str(), first.budget_eur_cents),
        (517_233_850, "HRK", Some(68_648_729))
    );
    assert_eq!(first.started_on.unwrap().to_string(), "2015-06-18");
}

#[test]
fn the_same_file_gives_the_same_records_a_second_time() {
    for name in ["projects/raw_hr_esif_utf8_comma.csv", "projects/raw_uk_esif_2014_2020.csv"] {
        let (Some(first), Some(again)) = (import(name, Kind::Projects), import(name, Kind::Projects)) else { return };
        let print = |record: &Record| (record.origin().source_id.clone(), record.fingerprint());
        assert!(first.records.iter().map(print).eq(again.records.iter().map(print)), "{name}");
    }
}

#[test]
fn ckan_answers_become_datasets() {
    let Some(outcome) = import("catalogues/ckan_datasud_fr_package_search.json", Kind::Datasets) else { return };
    assert_eq!((outcome.profile.as_str(), outcome.records.len()), ("ckan", 7));
    let with_files = outcome
        .records
        .iter()
        .filter(|record| matches!(record, Record::Dataset(found) if !found.distributions.is_empty()));
    assert_eq!(with_files.count(), 7);
    assert_eq!(counts("catalogues/ckan_datasud_fr_package_show.json", Kind::Datasets), Some(("ckan".into(), 1, 1, 0)));
}

#[test]
fn the_language_of_a_text_is_recognised_or_left_open_but_seldom_wrong() {
    use rialto_exchange::tabular::clean::language::Recogniser;
    let Some(outcome) = COHESION.as_ref() else { return };
    let all = Recogniser::new(&[]);
    let (mut right, mut wrong, mut open) = (0, 0, 0);
    for project in outcome.projects().into_iter().filter(|project| project.summary.is_some()).step_by(5) {
        match all.recognise(&[&project.title, project.summary.as_deref().unwrap_or_default()]) {
            Some(language) if language == project.language => right += 1,
            Some(_) => wrong += 1,
            None => open += 1,
        }
    }
    eprintln!("language: {right} right, {wrong} wrong, {open} left open");
    assert!(wrong * 50 < right, "{wrong} wrong of {right} right");
    assert!(open * 5 < right, "{open} left open of {right} right");
}
