import { DataError } from '../errors.ts'
import { countText } from '../model/count-text.ts'

/** A table or its mapping that is refused, with what is wrong with it, as far as it was read. */
export class RefusedTable extends DataError {
  readonly errors: readonly DataError[]

  constructor(file: string, errors: readonly DataError[]) {
    super({
      code: 'RefusedTable',
      message: `${countText(errors.length, 'error')} found, and nothing written.`,
      hint: 'Correct the mapping or the table.',
      place: { file },
    })
    this.errors = errors
  }
}
