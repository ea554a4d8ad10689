import { lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DataError } from '../errors.ts'
import { leftovers, partPath, removeLeftovers } from './parts.ts'
import { reasonOf } from './reason.ts'
import { whatIsAt } from './node.ts'
import { beforeTheEnd } from './tidy.ts'

/** Whether a folder can be made at a path: nothing stands there, or a folder with nothing in it but what a killed process left. */
export function isFree(folder: string): boolean {
  const there = whatIsAt(folder)
  if (there !== 'a folder') return there === 'nothing'
  return readdirSync(folder).length === leftovers(resolve(folder), folder).length
}

/**
 * Makes a folder that is there whole or not at all: it is filled beside its place, and renamed in the end. One that stands there
 * empty stays the same folder: it is filled within, and what it gets is put in its place at the end, an entry after another. What
 * a killed process has left of it goes first.
 *
 * @param fill writes into the folder that it is given
 * @throws (rejects with) DataError `NotWritten`, and what `fill` throws; nothing is left then
 */
export async function makeFolder(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const place = resolve(folder)
  // A shell may be in it, a link may lead to it, a file system may be mounted on it: another cannot take its place.
  const within = isAbsent(place) ? undefined : making(folder, () => realpathSync(place))
  const part = making(folder, () => {
    const around = within ?? dirname(place)
    mkdirSync(around, { recursive: true })
    removeLeftovers(place, around)
    const made = partPath(place, around)
    mkdirSync(made)
    return made
  })
  const drop = (): void => rmSync(part, { recursive: true, force: true })
  const done = beforeTheEnd(drop)
  try {
    await fill(part)
    if (within !== undefined) refuseEntries(folder, basename(part))
    making(folder, () => {
      if (within === undefined) renameSync(part, place)
      else moveEntries(part, within)
    })
  } catch (error) {
    drop()
    throw error
  } finally {
    done()
  }
}

/** A link that leads nowhere is there: nothing can be made in its place. */
function isAbsent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined
}

/** Has work done in a folder, which is made where there is none; no empty folder is left where it fails. */
export async function fillFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const made = making(folder, () => mkdirSync(folder, { recursive: true }))
  try {
    return await work()
  } catch (error) {
    if (made !== undefined) removeEmpty(folder)
    throw error
  }
}

/** @throws DataError `NotWritten` where a folder that was empty holds more than what it is filled from */
function refuseEntries(folder: string, part: string): void {
  const others = making(folder, () => readdirSync(folder)).filter((name) => name !== part)
  if (others.length === 0) return
  throw new DataError({
    code: 'NotWritten',
    message: `The folder was empty, and ${others[0]} has come into it.`,
    hint: 'Name another folder, or empty this one.',
    place: { file: folder },
  })
}

/** Moves all that a folder holds into the folder around it, or nothing, and removes it. */
function moveEntries(part: string, place: string): void {
  const names = readdirSync(part)
  const moved: string[] = []
  try {
    for (const name of names) {
      renameSync(join(part, name), join(place, name))
      moved.push(name)
    }
    rmdirSync(part)
  } catch (error) {
    for (const name of moved) rmSync(join(place, name), { recursive: true, force: true })
    throw error
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Another has put something in it, or removed it: what is to be told is why the work failed.
  }
}

function making<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new DataError({
      code: 'NotWritten',
      message: `The folder cannot be made: ${reasonOf(error, file)}.`,
      hint: 'Check the path.',
      place: { file },
      cause: error,
    })
  }
}
