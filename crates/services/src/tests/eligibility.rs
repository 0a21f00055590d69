use super::*;
use kernel::Lang;
use kernel::Okved;

/// What one rule answers for these facts: outcome, key of the sentence, the day it may change.
fn asked(rule: Rule, facts: &Facts) -> (Verdict, String, Option<Day>) {
    let service = consultation();
    let answer = eligibility(&service, &[version(&service, rule)], facts, today());
    let own = answer.reasons.iter().find(|it| it.act.as_deref() == Some("приказ № 195, п. 7"));
    let own = own.expect("the rule gives a reason with its act");
    (own.outcome, own.say.key.replace("service-why-", ""), own.again_on)
}

fn with(change: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = bakery();
    change(&mut facts);
    facts
}

fn confirmed(what: What) -> Facts {
    with(|it| {
        it.registered_year = None;
        it.confirmed.push(Confirmation {
            what,
            paper: "№ 17".into(),
            by: "А. Лесная".into(),
            on: today(),
        });
    })
}

fn received(service: &Service, on: &str) -> Past {
    Past { service: service.id, kind: service.kind, rendered_on: day(on) }
}

use Verdict::{NeedsConfirmation as Doubt, No, Yes};

#[test]
fn each_rule_answers() {
    let absent = |on| move |it: &mut Facts| it.sme = Sme::Absent { day: day(on) };
    let recipient = |kind| {
        move |it: &mut Facts| {
            (it.recipient, it.sme, it.okved) = (kind, Sme::NoDump, None);
        }
    };
    let stop = |codes: &str, secondary| Rule::OkvedStopList {
        codes: codes.split(' ').map(|it| it.parse::<Okved>().unwrap()).collect(),
        secondary,
    };
    let categories = |it: &[Category]| Rule::CategoryIn { categories: it.to_vec() };
    let older = |years| Rule::OlderThan { years };
    let year = |it| move |facts: &mut Facts| facts.registered_year = Some(it);
    let region = |it: Option<&str>| {
        let it = it.map(|it| it.parse().unwrap());
        move |facts: &mut Facts| facts.region = it
    };
    let table: Vec<(Rule, Facts, Verdict, &str, Option<&str>)> = vec![
        (Rule::SmeRegistry, bakery(), Yes, "sme", None),
        (Rule::SmeRegistry, with(absent("2026-11-10")), No, "sme-absent", None),
        (Rule::SmeRegistry, with(absent("2026-09-10")), Doubt, "sme-stale", None),
        (Rule::SmeRegistry, with(|it| it.sme = Sme::NoDump), Doubt, "sme-unknown", None),
        (Rule::SmeRegistry, with(recipient(Recipient::SelfEmployed)), Doubt, "self-employed", None),
        (Rule::SmeRegistry, with(recipient(Recipient::Citizen)), Yes, "plans-business", None),
        (categories(&[Category::Micro]), bakery(), Yes, "category", None),
        (categories(&[Category::Small]), bakery(), No, "other-categories", None),
        (categories(&[]), with(absent("2026-11-10")), No, "no-category", None),
        (categories(&[]), with(|it| it.sme = Sme::NoDump), Doubt, "category-unknown", None),
        (categories(&[]), with(recipient(Recipient::Citizen)), Yes, "category-not-needed", None),
        (Rule::HomeRegion, bakery(), Yes, "region", None),
        (Rule::HomeRegion, with(region(Some("02"))), No, "other-region", None),
        (Rule::HomeRegion, with(region(None)), Doubt, "region-unknown", None),
        (stop("11.01 12", false), bakery(), Yes, "okved", None),
        (stop("10.7", false), bakery(), No, "okved-stopped", None),
        (stop("11.05", false), bakery(), Yes, "okved", None),
        (stop("11.05", true), bakery(), No, "okved-stopped", None),
        (stop("12", false), with(|it| it.okved = None), Doubt, "okved-unknown", None),
        (stop("12", false), with(recipient(Recipient::Citizen)), Yes, "okved-not-needed", None),
        (older(1), bakery(), Yes, "older", None),
        (older(1), with(year(2025)), Doubt, "age-unknown", None),
        (older(1), with(year(2026)), No, "younger", Some("2027-01-01")),
        (older(3), with(year(2024)), No, "younger", Some("2027-01-01")),
        (older(1), with(|it| it.registered_year = None), Doubt, "age-unknown", None),
        (older(1), confirmed(What::Age), Yes, "confirmed", None),
        (Rule::PreScoring, bakery(), Doubt, "pre-scoring", None),
        (Rule::PreScoring, confirmed(What::PreScoring), Yes, "confirmed", None),
        (Rule::PreScoring, confirmed(What::Platform), Doubt, "pre-scoring", None),
        (Rule::Platform, bakery(), Doubt, "platform", None),
        (Rule::Platform, confirmed(What::Platform), Yes, "confirmed", None),
    ];
    for (rule, facts, outcome, key, again) in table {
        let answer = asked(rule.clone(), &facts);
        assert_eq!(answer, (outcome, key.to_owned(), again.map(day)), "{rule}");
    }
}

