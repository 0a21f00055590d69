//! Reading a register, and writing one that can be read again.

use super::*;
use crate::import::{COLUMNS, read};
use crate::pages::Names;
use documents::{Cell, Grid, Limits, Sheet, read_xlsx, xlsx};
use kernel::Lang;
use proptest::prelude::*;
use regions::Region;

fn directory() -> Directory {
    let region = |code: &str, name: &str| Region {
        code: code.parse().unwrap(),
        name: name.into(),
        time_zone: "Asia/Yekaterinburg".parse().unwrap(),
    };
    let sphere =
        |code: &str, name: &str| Sphere { code: code.into(), name: name.into(), position: 1 };
    Directory {
        regions: vec![region("74", "Челябинская область"), region("02", "Республика Башкортостан")],
        spheres: vec![sphere("social", "Социальная сфера"), sphere("cultural", "Культура")],
        own: code("74"),
        known: Vec::new(),
        today: today(),
        now: noon(),
    }
}

/// A table with all columns: one row of these cells.
fn grid(cells: [&str; 16]) -> Grid {
    let row = |cells: Vec<&str>| cells.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let heads = row(COLUMNS.iter().map(|it| it[0]).collect());
    Grid { rows: vec![heads, row(cells.to_vec())], ..Grid::default() }
}

fn right() -> [&'static str; 16] {
    [
        "Соглашение",
        "О сотрудничестве",
        "47-С",
        "03/1",
        "Челябинская область; 02",
        "",
        "",
        "культура; Социальная сфера",
        "03.12.2013",
        "2013-12-03",
        "31.12.2018",
        "автоматически на 5 лет",
        "",
        "",
        "",
        "",
    ]
}

fn with(column: usize, text: &'static str) -> [&'static str; 16] {
    let mut cells = right();
    cells[column] = text;
    cells
}

#[test]
fn a_row_becomes_an_agreement() {
    let reading = read(&grid(right()), &directory()).unwrap();
    let it = &reading.new[0];
    assert_eq!(
        (it.state, it.kind, it.number.as_str()),
        (State::InForce, AgreementKind::Agreement, "47-С")
    );
    assert_eq!(it.regions(), [code("74"), code("02")]);
    assert_eq!(it.spheres, ["cultural", "social"]);
    assert_eq!(it.prolongation, Prolongation::Automatic { years: 5 });
    let known = Directory { known: reading.new.clone(), ..directory() };
    assert_eq!(read(&grid(right()), &known), Ok(Reading { new: Vec::new(), known: 1 }));
}

#[test]
fn every_mistake_has_its_cell() {
    let wrong = [
        (0, "пакт", "A2", "agreements-import-kind"),
        (1, "", "B2", "fault-required"),
        (4, "Челябинская область; Уральская республика", "E2", "agreement-no-such-region"),
        (4, "Челябинская область; 74", "E2", "agreement-party-twice"),
        (4, "74", "E2", "agreement-too-few-parties"),
        (7, "балет", "H2", "agreement-no-such-sphere"),
        (8, "", "I2", "agreements-import-not-signed"),
        (8, "31.02.2013", "I2", "fault-day"),
        (8, "01.12.2030", "I2", "agreement-signed-in-future"),
        (9, "01.12.2013", "J2", "agreement-in-force-before-signed"),
        (10, "01.12.2012", "K2", "agreement-ends-before-it-begins"),
        (11, "когда-нибудь", "L2", "agreements-import-prolongation"),
        (11, "автоматически", "L2", "agreement-no-years"),
        (12, "забыто", "M2", "agreements-import-state"),
        (12, "расторгнуто", "N2", "agreement-no-end-day"),
        (12, "проект", "M2", "agreements-import-signed-draft"),
        (13, "2020-01-01", "M2", "agreements-import-not-ended"),
        (15, "12-Ж", "P2", "agreements-import-no-predecessor"),
    ];
    for (column, text, cell, key) in wrong {
        let Err(Wrong::Slips(slips)) = read(&grid(with(column, text)), &directory()) else {
            panic!("{text} was taken");
        };
        assert_eq!((slips[0].cell.as_str(), slips[0].say.key.as_str()), (cell, key), "{text}");
    }
    let elsewhere = Directory { own: code("66"), ..directory() };
    let Err(Wrong::Slips(slips)) = read(&grid(right()), &elsewhere) else { panic!("taken") };
    assert_eq!(slips[0].say.key, "agreement-own-region-missing");
}

#[test]
fn what_has_ended_is_taken_with_its_end() {
    let mut table = grid(right());
    let ended = |number: &str, signed: &str, state: &str, on: &str, ground: &str, before: &str| {
        let mut cells: Vec<String> = right().map(str::to_owned).to_vec();
        for (at, text) in [
            (2, number),
            (8, signed),
            (9, signed),
            (12, state),
            (13, on),
            (14, ground),
            (15, before),
        ] {
            cells[at] = text.to_owned();
        }
        cells[10] = String::new();
        cells
    };
    table.rows.truncate(1);
    table.rows.push(ended("2-С", "2010-03-01", "заменено", "2014-05-01", "", "1-С"));
    table.rows.push(ended("1-С", "2001-03-01", "Расторгнуто", "01.03.2009", "по согласию", ""));
    table.rows.push(ended("3-С", "2014-05-01", "действует", "", "", "2-с"));
    let new = read(&table, &directory()).unwrap().new;
    let seen = |at: usize| (new[at].state, new[at].ended_on, new[at].predecessor);
    assert_eq!(seen(0), (State::Superseded, Some(day("2014-05-01")), Some(new[1].id)));
    assert_eq!(seen(1), (State::Terminated, Some(day("2009-03-01")), None));
    assert_eq!(
        (seen(2), &*new[1].ground),
        ((State::InForce, None, Some(new[0].id)), "по согласию")
    );
    let early = ended("4-С", "2014-05-01", "расторгнуто", "2013-01-01", "спор", "");
    table.rows = vec![table.rows[0].clone(), early];
    let Err(Wrong::Slips(slips)) = read(&table, &directory()) else { panic!("taken") };
    assert_eq!(slips[0].cell, "N2");
}

