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
