/** How articles say what goes well with a supplement; the group `with` names it, `purpose` says what for. */
const many = '(?<with>[^.;:!?]{2,160})'

/** The partner stands before what it goes with: "Zinc is often taken with it". */
export const partnerFirst =
  /^(?<with>[^.;:!?]{2,120}?) (?:is|are|can be|may be) (?:\w+ly |often |usually |best )*(?:taken|combined|paired|used|stacked|added|given|teamed) (?:together |along |up |alongside )?(?:alongside|together with|with|to|up with)\b/i

export const combinationRules: readonly RegExp[] = [
  /^(?<with>[^.;:!?]{2,60}?) (?:is|are) (?:also |well )?worth (?:adding|combining|including|considering|a try)\b/i,
  /\b(?:like|love|take|have|prefer|give|brew|serve|steep|drink) (?:it|this) (?:best |well |most )?(?:with|alongside)\s(?<with>[^.;:!?]{2,120})/i,
  new RegExp(
    `\\b(?:pairs?|paired|combin(?:es?|ed|ing)|works?|goes?|go|stack(?:s|ed)?|team(?:s|ed)?(?: up)?|blend(?:s|ed)?|match(?:es|ed)?|taken|tak(?:e|ing) (?:it|mine)|used|us(?:e|ing) it|try it|see it|packed|packaged|bundled|partner(?:s|ed)?|couple[ds]?)\\b(?: it| them)?(?: (?:very|particularly|especially|often|frequently|commonly|usually|nicely|well|best|better|great|beautifully|perfectly|together|hand in hand|up))*\\s(?:with|alongside|together with|beside|next to)\\s${many}`,
    'i',
  ),
  new RegExp(
    `\\b(?:pairs?|combines?|stacks?|mix(?:es)?|teams?|couples?|blends?)\\s(?:it|this|them|the \\w+|[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+){0,2})\\s(?:up )?(?:with|and)\\s${many}`,
    'iu',
  ),
  new RegExp(
    `\\b(?:nicely|well|beautifully|perfectly|happily|neatly|best|hand in hand|side by side) (?:with|alongside|together with|beside|next to)\\s${many}`,
    'i',
  ),
  new RegExp(`^(?:best )?take(?:n)?(?: (?:it|this|them))?(?: together)? (?:with|alongside)\\s${many}`, 'i'),
  new RegExp(
    `\\b(?:complements?|complemented by|synergis\\w+ with|synergy with|good partners? (?:is|are|include)|partners? (?:well )?with|a (?:good|natural|great|classic) (?:partner|companion|match|team) (?:is|for it is|with)|boosted by|enhanced by|works? hand in hand with|adding)\\s${many}`,
    'i',
  ),
  /^with (?<with>[^.;:!?,]{3,60}?) (?:it|this|the \w+) (?:makes?|turns? into|becomes?|forms?)\b/i,
  partnerFirst,
]

/** Where a section tells what goes well, the partner may be what acts: "Regular sleep complements it". */
export const partnerActs =
  /^(?<with>[^.;:!?]{2,120}?) (?:also )?(?:complements?|rounds? (?:it )?out|boosts?|amplif(?:y|ies)|enhances?|strengthens?|go(?:es)? well with|pairs? well with) (?:it|its|this|the|them|all|both)\b/i

/** Says that one goes with the other, wherever it stands. */
export const pairs =
  /\b(?:(?:sold|comes|packed) [\p{L} ]{0,20}?with|(?:is|are) (?:\w+ly |often |sometimes )?added|makes? a (?:good|great|fine|nice|natural|sensible)|(?:is|are) (?:a|an|the) (?:[\p{L}-]+ ){0,2}(?:partner|companion|match)s?|belongs? (?:in|on|to) the (?:plan|list|team|stack|programme|routine)(?: too)?|mix(?:es)? (?:it|[\p{L}-]+) with|pair(?:s|ed|ing)?|combin(?:e|es|ed|ing|ation)|stack(?:s|ed|ing)?|team(?:s|ed)?(?: up)?|partner(?:s|ed|ing)?|couple[sd]?|blend(?:s|ed|ing)?|synerg\w+|complement(?:s|ed|ing|ary)?|companions?|sidekicks?|duo|trio|(?<!\bto )match(?:es|ed)?(?! (?:a|the|its)\b)|alongside|together(?: with)?|hand in hand|side by side|goes (?:well|nicely|best|great)|works? (?:even )?(?:well|better|best) (?:with|when|in)|best friends?|in (?:one|the same) (?:capsule|formula|product)|three-in-one|two-in-one|along with|join(?:s|ed)? forces with|in the company of|do(?:es)? (?:just )?as much as|(?:is|are) (?:a|an|the|its|their) (?:[\p{L}-]+ ){0,2}(?:addition|ally|alliance|sister|sibling|add-?on) (?:to|for|of|with|when)|an? (?:[\p{L}-]+ )?alliance with|joins? in|team ?mates?|all(?:y|ies)|sold with|mixed with|layer(?:ed|ing)? in|in tandem|fits? (?:in )?(?:well|nicely)|part of the (?:puzzle|picture|plan)|matters? (?:just )?as much|just as important|(?:balance|support|need|strengthen|reinforce|help) (?:one another|each other)|add up with|classic (?:addition|mix)|good addition|useful addition|get(?:s)? along (?:\w+ )?with)\b/iu

