# Effects of practices, the method, the glossary.
evidence-title = How successful the practice is
evidence-method = How we compute
evidence-answer = The author’s answer
evidence-answer-and-open = Answer and open to all
evidence-open = Open without an answer
evidence-open-now = What everybody sees now
evidence-first-look = Only you see this computation yet. It opens to everybody on { $day }, or at once when you answer.
evidence-first-look-teach = No grade changes by hand. If something is wrong with the number, say what: the answer stays beside it.
evidence-none-title = The effect is not measured yet
evidence-none = The author has not chosen an indicator. A number takes at least { $adopters } adopting regions and { $months } months observed before the adoption.
evidence-waits = The indicator is chosen; the result appears once its author has seen and opened it. A number takes at least { $adopters } adopting regions and { $months } months observed before the adoption.
evidence-no-number = There is no number here, and that is an honest answer.
evidence-no-number-teach = It does not mean that the practice does not work: there are no data yet to judge it by.
refused-no-adopters = Nobody has adopted the practice within the months observed.
refused-nothing-before = Every adopter began before the first observation: there is no “before” to compare with.
refused-too-few-adopters = { $found ->
        [one] { $found } region has
       *[other] { $found } regions have
    } adopted it; a comparison takes at least { $needed }.
refused-all-at-once = All regions adopted it in the same month: there is nobody to compare with.
refused-no-controls = Every region has adopted it: there is nobody to compare with.
refused-too-few-controls = { $found } regions are without the practice; a comparison takes at least { $needed }.
refused-constant-outcome = The indicator does not change in any region: nothing can be learnt from it.
refused-too-few-periods-before = { $found } months were observed before the adoption; seeing how regions moved before it takes at least { $needed }.
refused-too-few-periods-after = { $found } months were observed after the adoption; at least { $needed } are needed.
refused-not-estimable = Adopters and the other regions were never observed in the same months.
refused-no-variation = There are too few comparable regions to tell how reliable a number would be.
refused-broken-trends = Even before the adoption the indicator moved differently in these regions than in the others, so the difference after it cannot be put down to the practice.
evidence-groups = By month of adoption
evidence-group = Adopted
evidence-difference = Change
evidence-interval = 95 % interval
evidence-adopters = Adopted by
evidence-adopters-of = { $count ->
        [one] { $count } region
       *[other] { $count } regions
    }, months of beginning: { $groups }
evidence-controls = Compared with
evidence-controls-of = { $count ->
        [one] { $count } region
       *[other] { $count } regions
    } without the practice; the author’s own region is left out
evidence-months = Months
evidence-trends = Before the adoption
evidence-trends-held = they moved like regions without the practice (p = { $p })
evidence-inference = Interval
evidence-by-t = Student’s t, corrected for small groups
evidence-by-randomisation = by dealing adoption months anew: there are few adopters
evidence-who = Who adopted it, and what they say themselves
evidence-stated-teach = The adopters’ own words: they stand beside the computation and do not enter it.
evidence-region = Region
evidence-since = Since
evidence-stated = Result as the adopter states it
evidence-not-stated = not told
evidence-no-adopters = Nobody has adopted the practice yet.
evidence-how = How to get the same number
evidence-computed-at = Computed { $at }. While the inputs stay, so does the result.
evidence-reproduce = Download the inputs and run the command on any machine:
evidence-inputs = Inputs, CSV
evidence-hash = SHA-256 of the inputs and rules:
evidence-grades = Grades of evidence
evidence-choose-title = Indicators
evidence-indicator = Measured by
evidence-choose = Measure
evidence-choose-teach = Choose an indicator the practice should move, { $most } at most. The first is the main one: it gives the practice its grade. An indicator whose effect has been computed stays.
evidence-several = The practice is measured by several indicators. Its grade is that of the main one, chosen first; the others stand beside it and raise nothing.
evidence-main = Main indicator: it gives the practice its grade
evidence-beside = Beside it: it does not change the grade
evidence-remove = Take off
journal-verb-practice-indicator-chosen = indicator of “{ $name }” chosen: { $indicator }
journal-verb-practice-indicator-removed = indicator of “{ $name }” taken off: { $indicator }
journal-verb-practice-effect-computed = effect of “{ $name }” computed
journal-verb-practice-effect-opened = effect of “{ $name }” opened to everybody

