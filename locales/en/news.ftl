news-title = News
news-lead = Visits and joint work of regions
news-drafts = News in preparation
news-none-title = No news yet
news-none = News of visits appears here when the press services of both regions release it.
news-drafts-none = A draft is prepared from the page of a visit: the button “News of the visit”.
news-headline = Headline
news-summary = First paragraph
news-state = State
news-begun = Begun
news-visit = Visit
news-take-paper = Download DOCX
news-text = Text
news-facts = What the text rests on
news-quotes = Quotes
news-history = History
news-edit = Edit the text
news-body = The rest of the text
news-body-hint = Paragraphs are separated by an empty line. {"{"}цитата N{"}"} stands for a person's words: they change only together with the person's consent.
news-keep = Save the text
news-state-draft = draft
news-state-agreed = agreed by speakers
news-state-approved = agreed by press services
news-state-released = released
news-state-withdrawn = withdrawn
news-next-agree = When everybody whose words stand in the text agrees to them, mark it. Consents to publication are kept on the page of the visit.
news-agree = All speakers agree
news-next-press = Now it is for the press services of both regions to agree.
news-next-release = The text is agreed. The press service releases it.
news-no-word = not agreed yet
news-approve = Agree for our region
news-by-letter = The other side answered by letter
news-letter = Number of the letter
news-letter-on = Date of the letter
news-next-theirs = The other side agrees by itself: it has its own press service in Okno.
news-letter-keep = Enter the consent
news-public = Show it on the public page of news too
news-release = Release
news-see-public = Open on the page of news
news-correct = Correct
news-correction = Correction
news-withdraw = Withdraw
news-reason = Reason for withdrawing
news-quote-free = may be published
news-quote-held = no consent
news-refused-draft = The speakers have not agreed to the text yet.
news-refused-agreed = First the press services of both regions agree.
news-refused-approved = The text is agreed already; it remains to release it.
news-refused-released = The news is released already: it can be corrected or withdrawn.
news-refused-withdrawn = The news is withdrawn.
news-refused-no-quote = There is no such quote: { $mark }. The numbers stand beside the text.
news-refused-consent = No consent to publish the words of { $name }. Enter the consent on the page of the visit or take the words out.
news-refused-twice = This side has agreed already.
news-refused-not-held = News is written of a visit that took place. First mark on the visit’s page that it was held.
news-refused-speaks = The other side has its own press service in Okno and agrees by itself.
news-refused-letter = Give the number and the day of the letter.
news-waits-for-word = Agree to the news: { $headline }
news-waits-for-release = Release the news: { $headline }
journal-verb-news-drafted = drafted the news
journal-verb-news-edited = edited the news
journal-verb-news-agreed = speakers agreed to the news
journal-verb-news-approved = a press service agreed to the news
journal-verb-news-released = released the news
journal-verb-news-corrected = corrected the news
journal-verb-news-withdrawn = withdrew the news
news-quotes-none = No quotes were noted during the visit.
news-pictures = Pictures
news-choose-pictures = Choose pictures
news-keep-pictures = Keep the choice
news-picture-unnamed = picture without a caption
news-pictures-none = This visit has no pictures that may be published. People's consents and the look at pictures are on the visit's page.
news-pictures-not-free = { $count ->
    [one] { $count } more picture of the visit cannot be chosen: somebody on it does not consent, or nobody has looked at it.
   *[other] { $count } more pictures of the visit cannot be chosen: somebody on them does not consent, or nobody has looked at them.
}
news-agreed-pictures = { $count ->
    [0] What is agreed to is the text without pictures.
    [one] What is agreed to is the text and { $count } picture, shown below:
   *[other] What is agreed to is the text and { $count } pictures, shown below:
}
news-pictures-held = { $count ->
    [one] A picture is no longer shown on the public page and left out of the DOCX: somebody on it no longer consents.
   *[other] Pictures are no longer shown on the public page and left out of the DOCX: somebody on them no longer consents.
}
news-pictures-held-open = Choose the pictures anew: with such a picture the text is neither agreed to nor released.
news-refused-picture = Somebody on the picture “{ $caption }” does not consent, or nobody has looked at it. Record the consent on the visit's page or leave the picture out.
news-refused-no-picture = The visit has no such picture. Choose from those shown.
news-refused-many-pictures = At most { $most } pictures go with one news item.
journal-verb-news-illustrated = { $count ->
    [0] took the pictures off the news
    [one] chose { $count } picture for the news
   *[other] chose { $count } pictures for the news
}
news-waits-for-look = A picture left the news, a consent was taken back: { $headline }
