//! What a moderator decides.

use super::Told;
use super::words::is_words;
use crate::account::By;
use crate::mail::{Letter, Values, queue, word};
use crate::record::Acts;
use rialto_domain::id::{AccountId, GlobalId, Kind, PersonId, ReportId};
use rialto_domain::moderation::{self as rules, ModerationRule, NOTE_LENGTH, ReportDecision};
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::moderation::{self, Decision, Reporter, Responsible};
use rialto_persistence::write::record;
use serde_json::{Value, json};

const DAY_MS: i64 = 86_400_000;

/// What a moderator decides about a report.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// The report.
    pub id: ReportId,
    /// What is decided.
    pub decision: ReportDecision,
    /// The rule that was broken.
    pub rule: Option<ModerationRule>,
    /// Facts and why, for the person concerned.
    pub note: Option<String>,
    /// Whom it concerns, where several answer for the record.
    pub person: Option<PersonId>,
    /// Days of a ban; none: until it is lifted.
    pub ban_days: Option<i64>,
}

fn one(path: &[&str], code: &'static str, message: &str) -> Error {
    Error::invalid(path, code, message)
}

impl Deciding {
    /// The note, the days of a ban.
    fn checked(&self) -> Result<(Option<String>, Option<i64>)> {
        let mut issues: Vec<Issue> = Vec::new();
        let note = rules::note(&["input", "note"], self.decision, self.note.as_deref());
        let note = note.map_err(|issue| issues.push(issue)).unwrap_or_default();
        let days = rules::ban_days(&["input", "banDays"], self.ban_days);
        let days = days.map_err(|issue| issues.push(issue)).unwrap_or_default();
        if self.rule.is_none() && self.decision != ReportDecision::Dismiss {
            issues.push(Issue::new(&["input", "rule"], "RULE_NEEDED", "Say which rule was broken."));
        }
        if issues.is_empty() { Ok((note, days)) } else { Err(Error::Invalid(issues)) }
    }

    /// Whom the decision concerns, and who of them is banned.
    fn concerned(&self, mut all: Vec<Responsible>, me: AccountId) -> Result<(Vec<Responsible>, Option<AccountId>)> {
        if let Some(person) = self.person.filter(|_| self.decision != ReportDecision::Dismiss) {
            if !all.iter().any(|one| one.person() == person) {
                let message = "This person does not answer for the record, or has no account.";
                return Err(one(&["input", "personId"], "PERSON_UNKNOWN", message));
            }
            if self.decision == ReportDecision::Warn {
                all.retain(|one| one.person() == person);
            }
        }
        if self.decision != ReportDecision::Ban {
            return Ok((all, None));
        }
        let path = ["input", "personId"];
        let banned = match (self.person, all.as_slice()) {
            (Some(person), all) => all.iter().find(|one| one.person() == person),
            (None, [only]) => Some(only),
            (None, []) => return Err(one(&path, "PERSON_UNKNOWN", "Nobody with an account answers for the record.")),
            (None, _) => return Err(one(&path, "PERSON_NEEDED", "Several answer for the record: say whom to ban.")),
        };
        let banned =
            banned.ok_or_else(|| one(&path, "PERSON_UNKNOWN", "This person does not answer for the record."))?;
        if banned.account() == me {
            return Err(one(&path, "NOT_YOURSELF", "Nobody bans themselves; sign out instead."));
        }
        if banned.is_moderator || banned.is_administrator {
            let message = "Moderators and administrators are not banned: an administrator dismisses them first.";
            return Err(one(&path, "NOT_A_MODERATOR", message));
        }
        let account = banned.account();
        Ok((all, Some(account)))
    }
}

