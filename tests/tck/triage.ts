export interface Failure {
  readonly id: string
  readonly problem: string
}

/**
 * Failures grouped by what went wrong, the largest group first, with up to five scenarios of each; names, numbers and
 * values in the problem are left out of what groups are told apart by.
 */
export function triage(failures: readonly Failure[]): string {
  const groups = new Map<string, Failure[]>()
  for (const failure of failures) {
    const key = failure.problem
      .replaceAll(/`[^`]*`/g, '`…`')
      .replaceAll(/"[^"]*"/g, '"…"')
      .replaceAll(/\d+/g, 'N')
      .replace(/^(records|columns|side effects): .*$/s, '$1 differ')
    const group = groups.get(key) ?? []
    group.push(failure)
    groups.set(key, group)
  }
  const sorted = [...groups].toSorted(([, left], [, right]) => right.length - left.length)
  const shown = sorted.map(([key, group]) => {
    const examples = group.slice(0, 5).map(({ id, problem }) => `    ${id}\n        ${problem}`)
    return `${group.length} x ${key}\n${examples.join('\n')}`
  })
  return `${shown.join('\n')}\n`
}
