//! The slots of a row from which the facts of a project, of an expert and of the two together are read.

use super::{ANSWERS, ExpertFacts, Moment, PARTS, ProjectFacts, Said};
use crate::read::{Column, Row, Scalar, Select, Sql, Table};
use crate::standing::StandingSlots;
use crate::{need, offer, person, project};
use chrono::NaiveDate;
use rialto_domain::id::Kind;
use rialto_domain::matching::{DeclineReason, Declined, Expert, Kin, Terms, Wanted, Wish};
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{Area, NeedKind, Stage};
use rialto_domain::{Error, Result};
use uuid::Uuid;

fn text(name: &'static str) -> Column {
    Column { name, scalar: Scalar::Text }
}

fn key(row: &Row<'_>, slot: usize) -> Result<Option<Uuid>> {
    // a missing key comes out of SQLite as an empty text
    let digits = row.get::<Option<String>>(slot)?.filter(|digits| !digits.is_empty());
    digits.map(|digits| Uuid::try_parse(&digits).map_err(Error::internal)).transpose()
}

fn known(row: &Row<'_>, slot: usize) -> Result<Uuid> {
    key(row, slot)?.ok_or_else(|| Error::internal("a record without a key"))
}

/// A needs or an offer in a row.
struct WishSlots {
    rows: usize,
    width: usize,
    slots: [usize; 8],
}

impl WishSlots {
    fn of(parent: &mut Select, table: &'static Table, condition: &str) -> Self {
        let mut child = parent.derived(|alias| Sql::new(format!("{} {alias}", table.name)));
        let condition = condition.replace("{t}", child.alias()).replace("{p}", parent.alias());
        child.filter(Sql::new(condition));
        let order = format!("{}.created_at desc, {0}.id desc", child.alias());
        child.order(order).limit(PARTS);
        let slots = [
            child.column(Column { name: "id", scalar: Scalar::Uuid }),
            child.column(text("area")),
            child.column(text("kind")),
            child.column(text("title")),
            child.column(text("text")),
            child.column(text("language")),
            child.column(text("status")),
            child.column(Column { name: "open_until", scalar: Scalar::Date }),
        ];
        let width = child.slots();
        Self { rows: parent.many(child), width, slots }
    }

    /// Each with its texts; what is withdrawn is not told, what is past its day is not open.
    fn read(&self, row: &Row<'_>, today: NaiveDate) -> Result<Vec<(Wish<Uuid>, Terms)>> {
        let [id, area, kind, title, more, language, status, until] = self.slots;
        let mut all = Vec::new();
        for row in row.rows(self.rows, self.width)? {
            let status: String = row.get(status)?;
            let until: Option<NaiveDate> = row.get(until)?;
            let is_open = status == "open" && until.is_none_or(|day| day >= today);
            if !is_open && status != "fulfilled" {
                continue;
            }
            let language: String = row.get(language)?;
            let mut terms = Terms::default();
            terms.add(&language, &row.get::<String>(title)?);
            terms.add(&language, &row.get::<Option<String>>(more)?.unwrap_or_default());
            all.push((Wish { id: known(&row, id)?, area: row.get(area)?, kind: row.get(kind)?, is_open }, terms));
        }
        Ok(all)
    }
}

struct TextSlots {
    language: usize,
    translations: usize,
    texts: [usize; 2],
}

