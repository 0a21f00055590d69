//! Papers of a plan: its report, its table, the form of a side; and what is read from them. Pure.

mod form;
mod reading;
mod report;
mod table;

pub use form::{Filled, form, read_form};
pub use reading::{CellFault, Row, RowChange, read_plan, unread};
pub use report::{Period, report};
pub use table::{table_paper, table_sheet};

use crate::{Plan, Side};

/// Heads of a plan's table, each by the names met for it; the first is the one we write.
pub(crate) const NUMBER: &[&str] = &["№", "№ п/п", "N", "N п/п", "№ п.п", "Номер"];
pub(crate) const TEXT: &[&str] =
    &["Мероприятие", "Наименование мероприятия", "Мероприятия", "Содержание мероприятия"];
pub(crate) const TERM: &[&str] = &[
    "Срок",
    "Срок исполнения",
    "Сроки исполнения",
    "Срок реализации",
    "Сроки реализации",
    "Сроки",
];
pub(crate) const SPHERE: &[&str] = &["Сфера", "Сфера сотрудничества", "Направление", "Раздел"];
pub(crate) const RESULT: &[&str] = &["Ожидаемый результат", "Результат"];
pub(crate) const INDICATOR: &[&str] = &["Показатель"];
pub(crate) const TARGET: &[&str] = &["Целевое значение", "Значение показателя", "Значение"];
pub(crate) const SAYS: &[&str] = &["Состояние", "Статус", "Отметка об исполнении"];
pub(crate) const NOTE: &[&str] = &["Ход исполнения", "Исполнение", "Информация об исполнении"];

/// Names of the column of a side's responsible body; the first is the one we write.
pub(crate) fn body_heads(plan: &Plan, side: Side) -> [String; 4] {
    let name = plan.name(side);
    let letter = if side == Side::A { "А" } else { "Б" };
    [
        format!("Ответственный: {name}"),
        format!("Ответственный от {name}"),
        name.to_owned(),
        format!("Ответственный стороны {letter}"),
    ]
}

/// A term as our tables write it; [`crate::Term::read`] reads it back.
pub(crate) fn term_words(it: crate::Term) -> String {
    use crate::Term;
    match it {
        Term::Day(day) => web::fmt::day(kernel::Lang::Ru, day),
        Term::Quarter(year, quarter) => format!("{quarter} квартал {year}"),
        Term::Yearly => "ежегодно".to_owned(),
        Term::Constant => "постоянно".to_owned(),
    }
}
