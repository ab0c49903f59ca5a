import type { z } from 'zod'
import { listQuery } from '../../api/list-query.ts'
import { codes, foreignCodes, slugs } from '../../api/params.ts'
import { ofCode } from '../../db/facets.ts'
import type { Noun } from '../../db/noun.ts'
import { sourceColumns } from '../../db/sources.ts'
import { oneOf, sql, when } from '../../db/sql.ts'
import { SourceIdentifierSystem, SourceKind, SourceStanding } from '../../knowledge/sources.ts'
import { Source } from './sources.contract.ts'

export const sources: Noun = {
  kind: 'source',
  alias: sql`so`,
  from: sql`source so`,
  columns: sourceColumns,
  key: sql`so.slug`,
  sorts: {
    slug: { expression: sql`so.slug`, type: 'text' },
    year: { expression: sql`coalesce(so.year, 0)`, type: 'int' },
    updatedAt: { expression: sql`so.updated_at`, type: 'timestamptz' },
  },
  order: [],
  includes: {},
  facets: { kind: ofCode(sql`so.kind`), standing: ofCode(sql`so.standing`) },
}

export const SourceQuery = listQuery(
  { record: Source, includes: [], sorts: ['slug', 'year', 'updatedAt'], byDefault: 'slug' },
  {
    kind: codes(SourceKind.options, { description: 'What sort of source it is.' }),
    standing: codes(SourceStanding.options, { description: 'Whether it still stands.' }),
    supplement: slugs({ description: 'Slugs of supplements; sources that claims about them cite.' }),
    condition: slugs({
      description: 'Slugs of conditions; sources that claims and statements about them cite.',
    }),
    identifier: foreignCodes(SourceIdentifierSystem.options, {
      description: 'Codes such as `PMID:32021735`.',
    }),
  },
)

export const askSources = (query: z.output<typeof SourceQuery>) => ({
  conditions: [
    ...oneOf(sql`so.kind`, query.kind, '"SourceKind"'),
    ...oneOf(sql`so.standing`, query.standing, '"SourceStanding"'),
    ...when(
      query.supplement,
      names => sql`so.id IN (SELECT ci.source_id FROM citation ci JOIN claim cl ON cl.id = ci.claim_id
        JOIN thing k ON k.id = cl.supplement_id WHERE cl.status = 'ACTIVE' AND k.slug = ANY (${names}::text[]))`,
    ),
    ...when(
      query.condition,
      names => sql`so.id IN (
        SELECT ci.source_id FROM thing k JOIN claim cl ON cl.condition_id = k.id AND cl.status = 'ACTIVE'
        JOIN citation ci ON ci.claim_id = cl.id WHERE k.slug = ANY (${names}::text[])
        UNION ALL
        SELECT ci.source_id FROM thing k JOIN condition_statement cs ON cs.condition_id = k.id
        JOIN citation ci ON ci.statement_id = cs.id WHERE k.slug = ANY (${names}::text[]))`,
    ),
    ...when(
      query.identifier,
      codes => sql`EXISTS (SELECT 1 FROM source_identifier si
        WHERE si.source_id = so.id AND si.system || ':' || si.code = ANY (${codes}::text[]))`,
    ),
    ...when(query.updatedSince, time => sql`so.updated_at >= ${time}::text::timestamptz`),
  ],
})
