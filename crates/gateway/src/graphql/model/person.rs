//! `Person` and the list of experts.

use super::common::{connection, facets_of};
use super::project_ties;
use super::region;
use crate::graphql::connection::{Ordered, page_arguments};
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, text, values};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::plan::FieldCall;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, arg};
use rialto_domain::id::Kind;
use rialto_domain::privacy::erasure::FORMER_MEMBER;
use rialto_domain::vocabulary::Skill;
use rialto_persistence::Engine;
use rialto_persistence::person::{self as table, FacetName, Sort};
use rialto_persistence::read::Sql;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<Skill>());
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::node("Person", "A member; an expert when there are areas in which the person advises.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Person))
            .field("slug", "String!", "Address in the web app.", column(table::SLUG))
            .field("name", "String!", "Name.", column(table::NAME))
            .field("headline", "Text", "One line.", texts(table::HEADLINE))
            .with(language_argument())
            .field("biography", "Text", "Full text.", texts(table::BIOGRAPHY))
            .with(language_argument())
            .field("isExpert", "Boolean!", "Whether the person advises projects.", column(table::IS_EXPERT))
            .field(
                "isDemo",
                "Boolean!",
                "Whether the person was invented for the demo network.",
                column(table::IS_DEMO),
            )
            .field("publication", "Publication!", "Who may see the profile.", enumeration(table::PUBLICATION))
            .field(
                "isFormerMember",
                "Boolean!",
                "Whether it stands for people who erased their accounts: say so in the reader's language.",
                Box::new(|_, select, _| {
                    let same = Sql::with(format!("{}.id = ?", select.alias()), [FORMER_MEMBER.into()]);
                    Ok(Shape::Bool(select.expression(same)))
                }),
            )
            .field("areas", "[Area!]!", "Areas in which the person advises.", values(&table::AREAS, table::AREA, true))
            .field(
                "skills",
                "[SkillLevel!]!",
                "Skills with their levels.",
                objects(&table::SKILLS, "SkillLevel", "{t}.level desc, {t}.skill asc"),
            )
            .field("languages", "[Language!]!", "Languages spoken.", values(&table::LANGUAGES, table::LANGUAGE, false))
            .field(
                "placesPerMonth",
                "Int",
                "Projects the person can take on in a month.",
                column(table::PLACES_PER_MONTH),
            )
            .field("region", "Region", "Home region.", one(&table::REGION, "Region", false))
            .field(
                "regionsServed",
                "RegionConnection!",
                "Regions the person serves.",
                region::list(|select| select.relation(&table::REGIONS_SERVED)),
            )
            .with(super::common::list_arguments("RegionFilter", "RegionSort"))
            .field(
                "contributions",
                "ContributionConnection!",
                "What the person gave to projects, newest first.",
                project_ties::contributions(&table::CONTRIBUTIONS),
            )
            .with(super::common::list_arguments("ContributionFilter", "ContributionSort"))
            .field(
                "projects",
                "ProjectMemberConnection!",
                "Projects whose teams the person is in.",
                project_ties::team(&table::PROJECTS),
            )
            .with(page_arguments())
            .field("createdAt", "DateTime!", "When the person came into this network.", column(table::CREATED_AT))
            .field("updatedAt", "DateTime!", "When the profile last changed.", column(table::UPDATED_AT)),
    );
    model.object(
        Object::new("SkillLevel", "A skill and how well it is mastered.")
            .field("skill", "Skill!", "The skill.", enumeration(table::SKILL))
            .field("level", "Int!", "1 (basic) to 4 (expert).", column(table::LEVEL)),
    );
    connection(model, "Person", ("PersonConnection", "PersonEdge"), vec![facets_of("[ExpertFacet!]!")]);
    model.input(
        "ExpertFilter",
        "Which experts. All conditions hold together; values of one list are alternatives.",
        vec![
            arg(
                "regions",
                "[String!]",
                "Serving a region in the trees of these NUTS codes, or one that contains them.",
            ),
            arg("areas", "[Area!]", "Advising in these areas."),
            arg("skills", "[Skill!]", "With these skills."),
            arg("languages", "[Language!]", "Speaking these languages."),
            arg("hasFreePlaces", "Boolean", "With places in a month, or without."),
            arg("text", "String", "Found by all these words."),
            arg("isDemo", "Boolean", "Invented for the demo network, or not."),
        ],
    );
    model.enumeration(Enum::new(
        "ExpertSort",
        "Orders of experts.",
        &[
            ("NEWEST", "Newest in this network first."),
            ("NAME", "By name."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
        ],
    ));
    model.enumeration(Enum::new(
        "ExpertFacet",
        "What experts are counted by.",
        &[
            ("COUNTRY", "Countries of the regions served, as the filter `regions` finds them."),
            ("AREA", "Area."),
            ("SKILL", "Skill."),
            ("LANGUAGE", "Language spoken."),
        ],
    ));
}

/// Orders of things with a name.
pub(super) fn named_sort(name: &str, _: Engine) -> Ordered {
    let (name, sort) = match name {
        "NAME" => ("NAME", Sort::Name),
        "RELEVANCE" => ("RELEVANCE", Sort::Relevance),
        _ => ("NEWEST", Sort::Newest),
    };
    Ordered::new(name, sort.keys())
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        regions: given.list("regions")?,
        areas: given.list("areas")?,
        skills: given.list("skills")?,
        languages: given.languages()?,
        has_free_places: given.get("hasFreePlaces")?,
        text: given.text()?,
        is_demo: given.get("isDemo")?,
    })
}

/// How experts are listed.
pub(super) static LIST: Listing<table::Filter> = Listing {
    connection: "PersonConnection",
    node: "Person",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "NAME",
    sort: named_sort,
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = match name {
            "COUNTRY" => (FacetName::Country, Values::Plain),
            "AREA" => (FacetName::Area, Values::Enum),
            "SKILL" => (FacetName::Skill, Values::Enum),
            _ => (FacetName::Language, Values::Plain),
        };
        Ok(Counts::rows(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: None,
};
