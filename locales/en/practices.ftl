practices-title = Practices
practices-lead = What works in the regions, how it is proven, and what it takes to adopt it.
practices-words = Words
practices-found = { $count ->
    [one] { $count } practice
   *[other] { $count } practices
}
practices-none-title = No practices found
practices-none = Drop some conditions or change the words: all of them are looked for at once, endings do not matter.
practices-own = Our practices
practices-own-none = Nothing here yet.
practices-reviews = Practices under review
practices-reviews-lead = They wait for your review.
practices-compare = Compare
practices-compare-hint = Tick up to four practices.
practices-compare-this = Compare “{ $title }”
practices-compare-title = Practices compared
practices-compare-first = More were ticked: the first { $count } are shown.

practice-facet-sphere = Sphere
practice-facet-direction = Direction
practice-facet-cost = Cost of adoption
practice-facet-launch = Time to launch
practice-facet-grade = Evidence
practice-facet-region = Region

practice-sphere-business = business support
practice-sphere-trade = trade and export
practice-sphere-industry = industry and co-operation
practice-sphere-agriculture = farming
practice-sphere-technology = science and technology
practice-sphere-social = social entrepreneurship
practice-sphere-culture = culture, crafts, tourism
practice-sphere-finance = investment and finance
practice-sphere-education = training and personnel

practice-direction-support = business support
practice-direction-export = export
practice-direction-engineering = engineering
practice-direction-social = social innovations
practice-direction-clusters = clusters
practice-direction-crafts = folk crafts
practice-direction-farming = farm co-operatives
practice-direction-finance = guarantees and microloans
practice-direction-coworking = co-working and halls
practice-direction-centre = the centre as a whole

practice-cost-free = no cost
practice-cost-small = up to ₽500 thousand
practice-cost-middle = up to ₽3 million
practice-cost-large = more than ₽3 million
practice-cost-none = needs no money of its own
practice-launch-month = up to a month
practice-launch-quarter = up to three months
practice-launch-half_year = up to half a year
practice-launch-longer = longer than half a year

practice-grade = Evidence
practice-grade-of = Grade of evidence { $grade } of 5
practice-grade-0 = 0: described only
practice-grade-1 = 1: before and after
practice-grade-2 = 2: compared with regions without it, wide interval
practice-grade-3 = 3: compared, regions had moved alike before
practice-grade-4 = 4: replicated by at least three regions
practice-grade-5 = 5: replicated and stable for a year

practice-state-draft = draft
practice-state-ministry = under review by the ministry
practice-state-experts = with the experts
practice-state-published = in the catalogue
practice-state-stale = not confirmed for long
practice-state-withdrawn = withdrawn

practice-field = Field
practice-field-text = Text
practice-field-title = Name
practice-field-sphere = Sphere
practice-field-direction = Direction
practice-field-problem = Which problem it solves
practice-field-audience = For whom
practice-field-essence = Essence
practice-field-steps = Steps of adoption
practice-field-roles = Roles
practice-field-cost = What adoption costs
practice-cost-number = What adoption costs, ₽
practice-hint-cost = In roubles; 0 where no extra money is needed
practices-take = Export to XLSX
practice-field-people = People
practice-field-software = Software and equipment
practice-field-acts_needed = Which acts have to be adopted
practice-field-templates = Documents and templates
practice-field-results = Results
practice-field-lessons = What went wrong, and what it taught
practice-field-conditions = Conditions for transfer
practice-field-service_links = Services of the catalogue
practice-field-services = Services, in words
practice-field-indicator_links = Indicators of regions
practice-field-indicators = Indicators, in words
practice-field-acts = Legal acts
practice-field-contact = Contact

practice-links-choose = Choose ({ $count })
practice-links-none = There is nothing to choose from yet: describe it in words below
practice-fault-service = Your organisation’s catalogue has no such service
practice-fault-indicator = There is no such indicator
practice-hint-steps = A step on each line, days after the bar: Agree the form | 14
practice-hint-results = A result on each line: what was measured, unit | before | after | period | source
practice-hint-conditions = A condition on each line, so that it can be checked
practice-hint-lessons = Failures are useful: they show what not to repeat
practice-hint-acts = An act on each line; a link may stand after the bar: 209-FZ | https://…

