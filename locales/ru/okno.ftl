menu-desk = Мой день
menu-applications = Заявки
menu-clients = Клиенты
menu-services = Услуги
menu-centre = Центр
menu-regions = Регионы
menu-indicators = Показатели
menu-registry = Реестр МСП
menu-waiting = Что ждёт меня
menu-mail = Письма
menu-people = Сотрудники
menu-journal = Журнал

search-title = Поиск
search-title-for = Поиск: { $words }
search-nothing = Ничего не нашлось
search-teach = Введите ИНН или ОГРН целиком либо слова из имени клиента, названия услуги или номера заявки. Окончания слов не важны.
search-more = Показаны первые записи. Добавьте слово, чтобы уточнить поиск.
search-serve = Внести услугу
search-in-registry = Состоит в реестре МСП на { $day }.
search-not-a-client = Клиентом вашей организации ещё не является: карточка появится вместе с первой услугой.
search-not-in-registry = В реестре МСП на { $day } такого ИНН нет, среди ваших клиентов тоже. Можно обслужить как самозанятого или гражданина, который планирует бизнес.
search-no-dump = Реестр МСП ещё не загружен, среди ваших клиентов такого ИНН нет.
search-kind-client = Клиент
search-kind-service = Услуга
search-kind-application = Заявка
search-kind-organisation = Организация
search-kind-region = Регион
search-kind-agreement = Соглашение
search-kind-plan = План
search-kind-visit = Визит
search-kind-news = Новость
search-kind-practice = Практика
search-kind-indicator = Показатель

journal-title = Журнал событий
journal-thing = О чём
journal-all = Обо всём
journal-verb-foreign-refused = отказано в доступе к записи другой организации
thing-account = Сотрудник
thing-organisation = Организация
thing-direction = Направление
thing-workspace = Помещение
thing-region = Регион
thing-client = Клиент
thing-service = Услуга каталога
thing-application = Заявка
thing-rendering = Оказанная услуга
thing-snapshot = Реестр МСП
thing-figures = Показатели
thing-token = Токен
thing-installation = Система
thing-agreement = Соглашение
thing-plan = План
thing-measure = Мероприятие
thing-visit = Визит
thing-commitment = Договорённость
thing-news = Новость
thing-practice = Практика
thing-adoption = Внедрение
thing-indicator = Показатель

waiting-title = Что ждёт меня
waiting-nothing = Сейчас ничего не ждёт
waiting-teach = Здесь появятся договорённости со сроком, вопросы без ответа, тексты на согласование и другие дела, которые ждут именно вас.
waiting-overdue = Срок прошёл
waiting-open = Ждёт
waiting-what = Что сделать
waiting-no-due = без срока
waiting-due = Срок
waiting-reminders = Напоминания
waiting-reminders-lead = Раз в день список приходит письмом, а сроки можно видеть в своём календаре.
waiting-to-settings = Настроить напоминания
waiting-to-mails = Мои письма

reminders-title = Напоминания
reminders-digest = Письмо раз в день
reminders-address = Письма приходят на { $address }.
reminders-send = Присылать список того, что меня ждёт
reminders-send-hint = Не больше одного письма в день; если ничего не ждёт, письма не будет
reminders-hour = Не раньше
reminders-hour-hint = По времени вашей организации
reminders-quiet = Не присылать никаких писем
reminders-quiet-hint = Всё, что ждёт, останется на странице «Что ждёт меня»
reminders-save = Сохранить
reminders-calendar = Сроки в календаре
calendar-name = Окно: что ждёт меня
calendar-lead = По личной ссылке календарь на телефоне или компьютере сам показывает ваши сроки. Кто знает ссылку, тот видит их тоже.
calendar-issue = Получить ссылку
calendar-renew = Заменить ссылку
calendar-revoke = Отключить
calendar-revoke-question = Отключить календарь? Прежняя ссылка перестанет работать.
calendar-since = Ссылка выдана { $day }.
calendar-once = Скопируйте ссылку и добавьте её в календарь как подписку. Больше она не показывается.
journal-verb-calendar-issued = выдана ссылка на личный календарь
journal-verb-calendar-revoked = личный календарь отключён
journal-verb-reminders-chosen = изменены настройки напоминаний

digest-subject = { $count ->
    [one] Вас ждёт { $count } дело — { $day }
    [few] Вас ждут { $count } дела — { $day }
   *[other] Вас ждёт { $count } дел — { $day }
}
digest-hello = Здравствуйте, { $name }!
digest-lead = { $count ->
    [one] Вас ждёт { $count } дело:
    [few] Вас ждут { $count } дела:
   *[other] Вас ждёт { $count } дел:
}
digest-due = до { $day }
digest-was-due = срок прошёл { $day }
digest-tail = Когда приходит это письмо и приходит ли вообще, решаете вы: { $settings }

