applications-title = Applications
applications-views = Which applications to show
applications-open = Open
applications-mine = Mine
applications-all = All
applications-order = Order
applications-order-due = most urgent first
applications-order-newest = newest first
applications-order-decided = decided last first
applications-decided-from = Decided from
applications-decided-to = Decided until
applications-none = No such applications
applications-none-teach = Clear the filters, or submit a new application: the INN finds the client.

application-new = New application
application-form = Who asks for what
application-number = Application
application-client = Client
application-service = Service
application-direction = Direction
application-due = Due
application-state = State
application-channel = How it came
application-submitted-on = Submitted
application-assignee = Assigned to
application-inn = INN
application-okved = OKVED { $okved }
application-in-registry = SME registry as of { $day }
application-not-in-registry = not in the SME registry as of { $day }
application-no-registry = no SME registry imported
application-today = today
application-tomorrow = tomorrow
application-overdue = overdue
application-due-today = due today
application-awaits = awaits a document

application-confirmed = Confirmed by papers
application-seen-by = { $name }, { $day }
application-awaited = Documents awaited

application-state-draft = draft
application-state-submitted = submitted
application-state-accepted = accepted
application-state-refused = refused
application-state-assigned = assigned
application-state-in_work = in progress
application-state-rendered = rendered
application-state-feedback = feedback given
application-state-closed = closed
application-state-withdrawn = withdrawn
application-state-cancelled = cancelled

application-channel-desk = in person
application-channel-phone = by telephone
application-channel-portal = through a portal
application-channel-api = from another system
application-channel-letter = by letter

application-step-submission = Submit
application-step-acceptance = Accept
application-step-refusal = Refuse
application-step-assignment = Assign
application-step-work = Begin work
application-step-inquiry = Ask for documents
application-step-receipt = Documents received
application-step-rendering = Service rendered
application-step-feedback = Record feedback
application-step-closure = Close
application-step-withdrawal = The client withdraws
application-step-cancellation = Cancel the application

application-ground-recipient = not for this kind of recipient
application-ground-registry = not in the SME registry
application-ground-region = another region
application-ground-okved = the activity is not supported
application-ground-repeated = the same support was given already
application-ground-limit = the yearly limit is used up
application-ground-rule = a condition of the service is not met
application-ground-documents = documents were not provided
application-ground-funds = the programme's money is spent

application-verdict-yes = open
application-verdict-needs_confirmation = needs confirmation
application-verdict-no = not open

application-path = Path
application-facts = Facts
application-next = What next
application-nothing-next = There is nothing left to do with this application.
application-eligibility = Eligibility
application-asked-on = Checked at submission on { $day }
application-history = History
application-notes = Notes
application-note = New note
application-note-add = Add the note
application-documents = Which documents are needed
application-result = Result
application-rendered-on = Day of rendering
application-rendered-on-hint = If not today
application-score = The client's mark
application-score-of = { $score } of 5
application-words = The client's words
application-reason = Reason
application-ground = Ground for refusal
application-refusal-reason = Explanation for the client
application-instead = What is open instead
application-open-instead = Open instead:
application-rendering = the rendered service
application-in-ledger = In the ledger
application-confirm-title = Papers shown
application-confirm-hint = Tick the papers that you have seen yourself.
application-paper = Number and date, if any
application-submit = Submit the application
application-check = Check
application-keep-draft = Keep as a draft
application-add-client = Add a client card
application-inn-absent = This INN belongs to no client and is not in the SME registry as of { $day }. Add a client card first: a self-employed person or a citizen can become a client too.
application-inn-no-dump = This INN belongs to no client, and no SME registry has been imported yet. Add a client card first.

application-already = { $state ->
    [submitted] The application is submitted already
    [accepted] The application is accepted already
    [refused] The application is refused already
    [assigned] The application is assigned already
    [in_work] Work on the application has begun already
    [rendered] The service is rendered already
    [feedback] The feedback is recorded already
    [closed] The application is closed already
    [withdrawn] The application is withdrawn already
   *[cancelled] The application is cancelled already
}: nothing was done twice.
application-not-from = { $state ->
    [draft] The application is still a draft
    [submitted] The application is submitted but not accepted
    [accepted] The application is accepted but not assigned
    [refused] The application is refused
    [assigned] The application is assigned but not begun
    [in_work] The application is in progress
    [rendered] The service is rendered
    [feedback] The feedback is recorded
    [closed] The application is closed
    [withdrawn] The application is withdrawn
   *[cancelled] The application is cancelled
}: { $step ->
    [submission] it cannot be submitted
    [acceptance] it cannot be accepted
    [refusal] it cannot be refused
    [assignment] it cannot be assigned
    [work] work on it cannot begin
    [inquiry] documents cannot be asked for
    [receipt] documents cannot be marked as received
    [rendering] the service cannot be entered
    [feedback] feedback cannot be recorded
    [closure] it cannot be closed
    [withdrawal] it cannot be withdrawn
   *[cancellation] it cannot be cancelled
}.
application-not-assignee = Another specialist answers for this application. The head can hand it over.
application-head-only = Only the head may do this.
application-no-reason = Explain it in words: the client and colleagues will read them.
application-no-result = Write down what the client got.
application-not-a-colleague = There is no such person in the organisation.
application-unknown-client = Neither the centre nor the SME registry knows this INN: say who it is.
application-not-eligible = By the rules this service is not open to this client: refuse on a ground and offer another.
application-unconfirmed = The rules ask for confirmation: tick the papers that you have seen.
application-wrong-day = The day of rendering lies between submission and today.
application-wrong-score = A mark is 1 to 5.
application-nothing-awaited = No documents are awaited.