practice-title = Practice
practice-card = Card
practice-open = Open
practice-add = Add a practice
practice-new-title = New practice
practice-edit = Edit
practice-edit-title = Card: { $title }
practice-save = Save
practice-began = Practised since
practice-began-hint = Nobody can have adopted it before that day
practice-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
practice-version = version
practice-versions = Versions
practice-published-on = Published on { $day }
practice-differences = What changed after version { $number }
practice-no-differences = Nothing changed.
practice-revision = new version
practice-files = Files
practice-files-none = No files yet: add templates and samples so that the practice can be repeated.
practice-file = File or template
practice-file-add = Add
practice-file-remove = Remove
practice-file-remove-sure = Remove the file from the card? Earlier versions keep it.
practice-file-size = { $size } KB
practice-autosaved = What you typed is kept as a draft. It goes into the card when you press “Save”.
practice-autosave-offline = The server cannot be reached: what you typed is kept in this browser.
practice-unsaved = You have unsaved changes. Below is the text as of { $at }.
practice-discard = Back to the saved card
practice-changed = While you were writing, the card was saved by { $who }. Compare the texts; if you save once more, yours stands.
practices-file = Practices.xlsx
adoptions-file = Adoptions.xlsx
practice-organisation = Organisation
practice-launch-days = Time to launch, days
practice-grade-number = Grade of evidence, 0–5
practice-adopters-number = Adopted by regions
practice-published = Published
practice-confirmed-on = Confirmed
practice-history = History
practice-stands = State
practice-evidence = Evidence
practice-evidence-how = How it was computed
practice-answer = The author’s answer
practice-answer-do = Answer
practice-adopters = { $count ->
    [0] nobody has adopted it yet
    [one] adopted by { $count } region
   *[other] adopted by { $count } regions
}
practice-resources = Resources and facts
practice-result = What was measured
practice-result-stated = as the author states
practice-result-confirmed = confirmed by the adopter
practice-before = Before
practice-after = After
practice-period = Period
practice-source = Source
practice-stale = The author has not confirmed this card for over { $months ->
        [one] { $months } month
       *[other] { $months } months
    }. Ask whether it still holds.
practice-withdrawn = Withdrawn from the catalogue
practice-withdraw = Withdraw from the catalogue
practice-confirm = Confirm: it still holds
practice-submit = Send to the review
practice-fill-first = Fill in before sending:
practice-path = The way into the catalogue
practice-reason = Why
practice-verdict = Verdict
practice-verdict-accept = ready
practice-verdict-rework = to be reworked
practice-level-ministry = ministry:
practice-level-expert = expert:
practice-review-do = Give the review
practice-tree = Family tree
practice-tree-title = Family tree of “{ $title }”
practice-tree-lead = { $count ->
    [0] Nobody has adopted it yet.
    [one] At work in { $count } region.
   *[other] At work in { $count } regions.
}
practice-tree-words = Who took the practice from whom, when, which version and with what result. Adoptions: { $count }. The table below says the same.
practice-line = Descent
practice-generation = { $count ->
    [one] Grew out of the first practice through { $count } adoption.
   *[other] Grew out of the first practice through { $count } adoptions.
}
practice-criteria = Criteria of the review
practice-criteria-lead = Experts answer them with 1 to 5. Reviews already given do not change.
practice-criterion-ru = Question in Russian
practice-criterion-en = Question in English
practice-criterion-in-use = Asked
practice-term = When a card is stale
practice-term-months = After how many months without its author’s word
practice-term-hint = Holds for all published cards at once; the author is asked to confirm a month before
practice-term-fault = Give a whole number of months, { $least } to { $most }
practice-too-many-indicators = A practice has { $most } indicators at most: the more there are, the likelier an effect is found that is not there
practice-indicator-told = An effect on this indicator has been computed: it cannot be taken off, the result stays
practice-nothing-found = No effect has been computed yet: there is nothing to answer
practice-import-title = Fill in offline
practice-import-lead = Download the DOCX form, fill in the right column and upload it: it becomes a draft. A form downloaded from the page of a practice of yours changes its card.
practice-import-blank = Empty form
practice-import-file = Filled form
practice-import = Upload
practice-import-unread = The form was not read: { $reason }
practice-import-field = Field “{ $field }”: { $reason }
practice-form-lead = Fill in the right column and upload the file. Do not change the names of the fields.
practice-form-number = Number of the card (leave as it is)

practice-fault-step = The line “{ $line }” was not understood: a number of days after the bar is needed
practice-fault-result = The line “{ $line }” was not understood: five parts between bars are needed
practice-fault-lines = Too many lines: at most { $most }
practice-fault-cost = Give a whole number of roubles
practice-score-missing = Give 1 to 5 for each criterion

practice-not-draft = The card is under review: it can be changed when it comes back
practice-missing = The card is not complete
practice-not-in-review = The card is not under review now
practice-not-reviewer = This card waits for somebody else’s review
practice-own-region = An expert does not review practices of their own region
practice-reviewed-twice = You have reviewed this edition already
practice-not-published = This practice is not in the catalogue
practice-in-work = A new version is being prepared already

