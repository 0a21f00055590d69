use super::*;
use kernel::Okved;
use proptest::prelude::*;

const CODES: [&str; 6] = ["10", "10.71", "10.71.1", "11.01", "47.24", "86.90.3"];
const REGIONS: [&str; 3] = ["74", "02", "77"];

/// Any day of three years around today.
fn days() -> impl Strategy<Value = Day> {
    (-550..550).prop_map(|it| today().plus_days(it))
}

fn okveds() -> impl Strategy<Value = Okved> {
    prop::sample::select(&CODES[..]).prop_map(|it| it.parse().unwrap())
}

fn windows() -> impl Strategy<Value = Window> {
    prop_oneof![
        Just(Window::CalendarYear),
        Just(Window::Ever),
        any::<i16>().prop_map(|years| Window::Years { years }),
    ]
}

fn rules() -> impl Strategy<Value = Rule> {
    let same = prop::sample::select(Same::ALL);
    let categories = prop::sample::subsequence(Category::ALL.to_vec(), 0..=3);
    prop_oneof![
        Just(Rule::SmeRegistry),
        Just(Rule::HomeRegion),
        Just(Rule::OneComplexPerYear),
        Just(Rule::PreScoring),
        Just(Rule::Platform),
        any::<i16>().prop_map(|years| Rule::OlderThan { years }),
        (0..4i16).prop_map(|years| Rule::OlderThan { years }),
        categories.prop_map(|categories| Rule::CategoryIn { categories }),
        (windows(), same).prop_map(|(window, same)| Rule::NotRepeated { window, same }),
        (prop::collection::vec(okveds(), 0..3), any::<bool>())
            .prop_map(|(codes, secondary)| Rule::OkvedStopList { codes, secondary }),
    ]
}

fn versions() -> impl Strategy<Value = Vec<RuleVersion>> {
    let one = (rules(), days(), prop::option::of(0..700i32), any::<bool>());
    let one = one.prop_map(|(rule, valid_from, length, foreign)| RuleVersion {
        id: RuleId::new(),
        service: if foreign { ServiceId::known(2) } else { ServiceId::known(1) },
        version: 1,
        rule,
        act: "приказ".into(),
        valid_from,
        valid_to: length.map(|it| valid_from.plus_days(it)),
    });
    prop::collection::vec(one, 0..8)
}

fn services() -> impl Strategy<Value = Service> {
    let recipients = prop::sample::subsequence(Recipient::ALL.to_vec(), 1..=4);
    let kind = prop::sample::select(ServiceKind::ALL);
    (recipients, kind, prop::option::of(1..3i64), days()).prop_map(
        |(recipients, kind, limit_per_year, valid_from)| Service {
            id: ServiceId::known(1),
            recipients: recipients.into(),
            kind,
            limit_per_year,
            valid_from: valid_from.plus_days(-500),
            ..consultation()
        },
    )
}

fn smes() -> impl Strategy<Value = Sme> {
    let category = prop::option::of(prop::sample::select(Category::ALL));
    prop_oneof![
        Just(Sme::NoDump),
        days().prop_map(|day| Sme::Absent { day }),
        (category, days()).prop_map(|(category, day)| Sme::Found { category, day }),
    ]
}

fn pasts() -> impl Strategy<Value = Vec<Past>> {
    let one = (0..3u128, prop::sample::select(ServiceKind::ALL), days());
    let one = one.prop_map(|(id, kind, on)| Past {
        service: ServiceId::known(id),
        kind,
        rendered_on: on,
    });
    prop::collection::vec(one, 0..4)
}

fn confirmation(what: What) -> Confirmation {
    Confirmation { what, paper: String::new(), by: "А. Лесная".into(), on: today() }
}

