//! Open data and pilot actions.

crate::dialect::step!(
    "
create table catalogue (
    id {uuid} not null primary key,
    slug {c} not null unique,
    title text not null,
    url text not null,
    country {c}
);
create table dataset (
    id {uuid} not null primary key,
    slug {c} not null unique,
    title text not null,
    sort_title {c} not null,
    language {c} not null,
    description text,
    translations {json},
    publisher text,
    contact text,
    landing_page text,
    licence text,
    access_rights {c},
    frequency {c},
    issued_on date,
    modified_on date,
    temporal_start date,
    temporal_end date,
    region_id {uuid} references region(id),
    catalogue_id {uuid} references catalogue(id),
    publication {c} not null,
    is_demo boolean not null,
    origin_name {c},
    origin_id {c},
    origin_fingerprint {c},
    created_at bigint not null,
    updated_at bigint not null,
    unique (origin_name, origin_id)
);
create index dataset_newest on dataset(created_at desc, id desc) where publication = 'published';
create index dataset_title on dataset(sort_title, id) where publication = 'published';
create index dataset_modified on dataset(modified_on desc, id desc) where publication = 'published';
create index dataset_region on dataset(region_id);
create index dataset_catalogue on dataset(catalogue_id);
create table dataset_theme (
    dataset_id {uuid} not null references dataset(id) on delete cascade,
    theme {c} not null,
    primary key (dataset_id, theme)
);
create index dataset_theme_theme on dataset_theme(theme, dataset_id);
create table dataset_keyword (
    dataset_id {uuid} not null references dataset(id) on delete cascade,
    keyword {c} not null,
    primary key (dataset_id, keyword)
);
create table distribution (
    id {uuid} not null primary key,
    dataset_id {uuid} not null references dataset(id) on delete cascade,
    position smallint not null,
    title text,
    access_url text not null,
    download_url text,
    format {c},
    media_type {c},
    licence text,
    byte_size bigint,
    modified_on date
);
create index distribution_dataset on distribution(dataset_id, position);
create table pilot (
    id {uuid} not null primary key,
    slug {c} not null unique,
    title text not null,
    sort_title {c} not null,
    language {c} not null,
    summary text,
    translations {json},
    status {c} not null,
    cluster_id {uuid} references cluster(id) on delete set null,
    project_id {uuid} references project(id) on delete set null,
    region_id {uuid} references region(id),
    started_on date,
    ended_on date,
    publication {c} not null,
    is_demo boolean not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index pilot_newest on pilot(created_at desc, id desc) where publication = 'published';
create index pilot_cluster on pilot(cluster_id);
create index pilot_project on pilot(project_id);
create index pilot_region on pilot(region_id);
create table milestone (
    id {uuid} not null primary key,
    pilot_id {uuid} not null references pilot(id) on delete cascade,
    position smallint not null,
    title text not null,
    language {c} not null,
    due_on date,
    done_on date
);
create index milestone_pilot on milestone(pilot_id, position);
create table indicator (
    id {uuid} not null primary key,
    pilot_id {uuid} not null references pilot(id) on delete cascade,
    position smallint not null,
    name text not null,
    language {c} not null,
    unit text not null,
    baseline {float},
    target {float},
    measured {float},
    measured_on date,
    better {c} not null
);
create index indicator_pilot on indicator(pilot_id, position);
create table dataset_use (
    id {uuid} not null primary key,
    dataset_id {uuid} not null references dataset(id) on delete cascade,
    project_id {uuid} references project(id) on delete cascade,
    pilot_id {uuid} references pilot(id) on delete cascade,
    purpose {c} not null,
    note text,
    language {c} not null
);
create index dataset_use_dataset on dataset_use(dataset_id);
create index dataset_use_project on dataset_use(project_id);
create index dataset_use_pilot on dataset_use(pilot_id)
",
    "dataset_use",
    "indicator",
    "milestone",
    "pilot",
    "distribution",
    "dataset_keyword",
    "dataset_theme",
    "dataset",
    "catalogue"
);
