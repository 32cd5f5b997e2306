//! Projects with what belongs to them: stages, needs, contributions, links, outcome.

crate::dialect::step!(
    "
create table project (
    id {uuid} not null primary key,
    slug {c} not null unique,
    title text not null,
    sort_title {c} not null,
    language {c} not null,
    summary text,
    description text,
    translations {json},
    stage {c} not null,
    region_id {uuid} references region(id),
    lat {float},
    lon {float},
    precision {c},
    map_x {float},
    map_y {float},
    organisation_id {uuid} references organisation(id) on delete set null,
    cluster_id {uuid} references cluster(id) on delete set null,
    started_on date,
    ended_on date,
    budget_cents bigint,
    budget_currency {c},
    budget_eur_cents bigint,
    website text,
    publication {c} not null,
    is_demo boolean not null,
    origin_name {c},
    origin_id {c},
    origin_fingerprint {c},
    created_at bigint not null,
    updated_at bigint not null,
    unique (origin_name, origin_id)
);
create index project_newest on project(created_at desc, id desc) where publication = 'published';
create index project_updated on project(updated_at desc, id desc) where publication = 'published';
create index project_title on project(sort_title, id) where publication = 'published';
create index project_budget on project(coalesce(budget_eur_cents, -1) desc, id desc) where publication = 'published';
create index project_started on project(coalesce(started_on, {first_day}) desc, id desc) where publication = 'published';
create index project_stage on project(stage, region_id) where publication = 'published';
create index project_region on project(region_id, stage) where publication = 'published';
create index project_language on project(language) where publication = 'published';
create index project_public on project(id, stage, region_id, organisation_id, cluster_id, language, map_x, map_y)
    where publication = 'published';
create index project_hidden on project(id) where publication <> 'published';
create index project_map on project(map_x, map_y, id) where publication = 'published';
create index project_organisation_lead on project(organisation_id, publication);
create index project_cluster on project(cluster_id, publication);
create table project_tag (
    project_id {uuid} not null references project(id) on delete cascade,
    tag {c} not null,
    primary key (project_id, tag)
);
create index project_tag_tag on project_tag(tag);
create table project_sdg (
    project_id {uuid} not null references project(id) on delete cascade,
    sdg smallint not null,
    primary key (project_id, sdg)
);
create index project_sdg_sdg on project_sdg(sdg, project_id);
create table project_focus (
    project_id {uuid} not null references project(id) on delete cascade,
    focus_area {c} not null,
    primary key (project_id, focus_area)
);
create index project_focus_area on project_focus(focus_area, project_id);
create table project_stage_entry (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    position smallint not null,
    stage {c} not null,
    entered_on date,
    note text,
    language {c} not null
);
create index project_stage_entry_project on project_stage_entry(project_id, position);
create table need (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    area {c} not null,
    kind {c} not null,
    title text not null,
    text text,
    language {c} not null,
    translations {json},
    open_until date,
    status {c} not null,
    created_at bigint not null
);
create index need_project on need(project_id, created_at desc, id desc);
create index need_open_area on need(area, project_id) where status = 'open';
create index need_open_kind on need(kind, project_id) where status = 'open';
create table contribution (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    expert_id {uuid} not null references person(id) on delete cascade,
    area {c} not null,
    kind {c} not null,
    text text not null,
    language {c} not null,
    translations {json},
    adopted boolean not null,
    created_at bigint not null
);
create index contribution_project on contribution(project_id, created_at desc, id desc);
create index contribution_expert on contribution(expert_id, created_at desc, id desc);
create table project_organisation (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    organisation_id {uuid} not null references organisation(id) on delete cascade,
    role {c} not null,
    unique (project_id, organisation_id)
);
create index project_organisation_organisation on project_organisation(organisation_id);
create table project_link (
    id {uuid} not null primary key,
    from_id {uuid} not null references project(id) on delete cascade,
    to_id {uuid} not null references project(id) on delete cascade,
    kind {c} not null,
    note text,
    language {c} not null,
    unique (from_id, to_id, kind)
);
create index project_link_to on project_link(to_id);
create table outcome (
    id {uuid} not null primary key,
    project_id {uuid} not null unique references project(id) on delete cascade,
    kind {c} not null,
    tried text,
    would_differ text,
    language {c} not null,
    translations {json},
    concluded_on date
);
create index outcome_kind on outcome(kind, project_id);
create table outcome_cause (
    outcome_id {uuid} not null references outcome(id) on delete cascade,
    cause {c} not null,
    primary key (outcome_id, cause)
)
",
    "outcome_cause",
    "outcome",
    "project_link",
    "project_organisation",
    "contribution",
    "need",
    "project_stage_entry",
    "project_focus",
    "project_sdg",
    "project_tag",
    "project"
);
