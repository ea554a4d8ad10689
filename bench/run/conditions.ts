import { cpus, loadavg, totalmem } from 'node:os'
import type { Conditions } from '../report/result.ts'

/** What figures depend on besides the programs: the day, the machine, and what else it does. */
export function conditions(): Conditions {
  return {
    date: new Date().toISOString().slice(0, 10),
    load: Number(loadavg()[0].toFixed(1)),
    machine: {
      cores: cpus().length,
      gibibytes: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    },
  }
}
