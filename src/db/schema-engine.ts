import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

interface Bindings {
  __wbg_set_wasm(exports: WasmExports): void
  SchemaEngine: typeof SchemaEngine
}

type WasmExports = Record<string, () => void>

// The ES libraries of TypeScript leave WebAssembly to "dom", whose other globals we do not want.
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>
  instantiate(module: object, imports: object): Promise<{ exports: WasmExports }>
}

let bindings: Promise<Bindings> | undefined

/**
 * Prisma's own schema engine, bound to what the factory connects to.
 * The caller calls `free()` on it, and disposes the factory's connections, when done.
 */
export async function openSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  bindings ??= loadBindings()
  const { SchemaEngine } = await bindings
  return SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

// The package's entry imports its .wasm file as a module, which Node 20 cannot do: instantiate it by hand.
async function loadBindings(): Promise<Bindings> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const loaded = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Bindings
  const module = await WebAssembly.compile(await readFile(script.replace(/\.js$/, '.wasm')))
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': loaded })
  loaded.__wbg_set_wasm(exports)
  exports.__wbindgen_start?.()
  return loaded
}
