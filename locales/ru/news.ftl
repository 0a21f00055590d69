news-title = Новости
news-lead = Визиты и совместная работа регионов
news-drafts = Новости в работе
news-none-title = Новостей пока нет
news-none = Здесь появляются новости о визитах, когда их выпустят пресс-службы обоих регионов.
news-drafts-none = Черновик новости готовится со страницы визита: кнопка «Новость о визите».
news-headline = Заголовок
news-summary = Первый абзац
news-state = Состояние
news-begun = Начата
news-visit = Визит
news-take-paper = Скачать DOCX
news-text = Текст
news-facts = На чём основан текст
news-quotes = Цитаты
news-history = История
news-edit = Править текст
news-body = Остальной текст
news-body-hint = Абзацы разделяет пустая строка. Вместо слов человека стоит {"{"}цитата N{"}"}: их текст меняется только вместе с его согласием.
news-keep = Сохранить текст
news-state-draft = черновик
news-state-agreed = согласовано спикерами
news-state-approved = согласовано пресс-службами
news-state-released = выпущена
news-state-withdrawn = отозвана
news-next-agree = Когда каждый, чьи слова стоят в тексте, с ними согласен, отметьте это. Согласия на публикацию хранятся на странице визита.
news-agree = Все спикеры согласны
news-next-press = Теперь слово за пресс-службами обоих регионов.
news-next-release = Текст согласован. Выпускает его пресс-служба.
news-no-word = ещё не согласовано
news-approve = Согласовать за наш регион
news-by-letter = Другая сторона ответила письмом
news-letter = Номер письма
news-letter-on = Дата письма
news-next-theirs = Другая сторона согласует текст сама: у неё есть своя пресс-служба в Окне.
news-letter-keep = Внести согласие
news-public = Показать и на открытой странице новостей
news-release = Выпустить
news-see-public = Открыть на странице новостей
news-correct = Уточнить
news-correction = Уточнение
news-withdraw = Отозвать
news-reason = Причина отзыва
news-quote-free = можно публиковать
news-quote-held = нет согласия
news-refused-draft = Текст ещё не согласован со спикерами.
news-refused-agreed = Сначала свои согласия дают пресс-службы обоих регионов.
news-refused-approved = Текст уже согласован, осталось выпустить его.
news-refused-released = Новость уже выпущена: её можно уточнить или отозвать.
news-refused-withdrawn = Новость отозвана.
news-refused-no-quote = Такой цитаты нет: { $mark }. Номера цитат показаны рядом.
news-refused-consent = Нет согласия на публикацию слов: { $name }. Внесите согласие на странице визита или уберите слова из текста.
news-refused-twice = Эта сторона уже согласовала текст.
news-refused-not-held = Новость пишут о состоявшемся визите. Сначала отметьте на странице визита, что он прошёл.
news-refused-speaks = Другая сторона имеет в Окне свою пресс-службу и согласует текст сама.
news-refused-letter = Укажите номер и день письма.
news-waits-for-word = Согласовать новость: { $headline }
news-waits-for-release = Выпустить новость: { $headline }
journal-verb-news-drafted = подготовлен черновик новости
journal-verb-news-edited = изменён текст новости
journal-verb-news-agreed = новость согласована со спикерами
journal-verb-news-approved = новость согласована пресс-службой
journal-verb-news-released = новость выпущена
journal-verb-news-corrected = новость уточнена
journal-verb-news-withdrawn = новость отозвана
news-quotes-none = На визите цитат не записали.
news-pictures = Снимки
news-choose-pictures = Выбрать снимки
news-keep-pictures = Сохранить выбор
news-picture-unnamed = снимок без подписи
news-pictures-none = На этом визите нет снимков, которые можно публиковать. Согласия людей и проверка снимков — на странице визита.
news-pictures-not-free = { $count ->
    [one] Ещё { $count } снимок визита выбрать нельзя: нет согласия людей на нём или снимок не проверен.
    [few] Ещё { $count } снимка визита выбрать нельзя: нет согласия людей на них или снимки не проверены.
   *[other] Ещё { $count } снимков визита выбрать нельзя: нет согласия людей на них или снимки не проверены.
}
news-agreed-pictures = { $count ->
    [0] Согласуется текст без снимков.
    [one] Согласуются текст и { $count } снимок; они показаны ниже:
    [few] Согласуются текст и { $count } снимка; они показаны ниже:
   *[other] Согласуются текст и { $count } снимков; они показаны ниже:
}
news-pictures-held = { $count ->
    [one] Снимок больше не показывается на открытой странице и не попадает в DOCX: согласия людей на нём уже нет.
   *[other] Снимки больше не показываются на открытой странице и не попадают в DOCX: согласия людей на них уже нет.
}
news-pictures-held-open = Выберите снимки заново: текст с таким снимком не согласовать и не выпустить.
news-refused-picture = Нет согласия людей на снимке «{ $caption }», или снимок не проверен. Внесите согласие на странице визита или уберите снимок.
news-refused-no-picture = Такого снимка у визита нет. Выберите из показанных.
news-refused-many-pictures = К одной новости можно приложить не больше { $most } снимков.
journal-verb-news-illustrated = { $count ->
    [0] снимки из новости убраны
    [one] к новости выбран { $count } снимок
    [few] к новости выбраны { $count } снимка
   *[other] к новости выбрано { $count } снимков
}
news-waits-for-look = Из новости ушёл снимок, согласие отозвано: { $headline }
