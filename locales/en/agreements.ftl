agreements-title = Agreements
agreements-lead = Agreements of regions: with whom, about what, until when.
agreements-of = { $region }: agreements in force
agreements-interregional = interregional
agreements-international = international
agreements-text = Title, number, party
agreements-none-title = No agreements found
agreements-none = Change the filters. If the register is still empty, an officer of the ministry fills it: by hand or from an XLSX table.
agreements-add = Enter an agreement
agreements-import = Import a register
agreements-export = Export to XLSX
agreements-file = Register of agreements.xlsx
agreements-in-force = In force
agreements-map = Map of ties
agreements-map-of = Map of ties: { $region }
agreements-map-hint = Regions with agreements in force are highlighted; the number says how many. A partner’s tile leads to the agreements with it, any other tile to that region’s map. The table below says the same.
agreements-map-choose = Choose a region in the list or on the map.
agreements-map-here = { $name }: the chosen region
agreements-map-tied = { $count ->
    [one] { $name }: { $shown } agreement in force
   *[other] { $name }: { $shown } agreements in force
}
agreements-map-regions = Regions of Russia
agreements-map-foreign = Foreign partners
agreements-map-none-title = No agreements in force
agreements-map-none = When the region makes an agreement, its partners appear here and on the map.

agreement-title = Title
agreement-title-hint = In full, as in the document
agreement-kind = Kind of document
agreement-kind-agreement = agreement
agreement-kind-protocol = protocol
agreement-kind-memorandum = memorandum
agreement-kind-roadmap = roadmap
agreement-scope = Level
agreement-scope-interregional = interregional
agreement-scope-international = international
agreement-number = Number
agreement-registered = Number in the document system
agreement-region = Region
agreement-partner = Partner
agreement-partner-more = One more partner
agreement-foreign = Foreign regions
agreement-bodies = Public authorities and organisations
agreement-one-a-line = One a line
agreement-sphere = Sphere
agreement-spheres = Spheres
agreement-year = Year of signing
agreement-state = State
agreement-standing-draft = draft
agreement-standing-agreed = agreed
agreement-standing-signed = signed
agreement-standing-in_force = in force
agreement-standing-expiring = expiring
agreement-standing-expired = expired
agreement-standing-terminated = terminated
agreement-standing-superseded = superseded
agreement-parties = Parties
agreement-party = Party
agreement-own-side = The first party: { $region }.
agreement-coordinator = Coordinator
agreement-office = Position
agreement-contact = Telephone, email
agreement-word = Agreement to the draft
agreement-agreed-on = agreed on { $day }
agreement-not-agreed-yet = not agreed yet
agreement-document = Document
agreement-signed-on = Signed on
agreement-in-force = In force
agreement-from = In force from
agreement-to = In force to
agreement-to-hint = Empty: open-ended
agreement-new-end = New last day
agreement-term = from { $from } to { $to }
agreement-term-open = from { $from }, open-ended
agreement-of = of { $day }
agreement-ended-on = Ended on
agreement-ground = Ground for termination
agreement-prolongation = Prolongation
agreement-prolongation-none = none
agreement-prolongation-by_consent = by consent of the parties
agreement-prolongation-automatic = automatic, unless a party objects
agreement-prolonged-by = { $years ->
    [one] automatic, for { $years } year
   *[other] automatic, for { $years } years
}
agreement-years = For how many years it is prolonged
agreement-predecessor = In place of
agreement-predecessor-hint = The former one is marked superseded when this one comes into force
agreement-successor = The agreement that takes its place
agreement-leads = Links
agreement-instead-of = In place of
agreement-succeeded-by = Succeeded by
agreement-plans = Plans of measures
agreement-visits = Visits
agreement-history = History
agreement-new-title = New agreement
agreement-signed-already = If the document is signed already
agreement-signed-already-hint = Without these days the agreement becomes a draft, which the parties agree to and sign.
agreement-save = Save
agreement-edit = Change the draft
agreement-edit-title = Change the draft
agreement-edit-how = Agreeing
agreement-edit-teach = After a change of the text the parties agree to the draft anew. Other parties need another draft.
agreement-files = Files
agreement-file = File
agreement-no-files = No files. Attach a scan or the text of the document.
agreement-file-add = Attach
agreement-file-added = Attached
agreement-file-size = { $size } KB
agreement-file-remove = Remove
agreement-file-remove-sure = Remove the file? It is deleted in a day if nothing else needs it.

