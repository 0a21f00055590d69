ledger-title = Оказанные услуги
ledger-lead = Все записи о том, что и кому оказал центр
ledger-total = { $count ->
    [one] { $shown } услуга с учётом сторно
    [few] { $shown } услуги с учётом сторно
   *[many] { $shown } услуг с учётом сторно
}
ledger-as-of = по состоянию на { $day }
ledger-empty = Записей нет
ledger-empty-teach = За эти дни и с этими условиями ничего не оказано. Расширьте период или снимите часть условий.

ledger-rendered-on = Оказана
ledger-service = Услуга
ledger-client = Клиент
ledger-recipient = Вид получателя
ledger-direction = Направление
ledger-days = От заявки до услуги, дней
ledger-state = Отметка
ledger-state-reversal = сторно
ledger-state-reversed = сторнирована
ledger-price = Стоимость
ledger-free = бесплатно для клиента
ledger-paid = с оплатой клиента
ledger-from = Оказана с
ledger-to = по
ledger-on = Внесена не позже
ledger-wrong-period = Укажите период, например y2026, q2026-4 или m2026-11

ledger-rendered-lead = Оказана { $day }
ledger-facts = Запись
ledger-history = История
ledger-result = Результат
ledger-reason = Причина
ledger-entered = Внесена
ledger-application = Заявка
ledger-open-application = открыть заявку
ledger-reverses = Сторнирует
ledger-open-original = исходную запись
ledger-open-reversal = Запись сторнирована: открыть сторно
ledger-so-many-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}

ledger-take-back-title = Если запись ошибочна
ledger-take-back-teach = Записи не удаляются: ошибку снимает сторно с причиной. Показатели пересчитаются сразу, в том периоде, за который услуга была учтена.
ledger-take-back = Сторнировать
ledger-reason-hint = Её увидят все, кто откроет запись
ledger-is-reversal = Сторно не сторнируют: внесите услугу заново
ledger-reversed-already = Эта запись уже сторнирована
ledger-not-yours = Сторнировать может руководитель, а в день внесения — и тот, кто внёс запись

journal-verb-rendering-reversed = запись сторнирована: { $reason }
ledger-served-title = Кому оказаны услуги
ledger-served-lead = Каждый клиент один раз, сколько бы услуг он ни получил
ledger-served-total = { $count ->
    [one] { $shown } клиент, каждый один раз
    [few] { $shown } клиента, каждый один раз
   *[many] { $shown } клиентов, каждый один раз
}
ledger-served-empty = В эти дни никому
ledger-served-empty-teach = Расширьте период или уберите дату внесения.
ledger-inn = ИНН
ledger-services = Услуг
ledger-key-taken = Этот ключ уже использован для другой записи.
ledger-take = Выгрузить в XLSX
ledger-file = Оказанные услуги.xlsx
journal-verb-renderings-taken = выгружен список оказанных услуг, строк: { $rows }
