//! The best statements on PostgreSQL. Joins of one row are inside the ordered, limited select, so that
//! the planner walks the index of the order and looks twenty rows up.

/// 20 projects after a row.
pub const W1: &str = "select coalesce(json_agg(x), '[]')::text from (
    select p.title, p.slug, p.stage, r.name as region, c.name as cluster
    from project p
    left join region r on r.id = p.region_id
    left join cluster c on c.id = p.cluster_id and c.publication = 'published'
    where p.publication = 'published' and (p.created_at, p.id) < ($1, $2)
    order by p.created_at desc, p.id desc limit 20) x";

/// The same, each with its first five contributions and who gave them.
pub const W2: &str = "select coalesce(json_agg(x), '[]')::text from (
    select p.title, p.slug, (
        select coalesce(json_agg(k), '[]') from (
            select n.area, n.text, e.name as expert
            from contribution n join person e on e.id = n.expert_id and e.publication = 'published'
            where n.project_id = p.id order by n.created_at desc, n.id desc limit 5) k) as contributions
    from project p
    where p.publication = 'published' and (p.created_at, p.id) < ($1, $2)
    order by p.created_at desc, p.id desc limit 20) x";

/// One project.
pub const W3: &str = "select row_to_json(x)::text from (
    select p.title, p.summary, p.stage, r.name as region, o.name as organisation
    from project p
    left join region r on r.id = p.region_id
    left join organisation o on o.id = p.organisation_id and o.publication = 'published'
    where p.id = $1 and p.publication = 'published') x";

/// Grouped before it is joined.
pub const W4: &str = "select coalesce(json_agg(x), '[]')::text from (
    select r.code, r.name, g.stage, g.count from (
        select substr(r.code, 1, 4) as code, p.stage, sum(p.n)::bigint as count from (
            select region_id, stage, count(*) as n from project
            where publication = 'published' and region_id is not null group by region_id, stage) p
        join region r on r.id = p.region_id
        where r.level >= 2 group by 1, 2) g
    join region r on r.code = g.code order by r.code, g.stage) x";
