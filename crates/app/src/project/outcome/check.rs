//! What is written about an end, put in order; names in it.

use super::{ConcludeProject, TEXT};
use crate::checks::{Checks, language, today};
use crate::record::Acting;
use rialto_domain::id::ProjectId;
use rialto_domain::lesson::names::{self, Found, Known};
use rialto_domain::lesson::{self, Figure, MOST_FIGURES, OutcomePublication, Telling};
use rialto_domain::project::Outcome;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::OutcomeKind;
use rialto_domain::wording;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::outcome::{self as rows, Told, Written};

/// A name that was found in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameFinding {
    /// The field, from `input` on.
    pub path: Vec<String>,
    /// What and why.
    pub found: Found,
}

/// Puts the input in order.
///
/// # Errors
/// All that is wrong with it.
pub(super) fn written(acting: &Acting<'_>, before: Option<&Written>, input: &ConcludeProject) -> Result<Written> {
    let mut checks = Checks::default();
    let mut text = |name: &str, text: &Option<String>| {
        checks.take(wording::optional(&["input", name], text.as_deref(), TEXT, wording::prose))
    };
    let (tried, would_differ) = (text("tried", &input.tried), text("wouldDiffer", &input.would_differ));
    let concluded_on = checks.take(wording::past(&["input", "concludedOn"], input.concluded_on, today(acting)));
    let publish_on = checks.take(lesson::day(&["input", "publishOn"], input.publish_on, today(acting)));
    let language = language(&mut checks, acting, input.language.as_deref());
    let figures = figures(&mut checks, input.figures.as_deref().unwrap_or_default());
    let mut causes = input.causes.clone();
    causes.sort_by_key(|cause| cause.as_str());
    causes.dedup();
    if causes.is_empty() && matches!(input.kind, OutcomeKind::Failed | OutcomeKind::StoppedEarly) {
        let message = "Choose at least one cause: it is what others learn from.";
        checks.add([Issue::new(&["input", "causes"], "CAUSES_NEEDED", message)]);
    }
    let (Some(tried), Some(would_differ), Some(concluded_on), Some(publish_on), Some(language)) =
        (tried, would_differ, concluded_on, publish_on, language)
    else {
        return Err(checks.error());
    };
    checks.done()?;
    let publication = input.publication.unwrap_or(OutcomePublication::Named);
    let translations = match publication {
        OutcomePublication::Named => kept(before.map(|before| &before.outcome), tried.as_ref(), would_differ.as_ref()),
        // they were written for a page with names
        OutcomePublication::Anonymous => Translations::default(),
    };
    let outcome = Outcome { kind: input.kind, causes, language, tried, would_differ, translations, concluded_on };
    Ok(Written {
        outcome,
        figures,
        telling: Telling { publication, publish_on, written_at: acting.now },
        told: Told::No,
    })
}

fn figures(checks: &mut Checks, given: &[Figure]) -> Vec<Figure> {
    if given.len() > MOST_FIGURES {
        let message = format!("Give at most {MOST_FIGURES} figures.");
        checks.add([Issue::new(&["input", "figures"], "TOO_MANY", message).param("most", MOST_FIGURES)]);
    }
    let mut all = Vec::new();
    for (at, figure) in given.iter().take(MOST_FIGURES).enumerate() {
        match figure.clone().checked(at) {
            Ok(figure) => all.push(figure),
            Err(issues) => checks.add(issues),
        }
    }
    all
}

/// Translations of texts that stay as they were.
fn kept(before: Option<&Outcome>, tried: Option<&String>, would_differ: Option<&String>) -> Translations {
    let Some(before) = before else { return Translations::default() };
    let mut translations = before.translations.clone();
    for texts in translations.values_mut() {
        texts.retain(|name, _| match name.as_str() {
            "tried" => before.tried.as_ref() == tried,
            _ => before.would_differ.as_ref() == would_differ,
        });
    }
    translations.retain(|_, texts| !texts.is_empty());
    translations
}

/// Names in what is written: all that may tell who somebody is for what is told without a name, people and ways to them for
/// what is told by name.
pub(super) async fn names(acting: &Acting<'_>, project: ProjectId, written: &Written) -> Result<Vec<NameFinding>> {
    let path = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
    let mut texts = vec![
        (path(&["input", "tried"]), written.outcome.tried.clone()),
        (path(&["input", "wouldDiffer"]), written.outcome.would_differ.clone()),
    ];
    for (at, figure) in written.figures.iter().enumerate() {
        let at = at.to_string();
        texts.push((path(&["input", "figures", &at, "name"]), Some(figure.name.clone())));
        texts.push((path(&["input", "figures", &at, "unit"]), figure.unit.clone()));
    }
    let texts: Vec<(Vec<String>, String)> =
        texts.into_iter().filter_map(|(path, text)| text.map(|text| (path, text))).collect();
    let own = rows::names(&acting.transaction, project).await?;
    let sorted = texts.iter().flat_map(|(_, text)| names::candidates(text)).collect();
    let mut people = rows::people(&acting.transaction, &sorted).await?;
    people.retain(|name| !own.team.contains(name));
    let known = Known { team: own.team, people, organisations: own.organisations, project: own.project };
    let anonymous = written.telling.publication == OutcomePublication::Anonymous;
    let found = texts.iter().flat_map(|(path, text)| {
        let each = names::find(text, &known).into_iter();
        each.map(|found| NameFinding { path: path.clone(), found })
    });
    Ok(found.filter(|finding| anonymous || finding.found.why.matters_when_named()).collect())
}
