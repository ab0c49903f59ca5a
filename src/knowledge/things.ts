import { enumeration } from './enumeration.ts'

/** What a record is. A thing has a slug, a claim an id; see `design` in the README for the difference. */
export const thingKinds = [
  'supplement',
  'condition',
  'mechanism',
  'practice',
  'population',
  'interactant',
  'product',
] as const
export const claimKinds = [
  'indication',
  'action',
  'dosage',
  'timeline',
  'contraindication',
  'interaction',
  'adverse-effect',
  'combination',
  'comparison',
  'protocol',
  'population-note',
] as const
export const contentKinds = ['article', 'faq', 'source'] as const
export const recordKinds = [...thingKinds, ...claimKinds, ...contentKinds] as const

export type ThingKind = (typeof thingKinds)[number]
export type ClaimKind = (typeof claimKinds)[number]
export type RecordKind = (typeof recordKinds)[number]

export const SupplementCategory = enumeration(
  'SupplementCategory',
  'What sort of substance a supplement is.',
  {
    VITAMIN: 'An essential organic micronutrient.',
    MINERAL: 'An essential or trace inorganic element and its salts.',
    BOTANICAL: 'A plant, a part of it, or a preparation of it.',
    AMINO_ACID_PROTEIN: 'An amino acid, a peptide or a protein.',
    FATTY_ACID: 'A fatty acid or an oil taken for its fatty acids.',
    FIBER: 'A dietary fibre.',
    PROBIOTIC: 'Live microorganisms.',
    ENZYME: 'A digestive or other enzyme.',
    FUNGUS: 'A mushroom or another fungus.',
    OTHER_COMPOUND: 'A substance that fits none of the other categories.',
    COMBINATION: 'A product group that is defined by several substances, such as B-complex.',
    UNKNOWN: 'Nobody here has placed it yet.',
  },
)

export const ConditionType = enumeration(
  'ConditionType',
  'What sort of state a condition record stands for.',
  {
    DISEASE: 'A disease or disorder.',
    SYMPTOM: 'A symptom or sign.',
    DEFICIENCY: 'Too little of a nutrient.',
    BIOMARKER: 'A measured value, such as a blood level.',
    FUNCTION_OR_GOAL: 'A normal function or a goal, such as better sleep.',
    LIFE_STAGE: 'A stage of life treated as a state.',
    PROCEDURE: 'A medical procedure, such as surgery.',
    UNKNOWN: 'Nobody here has placed it yet.',
  },
)

export const StatementAspect = enumeration('StatementAspect', 'What a statement about a condition tells.', {
  CAUSE: 'What brings it about.',
  RISK_FACTOR: 'What makes it more likely.',
  SIGN: 'How it shows.',
  COURSE: 'How it goes on over time.',
  PATHOPHYSIOLOGY: 'What happens in the body.',
  SEE_DOCTOR: 'When to see a doctor.',
  UNKNOWN: 'Not classified.',
})

export const InteractantType = enumeration('InteractantType', 'What sort of thing meets the supplement.', {
  DRUG: 'A single medicine.',
  DRUG_CLASS: 'A class of medicines.',
  TREATMENT_CLASS: 'A group of treatments by their use, such as painkillers.',
  FOOD: 'A food, drink or nutrient in food.',
  ALCOHOL: 'Alcoholic drinks.',
  LAB_TEST: 'A laboratory test.',
  ALLERGEN: 'A substance or organism group that people are allergic to.',
  UNKNOWN: 'Not classified.',
})

export const AliasKind = enumeration('AliasKind', 'What sort of name an alias is.', {
  SCIENTIFIC: 'A scientific name.',
  PHARMACOPOEIAL: 'The Latin name of a herbal substance in a pharmacopoeia.',
  COMMON: 'A common name.',
  SYNONYM: 'Another word for the same thing.',
  BRAND: 'A brand name.',
  ABBREVIATION: 'An abbreviation.',
  UNKNOWN: 'Not classified.',
})

export const IdentifierSystem = enumeration(
  'IdentifierSystem',
  'The code system that an identifier belongs to.',
  {
    UNII: 'FDA Unique Ingredient Identifier.',
    CAS: 'Chemical Abstracts Service registry number.',
    INCHIKEY: 'InChIKey of the structure.',
    CHEBI: 'Chemical Entities of Biological Interest.',
    PUBCHEM: 'PubChem compound identifier (CID).',
    DRUGBANK: 'DrugBank accession number.',
    MESH: 'Medical Subject Headings descriptor.',
    RXCUI: 'RxNorm concept identifier.',
    ATC: 'Anatomical Therapeutic Chemical classification.',
    NCBI_TAXON: 'NCBI Taxonomy identifier.',
    DOID: 'Human Disease Ontology.',
    MONDO: 'Mondo Disease Ontology.',
    ICD10: 'International Classification of Diseases, 10th revision.',
    ICD11: 'International Classification of Diseases, 11th revision.',
    UMLS: 'UMLS concept unique identifier.',
    DSLD: 'NIH Dietary Supplement Label Database.',
    UNKNOWN: 'A code of a system that is not listed here.',
  },
)

export const ConstituentRole = enumeration('ConstituentRole', 'What part a constituent plays.', {
  ACTING: 'Held to be responsible for the effects.',
  MARKER: 'Used to standardise preparations.',
  MINOR: 'Present, with no part ascribed to it.',
  UNKNOWN: 'The source does not say.',
})

export const RegulatoryStatus = enumeration('RegulatoryStatus', 'What a regulator decided.', {
  MONOGRAPH: 'A monograph stands for it.',
  PUBLIC_STATEMENT: 'A public statement instead of a monograph: what was seen did not allow one.',
  AUTHORISED_CLAIM: 'A health claim is authorised.',
  PERMITTED: 'Allowed in supplements, perhaps with conditions.',
  RESTRICTED: 'Allowed only within limits or with warnings.',
  PROHIBITED: 'Not allowed in supplements.',
  UNDER_ASSESSMENT: 'An assessment is under way.',
  UNKNOWN: 'Not known.',
})
