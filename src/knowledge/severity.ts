import { enumeration } from './enumeration.ts'

export const RiskType = enumeration(
  'RiskType',
  'What sort of warning it is (the three of NHPID), most cautious first.',
  {
    CONTRAINDICATION: 'Must not be used.',
    CAUTION_OR_WARNING: 'Only with care or advice.',
    KNOWN_ADVERSE_REACTION: 'A reaction that was seen.',
    UNKNOWN: 'Not stated.',
  },
)

export const ContraindicationStrength = enumeration(
  'ContraindicationStrength',
  'How strict it is, strictest first.',
  {
    ABSOLUTE: 'Do not use.',
    RELATIVE: 'Use only if a professional weighs it up.',
    PRECAUTION: 'Take care.',
    NONE_SEEN: 'A source looked at this very topic and reports no problem. It never outweighs a warning.',
    UNKNOWN: 'The source does not say.',
  },
)

export const ManagementAction = enumeration('ManagementAction', 'What to do, most cautious first.', {
  AVOID: 'Do not take it.',
  STOP_BEFORE: 'Stop a stated time before.',
  CONSULT: 'Ask a professional first.',
  SEPARATE: 'Take them some hours apart.',
  ADJUST_DOSE: 'The dose may have to change.',
  MONITOR: 'Watch a value or a sign.',
  INFORM: 'Know about it.',
  NONE: 'Nothing is needed.',
  UNKNOWN: 'The source does not say.',
})

export const StatementStatus = enumeration('StatementStatus', 'Whether a source makes the statement.', {
  STATED: 'A source states it.',
  ASSESSED_NONE_FOUND: 'A source looked at this topic and reports none.',
  NONE_REQUIRED: 'A regulator says that no statement is needed.',
  UNKNOWN: 'Not known.',
})

export const CoverageTopic = enumeration(
  'CoverageTopic',
  'A safety topic that each supplement is asked about.',
  {
    PREGNANCY: 'Use in pregnancy.',
    LACTATION: 'Use while breastfeeding.',
    CHILDREN: 'Use under 18.',
    OLDER_ADULTS: 'Use by older adults.',
    SURGERY: 'Use before and after surgery.',
    LIVER: 'Liver disease and liver injury.',
    KIDNEY: 'Kidney disease.',
    ALLERGY: 'Allergies.',
    DRUG_INTERACTIONS: 'Use with medicines.',
    FOOD_INTERACTIONS: 'Use with food and alcohol.',
    LAB_TESTS: 'Effects on laboratory tests.',
    ADVERSE_EFFECTS: 'Unwanted effects.',
    UPPER_LIMIT: 'How much is too much.',
    LONG_TERM_USE: 'How long it may be taken.',
    UNKNOWN: 'A topic that is not classified.',
  },
)

export const CoverageStatus = enumeration(
  'CoverageStatus',
  'What is known about whether a topic was assessed.',
  {
    STATED: 'A source warns or advises on it.',
    ASSESSED_NONE_FOUND: 'A source looked at this very topic and reports none.',
    NONE_REQUIRED: 'A regulator says that no statement is needed.',
    NOT_ASSESSED: 'Sources were read and none speaks of it. That does not mean that it is safe.',
    UNKNOWN: 'Nobody here has looked. That does not mean that it is safe.',
  },
)

export const InteractionDirection = enumeration('InteractionDirection', 'Who acts on whom.', {
  SUBJECT_AFFECTS_OTHER: 'The supplement changes the other.',
  OTHER_AFFECTS_SUBJECT: 'The other changes the supplement.',
  MUTUAL: 'Both ways.',
  UNKNOWN: 'Not stated.',
})

export const InteractionMechanism = enumeration('InteractionMechanism', 'How the two act on each other.', {
  ABSORPTION: 'Uptake.',
  DISTRIBUTION: 'Distribution in the body.',
  METABOLISM: 'Metabolism.',
  EXCRETION: 'Excretion.',
  PD_ADDITIVE: 'Effects add up.',
  PD_ANTAGONISTIC: 'Effects work against each other.',
  DEPLETION: 'One uses up the other.',
  LAB_INTERFERENCE: 'A test result changes.',
  UNKNOWN: 'Not stated.',
})

export const InteractionSeverity = enumeration(
  'InteractionSeverity',
  'How serious it is, worst first, as the source grades it.',
  {
    HIGH: 'May be life-threatening or do lasting harm.',
    MODERATE: 'May need treatment or a change.',
    MILD: 'Little trouble.',
    INSIGNIFICANT: 'No trouble to speak of.',
    UNKNOWN: 'No source graded it. That does not mean mild.',
  },
)

export const InteractionOccurrence = enumeration(
  'InteractionOccurrence',
  'How likely it is, likeliest first.',
  {
    LIKELY: 'Likely.',
    PROBABLE: 'Probable.',
    POSSIBLE: 'Possible.',
    UNLIKELY: 'Unlikely.',
    UNKNOWN: 'No source says.',
  },
)

export const InteractionOverall = enumeration(
  'InteractionOverall',
  'Severity and occurrence together, worst first.',
  {
    CONTRAINDICATED: 'A source says never to combine them.',
    MAJOR: 'Major.',
    UNKNOWN: 'Not graded by any source. It stands above MODERATE because nobody has said that it is less.',
    MODERATE: 'Moderate.',
    MINOR: 'Minor.',
    NONE_KNOWN: 'A source looked and found none.',
  },
)

export const EffectFrequency = enumeration('EffectFrequency', 'How often an unwanted effect was seen.', {
  VERY_COMMON: 'In 1 of 10 or more.',
  COMMON: 'In 1 of 100 to 1 of 10.',
  UNCOMMON: 'In 1 of 1,000 to 1 of 100.',
  RARE: 'In 1 of 10,000 to 1 of 1,000.',
  VERY_RARE: 'In fewer than 1 of 10,000.',
  UNKNOWN: 'Not known or not stated.',
})

export const Seriousness = enumeration('Seriousness', 'How serious an unwanted effect is, worst first.', {
  FATAL: 'Deaths were reported.',
  SERIOUS: 'Serious.',
  NOT_SERIOUS: 'Not serious.',
  UNKNOWN: 'Not stated.',
})

export const Polarity = enumeration('Polarity', 'Whether a source reports an effect or denies it.', {
  REPORTED: 'Reported.',
  DENIED: 'A source says that it does not happen, or that it is well tolerated.',
  UNKNOWN: 'Not stated.',
})
