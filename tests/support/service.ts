import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { packageRoot } from '../../src/config.ts'

/** The built program as a process of its own. */
export interface Service {
  process: ChildProcess
  /** Root of the HTTP service. */
  url: string
  stderr(): string
  /** Ends with the exit code. */
  exit: Promise<number | null>
}

export type Environment = Record<string, string>

/** Starts the program and waits until it says where its documentation is. */
export async function startService(env: Environment, command = MAIN): Promise<Service> {
  const { child, exit, output } = launch(env, command)
  const docs = /documentation at (\S+)\/docs/
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = docs.exec(output.stdout)?.[1]
      if (url) resolve(url)
    })
    void exit.then(code => reject(new Error(`exit ${code}: ${output.stderr}`)))
  })
  return { process: child, url: await ready, stderr: () => output.stderr, exit }
}

/** Runs the program to its end, which must come by itself: what it wrote to stderr, and its exit code. */
export async function runService(
  env: Environment,
  command = MAIN,
): Promise<{ stderr: string; code: number | null }> {
  const { exit, output } = launch(env, command)
  return { code: await exit, stderr: output.stderr }
}

/** Stops it as a process manager does; the exit code. */
export function stopService({ process, exit }: Service): Promise<number | null> {
  process.kill('SIGTERM')
  return exit
}

const MAIN = [process.execPath, 'dist/main.js']

const children = new Set<ChildProcess>()

/** Kills what a failed test left running. */
export function killServices(): void {
  for (const child of children) child.kill('SIGKILL')
}

function launch(env: Environment, [file = '', ...args]: string[]) {
  const child = spawn(file, args, {
    cwd: packageRoot,
    // A process group of its own, as a terminal gives, so that Ctrl-C can be sent to all of it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      KB_LOG_LEVEL: 'warn',
      KB_OVERLOAD_MS: '0',
      ...env,
    },
  })
  children.add(child)
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', chunk => (output.stdout += chunk))
  child.stderr.on('data', chunk => (output.stderr += chunk))
  const exit = once(child, 'close').then(([code]) => {
    children.delete(child)
    return code as number | null
  })
  return { child, exit, output }
}
