import { fileURLToPath } from 'node:url'
import type { KnownThing } from './gazetteer.ts'

export const gazetteerFile = fileURLToPath(new URL('known.json', import.meta.url))

const kinds: readonly string[] = ['supplement', 'condition', 'interactant', 'population', 'practice']

interface Named {
  kind: string
  key: string
  document: unknown
}
interface Thing {
  name: string
  type?: string
  aliases?: { text: string; kind: string }[]
}

const known = ({ kind, key, document }: Named): KnownThing => {
  const { name, type, aliases = [] } = document as Thing
  const names = [name, ...aliases.filter(({ kind }) => kind !== 'CODE').map(({ text }) => text)]
  return [kind, key, type ?? null, [...new Set(names)]]
}

/** The names of all things of the shipped knowledge, one thing a line. */
export const printGazetteer = (records: readonly Named[]): string => {
  const lines = records
    .filter(({ kind }) => kinds.includes(kind))
    .map(record => JSON.stringify(known(record)))
    .sort()
  return `[\n${lines.join(',\n')}\n]\n`
}
