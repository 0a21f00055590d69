# Что взять и что предложить: готовность, предложения, порядок практик.
readiness-title = Условия тиражирования у нас
readiness-lead = Отметьте, что у вашего региона уже есть. Отметки видит только ваш регион; по ним считается место практики в списке «Что можем внедрить у себя».
readiness-none = В карточке этой практики нет условий тиражирования: внедрять можно сразу.
readiness-conditions = Что уже есть
readiness-keep = Сохранить отметки
readiness-marked = Отмечено
readiness-met = Выполнено условий: { $met } из { $of }
readiness-link = Отметить условия у нас
journal-verb-practice-readiness-marked = отмечены условия тиражирования «{ $name }»: { $met } из { $of }

offer-title = Предложение: { $title }
offer-what = Что предлагают
offer-practice = Практика
offer-by = Кто предложил
offer-reason = Причина отказа
offer-adoption = Открыть внедрение
offer-answer = Ответ
offer-waits = Ответа пока нет: предложение стоит у другой стороны в разделе «Что ждёт меня».
offer-teach = Согласие открывает внедрение с запроса. Отказ — с причиной: она поможет предложить точнее.
offer-accept = Принять и запросить внедрение
offer-decline = Отказаться
offer-state-open = ждёт ответа
offer-state-accepted = принято
offer-state-declined = отклонено
offer-own = Своему региону практику не предлагают.
offer-taken = Этот регион уже внедряет эту практику.
offer-answered = На предложение уже ответили.
waiting-practice-offered = Ответить на предложение практики «{ $title }» ({ $donor })
journal-verb-offer-made = практика «{ $name }» предложена региону { $to }
journal-verb-offer-accepted = предложение практики «{ $name }» принято регионом { $to }
journal-verb-offer-declined = предложение практики «{ $name }» отклонено регионом { $to }: { $reason }

transfer-success = Насколько они успешны
transfer-success-none = Ни одна их практика пока не измерена так, чтобы назвать число: мало внедрений или сравнение было бы нечестным.
transfer-computed = Как посчитано
transfer-measured-too = Измерены также
transfer-without-number = { $count ->
    [one] Ещё { $count } практика посчитана, но число не названо: данных мало или сравнивать не с чем.
    [few] Ещё { $count } практики посчитаны, но число не названо: данных мало или сравнивать не с чем.
   *[other] Ещё { $count } практик посчитано, но число не названо: данных мало или сравнивать не с чем.
}
transfer-sides-only = Эту часть видят только сами регионы, каждый свою.
transfer-take = Что можем внедрить у себя
transfer-take-lead = Видно только нам: сначала то, где у нас есть запас роста и высок уровень доказательности.
transfer-take-none = Новых для нас практик в каталоге пока нет.
transfer-request = Запросить внедрение
transfer-held = Уже внедряем
transfer-gap = { $indicator }: у нас { $ours }, у похожих регионов { $peers }.
transfer-no-gap = Измеренного эффекта на показатели, где мы отстаём, нет.
transfer-conditions = Условия тиражирования выполнены: { $met } из { $of }.
transfer-effort = Около { $cost } и { $term }.
transfer-effort-free = Без затрат, { $term }.
transfer-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
transfer-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
   *[other] { $count } месяцев
}
transfer-millions = { $shown } млн ₽
transfer-thousands = { $shown } тыс. ₽
transfer-give = Что можем предложить
transfer-give-lead = Наши практики, о которых они спрашивали, которые отвечают их целям или которых у них нет.
transfer-give-none = Опубликованных практик, которых у них ещё нет, у нас пока не осталось.
transfer-asked = Они спрашивали: «{ $question }».
transfer-meets-goal = Отвечает их опубликованной цели: { $indicator }.
transfer-lacking = У них такой практики пока нет.
transfer-adopters = { $count ->
    [0] Пока никто не внедрил.
    [one] Внедрил { $count } регион.
    [few] Внедрили { $count } региона.
   *[other] Внедрили { $count } регионов.
}
transfer-offer = Предложить
transfer-offered = Предложено { $day }
menu-take = Что внедрить
transfer-page = Что можем внедрить
transfer-page-lead = Практики других регионов: сначала то, где у нас есть запас роста и высок уровень доказательности. Страницу видит только наш регион.
transfer-goals = Цели региона
transfer-how = Как составлен этот список
transfer-how-short = Балл = ({ $grade } × доказательность + { $effect } × эффект) × доля выполненных условий ÷ затраты.
transfer-how-more = Подробно о каждом множителе и о весах
transfer-how-lead = Список практик для внедрения упорядочен по баллу. Балл считается одинаково для всех регионов и практик; веса видны всем, меняет их администратор.
transfer-formula-title = Формула
transfer-formula = балл = (вес доказательности × уровень ÷ 5 + вес эффекта × эффект) × доля условий ÷ (1 + затраты ÷ сумма)
transfer-formula-effect = Эффект — наибольший из измеренных, в стандартных отклонениях показателя среди похожих регионов; два отклонения и больше считаются за единицу. Показатель, по которому мы не отстаём от медианы похожих регионов, не даёт ничего. Эффект, число которого не названо или чей интервал захватывает ноль, тоже.
transfer-formula-ready = Доля условий тиражирования, которые регион отметил выполненными. Карточка без условий готова целиком.
transfer-formula-cost = Затраты из карточки делят балл: при указанной сумме он вдвое меньше.
transfer-formula-order = При равном балле практики стоят по названию. Взвешиваются двести практик с наибольшим уровнем доказательности, среди равных — самые недорогие.
transfer-weights = Веса
transfer-weight-grade = Вес доказательности
transfer-weight-effect = Вес эффекта
transfer-weight-unmarked = Доля условий без отметок
transfer-weight-half-cost = Сумма, ₽
transfer-hint-grade = От 0 до 10
transfer-hint-effect = От 0 до 10
transfer-hint-unmarked = Что считать, пока регион ничего не отметил: от 0 до 1
transfer-hint-half-cost = Затраты, при которых балл вдвое меньше
transfer-weights-keep = Сохранить веса
transfer-fault-weight = Укажите число от { $least } до { $most }
transfer-factor-grade = Доказательность
transfer-factor-effect = Эффект
transfer-factor-ready = Условия
transfer-factor-cost = Затраты
transfer-factor-score = Балл
journal-verb-transfer-weights-changed = веса списка практик изменены: доказательность { $grade }, эффект { $effect }, без отметок { $unmarked }, сумма { $half-cost } ₽
transfer-promise = Внедрение по договорённости
transfer-promise-choose = Какая практика
transfer-promise-none = В каталоге нет практик другой стороны.
transfer-chart = { $indicator }: разница с регионами, с которыми сравнивали, по месяцам до и после внедрения
transfer-before = до внедрения
transfer-after = месяцы после
transfer-month = Месяцев от внедрения
transfer-difference = Разница
transfer-interval = 95 % интервал
transfer-they-offer = Они предлагают, ответа ждут от нас:
