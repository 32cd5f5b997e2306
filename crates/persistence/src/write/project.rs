//! Writing projects.

use super::advice::Answered;
use super::organisation::{origin, point};
use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::contribution::{AdviceAnswer, Resource};
use rialto_domain::gate::GateEvidence;
use rialto_domain::id::{Kind, ProjectId, SessionTurnId};
use rialto_domain::project::{
    Contribution, Need, Outcome, Project, ProjectLink, ProjectMember, ProjectOrganisation, StageEntry,
};
use rialto_domain::search_words::sort_key;
use sea_orm::Value;
use uuid::Uuid;

/// What there is beside the advice of a contribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// What the expert sees.
    pub observation: Option<String>,
    /// What helps.
    pub resources: Vec<Resource>,
    /// What the expert offers.
    pub offer: Option<String>,
    /// The turn of a session at which it was said.
    pub turn: Option<SessionTurnId>,
    /// What its project answered.
    pub answer: Option<Answered>,
    /// How many other public projects adopted it.
    pub adoptions: i32,
}

impl Batch {
    /// What is added from here on is written at this time, ms since 1970 UTC: for loads that tell of the past.
    pub fn at(&mut self, now: i64) {
        self.now = now;
    }

    /// Adds a project with all that belongs to it; `ids` gives the keys of what has no key of its own.
    pub fn project(&mut self, project: &Project, mode: Mode, ids: &mut dyn FnMut() -> Uuid) {
        let key = project.id.0;
        self.project_row(project, mode);
        if mode == Mode::Replace {
            for table in [
                "project_tag",
                "project_sdg",
                "project_focus",
                "project_stage_entry",
                "need",
                "contribution",
                "project_organisation",
                "project_member",
                "outcome",
                "gate_evidence",
            ] {
                self.clear(table, "project_id", key);
            }
        }
        self.project_values(project);
        for (position, entry) in (0i16..).zip(&project.stage_history) {
            self.stage_entry(project.id, ids(), position, entry);
        }
        project.team.iter().for_each(|member| self.project_member(project.id, member));
        project.needs.iter().for_each(|need| self.need_row(project.id, need));
        project.contributions.iter().for_each(|contribution| self.contribution(project.id, contribution));
        if let Some(outcome) = &project.outcome {
            self.outcome(key, ids(), outcome);
        }
        project.evidence.iter().for_each(|evidence| self.gate_evidence(project.id, ids(), evidence));
        self.project_document(project);
    }

    /// Writes a stored project again as a source tells it: its row, key words, organisations, and goals and focus areas
    /// where the source states any. Its way, team, needs, contributions and outcome stay as people here made them.
    pub fn refresh_project(&mut self, project: &Project) {
        let key = project.id.0;
        self.project_row(project, Mode::Replace);
        self.clear("project_organisation", "project_id", key);
        for (table, stated) in [
            ("project_tag", true),
            ("project_sdg", !project.sdgs.is_empty()),
            ("project_focus", !project.focus_areas.is_empty()),
        ] {
            if stated {
                self.clear(table, "project_id", key);
            }
        }
        self.project_values(project);
        self.project_document(project);
    }

    fn project_row(&mut self, project: &Project, mode: Mode) {
        let p = project;
        let mut values: Vec<Value> = vec![
            p.id.0.into(),
            p.slug.as_str().into(),
            p.title.as_str().into(),
            sort_key(&p.title).into(),
            p.language.as_str().into(),
            p.summary.clone().into(),
            p.description.clone().into(),
            translations(&p.translations),
            p.stage.as_str().into(),
            p.region.map(|id| id.0).into(),
            p.organisation.map(|id| id.0).into(),
            p.cluster.map(|id| id.0).into(),
            p.started_on.into(),
            p.ended_on.into(),
            p.budget.as_ref().map(|money| money.cents).into(),
            p.budget.as_ref().map(|money| money.currency.clone()).into(),
            p.budget_eur_cents.into(),
            p.website.clone().into(),
            p.publication.as_str().into(),
            p.is_demo.into(),
            self.now.into(),
            self.now.into(),
        ];
        values.extend(point(p.point.as_ref()));
        values.extend(origin(p.origin.as_ref()));
        self.row(
            "project",
            &[
                "id",
                "slug",
                "title",
                "sort_title",
                "language",
                "summary",
                "description",
                "translations",
                "stage",
                "region_id",
                "organisation_id",
                "cluster_id",
                "started_on",
                "ended_on",
                "budget_cents",
                "budget_currency",
                "budget_eur_cents",
                "website",
                "publication",
                "is_demo",
                "created_at",
                "updated_at",
                "lat",
                "lon",
                "precision",
                "map_x",
                "map_y",
                "origin_name",
                "origin_id",
                "origin_fingerprint",
            ],
            mode,
            values,
        );
        self.replaced_documents |= mode == Mode::Replace;
    }

