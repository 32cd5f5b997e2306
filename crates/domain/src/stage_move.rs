//! A move of a project between stages, decided as a whole: the way, its gate, and an override that stays visible.

use crate::error::Issue;
use crate::gate::{GateFacts, Move, Refusal, Requirement, gates, may_enter};
use crate::vocabulary::Stage;

/// What somebody wants of a project.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The stage to enter.
    pub to: Stage,
    /// Whether evidence or a reason was written.
    pub has_note: bool,
    /// Whether a hub's manager wrote why the gate need not be met.
    pub overrides: bool,
}

/// A move that may be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which way it goes.
    pub way: Move,
    /// What the gate asks for and is not met; there is something only where the gate is overridden.
    pub missing: Vec<Requirement>,
}

/// Decides a move.
///
/// # Errors
/// At `input.stage`: `SKIPS`, `STAYS`, `ENDED`, or `GATE_NOT_MET` for each requirement that is missing. At `input.note`:
/// `REASON_NEEDED`. At `input.overrideReason`: `OVERRIDE_NOT_NEEDED`, so that a reason is never on record for nothing.
pub fn decide(facts: &GateFacts, wish: Wish) -> Result<Decision, Vec<Issue>> {
    let way = may_enter(facts.stage, wish.to).map_err(|refusal| vec![refused(refusal)])?;
    let mut issues = Vec::new();
    if way.needs_reason() && !wish.has_note {
        let message = "Write why the project goes back; the reason stays with its way.";
        issues.push(Issue::new(&["input", "note"], "REASON_NEEDED", message));
    }
    let missing = if way == Move::Forward { missing(facts, wish.to) } else { Vec::new() };
    if missing.is_empty() && wish.overrides {
        let message = "Nothing is missing here, so there is nothing to override; leave the reason out.";
        issues.push(Issue::new(&["input", "overrideReason"], "OVERRIDE_NOT_NEEDED", message));
    }
    if !wish.overrides {
        issues.extend(missing.iter().map(|requirement| not_met(wish.to, *requirement)));
    }
    if issues.is_empty() { Ok(Decision { way, missing }) } else { Err(issues) }
}

/// What the gate of a stage asks for and the project does not have.
pub fn missing(facts: &GateFacts, stage: Stage) -> Vec<Requirement> {
    gates(facts)
        .into_iter()
        .filter(|gate| gate.stage == stage)
        .flat_map(|gate| gate.requirements)
        .filter(|one| !one.is_met)
        .map(|one| one.requirement)
        .collect()
}

fn not_met(stage: Stage, requirement: Requirement) -> Issue {
    let (stage, requirement) = (stage.as_str().to_uppercase(), requirement.as_str().to_uppercase());
    let message = format!("The gate of {stage} asks for {requirement}: record evidence of it first.");
    Issue::new(&["input", "stage"], "GATE_NOT_MET", message).param("requirement", requirement).param("stage", stage)
}

fn refused(refusal: Refusal) -> Issue {
    let issue = |code| Issue::new(&["input", "stage"], code, format!("{}.", sentence(&refusal)));
    match refusal {
        Refusal::Skips { next } => issue("SKIPS").param("next", next.as_str().to_uppercase()),
        Refusal::Stays => issue("STAYS"),
        Refusal::Ended { exit } => issue("ENDED").param("exit", exit.as_str().to_uppercase()),
    }
}

