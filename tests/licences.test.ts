import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './helpers/shared.ts'

const allowed = /^(MIT|ISC|BSD(-[23]-Clause)?|Apache-2\.0|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)$/

/** The licences named in the notice that the build writes: `name version` and then `Licence: ...`. */
function licencesIn(notice: string): string[] {
  return [...notice.matchAll(/^Licence: (.*)$/gm)].map((match) => match[1])
}

test('every bundled package has a licence that may be bundled', () => {
  const notice = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
  const licences = licencesIn(notice)
  expect(licences.length).toBeGreaterThanOrEqual(3)
  expect(licences.filter((licence) => !allowed.test(licence))).toEqual([])
  for (const name of ['commander', 'yaml', 'zod']) expect(notice).toMatch(new RegExp(`^${name} \\d`, 'm'))
})

test.each(['GPL-3.0', 'AGPL-3.0-only', 'SEE LICENSE IN x', 'undefined', 'MIT OR GPL-2.0'])(
  '%s would be refused',
  (licence) => {
    expect(licencesIn(`x 1.0.0\nLicence: ${licence}\n`).filter((one) => !allowed.test(one))).toEqual([
      licence,
    ])
  },
)
