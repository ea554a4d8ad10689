import type { Record as DriverRecord, ResultSummary } from 'neo4j-driver'

/** Most records that are handed on at once. */
const BATCH = 1024

/** Records that have come, and the summary where they are the last. */
export interface Came {
  readonly records: readonly DriverRecord[]
  readonly summary: ResultSummary | undefined
}

/** The records of the driver in batches: it hands on one at a time. */
export class RecordQueue {
  readonly #steps: AsyncIterator<DriverRecord, ResultSummary>
  #records: DriverRecord[] = []
  #summary: ResultSummary | undefined
  #failure: { readonly error: unknown } | undefined
  #isReading = false
  /** Called when there is something to look at for whoever waits. */
  #look: (() => void) | undefined

  constructor(steps: AsyncIterator<DriverRecord, ResultSummary>) {
    this.#steps = steps
  }

  /**
   * What has come: a whole batch, the rest, or what there is after a turn of the event loop. Nothing beyond a batch is
   * asked for before it is taken. @throws (rejects with) what the driver rejects with
   */
  async take(): Promise<Came> {
    void this.#read()
    if (!this.#isSettled()) await this.#wait()
    if (this.#failure !== undefined) throw this.#failure.error
    const records = this.#records
    this.#records = []
    return { records, summary: this.#summary }
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      let isLate = false
      const timer = setTimeout(() => {
        isLate = true
        this.#look?.()
      }, 0)
      this.#look = () => {
        if (!this.#isSettled() && !(isLate && this.#records.length > 0)) return
        this.#look = undefined
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #isSettled(): boolean {
    return this.#records.length >= BATCH || this.#summary !== undefined || this.#failure !== undefined
  }

  async #read(): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    try {
      while (!this.#isSettled()) {
        const step = await this.#steps.next()
        if (step.done === true) this.#summary = step.value
        else this.#records.push(step.value)
        this.#look?.()
      }
    } catch (error) {
      this.#failure = { error }
      this.#look?.()
    }
    this.#isReading = false
  }
}
