//! Reporting a record (Regulation (EU) 2022/2065, article 16): anybody may, signed in or not.

use crate::account::By;
use crate::mail::{Letter, Values, queue};
use crate::record::Acts;
use rialto_domain::account::Email;
use rialto_domain::id::GlobalId;
use rialto_domain::label::best_language;
use rialto_domain::moderation::{ReportReason, report_text};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RECORDS, RecordAct, Roles, Standing};
use rialto_domain::text::Preferences;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::account;
use rialto_persistence::write::moderation::{self, NewReport};
use rialto_persistence::write::record;

/// What somebody writes to report something.
#[derive(Clone, Debug)]
pub struct Reporting {
    /// The record.
    pub id: GlobalId,
    /// Why.
    pub reason: ReportReason,
    /// What is wrong.
    pub text: Option<String>,
    /// Where a visitor wants the decision sent.
    pub email: Option<String>,
    /// Languages the person reads.
    pub languages: Preferences,
}

impl Acts {
    /// Reports a record that everybody sees. The person hears that it came and what was decided, where there is an address.
    ///
    /// # Errors
    /// Issues of the input; `NotFound` for what the person may not know of; `RateLimited`.
    pub async fn report(&self, by: &By, input: &Reporting) -> Result<()> {
        by.authorize(Action::Report)?;
        let mut issues: Vec<Issue> = Vec::new();
        if !RECORDS.contains(&input.id.kind) {
            let message = "Report the record to which this belongs: a project, a person, an organisation.";
            issues.push(Issue::new(&["input", "id"], "NOT_REPORTABLE", message));
        }
        let text = report_text(&["input", "text"], input.reason, input.text.as_deref());
        let text = text.map_err(|issue| issues.push(issue)).unwrap_or_default();
        let email = input.email.as_deref().map(str::trim).filter(|email| !email.is_empty());
        let email = email.map(|email| Email::parse(&["input", "email"], email)).transpose();
        let email = email.map_err(|issue| issues.push(issue)).unwrap_or_default();
        if !issues.is_empty() {
            return Err(Error::Invalid(issues));
        }
        self.accounts.count_report(by).await?;
        let member = by.actor.member();
        let owner = match member {
            Some(member) => account::by_id(&self.database, member.account).await?,
            None => None,
        };
        let language =
            owner.as_ref().map_or_else(|| best_language(&input.languages).to_owned(), |owner| owner.language.clone());
        let transaction = self.database.begin().await?;
        let nothing = || Error::NotFound(format!("the {}", input.id.kind.type_name().to_lowercase()));
        let state = record::state(&transaction, input.id).await?.ok_or_else(nothing)?;
        // what a role lets somebody see more of is no matter: what everybody sees can be reported
        let standing = Standing { kind: input.id.kind, publication: state.publication, roles: Roles::default() };
        by.actor.authorize_on(RecordAct::Report, &standing)?;
        let report = NewReport {
            id: self.chance.ids.next(),
            record: input.id,
            title: &state.title,
            reason: input.reason,
            text: text.as_deref(),
            language: &language,
            reporter: member.map(|member| member.account),
            email: email.as_ref().filter(|_| member.is_none()).map(Email::as_str),
        };
        moderation::insert_report(&transaction, &report, self.now()).await?;
        let to = owner.as_ref().map(|owner| owner.email.as_str()).or(report.email);
        if let Some(to) = to {
            let mut values = Values::new();
            values.insert("title".to_owned(), state.title.chars().take(200).collect());
            queue(&transaction, &self.chance, (to, &language), &Letter::told("report_received", values)).await?;
        }
        transaction.commit().await?;
        self.accounts.ring();
        Ok(())
    }
}
