indicators-regions = Регионы
indicators-render = Внести услугу
indicators-rendered = Оказано на { $day }
indicators-rendered-since = Оказано с { $year } года на { $day }
indicators-rendered-in = Оказано за { $period }, на { $day }

indicators-services = { $count ->
    [one] услуга оказана
    [few] услуги оказано
   *[many] услуг оказано
}
indicators-clients = { $count ->
    [one] уникальный клиент
    [few] уникальных клиента
   *[many] уникальных клиентов
}
indicators-days = { $count ->
    [one] { $shown } день
    [few] { $shown } дня
    [many] { $shown } дней
   *[other] { $shown } дня
}
indicators-median = от заявки до услуги, медиана
indicators-refused = отказов по заявкам
indicators-free = услуг бесплатно для клиента
indicators-points = { $difference } п. п.
indicators-over-year = { $difference } за год
indicators-within-year = в { $year } году: { $value }
indicators-whole-year-before = годом ранее за весь период: { $value }

indicators-all = Всё время
indicators-all-time = за всё время
indicators-year = { $year } год
indicators-quarter = { $quarter } квартал { $year } года
indicators-month-of-year = { $month } { $year } года
indicators-month-1 = январь
indicators-month-2 = февраль
indicators-month-3 = март
indicators-month-4 = апрель
indicators-month-5 = май
indicators-month-6 = июнь
indicators-month-7 = июль
indicators-month-8 = август
indicators-month-9 = сентябрь
indicators-month-10 = октябрь
indicators-month-11 = ноябрь
indicators-month-12 = декабрь
indicators-mon-1 = янв
indicators-mon-2 = фев
indicators-mon-3 = мар
indicators-mon-4 = апр
indicators-mon-5 = май
indicators-mon-6 = июн
indicators-mon-7 = июл
indicators-mon-8 = авг
indicators-mon-9 = сен
indicators-mon-10 = окт
indicators-mon-11 = ноя
indicators-mon-12 = дек

indicators-period = Период
indicators-on = На дату
indicators-years = Годы
indicators-quarters = Кварталы
indicators-months = Месяцы
indicators-wrong-period = Укажите период, например y2026, q2026-4 или m2026-11
indicators-as-of = Показатели такими, какими они были на конец дня { $day }: без того, что внесли или сторнировали позже.
indicators-now = Показать на сегодня

indicators-by-month = Услуги по месяцам
indicators-by-month-desc = Сколько услуг оказано в каждом из двенадцати месяцев и в том же месяце годом ранее. Каждый столбец открывает записи.
indicators-bar = { $month }: { $value }, годом ранее { $was }
indicators-month-head = Месяц
indicators-rendered-head = Оказано
indicators-year-before-head = Годом ранее
indicators-share-head = Доля
indicators-clients-head = Клиентов
indicators-refused-head = Отказы
indicators-recipient-head = Получатель
indicators-direction-head = Направление
indicators-service-head = Услуга
indicators-organisation-head = Организация
indicators-by-recipient = Кому оказано
indicators-by-direction = По направлениям
indicators-top-services = Чаще всего
indicators-nothing = За этот период ничего не оказано.

indicators-about = Где мы
indicators-no-address = Адрес не указан
indicators-workspaces = Рабочее пространство
indicators-seats = { $count ->
    [one] { $count } место
    [few] { $count } места
   *[many] { $count } мест
}

indicators-organisations = Организации региона
indicators-no-organisations = Организаций пока нет
indicators-no-organisations-teach = Когда в регионе начнёт работать первая организация, здесь появятся её показатели.
indicators-once = Клиент нескольких организаций считается в регионе один раз, поэтому сумма по организациям может быть больше.
indicators-support = Как у нас устроена поддержка
