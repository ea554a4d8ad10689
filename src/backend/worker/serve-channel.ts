import { cancelled } from '../../model/limit-errors.ts'
import type { Backend, BackendLimits } from '../backend.ts'
import { inNextTask } from '../next-task.ts'
import { encodeError } from '../wire/encoded-error.ts'
import { frameBytes } from '../wire/frames.ts'
import { writeAnswer } from '../wire/write-answer.ts'
import {
  type Channel,
  CHUNK_BYTES,
  CREDIT,
  type DocumentName,
  type FromEngine,
  type ToEngine,
} from './channel.ts'

/**
 * Answers a channel's client from a backend, many queries at a time, each read-only and under at most the limits given.
 *
 * @param documents the bytes of each document, made when asked for
 */
export function serveChannel(
  backend: Backend,
  channel: Channel,
  documents: (name: DocumentName) => Promise<Uint8Array>,
  limits: BackendLimits = {},
): void {
  const running = new Map<number, Answer>()
  const post = (message: FromEngine): void => channel.post(message)
  // A channel may hand over at once what came before it was listened to.
  channel.listen((message) => {
    const asked = message as ToEngine
    if (asked.kind === 'document') void sendDocument(asked.id, asked.name)
    else if (asked.kind === 'answer') void send(asked.id, asked.request)
    else if (asked.kind === 'ping') post({ kind: 'end', id: asked.id })
    else if (asked.kind === 'more') running.get(asked.id)?.more()
    else running.get(asked.id)?.cancel()
  })

  async function send(id: number, request: unknown): Promise<void> {
    const answer = new Answer()
    running.set(id, answer)
    // Whoever has left already is heard before the query begins.
    await messagesHeard()
    const frames = answer.signal.aborted ? [notBegun] : writeAnswer(backend, request, answer.signal, limits)
    for await (const frame of frames)
      for (let at = 0; at < frame.length; at += CHUNK_BYTES) {
        await answer.ready()
        post({ kind: 'chunk', id, bytes: frame.slice(at, at + CHUNK_BYTES) })
      }
    running.delete(id)
    post({ kind: 'end', id })
  }

  async function sendDocument(id: number, name: DocumentName): Promise<void> {
    try {
      post({ kind: 'chunk', id, bytes: await documents(name) })
    } finally {
      // Without a chunk the client knows that there is none.
      post({ kind: 'end', id })
    }
  }
}

const notBegun = frameBytes({ kind: 'error', error: encodeError(cancelled()) })

/** When the messages that have come are read. */
function messagesHeard(): Promise<void> {
  return new Promise((resolve) => {
    inNextTask(resolve)
  })
}

/** How far the reader of one answer has come. */
class Answer {
  readonly #abort = new AbortController()
  #credit = CREDIT
  #wake: (() => void) | undefined

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  more(): void {
    this.#credit++
    this.#wake?.()
  }

  cancel(): void {
    this.#abort.abort()
    this.#wake?.()
  }

  /** Takes one from the credit, waiting for it if need be; a cancelled answer waits for nothing. */
  async ready(): Promise<void> {
    while (this.#credit === 0 && !this.signal.aborted)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    this.#credit--
  }
}
