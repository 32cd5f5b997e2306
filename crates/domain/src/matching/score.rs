//! Why an expert fits a project: eight reasons whose points make 0 to 100.
//!
//! The weights are the project's own, set on the labelled set in `data/matching.json` so that what is asked for (area, kind,
//! skills) outweighs nearness, and nearness outweighs likeness of words, which forms and languages blur. Each reason grows with
//! its fact and never makes another smaller.

use super::{Declined, Terms, free_places};
use crate::vocabulary::{Area, NeedKind, Skill, vocabulary};

use SuggestionReasonKind as ReasonKind;

vocabulary! {
    /// Why somebody fits a project.
    SuggestionReasonKind {
        Area = "area", "The areas the needs ask for are among those the person advises in.";
        Skills = "skills", "Skills the need asks for.";
        Language = "language", "A language both speak.";
        Region = "region", "The person serves the project's region, or one above it.";
        Distance = "distance", "How far they are from each other.";
        AdvisedBefore = "advised_before", "Similar projects the person advised, and what came of it.";
        FreePlaces = "free_places", "Places that are free this month.";
        Wording = "wording", "Their texts speak of the same.";
    }
}

impl SuggestionReasonKind {
    /// The most points a reason can bring; together 100.
    pub fn most(self) -> u32 {
        match self {
            Self::Area => 26,
            Self::Skills => 10,
            Self::Language => 14,
            Self::Region => 10,
            Self::Distance => 5,
            Self::AdvisedBefore => 8,
            Self::FreePlaces => 12,
            Self::Wording => 15,
        }
    }
}

/// Kilometres from which nearness brings nothing: about a day's way there and back by train.
const FAR_KM: u32 = 500;
/// Skills that meet for all points.
const ENOUGH_SKILLS: u32 = 3;
/// Words that meet for half of the points: the curve n / (n + k) of BM25 (Robertson and Zaragoza 2009), whole points.
const HALF_WORDS: u32 = 2;
/// Words that are told.
const TOLD_WORDS: usize = 8;

/// What a project asks for: one of its open needs, or the project as a whole.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Area and kind of the need; none for the project as a whole.
    pub need: Option<(Area, NeedKind)>,
    /// Areas of all open needs.
    pub areas: Vec<Area>,
    /// Languages of the project's texts, that of the original first.
    pub languages: Vec<String>,
    /// NUTS code of its region.
    pub region: Option<String>,
    /// Latitude and longitude, degrees.
    pub place: Option<(f64, f64)>,
    /// Words of its texts and of the need's.
    pub terms: Terms,
}

/// What an expert gives.
#[derive(Clone, Debug, Default)]
pub struct Expert {
    /// Areas, of the profile and of open offers.
    pub areas: Vec<Area>,
    /// Area and kind of each open offer.
    pub offers: Vec<(Area, NeedKind)>,
    /// Skills.
    pub skills: Vec<Skill>,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// NUTS codes of the regions served.
    pub regions: Vec<String>,
    /// Latitude and longitude of the home region, degrees.
    pub place: Option<(f64, f64)>,
    /// Places a month.
    pub places: u32,
    /// Places agreed this month.
    pub agreed: u32,
    /// Projects alike that the person advised: with an area, and a goal, a key word or a focus area in common.
    pub advised: u32,
    /// How much of that advice was adopted.
    pub adopted: u32,
    /// What they declined before.
    pub declined: Declined,
    /// Words of the profile and of open offers.
    pub terms: Terms,
}

/// One reason with its points and its facts; facts of other kinds are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which.
    pub kind: ReasonKind,
    /// What it adds, 1 to [`ReasonKind::most`].
    pub points: u32,
    /// Areas that meet.
    pub areas: Vec<Area>,
    /// Skills that meet.
    pub skills: Vec<Skill>,
    /// Languages both speak.
    pub languages: Vec<String>,
    /// NUTS code of the region served.
    pub region: Option<String>,
    /// Distance, km.
    pub distance_km: Option<u32>,
    /// Similar projects advised.
    pub advised: Option<u32>,
    /// Advice adopted there.
    pub adopted: Option<u32>,
    /// Free places this month.
    pub free_places: Option<u32>,
    /// Words both use, at most 8.
    pub words: Vec<String>,
}

