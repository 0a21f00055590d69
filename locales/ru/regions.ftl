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
regions-rename = Переименовать
regions-rename-title = Название региона: { $name }
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

journal-verb-region-renamed = название изменено: «{ $before }» → «{ $after }»
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
