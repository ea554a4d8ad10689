import { DataError } from '../errors.ts'
import { isSavedName, MOST_SAVED_BYTES, savedNameHint, type SavedKind } from '../model/saved-name.ts'
import type { Refusal } from './refusal.ts'
import { type Answer, type Route, jsonAnswer } from './routes.ts'

/** A file that is to be saved. */
export interface SavedFile {
  readonly kind: SavedKind
  /** Without its ending. */
  readonly name: string
  readonly text: string
  /** The SHA-256 of the file that the writer has seen in its place; undefined where there was none. */
  readonly before: string | undefined
}

/** The graph folder into which views and queries are saved. */
export interface SavingFolder {
  /** What it is called, without what leads to it. */
  readonly name: string
  /** The files of a kind by name, with their SHA-256. @throws DataError */
  hashes(kind: SavedKind): ReadonlyMap<string, string>
  /** Undefined where there is no such file. @throws DataError */
  read(kind: SavedKind, name: string): { readonly text: string; readonly sha256: string } | undefined
  /** The place of a tab after all others. */
  nextOrder(): number
  /**
   * @returns the SHA-256 of what is there now
   * @throws DataError `InvalidShape` and the like where the file is wrong, `ChangedMeanwhile`, `LinkRefused`, `NotWritten`
   */
  save(file: SavedFile): string
}

/**
 * Whether views and queries are saved, and where; the text of one; and the one write of this server.
 *
 * @param folder undefined where nothing is saved
 * @param token what a write must carry, which only its own page is told
 */
export function savingRoutes(folder: SavingFolder | undefined, token: string): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/saving',
      effect: 'read',
      handle: () =>
        folder === undefined
          ? jsonAnswer({ folder: null })
          : trying(() => ({
              folder: folder.name,
              token,
              order: folder.nextOrder(),
              views: Object.fromEntries(folder.hashes('view')),
              queries: Object.fromEntries(folder.hashes('query')),
            })),
    },
    {
      method: 'POST',
      path: '/api/saving/file',
      effect: 'read',
      handle(body) {
        const named = readNamed(body)
        if (folder === undefined) return notSaved
        if (named === undefined) return wrongName
        return trying(() => folder.read(named.kind, named.name) ?? { text: null })
      },
    },
    {
      method: 'POST',
      path: '/api/saving/save',
      effect: 'write',
      handle(body) {
        if (folder === undefined) return notSaved
        const named = readNamed(body)
        if (named === undefined || !isSavedName(named.name)) return wrongName
        const { text, before } = body as { readonly text?: unknown; readonly before?: unknown }
        if (typeof text !== 'string' || (before !== null && typeof before !== 'string')) return wrongBody
        if (Buffer.byteLength(text) > MOST_SAVED_BYTES) return tooLarge
        return trying(() => ({ sha256: folder.save({ ...named, text, before: before ?? undefined }) }))
      },
    },
  ]
}

/** @returns undefined where it names no file that may be in such a folder */
function readNamed(body: unknown): Pick<SavedFile, 'kind' | 'name'> | undefined {
  if (typeof body !== 'object' || body === null || !('kind' in body) || !('name' in body)) return undefined
  const { kind, name } = body
  if (kind !== 'view' && kind !== 'query') return undefined
  // One that is there may have a name that is not given to new ones.
  if (typeof name !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(name)) return undefined
  return { kind, name }
}

function trying(work: () => object): Answer | Refusal {
  try {
    return jsonAnswer(work())
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    const { code, message, hint = '', place } = error
    const line = place?.line === undefined ? '' : `Line ${place.line}: `
    return { status: statuses.get(code) ?? 422, code, message: line + message, hint }
  }
}

/** Of what is not the fault of the file that was sent. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['ChangedMeanwhile', 409],
  ['LinkRefused', 403],
  ['NotWritten', 500],
  ['NoFile', 500],
])

const notSaved: Refusal = {
  status: 403,
  code: 'NotSaved',
  message: 'This server does not save.',
  hint: 'Download the file, or start silkgraph serve with --graph and a folder of yours.',
}

const wrongName: Refusal = {
  status: 400,
  code: 'InvalidName',
  message: 'This is not a name under which a view or a query can be saved.',
  hint: savedNameHint,
}

const wrongBody: Refusal = {
  status: 400,
  code: 'InvalidRequest',
  message: 'The request must have the keys kind, name, text and before.',
  hint: 'Give before as the SHA-256 of the file that is there, or null where there is none.',
}

const tooLarge: Refusal = {
  status: 413,
  code: 'TooLarge',
  message: `The file is larger than ${MOST_SAVED_BYTES / 1024} KiB.`,
  hint: 'Draw less, or write it into the folder by hand.',
}
