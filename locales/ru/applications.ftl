applications-title = Заявки
applications-views = Какие заявки показать
applications-open = Открытые
applications-mine = Мои
applications-all = Все
applications-order = Порядок
applications-order-due = сначала срочные
applications-order-newest = сначала новые
applications-order-decided = сначала недавно решённые
applications-decided-from = Решение принято с
applications-decided-to = Решение принято по
applications-none = Таких заявок нет
applications-none-teach = Снимите отбор или подайте новую заявку: клиента найдём по ИНН.

application-new = Новая заявка
application-form = Кто и что просит
application-number = Заявка
application-client = Клиент
application-service = Услуга
application-direction = Направление
application-due = Срок
application-state = Состояние
application-channel = Как поступила
application-submitted-on = Подана
application-assignee = Исполнитель
application-inn = ИНН
application-okved = ОКВЭД { $okved }
application-in-registry = реестр МСП на { $day }
application-not-in-registry = нет в реестре МСП на { $day }
application-no-registry = реестр МСП не загружен
application-today = сегодня
application-tomorrow = завтра
application-overdue = просрочена
application-due-today = срок сегодня
application-awaits = ждёт документа

application-confirmed = Подтверждено документами
application-seen-by = { $name }, { $day }
application-awaited = Ждём документы

application-state-draft = черновик
application-state-submitted = подана
application-state-accepted = принята
application-state-refused = отказ
application-state-assigned = назначена
application-state-in_work = в работе
application-state-rendered = услуга оказана
application-state-feedback = отзыв получен
application-state-closed = закрыта
application-state-withdrawn = отозвана
application-state-cancelled = отменена

application-channel-desk = лично
application-channel-phone = по телефону
application-channel-portal = через портал
application-channel-api = из другой системы
application-channel-letter = письмом

application-step-submission = Подать
application-step-acceptance = Принять
application-step-refusal = Отказать
application-step-assignment = Назначить исполнителя
application-step-work = Взять в работу
application-step-inquiry = Запросить документы
application-step-receipt = Документы получены
application-step-rendering = Услуга оказана
application-step-feedback = Записать отзыв
application-step-closure = Закрыть
application-step-withdrawal = Клиент отзывает заявку
application-step-cancellation = Отменить заявку

application-ground-recipient = услуга не для этого вида получателей
application-ground-registry = нет в реестре МСП
application-ground-region = другой регион
application-ground-okved = вид деятельности не поддерживается
application-ground-repeated = такая же поддержка уже оказана
application-ground-limit = годовой лимит исчерпан
application-ground-rule = не выполнено условие услуги
application-ground-documents = не представлены документы
application-ground-funds = средства программы исчерпаны

application-verdict-yes = доступна
application-verdict-needs_confirmation = нужно подтверждение
application-verdict-no = недоступна

application-path = Ход заявки
application-facts = Сведения
application-next = Что дальше
application-nothing-next = Дальше по этой заявке делать нечего.
application-eligibility = Право на услугу
application-asked-on = Проверено при подаче { $day }
application-history = История
application-notes = Заметки
application-note = Новая заметка
application-note-add = Добавить заметку
application-documents = Какие документы нужны
application-result = Результат
application-rendered-on = День оказания
application-rendered-on-hint = Если не сегодня
application-score = Оценка клиента
application-score-of = { $score } из 5
application-words = Слова клиента
application-reason = Причина
application-ground = Основание отказа
application-refusal-reason = Объяснение для клиента
application-instead = Что открыто вместо
application-open-instead = Вместо неё открыто:
application-rendering = запись об оказанной услуге
application-in-ledger = В журнале услуг
application-confirm-title = Предъявлено
application-confirm-hint = Отметьте документы, которые вы видели сами.
application-paper = Номер и дата, если есть
application-submit = Подать заявку
application-check = Проверить
application-keep-draft = Сохранить черновик
application-add-client = Завести карточку клиента
application-inn-absent = Этого ИНН нет ни среди клиентов, ни в реестре МСП на { $day }. Сначала заведите карточку: самозанятый или гражданин тоже может стать клиентом.
application-inn-no-dump = Этого ИНН нет среди клиентов, а реестр МСП ещё не загружен. Сначала заведите карточку клиента.

application-already = { $state ->
    [submitted] Заявка уже подана
    [accepted] Заявка уже принята
    [refused] По заявке уже отказано
    [assigned] Исполнитель уже назначен
    [in_work] Заявка уже в работе
    [rendered] Услуга по заявке уже оказана
    [feedback] Отзыв уже записан
    [closed] Заявка уже закрыта
    [withdrawn] Заявка уже отозвана
   *[cancelled] Заявка уже отменена
}: второй раз ничего не сделано.
application-not-from = { $state ->
    [draft] Заявка ещё черновик
    [submitted] Заявка подана, но не принята
    [accepted] Заявка принята, но исполнитель не назначен
    [refused] По заявке отказано
    [assigned] Исполнитель назначен, но работа не начата
    [in_work] Заявка в работе
    [rendered] Услуга по заявке оказана
    [feedback] Отзыв по заявке записан
    [closed] Заявка закрыта
    [withdrawn] Заявка отозвана
   *[cancelled] Заявка отменена
}: { $step ->
    [submission] подать её нельзя
    [acceptance] принять её нельзя
    [refusal] отказать по ней нельзя
    [assignment] исполнителя назначить нельзя
    [work] взять её в работу нельзя
    [inquiry] запросить документы нельзя
    [receipt] отметить документы нельзя
    [rendering] внести услугу нельзя
    [feedback] записать отзыв нельзя
    [closure] закрыть её нельзя
    [withdrawal] отозвать её нельзя
   *[cancellation] отменить её нельзя
}.
application-not-assignee = Этой заявкой занимается другой специалист. Передать её может руководитель.
application-head-only = Это может сделать только руководитель.
application-no-reason = Объясните словами: это прочтут клиент и коллеги.
application-no-result = Запишите, что получил клиент.
application-not-a-colleague = Такого сотрудника в организации нет.
application-unknown-client = Ни центр, ни реестр МСП не знает этого ИНН: укажите, кто это.
application-not-eligible = По правилам услуга этому клиенту не положена: откажите с основанием и предложите другую.
application-unconfirmed = Правила требуют подтверждения: отметьте документы, которые вы видели.
application-wrong-day = День оказания — между днём подачи и сегодняшним.
application-wrong-score = Оценка — от 1 до 5.
application-nothing-awaited = Документов никто не ждёт.

