plans-title = Планы мероприятий
plans-add = Новый план
plans-region = Регион
plans-none-title = Планов пока нет
plans-none = План заводят со страницы соглашения, которое он исполняет.

plan-title = Название
plan-title-usual = План мероприятий по реализации соглашения
plan-sides = Стороны
plan-side = Сторона
plan-side-a = Первая сторона
plan-side-b = Вторая сторона
plan-period = Период
plan-from = Начало
plan-to = Окончание
plan-state = Состояние
plan-measures = Мероприятия
plan-done = Выполнено
plan-late = Просрочено
plan-new-title = Новый план мероприятий
plan-new-teach = У плана две стороны и период. Мероприятия вносятся по одному или загружаются таблицей XLSX или DOCX. Пока план не утверждён, его видят только стороны. Утверждают его обе стороны, у которых есть Окно.
plan-how = Как это устроено
plan-save = Сохранить
plan-terms-title = Название и период
plan-terms-hint = Сроки мероприятий должны остаться внутри периода. Изменение войдёт в версию, которая сейчас пишется.
plan-measures-outside = За пределами периода окажутся мероприятия: { $numbers }. Сначала измените их сроки
plan-field-title = название
plan-field-from = начало
plan-field-to = окончание
plan-about = О плане
plan-agreement = Соглашение
plan-version = Редакция
plan-versions = Редакции
plan-version-number = Редакция { $number }
plan-version-reason = Основание новой редакции
plan-version-hint = Например: протокол рабочей встречи от 15.11.2023
plan-version-approved = Утверждена { $day }
plan-version-written = Готовится
plan-draft-of = проект редакции { $version }
plan-draft-seen = Его видят только стороны плана; остальным показана утверждённая редакция.
plan-approved = Утверждён
plan-approved-on = Дата утверждения
plan-approve = Утвердить редакцию
plan-agree = Согласовать редакцию
plan-agree-last = Согласовать и утвердить редакцию
plan-agree-hint = Редакция станет утверждённой, когда её согласует и другая сторона: { $side }. Если редакция после этого изменится, согласие снимается.
plan-agreed-own = Ваша сторона согласовала эту редакцию. Ждём другую сторону: { $side }.
plan-agreed-by = Согласовали:
plan-waits-for = Ждём согласия:
plan-agreed-already = Ваша сторона уже согласовала эту редакцию. Ждём другую сторону.
plan-waits-for-consent = Редакция { $version } плана ждёт вашего согласия. { $title }
plan-revise = Начать новую редакцию
plan-steps = Действия
plan-history = История
plan-progress = Ход исполнения
plan-progress-all = Весь план
plan-progress-done = выполнено { $done } из { $total }
plan-progress-late = { $late ->
    [one] { $late } просрочено
   *[other] { $late } просрочено
}
plan-timeline = Сроки
plan-timeline-desc = { $measures ->
    [one] { $measures } мероприятие на шкале лет плана; то же — в таблице выше
    [few] { $measures } мероприятия на шкале лет плана; то же — в таблице выше
   *[other] { $measures } мероприятий на шкале лет плана; то же — в таблице выше
}
plan-phase-draft = проект
plan-phase-ahead = ещё не начат
plan-phase-current = действует
plan-phase-lapsed = срок истёк

plan-papers = Документы
plan-report-pdf = Отчёт PDF
plan-report-docx = Отчёт DOCX
plan-table-xlsx = План таблицей XLSX
plan-table-docx = План таблицей DOCX
report-from = С
report-to = По
report-period-hint = Полугодие, год или любой период; без дат — весь план по сегодня.
report-half-year = Отчёт PDF за { $half } полугодие { $year } года
report-year = Отчёт PDF за { $year } год
report-title = Отчёт об исполнении. { $plan }
report-subtitle = За период: { $period }
report-as-of = По состоянию на

plan-changes = Что изменилось
plan-change = Изменение
plan-change-what = Содержание
plan-change-added = добавлено
plan-change-changed = изменено
plan-change-removed = исключено
plan-change-none = без изменений
plan-nothing-changed = Мероприятия не изменились.

