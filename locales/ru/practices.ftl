practices-title = Практики
practices-lead = Что работает в регионах, чем это доказано и что нужно, чтобы внедрить у себя.
practices-words = Слова
practices-found = { $count ->
    [one] { $count } практика
    [few] { $count } практики
   *[other] { $count } практик
}
practices-none-title = Практик не нашлось
practices-none = Уберите часть условий или измените слова: ищутся все слова сразу, окончания не важны.
practices-own = Наши практики
practices-own-none = Пока ничего нет.
practices-reviews = Практики на рассмотрении
practices-reviews-lead = Ждут вашего заключения.
practices-compare = Сравнить
practices-compare-hint = Отметьте до четырёх практик.
practices-compare-this = Сравнить «{ $title }»
practices-compare-title = Сравнение практик
practices-compare-first = Отмечено больше: показаны первые { $count }.

practice-facet-sphere = Сфера
practice-facet-direction = Направление
practice-facet-cost = Стоимость внедрения
practice-facet-launch = Срок внедрения
practice-facet-grade = Доказательность
practice-facet-region = Регион

practice-sphere-business = поддержка предпринимательства
practice-sphere-trade = торговля и экспорт
practice-sphere-industry = промышленность и кооперация
practice-sphere-agriculture = сельское хозяйство
practice-sphere-technology = наука и технологии
practice-sphere-social = социальное предпринимательство
practice-sphere-culture = культура, ремёсла, туризм
practice-sphere-finance = инвестиции и финансы
practice-sphere-education = обучение и кадры

practice-direction-support = поддержка предпринимательства (ЦПП)
practice-direction-export = экспорт (ЦПЭ)
practice-direction-engineering = инжиниринг (РЦИ)
practice-direction-social = социальные инновации (ЦИСС)
practice-direction-clusters = кластеры (ЦКР)
practice-direction-crafts = народные промыслы (НХП)
practice-direction-farming = сельская кооперация
practice-direction-finance = поручительства и микрозаймы
practice-direction-coworking = коворкинг и залы
practice-direction-centre = центр в целом

practice-cost-free = без затрат
practice-cost-small = до 500 тыс. ₽
practice-cost-middle = до 3 млн ₽
practice-cost-large = больше 3 млн ₽
practice-cost-none = отдельных денег не нужно
practice-launch-month = до месяца
practice-launch-quarter = до трёх месяцев
practice-launch-half_year = до полугода
practice-launch-longer = дольше полугода

practice-grade = Доказательность
practice-grade-of = Уровень доказательности { $grade } из 5
practice-grade-0 = 0: только описание
practice-grade-1 = 1: сравнение «до и после»
practice-grade-2 = 2: сравнение с регионами без практики, интервал широк
practice-grade-3 = 3: сравнение, до внедрения регионы менялись одинаково
practice-grade-4 = 4: повторено не менее чем в трёх регионах
practice-grade-5 = 5: повторено и держится год

practice-state-draft = черновик
practice-state-ministry = на рассмотрении в министерстве
practice-state-experts = у экспертов
practice-state-published = в каталоге
practice-state-stale = давно не подтверждалась
practice-state-withdrawn = отозвана

practice-field = Поле
practice-field-text = Текст
practice-field-title = Название
practice-field-sphere = Сфера
practice-field-direction = Направление
practice-field-problem = Какую проблему решает
practice-field-audience = Для кого
practice-field-essence = Суть
practice-field-steps = Шаги внедрения
practice-field-roles = Роли
practice-field-cost = Сколько стоит внедрение
practice-cost-number = Сколько стоит внедрение, ₽
practice-hint-cost = В рублях; 0, если отдельных денег не нужно
practices-take = Выгрузить в XLSX
practice-field-people = Люди
practice-field-software = Программы и оборудование
practice-field-acts_needed = Какие акты нужно принять
practice-field-templates = Документы и шаблоны
practice-field-results = Результаты
practice-field-lessons = Что не получилось и чему научило
practice-field-conditions = Условия тиражирования
practice-field-service_links = Услуги из каталога
practice-field-services = Услуги, словами
practice-field-indicator_links = Показатели региона
practice-field-indicators = Показатели, словами
practice-field-acts = Правовые основания
practice-field-contact = Контакт

