import { computedEnumeration } from './enumeration.ts'

export const FindingSeverity = computedEnumeration(
  'FindingSeverity',
  'How serious a finding is, worst first. UNKNOWN stands third because nobody has said that it is less.',
  {
    CONTRAINDICATED: 'A source says never.',
    MAJOR: 'Serious, or only when a professional weighs it up.',
    UNKNOWN: 'No source graded it. That does not mean mild.',
    MODERATE: 'Take care.',
    MINOR: 'Little trouble.',
    INFORM: 'Know about it.',
  },
)

export const SeverityBasisType = computedEnumeration(
  'SeverityBasisType',
  'Where the severity of a finding is from.',
  {
    SOURCE: 'The source grades it so.',
    RULE: 'One of the rules at `/v1/meta/severity` says so; no source graded it.',
  },
)

export const FindingKind = computedEnumeration('FindingKind', 'What sort of finding it is.', {
  CONTRAINDICATION: 'Somebody who should not take it, or only with care.',
  INTERACTION: 'It meets something else.',
  UPPER_LIMIT: 'More than an authority sets as the most.',
  DUPLICATE: 'Several of the products asked for hold the same substance.',
  DURATION: 'A source says for how long it may be taken.',
  ADVERSE_EFFECT: 'An unwanted effect that touches what was asked.',
  LAB_TEST: 'It can change the result of a laboratory test.',
})

export const MatchKind = computedEnumeration(
  'MatchKind',
  'How a statement matches what was asked, closest first.',
  {
    EXACT: 'It is about the very thing that was asked.',
    CLASS_OF_ASKED: 'It is about a class that the asked thing belongs to.',
    MEMBER_OF_ASKED: 'It is about a member of the class that was asked.',
    RELATED:
      'It is about another member of the same class, or another condition of the same safety topic: not asserted for what was asked.',
  },
)

export const ScopeMatch = computedEnumeration(
  'ScopeMatch',
  'Whether a statement about one preparation is about the one that was asked.',
  {
    ANY: 'The statement is not limited to a preparation.',
    SAME_PREPARATION: 'It is about the preparation that was asked.',
    PREPARATION_NOT_TOLD: 'It is about one preparation, and the request does not say which one is taken.',
    OTHER_PREPARATION: 'It is about another preparation than the one that was asked.',
  },
)

export const ViewStance = computedEnumeration('ViewStance', 'What a statement says of the pair.', {
  WARNS: 'It warns, advises or reports something.',
  NONE_SEEN: 'A study saw nothing. It never outweighs a warning.',
  NONE_FOUND: 'A source looked at this very topic and reports none. It never outweighs a warning.',
  NONE_REQUIRED: 'A regulator says that no statement is needed.',
})

export const CheckStatus = computedEnumeration(
  'CheckStatus',
  'What a safety check comes to: the first of these that holds. None of them means safe.',
  {
    ACTION_NEEDED:
      'A finding is MAJOR or worse, or a source says to avoid, to separate, to stop before or to adjust the dose.',
    INCOMPLETE: 'A name was not understood or is ambiguous, or no pair that was asked has been assessed.',
    CAUTION: 'There are other findings.',
    NOTHING_FOUND_IN_WHAT_WAS_ASSESSED:
      'Nothing was found in what sources have assessed, which is rarely all. It does not mean safe.',
  },
)

export const AskedAs = computedEnumeration('AskedAs', 'As what something was asked for.', {
  SUPPLEMENT: 'Another supplement.',
  MEDICATION: 'A medicine.',
  CONDITION: 'A condition or a group of people.',
  LIFE_STAGE: 'A stage of life.',
  AGE: 'The age.',
  SEX: 'The sex.',
  PROCEDURE: 'A procedure, such as surgery.',
  ALLERGY: 'An allergy.',
  LAB_TEST: 'A laboratory test.',
  FOOD: 'A food or drink.',
  NOTHING: 'Nothing in particular: it holds for the supplement itself.',
})

export const AmountReading = computedEnumeration(
  'AmountReading',
  'How the amount of one input was counted.',
  {
    STATED:
      'As stated: no preparation was named, so it is the amount of the substance itself, as labels print it.',
    ELEMENTAL: 'Converted from the preparation with the share that a source states.',
    CONVERTED: 'Converted from another unit with the factor that a source states.',
    UNKNOWN_FORM: 'Not counted: no source states how much of the substance is in this preparation.',
    UNKNOWN_UNIT: 'Not counted: no source states how this unit converts.',
    NO_AMOUNT: 'Not counted: the request names no amount.',
  },
)

export const ScheduleStatus = computedEnumeration(
  'ScheduleStatus',
  'Whether one day has room for all rules.',
  {
    POSSIBLE: 'The plan keeps all separations and meal rules.',
    IMPOSSIBLE: 'No plan keeps them all; `conflict` says why.',
    NOT_NEEDED: 'No source asks for a separation or a meal.',
    UNKNOWN: 'No plan was found within the bounds of the search.',
  },
)
