import { writeFile } from 'node:fs/promises'
import { gazetteerFile, printGazetteer } from '../src/extract/names/print-gazetteer.ts'
import { shippedKnowledge } from '../src/ingest/knowledge-files.ts'
import { readKnowledge } from '../src/ingest/read-knowledge.ts'

/** Writes the names of the shipped knowledge, by which articles are read without a database. */
const { published } = await readKnowledge(shippedKnowledge)
await writeFile(gazetteerFile, printGazetteer(published))
