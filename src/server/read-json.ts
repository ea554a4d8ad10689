import type { IncomingMessage } from 'node:http'
import type { Refusal } from './refusal.ts'

const MAX_BYTES = 4 * 1024 * 1024

type Read =
  { readonly kind: 'read'; readonly value: unknown } | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A request's body, or why it is refused: `TooLarge` beyond 4 MiB, `NotJson`. */
export async function readJson(request: IncomingMessage): Promise<Read> {
  const bytes = await readBytes(request)
  if (bytes === undefined)
    return refused(413, 'TooLarge', 'The body is larger than 4 MiB.', 'Ask in smaller parts.')
  try {
    return { kind: 'read', value: JSON.parse(bytes.toString('utf8')) as unknown }
  } catch {
    return refused(400, 'NotJson', 'The body is no JSON.', 'Send { "text": "RETURN 1" }.')
  }
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
