/** How many texts were asked of the engine, and how many of them it did not refuse before it ran them. */
export interface Reach {
  readonly texts: number
  readonly reached: number
}

/** Whether each text of the case under way has reached the executor. */
const asked = new Map<string, boolean>()

/** Notes a text, once however often a case asks it. */
export function noteText(text: string, hasReached: boolean): void {
  asked.set(text, hasReached || asked.get(text) === true)
}

/** What was noted since the last call. */
export function takeReach(): Reach {
  const reach = { texts: asked.size, reached: [...asked.values()].filter(Boolean).length }
  asked.clear()
  return reach
}
