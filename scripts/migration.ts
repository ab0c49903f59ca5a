// Writes a new migration from what changed in prisma/schema.prisma: npm run db:migration -- <name>
import { packageRoot } from '../src/config.ts'
import { writeMigration } from './write-migration.ts'

try {
  process.stdout.write(`${await writeMigration(packageRoot, process.argv[2] ?? '')}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
