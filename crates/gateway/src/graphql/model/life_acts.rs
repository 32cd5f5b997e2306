//! The mutations of the life of records: stages with their gates, needs, ends, ties, plans of pilots.

use super::life::with;
use crate::graphql::mutation::{Acted, id, input, key, mutation};
use crate::graphql::types::{Argument, Model, Object, arg};
use rialto_domain::id::{
    ClusterId, DatasetId, GlobalId, IndicatorId, Kind, MilestoneId, NeedId, OrganisationId, PilotId, ProjectId,
    ProjectLinkId,
};
use rialto_domain::{Error, Result};
use serde_json::Value;

fn project() -> Object {
    with("ProjectPayload", &[("project", Kind::Project)])
}

fn need() -> Object {
    with("NeedPayload", &[("need", Kind::Need), ("project", Kind::Project)])
}

fn user() -> Object {
    with("UsePayload", &[("project", Kind::Project), ("pilot", Kind::Pilot)])
}

fn cluster() -> Object {
    with("ClusterPayload", &[("cluster", Kind::Cluster)])
}

fn pilot() -> Object {
    with("PilotPayload", &[("pilot", Kind::Pilot)])
}

/// The argument of an id.
pub(super) fn id_of(name: &'static str, about: &'static str) -> Argument {
    arg(name, "ID!", about)
}

fn of_project() -> Argument {
    id_of("projectId", "Id of the project.")
}

fn of_pilot() -> Argument {
    id_of("pilotId", "Id of the pilot.")
}

fn version() -> Argument {
    arg("version", "Int!", "The version of the record that was read; another one by now is the issue `CONFLICT`.")
}

fn language() -> Argument {
    arg("language", "Language", "Language of what is written; that of the record when not given.")
}

fn note(about: &'static str) -> Argument {
    arg("note", "String", about)
}

fn inputs_of_projects(model: &mut Model) {
    model.input(
        "MoveProjectInput",
        "Where a project goes.",
        vec![
            of_project(),
            version(),
            arg("stage", "Stage!", "The stage to enter: the next, one before, or an exit."),
            note("Evidence, or the reason; going back asks for it. At most 2,000 characters."),
            language(),
            arg("enteredOn", "Date", "On this day; today when not given."),
            arg(
                "overrideReason",
                "String",
                "Why a gate that is not met is passed, at most 2,000 characters; it stays visible. Only the manager of a hub \
                 of the region may.",
            ),
        ],
    );
    let requirement = || arg("requirement", "Requirement!", "What the gate asks for.");
    model.input(
        "RecordEvidenceInput",
        "What shows that a requirement is met.",
        vec![
            of_project(),
            requirement(),
            arg("text", "String!", "What shows it, at most 5,000 characters."),
            language(),
            arg("metOn", "Date", "Since when."),
        ],
    );
    model.input("WithdrawEvidenceInput", "Which evidence.", vec![of_project(), requirement()]);
    model.input(
        "ConcludeProjectInput",
        "How a project ended.",
        vec![
            of_project(),
            version(),
            arg("kind", "OutcomeKind!", "How."),
            arg("causes", "[Cause!]!", "Why; at least one for what failed or was stopped early."),
            arg("tried", "String", "What was tried, at most 10,000 characters."),
            arg("wouldDiffer", "String", "What they would do differently, at most 10,000 characters."),
            language(),
            arg("concludedOn", "Date", "When it ended."),
            arg("publication", "OutcomePublication", "How it is told; NAMED when not given."),
            arg("publishOn", "Date", "Not before this day; at most five years ahead. As soon as the team agrees when not given."),
            arg("figures", "[OutcomeFigureInput!]", "Figures, at most 20."),
            arg(
                "namesMayStay",
                "Boolean",
                "That names which the check found were looked at and may stay. Only for what is named: an anonymous outcome with \
                 names is refused with `NAMES_FOUND` at the field (params: `word`, `why`).",
            ),
        ],
    );
    model.input(
        "OutcomeFigureInput",
        "A figure of an outcome.",
        vec![
            arg("name", "String!", "What is counted, at most 200 characters."),
            arg("value", "Float!", "The number."),
            arg("unit", "String", "Its unit, at most 40 characters: `people`, `%`, `EUR`; none for a plain count."),
            arg("basis", "FigureBasis!", "Estimated or measured."),
            arg("evidence", "String", "Where it can be checked: a web address. Never told of an anonymous outcome."),
        ],
    );
    model.input(
        "AnswerOutcomeInput",
        "What a member of the team says to the telling of an outcome.",
        vec![
            of_project(),
            arg("agrees", "Boolean!", "Whether they agree."),
            note("What they want to say with it, for the team alone, at most 2,000 characters."),
        ],
    );
    model.input(
        "OpenNeedInput",
        "What a project looks for.",
        vec![
            of_project(),
            arg(
                "idempotencyKey",
                "String",
                "At most 64 characters: the same key with the same input answers the same need.",
            ),
            arg("area", "Area!", "The area it belongs to."),
            arg("kind", "NeedKind!", "What is looked for."),
            arg("title", "String!", "One line, at most 200 characters."),
            arg("text", "String", "More about it, at most 5,000 characters."),
            language(),
            arg("openUntil", "Date", "Until when, where it ends."),
        ],
    );
    model.input(
        "EditNeedInput",
        "What changes of a need; what is not given stays.",
        vec![
            id_of("id", "Id of the need."),
            arg("area", "Area", "The area it belongs to."),
            arg("kind", "NeedKind", "What is looked for."),
            arg("title", "String", "One line, at most 200 characters."),
            arg("text", "String", "More about it, at most 5,000 characters; null clears it."),
            arg("language", "Language", "Language of the texts."),
            arg("openUntil", "Date", "Until when; null clears it."),
        ],
    );
    model.input(
        "SetNeedStatusInput",
        "What became of a need.",
        vec![
            id_of("id", "Id of the need."),
            arg("status", "NeedStatus!", "Open again, fulfilled or withdrawn."),
            arg("fulfilledById", "ID", "Id of the organisation or person that fulfilled it."),
            note("How or why, at most 2,000 characters."),
            language(),
        ],
    );
}

