//! Outcomes that are told by name, without a name or after a day, what members of the team say to it, and links that both
//! sides confirm.
//!
//! What is not public stands in tables of its own: `outcome` holds nothing but what is told by name, `project_link` nothing
//! but what is confirmed, so that whatever reads them (cards, figures, lists, exports) cannot tell more. `held_outcome` holds
//! what the team alone reads: what waits, and what is told without a name; `anonymous_lesson` what everybody reads of the
//! latter, cut down to what cannot be told apart, under random keys.

use crate::dialect::run;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
alter table outcome add column figures {json};
alter table outcome add column publish_on date;
create table anonymous_lesson (
    id {uuid} not null primary key,
    kind {c} not null,
    tried text,
    would_differ text,
    language {c} not null,
    translations {json},
    figures {json},
    stage {c},
    region_id {uuid} references region(id),
    year integer,
    is_demo boolean not null default false
);
create table anonymous_lesson_cause (
    lesson_id {uuid} not null references anonymous_lesson(id) on delete cascade,
    cause {c} not null,
    primary key (lesson_id, cause)
);
create index anonymous_lesson_cause_value on anonymous_lesson_cause(cause);
create table anonymous_lesson_focus (
    lesson_id {uuid} not null references anonymous_lesson(id) on delete cascade,
    focus_area {c} not null,
    primary key (lesson_id, focus_area)
);
create table anonymous_lesson_area (
    lesson_id {uuid} not null references anonymous_lesson(id) on delete cascade,
    area {c} not null,
    primary key (lesson_id, area)
);
create table held_outcome (
    id {uuid} not null primary key,
    project_id {uuid} not null unique references project(id) on delete cascade,
    kind {c} not null,
    tried text,
    would_differ text,
    language {c} not null,
    translations {json},
    concluded_on date,
    figures {json},
    publication {c} not null,
    publish_on date,
    written_at bigint not null,
    lesson_id {uuid} references anonymous_lesson(id) on delete set null
);
create index held_outcome_waits on held_outcome(project_id) where lesson_id is null;
create table held_outcome_cause (
    outcome_id {uuid} not null references held_outcome(id) on delete cascade,
    cause {c} not null,
    primary key (outcome_id, cause)
);
create table outcome_consent (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    person_id {uuid} not null references person(id) on delete cascade,
    agrees boolean,
    note text,
    asked_at bigint not null,
    answered_at bigint,
    unique (project_id, person_id)
);
create index outcome_consent_person on outcome_consent(person_id);
create view team_outcome as
    select o.id, o.project_id, o.kind, o.tried, o.would_differ, o.language, o.translations, o.concluded_on, o.figures,
        'named' as publication, o.publish_on, cast(0 as bigint) as written_at, true as is_public
    from outcome o
    union all
    select h.id, h.project_id, h.kind, h.tried, h.would_differ, h.language, h.translations, h.concluded_on, h.figures,
        h.publication, h.publish_on, h.written_at, h.lesson_id is not null
    from held_outcome h;
create view team_outcome_cause as
    select outcome_id, cause from outcome_cause union all select outcome_id, cause from held_outcome_cause;
create view lesson as
    select o.id, o.project_id, o.kind, o.tried, o.would_differ, o.language, o.translations, o.figures,
        coalesce((select e.stage from project_stage_entry e where e.project_id = p.id
            and e.stage not in ('stopped', 'merged', 'spun_off') order by e.position desc limit 1), p.stage) as stage,
        p.region_id, {year} as year, false as is_anonymous
    from outcome o join project p on p.id = o.project_id and p.publication = 'published'
    union all
    select a.id, null, a.kind, a.tried, a.would_differ, a.language, a.translations, a.figures,
        a.stage, a.region_id, a.year, true
    from anonymous_lesson a;
create view lesson_cause as
    select outcome_id as lesson_id, cause from outcome_cause
    union all select lesson_id, cause from anonymous_lesson_cause;
create view lesson_focus as
    select o.id as lesson_id, f.focus_area from outcome o join project_focus f on f.project_id = o.project_id
    union all select lesson_id, focus_area from anonymous_lesson_focus;
create view lesson_area as
    select o.id as lesson_id, n.area from outcome o join need n on n.project_id = o.project_id group by o.id, n.area
    union all select lesson_id, area from anonymous_lesson_area;
alter table project_link add column proposed_at bigint;
alter table project_link add column answered_at bigint;
create table proposed_link (
    id {uuid} not null primary key,
    from_id {uuid} not null references project(id) on delete cascade,
    to_id {uuid} not null references project(id) on delete cascade,
    kind {c} not null,
    note text,
    language {c} not null,
    status {c} not null,
    proposed_at bigint not null,
    answered_at bigint,
    unique (from_id, to_id, kind)
);
create index proposed_link_to on proposed_link(to_id);
create view any_link as
    select l.id, l.from_id, l.to_id, l.kind, l.note, l.language, 'confirmed' as status, l.proposed_at, l.answered_at
    from project_link l
    union all
    select w.id, w.from_id, w.to_id, w.kind, w.note, w.language, w.status, w.proposed_at, w.answered_at
    from proposed_link w";

const DOWN: &str = "
drop view any_link;
drop table proposed_link;
alter table project_link drop column answered_at;
alter table project_link drop column proposed_at;
drop view lesson_area;
drop view lesson_focus;
drop view lesson_cause;
drop view lesson;
drop view team_outcome_cause;
drop view team_outcome;
drop table outcome_consent;
drop table held_outcome_cause;
drop table held_outcome;
drop table anonymous_lesson_area;
drop table anonymous_lesson_focus;
drop table anonymous_lesson_cause;
drop table anonymous_lesson;
alter table outcome drop column publish_on;
alter table outcome drop column figures";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let year = match manager.get_database_backend() {
            DatabaseBackend::Postgres => "extract(year from o.concluded_on)::integer",
            _ => "cast(substr(o.concluded_on, 1, 4) as integer)",
        };
        run(manager, &UP.replace("{year}", year)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
