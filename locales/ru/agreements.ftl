agreements-title = Соглашения
agreements-lead = Соглашения регионов: с кем, о чём и до какого дня.
agreements-of = { $region }: действует соглашений
agreements-interregional = { $count ->
    [one] межрегиональное
   *[other] межрегиональных
}
agreements-international = { $count ->
    [one] международное
   *[other] международных
}
agreements-text = Название, номер, сторона
agreements-none-title = Соглашений не нашлось
agreements-none = Измените отбор. Если реестр ещё пуст, его наполняет сотрудник министерства: вручную или из таблицы XLSX.
agreements-add = Внести соглашение
agreements-import = Загрузить реестр
agreements-export = Выгрузить в XLSX
agreements-file = Реестр соглашений.xlsx
agreements-in-force = Действует
agreements-map = Карта связей
agreements-map-of = Карта связей: { $region }
agreements-map-hint = Выделены регионы, с которыми есть действующие соглашения; число — сколько их. Клетка партнёра ведёт к соглашениям с ним, любая другая — к карте того региона. То же самое — в таблице ниже.
agreements-map-choose = Выберите регион в списке или на карте.
agreements-map-here = { $name }: выбранный регион
agreements-map-tied = { $count ->
    [one] { $name }: { $shown } действующее соглашение
    [few] { $name }: { $shown } действующих соглашения
   *[other] { $name }: { $shown } действующих соглашений
}
agreements-map-regions = Регионы России
agreements-map-foreign = Иностранные партнёры
agreements-map-none-title = Действующих соглашений нет
agreements-map-none = Когда регион заключит соглашение, его партнёры появятся здесь и на карте.

agreement-title = Наименование
agreement-title-hint = Полностью, как в документе
agreement-kind = Вид документа
agreement-kind-agreement = соглашение
agreement-kind-protocol = протокол
agreement-kind-memorandum = меморандум
agreement-kind-roadmap = дорожная карта
agreement-scope = Уровень
agreement-scope-interregional = межрегиональное
agreement-scope-international = международное
agreement-number = Номер
agreement-registered = Номер в СЭД
agreement-region = Регион
agreement-partner = Партнёр
agreement-partner-more = Ещё партнёр
agreement-foreign = Иностранные регионы
agreement-bodies = Органы власти и организации
agreement-one-a-line = По одному в строке
agreement-sphere = Сфера
agreement-spheres = Сферы
agreement-year = Год подписания
agreement-state = Состояние
agreement-standing-draft = проект
agreement-standing-agreed = согласовано
agreement-standing-signed = подписано
agreement-standing-in_force = действует
agreement-standing-expiring = истекает
agreement-standing-expired = истекло
agreement-standing-terminated = расторгнуто
agreement-standing-superseded = заменено
agreement-parties = Стороны
agreement-party = Сторона
agreement-own-side = Первая сторона: { $region }.
agreement-coordinator = Координатор
agreement-office = Должность
agreement-contact = Телефон, почта
agreement-word = Согласование
agreement-agreed-on = согласовано { $day }
agreement-not-agreed-yet = ещё не согласовано
agreement-document = Документ
agreement-signed-on = Подписано
agreement-in-force = Действует
agreement-from = Действует с
agreement-to = Действует по
agreement-to-hint = Пусто: бессрочно
agreement-new-end = Новый последний день
agreement-term = с { $from } по { $to }
agreement-term-open = с { $from }, бессрочно
agreement-of = от { $day }
agreement-ended-on = Прекращено
agreement-ground = Основание прекращения
agreement-prolongation = Продление
agreement-prolongation-none = не предусмотрено
agreement-prolongation-by_consent = по согласию сторон
agreement-prolongation-automatic = автоматически, если стороны не возражают
agreement-prolonged-by = { $years ->
    [one] автоматически на { $years } год
    [few] автоматически на { $years } года
   *[other] автоматически на { $years } лет
}
agreement-years = На сколько лет продлевается
agreement-predecessor = Взамен соглашения
agreement-predecessor-hint = Прежнее будет отмечено заменённым, когда это вступит в силу
agreement-successor = Соглашение, которое его заменяет
agreement-leads = Связи
agreement-instead-of = Взамен
agreement-succeeded-by = Заменено
agreement-plans = Планы мероприятий
agreement-visits = Визиты
agreement-history = История
agreement-new-title = Новое соглашение
agreement-signed-already = Если документ уже подписан
agreement-signed-already-hint = Без этих дат соглашение станет проектом, который стороны согласуют и подпишут.
agreement-save = Сохранить
agreement-edit = Изменить проект
agreement-edit-title = Изменить проект
agreement-edit-how = Согласование
agreement-edit-teach = После изменения текста стороны согласуют проект заново. Стороны соглашения меняют новым проектом.
agreement-files = Файлы
agreement-file = Файл
agreement-no-files = Файлов нет. Приложите скан или текст документа.
agreement-file-add = Приложить
agreement-file-added = Приложен
agreement-file-size = { $size } КБ
agreement-file-remove = Убрать
agreement-file-remove-sure = Убрать файл? Он будет удалён через сутки, если больше нигде не нужен.

