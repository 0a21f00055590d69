//! Tables and forms go out and come back.

use super::*;
use crate::papers::*;
use agreements::Sphere;
use documents::{Cell, Grid, Limits, Sheet};

fn spheres() -> Vec<Sphere> {
    let one = |code: &str, name: &str| Sphere { code: code.into(), name: name.into(), position: 1 };
    vec![one("business_support", "Поддержка предпринимательства"), one("cultural", "Культура")]
}

fn some() -> Vec<Measure> {
    let terms = ["01.06.2025", "IV квартал 2026", "ежегодно", "постоянно"];
    let texts = terms.iter().enumerate().map(|(at, term)| wording(&(at + 1).to_string(), term));
    texts.zip(1..).map(|(text, at)| fresh(&plan(), id(at), text)).collect()
}

fn read(grids: &[Grid]) -> Result<Vec<Wording>, Vec<CellFault>> {
    let rows = read_plan(grids, &plan(), &spheres(), &[])?;
    Ok(rows.into_iter().map(|it| it.wording).collect())
}

#[test]
fn a_table_comes_back_as_it_went_out() {
    let measures = some();
    let texts: Vec<Wording> = measures.iter().map(|it| it.wording.clone()).collect();
    let xlsx = documents::xlsx(&[table_sheet(&plan(), &spheres(), &measures)]).unwrap();
    let grids = documents::read_xlsx(&xlsx, Limits::default()).unwrap();
    assert_eq!(read(&grids).unwrap(), texts);
    let docx = documents::docx(&table_paper(&plan(), &spheres(), &measures)).unwrap();
    let grids = documents::read_docx_tables(&docx, Limits::default()).unwrap();
    assert_eq!(read(&grids).unwrap(), texts);
}

#[test]
fn a_table_that_comes_back_changes_what_was_changed_in_it() {
    let there = some();
    let mut sheet = table_sheet(&plan(), &spheres(), &there);
    sheet.rows[1][1] = Cell::from("Мероприятие 2, уточнённое");
    let fifth = fresh(&plan(), id(5), wording("5", "постоянно"));
    sheet.rows.push(table_sheet(&plan(), &spheres(), &[fifth]).rows.remove(0));
    let xlsx = documents::xlsx(&[sheet]).unwrap();
    let grids = documents::read_xlsx(&xlsx, Limits::default()).unwrap();
    let rows = read_plan(&grids, &plan(), &spheres(), &there).unwrap();
    let changes: Vec<_> = rows.iter().map(Row::change).collect();
    let (changed, added) = (Some(RowChange::Changed), Some(RowChange::Added));
    assert_eq!(changes, [None, changed, None, None, added]);
    // A table without these columns leaves them as they are.
    let short = self::sheet(&[["1", "Форум", "01.06.2025", "Минэк", ""]]);
    let row = read_plan(&short, &plan(), &spheres(), &there).unwrap().remove(0).wording;
    assert_eq!((row.text.as_str(), row.body_a.as_str()), ("Форум", "Минэк"));
    assert_eq!((&row.sphere, &row.target), (&there[0].wording.sphere, &there[0].wording.target));
}

fn sheet(rows: &[[&str; 5]]) -> Vec<Grid> {
    let heads = [
        "№ п/п",
        "Наименование мероприятия",
        "Срок исполнения",
        "Челябинская область",
        "Республика Башкортостан",
    ];
    let sheet = Sheet {
        name: "План".into(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.iter().map(|row| row.iter().map(|it| Cell::from(*it)).collect()).collect(),
        widths: Vec::new(),
    };
    documents::read_xlsx(&documents::xlsx(&[sheet]).unwrap(), Limits::default()).unwrap()
}

#[test]
fn a_row_with_the_name_of_a_sphere_opens_a_section() {
    let grids = sheet(&[
        ["I. Культура", "", "", "", ""],
        ["1.", "Выставка", "II квартал 2025", "Минкульт", ""],
        ["2.", "Концерт", "ежегодно", "", "Минкульт"],
    ]);
    let rows = read(&grids).unwrap();
    assert!(rows.iter().all(|it| it.sphere == "cultural"));
    assert_eq!(rows[0].number, "1");
}

#[test]
fn every_fault_is_said_by_its_cell_and_nothing_is_taken() {
    let grids = sheet(&[
        ["1", "Форум", "скоро", "", ""],
        ["2", "", "постоянно", "", ""],
        ["2", "Ярмарка", "2031 год", "", ""],
    ]);
    let faults = read(&grids).unwrap_err();
    let cells: Vec<_> = faults.iter().map(|it| (it.cell.as_str(), it.say.key.as_str())).collect();
    assert_eq!(
        cells,
        [("C2", "plan-term-unread"), ("B3", "fault-required"), ("A4", "plan-number-twice")]
    );
    assert_eq!(read(&[]).unwrap_err()[0].say.key, "plan-file-no-table");
    let merged = Grid {
        rows: vec![vec!["№".into(), "Мероприятие".into(), "Срок".into(), "Ответственный".into()]],
        merged: vec![documents::Merged { top: 0, left: 3, bottom: 0, right: 4 }],
        ..Grid::default()
    };
    assert_eq!(read(&[merged]).unwrap_err()[0].say.key, "plan-file-merged");
}

#[test]
fn a_form_is_filled_in_and_comes_back() {
    let measures = some();
    let mut paper = form(&plan(), Side::B, &measures);
    let table = paper.blocks.iter_mut().find_map(|it| match it {
        documents::Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = &mut table.unwrap().rows;
    assert_eq!(rows.len(), 4);
    (rows[0][4], rows[0][5]) = ("Выполнено".into(), "Форум проведён".into());
    (rows[1][4], rows[1][5]) = ("в работе".into(), "Готовится".into());
    let bytes = documents::docx(&paper).unwrap();
    let grids = documents::read_docx_tables(&bytes, Limits::default()).unwrap();
    let filled = read_form(&grids, Side::B, &measures).unwrap();
    let says: Vec<_> = filled.iter().map(|it| (it.measure.id, it.says)).collect();
    assert_eq!(says, [(id(1), Says::Done), (id(2), Says::UnderWay)]);
    assert_eq!(filled[0].text, "Форум проведён");
}

#[test]
fn a_report_is_as_of_its_last_day() {
    let measures = some();
    let report_of = |on: &str, says| Report {
        id: kernel::ReportId::new(),
        measure: id(1),
        side: Side::A,
        says,
        on: day(on),
        text: "Форум проведён".into(),
        value: String::new(),
        source: Source::Letter,
        document: "12".into(),
        dated: Some(day("2025-05-20")),
        state: ReportState::Counted,
        author: "А. Лесная".into(),
        entered_at: noon(),
    };
    let reports = [report_of("2025-05-01", Says::Done)];
    let period = Period { from: day("2025-01-01"), to: day("2025-06-30") };
    let paper = report(kernel::Lang::Ru, &plan(), &spheres(), &measures, &reports, period);
    let text = format!("{paper:?}");
    assert!(text.contains("по письму № 12 от 20.05.2025"), "{text}");
    let before = Period { from: day("2025-01-01"), to: day("2025-04-30") };
    let paper = report(kernel::Lang::Ru, &plan(), &spheres(), &measures, &reports, before);
    assert!(!format!("{paper:?}").contains("Форум проведён"));
    assert!(documents::pdf(&paper).unwrap().starts_with(b"%PDF"));
    assert!(documents::docx(&paper).unwrap().starts_with(b"PK"));
}
