import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { packageRoot } from '../../src/config.ts'
import type { Answer, Order } from './worker.ts'

const bundle = 'dist/crash-worker.js'

/** Makes one file of the worker, so that it starts in a moment. */
export const buildWorker = () =>
  build({
    ...{ entryPoints: ['tests/crash/worker.ts'], absWorkingDir: packageRoot, outfile: bundle },
    ...{ bundle: true, packages: 'external', platform: 'node', target: 'node20', format: 'esm' },
    logLevel: 'warning',
  })

/** A worker as a process. */
export class Worker {
  readonly #process: ChildProcess
  readonly #lines: AsyncIterator<string>
  readonly #end: Promise<unknown>

  constructor(url: string) {
    this.#process = spawn(process.execPath, [bundle], {
      cwd: packageRoot,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, DATABASE_URL: url },
    })
    this.#process.stdin?.on('error', () => undefined) // it was killed
    this.#end = once(this.#process, 'exit')
    const output = this.#process.stdout
    if (!output) throw new Error('the worker has no output')
    this.#lines = createInterface({ input: output })[Symbol.asyncIterator]()
  }

  /** Waits until it is there. */
  ready = () => this.#next()

  /** Tells it to publish; what became of it, or null when it was killed first. */
  async publish(order: Order): Promise<Answer | null> {
    this.#process.stdin?.write(`${JSON.stringify(order)}\n`)
    return (await this.#next()) as Answer | null
  }

  /** Ends it as a loss of power does. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#end
  }

  async #next(): Promise<unknown> {
    const { done, value } = await this.#lines.next()
    return done ? null : JSON.parse(value)
  }
}
