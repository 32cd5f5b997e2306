use super::*;
use proptest::prelude::*;

fn distribution() -> impl Strategy<Value = DistributionFacts> {
    let format = prop::option::of(prop::sample::select(vec!["CSV", "XLSX", "PDF", "SHP", "our own", ""]));
    let media = prop::option::of(prop::sample::select(vec!["text/csv", "application/pdf", "x", " "]));
    let licence = prop::option::of(prop::sample::select(vec!["CC0", "free", ""]));
    let answers = || prop::option::of(any::<bool>());
    (any::<bool>(), answers(), any::<bool>(), answers(), format, media, licence, any::<bool>(), any::<bool>()).prop_map(
        |(
            access_url,
            access_answers,
            download_url,
            download_answers,
            format,
            media_type,
            licence,
            byte_size,
            modified,
        )| {
            DistributionFacts {
                access_url,
                access_answers,
                download_url,
                download_answers,
                format: format.map(str::to_owned),
                media_type: media_type.map(str::to_owned),
                licence: licence.map(str::to_owned),
                byte_size,
                modified,
            }
        },
    )
}

fn dataset() -> impl Strategy<Value = DatasetFacts> {
    let rights = prop::option::of(prop::sample::select(vec!["PUBLIC", "open", ""]));
    let licence = prop::option::of(prop::sample::select(vec!["CC0", "free"]));
    (
        prop::array::uniform10(any::<bool>()),
        rights,
        licence,
        prop::option::of(any::<bool>()),
        prop::collection::vec(distribution(), 0..4),
    )
        .prop_map(|(flags, access_rights, licence, rights, distributions)| {
            let [title, description, keyword, theme, spatial, temporal, contact, publisher, issued, modified] = flags;
            DatasetFacts {
                title,
                description,
                keyword,
                theme,
                spatial,
                temporal,
                licence: licence.map(str::to_owned),
                access_rights: access_rights.map(str::to_owned),
                contact,
                publisher,
                rights,
                issued,
                modified,
                distributions,
            }
        })
}

/// Every way to fill in one property that is missing.
fn additions(known: &DatasetFacts) -> Vec<DatasetFacts> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut DatasetFacts)| {
        let mut more = known.clone();
        change(&mut more);
        all.push(more);
    };
    let flags: [fn(&mut DatasetFacts) -> &mut bool; 10] = [
        |d| &mut d.title,
        |d| &mut d.description,
        |d| &mut d.keyword,
        |d| &mut d.theme,
        |d| &mut d.spatial,
        |d| &mut d.temporal,
        |d| &mut d.contact,
        |d| &mut d.publisher,
        |d| &mut d.issued,
        |d| &mut d.modified,
    ];
    for flag in flags {
        with(&|d| *flag(d) = true);
    }
    with(&|d| {
        d.rights.get_or_insert(true);
    });
    for text in ["CC0", "free"] {
        with(&|d| {
            d.licence.get_or_insert(text.to_owned());
        });
    }
    for text in ["PUBLIC", "open"] {
        with(&|d| {
            d.access_rights.get_or_insert(text.to_owned());
        });
    }
    with(&|d| d.distributions.push(DistributionFacts { access_url: true, ..Default::default() }));
    for at in 0..known.distributions.len() {
        for text in ["CSV", "PDF", "our own"] {
            with(&|d| {
                d.distributions[at].format.get_or_insert(text.to_owned());
            });
        }
        for text in ["text/csv", "x"] {
            with(&|d| {
                d.distributions[at].media_type.get_or_insert(text.to_owned());
            });
        }
        with(&|d| d.distributions[at].download_url = true);
        with(&|d| d.distributions[at].access_url = true);
        with(&|d| d.distributions[at].byte_size = true);
        with(&|d| d.distributions[at].modified = true);
        for answer in [true, false] {
            with(&|d| {
                d.distributions[at].access_answers.get_or_insert(answer);
            });
            with(&|d| {
                d.distributions[at].download_answers.get_or_insert(answer);
            });
        }
    }
    all
}