adoptions-title = Adoptions
adoptions-lead = What the region takes from others, and what others take from it.
adoptions-all = { $count ->
    [one] The { $count } adoption in the family tree
   *[other] All { $count } adoptions in the family tree
}
adoptions-none = No adoptions yet.
adoption-title = Adoption: { $title }
adoption-adopter = Adopter
adoption-mentor = mentor
adoption-stands = State
adoption-began = Begun
adoption-implemented-on = At work since
adoption-brought = What it brought
adoption-what = What is adopted
adoption-newer-version = The author has a newer version; this adoption stays with the one it took.
adoption-newer-differs = How the author’s newer version differs from the one taken
adoption-grown = The practice that grew out of it
adoption-lesson = What it taught
adoption-path = Course of the adoption
adoption-next = Next step
adoption-on = When
adoption-responsible = Responsible
adoption-note = Note
adoption-ask = Request adoption
adoption-note-interest = Note interest
adoption-plan = Plan of adaptation
adoption-plan-none = The plan appears when it is agreed: its steps come from the card.
adoption-plan-step = Step
adoption-term = Term
adoption-due = by { $day }
adoption-done = done { $day }
adoption-changes = What we do differently from the author
adoption-change = What
adoption-why = Why
adoption-write = Change the plan and the differences
adoption-hint-plan = A step on each line: what | by when | when done
adoption-hint-changes = A difference on each line: what | why
adoption-talk = Talk with the mentor
adoption-say = Question or answer
adoption-send = Send
adoption-grow = Describe it as a practice of ours
adoption-grow-hint = An adoption that was made one’s own can become a practice itself: in the tree it stands below this one.

adoption-state-interest = interest
adoption-state-requested = requested
adoption-state-consultation = consultation
adoption-state-planned = planned
adoption-state-pilot = pilot
adoption-state-implemented = implemented
adoption-state-measured = effect measured
adoption-state-refused = refused
adoption-state-stopped = stopped

adoption-step-interest = Interest
adoption-step-request = Request
adoption-step-consultation = Consultation or visit
adoption-step-plan = Plan of adaptation agreed
adoption-step-pilot = Pilot begun
adoption-step-implementation = Implemented
adoption-step-measurement = Effect measured
adoption-step-refusal = Refusal
adoption-step-stop = Stop

adoption-own = Your own practice cannot be adopted: it is yours already
adoption-too-early = The practice exists since { $began } only: it cannot have been adopted earlier
adoption-future = That day has not come yet
adoption-backwards = The step before was made on { $last }: this one cannot be earlier
adoption-circle = This practice grew out of yours: the tree would be a circle
adoption-already = Your organisation is adopting this practice already
adoption-wrong-step = This step cannot be made now
adoption-other-side = This step belongs to the other side
adoption-no-plan = A pilot needs a plan of adaptation
adoption-not-implemented = Only what is implemented becomes a practice
adoption-fault-plan = The line “{ $line }” was not understood: a step and a day such as 23.11.2026 are needed
adoption-fault-change = The line “{ $line }” was not understood: both what and why are needed

waiting-practice-review = Review the practice “{ $title }”
waiting-practice-returned = Rework the practice “{ $title }”
waiting-practice-stale = Confirm the practice “{ $title }”
waiting-practice-measured = Look at the computed effect of “{ $title }” and answer it
waiting-adoption-requested = Answer the request to adopt “{ $title }” ({ $region })
waiting-adoption-said = Answer in the talk about “{ $title }”: { $name } wrote last

journal-verb-practice-begun = practice begun
journal-verb-practice-written = card changed, version { $number }
journal-verb-practice-file-added = file “{ $file }” added
journal-verb-practice-file-removed = file “{ $file }” removed
journal-verb-practice-submitted = sent to the review
journal-verb-practice-accepted = a review accepted it
journal-verb-practice-returned = returned for rework
journal-verb-practice-published = published in the catalogue
journal-verb-practice-confirmed = confirmed
journal-verb-practice-withdrawn = withdrawn from the catalogue
journal-verb-practice-answered = the author answered the computed effect
journal-verb-practice-grown = grew out of an adoption
journal-verb-practice-term-changed = months after which a card is stale changed from { $before } to { $after }
journal-verb-practice-criterion-changed = criterion of the review changed: { $question }
journal-verb-adoption-begun = adoption begun
journal-verb-adoption-step = { $step ->
    [request] request
    [consultation] consultation or visit
    [plan] plan of adaptation
    [pilot] pilot
    [implementation] implemented
    [measurement] effect measured
    [refusal] refusal
   *[stop] stop
}, { $on }
journal-verb-adoption-adapted = plan of adaptation and differences changed
journal-verb-adoption-said = message in the talk with the mentor