impl Acts {
    /// Decides a report, and with it every other report of the same record that waits.
    ///
    /// # Errors
    /// Issues of the input; `NotFound` when there is no such report; `Unauthenticated`, `Forbidden`.
    pub async fn decide_report(&self, by: &By, input: &Deciding) -> Result<()> {
        let me = self.moderator(by)?;
        let (note, days) = input.checked()?;
        let transaction = self.database.begin().await?;
        let report = moderation::report(&transaction, input.id.0).await?;
        let report = report.ok_or_else(|| Error::NotFound("the report".to_owned()))?;
        if report.decided_at.is_some() {
            return Err(one(&["input", "id"], "REPORT_DECIDED", "This report was decided already."));
        }
        let record = report.record()?;
        let all = moderation::responsible(&transaction, record).await?;
        let mine = all.iter().any(|one| one.account() == me);
        if !rules::may_answer(mine, moderation::other_moderators(&transaction, me).await?) {
            let message = "You answer for this record: leave the decision to another moderator.";
            return Err(one(&["input", "id"], "NOT_YOURSELF", message));
        }
        let (concerned, banned) = input.concerned(all, me)?;
        let now = self.now();
        let decision = Decision {
            id: self.chance.ids.next(),
            record,
            title: &report.record_title,
            decision: input.decision,
            rule: input.rule,
            note: note.as_deref(),
            by: me,
        };
        moderation::insert_decision(&transaction, &decision, now).await?;
        if matches!(input.decision, ReportDecision::Hide | ReportDecision::Ban) {
            self.hide(&transaction, record).await?;
        }
        let until = days.map(|days| now + days * DAY_MS);
        if input.decision != ReportDecision::Dismiss {
            for person in &concerned {
                let is_banned = banned == Some(person.account());
                self.notify(&transaction, (&decision, person), is_banned.then_some(until)).await?;
            }
        }
        let reporters = moderation::decide_reports(&transaction, (record, decision.id), now).await?;
        self.answer_reporters(&transaction, &reporters, &decision).await?;
        let fields: Vec<Value> =
            [("decision", json!(input.decision)), ("rule", json!(input.rule)), ("record", json!(record.to_string()))]
                .into_iter()
                .map(|(name, after)| json!({ "name": name, "before": null, "after": after }))
                .collect();
        self.audit(&transaction, by, (input.id.into(), "decide"), fields).await?;
        transaction.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// Hides a record that is published; what is not shown anyhow stays as it is.
    async fn hide(&self, transaction: &Transaction, record: GlobalId) -> Result<()> {
        if is_words(record.kind) {
            return self.hide_words(transaction, record, true).await.map(drop);
        }
        let state = record::state(transaction, record).await?;
        let Some(state) = state.filter(|state| state.publication == Publication::Published) else { return Ok(()) };
        let to = (Publication::Hidden, Some(Publication::Published), "hide");
        self.show_or_hide(transaction, (record, state.version), to).await
    }

    /// Tells somebody what was decided about what they answer for; a ban ends all ways in.
    async fn notify(
        &self,
        transaction: &Transaction,
        (decision, person): (&Decision<'_>, &Responsible),
        ban: Option<Option<i64>>,
    ) -> Result<()> {
        let now = self.now();
        let key = self.chance.ids.next();
        moderation::insert_notice(transaction, (key, decision.id), (person.account(), ban), now).await?;
        if ban.is_some() {
            moderation::end_ways_in(transaction, person.account(), now).await?;
        }
        // others than who is banned are told of the hiding alone
        let what = match (decision.decision, ban) {
            (ReportDecision::Ban, None) => ReportDecision::Hide,
            (what, _) => what,
        };
        let told = Told {
            title: decision.title,
            decision: what,
            rule: decision.rule,
            note: decision.note.unwrap_or_default(),
            until: ban.flatten(),
        };
        let kind = if ban.is_some() { "banned" } else { "decided" };
        self.tell(transaction, (&person.email, &person.language), (kind, &told)).await
    }

    /// Tells who reported what came of it (article 16(5)), and not who is concerned.
    async fn answer_reporters(
        &self,
        transaction: &Transaction,
        reporters: &[Reporter],
        decision: &Decision<'_>,
    ) -> Result<()> {
        for reporter in reporters {
            let result = if decision.decision == ReportDecision::Dismiss { "result.kept" } else { "result.acted" };
            let mut values = Values::new();
            values.insert("title".to_owned(), decision.title.chars().take(200).collect());
            values.insert("result".to_owned(), word(&reporter.language, result)?);
            let letter = Letter::told("report_decided", values);
            queue(transaction, &self.chance, (&reporter.email, &reporter.language), &letter).await?;
        }
        Ok(())
    }

    /// Shows a hidden record again, as it was before, and tells those who answer for it.
    ///
    /// # Errors
    /// `NOT_HIDDEN`, `TEXT_TOO_LONG` among the issues; `NotFound`.
    pub async fn restore_record(&self, by: &By, (record, note): (GlobalId, Option<&str>)) -> Result<()> {
        self.moderator(by)?;
        let note = rules::text(&["input", "note"], note, NOTE_LENGTH).map_err(|issue| Error::Invalid(vec![issue]))?;
        let transaction = self.database.begin().await?;
        let title = match is_words(record.kind) {
            true => moderation::title_of_words(&transaction, record).await?,
            false => self.title_of_known(&transaction, record).await?,
        };
        let title = title.ok_or_else(|| Error::NotFound(format!("the {}", record.kind.type_name().to_lowercase())))?;
        if !self.show_again(&transaction, record).await? {
            return Err(one(&["input", "id"], "NOT_HIDDEN", "This record is not hidden."));
        }
        for person in moderation::responsible(&transaction, record).await? {
            let told = Told {
                title: &title,
                decision: ReportDecision::Hide,
                rule: None,
                note: note.as_deref().unwrap_or_default(),
                until: None,
            };
            self.tell(&transaction, (&person.email, &person.language), ("restored", &told)).await?;
        }
        let fields = vec![json!({ "name": "note", "before": null, "after": note })];
        // under the reports of the record and not in its history, which tells no names of moderators
        let upon = GlobalId { kind: Kind::Report, key: record.key };
        self.audit(&transaction, by, (upon, "restore_hidden"), fields).await?;
        transaction.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// What a record is called that a moderator may know of.
    async fn title_of_known(&self, transaction: &Transaction, record: GlobalId) -> Result<Option<String>> {
        let state = record::state(transaction, record).await?;
        // of what is published and of what is hidden
        let known = |publication| matches!(publication, Publication::Published | Publication::Hidden);
        Ok(state.filter(|state| known(state.publication)).map(|state| state.title))
    }

    /// Ends the ban of a person and tells them.
    ///
    /// # Errors
    /// `NO_BAN`, `TEXT_TOO_LONG` among the issues.
    pub async fn lift_ban(&self, by: &By, (person, note): (PersonId, Option<&str>)) -> Result<()> {
        self.moderator(by)?;
        let note = rules::text(&["input", "note"], note, NOTE_LENGTH).map_err(|issue| Error::Invalid(vec![issue]))?;
        let transaction = self.database.begin().await?;
        if moderation::lift_bans(&transaction, person, self.now()).await? == 0 {
            return Err(one(&["input", "id"], "NO_BAN", "This person is not banned."));
        }
        let banned = moderation::responsible(&transaction, GlobalId::from(person)).await?;
        for person in &banned {
            self.unbanned(&transaction, (&person.email, &person.language), note.as_deref()).await?;
        }
        let account = banned.first().map(|person| GlobalId::from(person.account()));
        let fields = vec![json!({ "name": "note", "before": null, "after": note })];
        self.audit(&transaction, by, (account.unwrap_or(person.into()), "lift_ban"), fields).await?;
        transaction.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    async fn unbanned(&self, transaction: &Transaction, to: (&str, &str), note: Option<&str>) -> Result<()> {
        let mut values = Values::new();
        values.insert("note".to_owned(), note.unwrap_or_default().to_owned());
        queue(transaction, &self.chance, to, &Letter::told("unbanned", values)).await
    }
}
