menu-desk = My day
menu-applications = Applications
menu-clients = Clients
menu-services = Services
menu-centre = Centre
menu-regions = Regions
menu-indicators = Indicators
menu-registry = SME registry
menu-waiting = What waits for me
menu-mail = Mail
menu-people = Colleagues
menu-journal = Journal

search-title = Search
search-title-for = Search: { $words }
search-nothing = Nothing found
search-teach = Type a whole INN or OGRN, or words of a client's name, a service or an application's number. Word endings do not matter.
search-more = These are the first records. Add a word to narrow the search.
search-serve = Record a service
search-in-registry = In the SME registry as of { $day }.
search-not-a-client = Not a client of your organisation yet: the card appears with the first service.
search-not-in-registry = The SME registry as of { $day } has no such INN, nor have your clients. You can serve them as self-employed or as a citizen who plans a business.
search-no-dump = No SME registry is loaded yet, and your clients have no such INN.
search-kind-client = Client
search-kind-service = Service
search-kind-application = Application
search-kind-organisation = Organisation
search-kind-region = Region
search-kind-agreement = Agreement
search-kind-plan = Plan
search-kind-visit = Visit
search-kind-news = News
search-kind-practice = Practice
search-kind-indicator = Indicator

journal-title = Journal
journal-thing = About
journal-all = Everything
journal-verb-foreign-refused = was refused a record of another organisation
thing-account = Colleague
thing-organisation = Organisation
thing-direction = Direction
thing-workspace = Workspace
thing-region = Region
thing-client = Client
thing-service = Catalogue service
thing-application = Application
thing-rendering = Rendered service
thing-snapshot = SME registry
thing-figures = Figures
thing-token = Token
thing-installation = Installation
thing-agreement = Agreement
thing-plan = Plan
thing-measure = Measure
thing-visit = Visit
thing-commitment = Commitment
thing-news = News
thing-practice = Practice
thing-adoption = Adoption
thing-indicator = Indicator

waiting-title = What waits for me
waiting-nothing = Nothing waits now
waiting-teach = Commitments with a term, questions without an answer, texts to be agreed and everything else that waits for you will appear here.
waiting-overdue = Overdue
waiting-open = Waits
waiting-what = What to do
waiting-no-due = no term
waiting-due = Due
waiting-reminders = Reminders
waiting-reminders-lead = Once a day the list comes by mail, and your own calendar can show the terms.
waiting-to-settings = Set up reminders
waiting-to-mails = My mail

reminders-title = Reminders
reminders-digest = One mail a day
reminders-address = Mail goes to { $address }.
reminders-send = Send me the list of what waits for me
reminders-send-hint = At most one mail a day; none when nothing waits
reminders-hour = Not before
reminders-hour-hint = By your organisation's time
reminders-quiet = Send me no mail at all
reminders-quiet-hint = Everything that waits stays on the page “What waits for me”
reminders-save = Save
reminders-calendar = Terms in the calendar
calendar-name = Okno: what waits for me
calendar-lead = By a personal link the calendar of a telephone or computer shows your terms by itself. Whoever knows the link sees them too.
calendar-issue = Get a link
calendar-renew = Replace the link
calendar-revoke = Switch off
calendar-revoke-question = Switch the calendar off? The present link will stop working.
calendar-since = The link was issued on { $day }.
calendar-once = Copy the link and add it to a calendar as a subscription. It is not shown again.
journal-verb-calendar-issued = issued a link to a personal calendar
journal-verb-calendar-revoked = switched the personal calendar off
journal-verb-reminders-chosen = changed the settings of reminders

digest-subject = { $count ->
    [one] { $count } thing waits for you — { $day }
   *[other] { $count } things wait for you — { $day }
}
digest-hello = Hello { $name },
digest-lead = { $count ->
    [one] { $count } thing waits for you:
   *[other] { $count } things wait for you:
}
digest-due = due { $day }
digest-was-due = was due { $day }
digest-tail = When this mail comes, and whether it comes at all, is for you to choose: { $settings }