/** "It carries rutin along with minerals" tells what is in it. */
export const merelyWith = /^(?:along with|together|combin)/i

/** A partner that acts on the supplement: "Black pepper boosts its absorption". */
export const helpsIt =
  /\b(?:boosts?|improves?|increases?|enhances?|supports?|raises?|doubles?|multipl(?:y|ies)|strengthens?|aids?|helps?|adds? to|amplif(?:y|ies)|deepens?|rounds? out|complements?|makes?)\b[^.;,]{0,30}?\b(?:its|the|their) (?:absorption|uptake|effects?|action|benefits?|power|work)\b|\bhelps? (?:it|[\p{L}-]+) (?:to )?(?:get absorbed|work)\b|\bhelps? (?:the|your) body (?:to )?(?:absorb|use|take up) (?:it|this)\b|\b(?:absorbs?|absorbed|taken up|works?) (?:much |far |even |a lot )?better with\b/iu

/** Speaks of what is in one product, of amounts, or of what is merely no harm. */
export const isForm =
  /\b(?:forms?|isomers?|stabili[sz]ers?|ratio)\b|\b(?:tablets?|capsules?|it) (?:holds?|contains?)\b|\b(?:source of|rich in|made up of|consists? of|active (?:compounds?|ingredients?))\b|\bcombined (?:per|a|each) day\b|\bwith(?:out)? added\b|\bin total\b|\bfine together\b/i

/** Tells to take more than the one: "add quercetin", "if you add vitamin B6". */
export const adds =
  /\b(?:add(?:s|ed|ing)?|also (?:want to |like to )?take|include|top (?:it )?up with|follow(?:ed)? (?:it )?with|throw in|reach for)\b/i

/** Sentences about what must not be combined. */
export const noCombination =
  /\b(?:avoid|apart|interact\w*|risk\w*|caution|danger\w*|doctor|medicines?|medications?|drugs?|alcohol|no (?:need|reason(?! against)|(?:\w+ )?evidence)|instead of|rather than|placebo|(?:another|a different|other) times?|separately)\b/i
