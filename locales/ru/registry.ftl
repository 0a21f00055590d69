registry-title = Реестр МСП
registry-lead = Единый реестр субъектов малого и среднего предпринимательства ФНС. По нему заполняются карточки клиентов и проверяется право на услуги.
registry-live = Действующая выгрузка
registry-none = Реестр ещё не загружен
registry-none-teach = Загрузите набор открытых данных ФНС — и карточки клиентов будут заполняться по ИНН, а право на услуги — проверяться.
registry-day = Состояние на
registry-records = { $count ->
    [one] запись
    [few] записи
   *[many] записей
}
registry-rejected = { $count ->
    [one] запись без верного ИНН
    [few] записи без верного ИНН
   *[many] записей без верного ИНН
}
registry-repeated = { $count ->
    [one] повтор ИНН
    [few] повтора ИНН
   *[many] повторов ИНН
}
registry-category = Категория
registry-count = Записей
registry-share = Доля
registry-unsaid = не указано
registry-region = Регион
registry-regions = По регионам
registry-region-code = регион { $code }
registry-other-regions = остальные
registry-history = Загрузки
registry-started = Начата
registry-finished = Закончена
registry-state = Состояние
registry-state-loading = загружается
registry-state-live = действует
registry-state-past = прежняя
registry-state-failed = не принята
registry-source = Файл
registry-import = Загрузка
registry-journal = История
registry-how = Как обновить реестр
registry-how-text = ФНС публикует полный набор раз в месяц, по состоянию на 10-е число. Скачайте архив и выполните на сервере, распаковывать его не нужно:
registry-how-after = Работа не прерывается: новый набор загружается рядом с действующим, проверяется и только потом занимает его место. Если что-то не так, действующий остаётся, а причина видна в таблице загрузок.

registry-snapshot-title = Выгрузка на { $day }
registry-snapshot-undated = Загрузка реестра
registry-difference = Что изменилось
registry-compared-to = По сравнению с выгрузкой на { $day }.
registry-nothing-to-compare = Сравнивать не с чем: прежней выгрузки не было либо загрузка не завершилась.
registry-no-changes = Таких изменений нет.
registry-change-added = Включены
registry-change-excluded = Исключены
registry-change-changed = Сменили категорию
registry-was = Была категория
registry-became = Стала

registry-as-of = По данным реестра МСП на { $day }
registry-absent = В реестре МСП на { $day } такого ИНН нет.
registry-absent-way = Если это самозанятый или гражданин, который планирует бизнес, выберите вид получателя ниже.
registry-no-dump = Реестр МСП ещё не загружен: заполните карточку вручную.

registry-fault-busy = Уже идёт другая загрузка. Дождитесь её окончания и повторите.
registry-fault-interrupted = Загрузка прервана: программа была остановлена. Действующая выгрузка не изменилась.
registry-fault-rejected = Слишком много записей без верного ИНН: { $rejected } из { $read }. Первая: { $file }, байт { $position } (правило { $rule }).
registry-fault-no-records = В файле нет ни одной записи реестра.
registry-fault-undated = Ни в одной записи нет даты составления: неизвестно, на какой день выгрузка.
registry-fault-older = Выгрузка на { $day } старше действующей, на { $live }. Если это нужно, повторите с ключом --older.
registry-fault-database = База данных не приняла записи. Подробности — в журнале сервера.
registry-fault-io = { $file }, байт { $position }: файл не читается ({ $reason }).
registry-fault-zip = { $file }, байт { $position }: архив повреждён или скачан не полностью ({ $reason }).
registry-fault-empty = { $file }: нет ни одного файла XML.
registry-fault-limit = { $file }, байт { $position }: превышен предел «{ $bound }» ({ $limit }). Похоже на архивную бомбу, файл отклонён.
registry-fault-encoding = { $file }, байт { $position }: неизвестная кодировка { $name }.
registry-fault-not-utf8 = { $file }, байт { $position }: это не UTF-8, хотя так объявлено.
registry-fault-xml = { $file }, байт { $position }: нарушен XML ({ $reason }).
registry-fault-cut-short = { $file }, байт { $position }: файл обрывается на середине.
registry-fault-foreign = { $file }, байт { $position }: это не реестр МСП (найдено: { $found }).

journal-verb-snapshot-live = выгрузка реестра МСП на { $day } стала действующей
journal-verb-snapshot-failed = загрузка реестра МСП не удалась
