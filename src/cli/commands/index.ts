import type { Command } from '../command.ts'
import { checkCommand } from './check.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { loadCommand } from './load.ts'
import { metricCommand } from './metric.ts'
import { pictureCommand } from './picture.ts'
import { pullCommand } from './pull.ts'
import { queryCommand } from './query.ts'
import { runCommand } from './run.ts'
import { serveCommand } from './serve.ts'
import { verifyCommand } from './verify.ts'
import { versionCommand } from './version.ts'

/** Every command, in the order of `--help`. */
export const commands: readonly Command[] = [
  serveCommand,
  queryCommand,
  runCommand,
  metricCommand,
  exportCommand,
  pictureCommand,
  importCommand,
  loadCommand,
  pullCommand,
  checkCommand,
  verifyCommand,
  versionCommand,
]
