clients-title = Clients
clients-add = New client
clients-text = INN or beginning of the name
clients-order = Order
clients-by-name = By name
clients-newest = Newest first
clients-none-title = No clients found
clients-none = Type the whole INN, or the beginning of the name without its legal form. For a newcomer make a card: with an INN it fills itself.

client-name = Name
client-kind = Who it is
client-inn = INN
client-inn-hint = 10 digits of an organisation, 12 of a sole trader or a citizen. The card fills itself from the SME registry
client-ogrn = OGRN
client-registry = SME registry
client-category = Category in the SME registry
client-okved = Main OKVED
client-region = Region code
client-contact = Contact person
client-phone = Telephone
client-email = E-mail
client-note = Note for colleagues
client-contacts = Contacts
client-no-contacts = No contacts yet.
client-card = Client's card
client-new-title = New client
client-edit-title = Change the card
client-save = Save
client-find = Find in the registry
client-refresh = Refresh from the registry
client-how = How to add a client
client-teach = For a company or a sole trader the INN is enough: name, category and OKVED come from the SME registry. It does not know the self-employed, nor citizens who plan a business: choose who it is and type the name.

client-offered-company = Company
client-offered-sole_trader = Sole trader
client-offered-self_employed = Self-employed
client-offered-citizen = Citizen who plans a business

client-registry-found = in the registry as of { $day }
client-registry-absent = not in the registry as of { $day }
client-registry-not-asked = not asked
client-absent = This INN is not in the SME registry as of { $day }. Choose who it is; the registry's answer stays on the card.
client-absent-choose = This INN is not in the SME registry as of { $day }: choose who it is
client-no-dump = The SME registry is not loaded yet. Choose who it is and type the name.
client-no-dump-choose = The SME registry is not loaded yet: choose who it is
client-already = There is a client with this INN already:
client-no-inn = Only a citizen who plans a business can be added without an INN
client-inn-or-citizen = Type an INN. Only a citizen who plans a business can be added without one
client-other-kind = An INN of 10 digits belongs to a company, one of 12 to a person: check who it is
client-email-wrong = Check the address, for example name@example.ru
client-phone-wrong = Check the number, for example +7 351 214-06-06

client-consents = Consents
client-consent-add = New consent
client-no-consents = No consents yet.
client-consent-purpose = Purpose
client-consent-text = Version of the text
client-consent-version = ver. { $version }
client-consent-channel = How it came
client-consent-given = Given
client-consent-day = Day
client-consent-time = Time
client-consent-time-wrong = Give a time, for example 14:30
client-consent-in-future = A consent cannot be given later than now
client-consent-state = State
client-consent-holds = holds
client-consent-withdrawn = withdrawn
client-consent-withdraw = Withdraw
client-consent-withdraw-sure = Note that the client has withdrawn this consent? Its record stays.
client-consent-already-withdrawn = This consent is withdrawn already
client-consent-save = Record the consent

client-purpose-services = rendering services and reporting
client-purpose-mailing = invitations and news
client-purpose-referral = handing data to another institution of support
client-purpose-publication = publishing words and pictures
client-channel-paper = on paper
client-channel-portal = through a portal
client-channel-email = by e-mail
client-channel-oral = by word of mouth, recorded

journal-verb-client-added = made the card
journal-verb-client-changed = changed the card
journal-verb-client-refreshed = refreshed the card from the SME registry as of { $day }
journal-verb-client-not-in-registry = asked the SME registry: the client is not in it as of { $day }
journal-verb-client-registry-empty = asked the SME registry: it is not loaded yet
journal-verb-client-consent-given = consent given: { $purpose ->
    [services] rendering services and reporting
    [mailing] invitations and news
    [referral] handing data to another institution
   *[publication] publishing words and pictures
}
journal-verb-client-consent-withdrawn = consent withdrawn: { $purpose ->
    [services] rendering services and reporting
    [mailing] invitations and news
    [referral] handing data to another institution
   *[publication] publishing words and pictures
}
clients-take = Export to XLSX
clients-file = Clients.xlsx
journal-verb-clients-taken = list of clients exported, rows: { $rows }