impl TextSlots {
    fn of(select: &mut Select, texts: [&'static str; 2]) -> Self {
        Self {
            language: select.column(text("language")),
            translations: select.column(Column { name: "translations", scalar: Scalar::Json }),
            texts: texts.map(|name| select.column(text(name))),
        }
    }

    /// The words of the texts in all their languages, and these languages, that of the original first.
    fn read(&self, row: &Row<'_>) -> Result<(Terms, Vec<String>)> {
        let language: String = row.get(self.language)?;
        let mut terms = Terms::default();
        for slot in self.texts {
            terms.add(&language, &row.get::<Option<String>>(slot)?.unwrap_or_default());
        }
        let mut languages = vec![language];
        for (language, texts) in row.get::<Option<Translations>>(self.translations)?.unwrap_or_default() {
            texts.values().for_each(|text| terms.add(language.as_str(), text));
            if !languages.iter().any(|known| known == language.as_str()) {
                languages.push(language.as_str().to_owned());
            }
        }
        Ok((terms, languages))
    }
}

pub(super) struct ProjectSlots {
    id: usize,
    standing: StandingSlots,
    texts: TextSlots,
    stage: usize,
    region: usize,
    place: [usize; 2],
    lists: [usize; 4],
    needs: WishSlots,
    offers: WishSlots,
}

/// The place of a row in degrees: its own, else the middle of its region.
fn place(select: &mut Select, own: bool) -> [usize; 2] {
    let t = select.alias().to_owned();
    ["lat", "lon"].map(|name| {
        let region = format!("(select r.{name} from region r where r.id = {t}.region_id)");
        let sql = if own { format!("coalesce({t}.{name}, {region})") } else { region };
        select.expression(Sql::new(sql))
    })
}

fn read_place(row: &Row<'_>, [lat, lon]: [usize; 2]) -> Result<Option<(f64, f64)>> {
    Ok(row.get::<Option<f64>>(lat)?.zip(row.get::<Option<f64>>(lon)?))
}

fn list(select: &mut Select, from: &str, column: &'static str) -> usize {
    let mut child = select.derived(|alias| Sql::new(from.replace("{x}", alias)));
    let condition = format!("{}.{} = {}.id", child.alias(), owner(from), select.alias());
    child.filter(Sql::new(condition));
    let order = format!("{}.{column} asc", child.alias());
    child.order(order).limit(PARTS);
    select.values(child, text(column))
}

fn owner(from: &str) -> &'static str {
    if from.starts_with("project") { "project_id" } else { "person_id" }
}

impl ProjectSlots {
    pub(super) fn of(select: &mut Select) -> Self {
        let t = select.alias().to_owned();
        Self {
            id: select.column(project::ID),
            standing: StandingSlots::of(select, Kind::Project),
            texts: TextSlots::of(select, ["title", "summary"]),
            stage: select.column(project::STAGE),
            region: select.expression(Sql::new(format!("(select r.code from region r where r.id = {t}.region_id)"))),
            place: place(select, true),
            lists: [
                list(select, "project_tag {x}", "tag"),
                list(select, "project_sdg {x}", "sdg"),
                list(select, "project_focus {x}", "focus_area"),
                list(select, "project_stage_entry {x}", "stage"),
            ],
            needs: WishSlots::of(select, &need::TABLE, "{t}.project_id = {p}.id"),
            // what people of the team give, as their profiles tell it
            offers: WishSlots::of(
                select,
                &offer::TABLE,
                "{t}.status = 'open' and {t}.person_id in (select m.person_id from project_member m join person q \
                 on q.id = m.person_id and q.publication = 'published' where m.project_id = {p}.id)",
            ),
        }
    }