mail-title = Письма
mail-demo = Это демонстрация: письма никуда не отправляются, а показываются здесь.
mail-nothing = Писем пока нет
mail-teach = Раз в день сюда попадает список того, что вас ждёт.
mail-subject = Тема
mail-to = Кому
mail-written = Написано
mail-state = Состояние
mail-action = Действие
mail-state-queued = ждёт отправки
mail-state-sending = отправляется
mail-state-sent = отправлено
mail-state-failed = не отправлено
mail-state-unknown = неизвестно, дошло ли
mail-state-quiet = адресат не получает писем
mail-state-shown = только показано
mail-stuck = Письма не уходят.
mail-stuck-then = Ни одно письмо не потеряно: после исправления и перезапуска Окна они уйдут сами в течение четверти часа.
mail-trouble-sign-in = Почтовый сервер не принимает имя или пароль. Исправьте их в настройке mail.server (OKNO_SMTP).
mail-trouble-no-sign-in = Почтовый сервер не предлагает вход по паролю. Проверьте адрес и порт в настройке mail.server (OKNO_SMTP) или уберите из неё имя и пароль.
mail-trouble-demands = Почтовый сервер требует TLS или входа по паролю. Впишите их в настройку mail.server (OKNO_SMTP) так: starttls://ИМЯ:ПАРОЛЬ@СЕРВЕР.
mail-trouble-no-tls = Почтовый сервер не предлагает TLS там, где он требуется, и без него ничего не отправлено. Проверьте адрес и порт в настройке mail.server (OKNO_SMTP): для starttls:// это обычно 587, для smtps:// — 465.
mail-trouble-authority = Сертификат почтового сервера выдан неизвестным удостоверяющим центром. Если это ваш центр, укажите файл с его сертификатом в настройке mail.ca (OKNO_SMTP_CA).
mail-trouble-name = Сертификат почтового сервера выдан на другое имя. Укажите в настройке mail.server (OKNO_SMTP) то имя, которое записано в сертификате.
mail-trouble-term = Сертификат почтового сервера просрочен или ещё не действует. Попросите администратора почты обновить его и проверьте часы на сервере Окна.
mail-trouble-certificate = Сертификат почтового сервера не принят. Покажите администратору почты ответ, который стоит рядом с письмом.
mail-again = Отправить ещё раз
mail-again-question = Отправить ещё раз? Если письмо всё-таки дошло, человек получит его дважды.
mail-not-again = Ещё раз отправляют только письма, которые не отправлены или о которых неизвестно, дошли ли они
mail-quiet = Кому не писать
mail-quiet-lead = На эти адреса не уходит ни одно письмо.
mail-address = Адрес
mail-quiet-reason = Почему
mail-quiet-reason-asked = так просит сам человек
mail-quiet-reason-administrator = решил администратор
mail-quiet-since = С какого времени
mail-hush = Не писать на этот адрес
mail-unhush = Снова писать
journal-verb-mail-sent-again = письмо отправлено ещё раз
journal-verb-mail-hushed = адрес больше не получает писем
journal-verb-mail-unhushed = адрес снова получает письма

menu-agreements = Соглашения
menu-plans = Планы
menu-visits = Визиты
menu-exchange = Регионы вместе
menu-practices = Практики
menu-news = Новости
menu-glossary = Словарь

