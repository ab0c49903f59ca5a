/** How articles say when something is felt. */

/** Times that are spacing, re-tests, trials, ages and the like; tried on the sentence. */
export const notWhenFelt: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'spacing',
    /\b(?:apart|separat\w*|gaps?\b|spac(?:e|ed|ing)|leave (?:at least |about |a )?[\w–-]+ (?:to \w+ )?(?:hours?|minutes?)|(?:hours?|minutes?|mins?) (?:before|away from|prior to|either side|between)|(?:hours?|minutes?|mins?) after (?:meals?|eating|food|breakfast|dinner|lunch|the other|other|medicines?|medications?|antibiotics?|coffee|tea|iron|zinc|calcium|thyroid)|before or after|an hour before|(?:between|and) (?:doses?|it and|the two|medicines|meals?))\b/i,
  ],
  [
    're-test',
    /\b(?:re-?tests?\w*|re-?check\w*|re-?assess\w*|re-?evaluat\w*|re-?measur\w*|(?:check|test|measur|review|monitor)\w*\b[^.;]{0,30}\b(?:again|after|every|within|in|once)|follow-?up (?:test|visit|appointment|blood)|blood (?:tests?|work|draw)|repeat (?:the |your |this )?(?:tests?|blood|scans?|analys\w+|measure\w*)|have (?:your|the) [\w ]{2,30} (?:checked|tested|measured))\b/i,
  ],
  [
    'biology',
    /\b(?:cells?|hairs?|nails?|skin|bones?|sperm|cartilage)\b[^.;]{0,24}\b(?:takes?|needs?|lives?|lasts?)\b[^.;]{0,40}\b(?:to (?:mature|grow|renew|divide|form|develop)|$)/i,
  ],
  ['unknown', /\bnobody (?:has|knows)\b/i],
  ['judge', /\bjudge (?:it |the \w+ )?(?:at|after|only)\b/i],
  [
    'trial',
    /\b(?:participants?|placebo|randomi[sz]ed|volunteers?|subjects|mice|rats?|cohort|enrol\w*|n\s?=\s?\d|received|(?:was|were) (?:given|administered|assigned|followed|treated)|(?:trials?|stud(?:y|ies)|experiments?)\b[^.;]{0,40}\b(?:last|ran|run|took|went|follow|cover|span)\w*|(?:last|ran|run|follow|span|continu)(?:ed|s|ning)? (?:for|over|just|only|up|about|eight|twelve|six|four)|(?:day|week|month|year)s?(?:[- ]long)? (?:trial|study|experiment|course|programme|program|follow-up)|(?:for|over|during) [\w–-]+ (?:days|weeks|months|years) (?:in|of) (?:a|the|one)|stud(?:y|ies) up to|\d+ (?:trials?|studies)|et al|colleagues|patients (?:took|who took)|in (?:an?|one|the|another|that|this|two|three) (?:[\w-]+ ){0,3}(?:study|studies|trials?)\b)\b/i,
  ],
  [
    'age or history',
    /\b(?:(?:over|under|above|below|aged?|beyond|past) (?:the age of )?\d+ years|years? old|years? of age|aged?\b|centur\w+|for (?:thousands|hundreds|generations)|ago\b|since \d|years? of (?:use|tradition)|trees?|old(?:er)? than|children (?:under|over)|under (?:the )?age)\b/i,
  ],
  [
    'pregnancy',
    /\b(?:trimester|weeks? of pregnancy|weeks? pregnant|conceiv\w*|conception|before you plan)\b/i,
  ],
  [
    'trade',
    /\b(?:ship\w*|deliver(?:y|ed)|subscri\w*|refund|return(?:ed)? within|shelf|expir\w*|opening|storage|store|keep(?:s)? (?:for|up to|below)|sold|pay|price|money|guarantee|supply lasts?|cookies?|newsletter|mails?)\b/i,
  ],
  [
    'garden and kitchen',
    /\b(?:sow\w*|plant(?:s|ed)?\b|flowers? (?:appear|after)|harvest\w*|steep\w*|brew\w*|boil\w*|simmer\w*|soak\w*|infuse\w*)\b/i,
  ],
  [
    'surgery',
    /\b(?:before|prior to|ahead of) (?:[\w-]+ ){0,3}(?:surgery|operation|procedure|an(?:a)?esthesia)\b/i,
  ],
  [
    'half-life',
    /\b(?:half-?li(?:fe|ves)|(?:(?:blood|plasma|serum) (?:levels?|concentrations?)|levels? in (?:the )?blood) (?:peak|plateau)\w*|clear(?:s|ed) (?:from|out)|leaves the (?:body|blood)|elimina\w*|wash(?:es|ed)? out|wears? off|lasts? (?:for|about|up to|around))\b/i,
  ],
  ['drive', /\b(?:driv(?:e|ing)|operat(?:e|ing) machin\w*|alcohol|sunbath\w*)\b/i],
  [
    'nothing',
    /\bnotic\w* (?:nothing|no )|\b(?:no|without) (?:difference|change|effect|improvement)|\bdid nothing\b|\bnothing (?:has |have |had |will )?(?:change|happen)\w*|\bsee (?:a|your) doctor|seek (?:medical )?help/i,
  ],
]

