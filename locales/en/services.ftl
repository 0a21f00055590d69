services-title = Services
services-lead = What the centre offers, to whom and on which terms.
services-add = Add a service
services-text = Name
services-all = Show those not offered now as well
services-none-title = No services found
services-none = Change the filters. If the catalogue is still empty, the head of the centre fills it.

service-name = Name
service-direction = Direction
service-kind = Kind of service
service-recipient = Recipient
service-recipients = For whom
service-price = Price
service-amount = What the client pays, ₽
service-amount-hint = For paid and co-financed services
service-amount-wrong = Give an amount in roubles, such as 1250 or 1250.50
service-limit = At most, times a year
service-limit-hint = How often one client may receive this service within a calendar year. Empty: no limit
service-limit-times = { $times ->
    [one] once a year
   *[other] { $times } times a year
}
service-no-limit = no limit
service-term = Term
service-term-days = Term, days
service-days = { $days ->
    [0] the same day
    [one] { $days } day
   *[other] { $days } days
}
service-description = What the client gets
service-act = Legal act
service-terms = Terms
service-offered = Offered
service-in-force = In force
service-valid-from = First day
service-valid-to = Last day
service-valid-to-hint = Empty: until further notice
service-period = from { $from } to { $to }
service-period-open = from { $from }
service-history = History
service-edit = Change the terms
service-edit-title = Terms: { $name }
service-new-title = New service
service-save = Save
service-no-recipients = Tick at least one kind of recipient
service-number-range = Give a number from { $least } to { $most }
service-ends-before-it-begins = The last day comes before the first

service-kind-consultation = consultation
service-kind-complex = complex service
service-kind-training = training
service-kind-forum = forum or round table
service-kind-exhibition = exhibition
service-kind-business_mission = business mission
service-kind-registration = help with registration
service-kind-certification = certification
service-kind-trademark = trademark
service-kind-marketplace = marketplace
service-kind-scoring = scoring
service-kind-coworking = co-working
service-kind-guarantee = guarantee
service-kind-microloan = micro-loan

service-price-free = free
service-price-paid = paid
service-price-cofinanced = co-financed

service-validity-in_force = in force
service-validity-future = not yet in force
service-validity-past = no longer in force

service-rules-in_force = Rules in force
service-rules-future = Rules to come
service-rules-past = Former rules
service-no-rules = No special rules: the terms of the service are enough.
service-rule = Rule
service-rule-add = Add a rule
service-rule-save = Add the rule
service-rule-how = How rules change
service-rule-teach = A new version of a rule of the same kind closes the one before on the eve of its first day. Former versions stay: decisions rest on them.
service-rule-version = ver. { $version }
service-rule-later-version = A version of this rule is in force from { $day }; the new one must begin later
service-rule-end = End
service-rule-end-do = End the rule
service-rule-last-day = Last day in force
service-rule-window = Within which time
service-rule-same = What counts as the same support
service-rule-years = How many years
service-rule-years-hint = For a window of several years and for the client's age
service-rule-codes = OKVED codes
service-rule-codes-hint = Separated by spaces or commas; the code of a group stops the whole group: 11.01, 12
service-rule-secondary = Secondary kinds of activity count as well

service-rule-kind-sme_registry = In the SME registry
service-rule-kind-category_in = Category in the SME registry
service-rule-kind-home_region = The centre's region
service-rule-kind-okved_stop_list = OKVED stop-list
service-rule-kind-not_repeated = No repeated support
service-rule-kind-one_complex_per_year = One complex service a year
service-rule-kind-older_than = Age of the client
service-rule-kind-pre_scoring = Pre-scoring
service-rule-kind-platform = Registration on MSP.RF

service-window-calendar_year = calendar year
service-window-years = several years
service-window-ever = all time
service-same-service = this very service
service-same-kind = any service of this kind
service-same-support-service = this very service
service-same-support-kind = any service of this kind

service-rule-says-sme-registry = The client is in the SME registry; a self-employed person pays the tax on professional income; a citizen plans a business
service-rule-says-home-region = The client is registered in the centre's region
service-rule-says-stop-list = The main kind of activity is not on the stop-list: { $codes }
service-rule-says-stop-list-secondary = Neither the main nor a secondary kind of activity is on the stop-list: { $codes }
service-rule-says-once-a-year = At most once within a calendar year: { $same }
service-rule-says-once-in-years = At most once within { $years ->
    [one] { $years } year
   *[other] { $years } years
}: { $same }
service-rule-says-once = Only once: { $same }
service-rule-says-one-complex = At most one complex service within a financial year
service-rule-says-older = Registered at least { $years ->
    [one] { $years } year
   *[other] { $years } years
} ago
service-rule-says-category = Category in the SME registry: { $categories }
service-rule-says-pre-scoring = A pre-scoring is passed
service-rule-says-platform = The client is registered on the platform MSP.RF

