import { query } from '../support/postgres.ts'

/** Everything that a schema is made of: what it is and its name, and how PostgreSQL would write it. */
export type Catalog = Map<string, string>

/** Reads what stands in the schema `public`, without what belongs to an extension or to Prisma's own history. */
export async function readCatalog(url: string): Promise<Catalog> {
  const rows = await query<{ object: string; definition: string }>(url, OBJECTS)
  return new Map(rows.map(({ object, definition }) => [object, definition]))
}

const OWN = `relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_prisma\\_migrations%'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

const TABLES = `
  SELECT format('%s %s', CASE relkind WHEN 'r' THEN 'table' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' ELSE relkind::text END, relname),
         coalesce(pg_get_viewdef(c.oid), relpersistence::text)
  FROM pg_class c WHERE relkind NOT IN ('i', 'I', 'c', 't') AND ${OWN}`

// Apart from the table, because Prisma does not know of them.
const STORAGE = `
  SELECT format('storage of %s', relname), reloptions::text
  FROM pg_class c WHERE relkind = 'r' AND reloptions IS NOT NULL AND ${OWN}`

const COLUMNS = `
  SELECT format('%s %s.%s', CASE attgenerated WHEN '' THEN 'column' ELSE 'generated column' END, relname, attname),
         concat_ws(' ', format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'not null' END, attidentity,
                   pg_get_expr(adbin, adrelid))
  FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid LEFT JOIN pg_attrdef ON adrelid = c.oid AND adnum = attnum
  WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped AND ${OWN}`

// Apart from the column, because Prisma does not know of collations.
const COLLATIONS = `
  SELECT format('collation %s.%s', relname, attname), collname
  FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid JOIN pg_type t ON t.oid = atttypid
  JOIN pg_collation co ON co.oid = attcollation
  WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attcollation <> typcollation AND ${OWN}`

// PostgreSQL 18 also lists NOT NULL here, which stands with the column.
const CONSTRAINTS = `
  SELECT format('%s %s on %s', CASE contype WHEN 'p' THEN 'primary key' WHEN 'f' THEN 'foreign key' WHEN 'u' THEN 'unique'
                             WHEN 'c' THEN 'check' WHEN 't' THEN 'constraint trigger'
                             ELSE contype::text END, conname, relname),
         pg_get_constraintdef(o.oid)
  FROM pg_constraint o JOIN pg_class c ON c.oid = conrelid WHERE contype <> 'n' AND ${OWN}`

const INDEXES = `
  SELECT format('index %s', i.relname), pg_get_indexdef(indexrelid)
  FROM pg_index x JOIN pg_class i ON i.oid = indexrelid JOIN pg_class c ON c.oid = indrelid
  WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    AND ${OWN.replaceAll('relname', 'c.relname')}`

const TRIGGERS = `
  SELECT format('trigger %s on %s', tgname, relname), pg_get_triggerdef(t.oid)
  FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND ${OWN}`

const FUNCTIONS = `
  SELECT format('function %s', p.oid::regprocedure), pg_get_functiondef(p.oid)
  FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`

const TYPES = `
  SELECT format('%s %s', CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'type' END, typname),
         coalesce((SELECT string_agg(enumlabel, ' ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), '')
  FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd', 'r')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')`

const EXTENSIONS = `SELECT format('extension %s', extname), '' FROM pg_extension WHERE extname <> 'plpgsql'`

const OBJECTS = `
  SELECT object, definition FROM (
    ${[TABLES, STORAGE, COLUMNS, COLLATIONS, CONSTRAINTS, INDEXES, TRIGGERS, FUNCTIONS, TYPES, EXTENSIONS].join(' UNION ALL ')}
  ) AS o (object, definition) ORDER BY object COLLATE "C"`
