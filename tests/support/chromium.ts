import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of this machine: that of CHROMIUM_PATH, else Debian's; undefined when there is none. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? places.find(path => existsSync(path))

// Chromium would otherwise call its maker at every start, which a closed network answers late.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with a profile of its own; `close` takes both away. */
export const openBrowser = async (): Promise<{ browser: BrowserContext; close(): Promise<void> }> => {
  const profile = mkdtempSync(join(tmpdir(), 'kb-chromium-'))
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath as string,
    args: quiet,
    viewport: { width: 1280, height: 900 },
  })
  return {
    browser,
    close: async () => {
      await browser.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