day-title = Мой день
day-overdue = просрочено
day-today = срок сегодня
day-new = ждут специалиста
day-done = оказано сегодня
day-overdue-title = Просрочено
day-today-title = К исполнению сегодня
day-documents-title = Ждут документов
day-new-title = Ждут специалиста
day-later-title = В работе дальше
day-done-title = Оказано сегодня
day-free = На сегодня срочного нет
day-free-teach = Возьмите новую заявку или посмотрите все открытые.
day-none-done = Пока ничего.
day-came-in = Пришёл клиент
day-serve = Обслужить

walk-in-title = Внести услугу
walk-in-inn = ИНН
walk-in-kind = Кто это
walk-in-name = Имя или название
walk-in-result-hint = Что получил клиент: ответ, документ, договорённость
walk-in-other-day = Услуга оказана в другой день
walk-in-enter = Внести
walk-in-future = Услуга не может быть оказана в будущем.
walk-in-key-taken = Эта форма уже отправлена для другого клиента или услуги. Проверьте поля и отправьте ещё раз.
walk-in-open = { $count ->
    [one] Открыта { $count } услуга
    [few] Открыты { $count } услуги
   *[other] Открыто { $count } услуг
}
walk-in-reasons = { $count ->
    [one] Ещё { $count } с оговоркой: почему
   *[other] Ещё { $count } с оговорками: почему
}
walk-in-nothing-open = Сейчас ничего не открыто.
walk-in-absent = Этого ИНН нет среди клиентов и нет в реестре МСП на { $day }.
walk-in-no-dump = Этого ИНН нет среди клиентов, а реестр МСП ещё не загружен.
walk-in-say-who = Помочь можно и самозанятому, и тому, кто только планирует бизнес: укажите, кто это.
walk-in-refused = Эту услугу оказать нельзя
walk-in-unconfirmed = Нужно подтверждение: отметьте ниже документы, которые вы видели
walk-in-nothing-saved = Ничего не сохранено.
walk-in-done = Внесено:
walk-in-total = { $count ->
    [one] Теперь за { $year } год у центра { $total } услуга.
    [few] Теперь за { $year } год у центра { $total } услуги.
   *[other] Теперь за { $year } год у центра { $total } услуг.
}
walk-in-next = Форма ниже готова для следующего клиента.

client-page-clients = Клиенты
client-page-card = Карточка
client-page-contacts = Контакты
client-page-edit = Изменить карточку
client-page-refresh = Сверить с реестром
client-page-consents = { $count ->
    [0] Согласий нет
    [one] Действует { $count } согласие
    [few] Действуют { $count } согласия
   *[other] Действует { $count } согласий
}
client-page-open = Доступные услуги
client-page-closed = { $count ->
    [one] Недоступна { $count } услуга: почему
    [few] Недоступны { $count } услуги: почему
   *[other] Недоступно { $count } услуг: почему
}
client-page-no-services = В каталоге пока нет услуг.
client-page-applications = Заявки
client-page-no-applications = Заявок не было.
client-page-renderings = Оказанные услуги
client-page-no-renderings = Услуг пока не оказывали.
client-page-all = Показать все
client-page-day = День
client-page-reversal = сторно
client-page-reversed = отменена

journal-verb-application-added = { $state ->
    [draft] заявка записана черновиком
   *[submitted] заявка подана
}
journal-verb-application-submitted = заявка подана
journal-verb-application-accepted = заявка принята
journal-verb-application-refused = отказано: { $ground ->
    [recipient] услуга не для этого вида получателей
    [registry] нет в реестре МСП
    [region] другой регион
    [okved] вид деятельности не поддерживается
    [repeated] такая же поддержка уже оказана
    [limit] годовой лимит исчерпан
    [rule] не выполнено условие услуги
    [documents] не представлены документы
   *[funds] средства программы исчерпаны
}
journal-verb-application-assigned = назначен исполнитель
journal-verb-application-started = взята в работу
journal-verb-application-asked = запрошены документы: { $documents }
journal-verb-application-received = документы получены
journal-verb-application-rendered = услуга оказана
journal-verb-application-heard = записан отзыв
journal-verb-application-closed = заявка закрыта
journal-verb-application-withdrawn = заявка отозвана клиентом
journal-verb-application-cancelled = заявка отменена
journal-verb-application-noted = добавлена заметка
journal-verb-rendering-entered = внесена услуга
applications-take = Выгрузить в XLSX
applications-file = Заявки.xlsx
application-written = Создана
application-decided = Решение принято
journal-verb-applications-taken = выгружен список заявок, строк: { $rows }
