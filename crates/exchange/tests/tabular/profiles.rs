//! The built-in profiles, on invented rows with the columns of the real lists.

use super::{gazetteer, run};
use rialto_domain::vocabulary::{Helix, OrganisationRole};
use rialto_exchange::tabular::{Code, Kind, Options, Record};
use serde_json::json;
use std::fs;
use tempfile::TempDir;

fn import(text: &str, kind: Kind) -> super::Outcome {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("list");
    fs::write(&path, text).unwrap();
    run(&path, kind, Options::default(), &gazetteer())
}

#[test]
fn rows_of_interreg_partners_make_one_project_with_its_partners() {
    let row = |project: &str, name: &str, role: &str, more: (&str, &str, i64)| {
        json!({
            "id": 1, "program": "AURORA", "projekttyp": "Regular", "startdatum": more.0, "slutdatum": "2026-02-31", "projektnamn": project,
            "organisationsnamn": name, "organisationstyp": more.1, "organisationsroll": role, "nuts3": "Västerbottens län", "nuts2": "Övre Norrland",
            "partnerbudget": more.2, "specifiktmal": "RSO6.1", "land": "Sverige"
        })
    };
    let list = json!([
        row("Snow School", "Demo kommun", "PP", ("2023-02-01", "Local public authority", 1000)),
        row("Another", "Demo AB", "LP", ("2023-01-01", "Large enterprise", 0)),
        row("snow  school", "Demo universitet", "LP", ("2023-01-01", "Higher education and research institution", 500)),
        row("Snow School", "DEMO KOMMUN", "PP", ("2023-03-01", "Other", 10)),
    ]);
    let outcome = import(&list.to_string(), Kind::Projects);
    assert_eq!((outcome.profile.as_str(), outcome.rows, outcome.records.len()), ("interreg-partners", 4, 2));
    let school = outcome.projects()[0];
    assert_eq!(school.origin.rows, [1, 3, 4]);
    assert_eq!(school.organisation_name.as_deref(), Some("Demo universitet"));
    let partners: Vec<_> =
        school.partners.iter().map(|partner| (partner.name.as_str(), partner.role, partner.helix)).collect();
    assert_eq!(
        partners,
        [
            ("Demo universitet", OrganisationRole::Lead, Some(Helix::Academia)),
            ("Demo kommun", OrganisationRole::Partner, Some(Helix::Government)),
        ]
    );
    assert_eq!(school.budget_eur_cents, Some(151_000));
    assert_eq!(school.started_on.unwrap().to_string(), "2023-01-01");
    assert_eq!(school.ended_on.unwrap().to_string(), "2026-02-28");
    assert_eq!((school.region_code.as_deref(), school.tags[0].as_str()), (Some("SE331"), "ISO6.1"));
    assert_eq!(import(&list.to_string(), Kind::Organisations).records.len(), 3);
}

#[test]
fn dirty_html_empty_dates_and_links_of_digital_social_innovation_are_handled() {
    let list = json!([{
        "organisation_id": 12, "organisation_name": "Demo Lab", "website": "", "short_description": "null",
        "long_description": "<p style=\"color:red\">We <b>make</b> things.</p>\n<ul>\n<li>one</li>\n</ul><script>alert(1)</script>",
        "country": "Spain", "region": "Sevilla", "latitude": 0, "longitude": 0, "address": ",\n", "organisation_type": {"id": 4, "name": "Grassroots organisation or community network"},
        "organisation_size": "6-10 people", "startDate": "1970-01-01", "linked_project_ids": ["7", "9"], "tags": ["maker", "Maker", ""], "networkTags": [{"id": "1", "name": "FabLab"}], "created": ""
    }]);
    let outcome = import(&list.to_string(), Kind::Organisations);
    assert_eq!(outcome.profile, "dsi-organisations");
    let Record::Organisation(lab) = &outcome.records[0] else { panic!("an organisation is expected") };
    assert_eq!(lab.origin.source_id, "12");
    assert_eq!(lab.description.as_deref(), Some("We make things.\n* one"));
    assert_eq!(
        (lab.summary.as_ref(), lab.founded_on, lab.point, lab.helix),
        (None, None, None, Some(Helix::CivilSociety))
    );
    assert_eq!(
        (lab.region_code.as_deref(), lab.project_source_ids.as_slice()),
        (Some("ES618"), &["7".to_owned(), "9".to_owned()][..])
    );
    assert_eq!(lab.tags, ["maker", "FabLab"]);
    let codes: Vec<Code> = lab.origin.notices.iter().map(|notice| notice.code).collect();
    assert!(
        codes.contains(&Code::EpochDate) && codes.contains(&Code::PointMissing) && codes.contains(&Code::HtmlRemoved),
        "{codes:?}"
    );
}