practice-links-choose = Выбрать ({ $count })
practice-links-none = Выбирать пока не из чего: опишите словами ниже
practice-fault-service = Такой услуги нет в каталоге вашей организации
practice-fault-indicator = Такого показателя нет
practice-hint-steps = Шаг на строку, после черты — сколько дней: Согласовать анкету | 14
practice-hint-results = Результат на строку: что измеряли, ед. | было | стало | период | источник
practice-hint-conditions = Условие на строку, так чтобы его можно было проверить
practice-hint-lessons = Неудачи полезны: по ним видно, чего не повторять
practice-hint-acts = Акт на строку; после черты можно дать ссылку: 209-ФЗ | https://…

practice-title = Практика
practice-card = Карточка
practice-open = Открыть
practice-add = Добавить практику
practice-new-title = Новая практика
practice-edit = Изменить
practice-edit-title = Карточка: { $title }
practice-save = Сохранить
practice-began = Применяется с
practice-began-hint = Никто не мог внедрить практику раньше этого дня
practice-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
practice-version = версия
practice-versions = Версии
practice-published-on = Опубликована { $day }
practice-differences = Что изменилось после версии { $number }
practice-no-differences = Изменений нет.
practice-revision = новая версия
practice-files = Файлы
practice-files-none = Файлов пока нет: приложите шаблоны и образцы, чтобы практику можно было повторить.
practice-file = Файл или шаблон
practice-file-add = Приложить
practice-file-remove = Убрать
practice-file-remove-sure = Убрать файл из карточки? В прежних версиях он останется.
practice-file-size = { $size } КБ
practice-autosaved = Набранное сохранено в черновике. В карточку оно попадёт, когда вы нажмёте «Сохранить».
practice-autosave-offline = Нет связи с сервером: набранное пока хранится в этом браузере.
practice-unsaved = Вы начали писать, но не сохранили. Ниже — текст, как он был { $at }.
practice-discard = Вернуться к сохранённой карточке
practice-changed = Пока вы писали, карточку сохранил другой человек: { $who }. Сверьте тексты; если сохранить ещё раз, останется ваш.
practices-file = Каталог практик.xlsx
adoptions-file = Внедрения.xlsx
practice-organisation = Организация
practice-launch-days = Срок запуска, дней
practice-grade-number = Степень доказанности, 0–5
practice-adopters-number = Внедрили регионов
practice-published = Опубликована
practice-confirmed-on = Подтверждена
practice-history = История
practice-stands = Состояние
practice-evidence = Доказательства
practice-evidence-how = Как посчитано
practice-answer = Ответ автора
practice-answer-do = Ответить
practice-adopters = { $count ->
    [0] пока никто не внедрил
    [one] внедрил { $count } регион
    [few] внедрили { $count } региона
   *[other] внедрили { $count } регионов
}
practice-resources = Ресурсы и сведения
practice-result = Что измеряли
practice-result-stated = со слов автора
practice-result-confirmed = подтверждено внедрившим
practice-before = Было
practice-after = Стало
practice-period = Период
practice-source = Источник
practice-stale = Автор больше { $months ->
        [one] { $months } месяца
       *[other] { $months } месяцев
    } не подтверждал карточку. Уточните у него, всё ли по-прежнему.