agreement-act-word = Agree to the draft
agreement-act-signature = Signing
agreement-act-force = Coming into force
agreement-act-prolongation = Prolong
agreement-act-termination = Terminate
agreement-act-supersession = Supersede
agreement-act-side = Coordinator on our side
agreement-do-signature = Mark as signed
agreement-do-force = Put in force
agreement-do-prolongation = Prolong
agreement-do-termination = Terminate
agreement-do-supersession = Supersede
agreement-do-side = Save
agreement-agree-for = Agreed: { $name }
agreement-waits-for = { $name }: its own officer agrees.
agreement-letter = Letter of the other side ({ $name })
agreement-letter-hint = “No. … of …”

agreement-too-few-parties = Give one party at least besides your own
agreement-party-twice = This party is given twice: { $name }
agreement-own-region-missing = Your region is not among the parties
agreement-no-such-region = No such region: “{ $name }”
agreement-no-such-sphere = No such sphere: “{ $code }”
agreement-no-years = Give the number of years of a prolongation: a whole number from 1
agreement-not-draft = Only a draft can be changed and agreed to
agreement-no-such-side = The agreement has no such side
agreement-agreed-already = This side has agreed already
agreement-speaks-for-itself = This side works in the system and agrees by itself
agreement-letter-needed = The other side’s consent is entered from its letter: give its number and date
agreement-not-agreed = Only a draft every side has agreed to can be signed
agreement-signed-in-future = The day of signing has not come yet
agreement-no-signing-day = Give the day of signing
agreement-not-signed = Only a signed agreement can be put in force
agreement-in-force-before-signed = An agreement cannot be in force before it is signed
agreement-in-force-in-future = This day has not come yet: put the agreement in force when it does
agreement-ends-before-it-begins = The last day is before the first
agreement-no-first-day = Give the first day too
agreement-not-in-force = This can be done only to an agreement in force
agreement-open-ended = The agreement is open-ended: there is nothing to prolong
agreement-prolongs-itself = The agreement is prolonged by itself
agreement-not-prolongable = No prolongation is provided for: make a new agreement
agreement-not-longer = The new last day must be later than the old one
agreement-no-ground = Give the ground
agreement-no-end-day = Give the day it ended
agreements-import-state = No such state: “{ $name }”
agreements-import-not-ended = An end is given: write «расторгнуто» (terminated) or «заменено» (superseded)
agreements-import-no-predecessor = Neither the register nor the table has an agreement number “{ $number }”
agreement-ended-before-it-began = An agreement cannot end before it begins
agreement-ended-in-future = This day has not come yet
agreement-its-own-successor = An agreement cannot supersede itself
agreement-successor-not-in-force = Only an agreement in force can take its place
agreement-successor-of-others = The other agreement has other parties

agreement-waits-for-word = Agree to the draft: { $title }
agreement-waits-for-end = An agreement expires: { $title }

agreements-import-title = Import a register of agreements
agreements-import-file = XLSX or CSV table
agreements-import-look = Check
agreements-import-how = What the table should be
agreements-import-teach = A row is an agreement. The columns «Наименование», «Регионы» and «Подписано» are needed, the others are not; of a draft «Подписано» is empty and «Состояние» says «проект». Separate several parties or spheres by semicolons. All rows are saved or none; what the register has already is not added again.
agreements-import-columns = Columns: { $columns }.
agreements-import-preview = What will be saved
agreements-import-found = { $count ->
    [0] No new agreements.
    [one] { $count } new agreement.
   *[other] { $count } new agreements.
}
agreements-import-known = { $count ->
    [0] { "" }
   *[other] In the register already: { $count }.
}
agreements-import-shown = The first { $count } are shown.
agreements-import-keep = Save all
agreements-import-slips = Nothing was saved. Correct these cells and upload the table again:
agreements-import-gone = The checked table is gone. Upload it again
agreements-import-other-kind = This is neither an XLSX table nor a CSV, whatever its name says
agreements-import-locked = The table is locked with a password. Unlock it and upload it again
agreements-import-damaged = The file is damaged. Open it in a spreadsheet program, save it anew and upload it again
agreements-import-too-large = The table is too large. Split it into several
agreements-import-empty = There is no table in the file
agreements-import-heads = The first rows lack these headings: { $missing }
agreements-import-merged = Cells { $cells } of the header row are merged: which column is whose is unclear. Unmerge them and upload the table again
agreements-import-kind = No such kind of document: “{ $name }”
agreements-import-prolongation = Write «нет», «по согласию», or «автоматически» and a number of years

