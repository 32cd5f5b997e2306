//! Shapes of regions, where a site has brought its own.

crate::dialect::step!(
    "
create table region_shape (
    region_id {uuid} not null primary key references region(id) on delete cascade,
    geometry {json} not null,
    source text not null,
    imported_at bigint not null
)
",
    "region_shape"
);
