//! Projects with their way, needs, contributions, partners, outcome and links.

use super::actors::translated;
use super::dice::{day, later};
use super::phrases::Tongue;
use super::place::Place;
use super::world::{BEGIN, END, KnownProject, TAGS, World, fill};
use rialto_domain::Result;
use rialto_domain::id::{ContributionId, NeedId, OrganisationId, ProjectId, ProjectLinkId, ProjectOrganisationId};
use rialto_domain::money::Money;
use rialto_domain::project::{Contribution, Need, Outcome, Project, ProjectLink, ProjectOrganisation, StageEntry};
use rialto_domain::slug::unique_slug;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{
    Area, Cause, ContributionKind, FocusArea, LinkKind, NeedKind, NeedStatus, OrganisationRole, OutcomeKind,
    Publication, Stage, Vocabulary,
};
use rialto_persistence::write::{Batch, Mode};

/// Where a project is in the whole: the `at`-th of `of`, and how many contributions it gets.
pub(super) struct Turn {
    pub at: u64,
    pub of: u64,
    pub contributions: i64,
}

/// The texts of a project, in its language and in another.
struct Texts {
    short: String,
    title: String,
    summary: String,
    description: String,
    other: Option<Translations>,
}

/// The way a project has come.
struct Way {
    stage: Stage,
    history: Vec<StageEntry>,
    ended: Option<i64>,
}

impl World {
    /// One project; the network grows a little faster every year.
    pub(super) fn project(&mut self, batch: &mut Batch, turn: &Turn) -> Result<()> {
        let id = ProjectId(self.dice.key());
        let at = self.somewhere();
        let Some(place) = self.places.get(at).cloned() else { return Ok(()) };
        let tongue = Tongue::of_country(&place.country);
        let share = (turn.at as f64 / turn.of.max(1) as f64).powf(0.7);
        let created_at = BEGIN + (share * (END - BEGIN) as f64) as i64 + self.dice.between(0, 3_600_000);
        let texts = self.texts(tongue, &place)?;
        let way = self.way(tongue, created_at)?;
        let organisation = self.lead(&place);
        let (tags, sdgs, focus) = (self.dice.between(1, 4), self.dice.between(1, 3), self.dice.between(0, 3));
        let goals: Vec<u8> = (1..=17).collect();
        let money = self.dice.percent(70).then(|| self.budget());
        let in_cluster = self.dice.percent(30);
        let cluster = self
            .clusters_by_country
            .get(&place.country)
            .and_then(|near| self.dice.one(near))
            .filter(|_| in_cluster)
            .copied();
        let project = Project {
            id,
            slug: unique_slug(&texts.title, id.0),
            title: texts.title,
            language: tongue.language(),
            summary: Some(texts.summary),
            description: Some(texts.description),
            translations: texts.other.unwrap_or_default(),
            stage: way.stage,
            stage_history: way.history,
            region: Some(place.id),
            point: place.point(&mut self.dice),
            organisation,
            organisations: self.partners(&place, organisation),
            team: self.team(tongue, created_at),
            cluster,
            started_on: Some(day(created_at)),
            ended_on: way.ended.map(day),
            budget_eur_cents: money.as_ref().map(|money| money.cents),
            budget: money,
            website: None,
            tags: self.dice.some(&TAGS, tags).into_iter().map(str::to_owned).collect(),
            sdgs: self.dice.some(&goals, sdgs),
            focus_areas: self.dice.some(FocusArea::ALL, focus),
            needs: self.needs(tongue, way.ended)?,
            contributions: self.contributions(tongue, turn.contributions, (created_at, way.ended.unwrap_or(END)))?,
            outcome: self.outcome(tongue, way.stage, way.ended)?,
            evidence: Vec::new(),
            publication: Publication::Published,
            is_demo: true,
            origin: None,
        };
        batch.at(created_at);
        batch.project(&project, Mode::Create, &mut || self.dice.key());
        self.link(batch, id, tongue, way.stage)?;
        self.projects_by_country.entry(place.country).or_default().push(id);
        self.projects.push(KnownProject { id, place: at, tongue, title: texts.short, created_at });
        Ok(())
    }

