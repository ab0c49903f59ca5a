/** How articles say what a supplement does in the body. */

const verbs =
  'inhibit|block|bind|modulat|activat|stimulat|suppress|regulat|increas|reduc|rais|lower|boost|enhanc|support|promot|dampen|damp|calm|relax|eas|improv|protect|stabili[sz]|neutrali[sz]|scaveng|mop|quench|slow|speed|accelerat|switch|turn|trigger|releas|replenish|restor|refill|rebuild|repair|strengthen|tighten|widen|dilat|open|close|keep|prevent|stop|help|donat|carr|transport|cross|crowd|feed|supply|suppl|provid|giv|build|form|act|mimic|interrupt|break|limit|thin|coat|draw|pull|push|shift|steer|balanc|normali[sz]|sharpen|soothe|sooth|attach|dock|convert|turn into|interfere|compet|antagoni[sz]|agoni[sz]|upregulat|downregulat|up-regulat|down-regulat|induc|catalys|catalyz|is incorporated|are incorporated|is built into|is needed|is a cofactor|is a building block|serves? as|works? (?:by|as|like|on|through|upstream)|makes?|lets?|allows?|attenuat|counteract|curb|cut|decreas|elevat|facilitat|fuel|heighten|influenc|lessen|maintain|mediat|minimi[sz]|nourish|nudge|potentiat|preserv|quiet|quieten|relieve|revers|sensiti[sz]|shield|shut|signal|sweep|tame|target|tell|clear|deliver|spare|ramp|trap|absorb|shuttl|ferr|occup|engag|prim|hold|stick|cling|latch|flush|hand|signal|widen|deepen|nudg|wake|spark|lift|raise|chang|kill|punctur|prompt|disabl|damag|refill|disarm'
export const acts = new RegExp(
  `\\b(?:${verbs})(?:s|es|ies|ed|d|ing|e|y|ts?)?\\b|\\b[a-z]{3,}s (?:up|down|off|away)\\b`,
  'i',
)

/** A verb right behind the name of a supplement, other than those that say nothing of what it does. */
export const doesSomething =
  /^\s(?:(?:also|directly|then|gently|mainly|simply|really|first)\s)?(?!(?:is|was|has|does|comes|contains|belongs|grows|tastes|costs|needs|seems|appears|includes|means|remains|takes|lasts|varies|stands|counts|wins|gets|goes|holds|others|works|looks|smells|passes|travels|leaves|behaves|keeps well|sells|dates|serves|starts|begins|ends|shows|matters)\b)[a-z]{3,}s\b/

/** Molecules, cells and tissues: with one of them a sentence speaks of a mechanism wherever it stands. */
const molecules =
  'oxygen|GABA\\w*|thyroid hormones?|growth hormone|stress hormones?|sex hormones?|myelin|serotonin|dopamine|noradrenaline|norepinephrine|adrenaline|acetylcholine|glutamate|NMDA|cortisol|HPA|histamine|enzymes?|cytokines?|NF-?\\s?(?:[kκ]|kappa[ -]?)B|COX-?\\d?|5-?lipoxygenase|5-LOX|leukotrienes?|prostaglandins?|AMPK|mTOR|ATP|ADP|NAD\\+?|nitric oxide|glutathione|free radicals?|nerve growth factor|BDNF|CGRP|neurotransmitters?|messengers?|substance P|DNA|RNA|collagen|elastin|keratin|hyaluronic acid|phosphocreatine|homocysteine|methyl groups?|haemoglobin|hemoglobin|myoglobin|thyroxine|osteocalcin|hepcidin|butyrate|lactic acid|short-chain|cathelicidin|interferon|immunoglobulins?|antibodies|glycogen|ketones?|leptin|ghrelin|GLP-1|sirtuins?|electrons?|ions?|phosphate groups?|amino acids?|peptides?|proteins?|ferritin|LDL|platelets?|fibrin|bile(?: acids?)?|mucus|stomach acid|toxins?|quinone reductase|[\\p{L}\\d-]{4,}(?<!incre|rele|dise|decre|purch|data|phr)ases?'
