/** Names of columns that a file has of its own, in lower case. */
export type OwnNames = ReadonlySet<string>

/**
 * The name of a property where a file has names of its own: one of those, in any case and with any number of `_` after
 * it, gets one more, so that no two names are the same. `nameWithin` takes it off again.
 */
export function nameBeside(own: OwnNames, name: string): string {
  return isOwn(own, name) ? `${name}_` : name
}

/** The name of the property that `nameBeside` gave a name. */
export function nameWithin(own: OwnNames, name: string): string {
  return isOwn(own, name) && name.endsWith('_') ? name.slice(0, -1) : name
}

function isOwn(own: OwnNames, name: string): boolean {
  return own.has(name.replace(/_+$/, '').toLowerCase())
}