mail-title = Mail
mail-demo = This is a demonstration: mail is not sent anywhere but shown here.
mail-nothing = No mail yet
mail-teach = Once a day the list of what waits for you comes here.
mail-subject = Subject
mail-to = To
mail-written = Written
mail-state = State
mail-action = Action
mail-state-queued = waits to be sent
mail-state-sending = is being sent
mail-state-sent = sent
mail-state-failed = not sent
mail-state-unknown = unknown whether it arrived
mail-state-quiet = the address gets no mail
mail-state-shown = only shown
mail-stuck = No mail leaves.
mail-stuck-then = Nothing is lost: once this is mended and Okno restarted, the mails go by themselves within a quarter of an hour.
mail-trouble-sign-in = The mail server refuses the user name or the password. Mend them in the setting mail.server (OKNO_SMTP).
mail-trouble-no-sign-in = The mail server offers no sign-in by a password. Check the address and port in the setting mail.server (OKNO_SMTP), or leave the user name and password out of it.
mail-trouble-demands = The mail server demands TLS or a sign-in by a password. Write them into the setting mail.server (OKNO_SMTP) like this: starttls://USER:PASSWORD@HOST.
mail-trouble-no-tls = The mail server offers no TLS where it is required, and nothing was sent without it. Check the address and port in the setting mail.server (OKNO_SMTP): starttls:// usually goes to 587, smtps:// to 465.
mail-trouble-authority = The mail server's certificate comes from an unknown certificate authority. If it is your own, name the file with its certificate in the setting mail.ca (OKNO_SMTP_CA).
mail-trouble-name = The mail server's certificate belongs to another name. Write the name that stands in the certificate into the setting mail.server (OKNO_SMTP).
mail-trouble-term = The mail server's certificate has expired or is not yet valid. Ask the mail's administrator to renew it, and check the clock of Okno's server.
mail-trouble-certificate = The mail server's certificate was not accepted. Show the mail's administrator the answer that stands beside the mail.
mail-again = Send again
mail-again-question = Send it again? If it did arrive, the person gets it twice.
mail-not-again = Only mail that failed, or of which nobody knows whether it arrived, is sent again
mail-quiet = Addresses that get no mail
mail-quiet-lead = No mail goes to these addresses.
mail-address = Address
mail-quiet-reason = Why
mail-quiet-reason-asked = the person asked for it
mail-quiet-reason-administrator = an administrator decided it
mail-quiet-since = Since
mail-hush = Send nothing to this address
mail-unhush = Send again
journal-verb-mail-sent-again = sent a mail again
journal-verb-mail-hushed = put an address on the quiet list
journal-verb-mail-unhushed = took an address off the quiet list

menu-agreements = Agreements
menu-plans = Plans
menu-visits = Visits
menu-exchange = Regions together
menu-practices = Practices
menu-news = News
menu-glossary = Glossary

