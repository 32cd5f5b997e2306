//! The controlled vocabularies: one enum each, with its machine name and what it means.
//!
//! Machine names are snake_case in the database and SCREAMING_SNAKE_CASE in GraphQL;
//! [`Vocabulary::parse`] reads either.

/// What every vocabulary offers, so that the API can publish any of them the same way.
pub trait Vocabulary: Copy + Sized + 'static {
    /// The GraphQL name of the enum.
    const NAME: &'static str;
    /// What the enum is for, as integrators read it.
    const ABOUT: &'static str;
    /// Every value, in the order people expect.
    const ALL: &'static [Self];
    /// Machine name, snake_case.
    fn as_str(self) -> &'static str;
    /// One sentence about the value.
    fn about(self) -> &'static str;
    /// Reads a machine name in any case; `None` when it is not in the list.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str().eq_ignore_ascii_case(text))
    }
}

/// A value that is not in its vocabulary.
#[derive(Debug, thiserror::Error)]
#[error("`{value}` is not one of {name}: {allowed}")]
pub struct UnknownValue {
    name: &'static str,
    value: String,
    allowed: String,
}

pub(crate) fn unknown<V: Vocabulary>(value: &str) -> UnknownValue {
    let allowed: Vec<_> = V::ALL.iter().map(|v| v.as_str()).collect();
    UnknownValue { name: V::NAME, value: value.to_owned(), allowed: allowed.join(", ") }
}

