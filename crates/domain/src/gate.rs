//! Stage gates: what a project must show to enter a stage, and which stages it may enter from where.
//!
//! The gates follow the hubs of Portugal Social Innovation; the crosswalk follows Murray, Caulier-Grice and Mulgan,
//! *The Open Book of Social Innovation* (2010).

use crate::text::Language;
use crate::vocabulary::{Stage, vocabulary};
use chrono::NaiveDate;

vocabulary! {
    /// What the gates ask for.
    Requirement {
        PriorityGroup = "priority_group", "The group of people who come first is named.";
        Issue = "issue", "The issue that the group faces is named.";
        UserEvidence = "user_evidence", "There is evidence from those who would use it.";
        KnownSolutions = "known_solutions", "It is known how others address the issue; a link to a project that it builds on, replicates or learned from tells it too.";
        TestResult = "test_result", "A test was run and has a result.";
        UserFeedback = "user_feedback", "Those who took part in the test said what they think.";
        NamedLeader = "named_leader", "A leader is named; somebody in the team with this role tells it too.";
        FundingProposal = "funding_proposal", "There is a proposal for its funding.";
        LegalForm = "legal_form", "It has a legal form.";
        TradingPlan = "trading_plan", "There is a trading plan of 24 months.";
        MonthsTraded = "months_traded", "It has traded for 24 months, or its hub's manager gave a reason why fewer do.";
        MarketNamed = "market_named", "The local or national market is named.";
    }
}

/// What shows that a requirement is met: one row per project and requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateEvidence {
    /// What it shows.
    pub requirement: Requirement,
    /// The evidence, in words.
    pub text: String,
    /// Language of the text.
    pub language: Language,
    /// Since when, where known.
    pub met_on: Option<NaiveDate>,
}

/// What the gates of a project are told from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateFacts {
    /// Where it stands.
    pub stage: Stage,
    /// The stages it has been at, in any order.
    pub history: Vec<Stage>,
    /// Evidence, at most one per requirement.
    pub evidence: Vec<GateEvidence>,
    /// It says of another project that it builds on it, replicates it or avoids its mistake.
    pub has_link: bool,
    /// Somebody in its team leads it.
    pub has_leader: bool,
}

/// A gate as a project stands before or behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The stage it leads to.
    pub stage: Stage,
    /// The project has entered the stage, and not gone back before it since.
    pub is_passed: bool,
    /// All requirements are met. A passed gate may have some that are not: overridden, or passed elsewhere.
    pub is_met: bool,
    /// What it asks for.
    pub requirements: Vec<GateRequirement>,
}

/// A requirement and whether it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateRequirement {
    /// What is asked for.
    pub requirement: Requirement,
    /// Whether it is met.
    pub is_met: bool,
    /// What shows it, where there is a text.
    pub evidence: Option<GateEvidence>,
}

/// The stages of the way, first to last; exits have no gate.
pub const WAY: [Stage; 6] =
    [Stage::NeedIdentified, Stage::Understood, Stage::Tested, Stage::Incubating, Stage::TestTrading, Stage::Market];

/// What the gate of a stage asks for; nothing for an exit.
pub fn requirements(stage: Stage) -> &'static [Requirement] {
    match stage {
        Stage::NeedIdentified => &[Requirement::PriorityGroup, Requirement::Issue],
        Stage::Understood => &[Requirement::UserEvidence, Requirement::KnownSolutions],
        Stage::Tested => &[Requirement::TestResult, Requirement::UserFeedback],
        Stage::Incubating => &[Requirement::NamedLeader, Requirement::FundingProposal],
        Stage::TestTrading => &[Requirement::LegalForm, Requirement::TradingPlan],
        Stage::Market => &[Requirement::MonthsTraded, Requirement::MarketNamed],
        Stage::Stopped | Stage::Merged | Stage::SpunOff => &[],
    }
}

/// The six gates of a project, first to last.
pub fn gates(facts: &GateFacts) -> Vec<Gate> {
    let reached = facts.reached();
    WAY.iter()
        .map(|stage| {
            let requirements: Vec<_> = requirements(*stage).iter().map(|asked| facts.requirement(*asked)).collect();
            Gate {
                stage: *stage,
                is_passed: stage.position() <= reached,
                is_met: requirements.iter().all(|one| one.is_met),
                requirements,
            }
        })
        .collect()
}

