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
regions-rename = Rename
regions-rename-title = Name of the region: { $name }
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

journal-verb-region-renamed = renamed: “{ $before }” → “{ $after }”
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
