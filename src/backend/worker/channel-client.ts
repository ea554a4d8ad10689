import { DataError } from '../../errors.ts'
import { cancelled } from '../../model/limit-errors.ts'
import type { Channel, DocumentName, FromEngine, ToEngine } from './channel.ts'

/** The client's end of a channel: answers and documents as finished bytes. */
export class ChannelClient {
  readonly #channel: Channel
  readonly #answers = new Map<number, Inbox>()
  #next = 1
  #lost: string | undefined

  constructor(channel: Channel) {
    this.#channel = channel
    channel.listen((message) => {
      const told = message as FromEngine
      const inbox = this.#answers.get(told.id)
      if (told.kind === 'chunk') inbox?.push(told.bytes)
      else inbox?.end()
    })
    channel.lost((reason) => {
      this.#lost = reason
      for (const inbox of this.#answers.values()) inbox.fail(engineLost(reason))
    })
  }

  /**
   * The bytes of an answer; aborting, or leaving the loop early, cancels the query.
   *
   * @throws (rejects with) DataError `EngineLost`
   */
  async *answer(request: unknown, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    const id = this.#next++
    const inbox = this.#open(id)
    const cancel = (): void => this.#post({ kind: 'cancel', id })
    this.#post({ kind: 'answer', id, request })
    if (signal?.aborted === true) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      for (;;) {
        const bytes = await inbox.next()
        if (bytes === undefined) return
        yield bytes
        this.#post({ kind: 'more', id })
      }
    } finally {
      signal?.removeEventListener('abort', cancel)
      if (!inbox.ended) cancel()
      this.#answers.delete(id)
    }
  }

  /** @throws (rejects with) DataError `EngineLost` */
  async document(name: DocumentName): Promise<Uint8Array> {
    const id = this.#next++
    const inbox = this.#open(id)
    this.#post({ kind: 'document', id, name })
    try {
      const bytes = await inbox.next()
      if (bytes === undefined) throw engineLost(`it has no ${name}`)
      return bytes
    } finally {
      this.#answers.delete(id)
    }
  }

  /** Cancels every answer that is under way. */
  cancelAll(): void {
    for (const [id, inbox] of this.#answers) {
      this.#post({ kind: 'cancel', id })
      inbox.fail(cancelled())
    }
  }

  #open(id: number): Inbox {
    const inbox = new Inbox()
    this.#answers.set(id, inbox)
    if (this.#lost !== undefined) inbox.fail(engineLost(this.#lost))
    return inbox
  }

  #post(message: ToEngine): void {
    if (this.#lost === undefined) this.#channel.post(message)
  }
}

/** The chunks of one answer that have come and were not read. */
class Inbox {
  ended = false
  readonly #chunks: Uint8Array[] = []
  #error: Error | undefined
  #wake: (() => void) | undefined

  push(bytes: Uint8Array): void {
    this.#chunks.push(bytes)
    this.#wake?.()
  }

  end(): void {
    this.ended = true
    this.#wake?.()
  }

  fail(error: Error): void {
    this.#error = error
    this.end()
  }

  /** The next chunk; undefined after the last. */
  async next(): Promise<Uint8Array | undefined> {
    while (this.#chunks.length === 0 && !this.ended)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    const chunk = this.#chunks.shift()
    if (chunk === undefined && this.#error !== undefined) throw this.#error
    return chunk
  }
}

function engineLost(reason: string): DataError {
  return new DataError({
    code: 'EngineLost',
    message: `The engine has stopped: ${reason}.`,
    hint: 'Start it again.',
  })
}
