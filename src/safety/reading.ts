import type { z } from 'zod'
import type { AmountUnit } from '../knowledge/amounts.ts'
import type { AmountReading } from '../knowledge/safety.ts'
import type { SafetyRecord, SourceOf } from './loaded.ts'
import { sameForm } from './scope.ts'
import { convert, rounded } from './units.ts'

/** One supplement of a request, understood. */
export interface Item {
  slug: string
  form: string | null
  amount: number | null
  unit: AmountUnit | null
  per: 'DOSE' | 'DAY'
  timesPerDay: number
  /** Fixed time of day in hours; null when any will do. */
  time: number | null
}

/** How the amount of an input was counted, and what came out, in the unit of the substance. */
export interface Reading {
  reading: z.output<typeof AmountReading>
  factor: number | null
  factorSource: SourceOf | null
  daily: number | null
}

const uncounted = (reading: Reading['reading']): Reading => ({
  reading,
  factor: null,
  factorSource: null,
  daily: null,
})

/** The daily amount of the substance in one input, as far as sources let it be known. */
export function readingOf(item: Item, record: SafetyRecord, unit: AmountUnit): Reading {
  if (item.amount === null || item.unit === null) return uncounted('NO_AMOUNT')
  const share = shareOf(item, record)
  if (share === 'UNKNOWN') return uncounted('UNKNOWN_FORM')
  const daily = item.per === 'DAY' ? item.amount : item.amount * item.timesPerDay
  const converted = converting(daily, item.unit, unit, record)
  if (converted === null) return uncounted('UNKNOWN_UNIT')
  if (share !== null) {
    const { elementalFraction: factor, source } = share
    return {
      reading: 'ELEMENTAL',
      factor,
      factorSource: source,
      daily: rounded(converted.amount * (factor ?? 1)),
    }
  }
  const { conversion, amount } = converted
  return {
    reading: conversion ? 'CONVERTED' : 'STATED',
    factor: conversion?.factor ?? null,
    factorSource: conversion?.source ?? null,
    daily: rounded(amount),
  }
}

type Form = SafetyRecord['forms'][number]

/** The preparation whose share is stated; null when the amount is that of the substance itself. */
function shareOf({ form }: Item, { category, forms, names }: SafetyRecord): Form | 'UNKNOWN' | null {
  if (form === null) return null
  const named = forms.filter(one => sameForm(one.name, form))
  const exact = named.find(one => one.name.toLowerCase() === form.toLowerCase()) ?? named[0]
  if (exact && exact.elementalFraction !== null) return exact
  // A salt is not its metal; an extract or a vitamer is counted as it is stated.
  if (category !== 'MINERAL') return null
  return isElement(form, names) ? null : 'UNKNOWN'
}

const isElement = (form: string, names: readonly string[]) =>
  names.some(name => [name, `elemental ${name}`].some(one => one.toLowerCase() === form.toLowerCase()))

/** An amount in another unit: of the same dimension, or with a factor that a source states, either way. */
export function converting(
  amount: number,
  from: AmountUnit,
  to: AmountUnit,
  record: Pick<SafetyRecord, 'conversions'>,
) {
  const plain = convert(amount, from, to)
  if (plain !== null) return { amount: plain, conversion: null }
  for (const conversion of record.conversions) {
    const forth = through(amount, from, to, conversion.from, conversion.to, conversion.factor)
    if (forth !== null) return { amount: forth, conversion }
    const back = through(amount, from, to, conversion.to, conversion.from, 1 / conversion.factor)
    if (back !== null)
      return { amount: back, conversion: { ...conversion, factor: rounded(1 / conversion.factor) } }
  }
  return null
}

function through(
  amount: number,
  from: AmountUnit,
  to: AmountUnit,
  first: AmountUnit,
  second: AmountUnit,
  factor: number,
) {
  const before = convert(amount, from, first)
  return before === null ? null : convert(rounded(before * factor), second, to)
}
