/**
 * Adds items to the end of a list. `target.push(...items)` hands each item over on the stack, which some 100,000 overflow,
 * and fewer in a thread.
 */
export function addAll<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item)
}
