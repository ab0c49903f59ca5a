/** How articles say what goes well with a supplement; the group `with` names it, `purpose` says what for. */
const many = '(?<with>[^.;:!?]{2,160})'

export const combinationRules: readonly RegExp[] = [
  /\b(?:like|love|take|have|prefer) (?:it|this) (?:best |well |most )?(?:with|alongside)\s(?<with>[^.;:!?]{2,120})/i,
  new RegExp(
    `\\b(?:pairs?|paired|combin(?:es?|ed|ing)|works?|goes?|go|stack(?:s|ed)?|team(?:s|ed)?(?: up)?|blend(?:s|ed)?|match(?:es|ed)?|taken|take it|used|use it|try it|partner(?:s|ed)?|couple[ds]?)\\b(?: it| them)?(?: (?:very|particularly|especially|often|frequently|commonly|usually|nicely|well|best|better|great|beautifully|perfectly|together|hand in hand|up))*\\s(?:with|alongside|together with|beside)\\s${many}`,
    'i',
  ),
  new RegExp(
    `\\b(?:pair|combine|stack|mix|team|couple|blend)\\s(?:it|this|them|the \\w+|[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+){0,2})\\s(?:up )?(?:with|and)\\s${many}`,
    'iu',
  ),
  new RegExp(
    `\\b(?:nicely|well|beautifully|perfectly|happily|neatly|best|hand in hand|side by side) (?:with|alongside|together with|beside)\\s${many}`,
    'i',
  ),
  new RegExp(`^(?:best )?take(?:n)?(?: (?:it|this|them))?(?: together)? (?:with|alongside)\\s${many}`, 'i'),
  new RegExp(
    `\\b(?:complements?|complemented by|synergis\\w+ with|synergy with|good partners? (?:is|are|include)|partners? (?:well )?with|a (?:good|natural|great|classic) (?:partner|companion|match|team) (?:is|for it is|with)|boosted by|enhanced by|works? hand in hand with|adding)\\s${many}`,
    'i',
  ),
  /^(?<with>[^.;:!?]{2,120}?) (?:is|are|can be|may be) (?:\w+ly |often |usually |best )*(?:taken|combined|paired|used|stacked|added|given|teamed) (?:together |along |up |alongside )?(?:alongside|together with|with|to|up with)\b/i,
]

/** Where a section tells what goes well, the partner may be what acts: "Regular sleep complements it". */
export const partnerActs =
  /^(?<with>[^.;:!?]{2,120}?) (?:also )?(?:complements?|rounds? (?:it )?out|boosts?|amplif(?:y|ies)|enhances?|strengthens?|go(?:es)? well with|pairs? well with) (?:it|its|this|the|them|all|both)\b/i

/** Sentences about what must not be combined. */
export const noCombination =
  /\b(?:not|\w+n[’']t|never|avoid|without|apart|interact\w*|risk\w*|caution|danger\w*|doctor|medicines?|medications?|drugs?|alcohol|no (?:need|reason|evidence)|instead of|rather than|placebo)\b/i

/** Where the naming ends and the purpose begins. */
export const purposeWords =
  /,?\s(?:for|to|when|which|that|because|since|if you|and (?:it|they|you)|so (?:that)?|as (?:it|they|a)|in order|during|at night|after|before|helps?|supports?|improves?|may|can)\b/i

/** What is neither a supplement nor something that one does. */
export const noPartner =
  /^(?:of|which|yes|no|sure|absolutely|definitely|food|meals?|a (?:fatty )?(?:meal|glass of water)|water|breakfast|dinner|lunch|fat|it|them|others?|each other|one another|care|caution|your|the|other|a doctor|time|juice|milk(?! thistle)|both|a good|most|any|many|some|these|this|all|you)(?:\b.{0,24})?$|\b(?:juice|water|milk|meals?|food|drinks?|friends?|(?:medical|health|professional|extra|great) care|physiotherapists?|therapists?|trainers?|coach(?:es)?|dietiti?ans?|nutritionists?)$/i

/** "None of it works without sleep" and "do not forget sleep" ask for it. */
export const needed =
  /\b(?:none|nothing|no \w+)\b[^.;]{0,40}\bwithout |^(?:but )?without (?=[^,]{3,40}, (?:you|it|they|nothing))|\b(?:(?:do not|don[’']t|never) (?:forget|skip|neglect|underestimate)|not to forget|no substitute for|cannot replace) /i

/** Words from which on a sentence only gives reasons or purposes. */
export const reason =
  /,?\s(?:because|since|which|as it|as they|so that|if|when|that|while|who|for (?:better|deeper|the|good|more|calm|sleep|stress|energy|focus)|to (?:help|support|boost|ease|keep|improve|aid|calm|get))\s.*$/i
