//! How long the big papers take: `cargo run --release -p documents --example timings`.
//!
//! The aims: a 60-page report in PDF within 2 s, an XLSX of 1 000 rows within 200 ms.

use std::time::Instant;

use documents::{Block, Cell, Paper, Sheet, Span, Table, docx, pdf, xlsx};

fn main() {
    let report = report(60);
    timed("PDF, first (fonts are read)", || pdf(&report));
    timed("PDF, 60 chapters of a page", || pdf(&report));
    timed("PDF, one page", || pdf(&self::report(1)));
    timed("DOCX, the same report", || docx(&report));
    let sheet = sheet(1_000);
    timed("XLSX, 1 000 rows of 12 cells", || xlsx(std::slice::from_ref(&sheet)));
    let path = std::env::temp_dir().join("documents-timings.pdf");
    std::fs::write(&path, pdf(&report).expect("it was made before")).expect("the folder is there");
    println!("{}", path.display());
}

fn timed<E: std::fmt::Debug>(name: &str, make: impl FnOnce() -> Result<Vec<u8>, E>) {
    let begun = Instant::now();
    let bytes = make().expect("the paper is fit to be made");
    println!("{name}: {} ms, {} KB", begun.elapsed().as_millis(), bytes.len() / 1024);
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