    fn project_document(&mut self, p: &Project) {
        let texts = Texts {
            language: p.language.as_str(),
            fields: &[
                ("title", Some(&p.title)),
                ("summary", p.summary.as_deref()),
                ("description", p.description.as_deref()),
            ],
            translations: &p.translations,
            tags: &p.tags,
        };
        self.document(Kind::Project, p.id.0, p.publication, &texts);
    }

    /// Adds a step of a project's way at a place in it, from 0.
    pub fn stage_entry(&mut self, project: ProjectId, key: Uuid, position: i16, entry: &StageEntry) {
        self.row(
            "project_stage_entry",
            &["id", "project_id", "position", "stage", "entered_on", "note", "language"],
            Mode::Create,
            vec![
                key.into(),
                project.0.into(),
                position.into(),
                entry.stage.as_str().into(),
                entry.entered_on.into(),
                entry.note.clone().into(),
                entry.language.as_str().into(),
            ],
        );
    }

    fn project_values(&mut self, p: &Project) {
        let key = p.id.0;
        for tag in &p.tags {
            self.row("project_tag", &["project_id", "tag"], Mode::Create, vec![key.into(), tag.as_str().into()]);
        }
        for sdg in &p.sdgs {
            let columns = &["project_id", "sdg"];
            self.row("project_sdg", columns, Mode::Create, vec![key.into(), i16::from(*sdg).into()]);
        }
        for area in &p.focus_areas {
            let columns = &["project_id", "focus_area"];
            self.row("project_focus", columns, Mode::Create, vec![key.into(), area.as_str().into()]);
        }
        p.organisations.iter().for_each(|member| self.project_organisation(p.id, member));
    }

    /// Adds an organisation to a project, besides its lead.
    pub fn project_organisation(&mut self, project: ProjectId, member: &ProjectOrganisation) {
        self.row(
            "project_organisation",
            &["id", "project_id", "organisation_id", "role"],
            Mode::Create,
            vec![member.id.0.into(), project.0.into(), member.organisation.0.into(), member.role.as_str().into()],
        );
    }

    /// Adds a person to the team of a project.
    pub fn project_member(&mut self, project: ProjectId, member: &ProjectMember) {
        self.row(
            "project_member",
            &["id", "project_id", "person_id", "role", "joined_on"],
            Mode::Create,
            vec![
                member.id.0.into(),
                project.0.into(),
                member.person.0.into(),
                member.role.as_str().into(),
                member.joined_on.into(),
            ],
        );
    }

    /// Adds something that a project looks for.
    pub fn need(&mut self, project: ProjectId, need: &Need) {
        self.touched.projects.push(project.0);
        self.need_row(project, need);
    }

    fn need_row(&mut self, project: ProjectId, need: &Need) {
        self.row(
            "need",
            &[
                "id",
                "project_id",
                "area",
                "kind",
                "title",
                "text",
                "language",
                "translations",
                "open_until",
                "status",
                "created_at",
            ],
            Mode::Create,
            vec![
                need.id.0.into(),
                project.0.into(),
                need.area.as_str().into(),
                need.kind.as_str().into(),
                need.title.as_str().into(),
                need.text.clone().into(),
                need.language.as_str().into(),
                translations(&need.translations),
                need.open_until.into(),
                need.status.as_str().into(),
                self.now.into(),
            ],
        );
    }

    /// Adds what shows that a project meets a requirement of its gates.
    pub fn gate_evidence(&mut self, project: ProjectId, key: Uuid, evidence: &GateEvidence) {
        self.row(
            "gate_evidence",
            &["id", "project_id", "requirement", "text", "language", "met_on"],
            Mode::Create,
            vec![
                key.into(),
                project.0.into(),
                evidence.requirement.as_str().into(),
                evidence.text.as_str().into(),
                evidence.language.as_str().into(),
                evidence.met_on.into(),
            ],
        );
    }