impl Reason {
    fn new(kind: ReasonKind, points: u32) -> Self {
        Self {
            kind,
            points: points.min(kind.most()),
            areas: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            region: None,
            distance_km: None,
            advised: None,
            adopted: None,
            free_places: None,
            words: Vec::new(),
        }
    }
}

/// How well a pair fits, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// 0 to 100: the sum of the points.
    pub score: u32,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// The skills of the SVRC study that an area of advice asks for.
pub fn asked_skills(area: Area) -> &'static [Skill] {
    match area {
        Area::Creativity => {
            &[Skill::Creativity, Skill::OpennessToChange, Skill::Interdisciplinary, Skill::SocialAwareness]
        }
        Area::CommunicationMarketing => {
            &[Skill::Communication, Skill::Interpersonal, Skill::Collaboration, Skill::SocioAnalytical]
        }
        Area::Funding => &[Skill::BusinessManagement, Skill::ProjectManagement, Skill::LegalPolicy, Skill::Analytical],
        Area::Technology => &[Skill::DigitalData, Skill::TechnologyFriendly, Skill::Analytical, Skill::SectorKnowledge],
    }
}

/// How well an expert fits; `None` for somebody who is full this month, or gives nothing of what is asked for.
///
/// Load is spread by the points of free places: twelve for somebody who has taken nobody yet, falling with each place that is
/// agreed, so that of two who fit alike the one with more room comes first; who is full is not suggested at all.
pub fn score(wanted: &Wanted, expert: &Expert) -> Option<Match> {
    let free = free_places(expert.places, expert.agreed);
    let words = wanted.terms.shared(&expert.terms);
    let area = area(wanted, expert);
    let fits = if wanted.need.is_some() { area.is_some() } else { area.is_some() || !words.is_empty() };
    if free == 0 || !fits {
        return None;
    }
    let distance = wanted.place.zip(expert.place).map(|(from, to)| kilometres(from, to));
    let is_too_far = distance.zip(expert.declined.too_far_km).is_some_and(|(km, limit)| km >= limit);
    let mut reasons: Vec<Reason> = [
        area,
        skills(wanted, expert),
        language(wanted, expert),
        region(wanted, expert).filter(|_| !is_too_far),
        near(distance.filter(|_| !is_too_far)),
        advised(expert),
        Some(Reason {
            free_places: Some(free),
            ..Reason::new(ReasonKind::FreePlaces, ReasonKind::FreePlaces.most() * free / expert.places.max(1))
        }),
        wording(words),
    ]
    .into_iter()
    .flatten()
    .filter(|reason| reason.points > 0)
    .collect();
    // the order of the vocabulary among equals
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
    Some(Match { score: reasons.iter().map(|reason| reason.points).sum(), reasons })
}

/// The best of several things a project asks for, and which: of equals the first.
pub fn best<'w>(all: impl IntoIterator<Item = &'w Wanted>, expert: &Expert) -> Option<(usize, Match)> {
    let mut best: Option<(usize, Match)> = None;
    for (at, wanted) in all.into_iter().enumerate() {
        if let Some(found) = score(wanted, expert)
            && best.as_ref().is_none_or(|(_, known)| found.score > known.score)
        {
            best = Some((at, found));
        }
    }
    best
}

