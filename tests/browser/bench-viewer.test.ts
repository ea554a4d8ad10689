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

  test.skipIf(found.kind === 'absent')(
    'counts what 10,000 nodes take while the camera moves: no more lines than can follow it, nothing sent again or to be pointed at',
    async () => {
      const text = await measured(
        '--sizes',
        '10000',
        '--rounds',
        '1',
        '--frames',
        '10',
        '--pictures',
        'names',
      )
      const counts =
        /counted in a turn: (\d+) frames, (\d+) marks, (\d+) lines, (\d+) pickings, (\d+) uploads, (\d+) names/
          .exec(text)
          ?.slice(1)
          .map(Number)
      const [frames, marks, lines, pickings, uploads, names] = counts ?? []
      expect(frames).toBeGreaterThan(1)
      expect(marks / frames).toBe(9_954)
      expect(lines / frames).toBeLessThanOrEqual(50_000)
      expect([pickings, uploads]).toEqual([0, 0])
      expect(names / frames).toBeLessThanOrEqual(600)
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
