import type { z } from 'zod'
import type { MarketStatus, ProductForm } from '../../../knowledge/products.ts'
import { columns, type ListRow } from './read.ts'

/** What a row says of its product; what it leaves open is null. */
export interface ListedProduct {
  id: string
  brand: string
  name: string
  form: z.output<typeof ProductForm>
  marketStatus: z.output<typeof MarketStatus>
  enteredAt: string | null
  offMarketAt: string | null
  netContents: Quantity | null
  servingSize: Quantity | null
}

interface Quantity {
  quantity: number
  unitText: string
}

const fieldsPerRow = columns.length + 1

/** What the columns hold, in their order. */
const cells = [
  ...(['id', 'brand', 'name', 'net', 'netUnit', 'serving', 'servingUnit', 'type', 'form'] as const),
  ...(['claims', 'groups', 'database', 'market', 'history'] as const),
]

const cellsOf = (fields: readonly string[]) =>
  Object.fromEntries(
    cells.map((cell, index) => [cell, (fields[index] ?? '').replaceAll(/\s+/g, ' ').trim()]),
  ) as Record<(typeof cells)[number], string>

const idPattern = /^[1-9][0-9]{0,8}$/

/** Reads a row; a reason in words when it is not what its columns promise. */
export function productIn({ fields }: ListRow): ListedProduct | string {
  if (fields.length !== fieldsPerRow) return `has ${fields.length} fields, not ${fieldsPerRow}`
  const { id, brand, name, net, netUnit, serving, servingUnit, form, market, history } = cellsOf(fields)
  if (!idPattern.test(id)) return `has the DSLD ID ${JSON.stringify(id)}, which is no number`
  if (brand === '' || name === '') return `has no ${brand === '' ? 'brand' : 'product'} name`
  const known = formOf(form)
  if (known === undefined) return `has the unknown supplement form ${JSON.stringify(form)}`
  const status = statusOf(market)
  if (status === undefined) return `has the unknown market status ${JSON.stringify(market)}`
  const dates = datesIn(history)
  if (dates === undefined) return `has a tracking history that is none: ${JSON.stringify(history)}`
  return {
    ...{ id, brand, name, form: known, marketStatus: status, ...dates },
    netContents: quantityOf(net, netUnit),
    servingSize: quantityOf(serving, servingUnit),
  }
}

const forms: Readonly<Record<string, ListedProduct['form']>> = {
  E0159: 'CAPSULE',
  E0155: 'TABLET',
  E0161: 'SOFTGEL',
  E0162: 'POWDER',
  E0165: 'LIQUID',
  E0176: 'GUMMY',
  E0174: 'LOZENGE',
  E0164: 'BAR',
  E0172: 'OTHER',
  E0177: 'UNKNOWN',
}

function formOf(text: string): ListedProduct['form'] | undefined {
  if (text === '') return 'UNKNOWN'
  return forms[/\[(E\d{4})\]$/.exec(text)?.[1] ?? '']
}

function statusOf(text: string): ListedProduct['marketStatus'] | undefined {
  if (text === '') return 'UNKNOWN'
  if (/^On Market in DSLD\b/.test(text)) return 'ON_MARKET'
  return /^Off Market in DSLD\b/.test(text) ? 'OFF_MARKET' : undefined
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `April 25, 2019` → `2019-04-25`. */
function dateOf(text: string): string | undefined {
  const [, month = '', day = '', year = ''] = /^([A-Z][a-z]+) (\d{1,2}), (\d{4})$/.exec(text) ?? []
  const date = `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = new Date(`${date}T00:00:00Z`)
  // A day that a month does not have becomes one of the next.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) ? date : undefined
}

const eventNames: Readonly<Record<string, 'enteredAt' | 'offMarketAt'>> = {
  'Date - Entered into DSLD': 'enteredAt',
  'Date - Off Market': 'offMarketAt',
}

/** `Date - Entered into DSLD: July 25, 2016;; Date - Off Market: September 6, 2017` */
function datesIn(history: string): Pick<ListedProduct, 'enteredAt' | 'offMarketAt'> | undefined {
  const dates: Pick<ListedProduct, 'enteredAt' | 'offMarketAt'> = { enteredAt: null, offMarketAt: null }
  for (const event of history.split(';;').filter(part => part.trim() !== '')) {
    const [name = '', text = ''] = event.split(':').map(part => part.trim())
    const member = eventNames[name]
    const date = dateOf(text)
    if (!member || !date) return undefined
    dates[member] = date
  }
  return dates
}

/** Null where the label gives none (`NP`), or a number that is none. */
function quantityOf(text: string, unitText: string): Quantity | null {
  const quantity = Number(text.replaceAll(',', ''))
  if (text === '' || unitText === '' || !Number.isFinite(quantity) || quantity < 0) return null
  return { quantity: Number(quantity.toFixed(3)), unitText }
}