fn inputs_of_ties(model: &mut Model) {
    model.input("IdInput", "Which one.", vec![id_of("id", "Its id.")]);
    model.input(
        "LinkProjectsInput",
        "A tie between two projects: the project *kind* the target.",
        vec![
            of_project(),
            id_of("targetId", "Id of the other project."),
            arg("kind", "LinkKind!", "How they are tied."),
            note("Why, at most 2,000 characters."),
            language(),
        ],
    );
    model.input(
        "AnswerLinkInput",
        "What the other side says to a link.",
        vec![
            id_of("id", "Id of the link."),
            arg("confirm", "Boolean!", "Whether it is so."),
            note("What they want to say with it, for those who may read the audit of the project; at most 2,000 characters."),
        ],
    );
    model.input(
        "UseDatasetInput",
        "A use of a dataset, by a project or by a pilot: one of the two.",
        vec![
            id_of("datasetId", "Id of the dataset."),
            arg("projectId", "ID", "Id of the project that uses it."),
            arg("pilotId", "ID", "Id of the pilot that uses it."),
            arg("purpose", "UsePurpose!", "What for."),
            note("How, at most 2,000 characters."),
            language(),
        ],
    );
    model.input(
        "AddProjectOrganisationInput",
        "An organisation in a project, besides its lead.",
        vec![
            of_project(),
            id_of("organisationId", "Id of the organisation."),
            arg("role", "OrganisationRole!", "PARTNER or FUNDER; the lead is a field of the project."),
        ],
    );
    model.input(
        "AddClusterMemberInput",
        "An organisation that joins a cluster.",
        vec![
            id_of("clusterId", "Id of the cluster."),
            id_of("organisationId", "Id of the organisation."),
            arg("helix", "Helix!", "The helix it stands for in this cluster."),
            arg("joinedOn", "Date", "Since when."),
        ],
    );
}