#[test]
fn a_croatian_operation_of_two_counties_is_one_project() {
    let text = "Naziv projekta,Fond,Operativni program,NUTSII,Županija,Korisnik,Opis projekta,Datum ugovaranja,Zaključni datum provedbe aktivnosti,Bespovratna sredstva,Ukupno prihvatljivi troškovi\n\
        VRT ZA SVE GENERACIJE,ESF,Ljudi,Adriatic Croatia,ISTARSKA,Udruga Demo,\"Opis\nu dva retka.\",18.06.2015,17.06.2016,\"1.000,50 kn\",\"2.000,50 kn\"\n\
        VRT ZA SVE GENERACIJE,ESF,Ljudi,Adriatic Croatia,ZADARSKA,Udruga Demo,\"Opis\nu dva retka.\",18.06.2015,17.06.2016,\"1.000,50 kn\",\"2.000,50 kn\"\n";
    let outcome = import(text, Kind::Projects);
    assert_eq!((outcome.profile.as_str(), outcome.rows, outcome.records.len()), ("hr-esif", 2, 1));
    let garden = outcome.projects()[0];
    assert_eq!((garden.title.as_str(), garden.origin.rows.as_slice()), ("Vrt za sve generacije", &[2, 3][..]));
    assert_eq!(garden.budget.as_ref().unwrap().cents, 200_050, "each row repeats the whole budget");
    assert_eq!(garden.description.as_deref(), Some("Opis\nu dva retka."));
    assert_eq!(garden.country.as_deref(), Some("HR"));
}

#[test]
fn an_answer_of_ckan_becomes_datasets_with_their_files() {
    let answer = json!({"help": "", "success": true, "result": {"count": 1, "facets": {"x": {"items": [{"name": "y"}]}}, "results": [{
        "id": "a-1", "title": "Aires de jeux", "notes": "Toutes les aires de jeux de la commune, avec leur accessibilité et leurs horaires.", "license_id": "lov2", "license_title": "Licence Ouverte 2.0",
        "organization": {"title": "Commune démo"}, "author_email": "demo@example.org", "url": "https://data.example.org/aires", "metadata_created": "2025-07-16T08:11:44.531453+00:00",
        "metadata_modified": "2025-07-17", "tags": [{"name": "jeux", "display_name": "jeux"}], "groups": [{"title": "Ville"}], "num_resources": 9,
        "resources": [{"name": "csv", "url": "https://data.example.org/a.csv", "format": "CSV", "size": 1955, "mimetype": null}, {"name": "none", "url": "", "format": "PDF"}, {"name": "bad", "url": "javascript:alert(1)", "format": "X"}]
    }]}});
    let outcome = import(&answer.to_string(), Kind::Datasets);
    assert_eq!((outcome.profile.as_str(), outcome.records.len()), ("ckan", 1));
    let Record::Dataset(found) = &outcome.records[0] else { panic!("a dataset is expected") };
    assert_eq!(
        (found.language.as_str(), found.publisher.as_deref(), found.licence.as_deref()),
        ("fr", Some("Commune démo"), Some("Licence Ouverte 2.0"))
    );
    assert_eq!(found.issued_on.unwrap().to_string(), "2025-07-16");
    assert_eq!(found.distributions.len(), 1);
    assert_eq!((found.distributions[0].format.as_deref(), found.distributions[0].byte_size), (Some("CSV"), Some(1955)));
    assert!(found.origin.notices.iter().any(|notice| notice.code == Code::LinkRefused));
}