spheres-title = Spheres of cooperation
spheres-lead = The list that spheres of agreements and measures are chosen from.
sphere-name = Name of the sphere
sphere-add = Add a sphere
sphere-save = Save
sphere-remove = Remove
sphere-remove-sure = Remove the sphere “{ $name }” from the list?
sphere-no-words = Write the name of the sphere in words
sphere-twice = There is such a sphere already: “{ $name }”
sphere-list-full = The list has { $most ->
    [one] { $most } sphere
   *[other] { $most } spheres
} already: there is no room for more. Remove those that are not needed
sphere-in-use = Agreements or measures name this sphere: it can be renamed, but not removed

journal-verb-agreement-entered = agreement entered
journal-verb-agreement-imported = agreement imported from a table
journal-verb-agreement-changed = draft changed, the parties agree anew
journal-verb-agreement-agreed = draft agreed to by the own side
journal-verb-agreement-agreed-by-letter = draft agreed to by the other side, letter { $letter }
journal-verb-agreement-signed = signed on { $day }
journal-verb-agreement-in-force = in force from { $day }
journal-verb-agreement-prolonged = prolonged to { $day }
journal-verb-agreement-terminated = terminated on { $day }: { $ground }
journal-verb-agreement-superseded = superseded by another agreement
journal-verb-agreement-side-changed = coordinator of the own side changed
journal-verb-agreement-file-added = file “{ $file }” attached
journal-verb-agreement-file-removed = file “{ $file }” removed
journal-verb-sphere-saved = sphere “{ $name }” saved
journal-verb-sphere-removed = sphere “{ $name }” removed from the list

agreement-correct-misprint = Correct a misprint
agreement-correct = Correct
agreement-correction-title = Correct a misprint
agreement-correction-own = Coordinator of the own side
agreement-correction-reason = Reason of the correction
agreement-correction-reason-hint = Such as: a misprint in the number, compared with the original.
agreement-correction-how = What is corrected
agreement-correction-teach = Here you put right what was entered wrongly. Parties and state of the agreement are not changed this way. Each correction stays on the agreement's page and in the journal: what it was, what it is and why.
agreement-corrected = Corrected on { $day }: { $what }. Reason: { $reason }
agreement-part-title = title
agreement-part-number = number
agreement-part-registered = number in the document system
agreement-part-spheres = spheres
agreement-part-signed_on = day of signing
agreement-part-in_force_from = first day in force
agreement-part-in_force_to = last day in force
agreement-part-ended_on = day it ended
agreement-part-coordinator = coordinator
agreement-part-office = coordinator's position
agreement-part-contact = coordinator's contacts
agreement-still-draft = This is a draft still: it is changed, not corrected
agreement-nothing-corrected = Nothing is corrected: everything is as it was
agreement-not-in-force-yet = The agreement is not in force yet: its term is given when it is put in force
agreement-not-ended = The agreement has not ended: it has no day of its end
journal-verb-agreement-corrected = corrected: { $en }. Reason: { $reason }
agreements-import-not-signed = Say when it was signed, or write «проект» (draft) into «Состояние»: then it is a draft
agreements-import-signed-draft = A draft is not signed yet: take the day of signing away or put the state right
agreements-import-drafts = { $count ->
    [one] { $count } of them is a draft: its sides agree to it anew.
   *[other] { $count } of them are drafts: their sides agree to them anew.
}
agreement-changed-meanwhile = The agreement changed while this form was open. Compare the fields with its page and save again
