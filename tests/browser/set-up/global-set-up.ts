import type { TestProject } from 'vitest/node'
import { findBrowser, type FoundBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly browser: FoundBrowser
  }
}

/** Finds and unpacks the browser once, before any worker. In CI a browser must be there. */
export default function setUp(project: TestProject): void {
  const browser = findBrowser()
  if (browser.kind === 'absent') {
    if (process.env['CI'] === 'true') throw new Error(`The browser tests cannot run: ${browser.reason}.`)
    process.stderr.write(`Browser tests are skipped: ${browser.reason}.\n`)
  }
  project.provide('browser', browser)
}