    pub(super) fn read(&self, row: &Row<'_>, today: NaiveDate) -> Result<ProjectFacts> {
        let (mut terms, languages) = self.texts.read(row)?;
        let [tags, sdgs, focus, stages] = self.lists;
        let (tags, sdgs): (Vec<String>, Vec<i64>) = (row.get(tags)?, row.get(sdgs)?);
        tags.iter().for_each(|tag| terms.code(tag, tag));
        for area in row.get::<Vec<String>>(focus)? {
            terms.code(&format!("focus.{area}"), &area.replace('_', " "));
        }
        let stage: Stage = row.get(self.stage)?;
        let furthest = row.get::<Vec<Stage>>(stages)?.into_iter().chain([stage]);
        let furthest = furthest.max_by_key(|stage| stage.position()).unwrap_or(stage);
        let (region, place) = (row.get::<Option<String>>(self.region)?, read_place(row, self.place)?);
        let needs = self.needs.read(row, today)?;
        let mut areas: Vec<Area> = needs.iter().filter(|(need, _)| need.is_open).map(|(need, _)| need.area).collect();
        areas.sort_unstable();
        areas.dedup();
        let whole = Wanted { need: None, areas, languages, region: region.clone(), place, terms: terms.clone() };
        let mut wanted: Vec<(Option<Uuid>, Wanted)> = needs
            .iter()
            .filter(|(need, _)| need.is_open)
            .map(|(need, words)| {
                let mut terms = whole.terms.clone();
                terms.join(words);
                (Some(need.id), Wanted { need: Some((need.area, need.kind)), terms, ..whole.clone() })
            })
            .collect();
        if wanted.is_empty() {
            wanted.push((None, whole));
        }
        let offers = self.offers.read(row, today)?.into_iter().map(|(offer, _)| offer).collect();
        let needs = needs.into_iter().map(|(need, _)| need).collect();
        Ok(ProjectFacts {
            id: known(row, self.id)?,
            standing: self.standing.read(row)?,
            wanted,
            kin: Kin { stage, needs, offers, tags, sdgs, region, terms },
            furthest,
        })
    }
}

pub(super) struct ExpertSlots {
    id: usize,
    publication: usize,
    texts: TextSlots,
    places: usize,
    agreed: usize,
    place: [usize; 2],
    lists: [usize; 3],
    regions: usize,
    offers: WishSlots,
    declined: (usize, usize, [usize; 4]),
}

impl ExpertSlots {
    pub(super) fn of(select: &mut Select, moment: Moment) -> Self {
        let t = select.alias().to_owned();
        let mut regions = select.derived(|alias| {
            Sql::new(format!("person_region {alias}_s join region {alias} on {alias}.id = {alias}_s.region_id"))
        });
        let theirs = format!("{}_s.person_id = {t}.id", regions.alias());
        regions.filter(Sql::new(theirs)).limit(PARTS);
        let mut declined = select.table(&ANSWERS);
        let theirs = format!(
            "{0}.person_id = {t}.id and {0}.person_answer = 'decline' and {0}.person_reason in ('not_my_area', 'too_far', 'language')",
            declined.alias()
        );
        declined.filter(Sql::new(theirs)).limit(PARTS);
        let slots = [
            declined.column(text("person_reason")),
            declined.column(text("declined_area")),
            declined.column(text("declined_language")),
            declined.column(Column { name: "declined_km", scalar: Scalar::Int }),
        ];
        let width = declined.slots();
        let agreed = Sql::new(format!(
            "(select count(*) from suggestion s where s.person_id = {t}.id and s.agreed_at >= {})",
            moment.month
        ));
        Self {
            id: select.column(person::ID),
            publication: select.column(person::PUBLICATION),
            texts: TextSlots::of(select, ["headline", "biography"]),
            places: select.column(person::PLACES_PER_MONTH),
            agreed: select.expression(agreed),
            place: place(select, false),
            lists: [
                list(select, "person_area {x}", "area"),
                list(select, "person_skill {x}", "skill"),
                list(select, "person_language {x}", "language"),
            ],
            regions: select.values(regions, text("code")),
            offers: WishSlots::of(select, &offer::TABLE, "{t}.person_id = {p}.id and {t}.status = 'open'"),
            declined: (select.many(declined), width, slots),
        }
    }

