import { fetchWithAccess } from '../../backend/http/access.ts'
import type { SavedKind } from '../../model/saved-name.ts'
import { access } from '../sign-in/access.ts'

/** Where the server saves. */
export interface SavingPlace {
  /** What the graph folder is called. */
  readonly folder: string
  readonly token: string
  /** The place of a tab after all others. */
  readonly order: number
  /** The SHA-256 of each file, by name without its ending. */
  readonly views: { readonly [name: string]: string }
  readonly queries: { readonly [name: string]: string }
}

/** Why something was not saved, and what to do. */
export class NotSaved extends Error {
  readonly code: string
  readonly hint: string

  constructor({
    code,
    message,
    hint,
  }: {
    readonly code: string
    readonly message: string
    readonly hint: string
  }) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

/** Undefined where the server does not save. @throws (rejects with) NotSaved */
export async function savingPlace(): Promise<SavingPlace | undefined> {
  const place = await asked<SavingPlace | { readonly folder: null }>('/api/saving', {})
  return place.folder === null ? undefined : place
}

/** The file that is there; undefined where there is none. @throws (rejects with) NotSaved */
export async function readSaved(
  kind: SavedKind,
  name: string,
): Promise<{ readonly text: string; readonly sha256: string } | undefined> {
  const file = await asked<{ readonly text: string; readonly sha256: string } | { readonly text: null }>(
    '/api/saving/file',
    post({ kind, name }),
  )
  return file.text === null ? undefined : file
}

/**
 * Has a file written into the folder, also by a server that has been started again since.
 *
 * @param before the SHA-256 of the file in its place; undefined where there is none
 * @throws (rejects with) NotSaved, with code `ChangedMeanwhile` where something else is there,
 *   `ServerRestarted` where another server is there, which does not save there
 */
export async function saveFile(
  { folder, token }: SavingPlace,
  file: { readonly kind: SavedKind; readonly name: string; readonly text: string },
  before: string | undefined,
): Promise<void> {
  const request = post({ ...file, before: before ?? null })
  const saveBy = (by: string): Promise<unknown> =>
    asked('/api/saving/save', { ...request, headers: { ...request.headers, 'X-Silkgraph-Token': by } })
  try {
    await saveBy(token)
  } catch (error) {
    if (!isOfAnotherToken(error)) throw error
    // Each start of a server has a token of its own.
    const place = await savingPlace()
    if (place?.folder !== folder) throw restarted(`no longer saves in ${folder}`)
    await saveBy(place.token).catch((again: unknown) => {
      throw isOfAnotherToken(again) ? restarted('does not accept what this page writes') : again
    })
  }
}

function isOfAnotherToken(error: unknown): boolean {
  return error instanceof NotSaved && error.code === 'NoToken'
}

function restarted(how: string): NotSaved {
  return new NotSaved({
    code: 'ServerRestarted',
    message: `The server has been started again, and ${how}.`,
    hint: 'Download the file, and load the page again.',
  })
}

function post(body: object) {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

async function asked<Answer>(path: string, request: RequestInit): Promise<Answer> {
  let response: Response
  try {
    response = await fetchWithAccess(path, request, access)
  } catch {
    throw new NotSaved({
      code: 'ServerLost',
      message: 'The server does not answer.',
      hint: 'Download the file, or start the server again.',
    })
  }
  let answer: Answer | { readonly error: ConstructorParameters<typeof NotSaved>[0] }
  try {
    answer = (await response.json()) as typeof answer
  } catch {
    throw new NotSaved({
      code: 'NoAnswer',
      message: `What answers with status ${response.status} is not Silkgraph, or its answer was cut short.`,
      hint: 'Download the file, or look at what stands between the page and its server.',
    })
  }
  if (isRefusal(answer)) throw new NotSaved(answer.error)
  return answer
}

function isRefusal(answer: unknown): answer is { readonly error: ConstructorParameters<typeof NotSaved>[0] } {
  return typeof answer === 'object' && answer !== null && 'error' in answer
}
