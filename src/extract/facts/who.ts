import { mentionsIn, thingCalled } from '../names/gazetteer.ts'
import { listLead } from '../rules/contraindications.ts'
import * as rules from '../rules/subjects.ts'
import type { SubjectKind } from '../types.ts'

/** Somebody or something that calls for care. */
export interface Subject {
  subject: string
  kind: SubjectKind
}

/** Words after which no more is named. */
const ending =
  /\s(?:because|as (?:it|this|they|the)|since|until|so that|which|who should|and should|should|must|ought|to be on the safe|without|unless|given that|due to(?! have| undergo)|owing to|consult|talk|speak|ask|seek|(?:is|are) (?:well|best|better|not|advised|urged)|may (?:need|have|cause|want)|can\b|need(?:s)? (?:to|medical|supervision))(?=\s|$|,).*$|\s[–—]\s.*$|:\s.*$|,?\sand (?:stop|see|call|ask|talk|take|use|do|avoid|keep|watch|please)\b.*$|,\san? (?:rare|serious|severe|inherited|genetic|hereditary|common|chronic)\s.*$|,\s(?:(?:simply|mainly|just|largely|partly|purely|only) )?(?:about wh(?:om|ich)|as|since|because|which|whose|so|where|who|unless|if|when|although|though|but|and (?:so|that|it|this)|it|this|these|ask|talk|speak|consult|check|please|for (?:it|example|lack|safety|want|fear|reasons))\b.*$/i

