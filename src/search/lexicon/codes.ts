import { IdentifierSystem } from '../../knowledge/things.ts'
import type { CodeEntry, LexiconThing, ThingRow } from './types.ts'

/** Other names of code systems, in capitals without spaces, hyphens and underscores. */
const systemNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(IdentifierSystem.options.map(system => [system.replaceAll('_', ''), system])),
  CID: 'PUBCHEM',
  PUBCHEMCID: 'PUBCHEM',
  RXNORM: 'RXCUI',
  NCBITAXONOMY: 'NCBI_TAXON',
  CUI: 'UMLS',
}

const patterns = Object.keys(systemNames)
  .sort((a, b) => b.length - a.length)
  .map(name => [...name].join('[-_ ]?'))

// Behind a colon anything is a code; else only what looks like one: "CAS 2086-83-1".
const written = new RegExp(
  `(?<![\\p{L}\\p{N}])(${patterns.join('|')})(?: (?:no|nr|number)\\.?)?(?: ?: ?([^\\s,;]{1,120})|(?: #?|-)([A-Z0-9][A-Z0-9.-]{0,99})(?![\\p{L}\\p{N}]))`,
  'giu',
)

/** A code where it stands in a text, with the keys that it may be found under. */
interface WrittenCode {
  start: number
  end: number
  keys: readonly string[]
  /** Whether its writing leaves no doubt that it is a code. */
  isSure: boolean
}

/** Codes that nothing else looks like: InChIKey, CAS, MeSH, DrugBank. */
const unmistakable = /^(?:[A-Z]{14}-[A-Z]{10}-[A-Z]|\d{2,7}-\d{2}-\d|D\d{6,9}|DB\d{5})$/

/** The codes in a clean text: "UNII:0I8Y3P32UF", "CAS 2086-83-1"; or the whole of it, when nothing else looks like that. */
export const codesIn = (text: string): WrittenCode[] => {
  const whole = text.toUpperCase()
  if (unmistakable.test(whole)) return [{ start: 0, end: text.length, keys: [whole], isSure: true }]
  return [...text.matchAll(written)].flatMap(
    ({ 0: all, 1: name = '', 2: sure, 3: unsure = '', index: start }) => {
      // "Mesh bag": a word without a figure is no code.
      if (sure === undefined && !/\d/.test(unsure)) return []
      const code = (sure ?? unsure).replace(/[.)\]}]+$/, '')
      const end = start + all.length - ((sure ?? unsure).length - code.length)
      const system = systemNames[name.toUpperCase().replace(/[-_ ]/g, '')] ?? ''
      return [{ start, end, keys: [`${system}:${code.toUpperCase()}`], isSure: sure !== undefined }]
    },
  )
}

/** The keys under which a code is found: with its system, as it prints itself, and alone where that is enough. */
export const keysOf = ({ system, code }: { system: string; code: string }): string[] => {
  const upper = code.toUpperCase()
  // "CHEBI:27470" is the code that ChEBI itself prints.
  const bare = upper.startsWith(`${system}:`) ? upper.slice(system.length + 1) : upper
  const keys = [`${system}:${upper}`, `${system}:${bare}`]
  if (unmistakable.test(upper)) keys.push(upper)
  return [...new Set(keys)]
}

/** All codes of some things. */
export const indexCodes = (things: readonly { row: ThingRow; thing: LexiconThing }[]) => {
  const index = new Map<string, CodeEntry[]>()
  for (const { row, thing } of things) {
    for (const { system, code, of } of row.identifiers) {
      const entry: CodeEntry = { thing, text: `${system}:${code}`, of }
      for (const key of keysOf({ system, code })) index.set(key, [...(index.get(key) ?? []), entry])
    }
  }
  return index
}
