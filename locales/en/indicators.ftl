indicators-regions = Regions
indicators-render = Record a service
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
indicators-days-head = Days
indicators-free-head = Free
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

series-title = Indicators of regions
series-lead = What is measured every month, by which definition, and where the values come from.
series-what = What is measured
series-name = Indicator
series-name-ru = Name in Russian
series-name-en = Name in English
series-code = Code
series-code-hint = Latin letters, digits and dashes, such as answer-days
series-unit = Unit
series-unit-pieces = pieces
series-unit-people = people
series-unit-firms = enterprises
series-unit-days = days
series-unit-percent = percent
series-better = Which way is good
series-better-more = more is better
series-better-less = less is better
series-better-neither = only describes
series-formula = Formula
series-formula-hint = upload: values are uploaded in a table; ledger:services, ledger:clients, ledger:median-days, ledger:free-share, ledger:refused-share: from the ledger; registry:all, registry:micro, registry:added, registry:share-C: from the SME registry
series-act = Legal act or method
series-valid-from = Valid from
series-valid-from-hint = A month, such as 2027-01. Past months keep the definition before.
series-valid-to = To
series-version = Version
series-versions = Versions of the definition
series-definition = Definition
series-history = History
series-define = New definition
series-define-lead = A new version holds from the running month or a later one: what was reported does not change.
series-redefine = New version
series-people = Counts people: numbers below five are not shown
series-structural = Says what a region is like: twins are found by it
series-keep = Save
series-refresh-title = Computing
series-refresh-teach = Indicators are computed by themselves: in the first days of a month and after an import of the SME registry. The button computes twelve closed months from the ledger and the live snapshot of the registry; doing it again changes nothing.
series-refresh = Compute again
series-none-title = No values yet
series-none = They appear when a closed month is computed, or the SME registry or a table is loaded.
series-region = Region
series-value = Value
series-month = Month
series-source = Source
series-source-ledger = ledger
series-source-registry = SME registry
series-source-upload = table
series-file = File
series-rows = Values and where they come from
series-download = Download (CSV)
series-hidden = below 5
series-days = { $shown } d
series-percent = { $shown }%

series-bring = Upload a table
series-table = XLSX or CSV table
series-table-hint = Columns: Region, Month, Value. Up to 10,000 rows.
series-look = Show what was read
series-how = What the table looks like
series-example = Values of your region ({ $region }), one row a month. Decimal commas and points read alike; a percent sign is fine where the indicator is measured in percent.
series-read = { $count ->
    [one] { $count } value was read from “{ $file }”. Look at it and save it.
   *[other] { $count } values were read from “{ $file }”. Look at them and save them.
}

series-base = Computed from
series-change = What changes
series-change-new = new
series-change-same = unchanged
series-change-was = was { $was }
series-first = The first { $count } rows are shown.
series-shares = No value is over 1 %. If the file holds shares (0.125 instead of 12.5 %) or its cells are formatted as percentages, correct the file: the indicator is measured in percent, from 0 to 100.
series-every-month = By month
series-range = { $from } – { $to }; from { $low } to { $high }
series-download-xlsx = Download (XLSX)
series-year-before = A year earlier
series-place-head = Place
series-place-of = { $place } of { $count }
series-redefined = Another definition holds since { $month }.
series-shares-title = Kinds of activity
series-shares-teach = Share of SMEs by their main kind of activity, { $month }.
series-group-new = New group
series-group-remove = Remove the group
series-group-remove-sure = Remove the group? The regions stay; nobody is compared with the group any more.
series-valid-to-last = Last month, if the indicator ends
series-fault-is-formula = This is a formula: save the sheet with values and upload it again
series-fault-gone = The file is gone: upload the table again
series-fault-members = Tick two regions at least
series-fault-end = The last month is before the first
series-unread-rows = The table has more than { $limit } rows: divide it into parts

series-fault-code = A code is 2 to 40 latin letters, digits and dashes
series-fault-unit = This formula gives values in another unit
series-fault-backwards = A definition does not change retroactively: give { $earliest } or later
series-fault-formula = There is no such formula: see the hint
series-fault-table = There are faults in the table. Nothing was saved
series-fault-region = There is no region “{ $region }”: give its code or full name
series-fault-foreign = “{ $region }” is not your region: upload only your own ({ $own })
series-fault-month = “{ $month }” is not a month: give, for example, 2026-11 or 11.2026
series-fault-future = { $month } is not over yet
series-fault-undefined = The indicator was not defined in { $month }
series-fault-twice = { $month } is in cell { $cell } already
series-fault-computed = { $month } is computed from the ledger or the SME registry: a table does not replace it
series-fault-percent = “{ $value }” has a percent sign, but the indicator is not measured in percent
series-fault-number = “{ $value }” is not a number
series-fault-negative = “{ $value }” is below zero
series-fault-over = “{ $value }” is above 100%
series-fault-whole = “{ $value }” is not a whole number
series-unread-kind = This is neither an XLSX table nor CSV
series-unread-locked = The file is locked with a password
series-unread-damaged = The file is damaged
series-unread-empty = There are no rows of data in the file
series-unread-heads = Columns not found: { $missing }
series-unread-merged = Cells { $cells } of the header are merged: split them
series-unread-large = The table is too large: at most 10,000 rows

series-profile = Profile of the region
series-profile-lead = Indicators by month beside the median of the group. The solid line is the region, the dashed one the group.
series-peers = Peer groups
series-peers-teach = With whom a region is compared. Groups may be changed; at first they are the federal districts.
series-peers-median = Median of the group
series-own = Region
series-place = Place { $place } of { $count }. Only the region itself and the observer see it.
series-chart-desc = By month: the solid line is the region, the dashed one the median of the group. The same numbers are in the table.
series-group = Group
series-members = Regions of the group
series-twins = Regions like this one
series-twins-teach = Nearest by the structure of business. Distance and differences are in standard deviations: 0 is alike in everything.
series-no-twins = To find regions alike, values of structural indicators are needed.
series-distance = Distance
series-near = Alike in
series-far = Different in
series-far-more = { $name }: more by { $by }
series-far-less = { $name }: less by { $by }

journal-verb-series-computed = indicators computed for { $month }
journal-verb-series-brought = values of an indicator brought in the table “{ $file }”
journal-verb-indicator-defined = indicator defined, version { $version }, from { $from }
journal-verb-peers-kept = changed the group of peers { $name }
journal-verb-peers-removed = removed the group of peers { $name }
indicators-set-up = Set up
indicators-edit = Change
indicators-people = People
indicators-add-organisation = Add an organisation
indicators-still = Nothing was rendered in two years
indicators-still-teach = A chart by month will stand here when services are rendered. If there were some before, choose another period or day above the figures.
indicators-still-teach-own = A chart by month will stand here. Record the first service by the button “{ $button }” at the top of the page; if there were some before, choose another period or day above the figures.
