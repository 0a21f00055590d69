//! What was asked, said and promised during the visit of the source text.

use super::{BASE, Ground, at, code, known, person};
use db::Tx;
use kernel::{CommitmentId, ConsentId, Day, ItemId, QuestionId, RemarkId};
use visits::{
    Becomes, Channel, Commitment, Consent, Covers, Promise, Question, Remark, RemarkKind,
    Settlement, Visit,
};

/// Question, who asks (index of the people), who answers, the answer; empty: none.
const QUESTIONS: [(&str, usize, usize, &str); 6] = [
    (
        "Как устроена стажировка специалиста: кто принимает и что он успевает за неделю?",
        3,
        6,
        "Стажёр проходит все направления, каждый день с одним куратором; в конце — свой разбор.",
    ),
    (
        "Как предприниматель попадает от одного института поддержки к другому?",
        1,
        5,
        "По направлению с ответом в срок: принимающая организация отвечает, чем кончилось.",
    ),
    (
        "Как считаете уникальных клиентов, если человек пришёл в три направления?",
        2,
        7,
        "По ИНН за год: в направлении, в центре и в регионе — по одному разу.",
    ),
    (
        "Кто ведёт самозанятого, который собирается открыть ИП?",
        4,
        7,
        "Один специалист до регистрации, потом профильное направление.",
    ),
    (
        "Сколько человек работает в зале приёма в день семинара?",
        3,
        6,
        "Четверо, и один дежурит на телефоне.",
    ),
    ("Как измеряете, что практика сработала, а не просто проведена?", 0, 5, ""),
];

/// Words, whose they are (index of the people); all agreed to.
const QUOTES: [(&str, usize); 3] = [
    (
        "Межрегиональное сотрудничество — один из приоритетов правительства региона. В рамках \
         соглашений важны поиск новых направлений для партнёрства и обмен опытом, в том числе для \
         создания комфортной деловой среды.",
        5,
    ),
    (
        "Мы узнали, как построено взаимодействие с бизнесом и между институтами поддержки, и в \
         деталях обсудили работу центра «Мой бизнес». Диалог между регионами продолжится: он усилит \
         не только теоретический, но и практический подход.",
        0,
    ),
    (
        "Такие встречи дают возможность посмотреть на свою работу с новой стороны: вопросы коллег \
         наталкивают на новые мысли, и мы узнаём, какие практики реализуют они и насколько успешно.",
        6,
    ),
];

pub(super) async fn fill(
    tx: &mut Tx,
    visit: &Visit,
    ground: &Ground,
    today: Day,
) -> db::Result<()> {
    let questions = questions(tx, visit).await?;
    quotes(tx, visit).await?;
    notes(tx, visit).await?;
    for it in commitments(visit, &questions, ground, today) {
        visits::add_commitment(tx, &it).await?;
    }
    Ok(())
}

async fn questions(tx: &mut Tx, visit: &Visit) -> db::Result<Vec<QuestionId>> {
    let mut ids = Vec::new();
    for (number, (text, asks, answers, answer)) in QUESTIONS.into_iter().enumerate() {
        let asked_at = at(visit.from, 15, 32 + number as i8);
        let answered = !answer.is_empty();
        let it = Question {
            id: QuestionId::known(known(BASE + 0x30_0000 + number as u128)),
            visit: visit.id,
            once: format!("demo-question-{number}"),
            item: Some(last_item(visit)),
            region: code("02"),
            asked_by: name(asks),
            to_whom: name(answers),
            text: text.to_owned(),
            asked_at,
            answer: answer.to_owned(),
            answered_by: if answered { name(answers) } else { String::new() },
            answered_at: answered.then(|| asked_at.plus_seconds(120)),
        };
        visits::add_question(tx, &it).await?;
        ids.push(it.id);
    }
    Ok(ids)
}

/// The item at which questions were asked.
fn last_item(visit: &Visit) -> ItemId {
    super::item(visit, 30, (15, 30), (16, 30), "").id
}

fn name(number: usize) -> String {
    super::PEOPLE[number][1].to_owned()
}

/// Quotes, each with the consent of its speaker and their word on the text.
async fn quotes(tx: &mut Tx, visit: &Visit) -> db::Result<()> {
    for (number, (text, speaker)) in QUOTES.into_iter().enumerate() {
        let said = at(visit.from, 16, 35 + number as i8);
        let consent = Consent {
            id: ConsentId::known(known(BASE + 0x40_0000 + number as u128)),
            visit: visit.id,
            delegate: person(visit, speaker),
            covers: Covers::Both,
            given_on: visit.from,
            channel: Channel::Paper,
            recorded_by: name(8),
            recorded_at: said,
            withdrawn_at: None,
        };
        visits::save_consent(tx, &consent).await?;
        let quote = Remark {
            delegate: Some(consent.delegate),
            approved_at: Some(said.plus_seconds(3600)),
            ..remark(visit, number, RemarkKind::Quote, "74", text)
        };
        visits::add_remark(tx, &quote).await?;
    }
    Ok(())
}

