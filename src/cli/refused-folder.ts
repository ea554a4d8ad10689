import { DataError } from '../errors.ts'
import { countText } from '../model/count-text.ts'

/** A graph folder that is refused, with every error in it: it is read to its end first. */
export class RefusedFolder extends DataError {
  readonly folder: string
  readonly errors: readonly DataError[]

  constructor(folder: string, errors: readonly DataError[]) {
    super({
      code: 'RefusedFolder',
      message: `The graph folder ${folder} has ${countText(errors.length, 'error')}.`,
      hint: `List them: silkgraph check --graph ${folder}`,
    })
    this.folder = folder
    this.errors = errors
  }
}
