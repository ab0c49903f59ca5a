import { describe, expect, it } from 'vitest'
import { productIn } from '../../../src/ingest/sources/dsld/product.ts'
import { readList } from '../../../src/ingest/sources/dsld/read.ts'
import { fieldsOf, fileOf, header, listOf, preamble } from './list.ts'
import { zipOf } from './zip.ts'

const rowsOf = async (path: string) => {
  const { rows } = await readList(path)
  const all = []
  for await (const row of rows) all.push(row)
  return all
}
const refusalOf = (path: string) =>
  rowsOf(path).then(
    () => 'nothing is refused',
    (error: Error) => `${error.name}: ${error.message.replace(path, 'FILE')}`,
  )

describe('a list of products', () => {
  const rows = [fieldsOf({ id: '1' }), fieldsOf({ id: '2', name: 'A "quoted", name\nof two lines' })]

  it('is read from a CSV and from a zip alike, with the version that it names', async () => {
    const [csv, zip] = [fileOf(listOf(rows)), fileOf(zipOf({ 'lstProducts.csv': listOf(rows) }), 'list.bin')]
    for (const path of [csv, zip]) {
      expect((await readList(path)).list).toEqual({ version: '7.0.6', month: 'February', year: 2019 })
      expect((await rowsOf(path)).map(({ fields }) => fields)).toEqual(rows)
    }
  })

  it('says on which line of the file a row ends', async () => {
    expect((await rowsOf(fileOf(listOf(rows)))).map(({ line }) => line)).toEqual([6, 8])
  })

  it.each([
    ['no such list', 'hello\n', /wrong header: column 1 is "hello", not "DSLD ID"/],
    ['empty', '', /has no header/],
    [
      'a list whose column has another name',
      listOf(rows).replace('Brand Name', 'Brand'),
      /column 2 is "Brand"/,
    ],
    ['a list without its version', [header, ''].join('\n'), /does not name its version/],
    [
      'cut inside a quotation',
      `${[...preamble, header, '"1","Test'].join('\n')}`,
      /cannot be read: Quote Not Closed/,
    ],
    ['not text', Buffer.from([0x22, 0x00, 0xff, 0x22, 0x41, 0x22]), /cannot be read/],
    ['a zip that is cut short', zipOf({ 'a.csv': listOf(rows) }).subarray(0, 200), /cannot be read as a zip/],
    ['a zip of two lists', zipOf({ 'a.csv': 'a', 'b.csv': 'b' }), /holds 2 files ending in \.csv/],
    ['a zip without one', zipOf({ 'a.txt': 'a' }), /holds 0 files ending in \.csv/],
  ])('is refused when it is %s', async (_, content, message) => {
    const said = await refusalOf(fileOf(content))
    expect(said).toMatch(/^ImportError: FILE/)
    expect(said).toMatch(message)
  })

  it('is refused when there is no such file', async () => {
    expect(await refusalOf('/no/such/file.csv')).toBe('ImportError: there is no file FILE')
  })
})

describe('a row', () => {
  const read = (row: Parameters<typeof fieldsOf>[0]) => productIn({ line: 1, fields: fieldsOf(row) })

  it('is a product', () => {
    const history = 'Date - Entered into DSLD: July 25, 2016;; Date - Off Market: September 6, 2017'
    expect(read({ id: '7', net: '1,000', market: 'Off Market in DSLD and NHANES', history })).toEqual({
      ...{ id: '7', brand: 'Test Brand', name: 'Test Brand Ashwagandha', form: 'CAPSULE' },
      ...{ marketStatus: 'OFF_MARKET', enteredAt: '2016-07-25', offMarketAt: '2017-09-06' },
      netContents: { quantity: 1000, unitText: 'Capsule(s)' },
      servingSize: { quantity: 1, unitText: 'Capsule(s)' },
    })
  })

  it('leaves open what the label does not tell', () => {
    const open = { net: 'NP', form: '', market: '', history: '' }
    expect(read({ id: '7', ...open })).toMatchObject({
      ...{ form: 'UNKNOWN', marketStatus: 'UNKNOWN', enteredAt: null, offMarketAt: null, netContents: null },
    })
  })

  it.each([
    [{ id: 'x7' }, 'has the DSLD ID "x7", which is no number'],
    [{ id: '7', brand: ' ' }, 'has no brand name'],
    [{ id: '7', name: '' }, 'has no product name'],
    [{ id: '7', form: 'Cloud [E9999]' }, 'has the unknown supplement form "Cloud [E9999]"'],
    [{ id: '7', market: 'Perhaps' }, 'has the unknown market status "Perhaps"'],
    [
      { id: '7', history: 'Date - Entered into DSLD: February 30, 2019' },
      'has a tracking history that is none: "Date - Entered into DSLD: February 30, 2019"',
    ],
  ])('is a reject with its reason: %o', (row, reason) => {
    expect(read(row)).toBe(reason)
  })

  it('is a reject when it has another number of fields', () => {
    const fields = fieldsOf({ id: '7' })
    expect(productIn({ line: 1, fields: [...fields, 'more'] })).toBe('has 15 fields, not 14')
    expect(productIn({ line: 1, fields: fields.slice(0, 3) })).toBe('has 3 fields, not 14')
  })
})