#[test]
fn the_same_support_is_not_given_twice() {
    let service = consultation();
    let same_kind = Past { service: ServiceId::new(), ..received(&service, "2026-03-14") };
    let rule = |window, same| Rule::NotRepeated { window, same };
    let years = |years| Window::Years { years };
    let year = Window::CalendarYear;
    let table = [
        (rule(year, Same::Service), received(&service, "2026-03-14"), No, Some("2027-01-01")),
        (rule(year, Same::Service), received(&service, "2025-12-31"), Yes, None),
        (rule(year, Same::Service), same_kind, Yes, None),
        (rule(year, Same::Kind), same_kind, No, Some("2027-01-01")),
        (rule(years(3), Same::Service), received(&service, "2023-11-24"), No, Some("2026-11-24")),
        (rule(years(3), Same::Service), received(&service, "2023-11-23"), Yes, None),
        // A back-dated entry: the later rendering counts for the earlier day too.
        (rule(years(3), Same::Service), received(&service, "2027-02-01"), No, Some("2030-02-01")),
        (rule(Window::Ever, Same::Service), received(&service, "2020-02-29"), No, None),
    ];
    for (rule, past, outcome, again) in table {
        let facts = with(|it| it.past.push(past));
        let answer = eligibility(&service, &[version(&service, rule.clone())], &facts, today());
        assert_eq!(
            (answer.verdict, answer.again_on()),
            (outcome, again.map(day)),
            "{rule} {past:?}"
        );
    }
}

#[test]
fn a_no_says_from_when_it_may_be_possible_again() {
    let service = consultation();
    let rule = Rule::NotRepeated { window: Window::CalendarYear, same: Same::Service };
    let facts = with(|it| it.past.push(received(&service, "2026-03-14")));
    let answer = eligibility(&service, &[version(&service, rule)], &facts, today());
    let no = answer.reasons.iter().find(|it| it.outcome == No).unwrap();
    assert_eq!(
        web::say(Lang::Ru, &no.say),
        "Такая же поддержка оказана 14.03.2026; повтор возможен с 01.01.2027"
    );
    assert_eq!(
        web::say(Lang::En, &no.say),
        "The same support was given on 14 Mar 2026; again from 1 Jan 2027"
    );
}

#[test]
fn the_yearly_limit_counts_this_service_only() {
    let service = Service { limit_per_year: Some(2), ..consultation() };
    let other = consultation();
    let once = with(|it| {
        it.past = vec![
            received(&service, "2026-01-01"),
            received(&service, "2025-12-31"),
            received(&other, "2026-05-05"),
        ];
    });
    let answer = eligibility(&service, &[], &once, today());
    assert_eq!(answer.verdict, Yes);
    let left = answer.reasons.iter().find(|it| it.say.key == "service-why-limit-left").unwrap();
    assert_eq!(web::say(Lang::Ru, &left.say), "В этом году можно ещё 1 раз из 2");
    let twice =
        Facts { past: [once.past, vec![received(&service, "2026-11-22")]].concat(), ..bakery() };
    let answer = eligibility(&service, &[], &twice, today());
    assert_eq!((answer.verdict, answer.again_on()), (No, Some(day("2027-01-01"))));
}

#[test]
fn one_complex_service_a_financial_year() {
    let service = Service { kind: ServiceKind::Complex, ..consultation() };
    let other = Service { kind: ServiceKind::Complex, ..consultation() };
    let rules = [version(&service, Rule::OneComplexPerYear)];
    let facts = with(|it| it.past.push(received(&other, "2026-02-10")));
    let answer = eligibility(&service, &rules, &facts, today());
    assert_eq!((answer.verdict, answer.again_on()), (No, Some(day("2027-01-01"))));
    let facts = with(|it| it.past.push(received(&other, "2025-02-10")));
    assert_eq!(eligibility(&service, &rules, &facts, today()).verdict, Yes);
}

#[test]
fn the_service_itself_has_terms() {
    let only_firms = Service { recipients: vec![Recipient::Company].into(), ..consultation() };
    let future = Service { valid_from: day("2027-02-01"), ..consultation() };
    let past = Service { valid_to: Some(day("2026-11-22")), ..consultation() };
    let citizen = with(|it| it.recipient = Recipient::Citizen);
    let nobody = with(|it| it.inn = None);
    for (service, facts, verdict, again) in [
        (&only_firms, bakery(), Yes, None),
        (&only_firms, citizen, No, None),
        (&future, bakery(), No, Some("2027-02-01")),
        (&past, bakery(), No, None),
        (&consultation(), nobody, No, None),
    ] {
        let answer = eligibility(service, &[], &facts, today());
        assert_eq!((answer.verdict, answer.again_on()), (verdict, again.map(day)), "{service:?}");
    }
}

