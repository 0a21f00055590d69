product = Okno
menu = Sections
you-are-here = You are here
skip-to-content = Skip to content
demo-banner = Demonstration data: people and organisations are invented
language-name = English
search-label = Search
search-placeholder = INN, OGRN or words
sign-in = Sign in
sign-out = Sign out

error-home = To the start page
error-title-not-found = There is no such page
error-way-not-found = The link may be out of date, or the record belongs to another organisation. Use the search, or go to the start page.
error-title-signed-out = Please sign in
error-way-signed-out = Sign in, and we will bring you back to this page.
error-title-forbidden = Your role may not do this
error-way-forbidden = If you need it for your work, ask the head of your organisation.
error-title-refused = That did not work
error-way-refused = Nothing was saved. Go back, correct it and send it again.
error-title-method = This address does not work that way
error-way-method = Go back and repeat the action on the page itself.
error-title-too-long = Too much data
error-way-too-long = Nothing was saved. Go back, shorten the text or choose a smaller file and send it again.
error-title-too-many = Too many attempts
error-way-too-many = Wait a minute and try again.
error-title-unavailable = The database does not answer at the moment
error-way-unavailable = Nothing is lost and nothing was half saved. Wait a few seconds and repeat the same action.
error-title-ours = A fault on our side
error-way-ours = It is in the server's log. Try again; if it happens again, tell the administrator the time.

fault-required = Fill in this field
fault-too-long = Too long: at most { $longest ->
    [one] { $longest } character
   *[other] { $longest } characters
}
fault-file-required = Choose a file
file-hint = { $longest } MB at most
file-too-long = The file is larger than { $longest } MB. Make it smaller (for instance, save the photograph in a smaller size) and choose it again
file-empty = The file is empty
file-nameless = The file has no extension, so its kind is unknown. PDF, DOCX, XLSX, ODT, JPG, PNG, TXT and CSV are taken
file-kind = { $extension } files are not taken. PDF, DOCX, XLSX, ODT, JPG, PNG, TXT and CSV are
file-disguised = This is no { $extension } inside: the content is not what the name promises. Open the file in its program and save it anew
fault-unreadable = The request cannot be read
fault-json = The body cannot be read: { $reason }
fault-choose = Choose a value from the list
fault-day = Give a date, such as 2026-11-23
fault-number = Give a whole number

id-empty = Fill in the number
id-digits = The number has digits only, but there is “{ $found }”
id-length = { $expected } digits are needed, but there are { $found }
id-form = It must look like { $expected }
id-zeros = A number of zeros belongs to nobody
id-checksum = The check digit does not fit: look for a mistyped digit

role-specialist = specialist
role-head = head
role-officer = ministry officer
role-press_officer = press service
role-expert = expert
role-desk = desk
role-observer = observer
role-administrator = administrator
role-auditor = auditor

recipient-company = company
recipient-sole_trader = sole trader
recipient-self_employed = self-employed
recipient-citizen = plans a business
category-micro = microenterprise
category-small = small enterprise
category-medium = medium enterprise

ui-cancel = Cancel
ui-choose = Choose…
ui-not-chosen = Not chosen
ui-faults = Check these fields:
ui-inn-digits = An INN has digits only
ui-inn-length = An INN has 10 digits for a company, 12 for a person
ui-why-yes = Yes
ui-why-no = No
ui-why-confirm = Needs confirmation
ui-path = Path
ui-step-done = done
ui-pages = Pages of the list
ui-next = Next
ui-filters = Filters
ui-show = Show
ui-clear = Clear
ui-no-history = Nothing has happened yet.
ui-system = System
ui-as-table = As a table
ui-thousands = { $n }k
ui-millions = { $n }M
list-too-long = There are more than { $most } rows. Narrow the list, for example to one year or direction.
