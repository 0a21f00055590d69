indicators-regions = Regions
indicators-render = Enter a service
indicators-rendered = Rendered as of { $day }
indicators-rendered-since = Rendered since { $year }, as of { $day }
indicators-rendered-in = Rendered in { $period }, as of { $day }

indicators-services = { $count ->
    [one] service rendered
   *[other] services rendered
}
indicators-clients = { $count ->
    [one] unique client
   *[other] unique clients
}
indicators-days = { $count ->
    [one] { $shown } day
   *[other] { $shown } days
}
indicators-median = from application to service, median
indicators-refused = of applications refused
indicators-free = of services free for the client
indicators-points = { $difference } pp
indicators-over-year = { $difference } over a year
indicators-within-year = in { $year }: { $value }
indicators-whole-year-before = a year before, whole period: { $value }

indicators-all = All time
indicators-all-time = all time
indicators-year = { $year }
indicators-quarter = { $quarter } quarter of { $year }
indicators-month-of-year = { $month } { $year }
indicators-month-1 = January
indicators-month-2 = February
indicators-month-3 = March
indicators-month-4 = April
indicators-month-5 = May
indicators-month-6 = June
indicators-month-7 = July
indicators-month-8 = August
indicators-month-9 = September
indicators-month-10 = October
indicators-month-11 = November
indicators-month-12 = December
indicators-mon-1 = Jan
indicators-mon-2 = Feb
indicators-mon-3 = Mar
indicators-mon-4 = Apr
indicators-mon-5 = May
indicators-mon-6 = Jun
indicators-mon-7 = Jul
indicators-mon-8 = Aug
indicators-mon-9 = Sep
indicators-mon-10 = Oct
indicators-mon-11 = Nov
indicators-mon-12 = Dec

indicators-period = Period
indicators-on = As of
indicators-years = Years
indicators-quarters = Quarters
indicators-months = Months
indicators-wrong-period = Give a period such as y2026, q2026-4 or m2026-11
indicators-as-of = The figures as they stood at the end of { $day }: without what was entered or reversed later.
indicators-now = Show today's

indicators-by-month = Services by month
indicators-by-month-desc = How many services were rendered in each of twelve months and in the same month a year before. Each column opens its entries.
indicators-bar = { $month }: { $value }, a year before { $was }
indicators-month-head = Month
indicators-rendered-head = Rendered
indicators-year-before-head = A year before
indicators-share-head = Share
indicators-clients-head = Clients
indicators-refused-head = Refused
indicators-recipient-head = Recipient
indicators-direction-head = Direction
indicators-service-head = Service
indicators-organisation-head = Organisation
indicators-by-recipient = To whom
indicators-by-direction = By direction
indicators-top-services = Most rendered
indicators-nothing = Nothing was rendered in this period.

indicators-about = Where we are
indicators-no-address = No address given
indicators-workspaces = Workspace
indicators-seats = { $count ->
    [one] { $count } seat
   *[other] { $count } seats
}

indicators-organisations = Organisations of the region
indicators-no-organisations = No organisations yet
indicators-no-organisations-teach = When the first organisation of the region starts its work, its figures will appear here.
indicators-once = A client of several organisations counts once in the region, so that the organisations may add up to more.
indicators-support = How support is arranged
