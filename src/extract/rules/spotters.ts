import type { SubjectKind } from '../types.ts'

/** How people and things that call for care are recognised by their own words, wherever they stand. */

/** Words that stand before a name and are no part of it. */
export const noModifiers: ReadonlySet<string> = new Set(
  "leave leaves left keep keeps sustained-release slow-release extended-release timed-release time-release delayed-release enteric-coated coated chewable effervescent soluble and or nor with without a an the of to for in on at by from as if is are was were be been being it its they them their you your our my his her who that which what this these those have has had having do does did can could may might will would should must ought not no never than then so but also such any some other another certain many most more all both either each every like including include includes especially please about around before after during while when under over within between because since due take takes taking taken took use uses using used get gets got need needs avoid avoids skip stop stops affect affects reduce reduces increase increases lower lowers raise raises amplify amplifies weaken weakens strengthen strengthens enhance enhances boost boosts block blocks make makes making combine combines combining combined mix mixes mixing prescribed people person persons patient patients anyone anybody everyone someone individuals women men adults zinc via plus until unless only even just ask tell talk see give given suffer suffers suffering undergo undergoing awaiting facing scheduled against toward towards alongside together beside per yes mimic mimics alter alters treat treats treated treating control controls receive receiving existing pre-existing known diagnosed concurrent concomitant effect effects several two three four ten week weeks day days month months hour hours minute minutes planning plan upcoming planned worsen worsens trigger triggers cause causes prone particularly notably namely where there here how why live lives living clash clashes interact interacts interfere interferes exception exceptions we he she i don’t don't drink drinks first last next full".split(
    ' ',
  ),
)
const word = (words: string) => `(?<![\\p{L}-])${words}(?![\\p{L}-])`

const drugHeads =
  'medic(?:ation|ine)s?|meds|drugs?|antibiotics?|pills|tablets|thinners?|blockers?|inhibitors?|suppressants?|relaxants?|steroids?|contracepti(?:ves?|on)|antidepressants?|sedatives?|replacement(?: therapy)?|chemotherapy|therapy|vaccines?|hormones|painkillers?|tranquilli[sz]ers?|agonists?|antagonists?|diuretics?|antacids?|laxatives?|anticoagulants?|inhalers?'
const drugNames =
  'anti-?(?:biotics?|coagulants?|depressants?|hypertensives?|diabetics?|convulsants?|epileptics?|psychotics?|fungals?|virals?|retrovirals?|histamines?|platelets?|malarials?|emetics?|arrhythmics?|acids?|inflammator(?:y|ies) (?:drugs?|medic\\w+)|thyroid (?:drugs?|medic\\w+)|cholinergics?|spasmodics?)|blood[- ]thin\\w+|statins?|diuretics?|sedatives?|tranquilli[sz]ers?|hypnotics?|ssris?|snris?|maois?|mao inhibitors?|nsaids?|ppis?|tricyclics?|insulin(?! (?:sensitiv|resist|receptor|secret|respon|level|release|signal|product|spike|action))|sulfonylureas?|the (?:contraceptive |birth[- ]control )?pill|birth[- ]control|hormonal contracepti\\w+|contraceptives?|hormone replacement(?: therapy)?|hrt|corticosteroids?|steroids?|immuno-?suppress(?:ants?|ives?)|chemotherapy|opioids?|opiates|painkillers?|benzodiazepines?|benzos|barbiturates?|beta-?blockers?|calcium[- ]channel blockers?|ace inhibitors?|triptans?|nitrates|bisphosphonates?|quinolones?|fluoroquinolones?|tetracyclines?|macrolides?|penicillins?|cephalosporins?|antacids?|laxatives|anticoag\\w+|antiplatelet\\w*|thyroid hormones?|cardiac glycosides?|levodopa|quinine|trimethoprim|levothyroxine|lithium|digoxin|warfarin|heparin|aspirin|ibuprofen|paracetamol|acetaminophen|naproxen|diclofenac|nitroglycerin\\w*|metformin|methotrexate|c[iy]closporine?|tacrolimus|sirolimus|theophylline|phenytoin|carbamazepine|lamotrigine|valpro\\w+|tamoxifen|clozapine|sildenafil|finasteride|isotretinoin|amiodarone|penicillamine|tramadol|clopidogrel|cisplatin|allopurinol|semaglutide|cannabis|[\\p{L}]{4,}(?:statin|pril|sartan|[aoi]lol|dipine|oxetine|prazole|azepam|azolam|cycline|mycin|floxacin|cillin|mab|tinib|gliptin|gliflozin|glutide|formin|zosin|triptan|[ao]vir|conazole|thiazides?|semide|parin|grel|xaban|gatran|barbital|apine|piprazole|triptyline|ipramine|lukast|buterol|meterol|nisone|nisolone|profen|coxib|codone|morphone|setron|tidine|gabapentin|pregabalin|quine|faxine|traline|lopram|phylline|platin|rubicin|taxel|mustine|trexate|limus|phenytoin|azide|oxacin)s?'