fn inputs_of_pilots(model: &mut Model) {
    let title = "What is reached, at most 200 characters.";
    let name = "What is counted, at most 200 characters.";
    let unit = "In which unit, at most 40 characters: `people`, `%`, `EUR`.";
    model.input(
        "AddMilestoneInput",
        "A step of a pilot's plan.",
        vec![
            of_pilot(),
            arg("title", "String!", title),
            language(),
            arg("dueOn", "Date", "Planned for."),
            arg("doneOn", "Date", "Reached on."),
        ],
    );
    model.input(
        "EditMilestoneInput",
        "What changes of a milestone; what is not given stays.",
        vec![
            id_of("id", "Id of the milestone."),
            arg("title", "String", title),
            arg("dueOn", "Date", "Planned for; null clears it."),
            arg("doneOn", "Date", "Reached on; null says that it is not."),
        ],
    );
    model.input(
        "AddIndicatorInput",
        "A figure that tells whether a pilot works.",
        vec![
            of_pilot(),
            arg("name", "String!", name),
            language(),
            arg("unit", "String!", unit),
            arg("baseline", "Float", "Before the pilot."),
            arg("target", "Float", "Aimed at."),
            arg("better", "Direction!", "Which way it improves."),
        ],
    );
    model.input(
        "EditIndicatorInput",
        "What changes of an indicator; what is not given stays.",
        vec![
            id_of("id", "Id of the indicator."),
            arg("name", "String", name),
            arg("unit", "String", unit),
            arg("baseline", "Float", "Before the pilot; null clears it."),
            arg("target", "Float", "Aimed at; null clears it."),
            arg("better", "Direction", "Which way it improves."),
        ],
    );
    model.input(
        "RecordMeasurementInput",
        "What was found for an indicator.",
        vec![
            id_of("indicatorId", "Id of the indicator."),
            arg("value", "Float!", "The figure, in the unit of the indicator."),
            arg("measuredOn", "Date", "Found on this day; today when not given."),
        ],
    );
}

pub(super) fn types(model: &mut Model) {
    inputs_of_projects(model);
    inputs_of_ties(model);
    inputs_of_pilots(model);
    of_life(model);
    of_ties(model);
    of_plans(model);
}

fn done(kind: &'static str, key: uuid::Uuid) -> Acted {
    Acted::done().record(kind, key)
}

/// The record of a kind that has changed, for the payload.
fn owner(id: GlobalId) -> Acted {
    match id.kind {
        Kind::Pilot => done("pilot", id.key),
        Kind::Cluster => done("cluster", id.key),
        _ => done("project", id.key),
    }
}

fn of_life(model: &mut Model) {
    mutation!(model, "moveProject"(Some("MoveProjectInput!")) -> project(),
    "Moves a project: one stage forward when its gate is met, back with a reason, or out by an exit.",
    |acts, by, values| {
        let id = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.move_project(by, id, &input(values)?).await.map(|()| done("project", id.0))
    });
    mutation!(model, "recordEvidence"(Some("RecordEvidenceInput!")) -> project(),
    "Writes what shows that a requirement of a gate is met; written again it replaces what was there.",
    |acts, by, values| {
        let id = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.record_evidence(by, id, &input(values)?).await.map(|()| done("project", id.0))
    });
    mutation!(model, "withdrawEvidence"(Some("WithdrawEvidenceInput!")) -> project(),
    "Takes back what was shown for a requirement. Gates that were passed stay passed.",
    |acts, by, values| {
        let id = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.withdraw_evidence(by, id, value(values, "requirement")?).await.map(|()| done("project", id.0))
    });
    mutation!(model, "concludeProject"(Some("ConcludeProjectInput!")) -> project(),
    "Says how a project ended and what it teaches; said again it replaces what was there. The stage stays: `moveProject` moves it. \
     Everybody who leads or edits the project is asked whether they agree; who concludes has agreed by it. What is named is told as \
     soon as everybody has agreed, and its day has come; what is anonymous from the day (UTC) after the last agreement on, or after \
     30 days of silence. While it is not told by name, neither `version` nor `updatedAt` of the project change, nor does its public \
     history tell of it.",
    |acts, by, values| {
        let id = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.conclude_project(by, id, &input(values)?).await.map(|()| done("project", id.0))
    });
    mutation!(model, "answerOutcome"(Some("AnswerOutcomeInput!")) -> with("AnswerOutcomePayload", &[("project", Kind::Project)]),
    "Says whether one agrees to how the end of a project is told, for who leads or edits it; it can be said anew. A \"no\" takes back \
     at once what is told.",
    |acts, by, values| {
        let id = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.answer_outcome(by, id, &input(values)?).await.map(|()| done("project", id.0))
    });
    mutation!(model, "openNeed"(Some("OpenNeedInput!")) -> need(),
    "Opens a need of a project.",
    |acts, by, values| {
        let id = ProjectId(key(values, "projectId", Kind::Project)?);
        let made = acts.open_need(by, id, &input(values)?).await?;
        Ok(done("project", id.0).record("need", made.0))
    });
    mutation!(model, "editNeed"(Some("EditNeedInput!")) -> need(),
    "Changes what a need says; what is not given stays, null clears it.",
    |acts, by, values| {
        let id = NeedId(key(values, "id", Kind::Need)?);
        let of = acts.edit_need(by, id, &input(values)?).await?;
        Ok(done("project", of.0).record("need", id.0))
    });
    mutation!(model, "setNeedStatus"(Some("SetNeedStatusInput!")) -> need(),
    "Says that a need is fulfilled, withdrawn or open again.",
    |acts, by, values| {
        let id = NeedId(key(values, "id", Kind::Need)?);
        let of = acts.set_need_status(by, id, &input(values)?).await?;
        Ok(done("project", of.0).record("need", id.0))
    });
}

