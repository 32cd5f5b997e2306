//! Organisations, people, clusters. Instants are milliseconds since 1970 UTC on both engines.

crate::dialect::step!(
    "
create table organisation (
    id {uuid} not null primary key,
    slug {c} not null unique,
    name text not null,
    sort_name {c} not null,
    language {c} not null,
    summary text,
    description text,
    translations {json},
    helix {c},
    size text,
    website text,
    region_id {uuid} references region(id),
    lat {float},
    lon {float},
    precision {c},
    map_x {float},
    map_y {float},
    founded_on date,
    publication {c} not null,
    is_demo boolean not null,
    origin_name {c},
    origin_id {c},
    origin_fingerprint {c},
    created_at bigint not null,
    updated_at bigint not null,
    unique (origin_name, origin_id)
);
create index organisation_newest on organisation(created_at desc, id desc) where publication = 'published';
create index organisation_name on organisation(sort_name, id) where publication = 'published';
create index organisation_region on organisation(region_id);
create table organisation_tag (
    organisation_id {uuid} not null references organisation(id) on delete cascade,
    tag {c} not null,
    primary key (organisation_id, tag)
);
create index organisation_tag_tag on organisation_tag(tag);
create table person (
    id {uuid} not null primary key,
    slug {c} not null unique,
    name text not null,
    sort_name {c} not null,
    language {c} not null,
    headline text,
    biography text,
    translations {json},
    is_expert boolean not null,
    region_id {uuid} references region(id),
    places_per_month smallint,
    publication {c} not null,
    is_demo boolean not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index person_newest on person(created_at desc, id desc) where publication = 'published';
create index person_name on person(sort_name, id) where publication = 'published';
create index person_home on person(region_id);
create table person_area (
    person_id {uuid} not null references person(id) on delete cascade,
    area {c} not null,
    primary key (person_id, area)
);
create table person_skill (
    person_id {uuid} not null references person(id) on delete cascade,
    skill {c} not null,
    level smallint not null,
    primary key (person_id, skill)
);
create table person_language (
    person_id {uuid} not null references person(id) on delete cascade,
    language {c} not null,
    primary key (person_id, language)
);
create table person_region (
    person_id {uuid} not null references person(id) on delete cascade,
    region_id {uuid} not null references region(id),
    primary key (person_id, region_id)
);
create index person_region_region on person_region(region_id);
create table cluster (
    id {uuid} not null primary key,
    slug {c} not null unique,
    name text not null,
    sort_name {c} not null,
    language {c} not null,
    summary text,
    translations {json},
    macro_scenario {c} not null,
    consolidation {c} not null,
    region_id {uuid} references region(id),
    evenness {float},
    founded_on date,
    website text,
    publication {c} not null,
    is_demo boolean not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index cluster_newest on cluster(created_at desc, id desc) where publication = 'published';
create index cluster_name on cluster(sort_name, id) where publication = 'published';
create index cluster_region on cluster(region_id);
create table cluster_member (
    id {uuid} not null primary key,
    cluster_id {uuid} not null references cluster(id) on delete cascade,
    organisation_id {uuid} not null references organisation(id) on delete cascade,
    helix {c} not null,
    joined_on date,
    unique (cluster_id, organisation_id)
);
create index cluster_member_organisation on cluster_member(organisation_id);
create table cluster_focus (
    cluster_id {uuid} not null references cluster(id) on delete cascade,
    focus_area {c} not null,
    primary key (cluster_id, focus_area)
);
create table cluster_priority (
    cluster_id {uuid} not null references cluster(id) on delete cascade,
    priority {c} not null,
    primary key (cluster_id, priority)
)
",
    "cluster_priority",
    "cluster_focus",
    "cluster_member",
    "cluster",
    "person_region",
    "person_language",
    "person_skill",
    "person_area",
    "person",
    "organisation_tag",
    "organisation"
);
