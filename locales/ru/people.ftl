people-sign-in = Вход
people-by-password = Вход по паролю
people-demo-lead = Выберите, кем войти: в демонстрации пароль не нужен.
people-email = Электронная почта
people-password = Пароль
people-enter = Войти
people-forgotten = Забыли пароль? Новый выдаст руководитель вашей организации.
people-wrong = Неверная почта или пароль
people-no-role = У этой учётной записи сейчас нет роли ни в одной организации. Обратитесь к руководителю.
people-not-an-email = Это не похоже на адрес почты, например ivanova@mb74.ru

people-choose-role = Кем войти
people-choose-role-lead = У вас несколько ролей. Сменить роль можно в любой момент на странице учётной записи.
people-reminders = Напоминания и календарь
people-other-role = Сменить роль

people-role-specialist = Специалист
people-role-head = Руководитель
people-role-officer = Сотрудник министерства
people-role-press_officer = Пресс-служба
people-role-expert = Эксперт
people-role-desk = Администратор зала
people-role-observer = Наблюдатель
people-role-administrator = Администратор системы
people-role-auditor = Аудитор

people-try-specialist = Принять предпринимателя по ИНН, внести услугу, вести заявки
people-try-head = Увидеть показатели центра, распределить заявки, вести каталог услуг и сотрудников
people-try-officer = Вести соглашения, планы и визиты, сравнить регион с другим, выбрать практику для внедрения
people-try-press_officer = Согласовать и выпустить новость о визите: факты и цитаты уже собраны
people-try-expert = Дать заключение на практику и проверить, чем доказан её эффект
people-try-desk = Встретить посетителя: найти или завести карточку, принять заявку
people-try-observer = Сравнить показатели регионов: только цифры, без персональных данных
people-try-administrator = Следить за реестром МСП и письмами, вести справочники и показатели
people-try-auditor = Читать всё в организации, ничего не меняя

people-account = Учётная запись
people-me = Обо мне
people-name = Имя
people-name-hint = Как вас видят коллеги, например «А. Лесная»
people-works-at = Организация
people-works-as = Роль
people-save = Сохранить
people-action = Действие
people-sessions = Активные сеансы
people-sessions-lead = Сеанс завершается сам через 12 часов без работы и через 7 дней после входа.
people-session-since = Вход
people-session-seen = Последняя работа
people-session-here = этот сеанс
people-end = Завершить
people-tokens = Токены программ
people-tokens-lead = Токен даёт программе ваши права в этой организации на один год. Не передавайте его людям.
people-token-once = Токен выдан. Скопируйте его сейчас: больше мы его не покажем.
people-token-until = Действует до
people-program = Программа
people-program-name = Для какой программы
people-program-hint = Например, «Выгрузка в 1С»
people-issue = Выдать токен
people-revoke = Отозвать
people-revoke-question = Отозвать токен? Программа сразу потеряет доступ.
people-change-password = Смена пароля
people-password-current = Текущий пароль
people-password-new = Новый пароль
people-password-hint = Не короче { $shortest ->
    [one] { $shortest } символа
   *[other] { $shortest } символов
}. Остальные сеансы завершатся.
people-password-short = Слишком коротко: нужно не меньше { $shortest ->
    [one] { $shortest } символа
   *[other] { $shortest } символов
}
people-password-wrong = Текущий пароль не подошёл
people-change = Сменить пароль

people-second-step = Вход в два шага
people-second-step-lead = После пароля вход будет спрашивать код из приложения на телефоне. Тот, кто узнал пароль, без телефона не войдёт.
people-second-step-begin = Подключить телефон
people-second-step-is-on = включён
people-second-step-app = Установите на телефон приложение с одноразовыми кодами: Яндекс Ключ, Google Authenticator или любое другое с кодами TOTP.
people-second-step-scan = Отсканируйте в нём этот код.
people-second-step-picture = QR-код для приложения на телефоне
people-second-step-typed = Или введите ключ вручную:
people-second-step-prove = Введите шесть цифр, которые показывает приложение.
people-second-step-on = Включить вход в два шага
people-second-step-done = Вход в два шага включён.
people-second-step-end = Отключить вход в два шага
people-second-step-question = Отключить вход в два шага: { $name }? Делайте это, только если человек потерял телефон и запасные коды и вы уверены, что просит он сам.
people-spares = Запасные коды
people-spares-lead = Распечатайте или перепишите эти коды: каждый один раз заменит телефон, если он потеряется. Больше мы их не покажем.
people-spares-kept = Коды сохранены
people-spares-left = { $count ->
    [one] Остался { $count } запасной код.
    [few] Осталось { $count } запасных кода.
   *[many] Осталось { $count } запасных кодов.
}
people-code = Код
people-code-lead = Пароль верный. Теперь введите код с телефона.
people-code-hint-door = Шесть цифр из приложения или один из запасных кодов
people-code-hint = Шесть цифр из приложения
people-code-wrong = Код не подошёл или уже использован. Дождитесь следующего и проверьте, что часы телефона идут верно
people-code-other = Войти под другой учётной записью

people-title = Сотрудники
people-direction = Направление
people-add = Добавить сотрудника
people-add-do = Добавить
people-add-teach = Для нового человека мы создадим пароль и покажем его один раз: передайте его лично. Если у человека уже есть учётная запись, он просто получит роль в вашей организации.
people-who = Кто и в какой роли
people-next = Что будет дальше
people-roles = Роли в организации
people-grant = Дать роль
people-access = Доступ
people-access-lead = Новый пароль завершит все сеансы сотрудника. При увольнении закрываются его роли, сеансы и токены в вашей организации, а сделанное им остаётся.
people-reset = Выдать новый пароль
people-phrase-once = Пароль создан. Передайте его лично: больше мы его не покажем.
people-depart = Закрыть доступ
people-depart-question = Закрыть доступ: { $name }?
people-history = История
people-not-yourself = Закрыть доступ самому себе нельзя: попросите другого руководителя или администратора
people-out-of-reach = Роль этого сотрудника выше ваших полномочий: обратитесь к администратору системы
people-works-elsewhere = Сотрудник работает и в другой организации: новый пароль он задаёт сам или через администратора

journal-verb-signed-in = вход в систему
journal-verb-signed-out = выход из системы
journal-verb-sign-in-failed = неудачная попытка входа
journal-verb-role-chosen = смена роли
journal-verb-session-ended = завершён сеанс
journal-verb-token-issued = выдан токен для программы «{ $name }»
journal-verb-token-revoked = отозван токен
journal-verb-account-added = добавлена учётная запись
journal-verb-account-renamed = изменено имя: { $name }
journal-verb-password-changed = сменён пароль
journal-verb-password-reset = выдан новый пароль
journal-verb-role-granted = дана роль
journal-verb-second-step-on = включён вход в два шага
journal-verb-second-step-off = отключён вход в два шага
journal-verb-spare-code-used = вход по запасному коду
journal-verb-colleague-left = закрыт доступ
people-regions = Регионы
people-nobody = Сотрудников пока нет
people-nobody-teach = Назначьте руководителя: он добавит остальных и настроит организацию.