plan-import = Загрузить таблицу
plan-import-file = Файл XLSX или DOCX
plan-import-preview = Проверить и показать
plan-import-check = Проверьте и внесите в план.
plan-import-confirm = Внести в план
plan-import-found = { $count ->
    [one] Прочитано { $count } мероприятие.
    [few] Прочитаны { $count } мероприятия.
   *[other] Прочитано { $count } мероприятий.
}
plan-import-nothing = Ничего не внесено. Исправьте в файле:
plan-import-cell = Ячейка { $cell }
plan-import-teach = Выгруженную таблицу можно исправить и загрузить снова: строка с номером, который уже есть, меняет это мероприятие, с новым — добавляет, остальные остаются. Нужны графы: «№», «Мероприятие», «Срок», «Ответственный: { $a }», «Ответственный: { $b }». Могут быть «Сфера», «Ожидаемый результат», «Показатель», «Целевое значение». Строка с одним названием сферы открывает раздел. Вносится всё или ничего.
plan-import-same = В плане всё это уже есть: вносить нечего.
plan-table-empty = В таблице нет ни одного мероприятия.
plan-no-such-sphere = Сферы «{ $sphere }» нет в списке.
plan-no-such-measure = В плане нет мероприятия № { $number }.
plan-file-other-kind = Нужен файл XLSX или DOCX.
plan-file-locked = Файл закрыт паролем.
plan-file-damaged = Файл повреждён и не читается.
plan-file-no-table = В файле нет таблицы.
plan-file-heads = В таблице не найдены графы: { $missing }.
plan-file-merged = В шапке таблицы объединены ячейки { $cells }: неясно, где какая графа. Разъедините их.
plan-file-too-large = Таблица слишком велика.

plan-other-side = Сведения стороны: { $side }
plan-link-teach = Если у другой стороны нет Окна, дайте ей одноразовую ссылку: по ней откроются её мероприятия и форма ответа.
plan-link-addressee = Кому
plan-link-make = Создать ссылку
plan-link-used = ответ получен { $at }
plan-link-open = действует до { $until }
plan-link-over = срок истёк
plan-link-title = Одноразовая ссылка
plan-link-for = Передайте эту ссылку: { $name }.
plan-link-once = Ссылка показана один раз и больше нигде не хранится. Она действует две недели и принимает один ответ.
plan-link-lead = { $side } сообщает о ходе исполнения. Ссылка действует до { $until } и принимает один ответ.
plan-link-author = Кто отвечает: фамилия, имя, должность
plan-link-nothing = По всем мероприятиям вашей стороны уже сообщено о выполнении.
plan-link-send = Отправить
plan-link-sent = Сведения приняты
plan-link-thanks = { $count ->
    [one] Принято сообщение по { $count } мероприятию. Спасибо.
   *[other] Приняты сообщения по { $count } мероприятиям. Спасибо.
}
plan-link-text = Мероприятие № { $number }: напишите, что сделано (не больше 4000 знаков).
plan-form-teach = Или отправьте форму DOCX письмом, а заполненную загрузите здесь.
plan-form-docx = Форма DOCX для заполнения
plan-form-file = Заполненная форма
plan-form-import = Загрузить форму
plan-form-says = Укажите «выполнено» или «в работе».

plan-no-agreement = План заводят со страницы соглашения, которое он исполняет.
plan-ends-before-it-begins = План оканчивается раньше, чем начинается.
plan-same-sides = У плана две разные стороны.
plan-own-side-missing = Ваш регион должен быть одной из сторон плана.
plan-is-approved = Редакция утверждена. Чтобы изменить план, начните новую редакцию.
plan-not-approved = Редакция ещё не утверждена.
plan-empty = В плане нет ни одного мероприятия.
plan-approved-in-future = Дата утверждения ещё не наступила.
plan-number-twice = Мероприятие № { $number } уже есть.
plan-term-outside = Срок выходит за период плана: с { $from } по { $to }.
plan-term-unread = Срок не прочитан. Например: 05.03.2026, II квартал 2026, ежегодно, постоянно.
plan-no-reason = Укажите основание.
plan-measure-gone = Мероприятие снято или исключено из плана.
plan-others-part = Это часть другой стороны: она отчитывается сама. Если её сведения пришли письмом, укажите его номер и дату и приложите файл.
plan-side-speaks = { $side }: у этой стороны есть своё Окно, она сообщает о ходе исполнения сама. Её сообщения появятся здесь, как только она их внесёт.
plan-speaks-for-itself = У этой стороны есть своё Окно: она сообщает о ходе исполнения сама. Дождитесь её сообщения.
plan-no-part = Эта сторона в мероприятии не участвует.
plan-letter-incomplete = У письма должны быть номер и дата.
plan-letter-file = Приложите файл письма.
plan-report-in-future = Эта дата ещё не наступила.
plan-report-before = Эта дата раньше начала плана.
plan-report-answered = На это предложение уже ответили.
plan-link-spent = Ссылка уже использована, или срок её действия истёк. Попросите новую.
plan-nothing-reported = Отметьте хотя бы одно мероприятие и напишите, что сделано.

