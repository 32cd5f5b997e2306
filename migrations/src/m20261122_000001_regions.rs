//! NUTS regions, and what became of them between 2021 and 2024.

crate::dialect::step!(
    "
create table region (
    id {uuid} not null primary key,
    code {c} not null unique,
    level smallint not null,
    parent_id {uuid} references region(id),
    country {c} not null,
    name text not null,
    name_latin text not null,
    sort_name {c} not null,
    lat {float},
    lon {float},
    area_km2 {float},
    population bigint,
    in_2021 boolean not null,
    in_2024 boolean not null
);
create index region_parent on region(parent_id);
create index region_level on region(level, code);
create table region_change (
    id {uuid} not null primary key,
    code_2021 {c},
    code_2024 {c},
    level smallint not null,
    label text not null,
    change text not null
);
create index region_change_2021 on region_change(code_2021);
create index region_change_2024 on region_change(code_2024)
",
    "region_change",
    "region"
);
