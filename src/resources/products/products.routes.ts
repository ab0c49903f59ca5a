import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Product } from './products.contract.ts'
import { askProducts, ProductQuery, products } from './products.query.ts'

export const productResource = resource({
  noun: products,
  path: 'products',
  name: 'product',
  title: 'Product',
  tag: 'Things',
  record: Product,
  query: ProductQuery,
  ask: askProducts,
  includes: [],
  example: 'dsld-20539',
})

export const productRoutes = (app: App) => {
  app.get('/v1/products', listRoute(productResource), (request, reply) =>
    answerPage(request, reply, productResource),
  )
  app.get('/v1/products/:slug', oneRoute(productResource), answerOne(productResource))
}
