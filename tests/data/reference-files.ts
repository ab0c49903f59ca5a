import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/config.ts'

const folder = join(packageRoot, '../shared/data')

/** The public data files lie beside the repository and are no part of it. */
export const hasDataFiles = existsSync(join(folder, 'dri-nutrir'))

/** A value of a table: of whom, and how much. */
export interface Value {
  nutrient: string
  kind: string
  sex: 'MALE' | 'FEMALE' | null
  stage: 'PREGNANCY' | 'LACTATION' | null
  /** In years; the end is no part of it. */
  from: number
  to: number
  value: number
}

type Line = Record<string, string>

const linesOf = (file: string): Line[] => {
  if (!hasDataFiles) return []
  const [head = [], ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/).map(cells)
  return lines.map(line => Object.fromEntries(head.map((name, index) => [name, line[index] ?? ''])))
}

const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

/** Reads "7-11 mo", "4–8", ">70 yr", "≤ 18 y", "1 yr" or nothing: every age. */
function agesOf(text: string): { from: number; to: number } {
  const [, than, first, last] = /([>≤])?\s*([\d.]+)(?:\s*[-–]\s*([\d.]+))?/.exec(text) ?? []
  if (first === undefined) return { from: 0, to: 200 }
  const unit = text.includes('mo') ? 12 : 1
  const from = Number(first) / unit
  if (than === '>') return { from: unit === 1 && from > 18 ? from + 1 : from, to: 200 }
  if (than === '≤') return { from: 0, to: from + 1 }
  const end = Number(last ?? first)
  const isFraction = !Number.isInteger(end) || end <= 1
  return { from, to: unit === 12 ? Math.ceil(end / 6) / 2 : isFraction && last ? end : end + 1 }
}

const sexOf = (text: string): Value['sex'] => {
  if (/^(?:Men|Males?)$/.test(text)) return 'MALE'
  return /^(?:Women|Females?|Pregnancy|Lactation)/.test(text) ? 'FEMALE' : null
}

const stageOf = (text: string): Value['stage'] => {
  if (/pregnan/i.test(text)) return 'PREGNANCY'
  return /lactat/i.test(text) ? 'LACTATION' : null
}

const entry = (line: Omit<Value, 'from' | 'to' | 'value'>, age: string, value: string): Value[] =>
  /^[\d.]+$/.test(value) ? [{ ...line, ...agesOf(age), value: Number(value) }] : []

const isUl = (type: string) => type.startsWith('Tolerable') || type === 'Upper limit'

/** NASEM: limits, and recommended or adequate intakes. */
export const dris: Value[] = linesOf('dri-nutrir/dris.csv')
  .filter(line => !line.dri_type?.startsWith('Estimated'))
  .flatMap(({ nutrient = '', dri_type = '', sex_stage = '', age_range = '', value = '' }) => {
    const kind = isUl(dri_type) ? 'MAXIMUM' : 'RECOMMENDED_INTAKE'
    return entry({ nutrient, kind, sex: sexOf(sex_stage), stage: stageOf(sex_stage) }, age_range, value)
  })

/** NASEM: the limits, from a second transcription. */
export const ulMicro: Value[] = linesOf('dri-healthbud/ulMicro.csv').flatMap(line =>
  Object.entries(line).flatMap(([column, value]) => {
    const stage = line['Life Stage'] ?? ''
    const of = { nutrient: column, kind: 'MAXIMUM', sex: sexOf(stage), stage: stageOf(stage) }
    return entry(of, line['Age (y)'] ?? '', value)
  }),
)

/** EFSA: the limits that stood when the table was made. */
export const nrvs: Value[] = linesOf('dri-nutrir/nrvs.csv')
  .filter(({ source, nrv_type }) => source === 'EFSA' && nrv_type === 'Upper limit')
  .flatMap(({ nutrient = '', sex = '', stage = '', age_group = '', nrv = '' }) =>
    entry({ nutrient, kind: 'MAXIMUM', sex: sexOf(sex), stage: stageOf(stage) }, age_group, nrv),
  )

/** EFSA: population reference intakes and adequate intakes. */
export const drvs: Value[] = linesOf('dri-nutrir/drvs.csv')
  .filter(({ DRV }) => DRV !== 'AR')
  .flatMap(line => {
    const { Nutrient: nutrient = '', Sex = '', Stage = '', Value: value = '' } = line
    const of = { nutrient, kind: 'RECOMMENDED_INTAKE', sex: sexOf(Sex), stage: stageOf(Stage) }
    return entry(of, line['Age group'] ?? '', value)
  })
