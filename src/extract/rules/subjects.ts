import type { SubjectKind } from '../types.ts'

/** What people should take care with: words that tell of what kind it is. */

export const lifeStageWords =
  /\b(?:pregnan\w*|pregg\w+|breast-?\s?feed\w*|nursing|lactat\w*|expecting|expectant|conceiv\w*|trying for a baby|newborns?|infants?|bab(?:y|ies)|toddlers?|child(?:ren)?(?! of)|kids?|minors?|teen\w*|adolescen\w*|under (?:the age of )?(?:\d{1,2}|two|three|six|ten|twelve|eighteen|sixteen)\b|(?:below|younger than) (?:the age of )?\d{1,2}|over (?:the age of )?\d{2}\b|under-?\d{1,2}s|older (?:adults|people|than)|elderly|seniors?|premature|menopaus\w*|in the (?:first|second|third|last) trimester)\b/i
export const procedureWords =
  /\b(?:surger\w*|operations?|an(?:a)?esthe\w*|dialysis|ha?emodialysis|procedures?|biops\w*|transfusions?|transplant(?:s|ation)?$|mri|scans?|endoscop\w*|colonoscop\w*|dental work|tooth extraction|extractions?|radiotherapy|radiation|vaccinat\w*|injections?|infusions?|blood donation|contrast (?:agents?|dye)|caesarean|c-section|ivf)\b/i
export const allergyWords =
  /\b(?:allerg\w*|hypersensitiv\w*|sensitiv(?:e|ity) to|sensitivity|intoleran\w*|anaphyla\w*)\b/i
export const medicineWords =
  /\b(?:medicines?|medications?|meds|drugs?|tablets?|pills?|the pill|prescriptions?|antibiotics?|anti\w{4,}(?:s|ics?|ants?|als?)|blood[- ]thin\w*|thinners|statins?|diuretics?|sedatives?|tranquil\w*|sleeping|ssris?|snris?|maois?|nsaids?|ppis?|insulin|inhibitors?|blockers?|contracept\w*|birth control|hormone replacement|hrt|steroids?|cortico\w*|immunosuppress\w*|chemotherapy|opioids?|opiates|painkillers?|inhalers?|benzodiazepines?|benzos?|booze|barbiturates?|stimulants?|beta-?blockers?|hormones|hormone therapy|thyroid (?:hormones?|replacement)|vaccines?|levodopa|quinine|doxycycline|trimethoprim|levothyroxine|lithium|digoxin|warfarin|phenprocoumon|heparin|aspirin|ibuprofen|paracetamol|acetaminophen|naproxen|diclofenac|nitro\w+|nitrates|metformin|methotrexate|c[iy]closporine?|tacrolimus|sirolimus|theophylline|phenytoin|carbamazepine|valpro\w+|tamoxifen|clozapine|sildenafil|finasteride|isotretinoin|amiodarone|penicillamine|bisphosphonates?|triptans?|laxatives?|alcohol|caffeine|antacids?|relaxants?|anticoag\w*|(?!cholesterol)\w{3,}(?:statin|pril|sartan|olol|dipine|oxetine|prazole|azepam|azolam|cycline|mycin|floxacin|cillin|mab|tinib|gliptin|gliflozin|glutide|formin|zosin|triptan|vir|conazole|thiazide|semide|parin|grel|xaban|gatran|barbital|idone|apine|piprazole|triptyline|ipramine|lukast|terol|sone|solone|profen|coxib|codone|morphone|setron|tidine|pentin|bactam|quine|zepam|faxine|traline|lopram|phylline)e?s?)\b/i
export const conditionHeads =
  /\b(?:diseases?|disorders?|conditions?|problems?|syndromes?|failure|impairment|insufficiency|deficienc\w*|stones?|ulcers?|pressure|sugar|cancers?|tumou?rs?|infections?|injur\w*|obstruction|history|attacks?|issues|complaints?|illness(?:es)?|bleeding|clots?|catheters?|difficulty|trouble)\b/i

/** Parts of the body and the like that share the noun of the last in a list: "liver or kidney disease". */
export const sharedHeads =
  /^(?:(?:severe|chronic|serious|active|known|advanced|acute|any|mild|existing) )?(?:liver|kidney|thyroid|heart|autoimmune|bleeding|seizure|renal|hepatic|gastric|bipolar|eating|mood|blood|lung|skin|cardiac|gallbladder|stomach|bowel|digestive|neurological|psychiatric|cardiovascular|clotting|adrenal|pituitary|prostate|breast|ovarian|uterine|hormone-sensitive|anxiety|sleep|joint|bone|eye|low|high|diabetes|blood pressure|blood sugar|cholesterol|an?ti\w+|heart rhythm|pain|sleep|food|nut|shellfish|fish|egg|milk|soy|dairy|mushroom|pollen|thyroid hormone|immune|mental health)$/i
export const sharedNouns =
  /\b(diseases?|disorders?|conditions?|problems?|failure|impairment|insufficiency|stones?|surgery|medications?|medicines?|drugs?|tablets?|pills?|antibiotics?|allerg(?:y|ies)|cancers?|ulcers?|pressure|trouble|issues|complaints?)$/i

/** Words that name nobody in particular. */
export const namesNobody =
  /^(?:life stages?|(?:two|three|four|five|some|several) groups?|(?:at )?any stage|(?:other )?(?:plants|members) of (?:the|its|this|that) family)$|^(?:the )?(?:roots?|bark|lea(?:f|ves)|seeds?|stems?|flowers?|powders?|peel|husks?)$|^(?:any|one|some|all|either|most|several|certain) (?:of )?(?:these|those|the following|the above|them)(?: [\p{L}-]+){0,3}$|^(?:the following|the above|these|those|such)(?: [\p{L}-]+){0,2}$|^(?:(?:any |other |an? |some |certain |your |their |existing |underlying |pre-?existing |known |serious |chronic |current |regular |daily |prescribed |prescription |ongoing |specific |further )*(?:medical|health|it|them|this|that|these|those|symptoms?|people|persons?|individuals?|anyone|anybody|everyone|someone|you|they|one|users?|patients?|women|men|adults?|conditions?|concerns?|problems?|questions?|doubts?|illness(?:es)?|diseases?|medications?|medicines?|drugs?|meds|pills?|tablets?|supplements?|(?:medical|health|prescription|other|underlying)\s(?:conditions?|concerns?|problems?|issues?|drugs?|medications?|medicines?|histor(?:y|ies)|reasons?|care)|treatment|therapy|doctor|physician|pharmacist|professional|food|meals?|water|dose|doses|amounts?|product|products|time|days?|weeks?|months?|use|side effects?|in doubt|unsure|not sure|well|fine|unwell|ill|sick|healthy|care|advice|guidance|supervision|caution|more|less|large|high|small|both|all|same|group|groups|others?|else|etc|so on|the like|vegans?|vegetarians?|driving|machinery|driving a car|lack of data)|(?:medical |health )?(?:condition|disease|illness)s?(?: or (?:take )?medic\w+)?)$/iu

/** Tries one after the other. */
export const kindWords: readonly (readonly [SubjectKind, RegExp])[] = [
  ['allergy', allergyWords],
  ['life-stage', lifeStageWords],
  ['procedure', procedureWords],
  ['medication', medicineWords],
]
