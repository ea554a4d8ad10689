// Plain JavaScript in syntax that Node 12 parses: it must be able to say that Node is too old.

export const oldest = [20, 19, 0]

/**
 * @param {string} version such as `20.19.0`
 * @returns {string} what to tell the user, empty where the version will do
 */
export function versionProblem(version) {
  const parts = version.split('.').map(Number)
  for (let i = 0; i < oldest.length; i++) {
    if (parts[i] > oldest[i]) return ''
    if (parts[i] < oldest[i]) {
      return (
        'Silkgraph needs Node ' +
        oldest.join('.') +
        ' or later; this is ' +
        version +
        '. Install a newer Node.'
      )
    }
  }
  return ''
}
