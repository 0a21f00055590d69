services-title = Услуги
services-lead = Что центр предлагает, кому и на каких условиях.
services-add = Добавить услугу
services-text = Название
services-all = Показать и те, что сейчас не оказываются
services-none-title = Услуг не нашлось
services-none = Измените отбор. Если каталог ещё пуст, его наполняет руководитель центра.

service-name = Название
service-direction = Направление
service-kind = Вид услуги
service-recipient = Получатель
service-recipients = Кому оказывается
service-price = Стоимость
service-amount = Сколько платит клиент, ₽
service-amount-hint = Для платных и софинансируемых услуг
service-amount-wrong = Укажите сумму в рублях, например 1250 или 1250,50
service-limit = Не чаще, раз в год
service-limit-hint = Сколько раз в календарном году один клиент может получить эту услугу. Пусто: без ограничения
service-limit-times = { $times ->
    [one] { $times } раз в год
    [few] { $times } раза в год
   *[other] { $times } раз в год
}
service-no-limit = без ограничения
service-term = Срок
service-term-days = Срок оказания, дней
service-days = { $days ->
    [0] в тот же день
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
service-description = Что получит клиент
service-act = Основание
service-terms = Условия
service-offered = Оказывается
service-in-force = Действует
service-valid-from = С какого дня
service-valid-to = По какой день
service-valid-to-hint = Пусто: бессрочно
service-period = с { $from } по { $to }
service-period-open = с { $from }
service-history = История
service-edit = Изменить условия
service-edit-title = Условия: { $name }
service-new-title = Новая услуга
service-save = Сохранить
service-no-recipients = Отметьте хотя бы один вид получателей
service-number-range = Укажите число от { $least } до { $most }
service-ends-before-it-begins = Последний день раньше первого

service-kind-consultation = консультация
service-kind-complex = комплексная услуга
service-kind-training = обучение
service-kind-forum = форум или круглый стол
service-kind-exhibition = выставка
service-kind-business_mission = бизнес-миссия
service-kind-registration = помощь в регистрации
service-kind-certification = сертификация
service-kind-trademark = товарный знак
service-kind-marketplace = маркетплейс
service-kind-scoring = скоринг
service-kind-coworking = коворкинг
service-kind-guarantee = поручительство
service-kind-microloan = микрозаём

service-price-free = бесплатно
service-price-paid = платно
service-price-cofinanced = софинансирование

service-validity-in_force = действует
service-validity-future = ещё не действует
service-validity-past = не действует

service-rules-in_force = Действующие правила
service-rules-future = Правила, которые вступят в силу
service-rules-past = Прежние правила
service-no-rules = Особых правил нет: достаточно условий услуги.
service-rule = Правило
service-rule-add = Добавить правило
service-rule-save = Добавить правило
service-rule-how = Как меняются правила
service-rule-teach = Новая редакция правила того же вида закрывает прежнюю накануне своего первого дня. Прежние редакции остаются: по ним приняты решения.
service-rule-version = ред. { $version }
service-rule-later-version = Редакция этого правила уже действует с { $day }; новая должна начинаться позже
service-rule-end = Завершить
service-rule-end-do = Завершить действие
service-rule-last-day = Последний день действия
service-rule-window = За какой срок
service-rule-same = Что считать той же поддержкой
service-rule-years = Сколько лет
service-rule-years-hint = Для срока «несколько лет» и для возраста клиента
service-rule-codes = Коды ОКВЭД
service-rule-codes-hint = Через пробел или запятую; код группы закрывает всю группу: 11.01, 12
service-rule-secondary = Учитывать и дополнительные виды деятельности

service-rule-kind-sme_registry = Состоит в реестре МСП
service-rule-kind-category_in = Категория в реестре МСП
service-rule-kind-home_region = Регион центра
service-rule-kind-okved_stop_list = Стоп-лист ОКВЭД
service-rule-kind-not_repeated = Без повторной поддержки
service-rule-kind-one_complex_per_year = Одна комплексная услуга в год
service-rule-kind-older_than = Возраст клиента
service-rule-kind-pre_scoring = Прескоринг
service-rule-kind-platform = Регистрация на МСП.РФ

service-window-calendar_year = календарный год
service-window-years = несколько лет
service-window-ever = всё время
service-same-service = эта же услуга
service-same-kind = любая услуга этого вида
service-same-support-service = эту же услугу
service-same-support-kind = любую услугу этого вида

service-rule-says-sme-registry = Клиент состоит в реестре МСП; самозанятый платит налог на профессиональный доход; гражданин планирует бизнес
service-rule-says-home-region = Клиент зарегистрирован в регионе центра
service-rule-says-stop-list = Основной вид деятельности не из стоп-листа: { $codes }
service-rule-says-stop-list-secondary = Основной и дополнительные виды деятельности не из стоп-листа: { $codes }
service-rule-says-once-a-year = Не чаще раза в календарный год: { $same }
service-rule-says-once-in-years = Не чаще раза в { $years ->
    [one] { $years } год
    [few] { $years } года
   *[other] { $years } лет
}: { $same }
service-rule-says-once = Один раз за всё время: { $same }
service-rule-says-one-complex = Не больше одной комплексной услуги в финансовом году
service-rule-says-older = Со дня регистрации прошло не меньше { $years ->
    [one] { $years } года
   *[other] { $years } лет
}
service-rule-says-category = Категория в реестре МСП: { $categories }
service-rule-says-pre-scoring = Пройден прескоринг
service-rule-says-platform = Клиент зарегистрирован на платформе МСП.РФ

service-why-offered = Услуга действует
service-why-not-yet = Услуга начнёт оказываться { $from }
service-why-over = Услуга оказывалась до { $to }
service-why-recipient = Услуга подходит: { $recipient ->
    [company] юридическое лицо
    [sole_trader] индивидуальный предприниматель
    [self_employed] самозанятый
   *[citizen] гражданин, который планирует бизнес
}
service-why-other-recipients = Эта услуга { $recipient ->
    [company] не для юридических лиц
    [sole_trader] не для индивидуальных предпринимателей
    [self_employed] не для самозанятых
   *[citizen] не для граждан, которые только планируют бизнес
}
service-why-inn = ИНН верен
service-why-inn-not-needed = Гражданину, который планирует бизнес, ИНН не обязателен
service-why-no-inn = ИНН не указан
service-why-sme = Есть в реестре МСП на { $day }
service-why-sme-absent = Нет в реестре МСП на { $day }
service-why-sme-stale = Нет в реестре МСП на { $day }, но выгрузка устарела: нужна свежая выписка из реестра МСП
service-why-sme-unknown = Реестр МСП ещё не загружен: нужна выписка из реестра МСП
service-why-plans-business = Гражданин планирует бизнес: запись в реестре МСП не нужна
service-why-self-employed = Статус самозанятого подтверждает справка о постановке на учёт плательщика НПД
service-why-category = Категория подходит: { $category ->
    [micro] микропредприятие
    [small] малое предприятие
   *[medium] среднее предприятие
}
service-why-other-categories = Эта услуга { $category ->
    [micro] не для микропредприятий
    [small] не для малых предприятий
   *[medium] не для средних предприятий
}
service-why-category-unknown = Категория неизвестна: нужна выписка из реестра МСП
service-why-category-not-needed = Категория этому получателю не нужна
service-why-no-category = Категории нет: клиента нет в реестре МСП
service-why-region = Зарегистрирован в регионе центра ({ $region })
service-why-other-region = Зарегистрирован в другом регионе ({ $region }), услуга для своего региона ({ $home })
service-why-region-unknown = Регион неизвестен: нужна выписка из ЕГРЮЛ или ЕГРИП, гражданину и самозанятому — паспорт
service-why-okved = Вид деятельности не из стоп-листа ({ $okved })
service-why-okved-stopped = Вид деятельности из стоп-листа ({ $okved })
service-why-okved-not-needed = У этого получателя нет видов деятельности по ОКВЭД
service-why-okved-unknown = Основной вид деятельности неизвестен: нужна выписка из ЕГРЮЛ или ЕГРИП
service-why-not-repeated = Такая же поддержка не оказывалась
service-why-repeated = Такая же поддержка оказана { $on }; повтор возможен с { $again }
service-why-repeated-for-ever = Такая же поддержка оказана { $on }; она даётся один раз
service-why-limit-left = В этом году можно ещё { $left ->
    [one] { $left } раз
    [few] { $left } раза
   *[other] { $left } раз
} из { $limit }
service-why-limit-used = Годовой предел исчерпан ({ $limit }); снова возможно с { $again }
service-why-no-complex = Комплексной услуги в этом году не было
service-why-complex = Комплексная услуга в этом году уже оказана { $on }; следующая возможна с { $again }
service-why-older = Со дня регистрации прошло не меньше { $years ->
    [one] { $years } года
   *[other] { $years } лет
}
service-why-younger = Со дня регистрации прошло меньше { $years ->
    [one] { $years } года
   *[other] { $years } лет
}; возможно не раньше { $again }
service-why-age-unknown = Исполнилось ли { $years ->
    [one] { $years } год
    [few] { $years } года
   *[other] { $years } лет
} со дня регистрации, покажет выписка из ЕГРЮЛ или ЕГРИП
service-why-pre-scoring = Прескоринг подтверждает его протокол
service-why-platform = Регистрацию на МСП.РФ подтверждает страница личного кабинета
service-why-confirmed = { $what ->
    [sme] Запись в реестре МСП подтверждена
    [self_employed] Статус самозанятого подтверждён
    [region] Регион подтверждён
    [okved] Вид деятельности подтверждён
    [age] Срок со дня регистрации подтверждён
    [pre_scoring] Прескоринг пройден
   *[platform] Регистрация на МСП.РФ подтверждена
}: { $by }, { $on }{ $paper ->
    [none] { "" }
   *[other] , { $paper }
}

service-paper-sme = выписка из реестра МСП
service-paper-self_employed = справка о постановке на учёт плательщика НПД
service-paper-region = выписка из ЕГРЮЛ или ЕГРИП, паспорт
service-paper-okved = выписка из ЕГРЮЛ или ЕГРИП
service-paper-age = выписка из ЕГРЮЛ или ЕГРИП
service-paper-pre_scoring = протокол прескоринга
service-paper-platform = страница личного кабинета МСП.РФ

journal-verb-service-added = услуга добавлена
journal-verb-service-changed = условия изменены
journal-verb-service-rule-added = правило добавлено, действует с { $from }: { $act }
journal-verb-service-rule-ended = действие правила завершено, последний день { $to }
service-no-directions = Сначала добавьте направление
service-no-directions-teach = Каждая услуга каталога относится к направлению центра.
service-add-direction = К направлениям
service-direction-closed = Это направление закрыто: выберите другое либо завершите услугу не позже его закрытия.
