//! Estimates a CSV panel: `cargo run -p evidence --example estimate -- FILE.csv [COVARIATE…]`.

use evidence::{
    Adjustment, Aggregation, Bootstrap, Columns, Design, GroupTime, Panel, Rules, judge,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let text = |it: &str| it.to_owned();
    let columns = Columns {
        unit: text("unit"),
        time: text("time"),
        cohort: text("cohort"),
        outcome: text("outcome"),
        covariates: arguments.collect(),
    };
    let panel = Panel::from_csv(std::fs::File::open(file)?, &columns)?;
    let adjusted = !panel.covariates().is_empty();
    let adjustment = if adjusted { Adjustment::DoublyRobust } else { Adjustment::None };
    let design = Design { adjustment, ..Design::default() };
    let cells = GroupTime::estimate(&panel, &design)?;
    for kind in [Aggregation::Simple, Aggregation::Group, Aggregation::Event] {
        let summary = cells.aggregate(kind, 0.95, Bootstrap::default()).ok_or("no effects")?;
        println!("{kind:?}: {:?}", summary.overall);
    }
    println!("{:#?}", judge(&panel, &design, &Rules::default(), Bootstrap::default()));
    Ok(())
}