fn facts() -> impl Strategy<Value = Facts> {
    let recipient = prop::sample::select(Recipient::ALL);
    let region = prop::option::of(prop::sample::select(&REGIONS[..]));
    let year = prop::option::of(prop_oneof![2000..2030i16, any::<i16>()]);
    let confirmed = prop::sample::subsequence(What::ALL.to_vec(), 0..=2);
    let okveds = (prop::option::of(okveds()), prop::collection::vec(okveds(), 0..3));
    (recipient, any::<bool>(), smes(), region, okveds, year, pasts(), confirmed).prop_map(
        |(recipient, named, sme, region, (okved, okveds), registered_year, past, confirmed)| {
            Facts {
                recipient,
                inn: bakery().inn.filter(|_| named),
                sme,
                region: region.map(|it| it.parse().unwrap()),
                okved,
                okveds,
                registered_year,
                past,
                confirmed: confirmed.into_iter().map(confirmation).collect(),
                ..bakery()
            }
        },
    )
}

proptest! {
    #[test]
    fn the_verdict_follows_from_the_reasons(
        service in services(), rules in versions(), facts in facts(), on in days(),
    ) {
        let answer = eligibility(&service, &rules, &facts, on);
        let worst = answer.reasons.iter().map(|it| it.outcome).max();
        prop_assert_eq!(Some(answer.verdict), worst);
        for it in &answer.reasons {
            let doubtful = it.outcome == Verdict::NeedsConfirmation;
            prop_assert_eq!(doubtful, it.needs.is_some());
            prop_assert!(it.outcome == Verdict::No || it.again_on.is_none());
            prop_assert!(it.again_on.is_none_or(|day| day > on), "{:?}", it);
        }
        let named = |it: &What| answer.reasons.iter().any(|reason| reason.needs == Some(*it));
        prop_assert!(answer.confirmations.iter().all(named));
        prop_assert!(answer.confirmations.iter().all(|it| facts.confirmation(*it).is_none()));
    }

    #[test]
    fn a_confirmation_never_makes_it_worse(
        service in services(), rules in versions(), facts in facts(),
        what in prop::sample::select(What::ALL),
    ) {
        let before = eligibility(&service, &rules, &facts, today());
        let mut facts = facts;
        facts.confirmed.push(confirmation(what));
        let after = eligibility(&service, &rules, &facts, today());
        prop_assert!(after.verdict <= before.verdict);
        prop_assert_eq!(after.reasons.len(), before.reasons.len());
    }

    #[test]
    fn with_every_paper_nothing_is_left_to_confirm(
        service in services(), rules in versions(), facts in facts(),
    ) {
        let confirmed = What::ALL.iter().map(|it| confirmation(*it)).collect();
        let answer = eligibility(&service, &rules, &Facts { confirmed, ..facts }, today());
        prop_assert_ne!(answer.verdict, Verdict::NeedsConfirmation);
        prop_assert!(answer.confirmations.is_empty());
    }

    #[test]
    fn rules_out_of_force_and_of_others_are_ignored(
        service in services(), rules in versions(), facts in facts(),
    ) {
        let mut own = rules.clone();
        own.retain(|it| it.service == service.id && it.validity(today()) == Validity::InForce);
        prop_assert_eq!(
            eligibility(&service, &own, &facts, today()),
            eligibility(&service, &rules, &facts, today())
        );
    }

    #[test]
    fn what_is_open_instead_is_open(
        service in services(), rules in versions(), facts in facts(),
    ) {
        let refused = consultation();
        let catalogue = [service, refused.clone()];
        for it in open_instead(&catalogue, &rules, &facts, today(), &refused) {
            prop_assert_ne!(it.verdict, Verdict::No);
            prop_assert_ne!(it.service.id, refused.id);
        }
    }

    #[test]
    fn rules_and_facts_survive_being_kept(rule in rules(), facts in facts()) {
        prop_assert_eq!(&rule.to_string().parse::<Rule>().unwrap(), &rule);
        let kept = serde_json::to_string(&facts).unwrap();
        prop_assert_eq!(serde_json::from_str::<Facts>(&kept).unwrap(), facts);
    }
}
