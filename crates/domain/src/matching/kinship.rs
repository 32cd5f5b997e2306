//! Which projects could help each other, and which that ended teach another: the same facts of two projects compared.

use super::Terms;
use crate::vocabulary::{Area, NeedKind, Stage, vocabulary};

vocabulary! {
    /// Why two projects could help each other.
    SynergyReasonKind {
        NeedMeetsOffer = "need_meets_offer", "An open need of one is what somebody of the other offers.";
        NeedMeetsOutcome = "need_meets_outcome", "An open need of one is what the other reached.";
        LaterStage = "later_stage", "The other is further on the same way.";
        SameGroup = "same_group", "The same group of people.";
        SameSdg = "same_sdg", "The same goals.";
        SameRegion = "same_region", "The same region.";
        Wording = "wording", "Their texts speak of the same.";
    }
}

vocabulary! {
    /// Why a lesson applies.
    LessonReasonKind {
        SameNeed = "same_need", "It looked for the same.";
        SameGroup = "same_group", "It was for the same group of people.";
        SameArea = "same_area", "It was about the same area.";
        StageAhead = "stage_ahead", "It ended in the stage that comes next here, or in this one.";
        SameRegion = "same_region", "It was in the same region.";
    }
}

/// A need or an offer, by which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish<Id> {
    /// Which.
    pub id: Id,
    /// Area.
    pub area: Area,
    /// Kind.
    pub kind: NeedKind,
    /// Whether it is open; a need that was fulfilled is something the project reached.
    pub is_open: bool,
}

/// What is compared of a project.
#[derive(Clone, Debug)]
pub struct Kin<Id> {
    /// Where it stands.
    pub stage: Stage,
    /// Its needs.
    pub needs: Vec<Wish<Id>>,
    /// Open offers of its team.
    pub offers: Vec<Wish<Id>>,
    /// Key words.
    pub tags: Vec<String>,
    /// Goals.
    pub sdgs: Vec<i64>,
    /// NUTS code of its region.
    pub region: Option<String>,
    /// Words of its texts.
    pub terms: Terms,
}

/// A reason for a synergy; facts of other kinds are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynergyReason<Id> {
    /// Which.
    pub kind: SynergyReasonKind,
    /// What it adds.
    pub points: u32,
    /// The open need.
    pub need: Option<Id>,
    /// The offer.
    pub offer: Option<Id>,
    /// Where the other stands.
    pub stage: Option<Stage>,
    /// Key words both have.
    pub tags: Vec<String>,
    /// Goals both have.
    pub sdgs: Vec<i64>,
    /// NUTS code of the smallest region both are in.
    pub region: Option<String>,
    /// Words both use, at most 8.
    pub words: Vec<String>,
}

/// A reason why a lesson applies; facts of other kinds are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonReason {
    /// Which.
    pub kind: LessonReasonKind,
    /// What it adds.
    pub points: u32,
    /// Kinds of need both have.
    pub need_kinds: Vec<NeedKind>,
    /// Key words both have.
    pub tags: Vec<String>,
    /// Areas both have.
    pub areas: Vec<Area>,
    /// Where the other ended.
    pub stage: Option<Stage>,
    /// NUTS code of the smallest region both are in.
    pub region: Option<String>,
}

/// A project that ended, as a lesson is told from it.
#[derive(Clone, Debug)]
pub struct Ended<Id> {
    /// What is compared.
    pub kin: Kin<Id>,
    /// The furthest stage of its way: where it stood when it ended.
    pub furthest: Stage,
}

fn both<T: PartialEq + Clone>(one: &[T], other: &[T]) -> Vec<T> {
    one.iter().filter(|value| other.contains(value)).cloned().collect()
}

/// The smallest region that two codes lie in, of at least a country, and how many letters it has.
fn common_region(one: Option<&str>, other: Option<&str>) -> Option<String> {
    let (one, other) = (one?, other?);
    let common: String = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    (common.len() >= 2).then_some(common)
}

fn by_points<R>(mut reasons: Vec<R>, points: impl Fn(&R) -> u32) -> Option<(u32, Vec<R>)> {
    reasons.retain(|reason| points(reason) > 0);
    reasons.sort_by_key(|reason| std::cmp::Reverse(points(reason)));
    let score = reasons.iter().map(&points).sum();
    (score > 0).then_some((score, reasons))
}