fn of_ties(model: &mut Model) {
    mutation!(model, "linkProjects"(Some("LinkProjectsInput!")) -> project(),
    "Ties a project to another: it builds on it, replicates it, avoids its mistake, … Confirmed at once when the actor may `LINK` \
     both, else proposed to those who lead or edit the other; what was declined may be proposed again after 90 days.",
    |acts, by, values| {
        let from = ProjectId(key(values, "projectId", Kind::Project)?);
        let to = ProjectId(key(values, "targetId", Kind::Project)?);
        acts.link_projects(by, (from, to), &input(values)?).await.map(|()| done("project", from.0))
    });
    mutation!(model, "unlinkProjects"(Some("IdInput!")) -> project(),
        "Removes a `ProjectLink`, from either side; the payload has the project of that side. What was declined stays.",
        |acts, by, values| acts.untie(by, of_kind(values, Kind::ProjectLink)?).await.map(owner));
    mutation!(model, "answerLink"(Some("AnswerLinkInput!")) -> with("AnswerLinkPayload", &[("link", Kind::ProjectLink)]),
    "Confirms or declines a link that another project proposed, for who may `LINK` its target. `link` is null once it is declined: the \
     side that proposed it alone sees it then.",
    |acts, by, values| {
        let id = ProjectLinkId(key(values, "id", Kind::ProjectLink)?);
        acts.answer_link(by, id, &input(values)?).await.map(|()| Acted::done().record("link", id.0))
    });
    mutation!(model, "useDataset"(Some("UseDatasetInput!")) -> user(),
    "Says that a project or a pilot uses a dataset, and what for.",
    |acts, by, values| {
        let given = |name: &str| values.get(name).is_some_and(|id| !id.is_null());
        let user = match (given("projectId"), given("pilotId")) {
            (true, false) => GlobalId { kind: Kind::Project, key: key(values, "projectId", Kind::Project)? },
            (false, true) => GlobalId { kind: Kind::Pilot, key: key(values, "pilotId", Kind::Pilot)? },
            _ => {
                let message = "Give `projectId` or `pilotId`, one of the two.";
                return Err(Error::invalid(&["input"], "ONE_OF_TWO", message));
            }
        };
        let dataset = DatasetId(key(values, "datasetId", Kind::Dataset)?);
        acts.use_dataset(by, (user, dataset), &input(values)?).await.map(|()| owner(user))
    });
    mutation!(model, "stopUsingDataset"(Some("IdInput!")) -> user(),
        "Removes a `DatasetUse` of a project or a pilot.",
        |acts, by, values| acts.untie(by, of_kind(values, Kind::DatasetUse)?).await.map(owner));
    mutation!(model, "addProjectOrganisation"(Some("AddProjectOrganisationInput!")) -> project(),
    "Adds an organisation to a project, as partner or funder.",
    |acts, by, values| {
        let id = ProjectId(key(values, "projectId", Kind::Project)?);
        let organisation = OrganisationId(key(values, "organisationId", Kind::Organisation)?);
        let role = value(values, "role")?;
        acts.add_project_organisation(by, (id, organisation), role).await.map(|()| done("project", id.0))
    });
    mutation!(model, "removeProjectOrganisation"(Some("IdInput!")) -> project(),
        "Removes a `ProjectOrganisation` of a project.",
        |acts, by, values| acts.untie(by, of_kind(values, Kind::ProjectOrganisation)?).await.map(owner));
    mutation!(model, "addClusterMember"(Some("AddClusterMemberInput!")) -> cluster(),
    "Adds an organisation to a cluster; its evenness follows.",
    |acts, by, values| {
        let id = ClusterId(key(values, "clusterId", Kind::Cluster)?);
        let organisation = OrganisationId(key(values, "organisationId", Kind::Organisation)?);
        acts.add_cluster_member(by, (id, organisation), &input(values)?).await.map(|()| done("cluster", id.0))
    });
    mutation!(model, "removeClusterMember"(Some("IdInput!")) -> cluster(),
        "Removes a `ClusterMember` of a cluster; its evenness follows.",
        |acts, by, values| acts.untie(by, of_kind(values, Kind::ClusterMember)?).await.map(owner));
}