exchange-title = Регионы вместе
exchange-lead = Всё, что есть между двумя регионами, на одной странице: соглашения, план, визиты, договорённости и показатели центров.
exchange-choose = Два региона
exchange-first = Первый регион
exchange-second = Второй регион
exchange-show = Показать
exchange-same = Это один и тот же регион. Выберите другой.
exchange-partners = С кем мы сотрудничаем
exchange-partners-none = Пока ни с кем. Выберите второй регион выше: страница покажет, с чего начать.
exchange-partner = Регион
exchange-in-force = Соглашений в силе
exchange-visits = Визиты
exchange-visits-held-head = Состоялось визитов
exchange-promised = Договорённостей на контроле
exchange-pair = { $a } и { $b }
exchange-support = Как устроена поддержка:
exchange-prepare = Подготовить визит
exchange-briefing = Справка в PDF
exchange-in-brief = Коротко
exchange-agreements-in-force = { $count ->
    [one] соглашение в силе
    [few] соглашения в силе
   *[other] соглашений в силе
}
exchange-done-of = { $done } из { $total }
exchange-measures-done = { $count ->
    [one] мероприятия плана выполнено
   *[other] мероприятий плана выполнено
}
exchange-measures-overdue = { $count ->
    [one] { $count } просрочено
   *[other] { $count } просрочено
}
exchange-visits-held = { $count ->
    [one] визит состоялся
    [few] визита состоялось
   *[other] визитов состоялось
}
exchange-commitments-open = { $count ->
    [one] договорённость на контроле
    [few] договорённости на контроле
   *[other] договорённостей на контроле
}
exchange-ours-theirs = { $ours ->
    [one] { $ours } наша
   *[other] { $ours } наших
}, { $theirs } их
exchange-commitments-overdue = { $count ->
    [one] { $count } просрочена
   *[other] { $count } просрочено
}
exchange-no-plan = плана мероприятий пока нет
exchange-untouched = Пока без сотрудничества:
exchange-more = ещё { $count }
exchange-agreements = Соглашения
exchange-agreements-none = Соглашений между этими регионами пока нет.
exchange-agreements-now = В силе
exchange-agreements-ahead = Готовятся
exchange-agreements-past = Прежние
exchange-agreements-all = Все соглашения в реестре
exchange-number = № { $number }
exchange-signed = подписано { $day }
exchange-until = действует до { $day }
exchange-ended = действовало до { $day }
exchange-standing-draft = проект
exchange-standing-agreed = согласовано
exchange-standing-signed = подписано
exchange-standing-expiring = скоро истекает
exchange-standing-expired = срок истёк
exchange-standing-terminated = расторгнуто
exchange-standing-superseded = заменено новым
exchange-plan = План мероприятий
exchange-no-plan-teach = Плана мероприятий между этими регионами пока нет. Он составляется к соглашению, на его странице.
exchange-plans-other = Другие планы
exchange-plans-all = Все планы
exchange-phase-draft = проект
exchange-phase-ahead = ещё не начался
exchange-phase-current = выполняется
exchange-phase-lapsed = завершён
exchange-sphere = Сфера
exchange-no-sphere = Без сферы
exchange-total = Всего
exchange-done = Выполнено
exchange-under-way = В работе
exchange-overdue = просрочено
exchange-share-done = Доля выполненных
exchange-late-measures = Просрочено
exchange-was-due = срок был { $day }
exchange-visits-none = Визитов пока не было.
exchange-visits-all = Все визиты
exchange-host = Принимает { $region }
exchange-commitments = Договорённости на контроле
exchange-commitments-none = Открытых договорённостей нет: всё обещанное выполнено или снято.
exchange-commitments-all = Все договорённости
exchange-owes = { $region }: { $count }
exchange-due = до { $day }
exchange-practices = Какие практики они реализуют
exchange-practices-none = В каталоге пока нет практик этого региона: { $region }.
exchange-practices-count = В каталоге { $count ->
    [one] { $count } практика
    [few] { $count } практики
   *[other] { $count } практик
}: { $region }
exchange-practices-published = Практики в каталоге, { $region }
exchange-practices-catalogue = Каталог практик
exchange-practices-all = Все практики региона
exchange-practice = Практика
exchange-grade = Доказательность
exchange-adopters = Внедрили регионов
exchange-published-in = в каталоге с { $year } года
exchange-new-directions = Новые направления партнёрства
exchange-new-directions-teach = Сферы, которых нет ни в соглашениях, ни в планах двух регионов, и направления центров, которых не показал ни один визит.
exchange-untouched-none = Таких не осталось: регионы сотрудничают во всех сферах и видели все направления друг друга.
exchange-spheres = Сферы
exchange-directions = Направления центров
exchange-figures = Показатели двух центров
exchange-figure = Показатель
exchange-figures-note = За один и тот же период. Каждое число ведёт на панель своего центра.
exchange-briefing-title = Справка: { $a } и { $b }
exchange-briefing-as-of = По данным на { $day }
exchange-briefing-footer = Справка к визиту, по данным на { $day }
exchange-brief-visit = Визит
exchange-brief-host = Принимает
exchange-brief-aim = Цель
exchange-brief-agreements = Соглашения в силе
exchange-changed = Что изменилось с прошлой встречи
exchange-never-met = Регионы ещё не встречались: это будет первый визит.
exchange-met-last = Прошлая встреча: { $day }. С тех пор:
exchange-since-signed = { $count ->
    [one] соглашение подписано
    [few] соглашения подписаны
   *[other] соглашений подписано
}
exchange-since-reported = { $count ->
    [one] мероприятие получило отчёт
    [few] мероприятия получили отчёты
   *[other] мероприятий получили отчёты
}, из них выполнено
exchange-since-closed = { $count ->
    [one] договорённость снята с контроля
    [few] договорённости сняты с контроля
   *[other] договорённостей снято с контроля
}, просрочено с тех пор
exchange-what = Договорённость
exchange-who = Кто выполняет
exchange-when = Срок
exchange-note = Окно, { $page }, на { $day }
effect-fell = После внедрения показатель «{ $name }» снизился на { $dec-by } { $unit ->
        [days] дня
        [percent] п. п.
        [people] человека
        [firms] предприятия
       *[other] единицы
    } (95 % интервал от { $dec-low } до { $dec-high }), регионов: { $regions }; до внедрения они менялись так же, как регионы без практики.
effect-rose = После внедрения показатель «{ $name }» вырос на { $dec-by } { $unit ->
        [days] дня
        [percent] п. п.
        [people] человека
        [firms] предприятия
       *[other] единицы
    } (95 % интервал от { $dec-low } до { $dec-high }), регионов: { $regions }; до внедрения они менялись так же, как регионы без практики.
effect-unclear = Влияние на показатель «{ $name }» не отличимо от нуля: 95 % интервал изменения от { $dec-low } до { $dec-high }, регионов: { $regions }.
effect-refused = Влияние на показатель «{ $name }» не показано: сравнить не с чем или до внедрения регионы менялись иначе, чем остальные. Внедрили регионов: { $regions }.
