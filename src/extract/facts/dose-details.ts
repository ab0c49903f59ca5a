import { mentionsIn } from '../names/gazetteer.ts'
import type { Unit } from '../units.ts'

const groups =
  /\b((?:(?:pregnant|breast-?feeding|nursing|older|younger|healthy|adult|postmenopausal|lactating|teenage|active|elderly) )*(?:adults|women|men|children|kids|teenagers|adolescents|seniors|infants|toddlers|athletes|elderly|vegans|vegetarians|smokers|beginners|runners|mothers|boys|girls)(?: (?:over|under|above|below|aged?|from|older than|younger than|between|up to) (?:the age of )?[\w–-]+(?: (?:to|and|or) \w+)?(?: years?(?: of age| old)?)?| \d{1,2}\s?[–-]\s?\d{1,2}(?: years)?)?|pregnancy)\b/i

/** For whom an amount is meant. */
export function populationIn(sentence: string, around: string): string | null {
  return groups.exec(sentence)?.[1] ?? groups.exec(around.split('|')[0] ?? '')?.[1] ?? null
}

const purpose =
  /\b[Ff]or (?:the (?:relief|treatment|support|prevention) of |people with |those with |general |supporting |better |mild |chronic |severe )?([^.,;:()]{3,48})/

/** What an amount is meant for. */
export function conditionIn({ label, lead }: Unit, sentence: string): string | null {
  for (const text of [label ?? '', sentence, lead ?? '']) {
    const words = purpose.exec(text)?.[1] ?? ''
    const [condition] = mentionsIn(words, ['condition'])
    if (condition && condition.start < 24) return condition.text
  }
  return null
}

const formWord =
  /^(?:the |as |in )?(?:\p{L}+ )?(citrate|glycinate|bisglycinate|oxide|malate|taurate|L-threonate|threonate|picolinate|gluconate|sulph?ate|sulfate|chloride|carbonate|monohydrate|hydrochloride|HCl|sulphate|fumarate|acetate|orotate|capsules?|tablets?|powder|tincture|tea|oil|extract|liquid|lozenges?|gummies)(?:\s\([^)]*\))?:?$/iu

/** "Citrate" as the label of a row or of the item above: what the amount is of. */
export const formAround = ({ label, lead }: Unit): string | null =>
  [label, lead].find(words => words !== null && formWord.test(words.trim())) ?? null

const form =
  /^[^.;,]{0,12}?\b(?:of |as )?(?:a |an |the )?((?:[\p{L}-]+ ){0,3}(?:extract|powder|powdered root|dried root|root|tincture|oil|tea|citrate|glycinate|bisglycinate|oxide|malate|picolinate|gluconate|sulfate|monohydrate|capsules?|tablets?|lozenges?|softgels?|gummies|drops|husk|resin|elemental \p{L}+))\b/iu

/** What the amount is of: "standardized root extract". */
export const formIn = (after: string): string | null =>
  form
    .exec(after)?.[1]
    ?.trim()
    .replace(/^(?:of|as|a|an|the)\s+/i, '') ?? null
