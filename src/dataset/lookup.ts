/** The value of a key that the record itself has; undefined for others, those of `Object.prototype` included. */
export function lookup<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