impl GateFacts {
    /// How far on the way it is; after an exit, how far it had come.
    fn reached(&self) -> Option<u8> {
        self.stage.position().or_else(|| self.history.iter().filter_map(|stage| stage.position()).max())
    }

    fn requirement(&self, requirement: Requirement) -> GateRequirement {
        let evidence = self.evidence.iter().find(|one| one.requirement == requirement).cloned();
        let told_otherwise = match requirement {
            Requirement::KnownSolutions => self.has_link,
            Requirement::NamedLeader => self.has_leader,
            _ => false,
        };
        GateRequirement { requirement, is_met: evidence.is_some() || told_otherwise, evidence }
    }
}

/// A move between stages that is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One step forward: the gate is checked, and may be overridden with a written reason.
    Forward,
    /// Back, with a written reason.
    Back,
    /// Out by an exit, which is an end.
    Out,
}

impl Move {
    /// Whether a written reason is needed whatever the gate says.
    pub fn needs_reason(self) -> bool {
        self == Self::Back
    }
}

/// Why a move is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It would skip a stage.
    #[error("a project goes forward one stage at a time; the next one is `{next}`")]
    Skips {
        /// The stage that comes next.
        next: Stage,
    },
    /// It is there already.
    #[error("the project is at this stage already")]
    Stays,
    /// It has ended.
    #[error("a project that went out by `{exit}` does not go on; start a new one that builds on it")]
    Ended {
        /// The exit it took.
        exit: Stage,
    },
}

/// Whether a project may go from a stage to another: one step forward, any step back, or out by an exit; never out of an exit.
///
/// # Errors
/// The reason why not.
pub fn may_enter(from: Stage, to: Stage) -> Result<Move, Refusal> {
    let Some(here) = from.position() else { return Err(Refusal::Ended { exit: from }) };
    let Some(there) = to.position() else { return Ok(Move::Out) };
    let next = WAY.iter().copied().find(|stage| stage.position() == Some(here + 1));
    match next {
        _ if there == here => Err(Refusal::Stays),
        _ if there < here => Ok(Move::Back),
        Some(next) if next != to => Err(Refusal::Skips { next }),
        _ => Ok(Move::Forward),
    }
}

vocabulary! {
    /// The six stages of social innovation of Murray, Caulier-Grice and Mulgan (2010).
    InnovationStage {
        Prompts = "prompts", "A need calls for an answer.";
        Proposals = "proposals", "Ideas are made of it.";
        Prototyping = "prototyping", "Ideas are tried.";
        Sustaining = "sustaining", "What works becomes everyday practice and finds its income.";
        Scaling = "scaling", "It grows and spreads.";
        SystemicChange = "systemic_change", "The system around it changes.";
    }
}

