import { spawn } from 'node:child_process'

/** The user that PostgreSQL runs as; without ids: ours. */
export interface Owner {
  name: string
  uid?: number
  gid?: number
}

const OURSELVES: Owner = { name: '' }

/** What a program printed, and how it ended (-1: it could not be run, or a signal ended it). */
export interface Outcome {
  code: number
  output: string
}

/**
 * Runs a program as that user, without a shell, in a session of its own, so that Ctrl-C in our terminal
 * reaches neither it nor a server that it starts. Nothing of our environment gets in (PGDATA, secrets).
 */
export function run(file: string, args: string[], owner: Owner = OURSELVES, cwd = '/'): Promise<Outcome> {
  return new Promise(resolve => {
    const { uid, gid } = owner
    const child = spawn(file, args, {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
      ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
    child.on('error', error => resolve({ code: -1, output: error.message }))
    child.on('close', code => resolve({ code: code ?? -1, output }))
  })
}

/** The line of a program's output that says what went wrong. */
export function reason({ output }: Outcome): string {
  const lines = output.split('\n').map(line => line.trim())
  const fault = lines.findLast(line => /\b(error|fatal|panic|could not|cannot)\b/i.test(line))
  return fault ?? lines.findLast(line => line !== '') ?? 'no reason given'
}