/** Clauses that tell what to do for how long. */
export const instruction =
  /^[\s"“•–—-]*(?:(?:so|then|and|but|please|always|simply|just|also),?\s)*(?:stop|pause|quit|take|use|continue|carry on|keep (?:going|taking|using|it up|at it)|stay|do not|don['’]t|never|start|begin|leave|wait|suck|chew|cycle|limit|stick|try|raise|increase|double|add|drink|repeat|go|have|book|see|swallow|store|apply|dose|once you|space|allow at least [\w-]+ (?:hours|minutes))\b/i
export const duration =
  /\b(?:(?:tak(?:e|en|ing)|us(?:e|ed|ing)|supplement\w*|treatment|therapy|course)\b[^.;]{0,40}\b(?:for (?:up to |at least |more than |longer than |no longer than |a maximum of |about |only )?[\w–-]+(?: (?:to|or) \w+)? (?:days?|weeks?|months?|years?)|beyond|longer than)|no longer than|not (?:be )?(?:used |taken )?(?:for )?longer than|for longer than|for more than|long-?term|take (?:a |regular )?breaks?|weeks? off|days? off|weeks? on\b|cycle|then (?:stop|pause)|breaks? of)\b/i

/** What tells that something is felt or changes. */
export const outcome =
  /\b(?:notic\w*|feel(?:s|ing)?|felt|see(?:ing|n|s)?\b|saw|improv\w*|better|benefi\w*|effects?\b|effective|results?\b|relie[fv]\w*|reliev\w*|eas(?:e|es|ed|ing|ier)\b|calm\w*|less\b|fewer|more\b|lower\w*|rise[sn]?|rising|rose|fall\w*|fell|drop\w*|declin\w*|decreas\w*|increas\w*|reduc\w*|chang\w*|differen\w*|work(?:s|ed|ing)?\b|kicks? in|act(?:s|ed)?\b|begin\w*|started?|sets? in|lift\w*|build\w*|peak\w*|plateau\w*|respon\w*|settl\w*|firm\w*|return\w*|deeper|steadi\w*|strong\w*|brighter|sleepy|asleep|expect\w*|appear\w*|show\w*|reach\w*|fad\w*|shrink\w*|shorter|clear\w*|sharper|energy|relax\w*|complete|full\b|come[s]?\b|disappear\w*|grow\w*|recover\w*|nothing|subsid\w*|gains?\b|gone|vanish\w*|normali[sz]\w*|hits?\b|respond\w*|longer|becom\w*|rarer|milder|weaker|thinner|gets?\b|(?:give|allow|grant) (?:it|them|this|these|those|your\w*|the \w+|yourself)\b|stabili\w*|thick\w*|smooth\w*|soft\w*|could\b)\b/i

/** What tells so beyond doubt. */
export const felt =
  /\b(?:notic\w*|feel\w*|felt|see(?:ing|n|s)? (?:\w+ )?(?:results?|effects?|benefits?|improve\w*|change\w*|difference)|results?|improv\w*|effects? (?:appear|show|begin|start|set|can|are)|benefits? (?:appear|show|begin|start|can|are)|kicks? in|relief)\b/i

/** Small words before a time and what they make of it. */
export const around =
  /\b(?:around|about|approximately|roughly|circa|somewhere around|near|towards?|some)\s(?:the\s)?$/i
export const within =
  /\b(?:within|up to|in (?:under|less than)|in as little as|inside|during|over(?: the (?:course of|next|first))?|throughout|for the first|in the (?:first|space of)|under|less than|before)\s(?:just |only |about |around |the |a |some )*$/i
export const by = /\b(?:by|until|come)\s(?:about |around |the |(?:the )?end of (?:the )?)*$/i

/** "Twice a week" and "a month's supply" say how often or how much. */
export const every = /\bevery\s$/i
export const howOften =
  /\b(?:once|twice|thrice|times|days?|nights?|hours?|evenings?|mornings?|sessions?|doses?|cups?|servings?|portions?|mg|g|drinks?|minutes?)\s$/i

/** Of what is no time of an effect, these reach no further than their clause. */
export const inClause: ReadonlySet<string> = new Set(['trial', 'spacing', 'judge', 're-test', 'unknown'])

/** With these all of a sentence tells of a trial. */
export const ofTrial = /\b(?:participants?|placebo|randomi[sz]ed|volunteers?)\b/i
