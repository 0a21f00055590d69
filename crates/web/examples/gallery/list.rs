//! A list with its filters, and the page of an application with its path.

use kernel::Lang;
use maud::{Markup, html};
use web::ui::{self, Field, Kind, Stage, Step, Tone};
use web::{Faults, Frame, Guest, Typed, frame};

/// The page.
pub fn page(guest: &Guest) -> Markup {
    let about = Frame::titled("Заявка 74-2026-31862")
        .section("/applications")
        .crumb("Заявки", "/applications")
        .lead(html! { "Товарный знак, ООО «Учебный станок» " (ui::state("в работе", Tone::Plain)) })
        .actions(html! {
            (ui::confirm_button(Lang::Ru, "/x", "Отказать", "Отказать в услуге? Клиент получит письмо с основанием."))
            (ui::post_button("/x", "Вернуть"))
            (ui::submit("Услуга оказана"))
        });
    let body = html! {
        div.wide.sheet { (path()) }
        (ui::sheet("Все заявки", html! { (filters()) (table()) (ui::pager(Lang::Ru, Some("/x"))) }))
        (ui::sheet("Поиск", ui::empty("Ничего не нашлось", "Проверьте ИНН или попробуйте другие слова: поиск понимает формы слов.",
            Some(ui::button_link("/clients/new", "Завести клиента")))))
        aside.sheet {
            h2 { "Сообщения" }
            (ui::notice(Tone::Good, "Сохранено."))
            (ui::notice(Tone::Warn, "Срок истекает сегодня."))
            (ui::notice(Tone::Bad, "База данных сейчас не отвечает."))
            (ui::notice(Tone::Plain, html! { p { "Внести услугу: " kbd { "Alt" } " + " kbd { "N" } } }))
        }
    };
    frame(guest, about, body)
}

fn path() -> Markup {
    let step = |label: &str, detail: &str, stage| Step {
        label: label.into(),
        detail: detail.into(),
        stage,
    };
    ui::steps(
        Lang::Ru,
        [
            step("Черновик", "20.11.2026", Stage::Done),
            step("Подана", "20.11.2026, 10:12", Stage::Done),
            step("Принята", "21.11.2026", Stage::Done),
            step("В работе", "А. Лесная", Stage::Now),
            step("Оказана", "до 25.11.2026", Stage::Ahead),
            step("Закрыта", "", Stage::Ahead),
        ],
    )
}

fn filters() -> Markup {
    let (typed, faults) = (Typed::filled([("state", "accepted".to_owned())]), Faults::default());
    let named = |name, label: &str| Field { name, label: label.into(), ..Field::default() };
    ui::filters(
        Lang::Ru,
        "/applications",
        1,
        html! {
            (ui::field(Lang::Ru, Field { kind: Kind::Search, ..named("q", "Слова") }, &typed, &faults))
            (ui::select(Lang::Ru, named("state", "Состояние"), [("accepted", "принята"), ("working", "в работе")], &typed, &faults))
            (ui::field(Lang::Ru, Field { kind: Kind::Day, ..named("since", "Не раньше") }, &typed, &faults))
        },
    )
}

fn table() -> Markup {
    let row = |number: &str, client: &str, sum: &str, state| {
        vec![html! { a href="/x" { (number) } }, html! { (client) }, html! { (sum) }, state]
    };
    ui::table(
        [ui::col("Заявка"), ui::col("Клиент"), ui::num("Стоимость"), ui::hidden_col("Состояние")],
        [
            row(
                "74-2026-31877",
                "ИП Хайруллин Т. Р.",
                "0\u{a0}₽",
                ui::state("срок сегодня", Tone::Warn),
            ),
            row(
                "74-2026-31862",
                "ООО «Учебный станок»",
                "12\u{a0}500\u{a0}₽",
                ui::state("в работе", Tone::Plain),
            ),
            row(
                "74-2026-31801",
                "ООО «Центр промышленного дизайна и прототипирования»",
                "1\u{a0}250,50\u{a0}₽",
                ui::state("отказано", Tone::Bad),
            ),
        ],
    )
}