    fn texts(&mut self, tongue: Tongue, place: &Place) -> Result<Texts> {
        let dice = &mut self.dice;
        let n = dice.between(12, 480).to_string();
        let with_group = dice.percent(60);
        let with_place = dice.percent(70);
        let head = self.phrases.pick(dice, "head")?;
        let second = self.phrases.pick(dice, if with_group { "group" } else { "setting" })?;
        let [problem, means, more, result, learned] = [
            self.phrases.pick(dice, "problem")?,
            self.phrases.pick(dice, "means")?,
            self.phrases.pick(dice, "means")?,
            self.phrases.pick(dice, "result")?,
            self.phrases.pick(dice, "learned")?,
        ];
        let short = |tongue| format!("{} {}", head.text(tongue), second.text(tongue));
        let title = |tongue| if with_place { format!("{}, {}", short(tongue), place.name) } else { short(tongue) };
        let summary = |tongue| format!("{} {}", problem.text(tongue), means.text(tongue));
        let description = |tongue: Tongue| {
            let result = fill(result.text(tongue), &[("{n}", &n)]);
            format!("{}\n\n{} {result}\n\n{}", problem.text(tongue), more.text(tongue), learned.text(tongue))
        };
        let other = if tongue == Tongue::ENGLISH { Tongue::SPANISH } else { Tongue::ENGLISH };
        let is_translated = dice.percent(if tongue == Tongue::ENGLISH { 15 } else { 35 });
        Ok(Texts {
            short: short(tongue),
            title: title(tongue),
            summary: summary(tongue),
            description: description(tongue),
            other: is_translated.then(|| {
                let fields =
                    [("title", title(other)), ("summary", summary(other)), ("description", description(other))];
                translated(other, &fields)
            }),
        })
    }

    /// A funnel: most projects stay early. One step takes two to fourteen months, test trading two years;
    /// a young project has not come as far as it will.
    fn way(&mut self, tongue: Tongue, created_at: i64) -> Result<Way> {
        const FORWARD: [Stage; 6] = [
            Stage::NeedIdentified,
            Stage::Understood,
            Stage::Tested,
            Stage::Incubating,
            Stage::TestTrading,
            Stage::Market,
        ];
        let (steps, exit) = match self.dice.between(0, 99) {
            0..20 => (1, None),
            20..38 => (2, None),
            38..54 => (3, None),
            54..68 => (4, None),
            68..78 => (5, None),
            78..85 => (6, None),
            85..94 => (self.dice.between(1, 5), Some(Stage::Stopped)),
            94..97 => (self.dice.between(2, 4), Some(Stage::Merged)),
            _ => (self.dice.between(4, 6), Some(Stage::SpunOff)),
        };
        let mut now = created_at;
        let mut history: Vec<StageEntry> = Vec::new();
        let mut stage = Stage::NeedIdentified;
        let forward = FORWARD.iter().take(usize::try_from(steps).unwrap_or(1)).copied();
        for next in forward.chain(exit) {
            if !history.is_empty() {
                let days = if next == Stage::Market { self.dice.between(730, 900) } else { self.dice.between(60, 420) };
                now = later(now, days);
                if now > END {
                    break;
                }
            }
            let n = self.dice.between(8, 60).to_string();
            let note = if self.dice.percent(50) { Some(self.say("note", tongue, &[("{n}", &n)])?) } else { None };
            history.push(StageEntry { stage: next, entered_on: Some(day(now)), note, language: tongue.language() });
            stage = next;
        }
        Ok(Way { stage, history, ended: stage.position().is_none().then_some(now) })
    }

    /// An organisation of the same country leads nearly every project.
    fn lead(&mut self, place: &Place) -> Option<OrganisationId> {
        let near = self.organisations.get(&place.country)?;
        if self.dice.percent(8) {
            return None;
        }
        self.dice.one_often(near).map(|organisation| organisation.id)
    }

    fn partners(&mut self, place: &Place, lead: Option<OrganisationId>) -> Vec<ProjectOrganisation> {
        let Some(near) = self.organisations.get(&place.country) else { return Vec::new() };
        let count = self.dice.between(0, 2);
        let mut partners: Vec<ProjectOrganisation> = Vec::new();
        for _ in 0..count {
            let Some(organisation) = self.dice.one(near).map(|organisation| organisation.id) else { continue };
            if Some(organisation) == lead || partners.iter().any(|known| known.organisation == organisation) {
                continue;
            }
            let role = if self.dice.percent(75) { OrganisationRole::Partner } else { OrganisationRole::Funder };
            partners.push(ProjectOrganisation { id: ProjectOrganisationId(self.dice.key()), organisation, role });
        }
        partners
    }

    /// From 2,000 to about 2 million euro, most of them small, in round hundreds.
    fn budget(&mut self) -> Money {
        let euro = 2_000.0 * 1_000f64.powf(self.dice.unit().powf(1.6));
        Money { cents: (euro / 100.0).round() as i64 * 10_000, currency: "EUR".to_owned() }
    }

