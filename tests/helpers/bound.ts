import { bind } from '../../src/cypher/binder/bind.ts'
import type { BoundQuery } from '../../src/cypher/bound/index.ts'
import { parse } from '../../src/cypher/parser/parse.ts'
import { PreparationWork } from '../../src/cypher/runtime/preparation-work.ts'
import { ProcedureRegistry } from '../../src/cypher/procedures/registry.ts'

/** The bound query of a text, with the built-in procedures. @throws like `parse` and `bind` */
export function bound(text: string): BoundQuery {
  return bind(parse(text), new ProcedureRegistry(), new PreparationWork(text.length))
}
