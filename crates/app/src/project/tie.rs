//! What ties records to others: links between projects, open data in use, organisations in projects and clusters.

use super::link::may_link;
use crate::account::By;
use crate::checks::{Checks, beside, language, readable, today, wrong};
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::id::{ClusterId, DatasetId, GlobalId, Kind, OrganisationId, ProjectId};
use rialto_domain::lesson::LinkStatus;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::{Helix, OrganisationRole, UsePurpose};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::tie::{self, Tie, TieNote};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

const NOTE: usize = 2_000;
/// Ties of one kind of a record.
const MOST: i64 = 500;

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

    /// Removes a tie by its id; the record that had it. A link goes from either side.
    ///
    /// # Errors
    /// `NotFound`; `DECLINED` for a link that the other side declined.
    pub async fn untie(&self, by: &By, id: GlobalId) -> Result<GlobalId> {
        let network = id.kind == Kind::ClusterMember;
        by.authorize(if network { Action::ChangeNetwork } else { Action::ChangeProject })?;
        let nothing = || Error::NotFound(format!("the {}", id.kind.type_name()));
        let hidden = |error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        };
        let first = self.database.begin().await?;
        let found = tie::tie(&first, id).await?.ok_or_else(nothing)?;
        let owner = match id.kind {
            Kind::ProjectLink => self.side(&first, by, &found).await?,
            _ => found.owner,
        };
        drop(first);
        let mut acting = self.upon(by, RecordAct::Link, owner).await.map_err(hidden)?;
        // read again: its record is locked now
        let tie = tie::tie(&acting.transaction, id).await?.ok_or_else(nothing)?;
        let mut is_public = true;
        if id.kind == Kind::ProjectLink {
            let state = tie::link_by_id(&acting.transaction, id.key).await?.ok_or_else(nothing)?;
            match state.status {
                LinkStatus::Confirmed => {}
                LinkStatus::Proposed => is_public = false,
                LinkStatus::Declined if owner == tie.owner => {
                    let message = "It was declined; it can be proposed again 90 days after that.";
                    return Err(wrong(Issue::new(&["input", "id"], "DECLINED", message)));
                }
                LinkStatus::Declined => return Err(nothing()),
            }
        }
        tie::remove(&acting.transaction, id, &tie).await?;
        let act = match id.kind {
            Kind::ProjectLink => "unlink",
            Kind::DatasetUse => "stop_using_dataset",
            Kind::ClusterMember => "remove_member",
            _ => "remove_organisation",
        };
        let before = json!({ "id": tie.other, "as": tie.word });
        if is_public {
            beside(&mut acting, Change::public(act).field("tie", before, Value::Null)).await?;
        } else {
            acting.noted(Change::private(act).field("tie", before, Value::Null)).await?;
        }
        acting.commit().await?;
        Ok(owner)
    }

    /// The side of a link that the actor may act for: its own project first.
    async fn side(&self, transaction: &Transaction, by: &By, tie: &Tie) -> Result<GlobalId> {
        let target = GlobalId { kind: Kind::Project, key: tie.other };
        Ok(if may_link(transaction, by, tie.owner).await? || !may_link(transaction, by, target).await? {
            tie.owner
        } else {
            target
        })
    }
}

pub(super) fn noted(
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

pub(super) async fn tied(acting: &Acting<'_>, (kind, other): (Kind, Uuid), word: &str) -> Result<Tie> {
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

pub(super) fn already(field: &str) -> Error {
    let message = "This is there already; remove it first to say it otherwise.";
    wrong(Issue::new(&["input", field], "ALREADY_THERE", message))
}
