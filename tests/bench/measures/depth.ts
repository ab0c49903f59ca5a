import { type Service, stopService } from '../../support/service.ts'
import { claimsDatabase } from '../harness/claims.ts'
import { compare } from '../harness/compare.ts'
import { typical } from '../harness/latency.ts'
import type { Measure } from '../harness/measure.ts'
import { ratioRow } from '../harness/row.ts'

const list = '/v1/interactions'
const deep = 100_000
const step = 100

interface Links {
  links: { next: string | null }
}

/** The address of the page behind so many records, as one who follows `links.next` comes to it. */
async function pageAt({ url }: Service, depth: number): Promise<{ page: string; depth: number }> {
  let path = `${list}?limit=${step}&fields=id`
  for (let at = 0; ; at += step) {
    const { links } = (await (await fetch(url + path)).json()) as Links
    if (links.next === null) throw new Error(`${list} has no more than ${at} records`)
    const { searchParams } = new URL(links.next, url)
    if (at + step >= depth) return { page: `${list}?cursor=${searchParams.get('cursor')}`, depth: at + step }
    path = links.next
  }
}

export const depth: Measure = {
  name: 'depth',
  async run(bench) {
    const { scale, requests, rounds } = bench.extent
    const service = await bench.service(await claimsDatabase(bench, scale), { KB_CACHE_MB: '0' })
    try {
      const { page, depth: at } = await pageAt(service, Math.min(deep, scale / 10))
      const time = (path: string) => () => typical(Array(requests).fill({ url: service.url + path }))
      const compared = await compare(rounds, time(page), time(list))
      const measure = `list page at depth ${at.toLocaleString('en')} of ${scale.toLocaleString('en')} claims, against page 1`
      return [ratioRow({ measure, unit: ' ms', ...compared, most: 1.2 })]
    } finally {
      await stopService(service)
    }
  },
}