practice-withdrawn = Практика отозвана из каталога
practice-withdraw = Отозвать из каталога
practice-confirm = Подтвердить: всё по-прежнему
practice-submit = Отправить на рассмотрение
practice-fill-first = До отправки заполните:
practice-path = Путь в каталог
practice-reason = Почему
practice-verdict = Заключение
practice-verdict-accept = готова
practice-verdict-rework = на доработку
practice-level-ministry = министерство:
practice-level-expert = эксперт:
practice-review-do = Дать заключение
practice-tree = Дерево практики
practice-tree-title = Дерево практики «{ $title }»
practice-tree-lead = { $count ->
    [0] Пока никто не внедрил.
    [one] Работает в { $count } регионе.
   *[other] Работает в { $count } регионах.
}
practice-tree-words = Кто у кого взял практику, когда, какую версию и с каким результатом. Внедрений: { $count }. Те же сведения есть в таблице ниже.
practice-line = Происхождение
practice-generation = { $count ->
    [one] Выросла из первой практики через { $count } внедрение.
    [few] Выросла из первой практики через { $count } внедрения.
   *[other] Выросла из первой практики через { $count } внедрений.
}
practice-criteria = Критерии экспертизы
practice-criteria-lead = По ним эксперты ставят от 1 до 5. Уже данные заключения не меняются.
practice-criterion-ru = Вопрос по-русски
practice-criterion-en = Вопрос по-английски
practice-criterion-in-use = Задаётся
practice-term = Когда карточка устаревает
practice-term-months = Через сколько месяцев без подтверждения автора
practice-term-hint = Действует для всех опубликованных карточек сразу, автора просят подтвердить её за месяц до срока
practice-term-fault = Укажите целое число месяцев, от { $least } до { $most }
practice-too-many-indicators = Показателей у практики не больше { $most }: чем их больше, тем вероятнее найти эффект, которого нет
practice-indicator-told = По этому показателю эффект уже посчитан: убрать его нельзя, результат остаётся
practice-nothing-found = Эффект ещё не посчитан: отвечать не на что
practice-import-title = Заполнить без сети
practice-import-lead = Скачайте форму DOCX, заполните правый столбец и загрузите: получится черновик. Форма, скачанная со страницы вашей практики, изменит её карточку.
practice-import-blank = Пустая форма
practice-import-file = Заполненная форма
practice-import = Загрузить
practice-import-unread = Форма не прочитана: { $reason }
practice-import-field = Поле «{ $field }»: { $reason }
practice-form-lead = Заполните правый столбец и загрузите файл обратно. Названия полей не меняйте.
practice-form-number = Номер карточки (не меняйте)

practice-fault-step = Не понята строка «{ $line }»: после черты нужно число дней
practice-fault-result = Не понята строка «{ $line }»: нужны пять частей через черту
practice-fault-lines = Слишком много строк: не больше { $most }
practice-fault-cost = Укажите целое число рублей
practice-score-missing = Поставьте от 1 до 5 по каждому критерию

practice-not-draft = Карточка уже на рассмотрении: изменить её можно, когда она вернётся
practice-missing = Карточка заполнена не до конца
practice-not-in-review = Карточка сейчас не на рассмотрении
practice-not-reviewer = Эта карточка ждёт заключения не от вас
practice-own-region = Эксперт не рассматривает практики своего региона
practice-reviewed-twice = Вы уже дали заключение на эту редакцию
practice-not-published = Этой практики нет в каталоге
practice-in-work = Новая версия уже готовится

adoptions-title = Внедрения
adoptions-lead = Что регион берёт у других и что берут у него.
adoptions-all = { $count ->
    [one] Все { $count } внедрение в дереве практики
    [few] Все { $count } внедрения в дереве практики
   *[other] Все { $count } внедрений в дереве практики
}
adoptions-none = Внедрений пока нет.
adoption-title = Внедрение: { $title }
adoption-adopter = Кто внедряет
adoption-mentor = наставник
adoption-stands = Состояние
adoption-began = Начато
adoption-implemented-on = Работает с
adoption-brought = Что дало
adoption-what = Что внедряется
adoption-newer-version = У автора есть более новая версия; это внедрение остаётся на взятой.
adoption-newer-differs = Чем новая версия автора отличается от взятой
adoption-grown = Практика, которая из этого выросла
adoption-lesson = Чему научило
adoption-path = Ход внедрения
adoption-next = Следующий шаг
adoption-on = Когда
adoption-responsible = Ответственный
adoption-note = Примечание
adoption-ask = Запросить внедрение
adoption-note-interest = Отметить интерес
adoption-plan = План адаптации
adoption-plan-none = План появится после согласования: шаги возьмутся из карточки.
adoption-plan-step = Шаг
adoption-term = Срок
adoption-due = до { $day }
adoption-done = сделано { $day }
adoption-changes = Что делаем иначе, чем автор
adoption-change = Что
adoption-why = Почему
adoption-write = Изменить план и отличия
adoption-hint-plan = Шаг на строку: что | срок | когда сделано
adoption-hint-changes = Отличие на строку: что | почему
adoption-talk = Разговор с наставником
adoption-say = Вопрос или ответ
adoption-send = Отправить
adoption-grow = Описать как свою практику
adoption-grow-hint = Внедрение, которое изменили под себя, само может стать практикой: в дереве она встанет под этой.

