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
indicators-days-head = Дней от заявки
indicators-free-head = Бесплатно
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

series-title = Показатели регионов
series-lead = Что измеряется каждый месяц, по какому определению и откуда берутся значения.
series-what = Что измеряется
series-name = Показатель
series-name-ru = Название по-русски
series-name-en = Название по-английски
series-code = Код
series-code-hint = Латинские буквы, цифры и дефис, например answer-days
series-unit = Единица
series-unit-pieces = штуки
series-unit-people = люди
series-unit-firms = предприятия
series-unit-days = дни
series-unit-percent = проценты
series-better = Что хорошо
series-better-more = больше — лучше
series-better-less = меньше — лучше
series-better-neither = только описывает
series-formula = Формула
series-formula-hint = upload — значения приносят в таблице; ledger:services, ledger:clients, ledger:median-days, ledger:free-share, ledger:refused-share — из журнала услуг; registry:all, registry:micro, registry:added, registry:share-C — из реестра МСП
series-act = Правовой акт или методика
series-valid-from = Действует с
series-valid-from-hint = Месяц, например 2027-01. Прошлые месяцы остаются с прежним определением.
series-valid-to = По
series-version = Версия
series-versions = Версии определения
series-definition = Определение
series-history = История
series-define = Новое определение
series-define-lead = Новая версия действует с текущего или будущего месяца: то, о чём уже отчитались, не меняется.
series-redefine = Новая версия
series-people = Считает людей: числа меньше пяти не показываются
series-structural = Описывает, каков регион: по нему ищут похожие
series-keep = Сохранить
series-refresh-title = Пересчёт
series-refresh-teach = Показатели пересчитываются сами: в первые дни месяца и после загрузки реестра МСП. Кнопка пересчитывает двенадцать закрытых месяцев по журналу услуг и действующий снимок реестра; повторный пересчёт ничего не меняет.
series-refresh = Пересчитать
series-none-title = Значений пока нет
series-none = Они появятся после пересчёта за закрытый месяц, загрузки реестра МСП или таблицы.
series-region = Регион
series-value = Значение
series-month = Месяц
series-source = Источник
series-source-ledger = журнал услуг
series-source-registry = реестр МСП
series-source-upload = таблица
series-file = Файл
series-rows = Значения и откуда они
series-download = Скачать (CSV)
series-hidden = меньше 5
series-days = { $shown } дн.
series-percent = { $shown } %

series-bring = Загрузить таблицу
series-table = Таблица XLSX или CSV
series-table-hint = Столбцы: Регион, Месяц, Значение. До 10 000 строк.
series-look = Показать, что прочитано
series-how = Как выглядит таблица
series-example = Значения своего региона ({ $region }), по строке на месяц. Десятичная запятая и точка читаются одинаково; знак % допустим там, где показатель измеряется в процентах.
series-read = { $count ->
    [one] В файле «{ $file }» прочитано { $count } значение. Проверьте и сохраните.
    [few] В файле «{ $file }» прочитано { $count } значения. Проверьте и сохраните.
   *[many] В файле «{ $file }» прочитано { $count } значений. Проверьте и сохраните.
}

series-base = Из скольких
series-change = Что изменится
series-change-new = новое
series-change-same = без изменений
series-change-was = было { $was }
series-first = Показаны первые { $count } строк.
series-shares = Все значения не больше 1 %. Если в файле доли (0,125 вместо 12,5 %) или у ячеек процентный формат, исправьте файл: показатель измеряется в процентах от 0 до 100.
series-every-month = По месяцам
series-range = { $from } — { $to }; от { $low } до { $high }
series-download-xlsx = Скачать (XLSX)
series-year-before = Годом ранее
series-place-head = Место
series-place-of = { $place } из { $count }
series-redefined = С { $month } действует другое определение.
series-shares-title = Виды деятельности
series-shares-teach = Доля субъектов МСП по основному виду деятельности, { $month }.
series-group-new = Новая группа
series-group-remove = Удалить группу
series-group-remove-sure = Удалить группу? Регионы останутся, сравнивать с ней больше не будут.
series-valid-to-last = Последний месяц, если показатель прекращается
series-fault-is-formula = Здесь формула: сохраните лист со значениями и загрузите снова
series-fault-gone = Файл уже удалён: загрузите таблицу ещё раз
series-fault-members = Отметьте хотя бы два региона
series-fault-end = Последний месяц раньше первого
series-unread-rows = В таблице больше { $limit } строк: разделите её на части

