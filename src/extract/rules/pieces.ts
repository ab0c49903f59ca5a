/** How articles say what one piece holds, and how many of them to take: "Each capsule holds 250 mg. Take two a day." */

export const piece =
  '(?:capsules?|tablets?|softgels?|pills?|lozenges?|gumm(?:y|ies)|caplets?|sachets?|scoops?|sticks?|droppers?|dropperfuls?)'

/** Words before an amount that make it what a piece holds. */
export const holdsBefore = new RegExp(
  `\\b(?:(?:each|every|one|a|the|most|our|my|these|those|\\p{L}+) (?:[\\p{L}-]+ )?${piece}(?: (?:that|which))?(?: (?:usually|typically|should|to|will))?(?: (?:holds?|holding|contains?|containing|provides?|providing|has|have|is|are|delivers?|gives?|weighs?|with|of|at|comes? (?:in|as|at)))|(?:label|bottle|box|pack(?:et)?|package|product)\\b[^.;]{0,24}\\b(?:reads?|says?|shows?|states?|lists?|promises?)|strength(?: is| of|:)?)\\s(?:about |at least |around |roughly )?$`,
  'iu',
)
/** Words behind an amount that do. */
export const holdsAfter = new RegExp(
  `^(?: of (?:[\\p{L}-]+ ){1,4})?(?:[\\s-]${piece}| (?:per|in (?:each|every|a|one)) ${piece})`,
  'iu',
)

/** How many to take: "take one twice a day", "swallow two tablets with breakfast". */
export const takeSoMany = new RegExp(
  `\\b(?:take|swallow|have|use|chew|suck)\\s(?:just |only )?(one|two|three|four|[1-4])(?:\\s?(?:to|or|[–-])\\s?(two|three|four|[2-4]))?(?=\\s${piece}\\b|\\s?(?:$|[.,;]|of (?:them|these)|with|in|at|before|after|once|twice|daily|each|every|a day|per day|up to|(?:\\w+ )?times))`,
  'iu',
)
