//! The best statements on SQLite: one row of JSON, because each further row costs the driver more than SQLite.

/// 20 projects after a row. Lookups in the answer cost half of what left joins cost here.
pub const W1: &str = "select json_group_array(json_object(
    'title', title, 'slug', slug, 'stage', stage, 'region', region, 'cluster', cluster)) from (
    select p.title, p.slug, p.stage, (select name from region where id = p.region_id) as region,
        (select name from cluster where id = p.cluster_id and publication = 'published') as cluster
    from project p
    where p.publication = 'published' and (p.created_at, p.id) < (?, ?)
    order by p.created_at desc, p.id desc limit 20)";

/// The same, each with its first five contributions and who gave them.
pub const W2: &str = "select json_group_array(json_object(
    'title', title, 'slug', slug, 'contributions', json(contributions))) from (
    select p.title, p.slug, (
        select json_group_array(json_object('area', area, 'text', text, 'expert', expert)) from (
            select n.area, n.text, e.name as expert
            from contribution n join person e on e.id = n.expert_id and e.publication = 'published'
            where n.project_id = p.id order by n.created_at desc, n.id desc limit 5)) as contributions
    from project p
    where p.publication = 'published' and (p.created_at, p.id) < (?, ?)
    order by p.created_at desc, p.id desc limit 20)";

/// One project, in the same way.
pub const W3: &str = "select json_object(
    'title', p.title, 'summary', p.summary, 'stage', p.stage,
    'region', (select name from region where id = p.region_id),
    'organisation', (select name from organisation where id = p.organisation_id and publication = 'published'))
    from project p where p.id = ? and p.publication = 'published'";

/// Grouped before it is joined.
pub const W4: &str =
    "select json_group_array(json_object('code', code, 'name', name, 'stage', stage, 'count', n)) from (
    select r.code, r.name, g.stage, g.n from (
        select substr(r.code, 1, 4) as code, p.stage, sum(p.n) as n from (
            select region_id, stage, count(*) as n from project
            where publication = 'published' and region_id is not null group by region_id, stage) p
        join region r on r.id = p.region_id
        where r.level >= 2 group by 1, 2) g
    join region r on r.code = g.code order by r.code, g.stage)";
