import { DataError, type Place } from '../errors.ts'

const MOST = 20

/** Collects what is wrong, up to twenty; each is told once, however many rows have it. */
export class Problems {
  readonly errors: DataError[] = []
  readonly #seen = new Set<string>()

  /** @param code `InvalidMapping` where the mapping is wrong, `InvalidTable` where a row is */
  add(code: 'InvalidMapping' | 'InvalidTable', message: string, hint: string, place: Place): void {
    const key = `${code} ${message} ${code === 'InvalidMapping' ? JSON.stringify(place) : ''}`
    if (this.errors.length >= MOST || this.#seen.has(key)) return
    this.#seen.add(key)
    this.errors.push(new DataError({ code, message, hint, place }))
  }

  get isFull(): boolean {
    return this.errors.length >= MOST
  }
}
