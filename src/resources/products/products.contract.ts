import { z } from 'zod'
import { decimal } from '../../api/decimal.ts'
import { lenient } from '../../api/document.ts'
import { ThingRef } from '../../api/refs.ts'
import { CalendarDate, Slug, text } from '../../api/text.ts'
import { identifiers, thing, thingDocument } from '../../api/thing.ts'
import { MarketStatus, ProductBasis, ProductForm } from '../../knowledge/products.ts'

const quantity = {
  quantity: decimal(3).min(0).max(999_999_999).describe('How many or how much.').meta({ example: 60 }),
  unitText: text(100).describe('Of what, as the label has it.').meta({ example: 'Capsule(s)' }),
}
const Quantity = z
  .object(quantity)
  .meta({ id: 'ProductQuantity', description: 'A quantity as a label prints it.' })

const own = {
  brand: text(200).describe('The brand that sells it.'),
  form: ProductForm,
  marketStatus: MarketStatus,
  enteredAt: CalendarDate.nullable().describe('When it came into the list.'),
  offMarketAt: CalendarDate.nullable().describe('When the list says it left the market.'),
}

const match = {
  text: text(200).describe('The words of its name that say so.'),
  score: decimal(3).min(0).max(1).describe('How sure the resolver is, from 0 to 1.'),
  basis: ProductBasis,
}

export const Product = thing('product', {
  ...own,
  netContents: Quantity.nullable().describe('What a package holds; null when the label does not say.'),
  servingSize: Quantity.nullable().describe('What the label calls a serving.'),
  supplements: z
    .array(
      z
        .object({
          supplement: ThingRef.describe('The supplement.'),
          ...match,
          amount: z.null().describe('Always null: no product list here tells amounts.'),
        })
        .meta({ id: 'ProductSupplement', description: 'A supplement that a product names.' }),
    )
    .max(50)
    .describe('The supplements that its name speaks of for sure; empty does not mean that it holds none.'),
  identifiers,
}).meta({
  id: 'Product',
  description: 'A product on a public list of labels. The list names no ingredients and no amounts.',
})
export type Product = z.output<typeof Product>

export const ProductDocument = thingDocument({
  ...lenient(own),
  netContents: z.strictObject(quantity).nullable().default(null),
  servingSize: z.strictObject(quantity).nullable().default(null),
  supplements: z
    .array(z.strictObject({ supplement: Slug, ...match }))
    .max(50)
    .default([]),
})
