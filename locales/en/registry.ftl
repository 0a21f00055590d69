registry-title = SME registry
registry-lead = The tax service's register of small and medium-sized businesses. Client cards are filled from it, and eligibility rests on it.
registry-live = Live snapshot
registry-none = No registry yet
registry-none-teach = Import the tax service's open data set, and client cards will fill themselves by tax number and eligibility will be checked.
registry-day = As of
registry-records = { $count ->
    [one] record
   *[other] records
}
registry-rejected = { $count ->
    [one] record without a valid tax number
   *[other] records without a valid tax number
}
registry-repeated = { $count ->
    [one] repeated tax number
   *[other] repeated tax numbers
}
registry-category = Category
registry-count = Records
registry-share = Share
registry-unsaid = not stated
registry-region = Region
registry-regions = By region
registry-region-code = region { $code }
registry-other-regions = all others
registry-history = Imports
registry-started = Started
registry-finished = Finished
registry-state = State
registry-state-loading = loading
registry-state-live = live
registry-state-past = past
registry-state-failed = not accepted
registry-source = File
registry-import = Import
registry-journal = History
registry-how = How to import a dump
registry-how-text = The tax service publishes the whole set once a month, as of the 10th. Download the archive and run this on the server; there is no need to unpack it:
registry-how-after = Nobody is interrupted: the new snapshot is loaded beside the live one, checked, and only then takes its place. If something is wrong, the live one stays, and the table of imports says why.

registry-snapshot-title = Snapshot of { $day }
registry-snapshot-undated = Registry import
registry-difference = What changed
registry-compared-to = Compared to the snapshot of { $day }.
registry-nothing-to-compare = There is nothing to compare with: no snapshot was live before, or the import did not finish.
registry-no-changes = No such changes.
registry-change-added = Added
registry-change-excluded = Excluded
registry-change-changed = Changed category
registry-was = Category before
registry-became = After

registry-as-of = From the SME registry as of { $day }
registry-absent = The SME registry as of { $day } does not know this tax number.
registry-absent-way = If this is a self-employed person or a citizen who plans a business, choose the kind of recipient below.
registry-no-dump = The SME registry has not been imported yet: fill the card by hand.

registry-fault-busy = Another import is running. Wait until it ends and try again.
registry-fault-interrupted = The import was interrupted: the program was stopped. The live snapshot is unchanged.
registry-fault-rejected = Too many records without a valid tax number: { $rejected } of { $read }. The first: { $file }, byte { $position } (rule { $rule }).
registry-fault-no-records = The file holds no records of the registry.
registry-fault-undated = No record says its day, so the day of the snapshot is unknown.
registry-fault-older = The dump of { $day } is older than the live one of { $live }. If this is wanted, repeat with --older.
registry-fault-database = The database did not take the records. See the server's log.
registry-fault-io = { $file }, byte { $position }: the file cannot be read ({ $reason }).
registry-fault-zip = { $file }, byte { $position }: the archive is damaged or was not downloaded to the end ({ $reason }).
registry-fault-empty = { $file }: there is no XML file.
registry-fault-limit = { $file }, byte { $position }: over the limit "{ $bound }" ({ $limit }). This looks like a zip bomb; the file is refused.
registry-fault-encoding = { $file }, byte { $position }: unknown encoding { $name }.
registry-fault-not-utf8 = { $file }, byte { $position }: this is not UTF-8, although it says so.
registry-fault-xml = { $file }, byte { $position }: broken XML ({ $reason }).
registry-fault-cut-short = { $file }, byte { $position }: the file ends in the middle.
registry-fault-foreign = { $file }, byte { $position }: this is not the SME registry (found: { $found }).

journal-verb-snapshot-live = SME registry snapshot of { $day } went live
journal-verb-snapshot-failed = SME registry import failed
