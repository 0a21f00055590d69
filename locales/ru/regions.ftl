regions-title = Регионы
regions-lead = { $count ->
    [one] { $count } регион и его организации поддержки бизнеса
    [few] { $count } региона и их организации поддержки бизнеса
   *[many] { $count } регионов и их организации поддержки бизнеса
}
regions-filter = Регион или организация
regions-none = Ничего не нашлось. Попробуйте часть названия или код региона.
regions-none-title = Ничего не нашлось
regions-code = Код
regions-name = Регион
regions-hours = Время
regions-moscow-time = МСК
regions-hours-ahead = МСК+{ $hours }
regions-hours-behind = МСК−{ $hours }
regions-organisations = Организации
regions-change = Действие
regions-new-name = Новое название
regions-new-name-hint = Увидят все организации. Прежнее название останется в журнале.
regions-history = История
regions-save = Сохранить

organisation-kind-ministry = министерство
organisation-kind-centre = центр «Мой бизнес»
organisation-kind-guarantee_fund = гарантийная организация
organisation-kind-microfinance = микрофинансовая организация
organisation-kind-export_centre = центр поддержки экспорта
organisation-kind-engineering_centre = центр инжиниринга
organisation-kind-other = другая организация

journal-verb-region-renamed = изменено: «{ $before }» → «{ $after }»
support-title = Как у нас устроена поддержка
support-lead = { $region }: какие институты помогают бизнесу, что делает каждый и как клиент переходит между ними
support-edit = Править
support-edit-title = Описание поддержки
support-none-title = Институтов пока нет
support-none = Администратор добавляет организации региона; после этого министерство описывает их работу.
support-directions = { $count ->
    [one] { $count } направление
    [few] { $count } направления
   *[many] { $count } направлений
}
support-paths = Как клиент переходит между институтами
support-from = Откуда
support-to = Куда
support-about = Когда и с чем
support-about-hint = Пустое поле удаляет этот переход.
support-does = Что делает
support-keep = Сохранить
support-keep-path = Сохранить переход
support-fault-circle = Переход начинается и заканчивается в одной организации. Выберите другую.
support-fault-elsewhere = Эта организация не из вашего региона.
journal-verb-support-part-written = изменено описание института поддержки
journal-verb-support-path-written = изменён переход между институтами

regions-edit = Изменить
regions-edit-title = Регион: { $name }
regions-edit-sheet = Название и время
regions-zone-hint = Так считаются дни новых организаций региона. У действующих организаций время своё.
zone-unknown = Такого часового пояса нет. Выберите его из списка.

organisation-add = Добавить организацию
organisation-new-title = Новая организация
organisation-edit-title = Изменить: { $name }
organisation-facts = Об организации
organisation-next = Что дальше
organisation-next-teach = Назначьте руководителя на странице организации. Он сам заведёт направления, помещения, сотрудников и услуги.
organisation-region = Регион
organisation-kind = Вид
organisation-name = Полное название
organisation-name-hint = Как в уставе или положении.
organisation-short-name = Краткое название
organisation-short-name-hint = Так её называют коллеги. Пустое поле повторит полное название.
organisation-address = Адрес
organisation-time-zone = Часовой пояс
organisation-time-zone-hint = По нему считаются дни организации. Если не выбран — как в регионе.
organisation-founded = Дата создания
organisation-name-taken = В этом регионе уже есть организация с таким названием.
organisation-short-name-taken = В этом регионе уже есть организация с таким кратким названием.
organisation-founded-later = Эта дата ещё не наступила.
organisation-not-moved = Услуги организации уже учтены в показателях её региона, поэтому регион не меняется. Добавьте новую организацию.

own-title = Наша организация
own-lead = Направления и помещения видят коллеги и посетители: они стоят в услугах, показателях и программах визитов.
own-facts = Название и адрес
own-directions = Направления
own-no-directions = Направлений пока нет. Начните с них: каждая услуга каталога относится к направлению.
own-add-direction = Добавить направление
own-workspaces = Помещения
own-no-workspaces = Помещений пока нет. Добавьте зал приёма, переговорную, коворкинг.
own-add-workspace = Добавить помещение
own-next = Что ещё нужно центру
own-people = Сотрудники
own-services = Каталог услуг
own-render = Внести услугу

unit-direction = Направление
unit-workspace = Помещение
unit-new-direction = Новое направление
unit-new-workspace = Новое помещение
unit-add = Добавить
unit-name = Название
unit-short-name = Кратко
unit-short-name-hint = Для таблиц и списков, например ЦПП. Пустое поле повторит название.
unit-curator = Куратор
unit-place = Порядок
unit-seats = Мест
unit-note = Примечание
unit-rise = Поднять выше: { $name }
unit-descend = Опустить ниже: { $name }
unit-closed-on = закрыто { $day }
unit-end = Закрытие
unit-end-direction = Закрытое направление остаётся в оказанных услугах и показателях, но в формах больше не предлагается. Удалить можно только то, на что ничего не ссылается.
unit-end-workspace = Закрытое помещение больше не показывается посетителям. Добавленное по ошибке можно удалить.
unit-close = Закрыть
unit-close-question = Закрыть «{ $name }»? Сегодня — последний день работы.
unit-open = Открыть снова
unit-remove = Удалить
unit-remove-question = Удалить «{ $name }»? Это для добавленного по ошибке.
unit-name-taken = Такое название уже есть.
unit-name-closed = Такое название уже есть среди закрытых: откройте его снова.
unit-seats-wrong = Укажите число мест от 1 до 100 000.
unit-named = На это направление ссылаются услуги, сотрудники, визиты или показатели: удалить его нельзя, но можно закрыть.
unit-offers = { $count ->
    [one] В направлении действует { $count } услуга: сначала завершите её или переведите в другое направление.
    [few] В направлении действуют { $count } услуги: сначала завершите их или переведите в другое направление.
   *[other] В направлении действует { $count } услуг: сначала завершите их или переведите в другое направление.
}

journal-verb-organisation-added = организация добавлена: «{ $name }»
journal-verb-organisation-changed = изменено: «{ $before }» → «{ $after }»
journal-verb-organisation-kind-changed = изменён вид организации
journal-verb-unit-added = добавлено: «{ $name }»
journal-verb-unit-changed = изменено: «{ $before }» → «{ $after }»
journal-verb-unit-closed = закрыто
journal-verb-unit-opened = открыто снова
journal-verb-unit-removed = удалено: «{ $name }»
journal-verb-unit-moved = изменено место в списке