/** Words behind one name, after which the next may follow. */
const trailing =
  /\s(?:for (?:safety|now|this reason)|in (?:large|high) (?:amounts|doses)|at (?:the same time|all)|first\b|before (?:using|taking|starting|use|you)|within (?:the )?(?:last |next )?(?:\w+ )?(?:days?|weeks?|months?|hours?)|in the (?:next|last|past)|(?:at least )?(?:\w+ )?(?:days?|weeks?) (?:before|ahead)|soon\b|too\b|either\b|as well\b|altogether|will (?:need|want)|by (?:several|some|at least)|have (?:no|not))(?=\s|$).*$|\s\(.*$/i

/** "A week before any operation" is no name with words behind it. */
const withoutTail = (piece: string): string => {
  const head = piece.replace(trailing, '')
  return head.trim().length < 3 ? piece : head
}

const joints =
  /\s*(?:\swho (?:also )?(?:takes?|uses?|have|has|are on|is on)\s|,\s*(?:and\/or\s|and\s|or\s|nor\s|as well as\s|plus\s)?|\s(?:and\/or|and|or|nor|as well as|plus|\+|&|like|such as|including|especially|e\.g\.)\s|\s\/\s|;\s*|(?<=[a-z])\/(?=[a-z]))\s*/i

/** Words that hold a joint and are one thing. */
const keepTogether =
  /\b(?:wear and tear|nausea and vomiting|hot and cold|head and neck|stop and start|ear, nose and throat)\b/gi

const trim = (text: string) =>
  text
    .replace(/\p{Extended_Pictographic}/gu, '')
    .replace(/^[\s"'“”‘’•,.:;–—-]+|[\s"'“”‘’,.:;!–—-]+$/g, '')
    .trim()

/** The words before what is meant: "people who take", and whether they speak of medicines or allergies. */
function withoutLead(words: string): { text: string; lead: string } {
  const text = trim(words).replace(
    /^(?:(?:so|then|hence|therefore|thus|but|yet)\s|(?:taken|used|given) (?=while|during|by|to|in))/i,
    '',
  )
  const isWhole = /^(?:older|elderly|young|younger|premature|healthy|very young) \p{L}+/u.test(text)
  const lead = isWhole ? '' : (listLead.exec(`${text} `)?.[0] ?? '')
  const rest = trim(text.slice(Math.min(lead.length, text.length)))
  if (rest === '') return { text: '', lead }
  const allergic =
    /^(?:(?:known |severe |proven |an? )*(?:allergic|hypersensitive|hypersensitivity|allerg(?:y|ies)|sensitivity|sensitive|intolerant)) to (?:any |the |other |plants of the )?/i.exec(
      rest,
    )
  return allergic
    ? { text: rest.slice(allergic[0].length), lead: `${lead} allergic to` }
    : { text: rest, lead }
}

const takes =
  /\b(?:tak(?:e|es|ing)|us(?:e|es|ing|ers of|e of)|on|prescribed|treated with|receiving|combined with|together with|concomitant)\b/i
const isAllergic = /\ballergic to$/i

function kindOf(text: string, lead: string, before: SubjectKind | null): SubjectKind {
  if (isAllergic.test(lead)) return 'allergy'
  const own = rules.kindWords.find(([, pattern]) => pattern.test(text))?.[0]
  const isDisease =
    rules.conditionHeads.test(text) && own === 'medication' && !/medic|drug|tablet|pill|thin/i.test(text)
  if (own && !isDisease) return own
  const known = thingCalled(text, ['condition', 'interactant', 'population', 'supplement'])
  if (known?.kind === 'condition') return known.type === 'PROCEDURE' ? 'procedure' : 'condition'
  if (known?.kind === 'interactant') return known.type === 'ALLERGEN' ? 'allergy' : 'medication'
  if (known?.kind === 'population') return 'life-stage'
  if (takes.test(lead)) return 'medication'
  if (rules.conditionHeads.test(text)) return 'condition'
  if (
    lead === '' &&
    before !== null &&
    before !== 'life-stage' &&
    mentionsIn(text, ['condition']).length === 0
  )
    return before
  return 'condition'
}

/** As it is named: of life stages the stage itself. */
export function asStage(text: string): string {
  if (
    /^(?:be )?(?:pregnan|pregg)\w*(?: (?:women|mothers|people))?$|^(?:with )?(?:a |your )?(?:baby|child|bump)(?: is)? on (?:the|its) way$|^(?:while |when )?expecting(?: a baby| mothers)?$|^expectant mothers$/i.test(
      text,
    )
  )
    return 'pregnancy'
  if (
    /^(?:breast-?\s?feed\w*|nursing|lactat\w*)(?: (?:women|mothers|mums|moms|an? (?:baby|infant|child)|people|one))?$/i.test(
      text,
    )
  )
    return 'breastfeeding'
  return text.replace(/\s(?:users?|patients?|sufferers?|recipients?|therapy)$/i, '')
}

/** Gives each of a list the noun that stands at its end: "liver or kidney disease". */
function withHeads(parts: readonly string[]): string[] {
  const shared = rules.sharedNouns.exec(parts.at(-1) ?? '')?.[1]
  if (shared === undefined) return [...parts]
  return parts.map((part, at) =>
    at < parts.length - 1 && rules.sharedHeads.test(part) ? `${part} ${shared}` : part,
  )
}

const longestName = 9

/** "Cramps in 1 of 3 users": so often something happens. */
const share = /\b\d+ (?:of|in|out of) (?:every )?\d+|\d\s?(?:%|per ?cent)/i

/** "Your child is under two" */
const ownChild =
  /^(?:your |the |a )?(?:child|son|daughter|baby|toddler|kid)(?: is|[’']s) (?=(?:under|younger|less|below|not yet)\b)/i

/** "Whatever the reason", "a word with your midwife", "if one of the following applies to you" */
const aside = /\b(?:whatever|whichever|regardless|word with|following (?:applies|apply|is true))\b/i

/** "Described liver injury", "the effects add up" */
const tells = /^(?:described|reported|shown|caused)\b|\b(?:effects?|risks?) (?:adds?|may|can|could|is|are)\b/i

function isNobody(text: string): boolean {
  if (text.length < 3 || !/\p{L}{3}/u.test(text)) return true
  if (share.test(text) || aside.test(text) || tells.test(text)) return true
  if (rules.namesNobody.test(text) || text.split(/\s+/).length > longestName) return true
  if (/\p{L}n[’']t\b/u.test(text)) return true
  return (
    /\b(?:supplements?|doctor|physician|pharmacist|professional|should|must|it|this|them|(?<!-)dose)\b/i.test(
      text,
    ) && !/allerg/i.test(text)
  )
}

/**
 * Splits words such as "people with thyroid or liver disease, and pregnant women" into those who are named.
 */
export function subjectsIn(words: string): Subject[] {
  const whole = words.replace(keepTogether, match => match.replace(/ and |, /g, '\u0001')).replace(ending, '')
  const pieces = whole
    .split(joints)
    .map(piece => withoutLead(withoutTail(piece.replaceAll('\u0001', ' and ').replace(ending, ''))))
  const texts = withHeads(pieces.map(({ text }) => text.replace(ownChild, 'children ')))
  const found: Subject[] = []
  let before: SubjectKind | null = null
  let lead = ''
  texts.forEach((text, at) => {
    const own = pieces[at]?.lead ?? ''
    lead = own.trim() === '' || isAllergicTail(own, lead) ? lead : own
    if (isNobody(text)) return
    const kind = kindOf(text, own.trim() === '' ? (isAllergic.test(lead) ? lead : '') : own, before)
    before = kind
    const subject = asStage(trim(text.replace(/\s(?:if|when|while)\s.*$/i, '')))
    if (subject !== '') found.push({ subject, kind })
  })
  return found
}

const isAllergicTail = (own: string, lead: string) =>
  isAllergic.test(lead) && /^(?:or|the|other|any|a|an)?\s*$/i.test(own)