const diseaseHeads =
  'diseases?|disorders?|conditions?|syndromes?|failure|impairment|insufficiency|deficiency|stones?|ulcers?|cancers?|carcinomas?|tumou?rs?|infections?|obstructions?|blockages?|hernias?|cysts?|fibroids|block|attacks?|rhythm(?: problems?)?|arrhythmias?|problems?|trouble|troubles|damage|injur(?:y|ies)|overload|dystrophy|sclerosis|palsy|immunity|immune systems?|thyroid|prostate|gravis|bleeding|transplants?|hypertension|hypotension|pressure|blood sugar|potassium|calcium levels?|blood calcium|seizures?|epilepsy|asthma|depression|diabetes|migraines?|apn[oe]+a|disease'
const bareDiseases =
  "epilepsy|seizures?|asthma|lupus|gout|glaucoma|strokes?|pacemakers?|diabet(?:es|ics?)|haemophilia|hemophilia|ha?emochromatosis|thalass?a?emia|schizophrenia|psychosis|mania|bipolar(?! disorder)|endometriosis|fibroids|porphyria|favism|leuka?emia|cancer|hepatitis|cirrhosis|gallstones?|kidney stones?|ulcers?|reflux|gerd|gord|ibd|ibs|pcos|copd|hiv|ms|mcas|sibo|g6pd deficiency|phenylketonuria|pku|celiac|coeliac|crohn[’']?s?|colitis|angina|arrhythmias?|hypertension|hypotension|an(?:a)?emia|jaundice|sarcoidosis|tuberculosis|prediabetes|hypo- and hyperthyroidism|malabsorption|oesophageal strictures?|dysphagia|parkinson[’']?s|addison[’']?s|cushing[’']?s|wilson[’']?s disease|hashimoto[’']?s(?: disease| thyroiditis)?|graves[’']? disease|alzheimer[’']?s|dementia|myasthenia|vertigo|tachycardia|bradycardia|clotting problems|hyperkal\\w+|hypercalc\\w+|[\\p{L}]{3,}(?:itis|aemia|[sl]emia|rosis|losis|matosis|nosis|trosis|myeloma|lymphoma|carcinoma|adenoma|blastoma|sarcoma|neuropathy|myopathy|pathies|cardiopathy|nephropathy|retinopathy|thyroidism|parathyroidism|tension|phoria|emphysema|o?edema|cytopenia|porosis|plegia|sclerosis|stenosis|fibrosis|thrombosis|embolism|aneurysm|varices)"
const badWords =
  'overactive|underactive|over-active|under-active|low|high|uncontrolled|severe|chronic|active|enlarged|weak|weakened|compromised|suppressed|impaired|irregular|slow|raised|elevated'