    pub(super) fn read(&self, row: &Row<'_>, today: NaiveDate) -> Result<ExpertFacts> {
        let (mut terms, _) = self.texts.read(row)?;
        let [areas, skills, languages] = self.lists;
        let offers = self.offers.read(row, today)?;
        let mut all: Vec<Area> = row.get(areas)?;
        let mut given: Vec<(Area, NeedKind)> = Vec::new();
        for (offer, words) in offers.iter().filter(|(offer, _)| offer.is_open) {
            terms.join(words);
            given.push((offer.area, offer.kind));
            if !all.contains(&offer.area) {
                all.push(offer.area);
            }
        }
        let mut declined = Declined::default();
        let (rows, width, [reason, area, language, km]) = &self.declined;
        for row in row.rows(*rows, *width)? {
            match row.get::<DeclineReason>(*reason)? {
                DeclineReason::NotMyArea => {
                    if let Some(area) = row.get::<Option<Area>>(*area)? {
                        *declined.areas.entry(area).or_default() += 1;
                    }
                }
                DeclineReason::TooFar => {
                    let km: Option<u32> = row.get(*km)?;
                    declined.too_far_km = declined.too_far_km.into_iter().chain(km).min();
                }
                _ => declined.languages.extend(row.get::<Option<String>>(*language)?),
            }
        }
        let publication: String = row.get(self.publication)?;
        Ok(ExpertFacts {
            id: known(row, self.id)?,
            is_public: publication == "published",
            expert: Expert {
                areas: all,
                offers: given,
                skills: row.get(skills)?,
                languages: row.get(languages)?,
                regions: row.get(self.regions)?,
                place: read_place(row, self.place)?,
                places: row.get::<Option<u32>>(self.places)?.unwrap_or_default(),
                agreed: row.get(self.agreed)?,
                advised: 0,
                adopted: 0,
                declined,
                terms,
            },
        })
    }
}

/// What is known of two together, on the select of the inner one.
pub(super) struct PairSlots {
    advised: [usize; 2],
    said: (usize, usize, [usize; 5]),
}

impl PairSlots {
    pub(super) fn of(select: &mut Select, project: &str, person: &str) -> Self {
        // alike: advised in an area of its needs, with a goal, a key word or a focus area in common
        let alike = format!(
            "from contribution c join project q on q.id = c.project_id and q.publication = 'published' \
             where c.expert_id = {person}.id and c.project_id <> {project}.id \
             and exists (select 1 from need n where n.project_id = {project}.id and n.area = c.area) \
             and (exists (select 1 from project_tag a join project_tag b on b.tag = a.tag where a.project_id = {project}.id and b.project_id = q.id) \
             or exists (select 1 from project_sdg a join project_sdg b on b.sdg = a.sdg where a.project_id = {project}.id and b.project_id = q.id) \
             or exists (select 1 from project_focus a join project_focus b on b.focus_area = a.focus_area \
             where a.project_id = {project}.id and b.project_id = q.id))"
        );
        let mut said = select.table(&ANSWERS);
        let pair = format!("{0}.project_id = {project}.id and {0}.person_id = {person}.id", said.alias());
        said.filter(Sql::new(pair));
        let slots = [
            said.column(text("project_answer")),
            said.column(Column { name: "project_until", scalar: Scalar::Date }),
            said.column(text("person_answer")),
            said.column(Column { name: "person_until", scalar: Scalar::Date }),
            said.column(Column { name: "agreed_at", scalar: Scalar::Int }),
        ];
        let width = said.slots();
        Self {
            advised: [
                select.expression(Sql::new(format!("(select count(distinct c.project_id) {alike})"))),
                select.expression(Sql::new(format!("(select count(*) {alike} and c.adopted)"))),
            ],
            said: (select.one(said), width, slots),
        }
    }

    pub(super) fn read(&self, row: &Row<'_>, expert: &mut Expert) -> Result<(Said, bool)> {
        let [advised, adopted] = self.advised;
        (expert.advised, expert.adopted) = (row.get(advised)?, row.get(adopted)?);
        let (slot, width, [project, project_until, person, person_until, agreed_at]) = self.said;
        let Some(row) = row.row(slot, width)? else { return Ok((Said::default(), false)) };
        let said = Said {
            project: row.get(project)?,
            project_until: row.get(project_until)?,
            person: row.get(person)?,
            person_until: row.get(person_until)?,
            agreed_at: row.get(agreed_at)?,
        };
        Ok((said, true))
    }
}
