/** What a component hands out to the rest of the page while it is mounted. */
export class Handed<Value> {
  #value: Value | undefined

  /** Undefined while nothing is handed out. */
  get value(): Value | undefined {
    return this.#value
  }

  readonly set = (value: Value | null | undefined): void => {
    this.#value = value ?? undefined
  }
}
