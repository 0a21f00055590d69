//! The big papers: a report of 60 pages, a sheet of 1 000 rows.

use crate::table::{Table as Results, grouped};
use documents::{Block, Cell, Failed, Paper, Sheet, Span, Table, pdf, xlsx};
use std::time::Instant;

const PAGES: usize = 60;
const ROWS: i64 = 1_000;

/// Measures both, made in this process; the report's first making reads the fonts too.
pub fn measure(results: &mut Results) -> anyhow::Result<()> {
    let report = report(PAGES);
    let took = timed(|| pdf(&report))?;
    results.add("60-page report as PDF, the first, ms", "≤ 2 000", grouped(took), took <= 2_000.0);
    let took = timed(|| pdf(&report))?;
    results.add("60-page report as PDF, after, ms", "≤ 2 000", grouped(took), took <= 2_000.0);
    let sheet = sheet(ROWS);
    let took = timed(|| xlsx(std::slice::from_ref(&sheet)))?;
    results.add("1 000 rows as XLSX, ms", "≤ 200", grouped(took), took <= 200.0);
    Ok(())
}

/// Milliseconds.
fn timed(make: impl FnOnce() -> Result<Vec<u8>, Failed>) -> anyhow::Result<f64> {
    let begun = Instant::now();
    make()?;
    Ok(begun.elapsed().as_secs_f64() * 1e3)
}

fn report(chapters: usize) -> Paper {
    let mut blocks = Vec::new();
    for number in 1..=chapters {
        blocks.push(Block::Heading(1, format!("Раздел {number}. Поддержка экспорта")));
        let words = "Стороны обменялись опытом работы центров и договорились о совместных \
                     мероприятиях для предпринимателей обоих регионов. "
            .repeat(4);
        let figure = Span::bold(format!("{} тысяч услуг", 100 + number));
        blocks
            .push(Block::Text(vec![words.into(), figure.noted("Реестр услуг, на 1 июля 2022 г.")]));
        blocks.push(Block::Table(measures(14)));
        if number < chapters {
            blocks.push(Block::PageBreak);
        }
    }
    Paper {
        lang: "ru",
        title: "Отчёт о выполнении плана мероприятий за 2022 год".to_owned(),
        subtitle: "Челябинская область — Республика Башкортостан".to_owned(),
        footer: "Отчёт о выполнении плана мероприятий".to_owned(),
        landscape: false,
        blocks,
    }
}

fn measures(count: usize) -> Table {
    let row = |number: usize| {
        vec![
            number.to_string(),
            "Провести совместную деловую миссию предпринимателей в сфере промышленной кооперации"
                .to_owned(),
            "III квартал 2022 г.".to_owned(),
            "Выполнено".to_owned(),
        ]
    };
    Table {
        heads: ["№", "Мероприятие", "Срок", "Состояние"].map(str::to_owned).to_vec(),
        widths: vec![0.4, 4.0, 1.5, 1.2],
        rows: (1..=count).map(row).collect(),
        caption: "Мероприятия раздела".to_owned(),
    }
}

fn sheet(rows: i64) -> Sheet {
    let row = |number| {
        let mut cells = vec![Cell::Whole(number), Cell::Day(jiff::civil::date(2022, 7, 1))];
        cells.resize(12, Cell::from("Соглашение о торгово-экономическом сотрудничестве"));
        cells
    };
    Sheet {
        name: "Соглашения".to_owned(),
        heads: (1..=12).map(|column| format!("Столбец {column}")).collect(),
        rows: (1..=rows).map(row).collect(),
        widths: Vec::new(),
    }
}
