import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { root } from '../helpers/shared.ts'

const found = inject('browser')

/** What `npm run bench:viewer` prints. */
async function measured(...words: readonly string[]): Promise<string> {
  const script = join(root, 'scripts/bench-viewer.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...words], {
    timeout: 100_000,
    env: found.kind === 'absent' ? process.env : { ...process.env, CHROME_PATH: found.executable },
  })
  return stdout
}

describe('the measurement of the picture', () => {
  test.skipIf(found.kind === 'absent')(
    'draws by our renderer and by bare sigma, and compares them',
    async () => {
      const text = await measured('--sizes', '20', '--rounds', '1', '--frames', '1', '--pictures', 'styles')
      expect(text).toContain('styles: 15 nodes, 45 lines, 1 x 1 frames\n')
      expect(text).toMatch(/^silkgraph( +\d+\.\d+){5,6}$/m)
      expect(text).toMatch(/^sigma +\d+\.\d +1\.00( +\d+\.\d+){3,4}$/m)
    },
    110_000,
  )

  test('refuses what it cannot measure', async () => {
    await expect(measured('--pictures', 'circles')).rejects.toMatchObject({
      code: 1,
      stderr: 'There is no picture `circles`: lines, styles, names.\n',
    })
    await expect(measured('--rounds', '0')).rejects.toMatchObject({
      stderr: '--rounds must be a whole number above 0, not `0`.\n',
    })
  })
})