    fn needs(&mut self, tongue: Tongue, ended: Option<i64>) -> Result<Vec<Need>> {
        let count = match self.dice.between(0, 99) {
            0..25 => 0,
            25..65 => 1,
            65..90 => 2,
            _ => 3,
        };
        let mut needs = Vec::new();
        for _ in 0..count {
            let area = self.dice.one(Area::ALL).copied().unwrap_or(Area::Creativity);
            let choices = self.phrases.under(&format!("need.{area}"));
            let Some((kind, phrase)) = self.dice.one_often(&choices) else { continue };
            let (kind, title) = (NeedKind::parse(kind).unwrap_or(NeedKind::Expertise), phrase.text(tongue).to_owned());
            let english = phrase.text(Tongue::ENGLISH).to_owned();
            let status = match (ended, self.dice.between(0, 9)) {
                (Some(_), 0..5) | (None, 0..2) => NeedStatus::Fulfilled,
                (Some(_), _) | (None, 2) => NeedStatus::Withdrawn,
                _ => NeedStatus::Open,
            };
            let until = later(END, self.dice.between(10, 300));
            let is_translated = tongue != Tongue::ENGLISH && self.dice.percent(30);
            needs.push(Need {
                id: NeedId(self.dice.key()),
                area,
                kind,
                title,
                text: None,
                language: tongue.language(),
                translations: if is_translated {
                    translated(Tongue::ENGLISH, &[("title", english)])
                } else {
                    Translations::new()
                },
                open_until: (status == NeedStatus::Open && self.dice.percent(50)).then(|| day(until)),
                status,
            });
        }
        Ok(needs)
    }

    /// Experts advise in their own areas and language: the project's where there are any, in a tiny network another's.
    fn contributions(&mut self, tongue: Tongue, count: i64, life: (i64, i64)) -> Result<Vec<Contribution>> {
        let of = |tongue: Tongue| Some((tongue, self.experts.get(&tongue.index())?));
        let Some((tongue, experts)) = of(tongue).or_else(|| Tongue::ALL.into_iter().find_map(of)) else {
            return Ok(Vec::new());
        };
        let mut given = Vec::new();
        for _ in 0..count {
            let Some(expert) = self.dice.one_often(experts) else { continue };
            let area = self.dice.one(&expert.areas).copied().unwrap_or(Area::Creativity);
            let choices = self.phrases.under(&format!("say.{area}"));
            let Some((kind, phrase)) = self.dice.one_often(&choices) else { continue };
            let is_translated = tongue != Tongue::ENGLISH && self.dice.percent(20);
            given.push(Contribution {
                id: ContributionId(self.dice.key()),
                expert: expert.id,
                area,
                kind: ContributionKind::parse(kind).unwrap_or(ContributionKind::Advice),
                text: phrase.text(tongue).to_owned(),
                language: tongue.language(),
                translations: if is_translated {
                    translated(Tongue::ENGLISH, &[("text", phrase.text(Tongue::ENGLISH).to_owned())])
                } else {
                    Translations::new()
                },
                adopted: self.dice.percent(35),
                created_at: self.dice.between(life.0, life.1.min(END)),
            });
        }
        Ok(given)
    }

    fn outcome(&mut self, tongue: Tongue, stage: Stage, ended: Option<i64>) -> Result<Option<Outcome>> {
        let Some(ended) = ended else { return Ok(None) };
        let kinds: &[OutcomeKind] = match stage {
            Stage::Merged => &[OutcomeKind::Merged],
            Stage::SpunOff => &[OutcomeKind::Succeeded, OutcomeKind::PartlySucceeded],
            _ => &[OutcomeKind::Failed, OutcomeKind::StoppedEarly, OutcomeKind::PartlySucceeded, OutcomeKind::Pivoted],
        };
        let kind = self.dice.one_often(kinds).copied().unwrap_or(OutcomeKind::Failed);
        let causes = if kind == OutcomeKind::Succeeded { 0 } else { self.dice.between(1, 2) };
        Ok(Some(Outcome {
            kind,
            causes: self.dice.some(Cause::ALL, causes),
            tried: Some(self.say("tried", tongue, &[])?),
            would_differ: Some(self.say("differ", tongue, &[])?),
            language: tongue.language(),
            translations: Translations::new(),
            concluded_on: Some(day(ended)),
        }))
    }

    /// One project in six looks back at an older one; a merged one always does.
    fn link(&mut self, batch: &mut Batch, from: ProjectId, tongue: Tongue, stage: Stage) -> Result<()> {
        const KINDS: [LinkKind; 4] =
            [LinkKind::BuildsOn, LinkKind::Replicates, LinkKind::AllyOf, LinkKind::AvoidsMistakeOf];
        let merged = stage == Stage::Merged;
        if !merged && !self.dice.percent(16) {
            return Ok(());
        }
        let Some(to) = self.dice.one_often(&self.projects).map(|project| project.id) else { return Ok(()) };
        let kind = if merged {
            LinkKind::MergedInto
        } else {
            self.dice.one_often(&KINDS).copied().unwrap_or(LinkKind::BuildsOn)
        };
        let note = if self.dice.percent(40) { Some(self.say("link", tongue, &[])?) } else { None };
        let id = ProjectLinkId(self.dice.key());
        batch.project_link(&ProjectLink { id, from, to, kind, note, language: tongue.language() });
        Ok(())
    }
}