fn sentence(refusal: &Refusal) -> String {
    let text = refusal.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::{GateEvidence, WAY, requirements};
    use crate::text::Language;
    use crate::vocabulary::Vocabulary;
    use proptest::prelude::*;

    fn evidence(requirement: Requirement) -> GateEvidence {
        GateEvidence { requirement, text: "seen".to_owned(), language: Language::english(), met_on: None }
    }

    fn at(stage: Stage) -> GateFacts {
        GateFacts { stage, history: vec![stage], evidence: Vec::new(), has_link: false, has_leader: false }
    }

    fn facts() -> impl Strategy<Value = GateFacts> {
        let shown = prop::sample::subsequence(Requirement::ALL.to_vec(), 0..=Requirement::ALL.len());
        (prop::sample::select(Stage::ALL), shown, any::<bool>(), any::<bool>()).prop_map(
            |(stage, shown, has_link, has_leader)| GateFacts {
                evidence: shown.into_iter().map(evidence).collect(),
                has_link,
                has_leader,
                ..at(stage)
            },
        )
    }

    proptest! {
        #[test]
        fn without_an_override_nothing_passes_a_gate_that_is_not_met(
            facts in facts(), to in prop::sample::select(Stage::ALL), has_note: bool,
        ) {
            let decided = decide(&facts, Wish { to, has_note, overrides: false });
            let lacking = missing(&facts, to);
            match decided {
                Ok(Decision { way, missing }) => {
                    prop_assert!(missing.is_empty());
                    prop_assert!(way != Move::Forward || lacking.is_empty());
                    prop_assert!(way != Move::Back || has_note);
                }
                Err(issues) => prop_assert!(!issues.is_empty()),
            }
        }

        #[test]
        fn an_override_opens_a_gate_and_nothing_else(
            facts in facts(), to in prop::sample::select(Stage::ALL), has_note: bool,
        ) {
            let overridden = decide(&facts, Wish { to, has_note, overrides: true });
            if let Ok(Decision { way, missing }) = overridden {
                prop_assert_eq!(way, Move::Forward);
                prop_assert!(!missing.is_empty(), "what was overridden is on record");
            } else {
                let plain = decide(&facts, Wish { to, has_note, overrides: false });
                let closed = plain.err().is_some_and(|issues| issues.iter().all(|issue| issue.code == "GATE_NOT_MET"));
                prop_assert!(!closed, "a closed gate can be overridden");
            }
        }
    }

    #[test]
    fn the_way_is_walked_with_evidence_alone() {
        let mut facts = at(Stage::NeedIdentified);
        for to in &WAY[1..] {
            let wish = Wish { to: *to, has_note: false, overrides: false };
            let issues = decide(&facts, wish).unwrap_err();
            let asked: Vec<_> = issues.iter().map(|issue| issue.params["requirement"].to_lowercase()).collect();
            assert_eq!(asked, requirements(*to).iter().map(|one| one.as_str().to_owned()).collect::<Vec<_>>());
            facts.evidence.extend(requirements(*to).iter().map(|one| evidence(*one)));
            assert_eq!(decide(&facts, wish), Ok(Decision { way: Move::Forward, missing: Vec::new() }));
            facts.stage = *to;
        }
        let out = decide(&facts, Wish { to: Stage::SpunOff, has_note: false, overrides: false });
        assert_eq!(out.map(|decision| decision.way), Ok(Move::Out));
    }

    #[test]
    fn each_refusal_says_where_and_what() {
        let wish = |to| Wish { to, has_note: false, overrides: false };
        let code = |from, to| {
            let issues = decide(&at(from), wish(to)).unwrap_err();
            (issues[0].code, issues[0].path.join("."), issues[0].params.clone())
        };
        assert_eq!(code(Stage::Tested, Stage::Tested).0, "STAYS");
        let (skips, path, params) = code(Stage::NeedIdentified, Stage::Market);
        assert_eq!((skips, path.as_str(), params["next"].as_str()), ("SKIPS", "input.stage", "UNDERSTOOD"));
        assert_eq!(code(Stage::Stopped, Stage::Tested).2["exit"], "STOPPED");
        assert_eq!(code(Stage::Tested, Stage::Understood).1, "input.note");
        let idle = Wish { to: Stage::Stopped, has_note: true, overrides: true };
        assert_eq!(decide(&at(Stage::Tested), idle).unwrap_err()[0].code, "OVERRIDE_NOT_NEEDED");
    }
}
