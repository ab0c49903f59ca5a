import { execFileSync } from 'node:child_process'
import { packageRoot } from '../../src/config.ts'

/** Builds what browsers load of the desk, as `npm run dev` and `npm start` do. Not while a test reads it. */
export const buildDesk = (): void =>
  void execFileSync('npm', ['run', '--silent', 'build:desk'], { cwd: packageRoot, stdio: 'pipe' })