    /// Adds what an expert told a project.
    pub fn contribution(&mut self, project: ProjectId, contribution: &Contribution) {
        self.contribution_in_parts(project, contribution, &Parts::default());
    }

    /// Adds what an expert told a project, with what there is beside the advice. What is adopted counts as answered when it was given.
    pub fn contribution_in_parts(&mut self, project: ProjectId, contribution: &Contribution, parts: &Parts) {
        let mut columns = vec![
            "id",
            "project_id",
            "expert_id",
            "area",
            "kind",
            "text",
            "language",
            "translations",
            "adopted",
            "created_at",
        ];
        let mut values = vec![
            contribution.id.0.into(),
            project.0.into(),
            contribution.expert.0.into(),
            contribution.area.as_str().into(),
            contribution.kind.as_str().into(),
            contribution.text.as_str().into(),
            contribution.language.as_str().into(),
            translations(&contribution.translations),
            contribution.adopted.into(),
            contribution.created_at.into(),
        ];
        // most say no more: their statement is as short as it can be
        if *parts != Parts::default() {
            columns.extend(["observation", "resources", "offer", "session_turn_id", "adoptions"]);
            // ok: titles and addresses always serialise
            let resources =
                (!parts.resources.is_empty()).then(|| serde_json::to_string(&parts.resources).unwrap_or_default());
            values.extend([
                parts.observation.clone().into(),
                resources.into(),
                parts.offer.clone().into(),
                parts.turn.map(|turn| turn.0).into(),
                parts.adoptions.into(),
            ]);
        }
        let answer = parts.answer.as_ref().map(|answered| (answered.answer, answered.at));
        if let Some((answer, at)) =
            answer.or(contribution.adopted.then_some((AdviceAnswer::Adopt, contribution.created_at)))
        {
            let (reason, language) = parts
                .answer
                .as_ref()
                .map_or((None, None), |answered| (answered.reason.clone(), answered.language.clone()));
            columns.extend(["answer", "answered_at", "answer_reason", "answer_language"]);
            values.extend([answer.as_str().into(), at.into(), reason.into(), language.into()]);
        }
        self.row("contribution", &columns, Mode::Create, values);
    }

    pub(super) fn outcome(&mut self, project: Uuid, key: Uuid, outcome: &Outcome) {
        self.row(
            "outcome",
            &["id", "project_id", "kind", "tried", "would_differ", "language", "translations", "concluded_on"],
            Mode::Create,
            vec![
                key.into(),
                project.into(),
                outcome.kind.as_str().into(),
                outcome.tried.clone().into(),
                outcome.would_differ.clone().into(),
                outcome.language.as_str().into(),
                translations(&outcome.translations),
                outcome.concluded_on.into(),
            ],
        );
        for cause in &outcome.causes {
            let columns = &["outcome_id", "cause"];
            self.row("outcome_cause", columns, Mode::Create, vec![key.into(), cause.as_str().into()]);
        }
        self.lesson_document(key, outcome);
    }

    /// Adds a tie between two projects that the other side has not confirmed.
    pub fn proposed_link(&mut self, link: &ProjectLink) {
        self.row(
            "proposed_link",
            &["id", "from_id", "to_id", "kind", "note", "language", "status", "proposed_at"],
            Mode::Create,
            vec![
                link.id.0.into(),
                link.from.0.into(),
                link.to.0.into(),
                link.kind.as_str().into(),
                link.note.clone().into(),
                link.language.as_str().into(),
                "proposed".into(),
                self.now.into(),
            ],
        );
    }

    /// Adds a tie between two projects that both sides confirmed.
    pub fn project_link(&mut self, link: &ProjectLink) {
        self.row(
            "project_link",
            &["id", "from_id", "to_id", "kind", "note", "language"],
            Mode::Create,
            vec![
                link.id.0.into(),
                link.from.0.into(),
                link.to.0.into(),
                link.kind.as_str().into(),
                link.note.clone().into(),
                link.language.as_str().into(),
            ],
        );
    }
}
