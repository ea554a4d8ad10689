import { spawn } from 'child_process'

/** What a shell says of a program that a signal ended. */
const codes = { SIGINT: 130, SIGTERM: 143 }

/** A step that failed; its message is all that the user needs to see. */
export class StepFailed extends Error {}

/**
 * Runs a program to its end with our own standard streams; Ctrl-C reaches it too and is waited for.
 * @param {string} program
 * @param {string[]} words
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean }} options `quiet` shows output only on failure
 * @returns {Promise<number>} the exit code, 130 where Ctrl-C ended it, 143 where SIGTERM did
 */
export function run(program, words, options) {
  const settings = options || {}
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: settings.cwd,
      env: settings.env || process.env,
      stdio: settings.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32' && program.endsWith('npm'),
    })
    const output = []
    if (settings.quiet) {
      child.stdout.on('data', (part) => output.push(part))
      child.stderr.on('data', (part) => output.push(part))
    }
    let interrupted = false
    const interrupt = () => {
      interrupted = true
      if (settings.quiet) child.kill('SIGINT')
    }
    // Ctrl-C goes to all programs of a terminal, this to the one that is named.
    const terminate = () => child.kill('SIGTERM')
    process.on('SIGINT', interrupt)
    process.on('SIGTERM', terminate)
    child.on('error', (error) => {
      process.removeListener('SIGINT', interrupt)
      process.removeListener('SIGTERM', terminate)
      reject(new StepFailed(program + ' cannot be started: ' + error.message))
    })
    child.on('close', (code, signal) => {
      process.removeListener('SIGINT', interrupt)
      process.removeListener('SIGTERM', terminate)
      if (settings.quiet && code !== 0 && !interrupted) process.stderr.write(Buffer.concat(output))
      resolve(interrupted ? 130 : code === null ? codes[signal] || 1 : code)
    })
  })
}

/**
 * Runs the steps of a launcher and ends the process: 0, the code of the step that failed, 130 after Ctrl-C.
 * @param {() => Promise<number>} steps
 */
export function launch(steps) {
  steps().then(
    (code) => {
      process.exitCode = code
    },
    (error) => {
      process.stderr.write((error instanceof StepFailed ? error.message : error.stack) + '\n')
      process.exitCode = 1
    },
  )
}
