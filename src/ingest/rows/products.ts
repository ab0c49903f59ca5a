import type { DocumentOf } from '../documents.ts'
import { dayOf, type Ids, positions, type RowSet } from './row-set.ts'

/** Adds the rows that only products have. */
export function addProductRows(rows: RowSet, document: DocumentOf<'product'>, id: number, ids: Ids): void {
  const { brand, form, marketStatus, enteredAt, offMarketAt, netContents, servingSize } = document
  rows.product.push({
    ...{ id, brand, form, marketStatus },
    ...{ enteredAt: dayOf(enteredAt), offMarketAt: dayOf(offMarketAt) },
    ...{ netQuantity: netContents?.quantity ?? null, netUnit: netContents?.unitText ?? null },
    ...{ servingQuantity: servingSize?.quantity ?? null, servingUnit: servingSize?.unitText ?? null },
  })
  rows.productSupplement.push(
    ...positions(document.supplements, ({ supplement, ...match }, position) => {
      return { productId: id, position, supplementId: ids.of('supplement', supplement), ...match }
    }),
  )
}
