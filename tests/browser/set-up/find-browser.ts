import { existsSync } from 'node:fs'
import { unpackChromium } from './unpack.ts'

/** The browser that the tests drive. */
export type FoundBrowser =
  | {
      readonly kind: 'found'
      readonly executable: string
      readonly environment: { readonly [name: string]: string }
      /** Where its own libraries and fonts are; '' for a browser of the machine. */
      readonly libraries: string
      readonly fonts: string
    }
  | { readonly kind: 'absent'; readonly reason: string }

const installed: { readonly [platform: string]: readonly string[] } = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
  ],
}

/** On Linux x64 with glibc the browser of our packages; elsewhere `CHROME_PATH` or an installed Chrome or Edge. */
export function findBrowser(): FoundBrowser {
  if (process.platform === 'linux' && process.arch === 'x64' && hasGlibc())
    return { kind: 'found', ...unpackChromium() }
  const executable = [process.env['CHROME_PATH'] ?? '', ...(installed[process.platform] ?? [])].find(
    (path) => path !== '' && existsSync(path),
  )
  return executable === undefined
    ? { kind: 'absent', reason: 'no Chrome or Edge is installed; CHROME_PATH may name one' }
    : { kind: 'found', executable, environment: {}, libraries: '', fonts: '' }
}

function hasGlibc(): boolean {
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return header?.glibcVersionRuntime !== undefined
}