/// Where a project stands in the six stages of social innovation; a policy that took it up is systemic change.
/// `None` for a project that has ended without.
pub fn innovation_stage(stage: Stage, has_policy_uptake: bool) -> Option<InnovationStage> {
    if has_policy_uptake {
        return Some(InnovationStage::SystemicChange);
    }
    match stage {
        Stage::NeedIdentified => Some(InnovationStage::Prompts),
        Stage::Understood => Some(InnovationStage::Proposals),
        Stage::Tested => Some(InnovationStage::Prototyping),
        Stage::Incubating | Stage::TestTrading => Some(InnovationStage::Sustaining),
        Stage::Market => Some(InnovationStage::Scaling),
        Stage::Stopped | Stage::Merged | Stage::SpunOff => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;
    use proptest::prelude::*;

    fn evidence(requirement: Requirement) -> GateEvidence {
        GateEvidence { requirement, text: "seen".to_owned(), language: Language::english(), met_on: None }
    }

    fn stage() -> impl Strategy<Value = Stage> {
        prop::sample::select(Stage::ALL)
    }

    fn facts() -> impl Strategy<Value = GateFacts> {
        let shown = prop::sample::subsequence(Requirement::ALL.to_vec(), 0..=Requirement::ALL.len());
        (stage(), prop::collection::vec(stage(), 0..6), shown, any::<bool>(), any::<bool>()).prop_map(
            |(stage, history, shown, has_link, has_leader)| GateFacts {
                stage,
                history,
                evidence: shown.into_iter().map(evidence).collect(),
                has_link,
                has_leader,
            },
        )
    }

    proptest! {
        #[test]
        fn a_gate_is_met_when_all_its_requirements_are(facts in facts()) {
            let gates = gates(&facts);
            prop_assert_eq!(gates.iter().map(|gate| gate.stage).collect::<Vec<_>>(), WAY.to_vec());
            for gate in &gates {
                prop_assert_eq!(gate.is_met, gate.requirements.iter().all(|one| one.is_met));
                for one in &gate.requirements {
                    prop_assert!(one.is_met || one.evidence.is_none(), "evidence meets its requirement");
                }
            }
        }

        #[test]
        fn passed_gates_come_before_those_that_are_not(facts in facts()) {
            let passed: Vec<bool> = gates(&facts).iter().map(|gate| gate.is_passed).collect();
            prop_assert!(passed.windows(2).all(|pair| pair[0] || !pair[1]), "{passed:?}");
            if let Some(position) = facts.stage.position() {
                prop_assert_eq!(passed.iter().filter(|passed| **passed).count(), usize::from(position) + 1);
            }
        }

        #[test]
        fn more_evidence_never_closes_a_gate(facts in facts(), requirement in prop::sample::select(Requirement::ALL)) {
            let before = gates(&facts);
            let mut more = facts.clone();
            more.evidence.push(evidence(requirement));
            for (before, after) in before.iter().zip(gates(&more)) {
                prop_assert!(after.is_met || !before.is_met);
            }
        }

        #[test]
        fn no_way_of_allowed_moves_skips_a_gate(steps in prop::collection::vec(stage(), 0..40)) {
            let (mut here, mut seen) = (Stage::NeedIdentified, 0u8);
            for to in steps {
                if may_enter(here, to).is_ok() {
                    if let Some(position) = to.position() {
                        prop_assert!(position <= seen + 1, "{here} to {to} without what lies between");
                        seen = seen.max(position);
                    }
                    here = to;
                }
            }
        }
    }

    #[test]
    fn one_step_forward_any_step_back_and_out_from_the_way_only() {
        for from in Stage::ALL {
            for to in Stage::ALL {
                let expected = match (from.position(), to.position()) {
                    (None, _) => Err(Refusal::Ended { exit: *from }),
                    (Some(_), None) => Ok(Move::Out),
                    (Some(a), Some(b)) if b < a => Ok(Move::Back),
                    (Some(a), Some(b)) if b == a => Err(Refusal::Stays),
                    (Some(a), Some(b)) if b == a + 1 => Ok(Move::Forward),
                    (Some(a), Some(_)) => Err(Refusal::Skips { next: WAY[usize::from(a) + 1] }),
                };
                assert_eq!(may_enter(*from, *to), expected, "{from} to {to}");
            }
        }
        assert!(Move::Back.needs_reason() && !Move::Forward.needs_reason() && !Move::Out.needs_reason());
    }

    #[test]
    fn every_requirement_belongs_to_one_gate() {
        let mut asked: Vec<Requirement> = WAY.iter().flat_map(|stage| requirements(*stage)).copied().collect();
        asked.sort();
        assert_eq!(asked, Requirement::ALL.to_vec());
    }

    #[test]
    fn a_link_and_a_leader_tell_as_much_as_a_text() {
        let bare = GateFacts {
            stage: Stage::Stopped,
            history: vec![Stage::NeedIdentified, Stage::Tested, Stage::Stopped],
            evidence: vec![evidence(Requirement::UserEvidence)],
            has_link: true,
            has_leader: false,
        };
        let gates = gates(&bare);
        assert!(gates[1].is_met && !gates[3].is_met);
        assert!(gates[1].requirements[1].evidence.is_none());
        assert_eq!(gates.iter().filter(|gate| gate.is_passed).count(), 3, "an ended project keeps how far it had come");
    }

    #[test]
    fn the_crosswalk_keeps_the_order_of_the_stages() {
        let walk: Vec<_> = WAY.iter().map(|stage| innovation_stage(*stage, false).unwrap()).collect();
        assert!(walk.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!(
            (walk[0], walk[3], walk[5]),
            (InnovationStage::Prompts, InnovationStage::Sustaining, InnovationStage::Scaling)
        );
        assert_eq!(innovation_stage(Stage::Stopped, false), None);
        assert_eq!(innovation_stage(Stage::Merged, true), Some(InnovationStage::SystemicChange));
    }
}
