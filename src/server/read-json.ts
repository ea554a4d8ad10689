import type { IncomingMessage } from 'node:http'
import type { Refusal } from './refusal.ts'

const MAX_BYTES = 4 * 1024 * 1024

/** Parameters may be nested 100 levels deep, and an encoded map is two; beyond this nothing is a request. */
const MAX_DEPTH = 250

type Read =
  { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A request's body, or why it is refused: `TooLarge` beyond 4 MiB, `NestingTooDeep`, `NotJson`. A byte order mark is let by. */
export async function readJson(request: IncomingMessage): Promise<Read> {
  const bytes = await readBytes(request)
  if (bytes === undefined)
    return refused(413, 'TooLarge', 'The body is larger than 4 MiB.', 'Ask in smaller parts.')
  if (isDeeper(bytes, MAX_DEPTH))
    return refused(
      400,
      'NestingTooDeep',
      `The body is nested more than ${MAX_DEPTH} levels deep.`,
      'Nest less.',
    )
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'read', value: JSON.parse(text) as unknown }
  } catch {
    return refused(400, 'NotJson', 'The body must be JSON in UTF-8.', 'Send { "text": "RETURN 1" }.')
  }
}

/** Whether what may be JSON is nested deeper than so many levels. */
function isDeeper(bytes: Uint8Array, most: number): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < bytes.length; at++) {
    const mark = String.fromCharCode(bytes[at])
    if (mark === '"') isText = !isText
    else if (isText && mark === '\\') at++
    else if (!isText && (mark === '[' || mark === '{') && ++depth > most) return true
    else if (!isText && (mark === ']' || mark === '}')) depth--
  }
  return false
}

/** Undefined where they are too many; what comes after is let go by, so that the refusal can still be sent. */
function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_BYTES) chunks.push(chunk)
      else {
        chunks = []
        resolve(undefined)
      }
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The request was cut off.')))
  })
}

function refused(status: number, code: string, message: string, hint: string): Read {
  return { kind: 'refused', refusal: { status, code, message, hint, headers: { Connection: 'close' } } }
}