#[test]
fn drafts_come_back_with_what_they_replace_and_without_any_word() {
    let dir = directory();
    let mut before = in_force(&["02"], "2020-01-01", None);
    before.title = "О прежнем".into();
    let mut agreed = draft(&["02"]);
    agreed.predecessor = Some(before.id);
    let voice = |region, name| Voice { region, name, letter: "", speaks_here: true };
    agreed.agree(0, &voice(code("74"), "О. Макарова"), today()).unwrap();
    agreed.agree(1, &voice(code("02"), "Т. Юсупов"), today()).unwrap();
    assert_eq!(agreed.state, State::Agreed);
    let all = [agreed, before];
    let names = Names::of(&dir.regions);
    let sheet = crate::export::sheet(Lang::Ru, &all, &names, &dir.spheres, today());
    let table = read_back(&sheet);
    let new = read(&table, &dir).unwrap().new;
    assert_eq!((new[0].state, new[0].predecessor), (State::Draft, Some(new[1].id)));
    assert!(new[0].parties.iter().all(|it| it.agreed_on.is_none()), "words are not imported");
    let here = Directory { known: all.to_vec(), ..dir };
    assert_eq!(read(&table, &here), Ok(Reading { new: Vec::new(), known: 2 }));
}

#[test]
fn merged_heads_are_named() {
    let mut table = grid(right());
    table.merged.push(documents::Merged { top: 0, left: 4, bottom: 0, right: 6 });
    let Err(Wrong::Table(why)) = read(&table, &directory()) else { panic!("taken") };
    let said = unread(&why);
    assert_eq!((said.key.as_str(), said.args[0].1.as_str()), ("agreements-import-merged", "E1:G1"));
}

#[test]
fn a_formula_stays_a_text() {
    let title = "=HYPERLINK(\"http://example.org\")";
    let mut it = in_force(&["02"], "2020-01-01", None);
    it.title = title.into();
    let dir = directory();
    let sheet =
        crate::export::sheet(Lang::Ru, &[it], &Names::of(&dir.regions), &dir.spheres, today());
    assert_eq!(sheet.rows[0][1], Cell::Text(title.into()));
    let read_back = read_back(&sheet);
    assert_eq!(read(&read_back, &dir).unwrap().new[0].title, title);
}

fn read_back(sheet: &Sheet) -> Grid {
    let bytes = xlsx(std::slice::from_ref(sheet)).unwrap();
    read_xlsx(&bytes, Limits::default()).unwrap().remove(0)
}

fn some_agreement() -> impl Strategy<Value = Agreement> {
    let texts = ("[а-яА-Я«»№ =+@-]{1,40}[а-я]", "[0-9А-Я/-]{0,8}");
    let days = (0..9_000_i32, 0..400_i32, proptest::option::of(0..4_000_i32));
    let rest =
        (0..4_usize, 0..3_i64, proptest::bool::ANY, 0..3_usize, proptest::bool::weighted(0.25));
    let end = proptest::option::of((proptest::bool::ANY, 0..3_000_i32, "[а-я]{1,20}"));
    (texts, days, rest, end).prop_map(|((title, number), (signed, wait, term), rest, end)| {
        let (kind, rule, foreign, spheres, draft) = rest;
        let mut it = super::draft(if foreign { &[] } else { &["02"] });
        if foreign {
            it.parties.push(Party::foreign("Костанайская область"));
        }
        it.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        it.number = number;
        it.kind = AgreementKind::ALL[kind];
        it.spheres =
            ["social", "cultural"][..spheres.min(2)].iter().map(|it| (*it).into()).collect();
        it.prolongation = match rule {
            0 => Prolongation::None,
            1 => Prolongation::ByConsent,
            years => Prolongation::Automatic { years },
        };
        if draft {
            return it;
        }
        let signed = day("2000-01-01").plus_days(signed);
        let from = signed.plus_days(wait);
        let signing = Signing {
            signed_on: Some(signed),
            in_force_from: Some(from),
            in_force_to: term.map(|it| from.plus_days(it)),
        };
        it.enter_signed(&signing, today()).unwrap();
        if let Some((terminated, after, ground)) = end {
            let state = if terminated { State::Terminated } else { State::Superseded };
            let ending = Ending { state, on: Some(from.plus_days(after)), ground };
            // What was not in force that day, or is to come, goes on as it was.
            let mut ended = it.clone();
            if ended.enter_ended(&ending, today()).is_ok() {
                return ended;
            }
        }
        it
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_exported_is_imported(it in some_agreement()) {
        let dir = directory();
        let names = Names::of(&dir.regions);
        let sheet = crate::export::sheet(Lang::Ru, std::slice::from_ref(&it), &names, &dir.spheres, today());
        let again = read(&read_back(&sheet), &dir).unwrap().new.remove(0);
        prop_assert_eq!(Agreement { id: it.id, ..again }, it);
    }

    #[test]
    fn no_table_is_too_wild(cells in proptest::collection::vec(".{0,20}", 16)) {
        let mut table = grid(right());
        table.rows[1] = cells;
        // All or nothing, and every mistake in a cell of that row.
        if let Err(Wrong::Slips(slips)) = read(&table, &directory()) {
            prop_assert!(slips.iter().all(|it| it.cell.ends_with('2')));
            prop_assert!(!slips.is_empty());
        }
    }
}
