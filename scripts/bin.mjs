#!/usr/bin/env node
// The command that is installed: an old Node gets a sentence instead of a syntax error, so this file and what it imports are
// in syntax that Node 12 parses, and the rest is loaded afterwards.
import { versionProblem } from './node-version.mjs'

const problem = versionProblem(process.versions.node)
if (problem === '') {
  void import('../src/cli/main.ts').then((command) => command.main())
} else {
  process.stderr.write(problem + '\n')
  process.exitCode = 1
}