fn of_plans(model: &mut Model) {
    mutation!(model, "addMilestone"(Some("AddMilestoneInput!")) -> pilot(),
    "Adds a milestone at the end of a pilot's plan.",
    |acts, by, values| {
        let id = PilotId(key(values, "pilotId", Kind::Pilot)?);
        acts.add_milestone(by, id, &input(values)?).await.map(|()| done("pilot", id.0))
    });
    mutation!(model, "editMilestone"(Some("EditMilestoneInput!")) -> pilot(),
    "Changes a milestone, or says when it was reached.",
    |acts, by, values| {
        let id = MilestoneId(key(values, "id", Kind::Milestone)?);
        acts.edit_milestone(by, id, &input(values)?).await.map(|of| done("pilot", of.0))
    });
    mutation!(model, "removeMilestone"(Some("IdInput!")) -> pilot(),
    "Removes a milestone.",
    |acts, by, values| {
        let id = MilestoneId(key(values, "id", Kind::Milestone)?);
        acts.remove_milestone(by, id).await.map(|of| done("pilot", of.0))
    });
    mutation!(model, "addIndicator"(Some("AddIndicatorInput!")) -> pilot(),
    "Adds an indicator to a pilot.",
    |acts, by, values| {
        let id = PilotId(key(values, "pilotId", Kind::Pilot)?);
        acts.add_indicator(by, id, &input(values)?).await.map(|()| done("pilot", id.0))
    });
    mutation!(model, "editIndicator"(Some("EditIndicatorInput!")) -> pilot(),
    "Changes an indicator; what was found stays.",
    |acts, by, values| {
        let id = IndicatorId(key(values, "id", Kind::Indicator)?);
        acts.edit_indicator(by, id, &input(values)?).await.map(|of| done("pilot", of.0))
    });
    mutation!(model, "removeIndicator"(Some("IdInput!")) -> pilot(),
    "Removes an indicator with what was found.",
    |acts, by, values| {
        let id = IndicatorId(key(values, "id", Kind::Indicator)?);
        acts.remove_indicator(by, id).await.map(|of| done("pilot", of.0))
    });
    mutation!(model, "recordMeasurement"(Some("RecordMeasurementInput!")) -> pilot(),
    "Records what was found for an indicator, in place of what was found before, which stays in the history.",
    |acts, by, values| {
        let id = IndicatorId(key(values, "indicatorId", Kind::Indicator)?);
        acts.record_measurement(by, id, &input(values)?).await.map(|of| done("pilot", of.0))
    });
}

/// A value of the input as its type.
pub(super) fn value<T: serde::de::DeserializeOwned>(values: &crate::graphql::coerce::Values, name: &str) -> Result<T> {
    let given = values.get(name).cloned().unwrap_or(Value::Null);
    serde_json::from_value(given).map_err(Error::internal)
}

/// The id of the input, of a record of one kind.
fn of_kind(values: &crate::graphql::coerce::Values, kind: Kind) -> Result<GlobalId> {
    key(values, "id", kind)?;
    id(values, "id")
}
