//! The table of a plan, as XLSX and DOCX; both read back.

use agreements::Sphere;
use documents::{Block, Cell, Paper, Sheet, Table};

use super::{INDICATOR, NUMBER, RESULT, SPHERE, TARGET, TERM, TEXT, body_heads, term_words};
use crate::{Measure, Plan, PlanState, Side};

/// The table as a sheet of a workbook.
pub fn table_sheet(plan: &Plan, spheres: &[Sphere], measures: &[Measure]) -> Sheet {
    let rows = measures.iter().map(|it| row(spheres, it).into_iter().map(Cell::Text).collect());
    Sheet {
        name: draft(plan).unwrap_or("План мероприятий".to_owned()),
        heads: heads(plan),
        rows: rows.collect(),
        widths: vec![6.0, 60.0, 30.0, 18.0, 36.0, 36.0, 36.0, 24.0, 18.0],
    }
}

/// The table as a paper: the plan as it is signed.
pub fn table_paper(plan: &Plan, spheres: &[Sphere], measures: &[Measure]) -> Paper {
    let table = Table {
        heads: heads(plan),
        widths: vec![0.5, 3.0, 1.4, 1.1, 1.7, 1.7, 1.7, 1.2, 1.0],
        rows: measures.iter().map(|it| row(spheres, it)).collect(),
        caption: String::new(),
    };
    Paper {
        lang: "ru",
        title: plan.title.clone(),
        subtitle: match draft(plan) {
            Some(draft) => format!("{} — {}. {draft}", plan.name_a, plan.name_b),
            None => format!("{} — {}", plan.name_a, plan.name_b),
        },
        footer: plan.title.clone(),
        landscape: true,
        blocks: vec![Block::Table(table)],
    }
}

/// The mark of a version that is being written.
fn draft(plan: &Plan) -> Option<String> {
    (plan.state == PlanState::Draft).then(|| format!("Проект редакции {}", plan.version))
}

fn heads(plan: &Plan) -> Vec<String> {
    let [body_a, ..] = body_heads(plan, Side::A);
    let [body_b, ..] = body_heads(plan, Side::B);
    let named = |it: &[&str]| it.first().copied().unwrap_or_default().to_owned();
    let (before, after) = ([NUMBER, TEXT, SPHERE, TERM], [RESULT, INDICATOR, TARGET]);
    let before = before.into_iter().map(named);
    before.chain([body_a, body_b]).chain(after.into_iter().map(named)).collect()
}

fn row(spheres: &[Sphere], it: &Measure) -> Vec<String> {
    let text = &it.wording;
    let sphere = spheres.iter().find(|it| it.code == text.sphere);
    vec![
        text.number.clone(),
        text.text.clone(),
        sphere.map_or_else(|| text.sphere.clone(), |it| it.name.clone()),
        term_words(text.term),
        text.body_a.clone(),
        text.body_b.clone(),
        text.result.clone(),
        text.indicator.clone(),
        text.target.clone(),
    ]
}