export const refuses = /\b(?:not|\w+n[’']t|never|nobody|no one|without)\b/i

/** What says when or why denies nothing: "when thoughts will not stop". */
export const subordinate = /,?\s(?:when|whenever|because|since|while|where|whose|until|if|so that)\s[^,;]*/gi

/** Clauses that each name a pair of their own: "A works with B, and C is packed with D". */
export const clauseJoint =
  /; |, (?:and|while|but|whereas) (?=(?:[\p{L}\p{N}’'-]+ ){1,4}(?:is|are|goes|go|works?|pairs?|fits?|can|may|complements?|helps?|sits?|joins?)\b)/u

/** One stands on each side: "A fits nicely beside B", "A is a worthwhile addition to B". */
export const sides: readonly RegExp[] = [
  /^(?<one>[^.;:!?]{2,80}?) (?:also |often |usually )?(?:fits?|goes|go|sits?|pairs?|works?|combines?|blends?|gets? along|teams? up|plays?|joins?|travels?|belongs?|does|do) (?:(?:[a-z]+ly|well|very|best|better|nicely|great|good|hand in hand|side by side|in tandem|a treat|together|perfectly|along) ){0,3}?(?:with|beside|alongside|next to)\s(?<other>[^.;:!?]{2,120})/i,
  /^(?<one>[^.;:!?]{2,80}?) (?:also )?(?:is|are|makes?|can be|remains?|may be) (?:an? |the |its |their |two )?(?:[\p{L}-]+ ){0,3}?(?:partner|companion|ally|allies|addition|match|complement|team-?mate|sidekick|sister|brother|friend|add-?on)s? (?:to|for|of|with)\s(?<other>[^.;:!?]{2,120})/iu,
]

/** Words for what the article is about. */
export const itself =
  /^(?:it|them|this|these|either|both|any|all|each|one|the (?:two|three|pair|duo|trio|herb|root|supplement|mineral|vitamin|powder|oil|extract|mushroom)s?)\b/i

/** "A carbohydrate drink: fuel is not optional": below "Worth adding" the words before the colon. */
export const sentenceLabel = /^(?<with>[^:,.;!?]{3,40})(?:,\s[^:;!?]{2,60})?:\s/

/** How many, and how often: "Two kiwifruits a day". */
export const howMany =
  /^(?:an?|one|two|three|four|five|a few|some|several|\d+)\s(?=\p{L}{4})|\s(?:a|per|each|every) (?:day|night|week|morning|evening)$/giu

/** Where the naming ends and the purpose begins. */
export const purposeWords =
  /,?\s(?:for|to|when|which|that|because|since|if you|and (?:it|they|you)|so (?:that)?|as (?:it|they|a)|in order|during|at night|after|before|helps?|supports?|improves?|may|can)\b/i

/** What is neither a supplement nor something that one does. */
export const noPartner =
  /^(?:(?:(?:in|at|with|before|after|on|from|by|for) )?(?:the )?(?:mornings?|evenings?|noon|midday|afternoons?|nights?|bedtime|weekends?|(?:day|week|month|step|phase) \d+|breakfast|lunch|dinner|why|how|when|who|what|note|tip|result|timing|dose|price|best|good|bad|verdict|bonus|warning|one|two|three|first|second|third|then|finally|please|too|also|though|perhaps|maybe|of course|(?:joins?|goes|works|helps?) .*))$|^(?:and|or|that|our|look|something|valued|prized|loved|famous|known|rich|high|full|(?:eaten|taken|kept|given|used|served|done|drunk|held) .*|of|which|yes|no|sure|absolutely|definitely|food|meals?|a (?:fatty )?(?:meal|glass of water)|water|breakfast|dinner|lunch|fat|it|them|others?|either|neither|each other|one another|(?:support|help|improve|promote|boost|aid|ease|calm|reduce|enhance)s?|for|I|we|they|keep|(?:herbalists|doctors|practitioners|therapists|naturopaths) \w+|care|caution|your|the|other|a doctor|time|juice|milk(?! thistle)|both|a good|most|any|many|some|these|this|all|you)(?:\b.{0,24})?$|\b(?:juice|water|milk|meals?|food|(?<!\b(?:carbohydrate|carb|protein|electrolyte|sports?|rehydration|recovery) )drinks?|friends?|(?:medical|health|professional|extra|great) care|physiotherapists?|therapists?|trainers?|coach(?:es)?|dietiti?ans?|nutritionists?)$/i

/** "None of it works without sleep" and "do not forget sleep" ask for it. */
export const needed =
  /\b(?:none|nothing|no \w+)\b[^.;]{0,40}\bwithout |^(?:but )?without (?=[^,]{3,40}, (?:you|it|they|nothing))|\b(?:(?:do not|don[’']t|never) (?:forget|skip|neglect|underestimate)|not to forget|no substitute for|cannot replace) /i

/** Words from which on a sentence only gives reasons or purposes. */
export const reason =
  /,?\s(?:because|since|which|as it|as they|so that|if|when|that|while|who|for (?:better|deeper|the|good|more|calm|sleep|stress|energy|focus)|to (?:help|support|boost|ease|keep|improve|aid|calm|get))\s.*$/i

/** "After menopause, …" */
export const circumstance = /^(?:after|before|during|in|at|on|once|when|from|beyond) [^,]{2,40}, /i

/** "Research suggests that" */
export const reported =
  /^[^,.;]{0,60}\b(?:suggest|show|find|found|indicate|say|mean|think|believe|know)(?:s|ed|n)? that /i

/** "For stress relief", at the end of a sentence. */
export const purposeAtEnd = /,? for [^,;.]{3,40}[.]?$/i

/** Words that only give reasons, wherever they stand. */
export const onlyReason = /,?\s(?:because|since|which|as it|as they|so that|than)\s.*$/i