const organs =
  'liver|kidney|heart|thyroid|stomach|bowel|gallbladder|bile duct|autoimmune|bleeding|clotting|blood clotting|eating|mood|panic|psychotic|seizure|bipolar|renal|hepatic|cardiac|adrenal|lung|eye|skin|blood pressure|bladder|pancreatic|immune|hormone-sensitive|[\\p{L}-]*estrogen-(?:sensitive|dependent)|breast|ovarian|uterine|prostate|colon|bone|nerve|gastric|peptic|duodenal|intestinal|inflammatory bowel|coeliac|celiac|mental|psychiatric|neurological|cardiovascular|iron|heart rhythm|heart valve|swallowing|sleep'

const stages =
  'pregnan(?:cy|t)(?: (?:women|mothers|people))?|breast-?\\s?feeding(?: (?:women|mothers|mums|moms|people))?|nursing(?: (?:women|mothers|mums|moms|an? (?:baby|infant)|people))?|lactation|lactating(?: women| mothers)?|expecting(?: a (?:baby|child)| mothers)?|expectant mothers|mothers-to-be|trying (?:to conceive|for a baby|to get pregnant|to become pregnant)|planning (?:a |to become |to get )?pregnan(?:cy|t)|(?:small |young |younger |very young |older |school-age )?(?:children|kids)(?: (?:under|below|younger than|up to)(?: the age of)? (?:\\d{1,2}|\\p{L}{3,8}))?|(?:premature |newborn )?(?:babies|infants|newborns|toddlers)(?! skin)|(?:first|second|third|last) trimester|(?:early|late) pregnancy|under-?(?:1[0-9]|[2-9])s|minors|teenagers|teens|adolescents|(?:anyone |anybody |people |those |youngsters |girls |boys )?(?:under|below|younger than) (?:the age of )?(?:1[0-9]|[2-9]|eighteen|sixteen|twelve|six|fourteen)(?! (?:m?c?g|mg|percent|hours?|weeks?|days?|months?|minutes?))\\b|(?:older|elderly|frail) (?:adults|people|patients)|the elderly|seniors'
const procedures =
  'surger(?:y|ies)|operations?|an(?:a)?esthe(?:sia|tics?)|dialysis|biops(?:y|ies)|colonoscop(?:y|ies)|endoscop(?:y|ies)|dental work|tooth extractions?|root canals?|radiotherapy|radiation(?: therapy)?|blood donation|blood tests?|lab tests?|(?:mri |ct )?scans?|caesareans?|c-sections?|ivf|medical procedures?|procedures?|vaccinations?|transfusions?|transplants?(?! medic| drug| team| cent)|transplantation'
const allergens =
  'ragweed|daisies|daisy|asters?|chrysanthemums?|marigolds?|chamomile|celery|parsley|mugwort|birch|olive|pollen|grass pollen|latex|shellfish|crustaceans|fish|soy|soya|nuts?|peanuts?|tree nuts|milk|dairy|lactose|eggs?|gluten|wheat|mushrooms?|moulds?|molds?|yeast|bee venom|bee stings|bee products|honey|sulfites|sulfa|menthol|mint|carrots|ragweed|compositae|asteraceae'

/** How names of a kind are found: by a word that such names end in, and the words before it. */
export interface Spotter {
  kind: SubjectKind
  /** Its whole match, or its group `name`, is the name or its end. */
  pattern: RegExp
  /** So many words before it may belong to the name. */
  most: number
  /** So many have to: "drugs" alone is no name. */
  least: number
}

const spotter = (kind: SubjectKind, pattern: string, most = 0, least = 0): Spotter => ({
  kind,
  pattern: new RegExp(pattern, 'giu'),
  most,
  least,
})

