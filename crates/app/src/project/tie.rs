//! What ties records to others: links between projects, open data in use, organisations in projects and clusters.

use crate::account::By;
use crate::checks::{Checks, beside, language, readable, today, wrong};
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::id::{ClusterId, DatasetId, GlobalId, Kind, OrganisationId, ProjectId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::{Helix, LinkKind, OrganisationRole, UsePurpose};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::tie::{self, Tie, TieNote};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

const NOTE: usize = 2_000;
/// Ties of one kind of a record.
const MOST: i64 = 500;

/// A link to another project.
#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    /// How they are tied.
    pub kind: LinkKind,
    /// Why.
    pub note: Option<String>,
    /// Language of the note; the project's when none.
    pub language: Option<String>,
}

/// A use of a dataset.
#[derive(Clone, Debug, Deserialize)]
pub struct UseDataset {
    /// What for.
    pub purpose: UsePurpose,
    /// How.
    pub note: Option<String>,
    /// Language of the note; the record's when none.
    pub language: Option<String>,
}

/// An organisation that joins a cluster.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddClusterMember {
    /// The helix it stands for.
    pub helix: Helix,
    /// Since when.
    pub joined_on: Option<NaiveDate>,
}

impl Acts {
    /// Ties a project to another that the actor may see.
    ///
    /// # Errors
    /// `SAME_PROJECT`, `ALREADY_THERE` and issues of the input; `NotFound`.
    pub async fn link_projects(&self, by: &By, (from, to): (ProjectId, ProjectId), input: &Link) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Link, from.into()).await?;
        readable(&acting, to.into()).await?;
        if from == to {
            let message = "Choose another project: this is the one you link from.";
            return Err(wrong(Issue::new(&["input", "targetId"], "SAME_PROJECT", message)));
        }
        let (note, language) = noted(&acting, input.note.as_deref(), input.language.as_deref())?;
        let tie = tied(&acting, (Kind::ProjectLink, to.0), input.kind.as_str()).await?;
        let note = TieNote { text: note.as_deref(), language: &language };
        if !tie::link(&acting.transaction, acting.key(), &tie, &note).await? {
            return Err(already("targetId"));
        }
        made(&mut acting, "link", (to.into(), tie.word)).await?;
        acting.commit().await
    }

    /// Says that a project or a pilot uses a dataset that the actor may see.
    ///
    /// # Errors
    /// `ALREADY_THERE` and issues of the input; `NotFound`.
    pub async fn use_dataset(&self, by: &By, (user, dataset): (GlobalId, DatasetId), input: &UseDataset) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Link, user).await?;
        readable(&acting, dataset.into()).await?;
        let (note, language) = noted(&acting, input.note.as_deref(), input.language.as_deref())?;
        let tie = tied(&acting, (Kind::DatasetUse, dataset.0), input.purpose.as_str()).await?;
        let note = TieNote { text: note.as_deref(), language: &language };
        if !tie::use_dataset(&acting.transaction, acting.key(), &tie, &note).await? {
            return Err(already("datasetId"));
        }
        made(&mut acting, "use_dataset", (dataset.into(), tie.word)).await?;
        acting.commit().await
    }

    /// Adds an organisation that the actor may see to a project, as partner or funder.
    ///
    /// # Errors
    /// `ALREADY_THERE`, `ROLE_NOT_HERE`; `NotFound`.
    pub async fn add_project_organisation(
        &self,
        by: &By,
        (project, organisation): (ProjectId, OrganisationId),
        role: OrganisationRole,
    ) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Link, project.into()).await?;
        readable(&acting, organisation.into()).await?;
        if role == OrganisationRole::Lead {
            let message = "The organisation that leads is a field of the project: edit the project.";
            let issue = Issue::new(&["input", "role"], "ROLE_NOT_HERE", message);
            return Err(wrong(issue.param("allowed", "PARTNER FUNDER")));
        }
        let tie = tied(&acting, (Kind::ProjectOrganisation, organisation.0), role.as_str()).await?;
        if !tie::add_organisation(&acting.transaction, acting.key(), &tie).await? {
            return Err(already("organisationId"));
        }
        made(&mut acting, "add_organisation", (organisation.into(), tie.word)).await?;
        acting.commit().await
    }

    /// Adds an organisation that the actor may see to a cluster.
    ///
    /// # Errors
    /// `ALREADY_THERE`, `DATE_IN_FUTURE`; `NotFound`.
    pub async fn add_cluster_member(
        &self,
        by: &By,
        (cluster, organisation): (ClusterId, OrganisationId),
        input: &AddClusterMember,
    ) -> Result<()> {
        by.authorize(Action::ChangeNetwork)?;
        let mut acting = self.upon(by, RecordAct::Link, cluster.into()).await?;
        readable(&acting, organisation.into()).await?;
        let joined = wording::past(&["input", "joinedOn"], input.joined_on, today(&acting)).map_err(wrong)?;
        let tie = tied(&acting, (Kind::ClusterMember, organisation.0), input.helix.as_str()).await?;
        if !tie::add_member(&acting.transaction, acting.key(), &tie, joined).await? {
            return Err(already("organisationId"));
        }
        made(&mut acting, "add_member", (organisation.into(), tie.word)).await?;
        acting.commit().await
    }

    /// Removes a tie by its id; the record that had it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn untie(&self, by: &By, id: GlobalId) -> Result<GlobalId> {
        let network = id.kind == Kind::ClusterMember;
        by.authorize(if network { Action::ChangeNetwork } else { Action::ChangeProject })?;
        let nothing = || Error::NotFound(format!("the {}", id.kind.type_name()));
        let first = self.database.begin().await?;
        let owner = tie::tie(&first, id).await?.ok_or_else(nothing)?.owner;
        drop(first);
        let mut acting = self.upon(by, RecordAct::Link, owner).await.map_err(|error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        // read again: its record is locked now
        let tie = tie::tie(&acting.transaction, id).await?.ok_or_else(nothing)?;
        tie::remove(&acting.transaction, id, &tie).await?;
        let act = match id.kind {
            Kind::ProjectLink => "unlink",
            Kind::DatasetUse => "stop_using_dataset",
            Kind::ClusterMember => "remove_member",
            _ => "remove_organisation",
        };
        let before = json!({ "id": tie.other, "as": tie.word });
        beside(&mut acting, Change::public(act).field("tie", before, Value::Null)).await?;
        acting.commit().await?;
        Ok(owner)
    }
}

