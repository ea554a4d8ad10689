import type { IncomingMessage } from 'node:http'
import type { Places } from './places.ts'
import { busy, type Refusal } from './refusal.ts'

const MAX_BYTES = 4 * 1024 * 1024

/** Parameters may be nested 100 levels deep, and an encoded map is two; beyond this nothing is a request. */
const MAX_DEPTH = 250

/** A map of very many keys is made in one go, by which others wait. */
const MAX_KEYS = 50_000

type Read =
  { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * A request's body, or why it is refused: `TooLarge` beyond 4 MiB, `NestingTooDeep`, `TooManyKeys`,
 * `NotJson`; `ServerBusy` where those that are on their way are too large together. A byte order mark is let by.
 *
 * @param bodies how many bytes of unfinished bodies may be held
 */
export async function readJson(request: IncomingMessage, bodies: Places): Promise<Read> {
  const bytes = await readBytes(request, bodies)
  if (bytes === 'too large')
    return refused(413, 'TooLarge', 'The body is larger than 4 MiB.', 'Send it in smaller parts.')
  if (bytes === 'no room') return { kind: 'refused', refusal: busy }
  const { depth, keys } = extent(bytes)
  if (keys > MAX_KEYS)
    return refused(
      400,
      'TooManyKeys',
      `The body has more than ${MAX_KEYS.toLocaleString('en')} keys in its maps.`,
      'Give long data as lists, such as one of names and one of values.',
    )
  if (depth > MAX_DEPTH)
    return refused(
      400,
      'NestingTooDeep',
      `The body is nested more than ${MAX_DEPTH} levels deep.`,
      'Use fewer levels.',
    )
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'read', value: JSON.parse(text) as unknown }
  } catch {
    return refused(400, 'NotJson', 'The body must be JSON in UTF-8.', 'Send { "text": "RETURN 1" }.')
  }
}

/** How deep what may be JSON is nested, and how many keys its objects have: no further than to where it is too much. */
function extent(bytes: Uint8Array): { readonly depth: number; readonly keys: number } {
  let depth = 0
  let keys = 0
  let isText = false
  for (let at = 0; at < bytes.length && depth <= MAX_DEPTH && keys <= MAX_KEYS; at++) {
    const mark = bytes[at]
    if (mark === marks.quote) isText = !isText
    else if (isText) at += mark === marks.escape ? 1 : 0
    else if (mark === marks.list || mark === marks.map) depth++
    else if (mark === marks.listEnd || mark === marks.mapEnd) depth--
    else if (mark === marks.key) keys++
  }
  return { depth, keys }
}

const marks = {
  quote: codeOf('"'),
  escape: codeOf('\\'),
  list: codeOf('['),
  listEnd: codeOf(']'),
  map: codeOf('{'),
  mapEnd: codeOf('}'),
  key: codeOf(':'),
}

function codeOf(mark: string): number {
  return mark.charCodeAt(0)
}

/** What comes after a refusal is let go by, so that the refusal can still be sent. */
async function readBytes(
  request: IncomingMessage,
  bodies: Places,
): Promise<Buffer | 'too large' | 'no room'> {
  let held = 0
  try {
    return await new Promise((resolve, reject) => {
      let chunks: Buffer[] | undefined = []
      let size = 0
      request.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (chunks === undefined) return
        if (size <= MAX_BYTES && bodies.take(chunk.length)) {
          held += chunk.length
          chunks.push(chunk)
          return
        }
        chunks = undefined
        resolve(size > MAX_BYTES ? 'too large' : 'no room')
      })
      request.once('end', () => resolve(Buffer.concat(chunks ?? [])))
      request.once('error', reject)
      request.once('close', () => reject(new Error('The request was cut off.')))
    })
  } finally {
    bodies.give(held)
  }
}

function refused(status: number, code: string, message: string, hint: string): Read {
  return { kind: 'refused', refusal: { status, code, message, hint, headers: { Connection: 'close' } } }
}
