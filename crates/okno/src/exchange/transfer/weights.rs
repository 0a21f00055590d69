//! «Как составлен этот список»: the formula, what each factor is, and the weights, which the
//! administrator may change.

use super::ranking::Weights;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Tx, rows, sql, transact};
use journal::{Note, Thing};
use kernel::Say;
use maud::{Markup, html};
use web::ui::{self, Field};
use web::{Desk, Faults, Frame, Result, Typed, Who, fmt, frame, t};

/// The formula with its weights.
#[derive(TypedPath)]
#[typed_path("/transfer-weights")]
pub(in crate::exchange) struct ShowWeights;

/// A weight: its name in the table and in the form, and the values it may take.
struct Weight {
    name: &'static str,
    least: f64,
    most: f64,
    of: fn(&mut Weights) -> &mut f64,
}

const WEIGHTS: [Weight; 4] = [
    Weight { name: "grade", least: 0.0, most: 10.0, of: |it| &mut it.grade },
    Weight { name: "effect", least: 0.0, most: 10.0, of: |it| &mut it.effect },
    Weight { name: "unmarked", least: 0.0, most: 1.0, of: |it| &mut it.unmarked },
    Weight { name: "half-cost", least: 1_000.0, most: 1e12, of: |it| &mut it.half_cost },
];

/// The weights as they stand.
pub(super) async fn weights(tx: &mut Tx) -> db::Result<Weights> {
    let rows: Vec<(String, f64)> =
        sql!("select name, value from transfer_weights order by name limit 10").all(tx).await?;
    let mut it = Weights { grade: 0.0, effect: 0.0, unmarked: 0.0, half_cost: 1.0 };
    for weight in &WEIGHTS {
        if let Some((_, value)) = rows.iter().find(|(name, _)| name == weight.name) {
            *(weight.of)(&mut it) = *value;
        }
    }
    Ok(it)
}

async fn save(tx: &mut Tx, mut it: Weights) -> db::Result<()> {
    let cells =
        WEIGHTS.iter().flat_map(|weight| [weight.name.into(), (*(weight.of)(&mut it)).into()]);
    rows!(
        "insert into transfer_weights (name, value) values",
        2,
        cells.collect(),
        "on conflict (name) do update set value = excluded.value"
    )
    .run(tx)
    .await?;
    Ok(())
}

pub(super) async fn show(_: ShowWeights, desk: Desk) -> Result<Markup> {
    let weights = weights(&mut desk.db().read().await?).await?;
    Ok(page(&desk, &filled(&desk, weights), &Faults::default()))
}

pub(super) async fn change(_: ShowWeights, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let mut it = Weights { grade: 0.0, effect: 0.0, unmarked: 0.0, half_cost: 1.0 };
    for weight in &WEIGHTS {
        if let Some(value) = read(weight, &typed, &mut faults) {
            *(weight.of)(&mut it) = value;
        }
    }
    if !faults.is_empty() {
        let page = page(&desk, &typed, &faults);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    transact!(desk.db(), |tx| {
        save(tx, it).await?;
        let note =
            Note::by(desk.actor(), "transfer-weights-changed", Thing::Installation, "weights");
        let note = WEIGHTS.iter().fold(note, |note, weight| {
            note.with(weight.name, written(&desk, *(weight.of)(&mut it.clone())))
        });
        journal::write(tx, desk.now, note).await
    })?;
    Ok(Redirect::to(ShowWeights::PATH).into_response())
}

/// A weight as typed, with a decimal comma or a point.
fn read(weight: &Weight, typed: &Typed, faults: &mut Faults) -> Option<f64> {
    let text = typed.text(weight.name, 20, faults).replace(char::is_whitespace, "");
    let text = text.replace(',', ".");
    let value = text.parse().ok().filter(|it| (weight.least..=weight.most).contains(it));
    if value.is_none() {
        let say = Say::new("transfer-fault-weight").with("least", weight.least);
        faults.add(weight.name, say.with("most", weight.most));
    }
    value
}

fn filled(desk: &Desk, mut it: Weights) -> Typed {
    let value = |weight: &Weight| (weight.name, written(desk, *(weight.of)(&mut it)));
    Typed::filled(WEIGHTS.iter().map(value).collect::<Vec<_>>())
}

fn written(desk: &Desk, value: f64) -> String {
    let text = value.to_string();
    if desk.lang == kernel::Lang::Ru { text.replace('.', ",") } else { text }
}

/// A weight as it is read: thousands apart.
fn shown(desk: &Desk, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |whole| fmt::number(desk.lang, whole))
}

fn page(desk: &Desk, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "transfer-how"))
        .section("/exchange")
        .crumb(t!(lang, "exchange-title"), crate::exchange::Choose)
        .lead(html! { (t!(lang, "transfer-how-lead")) });
    let labels = [
        ("grade", t!(lang, "transfer-weight-grade")),
        ("effect", t!(lang, "transfer-weight-effect")),
        ("unmarked", t!(lang, "transfer-weight-unmarked")),
        ("half-cost", t!(lang, "transfer-weight-half-cost")),
    ];
    let hints = [
        t!(lang, "transfer-hint-grade"),
        t!(lang, "transfer-hint-effect"),
        t!(lang, "transfer-hint-unmarked"),
        t!(lang, "transfer-hint-half-cost"),
    ];
    let fields = labels.clone().into_iter().zip(hints);
    let body = html! {
        (ui::sheet(&t!(lang, "transfer-formula-title"), html! {
            p.formula { (t!(lang, "transfer-formula")) }
            ul {
                li { (t!(lang, "transfer-formula-effect")) }
                li { (t!(lang, "transfer-formula-ready")) }
                li { (t!(lang, "transfer-formula-cost")) }
                li { (t!(lang, "transfer-formula-order")) }
            }
        }))
        (ui::aside(&t!(lang, "transfer-weights"), html! {
            @if Who::ADMINISTRATORS.admits(Some(desk.actor().role)) {
                (ui::fault_summary(lang, faults, &labels))
                form method="post" action=(ShowWeights) {
                    @for ((name, label), hint) in fields {
                        (ui::field(lang, Field { name, label, hint, required: true, ..Field::default() }, typed, faults))
                    }
                    (ui::submit(&t!(lang, "transfer-weights-keep")))
                }
            } @else {
                (ui::facts(fields.map(|((name, label), hint)| (label, html! {
                    (shown(desk, typed.get(name))) br; small.soft { (hint) }
                }))))
            }
        }))
    };
    frame(desk, top, body)
}