agreement-act-word = Согласовать проект
agreement-act-signature = Подписание
agreement-act-force = Вступление в силу
agreement-act-prolongation = Продлить
agreement-act-termination = Расторгнуть
agreement-act-supersession = Заменить другим
agreement-act-side = Координатор с нашей стороны
agreement-do-signature = Отметить подписание
agreement-do-force = Ввести в действие
agreement-do-prolongation = Продлить
agreement-do-termination = Расторгнуть
agreement-do-supersession = Заменить
agreement-do-side = Сохранить
agreement-agree-for = Согласовано: { $name }
agreement-waits-for = { $name }: согласует свой сотрудник.
agreement-letter = Письмо другой стороны ({ $name })
agreement-letter-hint = «№ … от …»

agreement-too-few-parties = Укажите хотя бы одну сторону кроме своей
agreement-party-twice = Сторона указана дважды: { $name }
agreement-own-region-missing = Среди сторон нет вашего региона
agreement-no-such-region = Нет такого региона: «{ $name }»
agreement-no-such-sphere = Нет такой сферы: «{ $code }»
agreement-no-years = Укажите, на сколько лет продлевается: целое число от 1
agreement-not-draft = Изменить и согласовать можно только проект
agreement-no-such-side = Такой стороны у соглашения нет
agreement-agreed-already = Эта сторона уже согласовала проект
agreement-speaks-for-itself = Эта сторона работает в системе и согласует проект сама
agreement-letter-needed = Слово другой стороны вносится по её письму: укажите номер и дату
agreement-not-agreed = Подписать можно проект, который согласовали все стороны
agreement-signed-in-future = День подписания ещё не наступил
agreement-no-signing-day = Укажите, когда подписано
agreement-not-signed = Ввести в действие можно подписанное соглашение
agreement-in-force-before-signed = Соглашение не может действовать раньше, чем подписано
agreement-in-force-in-future = Этот день ещё не наступил: введите соглашение в действие, когда он придёт
agreement-ends-before-it-begins = Последний день раньше первого
agreement-no-first-day = Укажите и первый день действия
agreement-not-in-force = Это можно сделать только с действующим соглашением
agreement-open-ended = Соглашение бессрочное, продлевать его не нужно
agreement-prolongs-itself = Соглашение продлевается само
agreement-not-prolongable = Продление не предусмотрено: заключите новое соглашение
agreement-not-longer = Новый последний день должен быть позже прежнего
agreement-no-ground = Укажите основание
agreement-no-end-day = Укажите, когда действие прекратилось
agreements-import-state = Нет такого состояния: «{ $name }»
agreements-import-not-ended = Указано прекращение: напишите «расторгнуто» или «заменено»
agreements-import-no-predecessor = Ни в реестре, ни в таблице нет соглашения с номером «{ $number }»
agreement-ended-before-it-began = Соглашение не может прекратиться раньше, чем начало действовать
agreement-ended-in-future = Этот день ещё не наступил
agreement-its-own-successor = Соглашение не может заменить само себя
agreement-successor-not-in-force = Заменить может только действующее соглашение
agreement-successor-of-others = У заменяющего соглашения другие стороны

agreement-waits-for-word = Согласуйте проект: { $title }
agreement-waits-for-end = Истекает соглашение: { $title }

agreements-import-title = Загрузить реестр соглашений
agreements-import-file = Таблица XLSX или CSV
agreements-import-look = Проверить
agreements-import-how = Какой должна быть таблица
agreements-import-teach = Одна строка — одно соглашение. Нужны колонки «Наименование», «Регионы» и «Подписано», остальные — по желанию; у проекта «Подписано» пусто, а в «Состоянии» стоит «проект». Несколько сторон или сфер пишите через точку с запятой. Записываются все строки или ни одной; то, что в реестре уже есть, повторно не добавляется.
agreements-import-columns = Колонки: { $columns }.
agreements-import-preview = Что будет записано
agreements-import-found = { $count ->
    [0] Новых соглашений нет.
    [one] Новое соглашение: { $count }.
   *[other] Новых соглашений: { $count }.
}
agreements-import-known = { $count ->
    [0] { "" }
   *[other] Уже есть в реестре: { $count }.
}
agreements-import-shown = Показаны первые { $count }.
agreements-import-keep = Записать всё
agreements-import-slips = Ничего не записано. Исправьте ячейки и загрузите таблицу снова:
agreements-import-gone = Проверенной таблицы больше нет. Загрузите её снова
agreements-import-other-kind = Это не таблица XLSX и не CSV, как бы файл ни назывался
agreements-import-locked = Таблица защищена паролем. Снимите защиту и загрузите снова
agreements-import-damaged = Файл повреждён. Откройте его в редакторе таблиц, сохраните заново и загрузите снова
agreements-import-too-large = Таблица слишком велика. Разделите её на несколько
agreements-import-empty = В файле нет таблицы
agreements-import-heads = В первых строках не нашлось заголовков: { $missing }
agreements-import-merged = В строке заголовков объединены ячейки { $cells }: неясно, где чья колонка. Разъедините их и загрузите снова
agreements-import-kind = Нет такого вида документа: «{ $name }»
agreements-import-prolongation = Напишите «нет», «по согласию» или «автоматически» и число лет