measures-none-title = Мероприятий нет
measures-none = Внесите мероприятия или смените отбор.
measure-add = Внести мероприятие
measure-title = Мероприятие № { $number }
measure-form-title = Мероприятие
measure-about = Мероприятие
measure-number = №
measure-text = Мероприятие
measure-sphere = Сфера
measure-no-sphere = Без сферы
measure-term = Срок
measure-term-hint = 05.03.2026, II квартал 2026, 2026 год, ежегодно, постоянно
measure-quarter = { $quarter } квартал { $year }
measure-yearly = ежегодно
measure-constant = постоянно
measure-written = В новой редакции
measure-body = Ответственный: { $side }
measure-result = Ожидаемый результат
measure-indicator = Показатель
measure-target = Целевое значение
measure-owed = Отчёт стороны до: { $side }
measure-state = Состояние
measure-state-not_begun = не начато
measure-state-under_way = в работе
measure-state-done = выполнено
measure-state-overdue = просрочено
measure-state-dropped = снято
measure-reason = Основание снятия
measure-edit = Изменить
measure-save = Сохранить
measure-remove = Исключить из редакции
measure-remove-sure = Исключить мероприятие из этой редакции?
measure-drop = Снять мероприятие
measure-reports = Ход исполнения
measure-field-number = №
measure-field-text = мероприятие
measure-field-sphere = сфера
measure-field-term = срок
measure-field-body_a = ответственный первой стороны
measure-field-body_b = ответственный второй стороны
measure-field-result = ожидаемый результат
measure-field-indicator = показатель
measure-field-target = целевое значение
measure-waits-for-answer = Мероприятие № { $number }: предложена отметка об исполнении ({ $source })
measure-waits-for-word = Мероприятие № { $number }: сообщить о ходе исполнения. { $text }

reports-none = Сообщений пока нет.
report-new = Сообщить о ходе исполнения
report-side = За какую сторону
report-says = Состояние
report-says-under_way = в работе
report-says-done = выполнено
report-on = По состоянию на
report-text = Что сделано
report-value-is = Показатель: { $value }.
report-by-letter = Сведения другой стороны — по письму
report-by-letter-hint = За другую сторону вносят только по её письму. Номер, дата и файл письма будут видны всем.
report-letter = Номер письма
report-letter-on = Дата письма
report-file = Файл
report-send = Сообщить
report-source-own = внесено стороной
report-source-letter = внесено по письму № { $number } от { $dated }
report-source-form = по заполненной форме
report-source-form-letter = по форме к письму № { $number } от { $dated }
report-source-link = по одноразовой ссылке: { $name }
report-source-visit = предложено по итогам: { $visit }
report-state-proposed = предложено
report-state-declined = не принято
report-take-done = Принять: выполнено
report-take = Принять: в работе
report-decline = Не принимать

journal-verb-plan-added = план заведён
journal-verb-plan-approved = редакция { $version } утверждена { $day }
journal-verb-plan-agreed = редакция { $version } согласована стороной: { $side }
journal-verb-plan-consent-lifted = редакция { $version } изменена: согласие сторон снято
journal-verb-plan-terms-changed = название или период изменены: { $from } — { $to }
journal-verb-plan-revised = начата редакция { $version }: { $reason }
journal-verb-plan-imported = { $measures ->
    [one] из файла { $file } внесено { $measures } мероприятие
    [few] из файла { $file } внесены { $measures } мероприятия
   *[other] из файла { $file } внесено { $measures } мероприятий
}
journal-verb-plan-link-made = создана одноразовая ссылка: { $name }
journal-verb-measure-added = мероприятие № { $number } внесено
journal-verb-measure-changed = мероприятие изменено
journal-verb-measure-removed = мероприятие исключено из редакции
journal-verb-measure-dropped = мероприятие снято: { $reason }
journal-verb-measure-reported = внесены сведения стороны: { $side }
journal-verb-measure-reported-done = внесено выполнение стороны: { $side }
journal-verb-measure-reported-by-link = сведения получены по одноразовой ссылке: { $name }
journal-verb-measure-note-proposed = предложена отметка об исполнении: { $source }
journal-verb-measure-note-taken = предложенная отметка принята
journal-verb-measure-note-declined = предложенная отметка не принята