exchange-title = Regions together
exchange-lead = Everything between two regions on one page: agreements, the plan, visits, commitments and the centres’ figures.
exchange-choose = Two regions
exchange-first = First region
exchange-second = Second region
exchange-show = Show
exchange-same = This is one and the same region. Choose another one.
exchange-partners = Whom we work with
exchange-partners-none = Nobody yet. Choose a second region above: the page will show where to begin.
exchange-partner = Region
exchange-in-force = Agreements in force
exchange-visits = Visits
exchange-visits-held-head = Visits held
exchange-promised = Open commitments
exchange-pair = { $a } and { $b }
exchange-support = How support is arranged:
exchange-prepare = Prepare a visit
exchange-briefing = Briefing as PDF
exchange-in-brief = In brief
exchange-agreements-in-force = { $count ->
    [one] agreement in force
   *[other] agreements in force
}
exchange-done-of = { $done } of { $total }
exchange-measures-done = { $count ->
    [one] measure of the plan done
   *[other] measures of the plan done
}
exchange-measures-overdue = { $count } overdue
exchange-visits-held = { $count ->
    [one] visit held
   *[other] visits held
}
exchange-commitments-open = { $count ->
    [one] open commitment
   *[other] open commitments
}
exchange-ours-theirs = { $ours } ours, { $theirs } theirs
exchange-commitments-overdue = { $count } overdue
exchange-no-plan = no plan of measures yet
exchange-untouched = No cooperation yet:
exchange-more = { $count } more
exchange-agreements = Agreements
exchange-agreements-none = These regions have no agreements yet.
exchange-agreements-now = In force
exchange-agreements-ahead = Being prepared
exchange-agreements-past = Past
exchange-agreements-all = All agreements in the register
exchange-number = No. { $number }
exchange-signed = signed { $day }
exchange-until = in force until { $day }
exchange-ended = was in force until { $day }
exchange-standing-draft = draft
exchange-standing-agreed = agreed
exchange-standing-signed = signed
exchange-standing-expiring = expires soon
exchange-standing-expired = expired
exchange-standing-terminated = terminated
exchange-standing-superseded = superseded
exchange-plan = Plan of measures
exchange-no-plan-teach = These regions have no plan of measures yet. One is made for an agreement, on its page.
exchange-plans-other = Other plans
exchange-plans-all = All plans
exchange-phase-draft = draft
exchange-phase-ahead = not begun yet
exchange-phase-current = being carried out
exchange-phase-lapsed = over
exchange-sphere = Sphere
exchange-no-sphere = No sphere
exchange-total = All
exchange-done = Done
exchange-under-way = Under way
exchange-overdue = overdue
exchange-share-done = Share done
exchange-late-measures = Overdue
exchange-was-due = was due on { $day }
exchange-visits-none = No visits yet.
exchange-visits-all = All visits
exchange-host = Host: { $region }
exchange-commitments = Open commitments
exchange-commitments-none = No open commitments: everything promised was kept or dropped.
exchange-commitments-all = All commitments
exchange-owes = { $region }: { $count }
exchange-due = by { $day }
exchange-practices = What practices they carry out
exchange-practices-none = The catalogue has no practices of this region yet: { $region }.
exchange-practices-count = { $count ->
    [one] { $count } practice
   *[other] { $count } practices
} in the catalogue: { $region }
exchange-practices-published = Practices in the catalogue, { $region }
exchange-practices-catalogue = Catalogue of practices
exchange-practices-all = All practices of the region
exchange-practice = Practice
exchange-grade = Evidence
exchange-adopters = Regions adopted
exchange-published-in = in the catalogue since { $year }
exchange-new-directions = New directions for partnership
exchange-new-directions-teach = Spheres that stand in no agreement and no plan of the two regions, and directions of the centres that no visit has shown.
exchange-untouched-none = None is left: the regions work together in every sphere and have seen every direction of each other.
exchange-spheres = Spheres
exchange-directions = Directions of the centres
exchange-figures = Figures of the two centres
exchange-figure = Figure
exchange-figures-note = For the same period. Each number leads to the dashboard of its centre.
exchange-briefing-title = Briefing: { $a } and { $b }
exchange-briefing-as-of = As of { $day }
exchange-briefing-footer = Briefing for a visit, as of { $day }
exchange-brief-visit = Visit
exchange-brief-host = Host
exchange-brief-aim = Aim
exchange-brief-agreements = Agreements in force
exchange-changed = What has changed since the last meeting
exchange-never-met = The regions have not met yet: this will be the first visit.
exchange-met-last = Last meeting: { $day }. Since then:
exchange-since-signed = { $count ->
    [one] agreement signed
   *[other] agreements signed
}
exchange-since-reported = { $count ->
    [one] measure reported on
   *[other] measures reported on
}, of them done
exchange-since-closed = { $count ->
    [one] commitment closed
   *[other] commitments closed
}, overdue since then
exchange-what = Commitment
exchange-who = Who
exchange-when = Due
exchange-note = Okno, { $page }, as of { $day }
effect-fell = After adoption “{ $name-en }” fell by { $dec-by } { $unit ->
        [days] days
        [percent] percentage points
        [people] people
        [firms] firms
       *[other] units
    } (95 % interval { $dec-low } to { $dec-high }), regions: { $regions }; before adoption they moved like regions without the practice.
effect-rose = After adoption “{ $name-en }” rose by { $dec-by } { $unit ->
        [days] days
        [percent] percentage points
        [people] people
        [firms] firms
       *[other] units
    } (95 % interval { $dec-low } to { $dec-high }), regions: { $regions }; before adoption they moved like regions without the practice.
effect-unclear = The effect on “{ $name-en }” cannot be told from zero: 95 % interval of the change { $dec-low } to { $dec-high }, regions: { $regions }.
effect-refused = No effect on “{ $name-en }” is shown: there is nothing to compare with, or before adoption the regions moved differently from the rest. Adopting regions: { $regions }.
