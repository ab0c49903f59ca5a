/** How articles say how much to take. Each pattern is tried on one sentence, or on the words near an amount. */

/** The length of the words before and after an amount that are looked at. */
export const near = { before: 70, after: 110 }

/** Words before an amount that make it an upper limit. */
export const limitBefore =
  /(?:\bup to|(?:\b(?:no|not|never|without|nobody|no one|none|against|avoid)\b|n['’]t\b)[^.;:]{0,48}?\b(?:more than|exceed(?:ing)?|over|above|beyond|past|go(?:ing)? (?:over|above|past|beyond)|higher than|(?:larger|bigger|greater) than|top)|\bexceed(?:ing)?|\bmax(?:imum|imal)?\b\.?|\bupper (?:(?:safe )?limits?|levels?|intake(?: levels?)?|bounds?|end)|\bceiling|\b(?:top|highest|largest|biggest) (?:\w+ )?(?:dos(?:e|age)|amount|intake)s?\b|\bacceptable daily intake|\b(?:daily|safe|absolute|hard|top|tolerable) limits?|\blimits? (?:is|of|at|for|set|stands?|lies)|\blimit|\bat most|\b(?:stay|keep|remain|kept|hold|leave)\w*\b[^.;:]{0,40}?\b(?:under|below|within|less than)|(?:^|\b(?:I|we|you|should|to|always|please)\s)(?:stop|end) at|\bcap(?:ped|s)?\b|\bas (?:much|high|far) as|\btop out at|\bdraw the line at)(?:[^.;:]|:(?!\d)){0,48}?$/i

/** Words after an amount that make it an upper limit. */
export const limitAfter =
  /^[^.;:,]{0,28}?(?:\b(?:where (?:I|she|he|they|we|you|most) draws? (?:it|the line)|at (?:the )?most|maximum|max|tops|or (?:less|lower|under|below|fewer)|(?:and )?(?:never|not?) (?:a \w+ )?(?:more|higher|further|above)(?= *[.;,!)]|$))\b|\b(?:is|as|should be|must be|remains|marks) (?:the|an?|my|your|our) (?:[\w-]+ ){0,3}?(?:upper|ceiling|maximum|limit|cap|most(?! (?:\w+ )?(?:dose|amount)|(?: \w+(?:ive|al|on|ble|ied|ar|ed)\b))|max|end|cut-?off|stop)\b|^(?: (?:a|per|each) day| daily|\/d(?:ay)?)?,? (?:and |but )?(?:never|not?) (?:a \w+ )?(?:more|higher|further)\b(?! than)|\bis (?:where (?![^.;]*\b(?:start|begin))|as (?:high|far|much))\b|\b(?:should|must) (?:never|not) be exceeded)|^\s(?:daily |a day |per day )?(?:the |your |an? )?(?:absolute |upper )?(?:limit|ceiling|cap|maximum)\b|^\)?[^.;:,]{0,20}?\b(?:is|as) (?:the |an? )?(?:[\w-]+ )?(?:ceiling|limit|maximum|cap|cut-?off)\b/i

/** "Up to" that is the end of a rise, not a limit. */
export const rises =
  /\b(?:go|goes|going|work(?:ing)?|build(?:ing)?|increas\w*|rais\w*|rise|rising|step(?:ping)?|mov(?:e|ing)|ramp\w*|titrat\w*|progress\w*|climb\w*|double|doubling|slowly|gradually|then|adjust\w*|bump\w*|scale)\b[^.;]{0,45}?(?:\bto|\bby|\bat|\btake|\btoward|\buntil (?:you|they) (?:reach|get to|are at|arrive at))\s(?:about |around |a (?:maximum|full dose) of )?$/i
/** "Go up to" rises from somewhere only where a beginning is told. */
export const goesUp = /\bgo(?:es|ing)?\s(?:as high as |up to )(?:about |around )?$/i
/** Another case than the one before is no rise: "During a cold you can go to 1 g". */
export const otherCase =
  /\b(?:during (?!the (?:first|second|third|next|following))|in case of|with an? (?:cold|infection|flare))/i
export const starts =
  /\b(?:start(?:s|ing)?|begin(?:s|ning)?|initial(?:ly)?|initiat\w*|introduc\w*|low end|first (?:week|few days))\b[^.;]{0,45}?$/i

/** Somewhere before it something begins. */
export const begins =
  /\b(?:start|begin|begun|initial|introduc|low end|first (?:week|few days)|after|then|once|later|next)\w*/i

/** Amounts above which something happens are neither doses nor limits, unless they are forbidden. */
export const beyondBefore =
  /\b(?:(?<!\b(?:no|not|never)\s)more than|above|(?<!\b(?:pour(?:ed|ing)?|water|milk|it)\s)over|beyond|past|exceeding|in excess of|higher than|greater than|(?:larger|higher|high|large|excess\w*|huge|massive|mega) ?(?:doses?|amounts?|intakes?)(?: of| such as| like)?)\s(?:about |around )?$/i
export const forbidden =
  /\b(?:(?:brings?|adds?|does|do|gives?|offers?|buys?) (?:you )?(?:nothing|no (?:more|extra|further|added)|only|little)|nothing but|(?:pay\w*|money) for nothing|(?:money|is) (?:down the drain|wasted)|not (?:a matter |something )?for self|(?:is|are) (?:a matter |something )?for (?:a |your )?(?:doctors?|specialists?)|only (?:causes?|brings?|upsets?|wastes?|raises?)|(?:won[’']t|will not|does not|doesn[’']t|do not|don[’']t) (?:help|work|do|bring|add|make)|wasted|makes? no sense|(?:is|are) (?:too much|unwise|not wise|not (?:a )?(?:sensible|smart|good)|never wise|foolish|pointless|unnecessary|never needed|asking for)|should (?:be avoided|not)|are not (?:recommended|advised)|is not (?:recommended|advised)|must not|(?:need|only under|only with|without) (?:a |medical )?(?:doctor|supervis|prescri)\w*|avoid)\b/i

/** Words before the step of a rise, which is none to take: "go up by 100 mg a week", "in steps of 100 mg". */
export const step =
  /\b(?:increas|rais|go(?:es|ing)? up|step|mov|add|reduc|drop|lower|decreas|chang|adjust)\w*\b[^.;]{0,30}?\bby\s(?:about |another )?$|\bin (?:steps|increments|stages|jumps) of\s$/i

/** Amounts that are stirred into, or rubbed on. */
export const carrier =
  /\b(?:in(?:to)?|(?:mix\w*|dilut\w*|blend\w*|washed down|down) with|dissolved in|on)\s(?:about |a (?:glass|cup) of |half a |at least )?$|\b(?:water|milk|juice|broth|liquid)[\s,(]{1,3}(?:at least |about |around )?$/i
export const carrierAfter = /^\s(?:of |boiling |hot |warm |cold )*(?:water|milk|juice|tea|liquid|fluid)\b/i

/** The same amount twice in a sentence is one that is taken twice. */
export const twiceOver =
  /\b(?:morning|breakfast|a\.m\.|noon)\b.{0,60}\b(?:evening|night|bed\w*|dinner|supper|p\.m\.)\b/i

interface Frequency {
  pattern: RegExp
  per: 'day' | 'dose'
  times: number | null | 'group'
}

const each = '(?:a|per|each|every|/)\\s?'
/** "300 mg a day, at once or as 150 mg twice": what stands right behind the amount says what it is of. */
export const dayAtOnce =
  /^\s?(?:of (?:(?!twice|once|\p{L}+ times)[\p{L}-]+ ){1,3})?(?:(?:a|per|each|every) (?:day|24 hours)|daily|\/\s?d(?:ay)?)\b/iu

const divided =
  '(?:split|divid\\w*|spread|shared?)\\b[^.;]{0,20}?\\b(?:between|over|across|into|with|at|in|for)'
const meal =
  '(?:the )?(?:breakfast|lunch|dinner|supper|mornings?|noon|midday|afternoons?|evenings?|nights?|bed\\w*|[ap]\\.m\\.)'

/** How often; the first that fits the words around an amount counts. */
export const frequencies: readonly Frequency[] = [
  { pattern: /\bonce or (?:divided|split)\b/i, per: 'day', times: null },
  {
    pattern:
      /\b(?:(?:two|2) (?:to|or|-|–) (?:three|3)|(?:three|3) (?:to|or|-|–) (?:four|4)|(?:one|1|once) (?:to|or|-|–) (?:two|2|twice|three|3))(?: times| hours| daily| a day| per day| cups (?:a|per) day)\b|\bonce or twice\b|\b[1-5]\s?[–-]\s?[2-6]\s?(?:×|x|times)/i,
    per: 'dose',
    times: null,
  },
  {
    pattern:
      /\b(?:(?:split|divid\w*|spread|broken|shared|taken)\b[^.;]{0,30}?|(?:in|over|across|as|into)\s(?:up to )?)(?:two|2|three|3|four|4|five|5)\s?(?:to|or|[–-])\s?(?:two|2|three|3|four|4|five|5)\b(?!\s?(?:m?c?g|µg|ml|IU|grams?)\b)/i,
    per: 'day',
    times: null,
  },
  {
    pattern:
      /\b(?:(?:split|divid\w*|spread|broken|shared)\b[^.;]{0,30}?|(?:in|over|across|as|into)\s)(one|two|2|three|3|four|4|five|5)\s(?:equal |smaller |separate |even |divided |daily |single )?(?:doses?|portions?|servings?|parts|intakes|takings|sittings|meals|halves|helpings|goes)\b/i,
    per: 'day',
    times: 'group',
  },
  {
    pattern:
      /\bhalf (?:of (?:it|that|this) )?(?:(?:in|at|with|before|after|each|every)\s)?[\w ’']{3,24},? (?:and |then )?(?:the )?(?:(?:other |second )?half|rest)\b/i,
    per: 'day',
    times: 2,
  },
  { pattern: new RegExp(`\\b${divided} ${meal}, ${meal},? and ${meal}`, 'i'), per: 'day', times: 3 },
  {
    pattern: new RegExp(`\\b${divided} (?:half|${meal},? and ${meal})`, 'i'),
    per: 'day',
    times: 2,
  },
  {
    pattern:
      /\b(two|2|three|3|four|4|five|5) (?:cups|mugs|glasses|drinks|brews)(?: of \w+)? (?:daily|(?:a|per|each|every) day)/i,
    per: 'dose',
    times: 'group',
  },
  {
    pattern: new RegExp(
      `\\b(?:twice(?! (?:that|the|as|this|what))|(?:two|2) times|2\\s?[x×])(?:\\s(?:${each}day|daily|per 24 hours))?|\\bb\\.?i\\.?d\\b|\\bb\\.?d\\b|\\b(?:and|,) the same (?:at|with|in|before|again|amount)\\b|\\band (?:another|a second|one more|two|three|[23]) (?:with|at|in|before|after)\\b|\\bone (?:\\w+ )?(?:with|at|in|before|after) [\\w ]{3,20} and (?:one|another) (?:with|at|in|before|after)\\b|\\bmorning and (?:evening|night|again)|\\b(?:and|then|plus) (?:the same )?again (?:at|in|before|with)\\b|\\bonce (?:with|at|before|after|in) [\\w ]{3,24},? and once\\b|\\b(?:in the |each |every )?morning and (?:in the |at |again (?:in the |at )|before |one )?(?:evening|night|bed\\w*|afternoon|dinner)|\\bbreakfast and (?:dinner|supper)`,
      'i',
    ),
    per: 'dose',
    times: 2,
  },
  {
    pattern:
      /\b(?:thrice|(?:three|3) times|3\s?[x×])(?:\s(?:a|per|each|every)\s?day|\sdaily)?|\bt\.?i\.?d\b|\bt\.?d\.?s\b|\bbreakfast, lunch,? and (?:dinner|supper)/i,
    per: 'dose',
    times: 3,
  },
  {
    pattern: /\b(?:(?:four|4) times|4\s?[x×])(?:\s(?:a|per|each|every)\s?day|\sdaily)?|\bq\.?i\.?d\b/i,
    per: 'dose',
    times: 4,
  },
  {
    pattern: /\b(five|six|seven|eight|ten|[5-9]|10) times(?:\s(?:a|per|each|every)\s?day|\sdaily)/i,
    per: 'dose',
    times: 'group',
  },
  {
    pattern:
      /\b(?:single|one|any one|each|per|individual) (?:serving|dose|portion|sitting|go)s?\b(?! (?:a|per|each) day| daily)/i,
    per: 'dose',
    times: null,
  },
  { pattern: /\b(?:split|divided)\b/i, per: 'day', times: null },
  {
    pattern:
      /\bevery (?:other|second) day|\balternate days|(?<!\bfor )\b(?:a|per|each|every|times a|once a|once) week(?:ly)?\b|\bweekly\b/i,
    per: 'dose',
    times: null,
  },
  { pattern: /\bevery (?:twelve|12) hours/i, per: 'dose', times: 2 },
  { pattern: /\bevery (?:eight|8) hours/i, per: 'dose', times: 3 },
  { pattern: /\bevery (?:six|6) hours/i, per: 'dose', times: 4 },
  { pattern: /\bevery [\w–-]+(?: (?:to|or) \w+)? hours/i, per: 'dose', times: null },
  {
    pattern:
      /\b(?:with|before|after|at) (?:each|every) (?:main )?meal|\bper (?:dose|serving|meal|time)|\bat a time|\beach time|\bat once|\bin one go|\bper single/i,
    per: 'dose',
    times: null,
  },
  {
    pattern:
      /\bonce (?:in|at|before|with) (?:the )?(?:mornings?|evenings?|nights?|noon|bed\w*|breakfast|lunch|dinner|supper)\b|\b(?:once|(?:one|1) time)(?:\s(?:a|per|each|every)\s?(?:day|night|morning|evening)|\sdaily|\snightly)|\bonce[- ]daily|\b[oq]\.d\b|\b1\s?[x×]\s?(?:daily|a day|per day)/i,
    per: 'dose',
    times: 1,
  },
  {
    pattern: /\bsingle\b[^.;]{0,40}\b(?:morning|evening|night|bed\w*|day|daily|breakfast)/i,
    per: 'dose',
    times: 1,
  },
  {
    pattern:
      /\b(?:a|per|each|every|any one|one|single)\s?(?:day|night|24 hours|morning|evening|twenty-four hours)\b|\/\s?(?:d|day)\b|\bdaily\b|\bnightly\b|\bin 24 hours|\ball day|\bday['’]s\b|\bthe day\b|\bof the day\b|\bin total\b/i,
    per: 'day',
    times: null,
  },
]

/** Words of a lead, a column or a heading that say that amounts are those of a day. */
export const dailyAround =
  /\b(?:daily|per day|a day|each day|every day|day's|per night|\/day|intakes?|RDA|allowance|requirements?)\b/i

/** "Adults need 75 mg": what a body needs is for a day. */
export const needed = /\b(?:needs?(?! (?:to|be|only)\b)|requires?)\b/i

/** "The upper limit for adults is 2 g; for children it is 650 mg": the next amount is a limit too. */
export const limitGoesOn =
  /^[^.;,]{0,24}(?:[;,]| and)\s?(?:(?:and|while) )?(?:for|in)\s[^.;]{3,48}?(?:,|\b(?:it is|it[’']s|is|only))?\s$|^[^.;,]{0,24},?\s(?:and|or)\s$|^ \([^)]{2,40}\)(?:,|,? and) $|^ (?:in|for) [^.;:,]{2,24}, (?:and )?$/i

/** "… and 200 mg is plenty" is no limit. */
export const isEnough =
  /^[^.;,]{0,30}\b(?:enough|plenty|suffic\w+|do(?:es)?|works?|sensible|best|usual|normal)\b/i

/** "Three 200-mg servings" */
export const servingsBefore = /\b(two|three|four|five|six|[2-6])\s$/i
export const servingsAfter = /^[\s-](?:[\p{L}-]+ )?(?:servings|doses|portions|drinks)\b/iu

/** "2 x 250 mg", "250 mg x 2" */
export const timesBefore = /(?<![\d.,])([2-4])\s?[x×]\s?$/i
export const timesAfter = /^\s?[x×]\s?([2-4])(?![\d.,])/i

/** The sentence behind an amount may say how often: "Drink this three times a day", "It is taken twice daily". */
export const goesOn =
  /^\s(?:(?:Then |Now |And )?(?:Take|Drink|Have|Use|Repeat|Do|Sip|Swallow|Give|Eat|Enjoy|Once|Twice|Morning|Every day|Daily|Each (?:day|morning|evening|night)|Up to \w+ (?:cups|times|doses))\b(?! (?:care|note)\b)|(?:It|This|That|They|These) (?:is|are|can be|should be|may be|must be) (?:best |usually |normally |to be )?(?:taken|drunk|swallowed|used|repeated|given)\b)/
export const splits = /^\s(?:Split|Divide|Spread|Share|One |Take one|(?:Take )?[Hh]alf )/

/** Heads of columns that say the amount below them is that of a day. */
export const ofDay = /\b(?:per|a|each|every) day\b|\/\s?day\b|\btotal\b/i

export const timeOfDay = /\b(?:bed\w*|nights?|mornings?|evenings?|noon|lunch|dinner|breakfast)\b/i