/// How two projects could help each other: 30 points for a need that an offer meets, 15 for one that the other met, 15 for who is
/// ahead on the same way, 10 for the group, 10 for goals, 10 for the region, 10 for words. `None` without a way to help: a region
/// or a goal in common alone is none.
pub fn synergy<Id: Copy + PartialEq>(here: &Kin<Id>, other: &Kin<Id>) -> Option<(u32, Vec<SynergyReason<Id>>)> {
    let reason = |kind, points| SynergyReason {
        kind,
        points,
        need: None,
        offer: None,
        stage: None,
        tags: Vec::new(),
        sdgs: Vec::new(),
        region: None,
        words: Vec::new(),
    };
    let mut reasons = Vec::new();
    let meets = |needs: &[Wish<Id>], offers: &[Wish<Id>]| {
        needs.iter().filter(|need| need.is_open).find_map(|need| {
            let offer = offers.iter().find(|offer| offer.is_open && (offer.area, offer.kind) == (need.area, need.kind));
            offer.map(|offer| (need.id, offer.id))
        })
    };
    if let Some((need, offer)) = meets(&here.needs, &other.offers).or_else(|| meets(&other.needs, &here.offers)) {
        let kind = SynergyReasonKind::NeedMeetsOffer;
        reasons.push(SynergyReason { need: Some(need), offer: Some(offer), ..reason(kind, 30) });
    }
    let reached = |need: &&Wish<Id>| {
        need.is_open && other.needs.iter().any(|met| !met.is_open && (met.area, met.kind) == (need.area, need.kind))
    };
    if let Some(need) = here.needs.iter().find(reached) {
        reasons.push(SynergyReason { need: Some(need.id), ..reason(SynergyReasonKind::NeedMeetsOutcome, 15) });
    }
    let tags = both(&here.tags, &other.tags);
    let sdgs = both(&here.sdgs, &other.sdgs);
    let words = here.terms.shared(&other.terms);
    let is_same_way = !tags.is_empty() || words.len() > 2;
    if let (Some(now), Some(then), true) = (here.stage.position(), other.stage.position(), is_same_way) {
        let ahead = u32::from(then.saturating_sub(now));
        let points = if ahead > 0 { (9 + 2 * ahead).min(15) } else { 0 };
        reasons.push(SynergyReason { stage: Some(other.stage), ..reason(SynergyReasonKind::LaterStage, points) });
    }
    if reasons.is_empty() && !is_same_way {
        return None;
    }
    let n = words.len() as u32;
    reasons.push(SynergyReason {
        words: words.into_iter().take(8).collect(),
        ..reason(SynergyReasonKind::Wording, 10 * n / (n + 3))
    });
    let points = (5 * tags.len() as u32).min(10);
    reasons.push(SynergyReason { tags, ..reason(SynergyReasonKind::SameGroup, points) });
    let points = (4 * sdgs.len() as u32).min(10);
    reasons.push(SynergyReason { sdgs, ..reason(SynergyReasonKind::SameSdg, points) });
    if let Some(region) = common_region(here.region.as_deref(), other.region.as_deref()) {
        let points = (2 * region.len() as u32).min(10);
        reasons.push(SynergyReason { region: Some(region), ..reason(SynergyReasonKind::SameRegion, points) });
    }
    by_points(reasons, |reason| reason.points)
}

/// Why the end of a project teaches another: 30 points for the same kind of need, 25 for the group, 15 for the area, 20 for an end
/// in the stage that the other stands in or comes to next, 10 for the region. `None` when neither need nor group nor area is the same.
pub fn lesson<Id: Copy + PartialEq>(here: &Kin<Id>, ended: &Ended<Id>) -> Option<(u32, Vec<LessonReason>)> {
    let reason = |kind, points| LessonReason {
        kind,
        points,
        need_kinds: Vec::new(),
        tags: Vec::new(),
        areas: Vec::new(),
        stage: None,
        region: None,
    };
    let other = &ended.kin;
    let kinds = |kin: &Kin<Id>| {
        let mut kinds: Vec<NeedKind> = kin.needs.iter().map(|need| need.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    let areas = |kin: &Kin<Id>| {
        let mut areas: Vec<Area> = kin.needs.iter().map(|need| need.area).collect();
        areas.sort_unstable();
        areas.dedup();
        areas
    };
    let (need_kinds, tags) = (both(&kinds(here), &kinds(other)), both(&here.tags, &other.tags));
    let areas = both(&areas(here), &areas(other));
    if need_kinds.is_empty() && tags.is_empty() && areas.is_empty() {
        return None;
    }
    let mut reasons = Vec::new();
    let points = (20 + 5 * need_kinds.len() as u32).min(30);
    if !need_kinds.is_empty() {
        reasons.push(LessonReason { need_kinds, ..reason(LessonReasonKind::SameNeed, points) });
    }
    let points = (15 * tags.len() as u32).min(25);
    reasons.push(LessonReason { tags, ..reason(LessonReasonKind::SameGroup, points) });
    let points = (10 * areas.len() as u32).min(15);
    reasons.push(LessonReason { areas, ..reason(LessonReasonKind::SameArea, points) });
    if let (Some(now), Some(then)) = (here.stage.position(), ended.furthest.position()) {
        let points = match then.checked_sub(now) {
            Some(0 | 1) => 20,
            _ => 0,
        };
        reasons.push(LessonReason { stage: Some(ended.furthest), ..reason(LessonReasonKind::StageAhead, points) });
    }
    if let Some(region) = common_region(here.region.as_deref(), other.region.as_deref()) {
        let points = (2 * region.len() as u32).min(10);
        reasons.push(LessonReason { region: Some(region), ..reason(LessonReasonKind::SameRegion, points) });
    }
    by_points(reasons, |reason| reason.points)
}
