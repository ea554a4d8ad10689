import { DataError } from '../../errors.ts'
import { cancelled } from '../../model/limit-errors.ts'
import type { Channel, DocumentName, FromEngine, ToEngine } from './channel.ts'

/** The client's end of a channel: answers and documents as finished bytes. */
export class ChannelClient {
  readonly #channel: Channel
  readonly #whatNow: string
  readonly #answers = new Map<number, Inbox>()
  #next = 1
  #lost: string | undefined
  #pinging: Promise<void> | undefined

  /** @param whatNow the hint of `EngineLost` */
  constructor(channel: Channel, whatNow = 'Start it again.') {
    this.#channel = channel
    this.#whatNow = whatNow
    channel.listen((message) => {
      const told = message as FromEngine
      const inbox = this.#answers.get(told.id)
      if (told.kind === 'chunk') inbox?.push(told.bytes)
      else inbox?.end()
    })
    channel.lost((reason) => {
      this.#lost = reason
      for (const inbox of this.#answers.values()) inbox.fail(this.#engineLost(reason))
    })
  }

  /**
   * The bytes of an answer; aborting, or leaving the loop early, cancels the query. One that is aborted already is not asked.
   *
   * @throws (rejects with) DataError `EngineLost`, QueryLimitError `Cancelled`
   */
  async *answer(request: unknown, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    if (signal?.aborted === true) throw cancelled()
    const id = this.#next++
    const inbox = this.#open(id)
    const cancel = (): void => this.#post({ kind: 'cancel', id })
    // Whatever the engine does, whoever leaves is let go.
    const leave = (): void => {
      cancel()
      inbox.fail(cancelled())
    }
    this.#post({ kind: 'answer', id, request })
    signal?.addEventListener('abort', leave, { once: true })
    try {
      for (;;) {
        const bytes = await inbox.next()
        if (bytes === undefined) return
        yield bytes
        this.#post({ kind: 'more', id })
      }
    } finally {
      signal?.removeEventListener('abort', leave)
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
      if (bytes === undefined) throw this.#engineLost(`it has no ${name}`)
      return bytes
    } finally {
      this.#answers.delete(id)
    }
  }

  /**
   * Resolves when the engine has read this message, which it does between two slices of its queries.
   *
   * @throws (rejects with) DataError `EngineLost`
   */
  ping(): Promise<void> {
    // One at a time: an engine that is silent is asked once, however often its health is.
    this.#pinging ??= this.#ping().finally(() => {
      this.#pinging = undefined
    })
    return this.#pinging
  }

  async #ping(): Promise<void> {
    const id = this.#next++
    const inbox = this.#open(id)
    this.#post({ kind: 'ping', id })
    try {
      await inbox.next()
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
    if (this.#lost !== undefined) inbox.fail(this.#engineLost(this.#lost))
    return inbox
  }

  #post(message: ToEngine): void {
    if (this.#lost === undefined) this.#channel.post(message)
  }

  #engineLost(reason: string): DataError {
    return new DataError({
      code: 'EngineLost',
      message: `The engine has stopped: ${reason}.`,
      hint: this.#whatNow,
    })
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
