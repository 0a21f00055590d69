people-sign-in = Sign in
people-by-password = With a password
people-demo-lead = Choose whom to be: the demonstration needs no password.
people-email = Email
people-password = Password
people-enter = Sign in
people-forgotten = Forgotten the password? The head of your organisation gives you a new one.
people-wrong = Wrong email or password
people-no-role = This account has no role in any organisation at present. Ask the head of yours.
people-not-an-email = This does not look like an email address, such as ivanova@mb74.ru

people-choose-role = Sign in as
people-choose-role-lead = You have several roles. You can change at any time on the page of your account.
people-reminders = Reminders and calendar
people-other-role = Change the role

people-role-specialist = Specialist
people-role-head = Head
people-role-officer = Ministry officer
people-role-press_officer = Press service
people-role-expert = Expert
people-role-desk = Desk
people-role-observer = Observer
people-role-administrator = Administrator
people-role-auditor = Auditor

people-try-specialist = Serve an entrepreneur by INN, record a service, keep applications going
people-try-head = See the centre’s figures, assign applications, keep its catalogue and people
people-try-officer = Keep agreements, plans and visits, compare two regions, choose a practice to adopt
people-try-press_officer = Agree and release the news of a visit: facts and quotes are gathered already
people-try-expert = Review a practice and see what proves its effect
people-try-desk = Receive a visitor: find or make the card, take the application
people-try-observer = Compare the regions’ figures: numbers only, no personal data
people-try-administrator = Watch over the SME registry and the mail, keep directories and indicators
people-try-auditor = Read everything of an organisation, change nothing

people-account = Account
people-me = About me
people-name = Name
people-name-hint = As colleagues see it, such as “A. Lesnaya”
people-works-at = Organisation
people-works-as = Role
people-save = Save
people-action = Action
people-sessions = Active sessions
people-sessions-lead = A session ends by itself after 12 idle hours and 7 days after signing in.
people-session-since = Signed in
people-session-seen = Last used
people-session-here = this session
people-end = End
people-tokens = Tokens for programs
people-tokens-lead = A token gives a program your powers in this organisation for one year. Never give it to people.
people-token-once = The token is issued. Copy it now: we will not show it again.
people-token-until = Valid until
people-program = Program
people-program-name = For which program
people-program-hint = For example, “Export to accounting”
people-issue = Issue a token
people-revoke = Revoke
people-revoke-question = Revoke the token? The program loses access at once.
people-change-password = Change the password
people-password-current = Current password
people-password-new = New password
people-password-hint = At least { $shortest ->
    [one] { $shortest } character
   *[other] { $shortest } characters
}. Your other sessions will end.
people-password-short = Too short: at least { $shortest ->
    [one] { $shortest } character is needed
   *[other] { $shortest } characters are needed
}
people-password-wrong = The current password is not right
people-change = Change the password

people-second-step = Signing in by two steps
people-second-step-lead = After the password you will be asked for a code of an app on your phone. Whoever learns the password does not get in without the phone.
people-second-step-begin = Connect a phone
people-second-step-is-on = on
people-second-step-app = Install an app for one-time codes on the phone: Google Authenticator, Yandex Key or any other with TOTP codes.
people-second-step-scan = Scan this code with it.
people-second-step-picture = QR code for the app on the phone
people-second-step-typed = Or type the key:
people-second-step-prove = Type the six digits the app shows.
people-second-step-on = Turn the second step on
people-second-step-done = Signing in by two steps is on.
people-second-step-end = Turn the second step off
people-second-step-question = Turn the second step off for { $name }? Do so only if they lost both the phone and the spare codes, and you are sure that it is they who ask.
people-spares = Spare codes
people-spares-lead = Print these codes or write them down: each stands in for the phone once, should it get lost. We will not show them again.
people-spares-kept = The codes are kept
people-spares-left = { $count ->
    [one] { $count } spare code is left.
   *[other] { $count } spare codes are left.
}
people-code = Code
people-code-lead = The password is right. Now type the code of your phone.
people-code-hint-door = Six digits of the app, or one of the spare codes
people-code-hint = Six digits of the app
people-code-wrong = The code is wrong or was used before. Wait for the next one, and check that the phone’s clock is right
people-code-other = Sign in with another account

people-title = People
people-direction = Direction
people-add = Add a colleague
people-add-do = Add
people-add-teach = For somebody new we make a password and show it once: hand it over in person. Somebody who has an account already simply gets a role in your organisation.
people-who = Who, and in which role
people-next = What happens next
people-roles = Roles in the organisation
people-grant = Give a role
people-access = Access
people-access-lead = A new password ends all of the colleague’s sessions. When somebody leaves, their roles, sessions and tokens in your organisation are closed; what they did stays.
people-reset = Give a new password
people-phrase-once = The password is made. Hand it over in person: we will not show it again.
people-depart = Close access
people-depart-question = Close access: { $name }?
people-history = History
people-not-yourself = You cannot close your own access: ask another head or an administrator
people-out-of-reach = This colleague’s role is beyond your powers: ask the administrator
people-works-elsewhere = This colleague works in another organisation too: they set a new password themselves, or an administrator does

journal-verb-signed-in = signed in
journal-verb-signed-out = signed out
journal-verb-sign-in-failed = failed attempt to sign in
journal-verb-role-chosen = changed role
journal-verb-session-ended = session ended
journal-verb-token-issued = token issued for “{ $name }”
journal-verb-token-revoked = token revoked
journal-verb-account-added = account added
journal-verb-account-renamed = name changed: { $name }
journal-verb-password-changed = password changed
journal-verb-password-reset = new password given
journal-verb-role-granted = role given
journal-verb-second-step-on = second step of signing in turned on
journal-verb-second-step-off = second step of signing in turned off
journal-verb-spare-code-used = signed in by a spare code
journal-verb-colleague-left = access closed
people-regions = Regions
people-nobody = Nobody works here yet
people-nobody-teach = Appoint a head: they add the others and set the organisation up.
