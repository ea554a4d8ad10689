import { execFileSync } from 'child_process'
import { createHash } from 'crypto'
import { readFileSync } from 'fs'
import { basename, join } from 'path'
import { fileURLToPath } from 'url'
import { root } from './prepare.mjs'

/**
 * What a packed package was made from, as an in-toto statement with a predicate of SLSA Provenance 1.0: its digest, the commit, and
 * the digest of the lock file. Nobody has signed it: it is as true as whoever hands it on.
 * @param {string} tarball
 * @param {string} checkout the work tree that it was packed from
 * @throws Error where files of the checkout differ from its commit
 */
export function provenanceOf(tarball, checkout) {
  const git = (...words) => execFileSync('git', words, { cwd: checkout, encoding: 'utf8' }).trim()
  if (git('status', '--porcelain') !== '')
    throw new Error('Files differ from the commit: commit or remove them, then pack again.')
  const { version, repository, scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  const digestOf = (file, algorithm) => createHash(algorithm).update(readFileSync(file)).digest('hex')
  const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '')
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: basename(tarball), digest: { sha512: digestOf(tarball, 'sha512') } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: home + '/blob/main/scripts/provenance.mjs',
        externalParameters: { repository: repository.url, version, commands: [scripts.build, 'npm pack'] },
        internalParameters: { node: process.version },
        resolvedDependencies: [
          { uri: repository.url, digest: { gitCommit: git('rev-parse', 'HEAD') } },
          {
            name: 'package-lock.json',
            digest: { sha512: digestOf(join(checkout, 'package-lock.json'), 'sha512') },
          },
        ],
      },
      runDetails: { builder: { id: home + '/blob/main/CONTRIBUTING.md#by-hand' } },
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(JSON.stringify(provenanceOf(process.argv[2], root), null, 2) + '\n')
  } catch (error) {
    process.stderr.write(error.message + '\n')
    process.exitCode = 1
  }
}