macro_rules! vocabulary {
    ($(#[doc = $doc:literal])* $name:ident { $($variant:ident = $machine:literal, $about:literal;)+ }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $about] $variant,)+ }

        impl $crate::vocabulary::Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const ABOUT: &'static str = concat!($($doc, "\n",)*).trim_ascii();
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn as_str(self) -> &'static str { match self { $(Self::$variant => $machine,)+ } }
            fn about(self) -> &'static str { match self { $(Self::$variant => $about,)+ } }
        }

        impl $name {
            /// Machine name, snake_case.
            pub fn as_str(self) -> &'static str { $crate::vocabulary::Vocabulary::as_str(self) }
            /// Reads a machine name in any case.
            pub fn parse(text: &str) -> Option<Self> { $crate::vocabulary::Vocabulary::parse(text) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownValue;
            fn from_str(text: &str) -> Result<Self, $crate::vocabulary::UnknownValue> {
                Self::parse(text).ok_or_else(|| $crate::vocabulary::unknown::<Self>(text))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.as_str()) }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// Who may see a record. Only published records are public.
    Publication {
        Draft = "draft", "Being written; only those responsible see it.";
        Published = "published", "Public.";
        Archived = "archived", "No longer shown; kept for those responsible.";
        Hidden = "hidden", "Hidden by a moderator; those responsible see it and why.";
        Deleted = "deleted", "Deleted; those responsible can restore it for 30 days.";
    }
}

vocabulary! {
    /// Where a project stands, from a need to a market, with three exits.
    Stage {
        NeedIdentified = "need_identified", "A priority group and the issue it faces are named.";
        Understood = "understood", "There is evidence from service users, and of how others address the issue.";
        Tested = "tested", "A test was run, with a result and users' feedback.";
        Incubating = "incubating", "A leader is named and a funding proposal exists.";
        TestTrading = "test_trading", "A small business trades for two years with help.";
        Market = "market", "It has traded for 24 months on a named market.";
        Stopped = "stopped", "Ended; what was learned stays.";
        Merged = "merged", "Went into another project.";
        SpunOff = "spun_off", "Became a body of its own outside this network.";
    }
}

vocabulary! {
    /// The four areas in which experts advise projects.
    Area {
        Creativity = "creativity", "Another point of view: reframing, shaking and reviving an idea.";
        CommunicationMarketing = "communication_marketing", "Messages, alliances, brand, spreading the idea.";
        Funding = "funding", "Money: public, private, alternative and traditional.";
        Technology = "technology", "Platforms, tools and technical help.";
    }
}

vocabulary! {
    /// What a project looks for.
    NeedKind {
        Expertise = "expertise", "Advice or work of a specialist.";
        Funding = "funding", "Money.";
        Partner = "partner", "An organisation to work with.";
        Place = "place", "A room, a building, land.";
        Equipment = "equipment", "Machines, devices, vehicles.";
        Data = "data", "Open or shared data.";
        Licence = "licence", "A permission or a right of use.";
        Volunteers = "volunteers", "People who give their time.";
        TestUsers = "test_users", "People who try the solution and say what they think.";
    }
}

vocabulary! {
    /// Whether a need is still open.
    NeedStatus {
        Open = "open", "Still looked for.";
        Fulfilled = "fulfilled", "Found.";
        Withdrawn = "withdrawn", "No longer needed.";
    }
}

vocabulary! {
    /// What an expert gave a project.
    ContributionKind {
        Observation = "observation", "Something the expert saw.";
        Advice = "advice", "Something the expert suggests to do.";
        Resource = "resource", "A tool, text, contact or place.";
    }
}

vocabulary! {
    /// How a project ended.
    OutcomeKind {
        Succeeded = "succeeded", "It reached what it set out to do.";
        PartlySucceeded = "partly_succeeded", "It reached a part of it.";
        Failed = "failed", "It did not work.";
        StoppedEarly = "stopped_early", "It was ended before it could show a result.";
        Pivoted = "pivoted", "It became something else.";
        Merged = "merged", "It went into another project.";
    }
}

vocabulary! {
    /// Why a project ended as it did.
    Cause {
        NoDemand = "no_demand", "Too few people wanted it.";
        NoFunding = "no_funding", "The money was not found or ran out.";
        Team = "team", "The team broke up or lacked a skill.";
        PartnerWithdrew = "partner_withdrew", "A partner left.";
        Regulation = "regulation", "Law or procedure stood in the way.";
        Technology = "technology", "The technology did not serve.";
        Timing = "timing", "Too early or too late.";
        EvidenceNegative = "evidence_negative", "The test showed that it does not help.";
        UnclearNeed = "unclear_need", "The need was not understood.";
        ExternalShock = "external_shock", "Something outside, such as a pandemic.";
    }
}

vocabulary! {
    /// How one project relates to another.
    LinkKind {
        BuildsOn = "builds_on", "Uses what the other learned or made.";
        AvoidsMistakeOf = "avoids_mistake_of", "Does otherwise what failed there.";
        Replicates = "replicates", "Repeats the other in a new place.";
        AllyOf = "ally_of", "Works alongside the other.";
        MergedInto = "merged_into", "Became part of the other.";
    }
}

vocabulary! {
    /// What an organisation is to a project.
    OrganisationRole {
        Lead = "lead", "Leads the project.";
        Partner = "partner", "Works in the project.";
        Funder = "funder", "Pays for the project.";
    }
}

vocabulary! {
    /// What a person may do in the team of a project.
    ProjectRole {
        Leader = "leader", "Leads the project and answers for it.";
        Editor = "editor", "Works in the project and writes what is shown of it.";
        Viewer = "viewer", "Takes part without changing what is shown.";
    }
}

vocabulary! {
    /// The three macro scenarios of clusters with social vocation (SVRC).
    MacroScenario {
        PublicInnovativeServices = "public_innovative_services", "Delivery of public innovative services for new social needs.";
        SvrSmes = "svr_smes", "Support to social vocation and responsive SMEs.";
        CapacityBuilding = "capacity_building", "Capacity building of social enterprises.";
    }
}

vocabulary! {
    /// The eight areas on which clusters with social vocation focus.
    FocusArea {
        DigitalTechnologies = "digital_technologies", "Use of digital technologies.";
        AdministrationCitizens = "administration_citizens", "Relationships between public administration and citizens.";
        SocialEntrepreneurship = "social_entrepreneurship", "Social entrepreneurship.";
        QualityEmployment = "quality_employment", "Stable and quality employment.";
        AgricultureRural = "agriculture_rural", "Agriculture and rural areas.";
        Demography = "demography", "Demography.";
        Networking = "networking", "Information exchange and networking.";
        SmeSupport = "sme_support", "SME support.";
    }
}

vocabulary! {
    /// The four helices: the kinds of body that innovate together.
    Helix {
        Government = "government", "Public authorities and government.";
        Business = "business", "Enterprises.";
        Academia = "academia", "Academia and research.";
        CivilSociety = "civil_society", "Associations, foundations, social enterprises, citizens.";
    }
}

vocabulary! {
    /// EU data themes (authority table `data-theme` of the Publications Office).
    Theme {
        Agri = "agri", "Agriculture, fisheries, forestry and food.";
        Econ = "econ", "Economy and finance.";
        Educ = "educ", "Education, culture and sport.";
        Ener = "ener", "Energy.";
        Envi = "envi", "Environment.";
        Gove = "gove", "Government and public sector.";
        Heal = "heal", "Health.";
        Intr = "intr", "International issues.";
        Just = "just", "Justice, legal system and public safety.";
        Regi = "regi", "Regions and cities.";
        Soci = "soci", "Population and society.";
        Tech = "tech", "Science and technology.";
        Tran = "tran", "Transport.";
    }
}

vocabulary! {
    /// What a dataset is used for by a project or a pilot.
    UsePurpose {
        Design = "design", "To understand the need and shape the solution.";
        Implementation = "implementation", "As a part of the running solution.";
        Evaluation = "evaluation", "To measure what came of it.";
    }
}

vocabulary! {
    /// The 21 skills of the SVRC study of +RESILIENT.
    Skill {
        Interpersonal = "interpersonal", "Interpersonal skills.";
        Collaboration = "collaboration", "Collaboration capacity.";
        DigitalData = "digital_data", "Digital skills and digital data analysis.";
        Adaptability = "adaptability", "Adaptability and flexibility.";
        Creativity = "creativity", "Creativity and the capacity to design new solutions.";
        SocialAwareness = "social_awareness", "Social awareness and commitment.";
        ResponsibilityEthics = "responsibility_ethics", "Responsibility and ethics.";
        Analytical = "analytical", "Analytical capabilities.";
        SelfManagement = "self_management", "Self-management.";
        OpennessToChange = "openness_to_change", "Openness to change.";
        Leadership = "leadership", "Leadership.";
        SelfConfidence = "self_confidence", "Self-confidence.";
        TechnologyFriendly = "technology_friendly", "Ease with technology.";
        SocioAnalytical = "socio_analytical", "Socio-analytical skills.";
        Communication = "communication", "Communication and dissemination.";
        ProjectManagement = "project_management", "Project management.";
        TeamManagement = "team_management", "Team management.";
        SectorKnowledge = "sector_knowledge", "Sector-specific knowledge.";
        Interdisciplinary = "interdisciplinary", "Interdisciplinary skills.";
        LegalPolicy = "legal_policy", "Knowledge of law and public policies.";
        BusinessManagement = "business_management", "Business management.";
    }
}

vocabulary! {
    /// How settled a cluster is.
    Consolidation {
        Emerging = "emerging", "People have begun to meet.";
        Informal = "informal", "Works together without a legal form.";
        Established = "established", "Recently given a form and a secretariat.";
        Structured = "structured", "Has organs, a plan and funding of its own.";
    }
}

vocabulary! {
    /// Where a pilot action stands.
    PilotStatus {
        Planned = "planned", "Not begun.";
        Running = "running", "Under way.";
        Completed = "completed", "Ended as planned.";
        Stopped = "stopped", "Ended before its plan.";
    }
}

vocabulary! {
    /// The links of the learning chain, from what was seen elsewhere to what became policy.
    ChainKind {
        LearningEvent = "learning_event", "A workshop, study visit or training where something was learned.";
        Practice = "practice", "A good practice observed somewhere.";
        Scenario = "scenario", "A use-case scenario that came out of a scoping workshop.";
        Pilot = "pilot", "The pilot action itself.";
        Scaling = "scaling", "More people and places, institutions and law, or hearts and minds.";
        PolicyInput = "policy_input", "A recommendation addressed to a policy.";
        Uptake = "uptake", "What the policy took up.";
    }
}

vocabulary! {
    /// Which way an indicator improves.
    Direction {
        Higher = "higher", "More is better.";
        Lower = "lower", "Less is better.";
    }
}

vocabulary! {
    /// Where a seat of an expert at a session's table stands.
    SeatStatus {
        Invited = "invited", "The expert was asked and has not answered.";
        Accepted = "accepted", "The expert comes.";
        Declined = "declined", "The expert does not come.";
        Left = "left", "The expert gave the seat back, or was taken off the table.";
    }
}

vocabulary! {
    /// What became of a project's application for a session.
    ApplicationStatus {
        Submitted = "submitted", "It waits for the decision.";
        Withdrawn = "withdrawn", "The project took it back.";
        Accepted = "accepted", "The project has a place at the table.";
        WaitingList = "waiting_list", "The project comes when a place gets free.";
        Rejected = "rejected", "The project does not come this time.";
    }
}

vocabulary! {
    /// What is decided about an application for a session.
    ApplicationDecision {
        Accept = "accept", "The project comes.";
        WaitingList = "waiting_list", "The project comes when a place gets free.";
        Reject = "reject", "The project does not come this time.";
    }
}

vocabulary! {
    /// By what projects are chosen for a session.
    Criterion {
        SocialImpact = "social_impact", "How much changes for how many people, and how it is shown.";
        Readiness = "readiness", "How far the project is, and whether it can act on advice now.";
        Need = "need", "How much it needs what this table can give.";
    }
}

vocabulary! {
    /// Where a turn of a session's agenda stands.
    TurnStatus {
        Planned = "planned", "It is to come.";
        Running = "running", "It is under way; its clock may rest.";
        Done = "done", "It was held.";
        Skipped = "skipped", "It was left out.";
    }
}

vocabulary! {
    /// How exact a point on the map is.
    PointPrecision {
        Address = "address", "The place itself.";
        Postcode = "postcode", "The centre of the postcode.";
        Region = "region", "The centre of the region.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_names_are_read_in_any_case_and_written_in_one() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(&stage.as_str().to_uppercase()), Some(*stage));
            assert_eq!(serde_json::to_string(stage).unwrap(), format!("\"{}\"", stage.as_str()));
        }
    }

    #[test]
    fn an_unknown_value_is_answered_with_the_list() {
        let error = "sold".parse::<Stage>().unwrap_err().to_string();
        assert!(error.contains("need_identified"), "the error must list what is allowed: {error}");
    }

    #[test]
    fn the_lists_have_the_lengths_of_the_sources() {
        assert_eq!((FocusArea::ALL.len(), Theme::ALL.len(), Skill::ALL.len()), (8, 13, 21));
        assert_eq!((Area::ALL.len(), Helix::ALL.len(), MacroScenario::ALL.len()), (4, 4, 3));
    }
}
