import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders: string[] = []

/** A new empty folder of ours. */
export async function newFolder(mode = 0o700): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kb-data-'))
  await chmod(folder, mode)
  folders.push(folder)
  return folder
}

/** A copy of a data folder on which nothing runs, owners and modes kept. */
export async function copyFolder(from: string): Promise<string> {
  const folder = await newFolder()
  execFileSync('cp', ['-a', `${from}/.`, folder])
  return folder
}

/** The process id of the PostgreSQL that runs on a data folder, or null. */
export async function postmasterOf(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '')
  return text ? Number.parseInt(text, 10) : null
}

/** Removes the folders, ending first what a failed test left running on them. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders.splice(0)) {
    const pid = await postmasterOf(folder)
    try {
      if (pid !== null && pid !== process.pid) process.kill(pid, 'SIGQUIT')
    } catch {
      // It is gone already.
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
