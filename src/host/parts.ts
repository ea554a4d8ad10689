import { hash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { systemCode } from './reason.ts'

/**
 * Where this process writes what will stand at a path, a file or a folder.
 *
 * @param around the folder that holds it
 */
export function partPath(path: string, around = dirname(path)): string {
  return join(around, `${partStart(path)}${process.pid}.part`)
}

/** The names of parts of what stands at a path whose process is not running any more: it was killed. */
export function leftovers(path: string, around = dirname(path)): readonly string[] {
  return partsOf(path, around)
    .filter(({ writer }) => !isRunning(writer))
    .map(({ name }) => name)
}

/** The names of parts of what stands at a path that another process, which is running, has begun. */
export function othersParts(path: string, around = dirname(path)): readonly string[] {
  return partsOf(path, around)
    .filter(({ writer }) => isRunning(writer))
    .map(({ name }) => name)
}

export function removeLeftovers(path: string, around = dirname(path)): void {
  for (const name of leftovers(path, around)) rmSync(join(around, name), { recursive: true, force: true })
}

/** All parts of what stands at a path, with the number of the process that wrote each. */
function partsOf(
  path: string,
  around: string,
): readonly { readonly name: string; readonly writer: number }[] {
  const start = partStart(path)
  return readdirSync(around).flatMap((name) => {
    const writer = name.startsWith(start) ? /^(\d+)\.part$/.exec(name.slice(start.length)) : null
    return writer === null ? [] : [{ name, writer: Number(writer[1]) }]
  })
}

/** Cut short, since it must be a name that the disk takes, and told apart by the whole name all the same. */
function partStart(path: string): string {
  const name = basename(path)
  return `.${name.length <= 48 ? name : `${name.slice(0, 48)}-${hash('sha1', name).slice(0, 12)}`}.`
}

/** This process has no part of it yet: one of its number is of an earlier process. */
function isRunning(id: number): boolean {
  if (id === process.pid) return false
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // One of another user, which may not be sent anything.
    return systemCode(error) === 'EPERM'
  }
}
