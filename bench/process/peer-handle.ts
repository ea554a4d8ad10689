import { type ChildProcess, fork } from 'node:child_process'
import type { SizeName } from '../graph/sizes.ts'
import type { Place } from '../peers/peer.ts'
import type { Shape } from '../shapes/shape.ts'
import type { Answered, Reply, Request, Timed } from './messages.ts'

/** To fill a peer with a graph may take so long; it is not measured. */
const FILL_MILLIS = 600_000

/** The peer has refused a query, or its process has ended. */
export class PeerFailed extends Error {}

/** A query took longer than it may; the peer's process was ended. */
export class PeerTooSlow extends Error {}

/** What a peer of one size is asked for; every method throws PeerFailed and PeerTooSlow. */
export interface AskedPeer {
  /** Starts it where it is not running, and fills it with the graph. */
  fill(): Promise<void>
  answer(shape: Shape): Promise<Answered>
  /** @param sets how many of the shape's parameter sets */
  time(shape: Shape, sets: number, millis: number): Promise<Timed>
  close(): Promise<void>
}

/** A peer in a process of its own. After a query that was too slow, the next request starts another. */
export class PeerHandle implements AskedPeer {
  readonly #script: string
  readonly #open: Extract<Request, { kind: 'open' }>
  #child: ChildProcess | undefined

  /** @param script the bundle of `peer-process.ts` */
  constructor(script: string, peer: string, size: SizeName, place: Place) {
    this.#script = script
    this.#open = { kind: 'open', peer, size, place }
  }

  async fill(): Promise<void> {
    await this.#ask({ kind: 'fill' }, FILL_MILLIS)
  }

  async answer(shape: Shape): Promise<Answered> {
    const { maxMillis } = this.#open.place
    await this.#ready(shape)
    // Up to the time of a query for all but the last, and that much again for the last.
    const reply = await this.#ask(
      { kind: 'answer', shape: shape.name, millis: maxMillis },
      2 * maxMillis + fillMillis(shape),
    )
    if (reply.kind !== 'answered') throw new PeerFailed(`The peer replied ${reply.kind}.`)
    if (reply.micros > maxMillis * 1000) throw new PeerTooSlow()
    return reply
  }

  async time(shape: Shape, sets: number, millis: number): Promise<Timed> {
    await this.#ready(shape)
    const reply = await this.#ask(
      { kind: 'time', shape: shape.name, sets, millis },
      millis + sets * this.#open.place.maxMillis + fillMillis(shape),
    )
    if (reply.kind !== 'timed') throw new PeerFailed(`The peer replied ${reply.kind}.`)
    return reply
  }

  /** Ends the process, if there is one. */
  async close(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
    })
    child.kill('SIGKILL')
    await ended
  }

  async #ready(shape: Shape): Promise<void> {
    if (shape.kind === 'read') await this.fill()
  }

  async #ask(request: Request, maxMillis: number): Promise<Reply> {
    if (this.#child === undefined || !this.#child.connected) {
      this.#child = fork(this.#script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      await exchange(this.#child, this.#open, FILL_MILLIS)
    }
    return exchange(this.#child, request, maxMillis)
  }
}

/** A load fills a graph each time, before what is timed. */
function fillMillis(shape: Shape): number {
  return shape.kind === 'load' ? FILL_MILLIS : 0
}

function exchange(child: ChildProcess, request: Request, maxMillis: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      settle()
      child.kill('SIGKILL')
      child.disconnect()
      reject(new PeerTooSlow())
    }, maxMillis)
    const onMessage = (message: unknown): void => {
      settle()
      const reply = message as Reply
      if (reply.kind === 'failed') reject(new PeerFailed(reply.message))
      else resolve(reply)
    }
    const onExit = (code: number | null, signal: string | null): void => {
      settle()
      reject(new PeerFailed(`Its process ended with ${signal ?? `code ${code}`}.`))
    }
    const settle = (): void => {
      clearTimeout(late)
      child.off('message', onMessage)
      child.off('exit', onExit)
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.send(request)
  })
}