spheres-title = Сферы сотрудничества
spheres-lead = Список, из которого выбирают сферы соглашений и мероприятий.
sphere-name = Название сферы
sphere-add = Добавить сферу
sphere-save = Сохранить
sphere-remove = Убрать
sphere-remove-sure = Убрать сферу «{ $name }» из списка?
sphere-no-words = Напишите название сферы словами
sphere-twice = Такая сфера уже есть: «{ $name }»
sphere-list-full = В списке уже { $most ->
    [one] { $most } сфера
    [few] { $most } сферы
   *[other] { $most } сфер
}: больше не поместится. Уберите те, которые не нужны
sphere-in-use = Эта сфера указана в соглашениях или мероприятиях: её можно переименовать, но не убрать

journal-verb-agreement-entered = внесено соглашение
journal-verb-agreement-imported = соглашение загружено из таблицы
journal-verb-agreement-changed = изменён проект, стороны согласуют его заново
journal-verb-agreement-agreed = проект согласован своей стороной
journal-verb-agreement-agreed-by-letter = проект согласован другой стороной по письму { $letter }
journal-verb-agreement-signed = подписано { $day }
journal-verb-agreement-in-force = действует с { $day }
journal-verb-agreement-prolonged = продлено по { $day }
journal-verb-agreement-terminated = расторгнуто { $day }: { $ground }
journal-verb-agreement-superseded = заменено другим соглашением
journal-verb-agreement-side-changed = изменён координатор своей стороны
journal-verb-agreement-file-added = приложен файл «{ $file }»
journal-verb-agreement-file-removed = убран файл «{ $file }»
journal-verb-sphere-saved = сохранена сфера «{ $name }»
journal-verb-sphere-removed = из списка убрана сфера «{ $name }»

agreement-correct-misprint = Исправить опечатку
agreement-correct = Исправить
agreement-correction-title = Исправить опечатку
agreement-correction-own = Координатор своей стороны
agreement-correction-reason = Причина исправления
agreement-correction-reason-hint = Например: опечатка в номере, сверено с подлинником.
agreement-correction-how = Что исправляют
agreement-correction-teach = Здесь исправляют то, что внесли в реестр с ошибкой. Стороны и состояние соглашения так не меняются. Каждое исправление остаётся на странице соглашения и в журнале: что было, что стало и почему.
agreement-corrected = Исправлено { $day }: { $what }. Причина: { $reason }
agreement-part-title = наименование
agreement-part-number = номер
agreement-part-registered = номер в СЭД
agreement-part-spheres = сферы
agreement-part-signed_on = дата подписания
agreement-part-in_force_from = начало действия
agreement-part-in_force_to = окончание действия
agreement-part-ended_on = дата прекращения
agreement-part-coordinator = координатор
agreement-part-office = должность координатора
agreement-part-contact = контакты координатора
agreement-still-draft = Это ещё проект: его не исправляют, а меняют
agreement-nothing-corrected = Ничего не исправлено: всё осталось как было
agreement-not-in-force-yet = Соглашение ещё не вступило в силу: сроки указывают, когда вводят его в действие
agreement-not-ended = Соглашение не прекращено: даты прекращения у него нет
journal-verb-agreement-corrected = исправлено: { $ru }. Причина: { $reason }
agreements-import-not-signed = Укажите, когда подписано, или напишите в «Состоянии» «проект»: тогда это проект
agreements-import-signed-draft = Проект ещё не подписан: уберите дату подписания или исправьте состояние
agreements-import-drafts = { $count ->
    [one] Из них { $count } проект: его стороны согласуют заново.
    [few] Из них { $count } проекта: их стороны согласуют заново.
   *[other] Из них { $count } проектов: их стороны согласуют заново.
}
agreement-changed-meanwhile = Соглашение изменили, пока была открыта эта форма. Сверьте поля со страницей соглашения и сохраните ещё раз