series-fault-code = Код — от 2 до 40 латинских букв, цифр и дефисов
series-fault-unit = Эта формула даёт значения в других единицах
series-fault-backwards = Определение не меняют задним числом: укажите { $earliest } или позже
series-fault-formula = Такой формулы нет: образцы — в подсказке
series-fault-table = В таблице есть ошибки. Ничего не сохранено
series-fault-region = Нет региона «{ $region }»: укажите код или полное название
series-fault-foreign = «{ $region }» — не ваш регион: вносите только свой ({ $own })
series-fault-month = «{ $month }» — не месяц: укажите, например, 2026-11 или 11.2026
series-fault-future = { $month } ещё не закончился
series-fault-undefined = В { $month } показатель ещё не был определён
series-fault-twice = { $month } уже есть в ячейке { $cell }
series-fault-computed = { $month } уже посчитан по журналу услуг или реестру МСП: таблица его не заменит
series-fault-percent = «{ $value }» — со знаком процента, а показатель измеряется не в процентах
series-fault-number = «{ $value }» — не число
series-fault-negative = «{ $value }» — меньше нуля
series-fault-over = «{ $value }» — больше 100 %
series-fault-whole = «{ $value }» — не целое число
series-unread-kind = Это не таблица XLSX и не CSV
series-unread-locked = Файл закрыт паролем
series-unread-damaged = Файл повреждён
series-unread-empty = В файле нет строк с данными
series-unread-heads = Не найдены столбцы: { $missing }
series-unread-merged = В заголовке объединены ячейки { $cells }: разделите их
series-unread-large = Таблица слишком велика: не больше 10 000 строк

series-profile = Профиль региона
series-profile-lead = Показатели по месяцам рядом с медианой группы. Сплошная линия — регион, пунктир — группа.
series-peers = Группы сравнения
series-peers-teach = С кем сравнивают регион. Группы можно менять; по умолчанию это федеральные округа.
series-peers-median = Медиана группы
series-own = Регион
series-place = Место { $place } из { $count }. Его видят только сам регион и наблюдатель.
series-chart-desc = По месяцам: сплошная линия — регион, пунктир — медиана группы. Те же числа — в таблице.
series-group = Группа
series-members = Регионы группы
series-twins = Похожие регионы
series-twins-teach = Ближайшие по структуре бизнеса. Расстояние и отличия — в стандартных отклонениях: 0 — одинаковы во всём.
series-no-twins = Чтобы найти похожие регионы, нужны значения структурных показателей.
series-distance = Расстояние
series-near = Чем близки
series-far = Чем отличаются
series-far-more = { $name }: больше на { $by }
series-far-less = { $name }: меньше на { $by }

journal-verb-series-computed = показатели пересчитаны за { $month }
journal-verb-series-brought = внесены значения показателя из таблицы «{ $file }»
journal-verb-indicator-defined = определён показатель, версия { $version }, с { $from }
journal-verb-peers-kept = изменена группа сравнения { $name }
journal-verb-peers-removed = удалена группа сравнения { $name }
indicators-set-up = Настроить
indicators-edit = Изменить
indicators-people = Сотрудники
indicators-add-organisation = Добавить организацию
indicators-still = За два года услуг не оказано
indicators-still-teach = Здесь появится диаграмма по месяцам, когда услуги начнут оказывать. Если они были раньше, выберите над показателями другой период или день.
indicators-still-teach-own = Здесь появится диаграмма по месяцам. Запишите первую услугу: кнопка «{ $button }» — вверху страницы; если услуги были раньше, выберите над показателями другой период или день.