async fn notes(tx: &mut Tx, visit: &Visit) -> db::Result<()> {
    use RemarkKind::{Change, Note};
    let all = [
        (Change, "02", "Заводим единый вход: клиент говорит о себе один раз, дальше его ведут."),
        (
            Change,
            "74",
            "Возьмём у коллег выездные приёмы в районах: раз в месяц, с графиком на год.",
        ),
        (Note, "02", "Попросить образец направления между организациями."),
        (Note, "74", "Подготовить цифры по направлениям к ответному визиту."),
    ];
    for (number, (kind, side, text)) in all.into_iter().enumerate() {
        visits::add_remark(tx, &remark(visit, 0x10 + number, kind, side, text)).await?;
    }
    Ok(())
}

fn remark(visit: &Visit, number: usize, kind: RemarkKind, side: &str, text: &str) -> Remark {
    Remark {
        id: RemarkId::known(known(BASE + 0x50_0000 + number as u128)),
        visit: visit.id,
        once: format!("demo-remark-{number}"),
        kind,
        region: code(side),
        author: if side == "74" { name(8) } else { name(1) },
        delegate: None,
        faces: Default::default(),
        item: None,
        text: text.to_owned(),
        file: None,
        at: at(visit.from, 16, number as i8 % 60),
        approved_at: None,
    }
}

/// One in each state: kept through a measure, kept as a task, dropped, overdue, open.
fn commitments(
    visit: &Visit,
    questions: &[QuestionId],
    ground: &Ground,
    today: Day,
) -> Vec<Commitment> {
    let on = |text: &str| text.parse::<Day>().expect("days of the demo are of the calendar");
    let make = |number: usize, side: &str, text: &str, due: Day| Commitment {
        id: CommitmentId::known(known(BASE + 0x60_0000 + number as u128)),
        visit: visit.id,
        once: format!("demo-commitment-{number}"),
        question: questions.get(number).copied(),
        text: text.to_owned(),
        side: code(side),
        other: visit.other(code(side)),
        responsible: if side == "74" { name(6) } else { name(2) },
        due,
        state: Promise::Open,
        becomes: None,
        target: String::new(),
        evidence: String::new(),
        reason: String::new(),
        made_at: at(visit.from, 16, 20),
        closed_on: None,
    };
    let mut all = [
        make(0, "74", "Принять специалистов соседнего центра на стажировку", on("2024-12-31")),
        make(1, "74", "Передать образец направления между организациями", on("2023-12-15")),
        make(2, "02", "Показать свой учёт уникальных клиентов", on("2024-03-01")),
        make(3, "02", "Прислать описание практики выездных приёмов", on("2024-06-30")),
        make(5, "74", "Рассказать, как измеряется результат практики", today.plus_days(20)),
    ];
    let measure = ground.id("Взаимные стажировки").map(|it| it.to_string()).unwrap_or_default();
    become_one(&mut all[0], Becomes::Measure, &measure);
    settle(
        &mut all[0],
        Settlement::Done("Отчёты обоих центров по мероприятию плана"),
        on("2024-12-20"),
        today,
    );
    become_one(&mut all[1], Becomes::Task, "Отправить форму и порядок ответа");
    settle(
        &mut all[1],
        Settlement::Done("Письмо № 71-04/2211 от 08.12.2023"),
        on("2023-12-08"),
        today,
    );
    settle(
        &mut all[2],
        Settlement::Dropped("Учёт меняется: показали общий порядок на видеовстрече"),
        on("2024-02-20"),
        today,
    );
    become_one(&mut all[3], Becomes::Practice, "Выездной приём предпринимателей в районах");
    all.into()
}

/// Demo commitments are made into something once: the rule has no reason to refuse.
fn become_one(it: &mut Commitment, what: Becomes, target: &str) {
    if let Err(refused) = it.become_one(what, target) {
        tracing::debug!(%refused, "a commitment of the demo stays as it is");
    }
}

/// What is ahead on the demo's day has not happened.
fn settle(it: &mut Commitment, how: Settlement<'_>, on: Day, today: Day) {
    if on > today {
        return;
    }
    if let Err(refused) = it.settle(how, on) {
        tracing::debug!(%refused, "a commitment of the demo stays open");
    }
}
