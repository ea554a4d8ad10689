import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openInBrowser } from '../../src/cli/open-in-browser.ts'

const url = 'http://127.0.0.1:4870/'
const folder = mkdtempSync(join(tmpdir(), 'silkgraph-opener-'))
const opened = join(folder, 'opened')
const path = process.env['PATH']

beforeAll(() => {
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$0 $*" > '${opened}'\n`)
    chmodSync(join(folder, name), 0o755)
  }
  process.env['PATH'] = `${folder}:${path ?? ''}`
})
afterAll(() => {
  process.env['PATH'] = path
  rmSync(folder, { recursive: true })
})

test('CI is left alone', () => {
  expect(openInBrowser(url, { CI: 'true', DISPLAY: ':0' }, 'linux')).toBe('left alone')
  expect(existsSync(opened)).toBe(false)
})

test('no window is opened where there is no display', () => {
  expect(openInBrowser(url, {}, 'linux')).toBe('no display')
  expect(existsSync(opened)).toBe(false)
})

test.runIf(process.platform !== 'win32').each([
  ['linux', { DISPLAY: ':0' }, 'xdg-open'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
  ['darwin', {}, 'open'],
] as const)('on %s with %o the address is handed to %s', async (platform, environment, program) => {
  rmSync(opened, { force: true })
  expect(openInBrowser(url, environment, platform)).toBe('opened')
  await expect
    .poll(() => existsSync(opened) && readFileSync(opened, 'utf8'))
    .toBe(`${join(folder, program)} ${url}\n`)
})
