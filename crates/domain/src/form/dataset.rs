//! The form of datasets, with DCAT's words.

use super::{Field, Form, LANGUAGE, REGION, Rule, field, list};
use crate::id::Kind;
use crate::vocabulary::Theme;

/// The EU's authority table `access-right`, as far as it is for open data.
const ACCESS_RIGHTS: &[&str] = &["PUBLIC", "RESTRICTED", "NON_PUBLIC"];

/// The EU's authority table `frequency` of the Publications Office.
const FREQUENCIES: &[&str] = &[
    "1MIN",
    "5MIN",
    "10MIN",
    "15MIN",
    "30MIN",
    "HOURLY",
    "BIHOURLY",
    "TRIHOURLY",
    "12HRS",
    "DAILY",
    "DAILY_2",
    "WEEKLY",
    "WEEKLY_2",
    "WEEKLY_3",
    "WEEKLY_5",
    "BIWEEKLY",
    "MONTHLY",
    "MONTHLY_2",
    "MONTHLY_3",
    "BIMONTHLY",
    "QUARTERLY",
    "ANNUAL",
    "ANNUAL_2",
    "ANNUAL_3",
    "BIENNIAL",
    "TRIENNIAL",
    "QUADRENNIAL",
    "QUINQUENNIAL",
    "DECENNIAL",
    "BIDECENNIAL",
    "TRIDECENNIAL",
    "CONT",
    "UPDATE_CONT",
    "IRREG",
    "AS_NEEDED",
    "NOT_PLANNED",
    "NEVER",
    "UNKNOWN",
    "OTHER",
];

#[rustfmt::skip]
pub(super) static FORM: Form = Form {
    kind: Kind::Dataset,
    fields: &[
        field("title", Rule::Line(300), "`dct:title`: one line of at most 300 characters.").created().translated(),
        LANGUAGE,
        field("description", Rule::Prose(20_000), "`dct:description`: Markdown of at most 20,000 characters; needed to publish.").published().translated(),
        field("publisher", Rule::Line(200), "`dct:publisher`, its name.").searched(),
        field("contact", Rule::Line(200), "`dcat:contactPoint`, a public address or page."),
        field("landingPage", Rule::Link, "`dcat:landingPage`; it or a distribution is needed to publish."),
        field("licence", Rule::Line(200), "`dct:license`: an address or a name."),
        field("accessRights", Rule::Code(ACCESS_RIGHTS), "`dct:accessRights`: `PUBLIC`, `RESTRICTED`, `NON_PUBLIC`."),
        field("frequency", Rule::Code(FREQUENCIES), "`dct:accrualPeriodicity`: a code of the EU frequency list, such as `ANNUAL`."),
        field("themes", Rule::SomeOf(list!(Theme)), "`dcat:theme`."),
        field("keywords", Rule::Words(50, 100), "`dcat:keyword`: at most 50 of 100 characters.").searched(),
        field("issuedOn", Rule::Day, "`dct:issued`."),
        field("modifiedOn", Rule::Day, "`dct:modified`."),
        field("temporalStart", Rule::Day, "Start of `dct:temporal`."),
        field("temporalEnd", Rule::Day, "End of `dct:temporal`, not before its start."),
        Field { about: "`dct:spatial`: the region it is about.", ..REGION },
        field("distributions", Rule::Rows("[DistributionInput!]", DISTRIBUTION, 100), "`dcat:distribution`: files and services, at most 100; all of them, in order."),
    ],
    spans: &[("temporalStart", "temporalEnd")],
    one_of: &["landingPage", "distributions"],
};

#[rustfmt::skip]
const DISTRIBUTION: &[Field] = &[
    field("title", Rule::Line(300), "`dct:title`."),
    field("accessUrl", Rule::Link, "`dcat:accessURL`.").created(),
    field("downloadUrl", Rule::Link, "`dcat:downloadURL`."),
    field("format", Rule::Line(60), "`dct:format`: `CSV`."),
    field("mediaType", Rule::Line(100), "`dcat:mediaType`: `text/csv`."),
    field("licence", Rule::Line(200), "`dct:license`."),
    field("byteSize", Rule::Whole(0, 9_007_199_254_740_991), "`dcat:byteSize`, bytes."),
    field("modifiedOn", Rule::Day, "`dct:modified`."),
];
