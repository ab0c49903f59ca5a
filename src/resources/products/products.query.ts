import type { z } from 'zod'
import { thingListQuery } from '../../api/list-query.ts'
import { codes, foreignCodes, slugs, words } from '../../api/params.ts'
import { ofCode, ofThings } from '../../db/facets.ts'
import { jsonArray, oneOf, type Sql, sql, thingRef, when } from '../../db/sql.ts'
import { hasIdentifier, identifiersColumn, thingConditions, thingNoun } from '../../db/things.ts'
import { MarketStatus, ProductForm } from '../../knowledge/products.ts'
import { IdentifierSystem } from '../../knowledge/things.ts'
import { Product } from './products.contract.ts'

const quantity = (amount: Sql, unit: Sql) =>
  sql`CASE WHEN ${unit} IS NOT NULL THEN json_build_object('quantity', trim_scale(${amount}), 'unitText', ${unit}) END`

export const products = thingNoun('product', {
  columns: sql`p.brand, p.form, p.market_status AS "marketStatus", p.entered_at AS "enteredAt",
    p.off_market_at AS "offMarketAt",
    ${quantity(sql`p.net_quantity`, sql`p.net_unit`)} AS "netContents",
    ${quantity(sql`p.serving_quantity`, sql`p.serving_unit`)} AS "servingSize",
    ${jsonArray(sql`SELECT ${thingRef('su')} AS supplement, ps.text, trim_scale(ps.score) AS score, ps.basis, NULL AS amount
      FROM product_supplement ps JOIN thing su ON su.id = ps.supplement_id
      WHERE ps.product_id = t.id ORDER BY ps.position`)} AS supplements,
    ${identifiersColumn},`,
  joins: sql`JOIN product p ON p.id = t.id`,
  facets: {
    brand: ofCode(sql`p.brand`),
    form: ofCode(sql`p.form`),
    marketStatus: ofCode(sql`p.market_status`),
    supplement: ofThings(sql`FROM product_supplement ps JOIN thing fa ON fa.id = ps.supplement_id
      WHERE ps.product_id = t.id`),
  },
})

export const ProductQuery = thingListQuery(Product, [], {
  brand: words({ description: 'Brands; compared without regard to case and accents.' }),
  form: codes(ProductForm.options, { description: 'The form in which it is sold.' }),
  marketStatus: codes(MarketStatus.options, { description: 'Whether it is on sale.' }),
  supplement: slugs({ description: 'Slugs of supplements that its name speaks of.' }),
  identifier: foreignCodes(IdentifierSystem.options, { description: 'Codes such as `DSLD:200659`.' }),
})

export const askProducts = (query: z.output<typeof ProductQuery>) => ({
  conditions: [
    ...thingConditions(query),
    ...when(
      query.brand,
      brands => sql`fold(p.brand) = ANY (SELECT fold(b) FROM unnest(${brands}::text[]) b)`,
    ),
    ...oneOf(sql`p.form`, query.form, '"ProductForm"'),
    ...oneOf(sql`p.market_status`, query.marketStatus, '"MarketStatus"'),
    ...when(
      query.supplement,
      supplements => sql`EXISTS (SELECT 1 FROM product_supplement ps JOIN thing su ON su.id = ps.supplement_id
        WHERE ps.product_id = t.id AND su.slug = ANY (${supplements}::text[]))`,
    ),
    ...when(query.identifier, hasIdentifier),
  ],
})
