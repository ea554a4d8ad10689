import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ByteAllowance, readRegularFile } from '../../src/host/regular-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'silkgraph-regular-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MIB = 1024 * 1024

test('a file that says that it is too large is refused before any of it is read', () => {
  const file = join(folder, 'sparse.csv')
  closeSync(openSync(file, 'w'))
  truncateSync(file, 1024 * MIB)
  const allowance = new ByteAllowance(512 * MIB)
  expect(() => readRegularFile(file, allowance)).toThrow(
    expect.objectContaining({ code: 'TooLarge', place: { file } }),
  )
  expect(allowance.left).toBe(512 * MIB)
})

test.each([0, 1, MIB - 1, MIB, 3 * MIB])(
  'a file of %i bytes is read whole, and just as many are taken',
  (size) => {
    const file = join(folder, `of-${size}`)
    const bytes = Uint8Array.from({ length: size }, (_, at) => at % 251)
    writeFileSync(file, bytes)
    const allowance = new ByteAllowance(3 * MIB)
    expect(Buffer.from(bytes).equals(readRegularFile(file, allowance))).toBe(true)
    expect(allowance.left).toBe(3 * MIB - size)
  },
)

test.runIf(process.platform === 'linux')('a file that says that it is empty and is not is read', () => {
  const text = new TextDecoder().decode(readRegularFile('/proc/self/status', new ByteAllowance(MIB)))
  expect(text).toContain('Pid:')
  expect(() => readRegularFile('/proc/self/status', new ByteAllowance(8))).toThrow(
    expect.objectContaining({ code: 'TooLarge' }),
  )
})
