/** How articles say what a supplement does in the body. */

const verbs =
  'inhibit|block|bind|modulat|activat|stimulat|suppress|regulat|increas|reduc|rais|lower|boost|enhanc|support|promot|dampen|damp|calm|relax|eas|improv|protect|stabili[sz]|neutrali[sz]|scaveng|mop|quench|slow|speed|accelerat|switch|turn|trigger|releas|replenish|restor|refill|rebuild|repair|strengthen|tighten|widen|dilat|open|close|keep|prevent|stop|help|donat|carr|transport|cross|crowd|feed|supply|suppl|provid|giv|build|form|act|mimic|interrupt|break|limit|thin|coat|draw|pull|push|shift|steer|balanc|normali[sz]|sharpen|soothe|sooth|attach|dock|convert|turn into|interfere|compet|antagoni[sz]|agoni[sz]|upregulat|downregulat|up-regulat|down-regulat|induc|catalys|catalyz|is incorporated|are incorporated|is built into|is needed|is a cofactor|is a building block|serves? as|works? (?:by|as|on|through|upstream)|makes?|lets?|allows?|attenuat|counteract|curb|cut|decreas|elevat|facilitat|fuel|heighten|influenc|lessen|maintain|mediat|minimi[sz]|nourish|nudge|potentiat|preserv|quiet|quieten|relieve|revers|sensiti[sz]|shield|shut|signal|sweep|tame|target|tell|clear|deliver|spare|ramp|trap|absorb|shuttl|ferr|occup|engag|prim|hold|stick|cling|latch|flush|hand|signal|widen|deepen|nudg|wake|spark|lift|raise|chang'
export const acts = new RegExp(
  `\\b(?:${verbs})(?:s|es|ies|ed|d|ing|e|y|ts?)?\\b|\\b[a-z]{3,}s (?:up|down|off|away)\\b`,
  'i',
)

/** A verb right behind the name of a supplement, other than those that say nothing of what it does. */
export const doesSomething =
  /^\s(?:(?:also|directly|then|gently|mainly|simply|really|first)\s)?(?!(?:is|was|has|does|comes|contains|belongs|grows|tastes|costs|needs|seems|appears|includes|means|remains|takes|lasts|varies|stands|counts|wins|gets|goes|holds|others|works|looks|smells|passes|travels|leaves|keeps well|sells|dates|serves|starts|begins|ends|shows|matters)\b)[a-z]{3,}s\b/

/** Parts of the body's chemistry: with one of them a sentence speaks of a mechanism wherever it stands. */
export const targets =
  /\b(?:GABA\w*|serotonin|dopamine|noradrenaline|norepinephrine|acetylcholine|glutamate|NMDA|cortisol|HPA|enzymes?|receptors?|cytokines?|NF-?[kκ]B|COX-?\d?|5-?lipoxygenase|5-LOX|leukotrienes?|prostaglandins?|AMPK|mTOR|mitochondri\w*|ATP|nitric oxide|glutathione|free radicals?|oxidative|antioxidant|nerve growth factor|BDNF|insulin sensitivity|neurotransmitters?|alpha waves?|brain waves?|genes?|DNA|collagen synthesis|T[- ]cells|immune cells|macrophages|membranes?|blood-brain barrier|gut (?:barrier|wall|bacteria|flora)|short-chain|bile|platelet\w*|blood vessels|muscle cells|nerve cells|brain cells|reuptake|breakdown of|synthesis|production of|signall?ing|pathways?|hormones?|melatonin receptors|cartilage|electrons?|oxidation|LDL|smooth muscle|nerve endings|phosphocreatine|homocysteine|methyl groups?|haemoglobin|hemoglobin|thyroxine)\b/i

/** Sentences that are about how little is known, about trials, or about what people do. */
export const noMechanism =
  /^[\p{L}’' -]{2,40}? (?:is|are|was) (?:a|an|the|one of)\b(?!.*\b(?:inhibitor|cofactor|agonist|antagonist|precursor|building block|modulator|part of))|\b(?:how (?:it|this) works (?:is|remains) (?:not|un)|not (?:yet )?(?:understood|known|clear)|nobody knows|unclear|unknown|(?:do|does|did) not\b|\w+n[’']t\b|should|must|talk to|consult|ask your|side effects?|participants?|placebo|you (?:can|should|may want)|take (?:it|one|\d)|mg\b|mcg\b|IU\b|\?$)/iu

/** Something else that acts: what is wrong with the body, not what is taken for it. */
export const otherActor =
  /^(?:(?:over time|when|as|because|in \w+|with age|under),?\s)?(?:(?![\p{L}-]+s )[\p{L}-]+ ){0,2}?(?:stress|pain|inflammation|age(?:ing)?|ageing|aging|illness|disease|infection|the (?:body|liver|brain|heart|gut|immune system|nervous system|muscles?|kidneys?)|cells|muscles|nerves|people|doctors?|we|you)\b/iu

/** Words that begin a sentence which goes on about the same thing. */
export const goesOn =
  /^(?:it|they|these|this|its|their|both|the (?:first|last|latter|former|second|two|others?)\b|the (?:herb|root|extract|compound|mineral|vitamin|plant|leaves|supplement|oil|amino acid|hormone|mushroom|spice)s?|and|at the same time|in addition|also|scientists|researchers|by|through|once|in the \w+)\b/i

/** Words before what is said: "Laboratory work suggests that". */
export const reported =
  /^(?:[^.;]{0,60}?\b(?:suggest|show|indicate|believe|think|thought|find|found|hint|mean|propose|argue|assume|likely|appears?|seems?)(?:s|ed|n)?\b that |(?:in|inside|within|at) [^,]{3,40}, )/i

/** Verbs of chemistry: with the name of a substance behind them a sentence speaks of a mechanism wherever it stands. */
export const chemicalVerbs =
  /\b(?:inhibit|activat|block|bind|stimulat|suppress|convert|modulat|up-?regulat|down-?regulat|catalys|catalyz|switch|trigger|antagoni[sz])(?:s|es)\b(?<object>[^.;,]{3,60})/i
