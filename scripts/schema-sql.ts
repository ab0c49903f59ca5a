// Prints the SQL of an empty database becoming the given schema: npx tsx scripts/schema-sql.ts prisma/schema.prisma
import { readFile } from 'node:fs/promises'
import { schemaDiff } from './schema-diff.ts'

const path = process.argv[2] ?? 'prisma/schema.prisma'
process.stdout.write(await schemaDiff(null, await readFile(path, 'utf8')))
