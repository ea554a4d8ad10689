import { signalsLetIn } from '../host/signals-let-in.ts'

/** Work that hands items out as it comes to them, and awaits `step` between pieces. */
export type Work<Item> = (give: (item: Item) => void, step: () => Promise<void>) => Promise<void>

/**
 * What a piece of work hands out, for whoever takes items one by one: the work stands still at its next step until what it has handed
 * out is taken, so that memory holds the items of one piece. It begins with the first item that is asked for, and ends at its
 * next step where no more are taken.
 *
 * @throws (rejects with) what the work throws, after the items before
 */
export async function* pulled<Item>(work: Work<Item>): AsyncGenerator<Item, void, undefined> {
  let given: Item[] = []
  let tellReady = (): void => {}
  let goOn = (): void => {}
  let end: { readonly failure?: unknown } | undefined
  let isLeft = false
  const step = async (): Promise<void> => {
    if (given.length === 0) await signalsLetIn()
    else {
      const taken = new Promise<void>((resolve) => {
        goOn = resolve
      })
      tellReady()
      await taken
    }
    if (isLeft) throw new Left()
  }
  const run = async (): Promise<void> => {
    try {
      await work((item) => void given.push(item), step)
      end = {}
    } catch (failure) {
      end = { failure }
    }
    tellReady()
  }
  let running: Promise<void> | undefined
  try {
    while (end === undefined) {
      const ready = new Promise<void>((resolve) => {
        tellReady = resolve
      })
      if (running === undefined) running = run()
      else goOn()
      await ready
      const items = given
      given = []
      yield* items
    }
    if ('failure' in end) throw end.failure
  } finally {
    isLeft = true
    goOn()
    await running
  }
}

/** Ends the work that no one takes anything of any more. */
class Left extends Error {}