fn noted(
    acting: &Acting<'_>,
    note: Option<&str>,
    tag: Option<&str>,
) -> Result<(Option<String>, rialto_domain::text::Language)> {
    let mut checks = Checks::default();
    let note = checks.take(wording::optional(&["input", "note"], note, NOTE, wording::prose));
    let language = language(&mut checks, acting, tag);
    let (Some(note), Some(language)) = (note, language) else { return Err(checks.error()) };
    Ok((note, language))
}

async fn tied(acting: &Acting<'_>, (kind, other): (Kind, Uuid), word: &str) -> Result<Tie> {
    if tie::ties(&acting.transaction, kind, acting.id).await? >= MOST {
        let message = format!("There are {MOST} of these already, which is the most; remove one first.");
        return Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST)));
    }
    Ok(Tie { owner: acting.id, other, word: word.to_owned() })
}

async fn made(acting: &mut Acting<'_>, act: &'static str, (other, word): (GlobalId, String)) -> Result<()> {
    let after = json!({ "id": other.to_string(), "as": word });
    beside(acting, Change::public(act).field("tie", Value::Null, after)).await
}

fn already(field: &str) -> Error {
    let message = "This is there already; remove it first to say it otherwise.";
    wrong(Issue::new(&["input", field], "ALREADY_THERE", message))
}
