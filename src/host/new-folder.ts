import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DataError } from '../errors.ts'
import { reasonOf } from './reason.ts'
import { whatIsAt } from './node.ts'
import { beforeTheEnd } from './tidy.ts'

/** Whether a folder can be made at a path: nothing stands there, or a folder with nothing in it. */
export function isFree(folder: string): boolean {
  const there = whatIsAt(folder)
  return there === 'nothing' || (there === 'a folder' && readdirSync(folder).length === 0)
}

/**
 * Makes a folder that is there whole or not at all: it is filled beside its place, and renamed in the end.
 *
 * @param fill writes into the folder that it is given
 * @throws (rejects with) DataError `NotWritten`, and what `fill` throws; nothing is left then
 */
export async function makeFolder(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const place = resolve(folder)
  const part = making(folder, () => {
    mkdirSync(dirname(place), { recursive: true })
    const beside = join(dirname(place), `.${basename(place).slice(0, 48)}.${process.pid}.part`)
    // One with this process's number is of an earlier process.
    rmSync(beside, { recursive: true, force: true })
    mkdirSync(beside)
    return beside
  })
  const drop = (): void => rmSync(part, { recursive: true, force: true })
  const done = beforeTheEnd(drop)
  try {
    await fill(part)
    making(folder, () => {
      // Not every system renames over a folder, empty though it be.
      if (existsSync(place)) rmdirSync(place)
      renameSync(part, place)
    })
  } catch (error) {
    drop()
    throw error
  } finally {
    done()
  }
}

function making<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new DataError({
      code: 'NotWritten',
      message: `The folder cannot be made: ${reasonOf(error)}.`,
      hint: 'Check the path.',
      place: { file },
      cause: error,
    })
  }
}
