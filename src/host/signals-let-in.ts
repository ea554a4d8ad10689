/** Gives a signal that came while the thread was busy its turn. */
export function signalsLetIn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
