//! A centre's page: figures, a chart, a ranking, reasons, a table, a history.

use journal::{Entry, Note, Thing};
use kernel::{EntryId, Lang, Zone};
use maud::{Markup, html};
use web::chart::{Bar, Bars, Row, Rows, bars, rows};
use web::ui::{self, Figure, Reason, Tab, Tone};
use web::{Frame, Guest, fmt, frame};

/// The page.
pub fn page(guest: &Guest) -> Markup {
    let about = Frame::titled("Центр «Мой бизнес» Челябинской области")
        .section("/organisations/1")
        .crumb("Регионы", "/regions")
        .crumb("Челябинская область", "/regions/74")
        .actions(html! {
            (ui::quiet_link("/x", "Выгрузить в XLSX"))
            (ui::button_link("/renderings/new", "Внести услугу"))
        });
    let body = html! {
        (ui::sheet("Оказано с 2019 года на 15.11.2023", html! { (periods()) (figures()) (by_month()) }))
        (ui::sheet("По направлениям", by_direction()))
        (ui::sheet("К исполнению сегодня", today()))
        (ui::side(html! {
            (ui::aside("Доступные услуги", available()))
            (ui::aside("История", history(guest)))
        }))
    };
    frame(guest, about, body)
}

fn periods() -> Markup {
    let all = [("Всё время", true), ("2023", false), ("III квартал", false), ("Ноябрь", false)];
    let tab =
        |(label, current): (&str, bool)| Tab { label: label.into(), href: "/x".into(), current };
    ui::tabs("Период", all.map(tab))
}

fn figures() -> Markup {
    ui::figures([
        Figure::new("178\u{a0}000", "услуг оказано").href("/renderings"),
        Figure::new("60\u{a0}412", "уникальных клиентов").href("/clients"),
        Figure::new("2,4\u{a0}дня", "от заявки до услуги").delta("−0,6 за год", Tone::Good),
        Figure::new("4,1\u{a0}%", "отказов").href("/x").delta("+0,3 п. п. за год", Tone::Bad),
    ])
}

fn by_month() -> Markup {
    let months =
        ["дек", "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя"];
    let values = [2840, 1720, 2610, 3120, 3260, 2480, 2390, 2210, 2350, 3310, 3540, 3180];
    let point = |(label, value): (&str, i64)| Bar {
        label: label.into(),
        value,
        was: Some(value * 83 / 100),
        href: "/renderings".into(),
        aria: format!("{label}: {}", fmt::number(Lang::Ru, value)),
    };
    let chart = Bars {
        title: "Услуги по месяцам".into(),
        desc: "Последние двенадцать месяцев и те же месяцы годом ранее".into(),
        points: months.into_iter().zip(values).map(point).collect(),
        axis: "Месяц".into(),
        unit: "Оказано".into(),
        was: "Годом ранее".into(),
    };
    bars(Lang::Ru, &chart)
}

fn by_direction() -> Markup {
    let row = |(label, value): (&str, i64)| Row { label: label.into(), value, href: "/x".into() };
    let ranking = Rows {
        axis: "Направление".into(),
        unit: "Оказано".into(),
        share: "Доля".into(),
        whole: 178_000,
        rows: [
            ("Центр поддержки предпринимательства", 96_120),
            ("Центр поддержки экспорта", 31_400),
            ("Региональный центр инжиниринга", 27_050),
            ("Центр инноваций социальной сферы", 23_430),
        ]
        .map(row)
        .into(),
    };
    rows(Lang::Ru, &ranking)
}

fn today() -> Markup {
    let row = |number, client, inn, service, term, state| {
        vec![
            html! { a href="/x" { (number) } },
            html! { (client) small { (inn) } },
            html! { (service) },
            html! { (term) },
            state,
        ]
    };
    ui::table(
        ["Заявка", "Клиент", "Услуга", "Срок", "Состояние"].map(ui::col),
        [
            row(
                "74-2026-31877",
                "ИП Хайруллин Т. Р.",
                "ИНН 740000112206",
                "Бизнес-план для микрозайма",
                "сегодня, 15:00",
                ui::state("срок сегодня", Tone::Warn),
            ),
            row(
                "74-2026-31862",
                "ООО «Учебный станок»",
                "ИНН 7453091390",
                "Товарный знак",
                "25 ноября",
                ui::state("в работе", Tone::Plain),
            ),
            row(
                "74-2026-31840",
                "Самозанятая Попова М.",
                "НПД подтверждён 20.11.2026",
                "Обучение «Первый договор»",
                "27 ноября",
                ui::state("оказана", Tone::Good),
            ),
        ],
    )
}

fn available() -> Markup {
    let reason = |tone, text: &str| Reason { tone, text: text.into(), act: None };
    html! {
        p { b { "ООО «Тестовая пекарня»" } }
        (ui::facts([("ИНН", "7451815908"), ("Категория", "малое предприятие"), ("ОКВЭД", "10.71"), ("Реестр МСП", "на 10.11.2026")]))
        h3 { "Выход на маркетплейс " (ui::state("нужно подтверждение", Tone::Warn)) }
        (ui::why(Lang::Ru, [
            reason(Tone::Good, "состоит в реестре МСП"),
            reason(Tone::Good, "зарегистрирована в регионе более года"),
            reason(Tone::Warn, "прескоринг: справка о результате"),
        ]))
        h3 { "Сертификация продукции " (ui::state("недоступна", Tone::Bad)) }
        (ui::why(Lang::Ru, [Reason {
            act: Some("приказ № 195 от 2025 г.".into()),
            ..reason(Tone::Bad, "такая же поддержка оказана 14.03.2026; повтор возможен с 01.01.2027")
        }]))
        p { "Вместо неё открыта: " a href="/x" { "консультация по декларированию" } }
    }
}

fn history(guest: &Guest) -> Markup {
    let entry = |note: Note, name: Option<&str>| Entry {
        id: EntryId::new(),
        at: guest.now,
        organisation: None,
        account: None,
        name: name.map(str::to_owned),
        thing: note.thing,
        thing_id: note.thing_id,
        verb: note.verb.into(),
        detail: note.detail.to_string(),
    };
    let rendered =
        Note::system("gallery-rendered", Thing::Rendering, "1").with("service", "Товарный знак");
    let imported = Note::system("gallery-imported", Thing::Snapshot, "2");
    ui::history(
        Lang::Ru,
        &Zone::moscow(),
        &[entry(rendered, Some("А. Лесная")), entry(imported, None)],
    )
}
