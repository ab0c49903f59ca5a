import { enumeration } from './enumeration.ts'

export const SectionAspect = enumeration(
  'SectionAspect',
  "What a section or a question is about (schema.org's health aspects).",
  {
    OVERVIEW: 'What it is.',
    CAUSES: 'What brings it about.',
    HOW_IT_WORKS: 'How it works.',
    EFFECTIVENESS: 'How well it works.',
    BENEFITS: 'What it is good for.',
    USAGE_OR_SCHEDULE: 'How and when to take it.',
    SIDE_EFFECTS: 'Unwanted effects.',
    SAFETY: 'Who should take care.',
    PREGNANCY: 'Pregnancy.',
    RISKS_OR_COMPLICATIONS: 'What can go wrong.',
    MAY_TREAT: 'What it may help with.',
    INGREDIENTS: 'What is in it.',
    MISCONCEPTIONS: 'What people get wrong.',
    COMPARISON: 'How it compares.',
    POPULATIONS: 'Who it is for.',
    COMBINATIONS: 'What goes well with it.',
    SELF_CARE: 'What one can do oneself.',
    SEE_DOCTOR: 'When to see a doctor.',
    QUESTIONS: 'Questions and answers.',
    CONCLUSION: 'Closing words.',
    UNKNOWN: 'Not classified.',
  },
)

export const Audience = enumeration('Audience', 'Whom a text is written for.', {
  PATIENT: 'The public.',
  CLINICIAN: 'Health professionals.',
  RESEARCHER: 'Researchers.',
  UNKNOWN: 'Not stated.',
})

export const CalloutTone = enumeration('CalloutTone', 'What sort of callout it is.', {
  INFO: 'Good to know.',
  CAUTION: 'Take care.',
  WARNING: 'A warning.',
  DISCLAIMER: 'A disclaimer.',
  UNKNOWN: 'Not classified.',
})

/** Travels in the `meta` of every answer. */
export const disclaimer =
  'For information only; not medical advice. A record that is missing, or a topic that nobody has assessed, does not mean that something is safe. Ask a qualified health professional before you start, combine or stop anything.'

export const knowledgeLicense = 'CC-BY-4.0'
export const knowledgeLicenseUrl = 'https://creativecommons.org/licenses/by/4.0/'
