import type { Hint } from './hint.ts'

/**
 * What tells that a time is one after which something is felt, and what tells that it is another: each hint has a weight,
 * and their sum decides.
 */

/** Where a hint is looked for. */
export type Scope =
  /** The words right before and behind the time. */
  | 'before'
  | 'after'
  /** The part of the sentence that speaks of it, and that without the label of its line. */
  | 'clause'
  | 'told'
  | 'sentence'
  /** Label, lead, question and heading. */
  | 'around'

/** What a time has before any hint. */
export const bias = -1.6

export const hints: readonly Hint<Scope>[] = [
  // For
  {
    name: 'outcome',
    weight: 2,
    scope: 'clause',
    pattern:
      /\b(?:notic\w*|feel(?:s|ing)?|felt|see(?:ing|n|s)?\b|saw|improv\w*|better|benefi\w*|effects?\b|effective|results?\b|relie[fv]\w*|reliev\w*|eas(?:e|es|ed|ing|ier)\b|calm\w*|less\b|fewer|more\b|lower\w*|climb\w*|rise[sn]?|rising|rose|fall\w*|fell|drop\w*|declin\w*|decreas\w*|increas\w*|reduc\w*|chang\w*|differen\w*|work(?:s|ed|ing)?\b(?! (?:through|our|my|your|on|together))|kicks? in|act(?:s|ed)?\b|begin\w*|started?|sets? in|lift\w*|build\w*|peak\w*|plateau\w*|respon\w*|settl\w*|firm\w*|return\w*|deeper|steadi\w*|strong\w*|brighter|sleepy|asleep|expect\w*|appear\w*|show\w*|reach\w*|fad\w*|shrink\w*|shorter|clear\w*|sharper|energy|relax\w*|complete|full\b|come[s]?\b|disappear\w*|grow\w*|recover\w*|nothing|subsid\w*|gains?\b|gone|vanish\w*|normali[sz]\w*|hits?\b|respond\w*|longer|becom\w*|rarer|milder|weaker|thinner|gets?\b|(?:give|allow|grant) (?:it|them|this|these|those|your\w*|the \w+|yourself)\b|stabili\w*|thick\w*|smooth\w*|shift\w*|deepen\w*|turn\w*|plump\w*|\w{3,}ier\b|soft\w*|loosen\w*|quiet\w*|brings|halv\w*|ebb\w*|reced\w*|mend\w*|heal\w*|lessen\w*|abat\w*|wan(?:es?|ing)|follows?|could\b)\b/i,
  },
  {
    name: 'felt',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:notic\w*|feel\w*|felt|see(?:ing|n|s)? (?:\w+ )?(?:results?|effects?|benefits?|improve\w*|change\w*|difference)|results?|improv\w*|effects? (?:appear|show|begin|start|set|can|are)|benefits? (?:appear|show|begin|start|can|are)|kicks? in|relief)\b/i,
  },
  {
    name: 'by then',
    weight: 1,
    scope: 'before',
    pattern:
      /\b(?:after|within|by|in|around|about|from|over|takes?|give(?: it| them| this)?|expect|until|during|for the first|as early as|as soon as|need|needs|allow|between|at|through|on)\s(?:about |around |at least |roughly |the |just |only |as little as |a |up to )*$/i,
  },
  {
    name: 'most',
    weight: 0.75,
    scope: 'clause',
    pattern:
      /\b(?:most (?:people|users|of us|readers|women|men|studies)|many|some people|usually|often|tends?|typically|generally|you|expect|patience|patient)\b/i,
  },
  {
    name: 'asked when',
    weight: 1,
    scope: 'around',
    pattern:
      /\b(?:how (?:long|soon|fast|quick\w*)|when\b|wait\w*|time ?(?:line|frame|table)?|expect\w*|patien\w*|onset|results?|calendar|works?|kicks? in|first signs?|weeks?|months?|days?)\b/i,
  },
  {
    name: 'for some',
    weight: 1.5,
    scope: 'after',
    pattern: /^\s(?:for|in) (?:some|most|others|many|a few)\b/i,
  },
  {
    name: 'allow',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:allow|count on|give (?:it|them|this|your\w*)|patience|takes?|taking effect|needs?|slow(?:er|ly)?|quick(?:er|ly)?|fast(?:er)?|sooner|comfortable|goes? (?:down|away|up)|sooth\w*|know\b)/i,
  },
  {
    name: 'give it',
    weight: 3,
    scope: 'before',
    pattern:
      /\b(?:give|allow|grant)\s(?:(?!me|us)[\p{L}’'-]+\s){1,3}(?:at least |about |around |a full |up to )?$/iu,
  },
  {
    name: 'wait',
    weight: 1.5,
    scope: 'before',
    pattern: /\bwait(?:ing|s)?\s(?:about |at least |up to |for |around )*$/i,
  },
  {
    name: 'so long',
    weight: 2,
    scope: 'after',
    pattern:
      /^\s(?:is|are|seems?) (?:more |a |about )?(?:realistic|typical|normal|usual|common|fair|reasonable)\b/i,
  },
  {
    name: 'within',
    weight: 0.75,
    scope: 'before',
    pattern: /\bwithin\s(?:about |around |just |the |a |as little as )*$/i,
  },
  // Against
  {
    name: 'so much',
    weight: -6,
    scope: 'clause',
    pattern:
      /\b(?:shorten\w*|reduc\w*|cut|fell|drop\w*|lengthen\w*|extend\w*|earlier|longer|sooner)\b[^.;]{0,20}\bby (?:about |around |roughly |only )*(?:an?|half|one|two|three|\d+)\s|\buse[ds]?\s(?:it |them |up )?within\s/i,
  },
  {
    name: 'ahead',
    weight: -5,
    scope: 'after',
    pattern:
      /^\s(?:before|ahead of|prior to|beforehand|in advance)\b(?!.{0,40}\b(?:notic|feel|felt|see|work|effect|chang|improv|differ|anything|lift|level|appear|begin|kick|judg|it does|results))/i,
  },
  {
    name: 'begun',
    weight: -8,
    scope: 'before',
    pattern:
      /\b(?:(?:if|when) (?:it is |you |it[’']s |they )?(?:begin|began|begun|start|started|taken|take it)|^(?:begun|started|taken))\s(?:within |at least |about |in |on )*$/i,
  },
  {
    name: 'without it',
    weight: -6,
    scope: 'sentence',
    pattern: /\b(?:anyway|with or without|by (?:itself|themselves)|on (?:its|their) own|untreated)\b/i,
  },
  {
    name: 'what we do',
    weight: -1.5,
    scope: 'clause',
    pattern:
      /\b(?:we|I)\s(?:\w+ly )?(?:work|go|plan|see|meet|run|follow|treat|review|keep|check|cut)\b(?! (?:less|fewer|better|more|results|changes|improve))/i,
  },
  {
    name: 'stopped',
    weight: -6,
    scope: 'clause',
    pattern:
      /\b(?:after|of|since) (?:the|your|its) (?:last|final) (?:dose|capsule|cup|tablet)|\b(?:once|when|after|if|as soon as) (?:you|they|people) (?:have )?(?:stop|quit|come off)\w*|\bof (?:stopping|quitting)\b/i,
  },
  {
    name: 'of such length',
    weight: -6,
    scope: 'before',
    pattern:
      /\b(?:races?|efforts?|sessions?|runs?|sets?|bouts?|walks?|naps?|intervals?|events?|workouts?|nights?)\s(?:of|lasting|between|from)\s(?:about |between |from )?$/i,
  },
  {
    name: 'age',
    weight: -6,
    scope: 'before',
    pattern:
      /\b(?:children|kids|adults|teen\w*|boys|girls|women|men|aged?|ages|babies|infants|toddlers)\s(?:of |from |over |under |aged |between )*$/i,
  },
  {
    name: 'spacing',
    weight: -5,
    scope: 'clause',
    pattern:
      /\b(?:apart(?! from)|separat\w*|gaps?\b|spac(?:e|ed|ing)|leave (?:at least |about |a )?[\w–-]+ (?:to \w+ )?(?:hours?|minutes?)|(?:hours?|minutes?|mins?) (?:before|away from|prior to|either side|between)|(?:hours?|minutes?|mins?) after (?:meals?|eating|food|breakfast|dinner|lunch|the other|other|medicines?|medications?|antibiotics?|coffee|tea|iron|zinc|calcium|thyroid)|before or after|an hour before|(?:between|and) (?:doses?|it and|the two|medicines|meals?))\b/i,
  },
  {
    name: 're-test',
    weight: -8,
    scope: 'clause',
    pattern:
      /\b(?:re-?tests?\w*|re-?check\w*|re-?assess\w*|re-?evaluat\w*|re-?measur\w*|(?:check|test(?!s? (?:often |usually |tend to )?(?:show|look|improve|get))|measur|review|monitor|see (?:my|our|you|them|her|him))\w*\b[^.;]{0,30}\b(?:again|after|every|within|in|once)|follow-?up (?:test|visit|appointment|blood)|blood (?:tests?|work|draw)|(?:I|we)\s(?:\w+ly )?(?:book|repeat|order|arrange|schedule|look at|take another)\b|repeat (?:the |your |this )?(?:HbA1c|scores?|tests?|blood|scans?|analys\w+|measure\w*)|have (?:your|the) [\w ]{2,30} (?:checked|tested|measured))\b/i,
  },
  {
    name: 'biology',
    weight: -6,
    scope: 'sentence',
    pattern:
      /\b(?:cells?|hairs?|nails?|skin|bones?|sperm|cartilage)\b[^.;]{0,24}\b(?:takes?|needs?|lives?|lasts?)\b[^.;]{0,40}\b(?:to (?:mature|grow|renew|divide|form|develop)|$)/i,
  },
  {
    name: 'looking back',
    weight: -6,
    scope: 'clause',
    pattern:
      /\b(?:I|we|she|he)(?:[’']ve| have| had|[’']d) (?:only |never |just )?(?:seen|met|had|treated|known|watched)\b|\bhad(?:n[’']t| not| never)\s\w+|\b(?:hung|hanging|lasted|dragged|gone on|going on|been (?:there|around|with \w+))(?: on| around)? for\b|\b(?:came|went|walked|sent|wrote) (?:\w+ )?to (?:see )?(?:me|us)\b/i,
  },
  {
    name: 'so many of all',
    weight: -5,
    scope: 'sentence',
    pattern:
      /\b(?:one|two|three|\d+) (?:in|out of) (?:every )?(?:two|three|four|five|six|eight|ten|twenty|\d+)\b(?! (?:days?|weeks?|months?|hours?|years?|minutes?))|\bhalf of (?:all|the) (?:women|men|people|adults|us|children)\b/i,
  },
  {
    name: 'if not',
    weight: -5,
    scope: 'clause',
    pattern:
      /\b(?:if|unless)\b[^.;]{0,30}(?:\bno\b|\bnot\b|n[’']t\b)[^.;]{0,20}\b(?:better|improv\w*|gone|clear\w*|eas\w*|settl\w*)\b/i,
  },
  { name: 'unknown', weight: -6, scope: 'clause', pattern: /\bnobody (?:has|knows)\b/i },
  { name: 'judge', weight: -6, scope: 'clause', pattern: /\bjudge (?:it |the \w+ )?(?:at|after|only)\b/i },
  {
    name: 'trial',
    weight: -6,
    scope: 'clause',
    pattern:
      /\b(?:participants?|placebo|randomi[sz]ed|volunteers?|subjects|mice|rats?|cohort|enrol\w*|n\s?=\s?\d|received|(?:was|were) (?:given|administered|assigned|followed|treated)|(?:trials?|stud(?:y|ies)|experiments?)\b[^.;]{0,40}\b(?:last|ran|run|took|went|follow|cover|span)\w*|(?:last|ran|run|follow|span|continu)(?:ed|s|ning)? (?:for|over|just|only|up|about|eight|twelve|six|four)|(?:day|week|month|year)s?(?:[- ]long)? (?:trial|study|experiment|course|programme|program|follow-up)|(?:trial|study|experiment) (?:that|which|in which) |(?:for|over|during) [\w–-]+ (?:days|weeks|months|years) (?:in|of) (?:a|the|one)|stud(?:y|ies) up to|\d+ (?:trials?|studies)|et al|colleagues|patients (?:took|who took)|in (?:an?|one|the|another|that|this|two|three) (?:[\w-]+ ){0,3}(?:study|studies|trials?)\b)\b/i,
  },
  {
    name: 'age or history',
    weight: -6,
    scope: 'sentence',
    pattern:
      /\b(?:(?:over|under|above|below|aged?|beyond|past) (?:the age of )?\d+ years|years? old|years? of age|aged\b|the age of|centur\w+|for (?:thousands|hundreds|generations)|ago\b|since \d|years? of (?:use|tradition)|trees?|old(?:er)? than|children (?:under|over)|under (?:the )?age)\b/i,
  },
  {
    name: 'pregnancy',
    weight: -6,
    scope: 'sentence',
    pattern: /\b(?:trimester|weeks? of pregnancy|weeks? pregnant|conceiv\w*|conception|before you plan)\b/i,
  },
  {
    name: 'trade',
    weight: -6,
    scope: 'sentence',
    pattern:
      /\b(?:ship\w*|deliver(?:y|ed)|subscri\w*|refund|return(?:s|ed)? within|shelf|expir\w*|opening|storage|store|keep(?:s)? (?:for|up to|below)|sold|pay|price|money|guarantee|supply lasts?|cookies?|newsletter|mails?)\b/i,
  },
  {
    name: 'garden and kitchen',
    weight: -5,
    scope: 'sentence',
    pattern:
      /\b(?:sow\w*|plant(?:s|ed)?\b|flowers? (?:appear|after)|harvest\w*|steep\w*|brew\w*|boil\w*|simmer\w*|soak\w*|infuse\w*)\b/i,
  },
  {
    name: 'surgery',
    weight: -6,
    scope: 'sentence',
    pattern:
      /\b(?:before|prior to|ahead of) (?:[\w-]+ ){0,3}(?:surgery|operation|procedure|an(?:a)?esthesia)\b/i,
  },
  {
    name: 'half-life',
    weight: -6,
    scope: 'clause',
    pattern:
      /\b(?:half-?li(?:fe|ves)|(?:(?:blood|plasma|serum) (?:levels?|concentrations?)|(?:blood )?levels? (?:in (?:the )?blood|of \w+)?)[^.;]{0,30}\b(?:peak|plateau|level off)\w*|\b(?:blood|plasma|serum) [a-z]+ (?:peaks?|plateaus?)\b|\bpeak (?:blood |plasma |serum )?(?:levels?|concentrations?)\b|holds? for|clear(?:s|ed) (?:from|out)|(?:is|are|gets?) cleared|leaves the (?:body|blood)|elimina\w*|wash(?:es|ed)? out|wears? off|lasts? (?:for|about|up to|around))\b/i,
  },
  {
    name: 'drive',
    weight: -5,
    scope: 'clause',
    pattern: /\b(?:driv(?:e|ing)|operat(?:e|ing) machin\w*|alcohol|sunbath\w*)\b/i,
  },
  {
    name: 'nothing',
    weight: -6,
    scope: 'clause',
    pattern:
      /\b(?:notic\w*|feels?|felt) (?:nothing|no )|\b(?:no|without) (?:difference|change|effect|improvement)|\bdo(?:es|ne)? nothing\b|\bdid nothing\b|\bthere(?:[’']s| is) nothing\b|n[’']t (?:work|help|happen)\b(?!.*\buntil\b)|\bnothing (?:has |have |had |will )?(?:change|happen)\w*|\bsee (?:a|your) doctor|seek (?:medical )?help/i,
  },
  {
    name: 'trial words',
    weight: -6,
    scope: 'sentence',
    pattern: /\b(?:participants?|placebo|randomi[sz]ed|volunteers?)\b/i,
  },
  {
    name: 'instruction',
    weight: -3,
    scope: 'told',
    pattern:
      /^[\s"“•–—-]*(?:(?:so|then|and|but|please|always|simply|just|also),?\s|(?:if|when|once|should) [^,;]{3,60},\s)*(?:stop|pause|quit|take|use|continue|carry on|keep (?:going|taking|using|it up|at it)|stay|do not|don['’]t|never|start|begin|leave|wait|suck|chew|cycle|limit|stick|try|raise|increase|double|add|note|log|record|track|choose|pick|plan|write|drink|repeat|go|have|book|see|swallow|store|apply|dose|once you|space|allow at least [\w-]+ (?:hours|minutes))\b/i,
  },
  {
    name: 'duration',
    weight: -3,
    scope: 'clause',
    pattern:
      /\b(?:(?:tak(?:e|en|ing)|us(?:e|ed|ing)|supplement\w*|treatment|therapy|course)\b[^.;]{0,40}\b(?:for (?:up to |at least |more than |longer than |no longer than |a maximum of |about |only )?[\w–-]+(?: (?:to|or) \w+)? (?:days?|weeks?|months?|years?)|beyond|longer than)|no longer than|not (?:be )?(?:used |taken )?(?:for )?longer than|for longer than|for more than|long-?term|(?:take|have) (?:(?:an? |regular )?(?:[\w-]+ )?breaks?|a (?:[\w-]+ )?pause)|weeks? off|days? off|weeks? on\b|cycle|then (?:stop|pause)|breaks? of)\b/i,
  },
  { name: 'how often', weight: -6, scope: 'before', pattern: /\bevery\s$/i },
  {
    name: 'no time',
    weight: -8,
    scope: 'after',
    pattern:
      /^[\s-](?:(?:of|out of) (?:every|each)\b|early\b|late\b|shorter|longer|earlier|sooner|old\b|ago\b|walks?\b|naps?\b|drive\b|sessions?\b|workouts?\b|less\b|fewer\b|breaks?\b|runs?\b|supply\b|menu\b|plan\b|courses?\b|programmes?\b|trial\b|study\b|of (?:hard |light |moderate |steady |daily )?(?:sleep|rest|daylight|sunlight|exercise|training|walking|movement|work|effort|play|running|cycling|sitting|driving|reading|standing|lying|fasting)\b)/i,
  },
  {
    name: 'illness',
    weight: -4,
    scope: 'clause',
    pattern:
      /\b(?:fever|blood in|watery|(?:infections|attacks|colds) in a|vomit\w*|worse\w*|doctor|symptoms? (?:last|persist)|persists?|lasts? (?:more|longer)|more than)\b/i,
  },
]

/** What stands around a time counts as well. */
export const priors = {
  label: 2,
  'label of a time': 2,
  soon: 1,
  cell: 0.5,
  'short line': 1,
  'role time': 2,
  'role dose': -1.5,
  'role avoid': -2.5,
  'role effects': -2,
  'role food': -3,
  'role market': -3,
  'role disclaimer': -4,
  medicine: -5,
  'with an amount': -4,
  'so often': -6,
  'of a thing': -6,
  'for so long': -4,
} as const
