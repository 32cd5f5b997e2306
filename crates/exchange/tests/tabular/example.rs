//! The worked example of the README.

use super::{gazetteer, run};
use rialto_domain::vocabulary::Helix;
use rialto_exchange::tabular::{Code, Kind, Options, ProfileChoice};
use std::path::Path;

#[test]
fn the_example_of_the_readme_is_read_and_its_dirt_handled_by_the_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let profile = Some(ProfileChoice::File(root.join("projects.map.toml")));
    let gazetteer = gazetteer();
    let outcome =
        run(&root.join("projects.csv"), Kind::Projects, Options { profile, ..Options::default() }, &gazetteer);
    assert_eq!((outcome.rows, outcome.records.len()), (12, 11));

    let refused = &outcome.rejections[0];
    assert_eq!((refused.row, refused.column.as_str(), refused.code), (8, "Project title", Code::TitleMissing));

    let projects = outcome.projects();
    let find = |id: &str| *projects.iter().find(|project| project.origin.source_id == id).unwrap();
    let noted = |id: &str, code: Code| find(id).origin.notices.iter().any(|notice| notice.code == code);

    let first = find("D-01");
    assert_eq!(first.description.as_deref().unwrap().lines().last(), Some("* a first job interview"));
    assert_eq!((first.region_code.as_deref(), first.sdgs.as_slice()), (Some("UKD4"), &[10][..]));
    assert_eq!(first.website.as_deref(), Some("https://www.example.org/seats"));
    assert_eq!(first.partners[0].helix, Some(Helix::CivilSociety));
    assert_eq!(first.budget.as_ref().unwrap().currency, "GBP");

    assert_eq!(find("D-02").title, "Mercado de artesanía rural en línea");
    assert!(noted("D-02", Code::TitleSentenceCase));
    assert_eq!(find("D-02").budget.as_ref().unwrap().cents, 123_450);
    assert!(find("D-03").started_on.is_none() && noted("D-03", Code::EpochDate));
    assert!(find("D-03").description.as_deref().unwrap().ends_with("può riusarli."));
    assert!(find("D-04").ended_on.is_none() && noted("D-04", Code::EndsBeforeStart));
    assert_eq!(find("D-04").region_code.as_deref(), Some("SE331"));
    assert_eq!(find("D-05").started_on.unwrap().to_string(), "2024-06-01");
    assert_eq!(find("D-06").ended_on.unwrap().to_string(), "2025-12-31");
    assert!(noted("D-08", Code::BudgetNotPositive));
    assert!(find("D-10").website.is_none() && noted("D-10", Code::LinkRefused));
    assert_eq!(find("D-12").budget_eur_cents, Some(8_800_000));
    assert!(projects.iter().all(|project| project.region_code.is_some()), "every place of the example is known");
    assert!(projects.iter().all(|project| project.language.as_str() != "und"));
}
