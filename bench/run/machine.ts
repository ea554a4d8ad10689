import { cpus, totalmem } from 'node:os'
import type { Result } from '../report/result.ts'

/** What figures depend on besides the programs: the day and the machine. */
export function machine(): Pick<Result, 'date' | 'machine'> {
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cores: cpus().length,
      gibibytes: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    },
  }
}
