ledger-title = Rendered services
ledger-lead = Everything the centre has rendered, and to whom
ledger-total = { $count ->
    [one] { $shown } service, reversals taken off
   *[other] { $shown } services, reversals taken off
}
ledger-as-of = as it stood on { $day }
ledger-empty = No entries
ledger-empty-teach = Nothing was rendered on these days under these conditions. Widen the period or drop some conditions.

ledger-rendered-on = Rendered
ledger-service = Service
ledger-client = Client
ledger-recipient = Recipient
ledger-direction = Direction
ledger-days = Days from application
ledger-state = Mark
ledger-state-reversal = reversal
ledger-state-reversed = reversed
ledger-price = Price
ledger-free = free for the client
ledger-paid = paid by the client
ledger-from = Rendered from
ledger-to = to
ledger-on = Entered by
ledger-wrong-period = Give a period such as y2026, q2026-4 or m2026-11

ledger-rendered-lead = Rendered on { $day }
ledger-facts = Entry
ledger-history = History
ledger-result = Result
ledger-reason = Reason
ledger-entered = Entered
ledger-application = Application
ledger-open-application = open the application
ledger-reverses = Reverses
ledger-open-original = the original entry
ledger-open-reversal = The entry is reversed: open the reversal
ledger-so-many-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

ledger-take-back-title = If the entry is a mistake
ledger-take-back-teach = Entries are not deleted: a reversal with its reason takes a mistake back. The figures follow at once, in the period the service was counted in.
ledger-take-back = Reverse
ledger-reason-hint = Everyone who opens the entry will read it
ledger-is-reversal = A reversal is not reversed: enter the service anew
ledger-reversed-already = This entry is reversed already
ledger-not-yours = The head may reverse it, and on the day of entry also the one who entered it

journal-verb-rendering-reversed = entry reversed: { $reason }
ledger-served-title = Who was served
ledger-served-lead = Each client once, however many services they received
ledger-served-total = { $count ->
    [one] { $shown } client, each once
   *[other] { $shown } clients, each once
}
ledger-served-empty = Nobody in these days
ledger-served-empty-teach = Widen the period or clear the day of entry.
ledger-inn = INN
ledger-services = Services
ledger-key-taken = This key was used for another entry.
ledger-take = Export to XLSX
ledger-file = Rendered services.xlsx
journal-verb-renderings-taken = list of rendered services exported, rows: { $rows }
