//! The rules, without a database.

use super::*;

fn voice(region: &str, letter: &'static str, speaks_here: bool) -> Voice<'static> {
    Voice { region: code(region), name: "О. Макарова", letter, speaks_here }
}

#[test]
fn parties_are_two_or_more_and_none_twice() {
    let own = Some(code("74"));
    assert_eq!(draft(&[]).check(own), Err(Refused::TooFewParties));
    assert_eq!(draft(&["02", "02"]).check(own), Err(Refused::PartyTwice("02".into())));
    assert_eq!(draft(&["02"]).check(Some(code("66"))), Err(Refused::OwnRegionMissing));
    assert_eq!(draft(&["02"]).check(own), Ok(()));
    let mut it = draft(&[]);
    it.parties.extend([Party::foreign("Гомельская область"), Party::body("гомельская  область")]);
    assert_eq!(it.check(own), Err(Refused::PartyTwice("гомельская  область".into())));
    it.parties.pop();
    assert_eq!((it.check(own), it.scope()), (Ok(()), Scope::International));
    assert_eq!(draft(&["02"]).scope(), Scope::Interregional);
}

#[test]
fn each_side_speaks_for_itself_or_by_letter() {
    let mut it = draft(&["02"]);
    assert_eq!(it.agree(1, &voice("74", "", true), today()), Err(Refused::SpeaksForItself));
    assert_eq!(it.agree(1, &voice("74", "", false), today()), Err(Refused::LetterNeeded));
    assert_eq!(it.agree(7, &voice("74", "", false), today()), Err(Refused::NoSuchSide));
    it.agree(0, &voice("74", "", true), today()).unwrap();
    assert_eq!(it.agree(0, &voice("74", "", true), today()), Err(Refused::AgreedAlready));
    assert_eq!(it.sign(today(), today()), Err(Refused::NotAgreed));
    it.agree(1, &voice("74", "№ 5 от 20.11.2026", false), today()).unwrap();
    assert_eq!((it.state, it.parties[1].agreed_by.as_str()), (State::Agreed, "№ 5 от 20.11.2026"));
    it.revise().unwrap();
    assert!(it.state == State::Draft && it.parties.iter().all(|it| it.agreed_on.is_none()));
}

#[test]
fn days_stand_in_order() {
    let entered = |signed: &str, from: &str, to: &str| {
        let given = |it: &str| (!it.is_empty()).then(|| day(it));
        let signing = Signing {
            signed_on: given(signed),
            in_force_from: given(from),
            in_force_to: given(to),
        };
        let mut it = draft(&["02"]);
        it.enter_signed(&signing, today()).map(|()| it.state)
    };
    assert_eq!(entered("", "", ""), Ok(State::Draft));
    assert_eq!(entered("", "2020-01-01", ""), Err(Refused::NoSigningDay));
    assert_eq!(entered("2020-01-02", "2020-01-01", ""), Err(Refused::InForceBeforeSigned));
    assert_eq!(entered("2027-01-02", "", ""), Err(Refused::SignedInFuture));
    assert_eq!(entered("2020-01-02", "2027-01-01", ""), Err(Refused::InForceInFuture));
    assert_eq!(entered("2020-01-02", "2020-01-02", "2020-01-01"), Err(Refused::EndsBeforeItBegins));
    assert_eq!(entered("2020-01-02", "", "2020-01-05"), Err(Refused::NoFirstDay));
    assert_eq!(entered("2020-01-02", "", ""), Ok(State::Signed));
    assert_eq!(entered("2020-01-02", "2020-01-02", "2021-01-01"), Ok(State::InForce));
}

#[test]
fn the_calendar_ends_what_nobody_prolongs() {
    let mut it = in_force(&["02"], "2020-01-01", Some("2026-12-31"));
    assert_eq!(it.standing(day("2026-10-02")), Standing::InForce);
    assert_eq!(it.standing(day("2026-10-03")), Standing::Expiring);
    assert_eq!(it.standing(day("2026-12-31")), Standing::Expiring);
    assert_eq!(it.standing(day("2027-01-01")), Standing::Expired);
    assert_eq!(it.prolong(day("2030-12-31"), today()), Err(Refused::NotProlongable));
    it.prolongation = Prolongation::ByConsent;
    assert_eq!(it.prolong(day("2026-12-31"), today()), Err(Refused::NotLonger));
    assert_eq!(it.prolong(day("2030-12-31"), day("2027-01-01")), Err(Refused::NotInForce));
    it.prolong(day("2030-12-31"), today()).unwrap();
    assert_eq!(it.standing(today()), Standing::InForce);
}

#[test]
fn an_automatic_prolongation_never_lapses() {
    let mut it = in_force(&["02"], "2013-12-03", Some("2018-12-31"));
    it.prolongation = Prolongation::Automatic { years: 5 };
    assert_eq!(it.standing(today()), Standing::InForce);
    assert_eq!(it.runs_to(today()), Some(day("2028-12-31")));
    assert_eq!(it.runs_to(day("2018-12-31")), Some(day("2018-12-31")));
    assert_eq!(it.runs_to(day("2019-01-01")), Some(day("2023-12-31")));
    assert_eq!(it.prolong(day("2040-01-01"), today()), Err(Refused::ProlongsItself));
    let end = in_force(&["02"], "2020-01-01", None).prolong(day("2030-01-01"), today());
    assert_eq!(end, Err(Refused::OpenEnded));
}

#[test]
fn an_end_has_its_ground_or_its_successor() {
    let mut it = in_force(&["02"], "2020-01-01", None);
    let (before, later) = (day("2019-12-31"), day("2026-11-24"));
    assert_eq!(it.terminate("", today(), today()), Err(Refused::NoGround));
    assert_eq!(it.terminate("стороны", before, today()), Err(Refused::EndedBeforeItBegan));
    assert_eq!(it.terminate("стороны", later, today()), Err(Refused::EndedInFuture));
    let itself = it.clone();
    assert_eq!(it.supersede(&itself, today()), Err(Refused::ItsOwnSuccessor));
    assert_eq!(it.supersede(&draft(&["02"]), today()), Err(Refused::SuccessorNotInForce));
    let other = in_force(&["66"], "2026-01-01", None);
    assert_eq!(it.supersede(&other, today()), Err(Refused::SuccessorOfOthers));
    it.supersede(&in_force(&["02", "66"], "2026-01-01", None), today()).unwrap();
    assert_eq!((it.state, it.ended_on), (State::Superseded, Some(day("2026-01-01"))));
    assert_eq!(it.terminate("стороны", today(), today()), Err(Refused::NotInForce));
}
