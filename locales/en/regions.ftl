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
