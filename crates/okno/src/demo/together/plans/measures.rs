//! What the plans hold: fictional measures with the bodies that answer for them.

use plans::Side;

/// How far a measure of the second plan has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// Both sides have reported the end.
    Done,
    /// The first side has.
    OneSide,
    /// Both have reported that it goes on.
    UnderWay,
    /// Nobody has reported.
    Silent,
    /// Given up.
    Dropped,
}

impl Progress {
    /// The sides that have reported.
    pub(super) fn sides(self) -> &'static [Side] {
        match self {
            Progress::Done | Progress::UnderWay => Side::ALL,
            Progress::OneSide => &[Side::A],
            Progress::Silent | Progress::Dropped => &[],
        }
    }
}

/// A row of a plan.
pub(super) struct Line {
    pub sphere: &'static str,
    pub text: &'static str,
    /// As it is stored.
    pub term: &'static str,
    pub body_a: &'static str,
    pub body_b: &'static str,
    pub result: &'static str,
    pub indicator: &'static str,
    pub target: &'static str,
    /// What the sides say of it; of a dropped one, the reason.
    pub note: &'static str,
    pub progress: Progress,
    /// Whether the second version added it.
    pub later: bool,
}

/// Sphere, text and term; the bodies; result, indicator, target and note.
const fn line(
    [sphere, text, term]: [&'static str; 3],
    [body_a, body_b]: [&'static str; 2],
    [result, indicator, target, note]: [&'static str; 4],
) -> Line {
    let (progress, later) = (Progress::Done, false);
    Line { sphere, text, term, body_a, body_b, result, indicator, target, note, progress, later }
}

impl Line {
    const fn at(self, progress: Progress) -> Line {
        Line { progress, ..self }
    }

    const fn later(self) -> Line {
        Line { later: true, ..self }
    }
}

const ECONOMY_A: &str = "Министерство экономического развития Челябинской области";
const BUSINESS_B: &str = "Министерство предпринимательства Республики Башкортостан";
const INDUSTRY_A: &str = "Министерство промышленности Челябинской области";
const INDUSTRY_B: &str = "Министерство промышленности и энергетики Республики Башкортостан";
const FARMING_A: &str = "Министерство сельского хозяйства Челябинской области";
const FARMING_B: &str = "Министерство сельского хозяйства Республики Башкортостан";
const EDUCATION_A: &str = "Министерство образования и науки Челябинской области";
const EDUCATION_B: &str = "Министерство образования и науки Республики Башкортостан";
const CULTURE_A: &str = "Министерство культуры Челябинской области";
const CULTURE_B: &str = "Министерство культуры Республики Башкортостан";
const SOCIAL_A: &str = "Министерство социальных отношений Челябинской области";
const SOCIAL_B: &str = "Министерство семьи и труда Республики Башкортостан";
const CENTRE_A: &str = "Центр «Мой бизнес» Челябинской области";
const CENTRE_B: &str = "Центр «Мой бизнес» Республики Башкортостан";

/// The plan of 2020–2022.
pub(super) const FIRST: &[Line] = &[
    line(
        [
            "trade_economic",
            "Обмен сведениями о предприятиях, заинтересованных в поставках и кооперации",
            "constant",
        ],
        [ECONOMY_A, BUSINESS_B],
        ["Сведения обновлены", "", "", "Перечни предприятий направлены и обновлены"],
    ),
    line(
        ["trade_economic", "Проведение биржи контактов производителей двух регионов", "yearly"],
        [ECONOMY_A, BUSINESS_B],
        [
            "Биржа контактов",
            "участников",
            "40",
            "Биржа контактов проведена, стороны обменялись предложениями",
        ],
    ),
    line(
        ["trade_economic", "Участие предприятий в промышленной выставке в Уфе", "2021-Q2"],
        [INDUSTRY_A, INDUSTRY_B],
        [
            "Участие в выставке",
            "предприятий",
            "12",
            "Предприятия представили продукцию на общем стенде",
        ],
    ),
    line(
        [
            "trade_economic",
            "Участие предприятий в агропромышленной выставке в Челябинске",
            "2021-Q3",
        ],
        [FARMING_A, FARMING_B],
        ["Участие в выставке", "предприятий", "10", "Предприятия приняли участие в выставке"],
    ),
    line(
        ["trade_economic", "Взаимные ярмарки сельскохозяйственной продукции", "yearly"],
        [FARMING_A, FARMING_B],
        ["Ярмарки проведены", "ярмарок", "2", "Ярмарки проведены в обоих регионах"],
    ),
    line(
        [
            "trade_economic",
            "Содействие поставкам строительных материалов для совместных проектов",
            "2022-12-01",
        ],
        [INDUSTRY_A, INDUSTRY_B],
        ["Договоры поставки", "", "", "Заключены договоры поставки"],
    ),
    line(
        [
            "business_support",
            "Обмен опытом центров «Мой бизнес»: устройство зала, направления, каталог услуг",
            "2022-Q4",
        ],
        [CENTRE_A, CENTRE_B],
        ["Встреча специалистов", "", "", "Специалисты встретились и обменялись материалами"],
    ),
    line(
        [
            "business_support",
            "Совместные обучающие занятия для начинающих предпринимателей",
            "yearly",
        ],
        [CENTRE_A, CENTRE_B],
        ["Занятия проведены", "слушателей", "50", "Занятия проведены в очном и дистанционном виде"],
    ),
    line(
        ["business_support", "Обмен лучшими практиками поддержки самозанятых", "2021-10-15"],
        [CENTRE_A, CENTRE_B],
        ["Описания практик", "практик", "6", "Описания практик переданы"],
    ),
    line(
        [
            "business_support",
            "Консультации по выходу на маркетплейсы для предпринимателей двух регионов",
            "2022-Q3",
        ],
        [CENTRE_A, CENTRE_B],
        ["Консультации проведены", "", "", "Консультации проведены"],
    ),
    line(
        ["scientific_technical", "Совместные конференции молодых учёных", "yearly"],
        [EDUCATION_A, EDUCATION_B],
        ["Конференция", "докладов", "30", "Конференция проведена, сборник издан"],
    ),
    line(
        [
            "scientific_technical",
            "Обмен сведениями о научных разработках для промышленности",
            "constant",
        ],
        [EDUCATION_A, EDUCATION_B],
        ["Перечень разработок", "", "", "Перечень разработок обновляется"],
    ),
    line(
        ["scientific_technical", "Стажировки инженеров на предприятиях двух регионов", "2021-Q4"],
        [INDUSTRY_A, INDUSTRY_B],
        ["Стажировки", "человек", "16", "Стажировки прошли на четырёх предприятиях"],
    ),
    line(
        ["scientific_technical", "Совместный конкурс студенческих проектов", "2022-05-31"],
        [EDUCATION_A, EDUCATION_B],
        ["Конкурс", "проектов", "24", "Конкурс проведён, победители награждены"],
    ),
    line(
        ["scientific_technical", "Обмен опытом работы технопарков", "2020-Q4"],
        [INDUSTRY_A, INDUSTRY_B],
        ["Рабочая встреча", "", "", "Рабочая встреча проведена по видеосвязи"],
    ),
    line(
        ["social", "Обмен опытом социального обслуживания пожилых людей", "2021-Q1"],
        [SOCIAL_A, SOCIAL_B],
        ["Рабочая встреча", "", "", "Специалисты обменялись методиками"],
    ),
    line(
        ["social", "Отдых и оздоровление детей в здравницах двух регионов", "yearly"],
        [SOCIAL_A, SOCIAL_B],
        ["Смены проведены", "детей", "120", "Смены проведены"],
    ),
    line(
        ["social", "Совместные спортивные соревнования ветеранов", "2022-Q2"],
        [SOCIAL_A, SOCIAL_B],
        ["Соревнования", "участников", "80", "Соревнования проведены"],
    ),
    line(
        ["social", "Обмен опытом поддержки социального предпринимательства", "2021-Q2"],
        [SOCIAL_A, SOCIAL_B],
        ["Семинар", "", "", "Семинар проведён"],
    ),
    line(
        ["cultural", "Дни культуры Республики Башкортостан в Челябинской области", "2021-09-30"],
        [CULTURE_A, CULTURE_B],
        ["Дни культуры", "", "", "Дни культуры прошли в трёх городах"],
    ),
    line(
        ["cultural", "Дни культуры Челябинской области в Республике Башкортостан", "2022-09-30"],
        [CULTURE_A, CULTURE_B],
        ["Дни культуры", "", "", "Дни культуры прошли в Уфе и Стерлитамаке"],
    ),
    line(
        ["cultural", "Обмен гастролями театров", "yearly"],
        [CULTURE_A, CULTURE_B],
        ["Гастроли", "спектаклей", "6", "Гастроли состоялись"],
    ),
    line(
        ["cultural", "Совместные музейные выставки", "2022-Q1"],
        [CULTURE_A, CULTURE_B],
        ["Выставки", "выставок", "3", "Выставки открыты"],
    ),
    line(
        ["cultural", "Участие коллективов в праздниках и фестивалях соседей", "constant"],
        [CULTURE_A, CULTURE_B],
        ["Участие в фестивалях", "", "", "Коллективы участвовали в фестивалях"],
    ),
];

/// The plan of 2024–2026.
pub(super) const SECOND: &[Line] = &[
    line(["business_support", "Обучающие занятия для предпринимателей двух регионов", "yearly"], [CENTRE_A, CENTRE_B], ["Занятия проведены", "слушателей", "50", "Занятия проведены"]),
    line(["business_support", "Взаимные стажировки специалистов центров «Мой бизнес»", "2024-Q4"], [CENTRE_A, CENTRE_B], ["Стажировки", "человек", "8", "Стажировки прошли в обоих центрах"]),
    line(["business_support", "Перенос практики единого окна для самозанятых", "2025-Q2"], [CENTRE_A, CENTRE_B], ["Практика внедрена", "", "", "Практика внедрена в Уфе"]),
    line(["business_support", "Каталог совместных услуг экспортной поддержки", "2026-Q4"], [CENTRE_A, CENTRE_B], ["Каталог", "", "", "Собраны предложения центров, каталог готовится"]).at(Progress::UnderWay),
    line(["business_support", "Общая группа кураторов направлений двух центров", "constant"], [CENTRE_A, CENTRE_B], ["Встречи раз в квартал", "", "", "Кураторы встречаются по видеосвязи"]).at(Progress::UnderWay),
    line(["trade_economic", "Биржа контактов производителей двух регионов", "yearly"], [ECONOMY_A, BUSINESS_B], ["Биржа контактов", "участников", "45", "Биржа контактов проведена"]),
    line(["trade_economic", "Деловая миссия предприятий Челябинской области в Уфу", "2025-Q3"], [ECONOMY_A, BUSINESS_B], ["Миссия", "предприятий", "15", "Миссия проведена, подписаны два договора"]).at(Progress::OneSide),
    line(["trade_economic", "Совместный стенд на международной выставке", "2026-09-30"], [INDUSTRY_A, INDUSTRY_B], ["Стенд", "предприятий", "10", ""]).at(Progress::Silent),
    line(["trade_economic", "Ярмарки сельскохозяйственной продукции", "2025-10-31"], [FARMING_A, FARMING_B], ["Ярмарки", "ярмарок", "4", "Ярмарки проведены"]),
    line(["scientific_technical", "Стажировки инженеров на предприятиях двух регионов", "2026-12-15"], [INDUSTRY_A, INDUSTRY_B], ["Стажировки", "человек", "20", "Первая группа прошла стажировку"]).at(Progress::UnderWay),
    line(["scientific_technical", "Реестр научных разработок для промышленности", "2026-12-20"], [EDUCATION_A, EDUCATION_B], ["Реестр", "", "", ""]).at(Progress::Silent),
    line(["scientific_technical", "Совместный центр прототипирования", "2026-Q4"], [INDUSTRY_A, INDUSTRY_B], ["Центр", "", "", "По взаимной договорённости сторон: проект передан в федеральную программу"]).at(Progress::Dropped),
    line(["social", "Обмен опытом поддержки социального предпринимательства", "2024-Q3"], [SOCIAL_A, SOCIAL_B], ["Семинар", "", "", "Семинар проведён"]),
    line(["social", "Смены отдыха детей в здравницах двух регионов", "2026-08-31"], [SOCIAL_A, SOCIAL_B], ["Смены", "детей", "140", "Первая смена проведена"]).at(Progress::UnderWay),
    line(["cultural", "Дни культуры двух регионов", "2025-09-30"], [CULTURE_A, CULTURE_B], ["Дни культуры", "", "", "Дни культуры прошли"]),
    line(["cultural", "Обмен гастролями театров", "2026-12-25"], [CULTURE_A, CULTURE_B], ["Гастроли", "спектаклей", "6", "Согласована афиша"]).at(Progress::UnderWay),
    line(["business_support", "Ответный визит делегации Челябинской области в центр «Мой бизнес» Республики Башкортостан", "2026-12-20"], [CENTRE_A, CENTRE_B], ["Визит", "", "", ""]).at(Progress::Silent).later(),
    line(["business_support", "Совместный вебинар о поддержке участников закупок", "2025-Q4"], [CENTRE_A, CENTRE_B], ["Вебинар", "участников", "100", "Вебинар проведён"]).later(),
];