service-why-offered = The service is offered
service-why-not-yet = The service will be offered from { $from }
service-why-over = The service was offered until { $to }
service-why-recipient = The service is for this recipient: { $recipient ->
    [company] company
    [sole_trader] sole trader
    [self_employed] self-employed
   *[citizen] citizen who plans a business
}
service-why-other-recipients = This service is not for { $recipient ->
    [company] companies
    [sole_trader] sole traders
    [self_employed] the self-employed
   *[citizen] citizens who only plan a business
}
service-why-inn = The INN is right
service-why-inn-not-needed = A citizen who plans a business needs no INN
service-why-no-inn = No INN is given
service-why-sme = In the SME registry as of { $day }
service-why-sme-absent = Not in the SME registry as of { $day }
service-why-sme-stale = Not in the SME registry as of { $day }, but that dump is old: a fresh extract of the SME registry is needed
service-why-sme-unknown = The SME registry is not loaded yet: an extract of it is needed
service-why-plans-business = A citizen plans a business: no entry in the SME registry is needed
service-why-self-employed = Being self-employed is confirmed by the certificate of registration for the tax on professional income
service-why-category = The category fits: { $category ->
    [micro] microenterprise
    [small] small enterprise
   *[medium] medium enterprise
}
service-why-other-categories = This service is not for { $category ->
    [micro] microenterprises
    [small] small enterprises
   *[medium] medium enterprises
}
service-why-category-unknown = The category is unknown: an extract of the SME registry is needed
service-why-category-not-needed = This recipient needs no category
service-why-no-category = No category: the client is not in the SME registry
service-why-region = Registered in the centre's region ({ $region })
service-why-other-region = Registered in another region ({ $region }); the service is for this one ({ $home })
service-why-region-unknown = The region is unknown: an extract of EGRUL or EGRIP is needed, or the passport of a citizen or self-employed person
service-why-okved = The kind of activity is not on the stop-list ({ $okved })
service-why-okved-stopped = The kind of activity is on the stop-list ({ $okved })
service-why-okved-not-needed = This recipient has no kinds of activity by OKVED
service-why-okved-unknown = The main kind of activity is unknown: an extract of EGRUL or EGRIP is needed
service-why-not-repeated = The same support was not given before
service-why-repeated = The same support was given on { $on }; again from { $again }
service-why-repeated-for-ever = The same support was given on { $on }; it is given only once
service-why-limit-left = { $left } of { $limit } left this year
service-why-limit-used = The yearly limit is used up ({ $limit }); again from { $again }
service-why-no-complex = No complex service was rendered this year
service-why-complex = A complex service was rendered this year, on { $on }; the next from { $again }
service-why-older = Registered at least { $years ->
    [one] { $years } year
   *[other] { $years } years
} ago
service-why-younger = Registered less than { $years ->
    [one] { $years } year
   *[other] { $years } years
} ago; not before { $again }
service-why-age-unknown = Whether { $years ->
    [one] { $years } year has
   *[other] { $years } years have
} passed since registration, an extract of EGRUL or EGRIP will show
service-why-pre-scoring = The pre-scoring is confirmed by its protocol
service-why-platform = The registration on MSP.RF is confirmed by a page of the personal account
service-why-confirmed = { $what ->
    [sme] The entry in the SME registry is confirmed
    [self_employed] Being self-employed is confirmed
    [region] The region is confirmed
    [okved] The kind of activity is confirmed
    [age] The time since registration is confirmed
    [pre_scoring] The pre-scoring is passed
   *[platform] The registration on MSP.RF is confirmed
}: { $by }, { $on }{ $paper ->
    [none] { "" }
   *[other] , { $paper }
}

service-paper-sme = extract of the SME registry
service-paper-self_employed = certificate of registration for the tax on professional income
service-paper-region = extract of EGRUL or EGRIP, passport
service-paper-okved = extract of EGRUL or EGRIP
service-paper-age = extract of EGRUL or EGRIP
service-paper-pre_scoring = protocol of the pre-scoring
service-paper-platform = page of the personal account on MSP.RF

journal-verb-service-added = added the service
journal-verb-service-changed = changed the terms
journal-verb-service-rule-added = added a rule, in force from { $from }: { $act }
journal-verb-service-rule-ended = ended a rule, its last day is { $to }
service-no-directions = Add a direction first
service-no-directions-teach = Every service of the catalogue belongs to a direction of the centre.
service-add-direction = To the directions
service-direction-closed = This direction is closed: choose another, or end the service no later than it closed.
