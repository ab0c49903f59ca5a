/** The general words that articles end in; what they say of illness or medicines is no contraindication. */
export const disclaimerPattern =
  /\b(?:(?:doctor|physician|gyna?ecologist|midwife|pharmacist|professional|specialist|team)\b[^.;]{0,40}(?: not|n[’']t) replace (?:it|them|this|that)|disclaimer\s{0,3}[:–—-]|(?:educational|informational|information) purposes|for (?:general )?(?:information|education) only|(?:not|no|none|never|isn[’']t|aren[’']t|don[’']t|doesn[’']t) (?:(?:a|an|any|as|be|this|here|intended|meant|constitute|construed|considered|taken|to|for|offer|offering|provide|give|giving|replace|substitute|is|are|the|professional|personal|individual|qualified|of|treated|or) ){0,8}?medical advice|replac\w+ (?:professional |personal )?medical advice|substitute for (?:(?:professional|personal|qualified|proper) )?(?:medical|health|a (?:doctor|consultation))|diagnose(?:,| or) (?:treat|cure)|evaluated by the (?:food and drug|fda)|(?:talk|speak|consult|ask|check|see)\b.{0,80}\b(?:doctor|physician|professional|provider|pharmacist|practitioner)\b.{0,40}\b(?:before|prior to)\b.{0,50}\b(?:any|a new|new|a|these|supplements?)\b.{0,20}\bsupplement\w*|does not (?:replace|constitute) (?:a |an )?(?:professional |personal )?(?:medical|doctor|consultation|examination|check-?up|diagnosis)|\b(?:not|never|\w+n[’']t|cannot|can not|nor|nothing|none|no)\b[^.;]{0,60}?\b(?:replac\w+|tak(?:e|ing) the place of|substitut\w+ for|a substitute for|stand in for|supersede)\b[^.;]{0,50}?\b(?:advice|doctors?|physicians?|consultations?|professionals?|clinicians?|medical|care team)|\bnothing\b[^.;]{0,50}?\b(?:is|constitutes?|counts as|(?:be )?(?:read|taken|meant|intended) as)\b[^.;]{0,30}?\bmedical advice)/i

/** Advice on supplements as such, not on the one that the article is about. */
export const anySupplement =
  /\b(?:any|a|new|other|dietary|food|all|these|of) (?:new |dietary |herbal |food |nutritional )*supplements?\b|\bsupplement (?:regimen|routine|programme|program)\b/i

/** The label before a disclaimer. */
export const disclaimerLabel =
  /^\s*(?:medical |important |legal )?(?:disclaimer|notice|please note|important)\s{0,3}[:–—.-]\s*/i
