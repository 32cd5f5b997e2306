//! The figures of a region: the same as its lists say, named alone or in a list.

use super::demo::Network;
use rialto_domain::context::Clock;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

const FIGURES: &str = "figures { projects organisations experts clusters datasets pilots openNeeds lessons
    budget { euros projects } stages { value count } needAreas { value count } sdgs { value count }
    focusAreas { value count } helices { value count } years { year started ended } }";

/// The same figures by counting what the lists of the region answer.
async fn counted(network: &Network, code: &str) -> Value {
    let page = "(first: 100) { totalCount }";
    let data = network
        .data(&format!(
            "{{ region(code: \"{code}\") {{ organisations(first: 100) {{ nodes {{ helix }} }} experts{page} clusters{page} datasets{page} pilots{page}
               projects(first: 100) {{ nodes {{ stage sdgs focusAreas startedOn endedOn outcome {{ kind }} budget {{ amountEur }}
               needs(first: 12) {{ nodes {{ area status }} }} }} }} }} }}"
        ))
        .await;
    let region = &data["region"];
    let list = |name: &str| region[name]["nodes"].as_array().unwrap().clone();
    let (projects, organisations) = (list("projects"), list("organisations"));
    let by = |values: Vec<String>| {
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        values.into_iter().for_each(|value| *counts.entry(value).or_default() += 1);
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.1));
        counts
    };
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let all = |field: &str| {
        by(projects.iter().flat_map(|p| p[field].as_array().unwrap().iter().map(plain).collect::<Vec<_>>()).collect())
    };
    let open = |p: &Value| -> Vec<String> {
        let needs = p["needs"]["nodes"].as_array().unwrap().iter();
        needs.filter(|need| need["status"] == "OPEN").map(|need| plain(&need["area"])).collect()
    };
    let areas = projects.iter().flat_map(|p| std::collections::BTreeSet::from_iter(open(p))).collect();
    let budgets: Vec<f64> = projects.iter().filter_map(|p| p["budget"]["amountEur"].as_f64()).collect();
    let mut years: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for project in &projects {
        let year = |field: &str| project[field].as_str().map(|day| day[..4].parse::<i64>().unwrap());
        year("startedOn").into_iter().for_each(|year| years.entry(year).or_default().0 += 1);
        year("endedOn").into_iter().for_each(|year| years.entry(year).or_default().1 += 1);
    }
    json!({
        "projects": projects.len(), "organisations": organisations.len(), "experts": region["experts"]["totalCount"],
        "clusters": region["clusters"]["totalCount"], "datasets": region["datasets"]["totalCount"],
        "pilots": region["pilots"]["totalCount"], "openNeeds": projects.iter().map(|p| open(p).len()).sum::<usize>(),
        "lessons": projects.iter().filter(|p| !p["outcome"].is_null()).count(),
        "budget": [budgets.iter().sum::<f64>(), budgets.len()],
        "stages": by(projects.iter().map(|p| plain(&p["stage"])).collect()), "needAreas": by(areas),
        "sdgs": all("sdgs"), "focusAreas": all("focusAreas"),
        "helices": by(organisations.iter().filter(|o| !o["helix"].is_null()).map(|o| plain(&o["helix"])).collect()),
        "years": years.into_iter().map(|(year, (s, e))| json!([year, s, e])).collect::<Vec<_>>(),
    })
}

/// The answer in the form of [`counted`]; values of the same count in the order of their names.
fn told(figures: &Value) -> Value {
    let mut out = figures.clone();
    for name in ["stages", "needAreas", "sdgs", "focusAreas", "helices"] {
        let values = figures[name].as_array().unwrap();
        let counts: Vec<i64> = values.iter().map(|value| value["count"].as_i64().unwrap()).collect();
        assert!(counts.windows(2).all(|pair| pair[0] >= pair[1]), "{name}: most frequent first: {counts:?}");
        let mut pairs: Vec<(String, i64)> =
            values.iter().map(|v| (v["value"].as_str().unwrap().to_owned(), v["count"].as_i64().unwrap())).collect();
        pairs.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        out[name] = json!(pairs);
    }
    out["budget"] = json!([figures["budget"]["euros"].as_f64(), figures["budget"]["projects"]]);
    let years = figures["years"].as_array().unwrap();
    out["years"] = years.iter().map(|y| json!([y["year"], y["started"], y["ended"]])).collect();
    out
}

#[tokio::test]
async fn figures_are_what_the_lists_of_the_region_say() {
    let network = Network::new().await;
    for code in ["IT", "ES", "ITH", "ITH3", "HR036", "PT", "MT"] {
        let data = network.data(&format!("{{ region(code: \"{code}\") {{ {FIGURES} }} }}")).await;
        assert_eq!(told(&data["region"]["figures"]), counted(&network, code).await, "{code}");
    }
    let data = network.data("{ region(code: \"IT\") { figures { projects } } }").await;
    assert!(data["region"]["figures"]["projects"].as_i64().unwrap() > 3, "there is something to count");
}

#[tokio::test]
async fn each_region_of_a_list_has_figures_of_its_own() {
    let network = Network::new().await;
    let data = network
        .data(&format!("{{ region(code: \"IT\") {{ children {{ nodes {{ code {FIGURES} }} }} }} regions(first: 9, filter: {{ levels: [0], countries: [\"ES\", \"FR\", \"SI\"] }}) {{ nodes {{ code {FIGURES} }} }} a: region(code: \"EL\") {{ code {FIGURES} }} b: region(code: \"AL\") {{ code {FIGURES} }} }}"))
        .await;
    let nodes = data["region"]["children"]["nodes"].as_array().unwrap().iter();
    let all = nodes.chain(data["regions"]["nodes"].as_array().unwrap()).chain([&data["a"], &data["b"]]);
    let mut some = 0;
    for region in all {
        let code = region["code"].as_str().unwrap();
        assert_eq!(told(&region["figures"]), counted(&network, code).await, "{code}");
        some += i32::from(region["figures"]["projects"] != 0);
    }
    assert!(some >= 6, "most of them have projects: {some}");
}

struct Standing(i64);

impl Clock for Standing {
    fn now_ms(&self) -> i64 {
        self.0
    }
}

#[tokio::test]
async fn years_after_the_next_one_are_left_out_and_the_clock_says_which_those_are() {
    let mut network = Network::new().await;
    // 2021-06-01T00:00:00Z
    network.service = network.service.with_clock(Arc::new(Standing(1_622_505_600_000)));
    let data = network.data("{ region(code: \"IT\") { figures { years { year } } } statistics { asOf } }").await;
    assert_eq!(data["statistics"]["asOf"], "2021-06-01T00:00:00.000Z");
    let years: Vec<i64> = data["region"]["figures"]["years"]
        .as_array()
        .unwrap()
        .iter()
        .map(|year| year["year"].as_i64().unwrap())
        .collect();
    assert!(!years.is_empty() && years.iter().all(|year| *year <= 2022), "{years:?}");
    let all = counted(&network, "IT").await["years"].as_array().unwrap().len();
    assert!(years.len() < all, "Italy has projects of later years: {years:?}");
}