export const spotters: readonly Spotter[] = [
  spotter(
    'allergy',
    `\\b(?:allergic|hypersensitiv\\w+|sensitive|sensitivity|allerg(?:y|ies)|intoleran\\w+) (?:reactions? )?to (?:any |the |other |plants (?:of|in) the |members of the |anything in the )?(?<name>[\\p{L}’'-]+(?: (?!(?:and|or|should|must|may|can|is|are|as|if|who|because|since|could|might|will|as|to|in|rules?|need|ought|who)\\b)[\\p{L}’'-]+){0,3}(?:(?:,| or| and|, or|, and) (?:other |related )?(?:${allergens})(?: family| plants)?)*)`,
  ),
  spotter('allergy', word(`(?<name>${allergens}|[\\p{L}-]+)[- ]allerg(?:y|ies|ic)`), 2),
  spotter(
    'allergy',
    word(
      `(?<name>${allergens}|sulfites?|sulphites?|aspirin|salicylates?|iodine|nickel)[- ](?:sensitivit(?:y|ies)|intoleran(?:ce|t)|sensitive)`,
    ),
  ),
  spotter('life-stage', word(`(?:${stages})`)),
  spotter(
    'procedure',
    `(?<!\\b(?:ring|call|phone|visit|contact|at) (?:your|the|my) )${word(`(?:${procedures})`)}`,
    2,
  ),
  spotter('medication', word(`(?:${drugNames})(?: (?:${drugHeads}))?`), 2),
  spotter(
    'medication',
    word(
      `(?:${drugHeads})(?: (?:for|against) (?!it|this|that|the (?:same|time)|a |\\d)(?:high |low )?[\\p{L}]+(?: pressure| sugar| failure)?)?`,
    ),
    3,
    1,
  ),
  spotter(
    'medication',
    word(
      `(?:medic(?:ation|ine)s?|drugs?|pills|tablets|treatment) (?:for|against|to (?:lower|control|treat|thin|suppress)|that (?:lower|thin|suppress|affect|raise|slow|act on|are broken down by|contain)s?) (?!it|this|that|a |\\d)(?:the |your )?(?:high |low )?[\\p{L}-]+(?: (?:pressure|sugar|failure|system|clotting|rhythm|disease|disorders?|problems))?`,
    ),
  ),
  spotter(
    'condition',
    word(
      `(?:(?:${badWords}) )?(?:(?:${bareDiseases})(?! threshold)|(?:${badWords}) (?:[\\p{L}]+ )?(?:pressure|(?:blood )?(?:sugar|calcium|potassium|iron)|kidneys|immune (?:system|defences)|heartbeat|thyroid))`,
    ),
  ),
  spotter(
    'condition',
    word(
      "(?<=\\byour )(?:kidneys?|liver|heart|thyroid|immune system)(?= (?:is|are|has|have|do|does|works?)(?:n[’']t| not)? (?:\\w+ ){0,2}?(?:damaged|suppressed|compromised|sluggish|weak\\w*|caus\\w+|impaired|sick|troubl\\w*|work|poorly|overactive|underactive|give|giving))",
    ),
  ),
  spotter('condition', word(`(?:${organs}|${badWords}) (?:${diseaseHeads})`), 2),
  spotter(
    'condition',
    word(
      '(?:diseases?|disorders?|syndromes?|failure|insufficiency|stones?|ulcers?|cancers?|tumou?rs?|infections?|obstruction|deficiency|hernias?|overload|catheters?)',
    ),
    3,
    1,
  ),
]

/** Spotted by their form, and no names all the same. */
export const noSpot =
  /^(?:(?:prescription|other|over-the-counter|otc|new|daily|regular|herbal|same|sugar|right|your|current|prescribed|common|herb|first|usual|most|standard|active|chewable|coated|serious|underlying|medical|chronic|existing|health|any|sleeping(?! pills| tablets| medic))\s)*(?:medic(?:ation|ine)s?|meds|drugs?|pills|tablets|treatment|therapy|conditions?|illness(?:es)?|disease|diseases|disorders?|problems?|trouble|inhibitors?|blockers?|hormones|replacement|infections?|stones?|suppressants?|procedures?|agonists?|antagonists?|attacks?|damage|antioxidants?|cholesterol|attention|tension|retention|intention|extension|prevention|tests?|scans?|diagnosis|prognosis|hypnosis|dosis|metamorphosis|milk|dose|doses|diet|thyroid hormones(?= made))$|\b(?:supplements?|extracts?|capsules?)\b/iu