const parts =
  'receptors?|channels?|transporters?|mitochondri\\w*|membranes?|(?:muscle|nerve|brain|immune|liver|fat|skin|mast|killer|blood|red blood|white blood|T|B|bone|beta|goblet|glial|intestinal|stem|cancer|stellate|star-shaped|dendritic|body|heart) cells|cells|macrophages|neurons?|synaps\\w+|blood vessels?|vessels|arteries|capillaries|airways|smooth muscle|nerve (?:endings|impulses|signals|fibres|fibers)|vagus nerve|blood-brain barrier|gut (?:barrier|wall|bacteria|flora|lining)|(?:bladder|stomach|gut|intestinal|bowel|airway|vessel) (?:wall|lining)s?|mucous membranes?|mucosa|intestine|cartilage|bacteria|microbes|viruses|germs|pathogens|hippocampus|hypothalamus|suprachiasmatic nucleus|pancreas|bone marrow|urinary pH|ureter|uric acid|xanthine oxidase|cyclooxygenase|pituitary|pineal|thyroid gland|alpha (?:brain )?waves?|brain waves?|genes?|internal clock|body clock|core (?:body )?temperature|(?:draw|pull|hold)s? (?:extra |more )?water|kidney tubules|tight junctions?|junctions? between|hair follicles?|fimbriae|sebum|building blocks?|raw materials?|from (?:docking|attaching|sticking|clinging|binding|entering|multiplying)|(?:opioid|endocannabinoid|serotonin|dopamine|calming|reward|renin\\S*|clotting) system|(?:nerve|pain|stress|chemical|inflammatory|hunger|danger) signals?|chain of signals|linings? of the \\p{L}+|(?:mild |natural |weak |gentle |potent |strong )?[\\p{L}\\d-]+ (?:inhibitor|agonist|antagonist|modulator|blocker)|(?:co-?factor|co-?enzyme|precursor) (?:for|of|in|to)'
const processes =
  'oxidative|antioxidant|insulin(?: sensitivity| resistance)?|oxidation|reuptake|uptake|breakdown of|synthesis|production of|release of|secretion|absorption|signall?ing|pathways?|hormones?|inflammat\\w+|metabolism|nervous system|stress (?:axis|response)|fight-or-flight|energy production|blood flow|circulation|contractions?|permeability|fermentation|gel\\b|glucose'
export const targets = new RegExp(`(?<![\\p{L}-])(?:${molecules}|${parts}|${processes})(?![\\p{L}])`, 'iu')
export const eachTarget = new RegExp(targets.source, 'giu')

/** Of these one is not enough outside of a section that tells how it works: "it eases inflammation". */
export const vagueTargets =
  /^(?:stress response|fight-or-flight|energy production|oxidative|fermentation|inflammat\w+|cells|proteins?|amino acids?|hormones?|metabolism|toxins?|insulin|glucose|circulation|nervous system|blood flow|antioxidant|absorption|bacteria|germs|viruses|cartilage|LDL|ferritin|oxygen|uric acid|collagen|peptides?|contractions?|stomach acid|cortisol)$/i

/** What the body does with it: "the body turns it into glutathione", "mitochondria need it". */
export const madeFrom =
  /\b(?:body|liver|brain|gut|bacteria|cells?|mitochondria|muscles?|enzymes?|thyroid|glands?|stomach|intestines?|kidneys|tissues?|\w+ cells)\b[^.;,]{0,24}?\b(?:converts?|turns?|transforms?|needs?|uses?|burns?|makes?|builds?|breaks?|splits?|takes?|change[sd]?|(?:depend|rely|run)s? on)\b[^.;,]{0,12}?\b(?:it|them|this|the (?:mineral|vitamin|amino acid|compound))\b(?: (?:in|up|down|to|for|as)(?:to)?\b| directly)/i

