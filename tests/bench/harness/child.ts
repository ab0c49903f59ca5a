import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { packageRoot } from '../../../src/config.ts'

/** A server of the benchmark's own, as a process of its own. */
export interface Child {
  /** Its address, without a slash at the end. */
  url: string
  stop(): Promise<void>
}

/**
 * Runs a program that prints its address as the first line once it listens.
 *
 * @param args of node
 * @param input what it gets on its standard input
 * @param node another one than that of this process
 */
export async function startChild(
  args: readonly string[],
  env: Record<string, string>,
  input = '',
  node = process.execPath,
): Promise<Child> {
  const child = spawn(node, args, {
    cwd: packageRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(input)
  const exited = once(child, 'exit')
  const lines = createInterface(child.stdout)
  const first = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    exited.then(([code]) => {
      throw new Error(`${args.join(' ')} ended with ${code} before it listened`)
    }),
  ])
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  return { url: first.trim(), stop }
}
