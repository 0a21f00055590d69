product = Окно
menu = Разделы
you-are-here = Вы здесь
skip-to-content = К содержанию
demo-banner = Демонстрационные данные: люди и организации вымышлены
language-name = Русский
search-label = Поиск
search-placeholder = ИНН, ОГРН или слова
sign-in = Войти
sign-out = Выйти

error-home = На главную
error-title-not-found = Такой страницы нет
error-way-not-found = Возможно, ссылка устарела или запись принадлежит другой организации. Найдите нужное через поиск или вернитесь на главную.
error-title-signed-out = Нужно войти
error-way-signed-out = Войдите, и мы вернём вас на эту страницу.
error-title-forbidden = Для вашей роли это недоступно
error-way-forbidden = Если доступ нужен для работы, обратитесь к руководителю организации.
error-title-refused = Не получилось
error-way-refused = Ничего не сохранено. Вернитесь назад, исправьте и отправьте ещё раз.
error-title-method = Этот адрес так не открывается
error-way-method = Вернитесь назад и повторите действие на самой странице.
error-title-too-long = Слишком много данных
error-way-too-long = Ничего не сохранено. Вернитесь назад, сократите текст или выберите файл поменьше и отправьте ещё раз.
error-title-too-many = Слишком много попыток
error-way-too-many = Подождите минуту и попробуйте снова.
error-title-unavailable = База данных сейчас не отвечает
error-way-unavailable = Ничего не потеряно и ничего не сохранено наполовину. Подождите несколько секунд и повторите то же действие.
error-title-ours = Ошибка на нашей стороне
error-way-ours = Мы записали её в журнал сервера. Попробуйте ещё раз; если повторится, сообщите администратору время ошибки.

fault-required = Заполните это поле
fault-too-long = Слишком длинно: не больше { $longest ->
    [one] { $longest } символа
   *[other] { $longest } символов
}
fault-file-required = Выберите файл
file-hint = Не больше { $longest } МБ
file-too-long = Файл больше { $longest } МБ. Уменьшите его (например, сохраните фотографию в меньшем размере) и выберите снова
file-empty = Файл пуст
file-nameless = У файла нет расширения, и его вид неизвестен. Подойдут PDF, DOCX, XLSX, ODT, JPG, PNG, TXT и CSV
file-kind = Файлы { $extension } не принимаются. Подойдут PDF, DOCX, XLSX, ODT, JPG, PNG, TXT и CSV
file-disguised = Внутри файла не { $extension }: его содержимое не то, что обещает название. Откройте файл в его программе и сохраните заново
fault-unreadable = Запрос не удалось прочитать
fault-json = Тело запроса не удалось прочитать: { $reason }
fault-choose = Выберите значение из списка
fault-day = Укажите дату, например 23.11.2026
fault-number = Укажите целое число

id-empty = Заполните номер
id-digits = В номере только цифры, а здесь есть «{ $found }»
id-length = Нужно { $expected } цифр, а здесь { $found }
id-form = Нужен вид { $expected }
id-zeros = Номер из одних нулей никому не принадлежит
id-checksum = Не сходится контрольная цифра: проверьте, нет ли опечатки

role-specialist = специалист
role-head = руководитель
role-officer = сотрудник министерства
role-press_officer = пресс-служба
role-expert = эксперт
role-desk = администратор зала
role-observer = наблюдатель
role-administrator = администратор системы
role-auditor = аудитор

recipient-company = юридическое лицо
recipient-sole_trader = индивидуальный предприниматель
recipient-self_employed = самозанятый
recipient-citizen = планирует бизнес
category-micro = микропредприятие
category-small = малое предприятие
category-medium = среднее предприятие

ui-cancel = Отмена
ui-choose = Выберите…
ui-not-chosen = Не выбрано
ui-faults = Проверьте поля:
ui-inn-digits = В ИНН только цифры
ui-inn-length = В ИНН 10 цифр у организации, 12 у предпринимателя
ui-why-yes = Да
ui-why-no = Нет
ui-why-confirm = Нужно подтверждение
ui-path = Ход дела
ui-step-done = пройдено
ui-pages = Страницы списка
ui-next = Дальше
ui-filters = Отбор
ui-show = Показать
ui-clear = Сбросить
ui-no-history = Пока ничего не происходило.
ui-system = Система
ui-as-table = Таблицей
ui-thousands = { $n } тыс.
ui-millions = { $n } млн
list-too-long = В таблице больше { $most } строк. Сузьте отбор, например до одного года или направления.
