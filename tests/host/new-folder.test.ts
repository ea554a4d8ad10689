import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { fillFolder, isFree, makeFolder } from '../../src/host/new-folder.ts'

const scratch = mkdtempSync(join(tmpdir(), 'silkgraph-new-folder-'))
afterAll(() => rmSync(scratch, { recursive: true }))

let at = 0
let place = ''
let folder = ''
beforeEach(() => {
  place = join(scratch, `place${at++}`)
  mkdirSync(place)
  folder = join(place, 'graph')
})

async function fill(part: string): Promise<void> {
  mkdirSync(join(part, 'imported'))
  writeFileSync(join(part, 'imported/a.ndjson'), 'a')
  writeFileSync(join(part, 'ontology.yaml'), 'o')
}

async function fail(part: string): Promise<void> {
  await fill(part)
  throw new Error('broken')
}

describe('a folder that is made', () => {
  test('is there whole, and alone', async () => {
    await makeFolder(folder, fill)
    expect(readdirSync(place)).toEqual(['graph'])
    expect(readdirSync(folder).sort()).toEqual(['imported', 'ontology.yaml'])
    expect(readFileSync(join(folder, 'imported/a.ndjson'), 'utf8')).toBe('a')
  })

  test('is not there where the work fails', async () => {
    await expect(makeFolder(folder, fail)).rejects.toThrow('broken')
    expect(readdirSync(place)).toEqual([])
  })

  test('is the one that stands there empty, which a shell may be in', async () => {
    mkdirSync(folder)
    const { ino } = statSync(folder)
    await makeFolder(folder, fill)
    expect(statSync(folder).ino).toBe(ino)
    expect(readdirSync(place)).toEqual(['graph'])
    expect(readdirSync(folder).sort()).toEqual(['imported', 'ontology.yaml'])
  })

  test('is as empty as before where the work fails', async () => {
    mkdirSync(folder)
    await expect(makeFolder(folder, fail)).rejects.toThrow('broken')
    expect(readdirSync(folder)).toEqual([])
  })

  test('is the empty one to which a link leads', async () => {
    const target = join(place, 'target')
    mkdirSync(target)
    symlinkSync(target, folder)
    expect(isFree(folder)).toBe(true)
    await makeFolder(folder, fill)
    expect(lstatSync(folder).isSymbolicLink()).toBe(true)
    expect(readdirSync(target).sort()).toEqual(['imported', 'ontology.yaml'])
  })

  test('keeps what came into it meanwhile, and says so', async () => {
    mkdirSync(folder)
    const work = makeFolder(folder, async (part) => {
      await fill(part)
      writeFileSync(join(folder, 'ontology.yaml'), 'theirs')
    })
    await expect(work).rejects.toMatchObject({
      code: 'NotWritten',
      message: 'The folder was empty, and ontology.yaml has come into it.',
      place: { file: folder },
    })
    expect(readdirSync(folder)).toEqual(['ontology.yaml'])
    expect(readFileSync(join(folder, 'ontology.yaml'), 'utf8')).toBe('theirs')
  })
})

describe('a folder that is filled', () => {
  test('is made, and is gone where the work fails', async () => {
    await expect(fillFolder(folder, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(existsSync(folder)).toBe(false)
    expect(await fillFolder(folder, async () => readdirSync(folder))).toEqual([])
  })

  test('stays where something is in it, and the fault of the work is what is told', async () => {
    const work = fillFolder(folder, async () => {
      writeFileSync(join(folder, 'theirs'), '')
      throw new Error('broken')
    })
    await expect(work).rejects.toThrow('broken')
    expect(readdirSync(folder)).toEqual(['theirs'])
  })
})
