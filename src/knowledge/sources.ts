import { enumeration } from './enumeration.ts'

/** Listed from the most to the least authoritative: the order that default sorts use. */
export const SourceKind = enumeration('SourceKind', 'What sort of source it is.', {
  REGULATOR: 'A regulator or a public authority.',
  GUIDELINE: 'A clinical guideline.',
  SYSTEMATIC_REVIEW: 'A systematic review or meta-analysis.',
  PRIMARY_STUDY: 'A study.',
  MONOGRAPH: 'A monograph or a fact sheet of a public institute.',
  REVIEW: 'A narrative review.',
  DATABASE: 'A reference data set.',
  ENCYCLOPEDIA: 'A reference work.',
  NEWS: 'News.',
  VENDOR: 'Somebody who sells it.',
  ARTICLE: 'An article published here or elsewhere for the public.',
  UNKNOWN: 'Not classified.',
})

export const StudyDesign = enumeration('StudyDesign', 'How a study was made.', {
  META_ANALYSIS: 'Meta-analysis.',
  SYSTEMATIC_REVIEW: 'Systematic review without pooling.',
  RCT: 'Randomised controlled trial.',
  NON_RANDOMISED_TRIAL: 'Trial without randomisation.',
  COHORT: 'Cohort study.',
  CASE_CONTROL: 'Case-control study.',
  CROSS_SECTIONAL: 'Cross-sectional study.',
  CASE_SERIES: 'Case report or series.',
  ANIMAL: 'Animal study.',
  IN_VITRO: 'Laboratory study.',
  NARRATIVE_REVIEW: 'Narrative review.',
  EXPERT_OPINION: 'Opinion of experts or of an authority.',
  UNKNOWN: 'Not stated.',
})

export const SourceStanding = enumeration('SourceStanding', 'Whether a source still stands.', {
  CURRENT: 'It stands.',
  CORRECTED: 'It stands with a correction.',
  PREPRINT: 'Not yet reviewed by peers.',
  EXPRESSION_OF_CONCERN: 'Its publisher has expressed concern.',
  SUPERSEDED: 'A newer one replaces it.',
  RETRACTED: 'Withdrawn by its authors or publisher.',
  RETIRED: 'No longer offered by its publisher.',
  UNKNOWN: 'Nobody here has checked.',
})

export const SourceIdentifierSystem = enumeration(
  'SourceIdentifierSystem',
  'The system that a source identifier is of.',
  {
    PMID: 'PubMed identifier.',
    PMCID: 'PubMed Central identifier.',
    DOI: 'Digital Object Identifier.',
    NBK: 'NCBI Bookshelf identifier.',
    NCT: 'ClinicalTrials.gov identifier.',
    ISBN: 'International Standard Book Number.',
    CELEX: 'EU law document number.',
    DOCUMENT: 'The number that the publisher gave the document.',
    UNKNOWN: 'A system that is not listed here.',
  },
)

export const CitationStance = enumeration('CitationStance', 'How the source stands to the claim.', {
  SUPPORTS: 'It says so.',
  PARTIAL: 'It says so in part.',
  REFUTES: 'It says the opposite.',
  BACKGROUND: 'It gives context.',
  UNKNOWN: 'Not stated.',
})

export const sourceIdentifierPatterns: Partial<Record<string, RegExp>> = {
  PMID: /^[1-9]\d{0,8}$/,
  PMCID: /^PMC\d{1,9}$/,
  DOI: /^10\.\d{4,9}\/\S{1,150}$/,
  NBK: /^NBK\d{1,9}$/,
  NCT: /^NCT\d{8}$/,
}
