clients-title = Клиенты
clients-add = Новый клиент
clients-text = ИНН или начало названия
clients-order = Порядок
clients-by-name = По названию
clients-newest = Сначала новые
clients-none-title = Клиентов не нашлось
clients-none = Введите ИНН целиком или начало названия без «ООО» и «ИП». Если клиент пришёл впервые, заведите карточку: по ИНН она заполнится сама.

client-name = Название или ФИО
client-kind = Кто это
client-inn = ИНН
client-inn-hint = 10 цифр у организации, 12 у предпринимателя и гражданина. Карточка заполнится из реестра МСП
client-ogrn = ОГРН
client-registry = Реестр МСП
client-category = Категория в реестре МСП
client-okved = Основной ОКВЭД
client-region = Код региона
client-contact = Контактное лицо
client-phone = Телефон
client-email = Электронная почта
client-note = Заметка для коллег
client-contacts = Контакты
client-no-contacts = Контактов пока нет.
client-card = Карточка клиента
client-new-title = Новый клиент
client-edit-title = Изменить карточку
client-save = Сохранить
client-find = Найти в реестре
client-refresh = Обновить из реестра
client-how = Как завести клиента
client-teach = Для юридического лица и ИП достаточно ИНН: название, категория и ОКВЭД придут из реестра МСП. Самозанятого и гражданина, который планирует бизнес, реестр не знает: выберите, кто это, и впишите ФИО.

client-offered-company = Юридическое лицо
client-offered-sole_trader = Индивидуальный предприниматель
client-offered-self_employed = Самозанятый
client-offered-citizen = Гражданин, планирует бизнес

client-registry-found = в реестре на { $day }
client-registry-absent = нет в реестре на { $day }
client-registry-not-asked = не проверялся
client-absent = В реестре МСП на { $day } этого ИНН нет. Выберите, кто это; ответ реестра сохранится в карточке.
client-absent-choose = В реестре МСП на { $day } этого ИНН нет: выберите, кто это
client-no-dump = Реестр МСП ещё не загружен. Выберите, кто это, и впишите название или ФИО.
client-no-dump-choose = Реестр МСП ещё не загружен: выберите, кто это
client-already = Клиент с этим ИНН уже есть:
client-no-inn = Без ИНН можно завести только гражданина, который планирует бизнес
client-inn-or-citizen = Введите ИНН. Без него можно завести только гражданина, который планирует бизнес
client-other-kind = ИНН из 10 цифр бывает у юридического лица, из 12 — у человека: проверьте, кто это
client-email-wrong = Проверьте адрес, например name@example.ru
client-phone-wrong = Проверьте номер, например +7 351 214-06-06

client-consents = Согласия
client-consent-add = Новое согласие
client-no-consents = Согласий пока нет.
client-consent-purpose = Цель
client-consent-text = Редакция текста
client-consent-version = ред. { $version }
client-consent-channel = Как получено
client-consent-given = Дано
client-consent-day = День
client-consent-time = Время
client-consent-time-wrong = Укажите время, например 14:30
client-consent-in-future = Согласие не может быть дано позже, чем сейчас
client-consent-state = Состояние
client-consent-holds = действует
client-consent-withdrawn = отозвано
client-consent-withdraw = Отозвать
client-consent-withdraw-sure = Отметить, что клиент отозвал согласие? Запись о нём останется.
client-consent-already-withdrawn = Это согласие уже отозвано
client-consent-save = Записать согласие

client-purpose-services = оказание услуг и отчётность
client-purpose-mailing = приглашения и новости
client-purpose-referral = передача данных в другую организацию поддержки
client-purpose-publication = публикация слов и фотографий
client-channel-paper = на бумаге
client-channel-portal = через портал
client-channel-email = по электронной почте
client-channel-oral = устно, с записью

journal-verb-client-added = карточка заведена
journal-verb-client-changed = карточка изменена
journal-verb-client-refreshed = карточка обновлена по реестру МСП на { $day }
journal-verb-client-not-in-registry = запрошен реестр МСП: на { $day } клиента в нём нет
journal-verb-client-registry-empty = запрошен реестр МСП: он ещё не загружен
journal-verb-client-consent-given = согласие дано: { $purpose ->
    [services] оказание услуг и отчётность
    [mailing] приглашения и новости
    [referral] передача данных в другую организацию
   *[publication] публикация слов и фотографий
}
journal-verb-client-consent-withdrawn = согласие отозвано: { $purpose ->
    [services] оказание услуг и отчётность
    [mailing] приглашения и новости
    [referral] передача данных в другую организацию
   *[publication] публикация слов и фотографий
}
clients-take = Выгрузить в XLSX
clients-file = Клиенты.xlsx
journal-verb-clients-taken = выгружен список клиентов, строк: { $rows }
