import { describe, expect, test } from 'vitest'
import type { SchemaCommand } from '../../../src/cypher/ast/index.ts'
import { parse } from '../../../src/cypher/parser/index.ts'
import { CypherError } from '../../../src/errors.ts'

function commandOf(text: string): SchemaCommand {
  const [clause] = parse(text).parts[0].clauses
  if (clause.kind !== 'schema') throw new TypeError(`${text} is a ${clause.kind}`)
  return clause.command
}

/** A command in one line: what it makes or drops, of what, and what else it says. */
function said(text: string): string {
  const command = commandOf(text)
  const name = command.name && `${command.name.kind} ${command.name.name}`
  if (command.kind === 'drop') return `drop ${command.what} ${name} ${command.ifExists}`
  const { entity, keys, options, ifNotExists } = command
  const names = command.kind === 'create-index' ? command.names : [command.label]
  const list = (parts: readonly { readonly name: string }[]): string => parts.map((one) => one.name).join()
  const what =
    command.kind === 'create-index'
      ? command.index
      : command.requirement.kind === 'type'
        ? command.requirement.type.join('|')
        : command.requirement.kind
  return [name ?? '-', what, entity, list(names), list(keys), options?.kind ?? '-', ifNotExists].join(' ')
}

describe('an index', () => {
  test.each([
    ['CREATE INDEX FOR (n:A) ON (n.x)', '- range node A x - false'],
    ['create range index i if not exists for (n:A) on n.x', 'name i range node A x - true'],
    ['CREATE INDEX i FOR (n:A) ON (n.x, n.y) OPTIONS {}', 'name i range node A x,y map false'],
    ['CREATE TEXT INDEX FOR ()-[r:R]-() ON (r.x) OPTIONS $o', '- text relationship R x parameter false'],
    ['CREATE POINT INDEX $i FOR ()-[r:R]->() ON (r.x)', 'parameter i point relationship R x - false'],
    ['CREATE POINT INDEX FOR ()<-[r:R]-() ON (r.x)', '- point relationship R x - false'],
    ['CREATE FULLTEXT INDEX FOR (n:A|B) ON EACH [n.x, n.y]', '- fulltext node A,B x,y - false'],
    ['CREATE FULLTEXT INDEX FOR ()-[r:R|S]-() ON EACH [r.x]', '- fulltext relationship R,S x - false'],
    ['CREATE VECTOR INDEX v FOR (n:A) ON n.x', 'name v vector node A x - false'],
    ['CREATE LOOKUP INDEX FOR (n) ON EACH labels(n)', '- lookup node   - false'],
    ['CREATE LOOKUP INDEX FOR ()-[r]-() ON EACH type(r)', '- lookup relationship   - false'],
    ['CREATE LOOKUP INDEX FOR ()-[r]-() ON TYPE(r)', '- lookup relationship   - false'],
    ['CREATE INDEX FOR FOR (for:FOR) ON (for.for)', 'name FOR range node FOR for - false'],
    ['CREATE INDEX if IF NOT EXISTS FOR (n:A) ON (n.x);', 'name if range node A x - true'],
    ['CREATE INDEX on FOR (n:A) ON (n.x)', 'name on range node A x - false'],
    ['CREATE INDEX `a ``b` FOR (n:`c d`) ON (n.`e f`)', 'name a `b range node c d e f - false'],
    ['DROP INDEX i', 'drop index name i false'],
    ['DROP INDEX $`a b` IF EXISTS', 'drop index parameter a b true'],
    ['DROP INDEX on IF EXISTS', 'drop index name on true'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })
})

describe('a constraint', () => {
  test.each([
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS UNIQUE', '- unique node A x - false'],
    ['CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS NODE UNIQUE', 'name c unique node A x,y - false'],
    ['CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.x IS REL UNIQUE', '- unique relationship R x - false'],
    ['CREATE CONSTRAINT IF NOT EXISTS FOR (n:A) REQUIRE n.x IS KEY', '- key node A x - true'],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE (n.x) IS NODE KEY OPTIONS {}', '- key node A x map false'],
    ['CREATE CONSTRAINT FOR ()-[r:R]->() REQUIRE r.x IS RELATIONSHIP KEY', '- key relationship R x - false'],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS NOT NULL', '- existence node A x - false'],
    ['CREATE CONSTRAINT $c FOR (n:A) REQUIRE n.x IS :: STRING', 'parameter c STRING node A x - false'],
    ['DROP CONSTRAINT c IF EXISTS', 'drop constraint name c true'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test.each([
    ['BOOL', 'BOOLEAN'],
    ['IS TYPED signed integer', 'INTEGER'],
    ['INT | VARCHAR | INTEGER', 'STRING|INTEGER'],
    ['ANY<POINT | DATE>', 'DATE|POINT'],
    ['TIME WITHOUT TIME ZONE | TIME WITH TIMEZONE', 'LOCAL TIME|ZONED TIME'],
    ['TIMESTAMP WITHOUT TIMEZONE|TIMESTAMP WITH TIME ZONE', 'LOCAL DATETIME|ZONED DATETIME'],
    ['LIST<FLOAT NOT NULL>', 'LIST<FLOAT NOT NULL>'],
    ['DURATION NOT NULL ARRAY', 'LIST<DURATION NOT NULL>'],
    ['ARRAY<STRING!> | STRING', 'STRING|LIST<STRING NOT NULL>'],
  ])('the type %s', (type, expected) => {
    const required = type.startsWith('IS') ? type : `:: ${type}`
    expect(said(`CREATE CONSTRAINT FOR (n:A) REQUIRE n.x ${required}`)).toBe(`- ${expected} node A x - false`)
  })
})

const UNIQUE_HINT = 'Write `CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE`.'

describe('what is refused says what to write', () => {
  test.each([
    ['CREATE INDEX ON :A(x)', 'Write `CREATE INDEX FOR (n:Label) ON (n.key)`.'],
    [
      'CREATE CONSTRAINT ON (n:A) ASSERT n.x IS UNIQUE',
      'Write `CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE`.',
    ],
    ['CREATE CONSTRAINT FOR (n:A) ASSERT n.x IS UNIQUE', 'Write REQUIRE.'],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE exists(n.x)', 'Write `n.key IS NOT NULL`.'],
    ['DROP INDEX ON :A(x)', '`SHOW INDEXES` lists the names.'],
    ['DROP CONSTRAINT ON (n:A) ASSERT n.x IS UNIQUE', '`SHOW CONSTRAINTS` lists the names.'],
    ['CREATE BTREE INDEX FOR (n:A) ON (n.x)', 'Write RANGE, POINT or TEXT in its place.'],
    ['CREATE OR REPLACE INDEX i FOR (n:A) ON (n.x)', 'Drop it first.'],
    ['CREATE TEXT INDEX FOR (n:A) ON (n.x, n.y)', 'Create an index for each.'],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE (n.x, n.y) IS NOT NULL', 'Create a constraint for each.'],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS REL KEY', 'Write `IS KEY`.'],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS :: LIST<STRING>', 'Write `LIST<STRING NOT NULL>`.'],
    [
      'CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS :: STRING NOT NULL',
      'Leave NOT NULL out, and create a constraint `IS NOT NULL` besides.',
    ],
    ['CREATE INDEX FOR (n:A) ON (m.x)', 'Write `n`.'],
    ['SHOW INDEXES BRIEF', 'Leave it out.'],
    ['SHOW CONSTRAINTS VERBOSE', 'Write `YIELD *`.'],
    ['SHOW INDEXS', 'Did you mean INDEXES?'],
    ['SHOW RANGE INDEXS YIELD name', 'Did you mean INDEXES?'],
    ['SHOW FULLTXT INDEXES', 'Did you mean FULLTEXT?'],
    ['SHOW CONSTRAINS', 'Did you mean CONSTRAINTS?'],
    ['CREATE INDX FOR (n:A) ON (n.x)', 'Did you mean INDEX?'],
    ['CREATE TEXT INDX i FOR (n:A) ON (n.x)', 'Did you mean INDEX?'],
    ['CREATE CONSTRAIN FOR (n:A) REQUIRE n.x IS UNIQUE', 'Did you mean CONSTRAINT?'],
    ['DROP INDX i', 'Did you mean INDEX?'],
    ['CREATE UNIQUE INDEX FOR (n:A) ON (n.x)', UNIQUE_HINT],
    ['CREATE UNIQUE INDEX i FOR (n:A) ON (n.x)', UNIQUE_HINT],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS EXISTS', 'Write `IS NOT NULL`.'],
    ['CREATE INDEX my-index FOR (n:A) ON (n.x)', 'Write it in backticks.'],
    ['DROP CONSTRAINT my.name', 'Write it in backticks.'],
    ['CREATE INDEX FOR (n:A|B) ON (n.x)', 'Write a command for each label.'],
    ['CREATE CONSTRAINT FOR ()-[r:R|S]-() REQUIRE r.x IS UNIQUE', 'Write a command for each type.'],
    [':begin', 'Leave it out.'],
    ['MATCH (n) CREATE INDEX FOR (n:A) ON (n.x)', 'Run it as a query of its own.'],
    ['CALL { DROP CONSTRAINT c }', 'Run it as a query of its own.'],
  ])('%s', (text, hint) => {
    expect(errorOf(text)).toMatchObject({ kind: 'SyntaxError', hint })
  })

  test.each([
    ['CREATE INDEX FOR (n:A:B) ON (n.x)', 'Unexpected `:`: expected `)` after the label.'],
    ['CREATE INDEX FOR (n) ON (n.x)', 'Unexpected `)`: expected `:` before the label.'],
    [
      'CREATE INDEX FOR (n:A) ON EACH [n.x]',
      'Unexpected `EACH`: expected a property: EACH is for a FULLTEXT index.',
    ],
    [
      'CREATE FULLTEXT INDEX FOR (n:A) ON (n.x)',
      'Unexpected `(`: expected EACH before the properties of a FULLTEXT index.',
    ],
    ['CREATE LOOKUP INDEX FOR (n) ON labels(n)', 'Unexpected `labels`: expected EACH before `labels(...)`.'],
    ['CREATE LOOKUP INDEX FOR (n) ON EACH type(n)', 'Unexpected `type`: expected `labels(...)`.'],
    [
      'CREATE INDEX FOR (n:A) ON (n.x) RETURN 1',
      'Unexpected `RETURN`: expected the end: one query at a time.',
    ],
    [
      'CREATE INDEX FOR (n:A) ON (n.x) UNION RETURN 1',
      'Unexpected `UNION`: expected the end: one query at a time.',
    ],
    [
      'CREATE INDEX FOR (n:A) ON (n.x) OPTIONS 1',
      'Unexpected `1`: expected a map or a parameter after OPTIONS.',
    ],
    [
      'CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS BIG',
      'Unexpected `BIG`: expected UNIQUE, KEY, NOT NULL or `:: TYPE` after IS.',
    ],
    ['CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS :: MAP', 'A property cannot be of this type.'],
    [
      'CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS :: LIST<LIST<DATE NOT NULL> NOT NULL>',
      'A property cannot be of this type.',
    ],
    ['SHOW NODE CONSTRAINTS', 'SHOW ... is not supported.'],
  ])('%s', (text, message) => {
    expect(errorOf(text)).toMatchObject({ kind: 'SyntaxError', message })
  })

  test('words of the commands are names elsewhere', () => {
    expect(parse('CREATE indx = (:A) RETURN indx').parts[0].clauses).toHaveLength(2)
    expect(parse('CREATE index = (:A) RETURN index').parts[0].clauses).toHaveLength(2)
    expect(parse('MATCH (constraint:INDEX {drop: 1}) RETURN constraint').parts[0].clauses).toHaveLength(2)
  })
})

function errorOf(text: string): CypherError {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof CypherError) return error
    throw error
  }
  throw new TypeError(`${text} was parsed`)
}