/** "In the blood it is turned into estradiol", "the kidneys use it to make renin" */
export const becomes =
  /\b(?:is|are|gets?) (?:then |first |quickly |partly |slowly )?(?:turned|converted|transformed|broken down|metaboli[sz]ed|split|changed|built|incorporated) (?:in)?to\b|\b(?:uses?|needs?|turns?|converts?) (?:it|them|this) (?:into|to (?:make|build|produce|form|assemble|run|repair))\b/i

/** Sentences that are about how little is known, about trials, or about what people do. */
export const noMechanism =
  /^[\p{L}’' -]{2,40}? (?:is|are|was) (?:a|an|the|one of)\b(?!.*\b(?:inhibitor|cofactor|agonist|antagonist|precursor|building block|raw material|modulator|part of))|\b(?:how (?:it|this) works (?:is|remains) (?:not|un)|not (?:yet )?(?:understood|known|clear)|nobody knows|unclear|unknown|(?:do|does|did|is|are|was|were) not\b|\w+n[’']t\b|should|must|talk to|consult|ask your|side effects?|participants?|placebo|you (?:can|should|may want)|take (?:it|one|\d)|(?:in|on|through) (?:several|many|different|various|multiple|two|three|more than one) (?:ways?|fronts?|levels?|paths|routes?)[.]?$|mg\b|mcg\b|IU\b|\?$)/iu

/** Something else that acts: what is wrong with the body, not what is taken for it. */
export const otherActor =
  /^(?:(?:over time|when|as|because|in \w+|with age|under),?\s)?(?:(?![\p{L}-]+s )[\p{L}-]+ ){0,2}?(?:[\p{L}]+ (?:deficiency|shortage)|(?:a )?(?:lack|shortage|excess|deficiency) of|too (?:much|little)|stress|pain|inflammation|age(?:ing)?|ageing|aging|illness|disease|infection|the (?:body|liver|brain|heart|gut|immune system|nervous system|muscles?|kidneys?)|cells|muscles|nerves|people|doctors?|we|you)\b/iu

/** Words that begin a sentence which goes on about the same thing. */
export const goesOn =
  /^(?:it|they|(?:this|these) (?:\p{L}+s|can|may|might|will|also|in turn)|its|their|both|the (?:first|last|latter|former|second|two|others?)\b|(?:the|this) (?:[\p{L}-]+ )?(?:herb|root|extract|compound|mineral|vitamin|plant|leaves|leaf|supplement|oil|amino acid|mushroom|spice|powder|seed|bark|flower|fruit|juice|tea|strain|yeast|protein|substance|nutrient|berry|berries|fibre|fiber|gel|resin|peptide|capsule|drug|molecule|pigment|acid|metal|bacteria|microbe|milk)s?|and|at the same time|in addition|also|scientists|researchers|by|through|once|in the \w+)\b/iu

/** Says what it is made of or where it is, not what it does. */
export const isMadeOf =
  /^(?:[^,]{0,40}, )?[^,;]{0,60}?\b(?:contains?|consists?|provid(?:es?|ing)|suppl(?:y|ies)|comes?|delivers?|holds?|offers?|stings?)\b/i

/** Words before what is said: "Laboratory work suggests that". */
export const reported =
  /^(?:[^.;]{0,60}?\b(?:suggest|show|indicate|believe|think|thought|find|found|hint|mean|propose|argue|assume|likely|appears?|seems?)(?:s|ed|n)?\b that |(?:beyond|besides|in|inside|within|at|on|once|over|through|from|for|like|during|after|finally|first|second|third|then|next|meanwhile|moreover|furthermore|additionally|more|most|perhaps|equally|likewise|similarly|directly|indirectly|interestingly|crucially|importantly)\b[^,.;]{0,40}, )/i

/** Verbs of chemistry: with the name of a substance behind them a sentence speaks of a mechanism wherever it stands. */
export const chemicalVerbs =
  /\b(?:inhibit|activat|block|bind|stimulat|suppress|convert|modulat|up-?regulat|down-?regulat|catalys|catalyz|switch|trigger|antagoni[sz])(?:s|es)\b(?<object>[^.;,]{3,60})/i