proptest! {
    #[test]
    fn points_never_exceed_the_most_and_dimensions_sum_to_them(known in dataset()) {
        let quality = Quality::of(&known);
        prop_assert!(quality.points <= MOST);
        let sums = MqaDimension::ALL.iter().map(|dimension| quality.dimension(*dimension));
        let (points, most) = sums.clone().fold((0, 0), |(p, m), (points, of)| (p + points, m + of));
        prop_assert_eq!((points, most), (quality.points, MOST));
        prop_assert!(sums.clone().all(|(points, most)| points <= most));
        prop_assert_eq!(quality.checks.len(), MqaCheck::ALL.len());
    }

    #[test]
    fn a_property_that_is_added_never_costs_points(known in dataset()) {
        let before = Quality::of(&known).points;
        for more in additions(&known) {
            let after = Quality::of(&more).points;
            prop_assert!(after >= before, "{before} became {after}: {more:?}");
        }
    }

    #[test]
    fn each_rating_takes_its_own_points(points in 0..=MOST) {
        let rating = QualityRating::of(points);
        prop_assert!((rating.least()..=rating.greatest()).contains(&points));
        let others = QualityRating::ALL.iter().filter(|other| **other != rating);
        prop_assert!(others.into_iter().all(|other| !(other.least()..=other.greatest()).contains(&points)));
    }
}

#[test]
fn the_dimensions_are_worth_what_the_methodology_says() {
    let nothing = Quality::of(&DatasetFacts::default());
    let most: Vec<u16> = MqaDimension::ALL.iter().map(|dimension| nothing.dimension(*dimension).1).collect();
    assert_eq!(most, [100, 100, 110, 75, 20]);
    assert_eq!((nothing.points, nothing.rating), (0, QualityRating::Bad));
}

#[test]
fn ratings_begin_at_351_221_and_121_points() {
    let of = QualityRating::of;
    assert_eq!((of(405), of(351), of(350)), (QualityRating::Excellent, QualityRating::Excellent, QualityRating::Good));
    assert_eq!((of(221), of(220)), (QualityRating::Good, QualityRating::Sufficient));
    assert_eq!((of(121), of(120), of(0)), (QualityRating::Sufficient, QualityRating::Bad, QualityRating::Bad));
}

fn perfect() -> DatasetFacts {
    DatasetFacts {
        title: true,
        description: true,
        keyword: true,
        theme: true,
        spatial: true,
        temporal: true,
        licence: Some("CC0".to_owned()),
        access_rights: Some("PUBLIC".to_owned()),
        contact: true,
        publisher: true,
        rights: Some(true),
        issued: true,
        modified: true,
        distributions: vec![DistributionFacts {
            access_url: true,
            access_answers: Some(true),
            download_url: true,
            download_answers: Some(true),
            format: Some("CSV".to_owned()),
            media_type: Some("text/csv".to_owned()),
            licence: None,
            byte_size: true,
            modified: true,
        }],
    }
}

#[test]
fn what_has_everything_has_all_points() {
    let quality = Quality::of(&perfect());
    assert_eq!((quality.points, quality.rating), (MOST, QualityRating::Excellent));
    assert!(quality.checks.iter().all(|(_, state)| *state == CheckState::Met));
}

#[test]
fn what_was_not_probed_is_unchecked_and_what_did_not_answer_is_missing() {
    let mut known = perfect();
    known.distributions[0].access_answers = None;
    known.distributions[0].download_answers = Some(false);
    let state =
        |known: &DatasetFacts, wanted| Quality::of(known).checks.iter().find(|(check, _)| *check == wanted).unwrap().1;
    assert_eq!(state(&known, MqaCheck::AccessUrlAnswers), CheckState::Unchecked);
    assert_eq!(state(&known, MqaCheck::DownloadUrlAnswers), CheckState::Missing);
    assert_eq!(Quality::of(&known).points, MOST - 80);
    known.distributions.push(DistributionFacts { access_url: true, access_answers: Some(true), ..Default::default() });
    assert_eq!(state(&known, MqaCheck::AccessUrlAnswers), CheckState::Met, "one address that answers is enough");
}

#[test]
fn the_best_distribution_counts_as_a_whole() {
    let mut known = perfect();
    known
        .distributions
        .insert(0, DistributionFacts { access_url: true, format: Some("PDF".to_owned()), ..Default::default() });
    assert_eq!(Quality::of(&known).points, MOST);
    // a shapefile is read by machines, plain text belongs to nobody: neither makes up for the other
    known.distributions = ["SHP", "TXT"]
        .map(|format| DistributionFacts { access_url: true, format: Some(format.to_owned()), ..Default::default() })
        .to_vec();
    assert_eq!(Quality::of(&known).dimension(MqaDimension::Interoperability).0, 20 + 20 + 30);
}
