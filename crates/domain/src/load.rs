//! How evenly work is spread over people.

/// The Gini coefficient of loads, as `(load, how many people have it)`: 0 when all have the same, towards 1 when one has all.
/// None without people or without any load.
///
/// For loads x₁ ≤ … ≤ xₙ it is `Σ (2i − n − 1)·xᵢ / (n·Σ xᵢ)`: Gini's mean difference over twice the mean (C. Gini, Variabilità e
/// mutabilità, 1912; in this form A. Sen, On Economic Inequality, 1973, § 2.4). Its greatest value for n people is (n − 1)/n.
pub fn gini(loads: &[(u64, u64)]) -> Option<f64> {
    let mut sorted: Vec<(u64, u64)> = loads.iter().copied().filter(|(_, people)| *people > 0).collect();
    sorted.sort_unstable();
    let people: f64 = sorted.iter().map(|(_, people)| *people as f64).sum();
    let total: f64 = sorted.iter().map(|(load, people)| *load as f64 * *people as f64).sum();
    if people == 0.0 || total == 0.0 {
        return None;
    }
    // those before a group of k have the ranks up to r, so the ranks of the group sum to k·r + k(k + 1)/2
    let mut before = 0.0;
    let mut weighted = 0.0;
    for (load, count) in sorted {
        let count = count as f64;
        let ranks = count * before + count * (count + 1.0) / 2.0;
        weighted += load as f64 * (2.0 * ranks - count * (people + 1.0));
        before += count;
    }
    Some((weighted / (people * total)).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(loads: &[u64]) -> Option<f64> {
        gini(&loads.iter().map(|load| (*load, 1)).collect::<Vec<_>>())
    }

    #[test]
    fn it_tells_evenness_from_one_who_does_all() {
        assert_eq!(of(&[3, 3, 3, 3]), Some(0.0));
        assert_eq!(of(&[0, 0, 0, 8]), Some(0.75));
        // 1, 2, 3: mean difference 8/9 · 1/2 over the mean 2
        assert!((of(&[3, 1, 2]).unwrap() - 2.0 / 9.0).abs() < 1e-12);
        assert_eq!((of(&[]), of(&[0, 0]), gini(&[(5, 0)])), (None, None, None));
    }

    proptest! {
        #[test]
        fn it_lies_between_nothing_and_what_so_many_people_allow(loads in proptest::collection::vec(0u64..1_000, 1..60)) {
            if let Some(found) = of(&loads) {
                let n = loads.len() as f64;
                prop_assert!((0.0..=(n - 1.0) / n + 1e-9).contains(&found), "{found}");
            }
        }

        #[test]
        fn it_is_the_mean_difference_over_twice_the_mean(loads in proptest::collection::vec(0u64..1_000, 1..40)) {
            let n = loads.len() as f64;
            let mean = loads.iter().sum::<u64>() as f64 / n;
            let apart: f64 = loads.iter().flat_map(|a| loads.iter().map(move |b| a.abs_diff(*b) as f64)).sum();
            match of(&loads) {
                Some(found) => prop_assert!((found - apart / (n * n) / (2.0 * mean)).abs() < 1e-9),
                None => prop_assert_eq!(mean, 0.0),
            }
        }

        #[test]
        fn neither_order_nor_scale_nor_grouping_changes_it(loads in proptest::collection::vec(1u64..1_000, 1..40), by in 1u64..9) {
            let scaled: Vec<u64> = loads.iter().rev().map(|load| load * by).collect();
            let (a, b) = (of(&loads).unwrap(), of(&scaled).unwrap());
            prop_assert!((a - b).abs() < 1e-9);
            let twice: Vec<(u64, u64)> = loads.iter().map(|load| (*load, 2)).collect();
            prop_assert!((a - gini(&twice).unwrap()).abs() < 1e-9);
        }

        #[test]
        fn giving_from_who_has_more_to_who_has_less_lowers_it(mut loads in proptest::collection::vec(0u64..1_000, 2..40)) {
            let before = of(&loads);
            loads.sort_unstable();
            let last = loads.len() - 1;
            prop_assume!(loads[last] >= loads[0] + 2);
            loads[last] -= 1;
            loads[0] += 1;
            prop_assert!(of(&loads).unwrap() < before.unwrap());
        }
    }
}
