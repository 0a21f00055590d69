# What to take and what to offer: readiness, offers, the order of practices.
readiness-title = Our conditions for transfer
readiness-lead = Tick what your region already has. Only your region sees the ticks; they decide how high the practice stands in “What we could adopt”.
readiness-none = The card of this practice names no conditions: it can be adopted at once.
readiness-conditions = What we already have
readiness-keep = Save
readiness-marked = Marked
readiness-met = Conditions met: { $met } of { $of }
readiness-link = Mark our conditions
journal-verb-practice-readiness-marked = conditions of “{ $name }” marked: { $met } of { $of }

offer-title = Offer: { $title }
offer-what = What is offered
offer-practice = Practice
offer-by = Offered by
offer-reason = Reason for declining
offer-adoption = Open the adoption
offer-answer = Answer
offer-waits = No answer yet: the other side sees the offer under “What waits for me”.
offer-teach = Accepting begins an adoption with a request. A refusal gives its reason, so that the next offer fits better.
offer-accept = Accept and request adoption
offer-decline = Decline
offer-state-open = waiting for an answer
offer-state-accepted = accepted
offer-state-declined = declined
offer-own = A practice is not offered to its own region.
offer-taken = This region is adopting this practice already.
offer-answered = The offer has been answered already.
waiting-practice-offered = Answer the offer of the practice “{ $title }” ({ $donor })
journal-verb-offer-made = practice “{ $name }” offered to region { $to }
journal-verb-offer-accepted = offer of the practice “{ $name }” accepted by region { $to }
journal-verb-offer-declined = offer of the practice “{ $name }” declined by region { $to }: { $reason }

transfer-success = How successful they are
transfer-success-none = None of their practices has been measured so that a number can be told: few adoptions, or no fair comparison.
transfer-computed = How it was computed
transfer-measured-too = Also measured
transfer-without-number = { $count ->
    [one] { $count } more practice was computed, but no number is told: few data, or nothing to compare with.
   *[other] { $count } more practices were computed, but no number is told: few data, or nothing to compare with.
}
transfer-sides-only = Only the regions themselves see this part, each its own.
transfer-take = What we could adopt
transfer-take-lead = Only we see this: first what is well proven where we have room to grow.
transfer-take-none = The catalogue holds no practice that is new to us yet.
transfer-request = Request adoption
transfer-held = We are adopting
transfer-gap = { $indicator }: ours { $ours }, similar regions { $peers }.
transfer-no-gap = No measured effect on indicators where we are behind.
transfer-conditions = Conditions for transfer met: { $met } of { $of }.
transfer-effort = About { $cost } and { $term }.
transfer-effort-free = No cost, { $term }.
transfer-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
transfer-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
transfer-millions = { $shown } million ₽
transfer-thousands = { $shown } thousand ₽
transfer-give = What we could offer
transfer-give-lead = Our practices that they asked about, that meet their goals, or that they lack.
transfer-give-none = There is no published practice of ours that they do not have.
transfer-asked = They asked: “{ $question }”.
transfer-meets-goal = Meets a goal they have published: { $indicator }.
transfer-lacking = They have no such practice yet.
transfer-adopters = { $count ->
    [0] Nobody has adopted it yet.
    [one] Adopted by { $count } region.
   *[other] Adopted by { $count } regions.
}
transfer-offer = Offer
transfer-offered = Offered on { $day }
menu-take = What to adopt
transfer-page = What we could adopt
transfer-page-lead = Practices of other regions: first what is well proven where we have room to grow. Only our region sees this page.
transfer-goals = Goals of the region
transfer-how = How this list is made
transfer-how-short = Score = ({ $grade } × evidence + { $effect } × effect) × share of conditions met ÷ cost.
transfer-how-more = Every factor and the weights in detail
transfer-how-lead = Practices to adopt stand in the order of a score. It is computed alike for all regions and practices; everyone sees the weights, the administrator changes them.
transfer-formula-title = The formula
transfer-formula = score = (weight of evidence × grade ÷ 5 + weight of effect × effect) × share of conditions ÷ (1 + cost ÷ amount)
transfer-formula-effect = Effect: the largest measured one, in standard deviations of the indicator among similar regions; two deviations and more count as one. An indicator in which we are not behind the median of similar regions gives nothing; nor does an effect whose number is not told or whose interval holds zero.
transfer-formula-ready = The share of conditions for transfer the region has marked as met. A card without conditions is ready as a whole.
transfer-formula-cost = The card's cost divides the score: at the amount given it is halved.
transfer-formula-order = Equal scores stand by title. Two hundred practices with the best grade of evidence are weighed, the cheapest of equal ones first.
transfer-weights = Weights
transfer-weight-grade = Weight of evidence
transfer-weight-effect = Weight of effect
transfer-weight-unmarked = Share of unmarked conditions
transfer-weight-half-cost = Amount, ₽
transfer-hint-grade = From 0 to 10
transfer-hint-effect = From 0 to 10
transfer-hint-unmarked = What counts while the region has marked nothing: from 0 to 1
transfer-hint-half-cost = The cost at which the score is halved
transfer-weights-keep = Save the weights
transfer-fault-weight = Give a number from { $least } to { $most }
transfer-factor-grade = Evidence
transfer-factor-effect = Effect
transfer-factor-ready = Conditions
transfer-factor-cost = Cost
transfer-factor-score = Score
journal-verb-transfer-weights-changed = weights of the list of practices changed: evidence { $grade }, effect { $effect }, unmarked { $unmarked }, amount { $half-cost } ₽
transfer-promise = An adoption out of a commitment
transfer-promise-choose = Which practice
transfer-promise-none = The other side has no practice in the catalogue.
transfer-chart = { $indicator }: difference from the regions compared with, by month before and after adoption
transfer-before = before adoption
transfer-after = months after
transfer-month = Months since adoption
transfer-difference = Difference
transfer-interval = 95 % interval
transfer-they-offer = They offer, and wait for our answer:
