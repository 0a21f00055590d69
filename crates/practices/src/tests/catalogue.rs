//! The catalogue: filters, counts, pages.

use super::*;
use crate::model::Chosen;
use kernel::Money;

fn entry(number: u128, sphere: Sphere, grade: i64, region: &str) -> Entry {
    Entry {
        id: PracticeId::known(number),
        title: format!("Практика {number:03}"),
        folded: format!("практика {number:03}"),
        organisation: HOME,
        organisation_name: "Центр".into(),
        region: region.parse().unwrap(),
        region_name: region.into(),
        sphere,
        direction: DirectionKind::Support,
        cost: Money(number as i64 * 10_000_000),
        launch_days: 20,
        grade,
        adopters: 0,
        published_on: today(),
        confirmed_on: today(),
        stems: search::stems(if number.is_multiple_of(10) {
            "единая анкета"
        } else {
            "анкета"
        })
        .join(" "),
        titled: Default::default(),
    }
}

fn catalogue() -> Catalogue {
    let all = (0..100).map(|it| {
        let sphere = if it % 3 == 0 { Sphere::Trade } else { Sphere::Business };
        entry(it, sphere, (it % 6) as i64, if it % 2 == 0 { "74" } else { "02" })
    });
    Catalogue::new(all.collect())
}

fn chosen(values: &[(Facet, &str)]) -> Chosen {
    let values = values.iter().map(|(facet, value)| (*facet, (*value).to_owned()));
    Chosen { values: values.collect(), words: String::new() }
}

#[test]
fn a_facet_counts_what_it_would_leave() {
    let catalogue = catalogue();
    let trade = chosen(&[(Facet::Sphere, "trade")]);
    let (total, counts) = catalogue.counts(&trade);
    assert_eq!(total, 34);
    assert_eq!(counts[&Facet::Sphere]["business"], 66, "other values of the chosen facet stay");
    for (region, count) in &counts[&Facet::Region] {
        let both = chosen(&[(Facet::Sphere, "trade"), (Facet::Region, region)]);
        assert_eq!(catalogue.counts(&both).0, *count);
    }
    let none = chosen(&[(Facet::Sphere, "nonsense")]);
    assert_eq!(catalogue.counts(&none).0, 0);
}

#[test]
fn pages_follow_each_other_without_gap_or_double() {
    let catalogue = catalogue();
    let wanted = chosen(&[(Facet::Region, "74")]);
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = catalogue.page(&wanted, after.as_ref(), 7);
        seen.extend(page.rows.iter().map(|it| it.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let all: Vec<_> = (0..100).step_by(2).map(PracticeId::known).collect();
    assert_eq!(seen, all);
}

#[test]
fn words_are_found_by_stems_and_narrow_the_counts() {
    let catalogue = catalogue();
    let asked = |words: &str| Chosen { words: words.into(), ..chosen(&[(Facet::Region, "74")]) };
    assert_eq!(catalogue.counts(&asked("анкеты")).0, 50);
    assert_eq!(catalogue.counts(&asked("единую анкету")).0, 10);
    assert_eq!(catalogue.counts(&asked("космос анкета")).0, 0);
    assert_eq!(catalogue.page(&asked("единой"), None, 100).rows.len(), 10);
}

#[test]
fn bands_have_their_borders() {
    let cost = |roubles: i64| CostBand::of(Money(roubles * 100));
    assert_eq!(cost(0), CostBand::Free);
    assert_eq!((cost(500_000), cost(500_001)), (CostBand::Small, CostBand::Middle));
    assert_eq!(LaunchBand::of(31), LaunchBand::Month);
    assert_eq!(LaunchBand::of(184), LaunchBand::Longer);
}
