import { DataError } from '../errors.ts'
import { count } from './format.ts'

/** A graph folder that is refused, with every error in it: it is read to its end first. */
export class RefusedFolder extends DataError {
  readonly folder: string
  readonly errors: readonly DataError[]

  constructor(folder: string, errors: readonly DataError[]) {
    super({
      code: 'RefusedFolder',
      message: `The graph folder ${folder} has ${count(errors.length, 'error')}.`,
      hint: `List them: silkgraph check --graph ${folder}`,
    })
    this.folder = folder
    this.errors = errors
  }
}