adoption-state-interest = есть интерес
adoption-state-requested = запрошено
adoption-state-consultation = консультация
adoption-state-planned = есть план
adoption-state-pilot = пилот
adoption-state-implemented = внедрено
adoption-state-measured = эффект измерен
adoption-state-refused = отказано
adoption-state-stopped = остановлено

adoption-step-interest = Интерес
adoption-step-request = Запрос
adoption-step-consultation = Консультация или визит
adoption-step-plan = План адаптации согласован
adoption-step-pilot = Пилот начат
adoption-step-implementation = Внедрено
adoption-step-measurement = Эффект измерен
adoption-step-refusal = Отказ
adoption-step-stop = Остановка

adoption-own = Свою практику внедрить нельзя: она уже ваша
adoption-too-early = Практика применяется только с { $began }: внедрить её раньше нельзя
adoption-future = Этот день ещё не наступил
adoption-backwards = Предыдущий шаг сделан { $last }: этот не может быть раньше
adoption-circle = Эта практика выросла из вашей: в дереве получился бы круг
adoption-already = Ваша организация уже внедряет эту практику
adoption-wrong-step = Сейчас этот шаг сделать нельзя
adoption-other-side = Этот шаг делает другая сторона
adoption-no-plan = Перед пилотом нужен план адаптации
adoption-not-implemented = Практикой становится только то, что внедрено
adoption-fault-plan = Не понята строка «{ $line }»: нужны шаг и срок, например 23.11.2026
adoption-fault-change = Не понята строка «{ $line }»: нужно и что, и почему

waiting-practice-review = Дать заключение на практику «{ $title }»
waiting-practice-returned = Доработать практику «{ $title }»
waiting-practice-stale = Подтвердить практику «{ $title }»
waiting-practice-measured = Посмотреть рассчитанный эффект практики «{ $title }» и ответить на него
waiting-adoption-requested = Ответить на запрос внедрения «{ $title }» ({ $region })
waiting-adoption-said = Ответить наставнику или внедряющему: «{ $title }», пишет { $name }

journal-verb-practice-begun = практика начата
journal-verb-practice-written = карточка изменена, версия { $number }
journal-verb-practice-file-added = приложен файл «{ $file }»
journal-verb-practice-file-removed = убран файл «{ $file }»
journal-verb-practice-submitted = отправлена на рассмотрение
journal-verb-practice-accepted = получено положительное заключение
journal-verb-practice-returned = возвращена на доработку
journal-verb-practice-published = опубликована в каталоге
journal-verb-practice-confirmed = подтверждена
journal-verb-practice-withdrawn = отозвана из каталога
journal-verb-practice-answered = автор ответил на вычисленный эффект
journal-verb-practice-grown = выросла из внедрения
journal-verb-practice-term-changed = срок, после которого карточка устаревает, изменён с { $before } на { $after } мес.
journal-verb-practice-criterion-changed = критерий экспертизы изменён: { $question }
journal-verb-adoption-begun = внедрение начато
journal-verb-adoption-step = { $step ->
    [request] запрос
    [consultation] консультация или визит
    [plan] план адаптации
    [pilot] пилот
    [implementation] внедрено
    [measurement] эффект измерен
    [refusal] отказ
   *[stop] остановка
}, { $on }
journal-verb-adoption-adapted = план адаптации и отличия изменены
journal-verb-adoption-said = сообщение в разговоре с наставником
