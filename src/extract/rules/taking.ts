import type { Hint } from './hint.ts'
import { against, type Scope } from './not-taking.ts'

/**
 * What tells that an amount is to be taken, and what tells that it is not: each hint has a weight, and their sum decides.
 * The weights were fitted to the articles of the corpus, once with their headings and once without, and rounded.
 */

/** What an amount has before any hint: most numbers with a unit are none to take. */
export const bias = -0.5

export const hints: readonly Hint<Scope>[] = [
  {
    name: 'take',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:tak(?:e|es|ing|en)|swallow|chew|suck|sip|drink|drunk|steep|infuse|brew|dissolve|stir|pour|put|place|(?:drop|is dropped|are dropped) (?:in|on|under)|measure out|simmer|soak|whisk|supplement with|dose (?:it|at|with))\b/i,
  },
  {
    name: 'frequency',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:daily|nightly|(?:a|per|each|every)\s?(?:day|night|morning|evening)|twice|thrice|once|(?:two|three|four|five|six|\d) times|[x×]\s?(?:a|per)? ?da(?:y|ily)|every (?:\w+ )?hours|with (?:each|every|main)?\s?meals?|with (?:each|every) (?:dose|tablet|capsule)|one (?:in|at|with) [\w ]{3,16} and (?:one|another)|in one go|at (?:once|a time)|per dose|split|divided|portions)\b|\/\s?(?:d|day)\b|\d\s?[x×]\s?$/i,
  },
  {
    name: 'day behind',
    weight: 0.5,
    scope: 'after',
    pattern:
      /^\s?(?:of (?:[\p{L}-]+ ){1,4})?(?:(?:once|twice|three times|a|per|each|every) (?:day|night|daily|morning)|daily|nightly|\/\s?d|twice|once|three times)/iu,
  },
  {
    name: 'advice',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:recommend(?:s|ed|ation|ations)?|suggest(?:s|ed|ion)?|advi[sc]e[sd]?|aim (?:for|at)|try|trying|go for|go with|opt for|stick (?:to|with)|settle\w* (?:on|for|at)|look for|choose|keep (?:to|it at)|count on|prefers?|likes?|stay(?:ing)? (?:with|at)|drop to|calls for|want|hand\w* out|land\w*|(?:my|our|own|golden|simple) (?:rule|default|habit|standard|choice|go-to)|(?:your|the) (?:goal|target|aim))\b/i,
  },
  {
    name: 'start',
    weight: 1.5,
    scope: 'before',
    pattern:
      /\b(?:start(?:s|ing)?|begin(?:s|ning)?|initial\w*|build(?:ing)? up|work(?:ing)? up|increas\w+|rais\w+|move up|double|go up|titrat\w*)\b/i,
  },
  {
    name: 'dose word',
    weight: 0.5,
    scope: 'clause',
    pattern:
      /\b(?:dos(?:e|es|age|ages|ing)|intakes?|regimens?|servings?|rda|allowance|protocol|maintenance|loading|requirements?)\b/i,
  },
  {
    name: 'usual',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:usual\w*|typical\w*|standard|classic\w*|traditional(?:ly)?|common\w*|customary|sensible|generally|general|normal\w*|normally|most (?:people|adults|products|labels|experts|guidelines|users)|ideal|effective|reasonable|right amount|sweet spot|handy|formula|rule of thumb|somewhere (?:between|around)|anywhere)\b/i,
  },
  {
    name: 'suffices',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:enough|plenty|will do|do(?:es)? the (?:trick|job)|suffic\w+|is fine|ample|covers?|do well|works? (?:well|best|for)|adequate|all you need|a (?:good|fair|sound|safe) (?:middle|start|starting point|compromise|choice|amount|bet)|is best|get by)\b/i,
  },
  {
    name: 'when',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /\b(?:before (?:bed\w*|sleep\w*|noon|meals?|breakfast|lunch|dinner|eating)|at (?:bedtime|night|breakfast|lunch|dinner|noon)|with (?:food|meals?|breakfast|lunch|dinner|supper|water|the (?:\w+ )?meal)|in the (?:morning|evening|afternoon)|after (?:meals?|breakfast|lunch|dinner|food)|on an empty stomach|an hour before|(?:minutes?|mins?|hours?|hrs?|h) before|mornings?|evenings?|nights?)\b/i,
  },
  {
    name: 'for whom',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:adults?|women|men|children|kids|teen\w*|seniors?|adolescents|athletes|vegans?|people (?:who|over|with)|beginners|older (?:adults|people|men|women)|pregnan\w+|those who)\b/i,
  },
  {
    name: 'limit',
    weight: 1,
    scope: 'clause',
    pattern:
      /\b(?:exceed\w*|maximum|max|upper (?:limit|level|end|bound)s?|ceiling|at most|no(?:t|body|thing)? (?:\w+ ){0,3}(?:more than|above|over|beyond)|never (?:\w+ ){0,3}(?:more than|above|over|beyond|past|exceed)|n[’']t (?:\w+ ){0,3}(?:more than|above|over|beyond|past|exceed)|stay (?:under|below|within)|keep [\w ]{0,20}(?:under|below)|limit|capped?|up to|as much as)\b/i,
  },
  { name: 'you', weight: 0.5, scope: 'clause', pattern: /\b(?:you|your|yourself|[Ii]|my)\b/ },
  {
    name: 'imperative',
    weight: 1.5,
    scope: 'clause',
    pattern:
      /^[\s"“•–—,;-]*(?:(?:and |but )?(?:[^,;:]{3,40}[,:] )?(?:then |and |so |just |simply |please )?)(?:take|start|begin|use|try|aim|stick|stay|do not|don[’']t|never|keep|go|split|swallow|chew|suck|drink|stir|limit|choose|look|add|give|count|sip|dissolve|increase|raise|avoid)\b/i,
  },
  {
    name: 'dose around',
    weight: 0.5,
    scope: 'around',
    pattern:
      /\b(?:dos(?:e|es|age|ing)|how much|how to (?:take|use)|amounts?|intake|per day|daily|serving|(?:mg|mcg|iu|grams?)\b|take|strength|quantit\w+|numbers|directions|usage)\b/i,
  },
  {
    name: 'so many times',
    weight: 2,
    scope: 'before',
    pattern: /(?<![\d.,])[2-4]\s?[x×]\s?$/i,
  },
  {
    name: 'one and another',
    weight: 1,
    scope: 'sentence',
    pattern:
      /^(?!.*\b(?:ha(?:s|ve)|contains?|holds?|provides?|gives?)\b).*?(?:^|: )[\p{L}][\p{L}\d -]{1,30} \(?[\d.,]+ ?(?:m?c?g|µg|IU)\)?(?:, | and | plus | \+ )[\p{L}][\p{L}\d -]{1,30} \(?[\d.,]+ ?(?:m?c?g|µg|IU)\b/iu,
  },
  {
    name: 'of such age',
    weight: 1.5,
    scope: 'before',
    pattern: /\b\d{1,2}(?:\s?[–-]\s?\d{1,2}|\+)? (?:months|years?)(?: old| and over| and older)?:\s$/i,
  },
  {
    name: 'for what',
    weight: 1.5,
    scope: 'before',
    pattern:
      /\b(?:[Ff]or|[Ii]f|[Aa]s|[Ff]rom|[Uu]nder|[Oo]ver|[Aa]bove|[Bb]elow|[Aa]ges?|[Aa]ged|[Uu]ntil|[Aa]fter|[Bb]efore|[Dd]uring|[Ww]hen|[Oo]n) [^.:;]{2,48}:\s(?:about |around )?$/,
  },
  {
    name: 'measure',
    weight: 1.5,
    scope: 'before',
    pattern:
      /\b(?:teaspoons?|capsules?|tablets?|scoops?|sachets?|softgels?|drops|dropperfuls?|lozenges?|spoonfuls?)\s?\((?:about |roughly |around |= ?)?$/i,
  },
  ...against,
]

/** What stands around an amount counts as well. */
export const priors = {
  'role dose': 1,
  'role limit': 0.5,
  'role time': -0.5,
  'role avoid': -1,
  'role mechanism': -0.5,
  'role combine': 0.5,
  'role evidence': -1.5,
  'role food': -4,
  'role market': -4,
  'role ingredients': -1.5,
  cell: 1,
  item: 0.5,
  range: 0.5,
  fragment: 0.5,
  limit: 1.5,
  forbidden: 3,
  medicine: -7,
  'row of trials': -5,
} as const