/// Sixteen points for the area of the need, six for its kind, four for the areas of the other needs.
fn area(wanted: &Wanted, expert: &Expert) -> Option<Reason> {
    let gives = |area: &Area| expert.areas.contains(area) || expert.offers.iter().any(|(of, _)| of == area);
    let meet: Vec<Area> = wanted.areas.iter().copied().filter(gives).collect();
    let refused = |area: Area| expert.declined.areas.get(&area).copied().unwrap_or(0);
    let points = match wanted.need {
        Some((area, kind)) => {
            if !gives(&area) || refused(area) > 1 {
                return None;
            }
            let gives_kind = kind == NeedKind::Expertise || expert.offers.contains(&(area, kind));
            let others = meet.iter().filter(|other| **other != area).count() as u32;
            let all = 16 + if gives_kind { 6 } else { 0 } + (2 * others).min(4);
            if refused(area) == 1 { all / 2 } else { all }
        }
        None => (8 * meet.len() as u32).min(16),
    };
    (!meet.is_empty()).then(|| Reason { areas: meet, ..Reason::new(ReasonKind::Area, points) })
}

fn skills(wanted: &Wanted, expert: &Expert) -> Option<Reason> {
    let (area, _) = wanted.need?;
    let meet: Vec<Skill> = asked_skills(area).iter().copied().filter(|skill| expert.skills.contains(skill)).collect();
    let points = ReasonKind::Skills.most() * (meet.len() as u32).min(ENOUGH_SKILLS) / ENOUGH_SKILLS;
    (!meet.is_empty()).then(|| Reason { skills: meet, ..Reason::new(ReasonKind::Skills, points) })
}

/// All points for the language of the original, eight for one into which the project is translated.
fn language(wanted: &Wanted, expert: &Expert) -> Option<Reason> {
    let original = wanted.languages.first()?;
    if expert.declined.languages.contains(original) {
        return None;
    }
    let meet: Vec<String> = wanted.languages.iter().filter(|one| expert.languages.contains(one)).cloned().collect();
    let points = if meet.contains(original) { ReasonKind::Language.most() } else { 8 };
    (!meet.is_empty()).then(|| Reason { languages: meet, ..Reason::new(ReasonKind::Language, points) })
}

/// Ten points for the very region, one less for each level above it: a whole country brings seven.
fn region(wanted: &Wanted, expert: &Expert) -> Option<Reason> {
    let code = wanted.region.as_deref()?;
    let served = expert.regions.iter().filter(|served| code.starts_with(served.as_str()));
    let served = served.max_by_key(|served| served.len())?;
    let above = (code.len() - served.len()) as u32;
    let points = ReasonKind::Region.most().saturating_sub(above);
    Some(Reason { region: Some(served.clone()), ..Reason::new(ReasonKind::Region, points) })
}

fn near(distance: Option<u32>) -> Option<Reason> {
    let km = distance?;
    let points = ReasonKind::Distance.most() * FAR_KM.saturating_sub(km) / FAR_KM;
    Some(Reason { distance_km: Some(km), ..Reason::new(ReasonKind::Distance, points) })
}

/// A point for each similar project up to four, and one for each advice adopted there up to four.
fn advised(expert: &Expert) -> Option<Reason> {
    let points = expert.advised.min(4) + if expert.advised > 0 { expert.adopted.min(4) } else { 0 };
    Some(Reason {
        advised: Some(expert.advised),
        adopted: Some(expert.adopted),
        ..Reason::new(ReasonKind::AdvisedBefore, points)
    })
}

fn wording(mut words: Vec<String>) -> Option<Reason> {
    let n = words.len() as u32;
    let points = ReasonKind::Wording.most() * n / (n + HALF_WORDS);
    words.truncate(TOLD_WORDS);
    Some(Reason { words, ..Reason::new(ReasonKind::Wording, points) })
}

/// The distance of two places along a great circle, km: the haversine formula (Sinnott 1984), with the mean radius of the Earth.
fn kilometres(from: (f64, f64), to: (f64, f64)) -> u32 {
    const RADIUS_KM: f64 = 6_371.0;
    let [lat_1, lon_1, lat_2, lon_2] = [from.0, from.1, to.0, to.1].map(f64::to_radians);
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let a = half(lat_2 - lat_1) + lat_1.cos() * lat_2.cos() * half(lon_2 - lon_1);
    (2.0 * RADIUS_KM * a.sqrt().min(1.0).asin()).round() as u32
}