method-title = How the effect of a practice is computed
method-lead = One page on where the number comes from, when there is none, and how far to trust it.
method-question = Which question the number answers
method-question-text = By how much the indicator changed in the regions that adopted the practice, compared with what it would have been without it. Nobody saw the latter; we look instead at how regions without the practice changed over the same months.
method-effect = The effect on one group in one month
method-effect-text = Regions that began in the same month are a group. We take the change of their indicator since the last month before the adoption, and subtract the change of regions without the practice over the same time.
method-effect-letters = g is the month of adoption, t the month observed, C the regions without the practice, Y the indicator, E the mean over regions. The author’s own region is left out: it neither adopted nor can serve as a comparison.
method-sum = How groups become one number
method-sum-text = The mean over all groups and all months since adoption, each group counting by its regions. Beside it we show how the effect moved by month (the chart) and in each group (the table).
method-uncertainty = How reliable the number is
method-uncertainty-text = The { $level } % interval is Student’s, its error corrected for small groups; observations of one region count as dependent. The band of the curve comes from a bootstrap over regions, which checks the error of the one number too: { $draws } draws from the same seed, so that the same file gives the same number.
method-few-text = With fewer than { $few } adopters the interval comes otherwise: adoption months are dealt to other regions many times, and we look how often such a difference comes by chance.
method-trends = Did regions move alike before the adoption
method-trends-text = Without that a comparison means nothing. Over { $window } months before the adoption we look for two signs: a gap that grew month by month, and a dip just before. If either shows at { $alpha } %, no number is shown.
method-rules = When there is no number
method-rules-text = A number is shown only where the data suffice. Otherwise we say what is missing.
method-rule = Rule
method-least = At least
method-rule-adopters = Regions that adopted
method-rule-controls = Regions without the practice
method-rule-before = Months before the adoption
method-rule-after = Months after it
method-people = What shows fewer than { $least } people stands nowhere: not on a page, not in a file, not in the computation itself. So the downloaded file gives exactly the same number.
method-first = Who sees it first
method-first-text = The author of the practice sees a new result first. It opens to everybody after { $days } days, or at once when the author answers. The answer stays beside the number. Nobody can take a number away or improve it.
method-several = Where there are several indicators
method-several-text = A practice may have up to { $most } indicators, and the effect on each is shown by itself. The grade of the practice is that of its main indicator, the one chosen first. The best of several does not count: of many tests one succeeds by chance. For the same reason an indicator that has told something can be neither taken off nor made the main one later.
method-stale = When a card is stale
method-stale-text = A published card is stale when its author has not confirmed it for longer than { $months ->
        [one] { $months } month
       *[other] { $months } months
    }. An administrator sets the term, changes stand in the journal. It does not touch the grade of evidence.
method-limits = What the method does not know
method-limit-1 = If something else happened in the same regions in the same month, the method cannot tell it apart.
method-limit-2 = If the practice moved its neighbours too, the effect looks smaller than it is.
method-limit-3 = Regions choose practices themselves; the comparison holds for those who adopted, not for any region.
method-limit-4 = An indicator is not yet the aim: a term can get shorter and the service worse.
method-limit-5 = “Cannot be told from zero” is not “does not work”: the interval says which effects are still possible.
method-sources = Sources
method-losing = How a grade rises and falls
method-grades-text = Grade 4 takes at least { $replications } regions and a joint interval without zero; grade 5 the same a year after adoption.
method-age = Grades age: every { $months } months without new observations cost one step. No hand raises a grade.

glossary-title = Glossary
glossary-lead = The words Okno speaks, one sentence each.
glossary-service = Service
glossary-service-text = What a centre does for an entrepreneur; each has rules of who may receive it.
glossary-rendering = Rendering
glossary-rendering-text = One service rendered to one client on one day; a mistake is taken back by another row, never erased.
glossary-client = Client
glossary-client-text = An entrepreneur, a self-employed person, a company or a citizen as one centre knows them; other centres do not see them.
glossary-as-of = “As of”
glossary-as-of-text = Figures as they were known on a chosen day; for a past day the answer never changes.
glossary-sme-registry = SME registry
glossary-sme-registry-text = The tax service’s registry of small and medium enterprises; Okno keeps its dumps whole.
glossary-agreement = Agreement
glossary-agreement-text = What regions or bodies agreed to do together, with a term and spheres.
glossary-plan = Plan of measures
glossary-plan-text = What the parties will do and by when; a new version erases none before it.
glossary-measure = Measure
glossary-measure-text = A line of a plan; its state follows from the parties’ reports and is never typed.
glossary-visit = Visit
glossary-visit-text = One region’s journey to another: programme, questions, commitments.
glossary-commitment = Commitment
glossary-commitment-text = Who promised what, by when, on a visit; closed with its evidence.
glossary-practice = Practice
glossary-practice-text = A described way of working that another region can take over.
glossary-adoption = Adoption
glossary-adoption-text = The way a region takes a practice over: from interest to a measured effect, or a refusal with its reason.
glossary-indicator = Indicator
glossary-indicator-text = A quantity known for each region and month, with its definition and source.
glossary-twins = Twin regions
glossary-twins-text = The regions most alike in the structure of their economy: the fairest to compare with.
glossary-effect = Effect
glossary-effect-text = By how much an indicator changed in adopting regions compared with those without the practice.
glossary-grade = Grade of evidence
glossary-grade-text = From 0 to 5: how well it is known that the practice works.
