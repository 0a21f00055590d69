regions-title = Regions
regions-lead = { $count ->
    [one] { $count } region and the business-support organisations in it
   *[other] { $count } regions with their business-support organisations
}
regions-filter = Region or organisation
regions-none = Nothing found. Try a part of the name or the region's code.
regions-none-title = Nothing found
regions-code = Code
regions-name = Region
regions-hours = Time
regions-moscow-time = MSK
regions-hours-ahead = MSK+{ $hours }
regions-hours-behind = MSK−{ $hours }
regions-organisations = Organisations
regions-change = Action
regions-new-name = New name
regions-new-name-hint = Every organisation will see it. The old name stays in the journal.
regions-history = History
regions-save = Save

organisation-kind-ministry = ministry
organisation-kind-centre = “My Business” centre
organisation-kind-guarantee_fund = guarantee fund
organisation-kind-microfinance = microfinance organisation
organisation-kind-export_centre = export support centre
organisation-kind-engineering_centre = engineering centre
organisation-kind-other = other organisation

journal-verb-region-renamed = changed: “{ $before }” → “{ $after }”
support-title = How support is arranged here
support-lead = { $region }: which institutions help business, what each does and how a client passes between them
support-edit = Edit
support-edit-title = Description of support
support-none-title = No institutions yet
support-none = The administrator adds the region's organisations; then the ministry describes their work.
support-directions = { $count ->
    [one] { $count } direction
   *[other] { $count } directions
}
support-paths = How a client passes between institutions
support-from = From
support-to = To
support-about = When and with what
support-about-hint = An empty field removes this passage.
support-does = What it does
support-keep = Save
support-keep-path = Save passage
support-fault-circle = The passage begins and ends in one organisation. Choose another.
support-fault-elsewhere = This organisation is not of your region.
journal-verb-support-part-written = described an institution of support
journal-verb-support-path-written = changed a passage between institutions

regions-edit = Change
regions-edit-title = Region: { $name }
regions-edit-sheet = Name and time
regions-zone-hint = Days of the region's new organisations are counted so. Those that are there keep their own time.
zone-unknown = There is no such time zone. Choose one from the list.

organisation-add = Add an organisation
organisation-new-title = New organisation
organisation-edit-title = Change: { $name }
organisation-facts = About the organisation
organisation-next = What is next
organisation-next-teach = Appoint a head on the organisation's page. They add directions, workspaces, colleagues and services themselves.
organisation-region = Region
organisation-kind = Kind
organisation-name = Full name
organisation-name-hint = As its charter says.
organisation-short-name = Short name
organisation-short-name-hint = What colleagues call it. An empty field repeats the full name.
organisation-address = Address
organisation-time-zone = Time zone
organisation-time-zone-hint = The organisation's days are counted by it. When not chosen, as in the region.
organisation-founded = Founded on
organisation-name-taken = The region already has an organisation of this name.
organisation-short-name-taken = The region already has an organisation of this short name.
organisation-founded-later = This day has not come yet.
organisation-not-moved = The organisation's services are counted in its region, so the region does not change. Add a new organisation.

own-title = Our organisation
own-lead = Colleagues and visitors see directions and workspaces: they stand in services, figures and programmes of visits.
own-facts = Name and address
own-directions = Directions
own-no-directions = No directions yet. Begin with them: every service of the catalogue belongs to a direction.
own-add-direction = Add a direction
own-workspaces = Workspaces
own-no-workspaces = No workspaces yet. Add a reception hall, a meeting room, a co-working.
own-add-workspace = Add a workspace
own-next = What else a centre needs
own-people = Colleagues
own-services = Catalogue of services
own-render = Enter a service

unit-direction = Direction
unit-workspace = Workspace
unit-new-direction = New direction
unit-new-workspace = New workspace
unit-add = Add
unit-name = Name
unit-short-name = Short
unit-short-name-hint = For tables and lists. An empty field repeats the name.
unit-curator = Curator
unit-place = Order
unit-seats = Seats
unit-note = Note
unit-rise = Move up: { $name }
unit-descend = Move down: { $name }
unit-closed-on = closed on { $day }
unit-end = Closing
unit-end-direction = A closed direction stays in rendered services and figures, but forms offer it no more. Only what nothing refers to can be removed.
unit-end-workspace = A closed workspace is no longer shown to visitors. One added by mistake can be removed.
unit-close = Close
unit-close-question = Close “{ $name }”? Today is its last day.
unit-open = Open again
unit-remove = Remove
unit-remove-question = Remove “{ $name }”? This is for what was added by mistake.
unit-name-taken = There is one of this name already.
unit-name-closed = There is a closed one of this name: open it again.
unit-seats-wrong = Give a number of seats from 1 to 100,000.
unit-named = Services, colleagues, visits or figures refer to this direction: it cannot be removed, but it can be closed.
unit-offers = { $count ->
    [one] The direction offers { $count } service: end it or move it to another direction first.
   *[other] The direction offers { $count } services: end them or move them to another direction first.
}

journal-verb-organisation-added = organisation added: “{ $name }”
journal-verb-organisation-changed = changed: “{ $before }” → “{ $after }”
journal-verb-organisation-kind-changed = the kind of organisation changed
journal-verb-unit-added = added: “{ $name }”
journal-verb-unit-changed = changed: “{ $before }” → “{ $after }”
journal-verb-unit-closed = closed
journal-verb-unit-opened = opened again
journal-verb-unit-removed = removed: “{ $name }”
journal-verb-unit-moved = moved in the list
