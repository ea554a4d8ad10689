import { readFileSync } from 'fs'
import { join } from 'path'
import { fileURLToPath } from 'url'
import { root } from './prepare.mjs'

/** The arguments of the Dockerfile and the variables of docker-compose.yml that name an image. */
const names = ['NODE_IMAGE', 'NEO4J_IMAGE']

/**
 * What is wrong with the images of a release: each is named by a variable of the environment, with a digest.
 * @param {{ readonly [name: string]: string | undefined }} environment
 * @returns {string[]}
 */
export function imageProblems(environment) {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
  const fixed = [
    ...(dockerfile.match(/^FROM (?!\$\{NODE_IMAGE\}).*/gm) || []),
    ...(compose.match(/^ +image: (?!\$\{NEO4J_IMAGE:-).*/gm) || []),
  ].map((line) => line.trim() + ': the image is not one of ' + names.join(', '))
  const loose = names
    .filter((name) => !/^[a-z0-9./_-]+(:[\w.-]+)?@sha256:[0-9a-f]{64}$/.test(environment[name] || ''))
    .map(
      (name) =>
        name +
        ' must name an image with its digest, IMAGE:TAG@sha256:..., and is ' +
        (environment[name] || 'not set'),
    )
  return fixed.concat(loose)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = imageProblems(process.env)
  for (const problem of problems) process.stderr.write(problem + '\n')
  process.exitCode = problems.length === 0 ? 0 : 1
}
