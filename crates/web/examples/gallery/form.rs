//! Forms: with faults, and the page of signing in with its role cards.

use kernel::{Lang, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Faults, Frame, Guest, Typed, frame};

/// A form sent back with its faults.
pub fn page(guest: &Guest) -> Markup {
    let about = Frame::titled("Внести услугу").section("/desk").crumb("Мой день", "/desk");
    let side = ui::aside(
        "Что известно об ИНН",
        ui::facts([("Наименование", "ООО «Тестовая пекарня»"), ("Категория", "малое предприятие")]),
    );
    frame(guest, about, html! { section.sheet { (walk_in()) } (side) })
}

fn walk_in() -> Markup {
    let lang = Lang::Ru;
    let typed = Typed::filled([
        ("inn", "7451815909".to_owned()),
        ("result", "Передан шаблон договора".to_owned()),
        ("recipient", "company".to_owned()),
    ]);
    let mut faults = Faults::default();
    faults.add("inn", Say::new("id-checksum"));
    faults.add("service", Say::new("fault-choose"));
    let named = |name, label: &str| Field { name, label: label.into(), ..Field::default() };
    let must = |name, label: &str| Field { required: true, ..named(name, label) };
    let services = [
        ("ЦПП", vec![("1", "Консультация по налогам"), ("2", "Товарный знак")]),
        ("ЦПЭ", vec![("3", "Перевод документов")]),
    ];
    html! {
        form method="post" action="/renderings/new" data-draft="walk-in" {
            (ui::fault_summary(lang, &faults, &[("inn", "ИНН".into()), ("service", "Услуга".into())]))
            (ui::field(lang, Field { kind: Kind::Inn, lookup_into: Some("found"), hint: "10 цифр у организации, 12 у предпринимателя".into(), ..must("inn", "ИНН") }, &typed, &faults))
            div id="found" {}
            (ui::radios(lang, must("recipient", "Получатель"), [("company", "юридическое лицо"), ("sole_trader", "индивидуальный предприниматель"), ("citizen", "планирует бизнес")], &typed, &faults))
            (ui::select_grouped(lang, must("service", "Услуга"), services, &typed, &faults))
            div.row {
                (ui::field(lang, Field { kind: Kind::Day, ..must("rendered_on", "Дата оказания") }, &typed, &faults))
                (ui::field(lang, Field { kind: Kind::Phone, ..named("phone", "Телефон") }, &typed, &faults))
            }
            (ui::textarea(lang, must("result", "Результат"), 3, &typed, &faults))
            (ui::checkbox(lang, Field { hint: "Бумажное согласие подписано сегодня".into(), ..named("consent", "Согласие на обработку персональных данных получено") }, &typed, &faults))
            div.actions { (ui::submit("Внести услугу")) (ui::quiet_link("/desk", "Отмена")) }
        }
    }
}

/// The page of signing in.
pub fn sign_in(guest: &Guest) -> Markup {
    let (lang, typed, faults) = (Lang::Ru, Typed::default(), Faults::default());
    let named = |name, label: &str, kind| Field {
        name,
        label: label.into(),
        kind,
        required: true,
        ..Field::default()
    };
    let body = html! {
        (ui::sheet("Демонстрация: войти одним нажатием", roles()))
        (ui::sheet("По паролю", html! {
            form method="post" action="/sign-in" {
                (ui::field(lang, named("email", "Электронная почта", Kind::Email), &typed, &faults))
                (ui::field(lang, named("password", "Пароль", Kind::Password), &typed, &faults))
                (ui::submit("Войти"))
            }
        }))
    };
    frame(guest, Frame::titled("Вход"), body)
}

fn roles() -> Markup {
    let cards = [
        (
            "specialist",
            "А. Лесная",
            "специалист, ЦПП",
            "Принимает заявителей, вносит услуги, ведёт заявки.",
        ),
        ("head", "В. Озёрный", "руководитель центра", "Каталог, люди, показатели центра."),
        ("desk", "О. Вешняя", "администратор зала", "Встречает, записывает, отвечает на звонки."),
        (
            "observer",
            "Р. Уральская",
            "наблюдатель",
            "Видит показатели регионов без персональных данных.",
        ),
    ];
    html! {
        ul.roles {
            @for (role, name, what, about) in cards {
                li {
                    form method="post" action="/demo-session" {
                        button.role data-role-card=(role) { b { (name) } span { (what) } small { (about) } }
                    }
                }
            }
        }
    }
}
