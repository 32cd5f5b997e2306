//! How cards are made: SQL over what a record has been written with, so that there is one way to make them.

use super::{Mark, Place, REGION, SEPARATOR};
use crate::{Engine, quality};
use rialto_domain::quality::QualityRating;
use rialto_domain::vocabulary::{
    Area, Cause, FocusArea, Helix, MacroScenario, NeedKind, OutcomeKind, Stage, Theme, Vocabulary,
};

/// The columns of a card, and the expression of each for the document whose kind and key these expressions answer;
/// null for documents that have no card.
pub(crate) fn columns(engine: Engine, kind: &str, key: &str) -> [(&'static str, String); 3] {
    let of = |project: String, dataset: String| {
        format!(
            "case {kind} when 'project' then (select {project} from project p where p.id = {key}) \
             when 'dataset' then (select {dataset} from dataset p where p.id = {key}) end"
        )
    };
    [
        ("card", of(project(engine), region(engine))),
        ("card_more", of(more_of_project(), more_of_dataset())),
        ("card_words", of(language(), format!("{} || {}", language(), formats(engine)))),
    ]
}

fn project(engine: Engine) -> String {
    let needs = "need n where n.project_id = p.id and n.status = 'open'";
    [
        number::<Stage>(Mark::Stage, "p.stage"),
        bits(Mark::Area, &powers::<Area>("n.area"), needs),
        bits(Mark::NeedKind, &powers::<NeedKind>("n.kind"), needs),
        bits(Mark::Sdg, "cast(1 as bigint) << (s.sdg - 1)", "project_sdg s where s.project_id = p.id"),
        region(engine),
    ]
    .join(" | ")
}

fn more_of_project() -> String {
    let lead = "(select o.helix from organisation o where o.id = p.organisation_id and o.publication = 'published')";
    let cluster = "(select c.macro_scenario from cluster c where c.id = p.cluster_id and c.publication = 'published')";
    let themes = "dataset_use u join dataset d on d.id = u.dataset_id and d.publication = 'published' \
                  join dataset_theme h on h.dataset_id = d.id where u.project_id = p.id";
    let causes = "outcome e join outcome_cause k on k.outcome_id = e.id where e.project_id = p.id";
    [
        bits(Mark::FocusArea, &powers::<FocusArea>("f.focus_area"), "project_focus f where f.project_id = p.id"),
        number::<Helix>(Mark::Helix, lead),
        number::<MacroScenario>(Mark::MacroScenario, cluster),
        bits(Mark::Theme, &powers::<Theme>("h.theme"), themes),
        number::<OutcomeKind>(Mark::Outcome, "(select e.kind from outcome e where e.project_id = p.id)"),
        bits(Mark::Cause, &powers::<Cause>("k.cause"), causes),
    ]
    .join(" | ")
}

fn more_of_dataset() -> String {
    [
        bits(Mark::Theme, &powers::<Theme>("h.theme"), "dataset_theme h where h.dataset_id = p.id"),
        number::<QualityRating>(Mark::Rating, &format!("({})", quality::RATING.replace("{t}", "p"))),
    ]
    .join(" | ")
}

fn region(engine: Engine) -> String {
    format!(
        "coalesce((select cast({} as bigint) << {REGION} from region r where r.id = p.region_id), 0)",
        code(engine, "r.code")
    )
}

/// A NUTS code as 28 bits; see [`super::ask::code_bits`].
pub(super) fn code(engine: Engine, code: &str) -> String {
    let point = |at: usize| match engine {
        Engine::Sqlite => format!("coalesce(unicode(substr({code}, {at}, 1)), 0)"),
        Engine::Postgres => format!("ascii(substr({code}, {at}, 1))"),
    };
    let parts = [(1, 31, 23), (2, 31, 18), (3, 63, 12), (4, 63, 6), (5, 63, 0)];
    let parts = parts.map(|(at, mask, lowest)| format!("(({} & {mask}) << {lowest})", point(at)));
    format!("({})", parts.join(" | "))
}

fn language() -> String {
    format!("'{SEPARATOR}l' || p.language || '{SEPARATOR}'")
}

fn formats(engine: Engine) -> String {
    let join = match engine {
        Engine::Sqlite => "group_concat",
        Engine::Postgres => "string_agg",
    };
    format!(
        "coalesce((select {join}('f' || x.format || '{SEPARATOR}', '') from (select distinct upper(i.format) as format \
         from distribution i where i.dataset_id = p.id and i.format is not null) x), '')"
    )
}

/// The place of an expression's value in its list, from 1, at the place of the mark; 0 for none.
fn number<V: Vocabulary>(mark: Mark, expression: &str) -> String {
    format!("(cast({} as bigint) << {})", cases::<V>(expression, |at| at + 1), lowest(mark))
}

/// A bit for each value among rows: `bit` is 1 shifted by the value's place in its list.
fn bits(mark: Mark, bit: &str, from: &str) -> String {
    format!("coalesce((select cast(sum(distinct {bit}) as bigint) << {} from {from}), 0)", lowest(mark))
}

fn powers<V: Vocabulary>(column: &str) -> String {
    cases::<V>(column, |at| 1 << at)
}

/// `case column when 'a' then … end`: a number for each value of a vocabulary.
fn cases<V: Vocabulary>(column: &str, number: impl Fn(usize) -> usize) -> String {
    let whens: Vec<String> =
        V::ALL.iter().enumerate().map(|(at, value)| format!("when '{}' then {}", value.as_str(), number(at))).collect();
    format!("case {column} {} else 0 end", whens.join(" "))
}

const fn lowest(mark: Mark) -> u32 {
    match mark.place() {
        Place::Number(_, lowest, _) | Place::Bits(_, lowest, _) => lowest,
        Place::Words(_) => 0,
    }
}