#[test]
fn every_rule_is_asked_in_the_order_of_the_field() {
    let service = Service { limit_per_year: Some(1), ..consultation() };
    let rules = [
        Rule::Platform,
        Rule::PreScoring,
        Rule::OlderThan { years: 1 },
        Rule::NotRepeated { window: Window::CalendarYear, same: Same::Service },
        Rule::OkvedStopList { codes: vec!["10".parse().unwrap()], secondary: false },
        Rule::HomeRegion,
        Rule::SmeRegistry,
    ]
    .map(|it| version(&service, it));
    let answer = eligibility(&service, &rules, &bakery(), today());
    let keys: Vec<_> = answer.reasons.iter().map(|it| &it.say.key[12..]).collect();
    let order = [
        "offered",
        "recipient",
        "inn",
        "sme",
        "region",
        "okved-stopped",
        "not-repeated",
        "limit-left",
        "older",
        "pre-scoring",
        "platform",
    ];
    assert_eq!(keys, order);
    assert_eq!(answer.verdict, No);
    assert_eq!(answer.confirmations, [What::PreScoring, What::Platform]);
    for reason in &answer.reasons {
        for lang in [Lang::Ru, Lang::En] {
            let said = web::say(lang, &reason.say);
            assert!(!said.contains(['{', '$']) && said != reason.say.key, "{said}");
        }
    }
}

#[test]
fn a_confirmation_says_who_saw_which_paper() {
    let reason = asked_reason(Rule::PreScoring, &confirmed(What::PreScoring));
    assert_eq!(web::say(Lang::Ru, &reason.say), "Прескоринг пройден: А. Лесная, 23.11.2026, № 17");
    let mut silent = confirmed(What::PreScoring);
    silent.confirmed[0].paper.clear();
    let reason = asked_reason(Rule::PreScoring, &silent);
    assert_eq!(web::say(Lang::Ru, &reason.say), "Прескоринг пройден: А. Лесная, 23.11.2026");
}

fn asked_reason(rule: Rule, facts: &Facts) -> Reason {
    let service = consultation();
    let rules = [version(&service, rule)];
    eligibility(&service, &rules, facts, today()).reasons.pop().unwrap()
}

#[test]
fn a_refusal_names_what_is_open_nearest_first() {
    let far = DirectionId::known(2);
    let named = |name: &str| Service { name: name.into(), ..consultation() };
    let refused = named("отказано");
    let training = Service { kind: ServiceKind::Training, ..named("обучение рядом") };
    let doubtful = Service { direction: far, ..named("с проверкой") };
    let distant = Service { direction: far, ..named("далеко") };
    let closed =
        Service { recipients: vec![Recipient::Citizen].into(), ..named("не для нас") };
    let near = named("рядом");
    let rules = [version(&doubtful, Rule::PreScoring), version(&refused, Rule::PreScoring)];
    let catalogue = [&refused, &distant, &closed, &doubtful, &training, &near].map(Clone::clone);
    let open = open_instead(&catalogue, &rules, &bakery(), today(), &refused);
    let names: Vec<_> = open.iter().map(|it| (it.service.name.as_str(), it.verdict)).collect();
    let order = [("рядом", Yes), ("обучение рядом", Yes), ("далеко", Yes), ("с проверкой", Doubt)];
    assert_eq!(names, order);
    let many: Vec<Service> = (0..20).map(|it| named(&format!("услуга {it:02}"))).collect();
    assert_eq!(open_instead(&many, &[], &bakery(), today(), &refused).len(), SUGGESTIONS);
}

#[test]
fn a_version_of_a_rule_closes_the_one_before() {
    let service = consultation();
    let old = version(&service, Rule::OlderThan { years: 1 });
    let region = version(&service, Rule::HomeRegion);
    let versions = [old.clone(), region];
    let next = |from: &str, to: Option<&str>| {
        let rule = Rule::OlderThan { years: 2 };
        succeed(service.id, &versions, rule, "приказ № 200".into(), day(from), to.map(day))
    };
    let done = next("2027-01-01", None).unwrap();
    assert_eq!((done.new.version, done.new.valid_from), (2, day("2027-01-01")));
    let closed = done.closed.unwrap();
    assert_eq!((closed.id, closed.valid_to), (old.id, Some(day("2026-12-31"))));
    assert_eq!(next("2020-01-01", None), Err(CannotAdd::LaterVersion(day("2020-01-01"))));
    assert_eq!(next("2027-01-01", Some("2026-12-31")), Err(CannotAdd::EndsBeforeItBegins));
}

#[test]
fn registration_numbers_tell_a_year() {
    assert_eq!(registered_year("1027700132195"), Some(2002));
    let sole_trader = kernel::Ogrnip(ru_ids::Ogrnip::complete("31674560000012").unwrap());
    assert_eq!(registered_year(&sole_trader.to_string()), Some(2016));
    assert_eq!(registered_year("1027700000001"), None);
}
