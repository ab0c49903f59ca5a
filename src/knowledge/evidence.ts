import type { z } from 'zod'
import { enumeration } from './enumeration.ts'

/** GRADE words. Highest first; article claims are never above VERY_LOW. */
export const Certainty = enumeration(
  'Certainty',
  'How sure the assessment is, in the words of GRADE, as its own authors or the grading body stated it.',
  {
    HIGH: 'Further research is very unlikely to change the finding.',
    MODERATE: 'Further research may change it.',
    LOW: 'Further research is likely to change it.',
    VERY_LOW: 'Any estimate is very uncertain.',
    NOT_GRADED: 'Nobody graded it. That says nothing about being right or wrong.',
    UNKNOWN: 'Whether it was graded is not known.',
  },
)

export const EffectDirection = enumeration('EffectDirection', 'Which way the effect goes for the person.', {
  BENEFIT: 'It helps.',
  MIXED: 'Findings go both ways, or it is unclear whether it helps.',
  NO_EFFECT: 'It makes no difference that could be shown.',
  HARM: 'It does harm.',
  UNKNOWN: 'Not stated.',
})

export const Magnitude = enumeration('Magnitude', 'How large the effect is, where the source says so.', {
  LARGE: 'Large.',
  MODERATE: 'Moderate.',
  SMALL: 'Small.',
  TRIVIAL: 'Too small to matter.',
  UNKNOWN: 'The source does not put a word to it.',
})

export const KnowledgeLevel = enumeration(
  'KnowledgeLevel',
  'How a claim is known (Biolink knowledge level).',
  {
    KNOWLEDGE_ASSERTION: 'A person or body asserts it from evidence.',
    STATISTICAL_ASSOCIATION: 'A statistical association in data.',
    OBSERVATION: 'Something that was observed, such as a case.',
    TEXT_CO_OCCURRENCE: 'Terms that occur together in text.',
    PREDICTION: 'A prediction.',
    LOGICAL_ENTAILMENT: 'It follows from other claims.',
    NOT_PROVIDED: 'Not stated.',
    UNKNOWN: 'Not known.',
  },
)

export const AgentType = enumeration('AgentType', 'Who made the claim (Biolink agent type).', {
  MANUAL_AGENT: 'A person.',
  AUTOMATED_AGENT: 'A program.',
  COMPUTATIONAL_MODEL: 'A statistical or language model.',
  DATA_ANALYSIS_PIPELINE: 'A data analysis.',
  NOT_PROVIDED: 'Not stated.',
  UNKNOWN: 'Not known.',
})

export const IndicationRelation = enumeration(
  'IndicationRelation',
  'How the supplement relates to the condition.',
  {
    TREATS: 'A source says that it treats the condition.',
    PREVENTS: 'A source says that it prevents the condition.',
    AMELIORATES: 'A source says that it eases the condition.',
    STUDIED_FOR: 'It was studied for the condition; the evidence tells with what result.',
    TRADITIONAL_USE: 'It is used by tradition.',
    SUPPORTS_FUNCTION: 'It contributes to a normal function (health claims).',
    EXACERBATES: 'It makes the condition worse.',
    NO_EFFECT_ON: 'A source says that it does not act on the condition.',
    UNKNOWN: 'Not stated.',
  },
)

export const UseBasis = enumeration(
  'UseBasis',
  'On what the use rests (columns of EMA monographs, and others).',
  {
    WELL_ESTABLISHED: 'Clinical data over years of medicinal use.',
    TRADITIONAL: 'Long use; clinical evidence is not sufficient.',
    EMERGING: 'Trials exist, no regulator has concluded.',
    AUTHORISED_CLAIM: 'An authorised health claim.',
    UNKNOWN: 'Not stated.',
  },
)

export const MechanismActionType = enumeration('MechanismActionType', 'How it acts on the target.', {
  AGONIST: 'Activates a receptor.',
  PARTIAL_AGONIST: 'Activates a receptor in part.',
  ANTAGONIST: 'Blocks a receptor.',
  INHIBITOR: 'Slows or stops an enzyme or a process.',
  ACTIVATOR: 'Speeds up an enzyme or a process.',
  INDUCER: 'Raises expression.',
  POSITIVE_MODULATOR: 'Strengthens.',
  NEGATIVE_MODULATOR: 'Weakens.',
  MODULATOR: 'Changes, without a stated direction.',
  POTENTIATOR: 'Strengthens another agent.',
  COFACTOR: 'Needed by an enzyme.',
  PRECURSOR: 'The body makes the active substance from it.',
  SUBSTRATE: 'Is worked on by an enzyme.',
  SCAVENGER: 'Catches reactive molecules.',
  OTHER: 'Another way.',
  UNKNOWN: 'Not stated.',
})

export const MechanismAspect = enumeration('MechanismAspect', 'What about the target changes.', {
  ACTIVITY: 'Its activity.',
  EXPRESSION: 'Its expression.',
  ABUNDANCE: 'How much of it there is.',
  ABSORPTION: 'Its uptake.',
  TRANSPORT: 'Its transport.',
  METABOLISM: 'Its metabolism.',
  SIGNALING: 'Its signalling.',
  UNKNOWN: 'Not stated.',
})

export const ChangeDirection = enumeration('ChangeDirection', 'Which way the aspect changes.', {
  INCREASED: 'Up.',
  DECREASED: 'Down.',
  UNCHANGED: 'Not changed.',
  UNKNOWN: 'Not stated.',
})

export const StudyContext = enumeration('StudyContext', 'Where the mechanism was seen.', {
  HUMAN: 'In people.',
  ANIMAL: 'In animals.',
  HUMAN_AND_ANIMAL: 'In people and animals.',
  IN_VITRO: 'In cells or tissue.',
  IN_SILICO: 'In a computer model.',
  UNKNOWN: 'Not stated.',
})

export const Agreement = enumeration('Agreement', 'Whether the claims that answer the same question agree.', {
  SOLE: 'Only this claim answers the question.',
  AGREES: 'All claims on the question are compatible.',
  DIFFERS: 'At least two claims on the question differ.',
  UNKNOWN: 'Not compared.',
})

export const DisagreementAspect = enumeration(
  'DisagreementAspect',
  'In what the claims that answer one question differ.',
  {
    DOSE: 'Amounts that do not overlap.',
    LIMIT: 'Upper limits that are not equal.',
    DURATION: 'How long it may be taken.',
    TIME: 'Times to an effect that do not overlap.',
    DIRECTION: 'Which way the effect goes.',
    STRENGTH: 'How strict a warning is.',
    SEVERITY: 'How serious an interaction is.',
    OVERALL: 'How an interaction is graded overall.',
    MANAGEMENT: 'What to do.',
    SEPARATION: 'How many hours to keep between the two.',
    OCCURRENCE: 'Whether an unwanted effect happens at all.',
    FREQUENCY: 'How often an unwanted effect happens.',
    SERIOUSNESS: 'How serious an unwanted effect is.',
    UNKNOWN: 'Not told: there are more claims than an answer holds.',
  },
)
export type DisagreementAspect = z.output<typeof DisagreementAspect>

export const Support = enumeration('Support', 'Whether the sources of a claim still stand.', {
  STANDING: 'At least one supporting source stands.',
  WITHDRAWN: 'Every supporting source is retracted or superseded.',
  UNKNOWN: 'Not known.',
})

export const RecordStatus = enumeration('RecordStatus', 'The state of a record.', {
  ACTIVE: 'Published.',
  RETIRED: 'No longer held; requests for it answer 410 with its successor.',
  UNKNOWN: 'Not known.',
})
