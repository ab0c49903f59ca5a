import { enumeration } from './enumeration.ts'

export const ProductForm = enumeration(
  'ProductForm',
  'The form in which a product is sold, after LanguaL facet E.',
  {
    CAPSULE: 'Capsule [E0159].',
    TABLET: 'Tablet or pill [E0155].',
    SOFTGEL: 'Softgel capsule [E0161].',
    POWDER: 'Powder [E0162].',
    LIQUID: 'Liquid [E0165].',
    GUMMY: 'Gummy [E0176].',
    LOZENGE: 'Lozenge [E0174].',
    BAR: 'Bar [E0164].',
    OTHER: 'Another form, such as a tea bag [E0172].',
    UNKNOWN: 'The list does not say [E0177].',
  },
)

export const MarketStatus = enumeration('MarketStatus', 'Whether a product is on sale, as its list has it.', {
  ON_MARKET: 'On the market when the list was made.',
  OFF_MARKET: 'No longer on the market when the list was made.',
  UNKNOWN: 'The list does not say.',
})

export const ProductBasis = enumeration(
  'ProductBasis',
  'Where it was read that a product holds a supplement.',
  {
    PRODUCT_NAME: 'From the name of the product only: nothing is known of amounts, or of what else is in it.',
    LABEL: 'From the ingredients that the label lists.',
    UNKNOWN: 'Not recorded.',
  },
)