day-title = My day
day-overdue = overdue
day-today = due today
day-new = wait for a specialist
day-done = rendered today
day-overdue-title = Overdue
day-today-title = Due today
day-documents-title = Waiting for documents
day-new-title = Waiting for a specialist
day-later-title = Later
day-done-title = Rendered today
day-free = Nothing is due today
day-free-teach = Take a new application, or look at all that are open.
day-none-done = Nothing yet.
day-came-in = A client came in
day-serve = Serve

walk-in-title = Record a service
walk-in-inn = INN
walk-in-kind = Who it is
walk-in-name = Name
walk-in-result-hint = What the client got: an answer, a document, an arrangement
walk-in-other-day = The service was rendered on another day
walk-in-enter = Record
walk-in-future = A service cannot be rendered in the future.
walk-in-key-taken = This form was sent before, for another client or service. Check the fields and send it again.
walk-in-open = { $count ->
    [one] { $count } service is open
   *[other] { $count } services are open
}
walk-in-reasons = { $count ->
    [one] { $count } more with a reservation: why
   *[other] { $count } more with reservations: why
}
walk-in-nothing-open = Nothing is open now.
walk-in-absent = This INN belongs to no client and is not in the SME registry as of { $day }.
walk-in-no-dump = This INN belongs to no client, and no SME registry has been imported yet.
walk-in-say-who = A self-employed person or somebody who plans a business can be served too: say who it is.
walk-in-refused = This service cannot be rendered
walk-in-unconfirmed = Needs confirmation: tick below the papers that you have seen
walk-in-nothing-saved = Nothing was saved.
walk-in-done = Recorded:
walk-in-total = { $count ->
    [one] The centre now has { $total } service in { $year }.
   *[other] The centre now has { $total } services in { $year }.
}
walk-in-next = The form below is ready for the next client.

client-page-clients = Clients
client-page-card = Card
client-page-contacts = Contacts
client-page-edit = Edit the card
client-page-refresh = Check with the registry
client-page-consents = { $count ->
    [0] No consents
    [one] { $count } consent holds
   *[other] { $count } consents hold
}
client-page-open = Services open
client-page-closed = { $count ->
    [one] { $count } service is not open: why
   *[other] { $count } services are not open: why
}
client-page-no-services = The catalogue is still empty.
client-page-applications = Applications
client-page-no-applications = No applications yet.
client-page-renderings = Rendered services
client-page-no-renderings = No services yet.
client-page-all = Show all
client-page-day = Day
client-page-reversal = reversal
client-page-reversed = reversed

journal-verb-application-added = { $state ->
    [draft] application kept as a draft
   *[submitted] application submitted
}
journal-verb-application-submitted = application submitted
journal-verb-application-accepted = application accepted
journal-verb-application-refused = refused: { $ground ->
    [recipient] not for this kind of recipient
    [registry] not in the SME registry
    [region] another region
    [okved] the activity is not supported
    [repeated] the same support was given already
    [limit] the yearly limit is used up
    [rule] a condition of the service is not met
    [documents] documents were not provided
   *[funds] the programme's money is spent
}
journal-verb-application-assigned = assigned
journal-verb-application-started = work begun
journal-verb-application-asked = documents asked for: { $documents }
journal-verb-application-received = documents received
journal-verb-application-rendered = service rendered
journal-verb-application-heard = feedback recorded
journal-verb-application-closed = application closed
journal-verb-application-withdrawn = application withdrawn by the client
journal-verb-application-cancelled = application cancelled
journal-verb-application-noted = note added
journal-verb-rendering-entered = service entered
applications-take = Export to XLSX
applications-file = Applications.xlsx
application-written = Written
application-decided = Decided
journal-verb-applications-taken = list of applications exported, rows: { $rows }
