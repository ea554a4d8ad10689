import { spawnSync } from 'node:child_process'
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
import { reasonOf } from '../../src/host/reason.ts'

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

describe('what a killed process has left of a folder', () => {
  /** The number of a process that has ended. */
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const leave = (around: string, name: string): void => {
    mkdirSync(join(around, name, 'imported'), { recursive: true })
    writeFileSync(join(around, name, 'imported/a.ndjson'), 'a')
  }

  test('goes with the next one that is made there; what a running process writes stays', async () => {
    leave(place, `.graph.${dead}.part`)
    leave(place, `.graph.${process.ppid}.part`)
    leave(place, `.graph.${process.pid}.part`)
    leave(place, `.other.${dead}.part`)
    await makeFolder(folder, fill)
    expect(readdirSync(place).sort()).toEqual([`.graph.${process.ppid}.part`, `.other.${dead}.part`, 'graph'])
    expect(readdirSync(folder).sort()).toEqual(['imported', 'ontology.yaml'])
  })

  test('goes within a folder that was empty, which is free in spite of it', async () => {
    leave(folder, `.graph.${dead}.part`)
    expect(isFree(folder)).toBe(true)
    await makeFolder(folder, fill)
    expect(readdirSync(folder).sort()).toEqual(['imported', 'ontology.yaml'])
  })

  test('is not taken for that of another whose long name begins alike', async () => {
    const [one, other] = ['a', 'b'].map((end) => join(place, `${'x'.repeat(60)}${end}`))
    const names: string[] = []
    await makeFolder(one, async () => {
      names.push(...readdirSync(place))
      await makeFolder(other, fill)
      expect(readdirSync(place)).toContain(names[0])
    })
    expect(names).toEqual([expect.stringMatching(/^\.x{48}-[0-9a-f]{12}\.\d+\.part$/)])
  })

  test('makes a folder that one which is being made fills not free', () => {
    leave(folder, `.graph.${process.ppid}.part`)
    expect(isFree(folder)).toBe(false)
  })
})

describe('why a folder cannot be made is said in words', () => {
  const refused = (reason: string): object => ({
    code: 'NotWritten',
    message: `The folder cannot be made: ${reason}.`,
    place: { file: expect.any(String) as string },
  })

  test('a link that leads nowhere stands there', async () => {
    symlinkSync(join(place, 'nowhere'), folder)
    await expect(makeFolder(folder, fill)).rejects.toMatchObject(refused('it is a link that leads nowhere'))
    await expect(fillFolder(folder, async () => {})).rejects.toMatchObject(
      refused('it is a link that leads nowhere'),
    )
    expect(readdirSync(place)).toEqual(['graph'])
  })

  test('a file stands there', async () => {
    writeFileSync(folder, '')
    await expect(fillFolder(folder, async () => {})).rejects.toMatchObject(
      refused('something else with this name is there'),
    )
  })

  test('another folder has come there meanwhile', async () => {
    const made = makeFolder(folder, async (part) => {
      await fill(part)
      await fill((mkdirSync(folder), folder))
    })
    await expect(made).rejects.toMatchObject(refused('a folder with this name is there, and is not empty'))
    expect(readdirSync(place)).toEqual(['graph'])
  })

  test('whatever else the system says is told as such', () => {
    expect(reasonOf(Object.assign(new Error('x'), { code: 'EUCLEAN' }))).toBe('the system says EUCLEAN')
    expect(reasonOf(new Error('x'))).toBe('unknown reason')
  })
})
