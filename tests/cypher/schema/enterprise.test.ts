import { describe, expect, test } from 'vitest'
import { Database } from '../../../src/database/database.ts'

/** What only the Enterprise Edition of Neo4j makes: its names and words are those that Community refuses it with. */

const ON = 'CREATE CONSTRAINT FOR (n:Person) REQUIRE n.k IS'

describe('the name of a constraint', () => {
  test.each([
    [`${ON} :: STRING`, 'constraint_12e83e5b'],
    [`${ON} TYPED INTEGER`, 'constraint_2a723f56'],
    [`${ON} :: LIST<INTEGER NOT NULL>`, 'constraint_70f8cea2'],
    [`${ON} :: INTEGER | STRING`, 'constraint_1766afa8'],
  ])('%s', (text, name) => {
    const database = new Database()
    database.query(text)
    expect(database.query('SHOW CONSTRAINTS YIELD name').records).toEqual([[name]])
  })
})

test('SHOW CONSTRAINTS has each kind', () => {
  const database = new Database()
  for (const command of [
    'CREATE CONSTRAINT a FOR (n:A) REQUIRE (n.x, n.y) IS KEY',
    'CREATE CONSTRAINT b FOR ()-[r:R]-() REQUIRE r.x IS KEY',
    'CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS NOT NULL',
    'CREATE CONSTRAINT d FOR ()-[r:R]-() REQUIRE r.x IS NOT NULL',
    'CREATE CONSTRAINT e FOR (n:A) REQUIRE n.x IS :: INT | LIST<FLOAT!>',
    'CREATE CONSTRAINT f FOR ()-[r:R]-() REQUIRE r.x IS :: ZONED DATETIME',
  ])
    expect(database.query(command).summary.counters.constraintsAdded).toBe(1)
  const show = (which: string): readonly unknown[] =>
    database.query(`SHOW ${which} CONSTRAINTS YIELD name`).records.flat()
  const own = { indexConfig: {}, indexProvider: 'range-1.0' }
  const [node, relationship] = ['FOR (n:`A`) REQUIRE', 'FOR ()-[r:`R`]-() REQUIRE']
  expect(
    database.query('SHOW CONSTRAINTS YIELD name, type, ownedIndex, propertyType, options, createStatement')
      .records,
  ).toEqual([
    ['a', 'NODE_KEY', 'a', null, own, `CREATE CONSTRAINT \`a\` ${node} (n.\`x\`, n.\`y\`) IS NODE KEY`],
    [
      'b',
      'RELATIONSHIP_KEY',
      'b',
      null,
      own,
      `CREATE CONSTRAINT \`b\` ${relationship} (r.\`x\`) IS RELATIONSHIP KEY`,
    ],
    [
      'c',
      'NODE_PROPERTY_EXISTENCE',
      null,
      null,
      null,
      `CREATE CONSTRAINT \`c\` ${node} (n.\`x\`) IS NOT NULL`,
    ],
    [
      'd',
      'RELATIONSHIP_PROPERTY_EXISTENCE',
      null,
      null,
      null,
      `CREATE CONSTRAINT \`d\` ${relationship} (r.\`x\`) IS NOT NULL`,
    ],
    [
      'e',
      'NODE_PROPERTY_TYPE',
      null,
      'INTEGER | LIST<FLOAT NOT NULL>',
      null,
      `CREATE CONSTRAINT \`e\` ${node} (n.\`x\`) IS :: INTEGER | LIST<FLOAT NOT NULL>`,
    ],
    [
      'f',
      'RELATIONSHIP_PROPERTY_TYPE',
      null,
      'ZONED DATETIME',
      null,
      `CREATE CONSTRAINT \`f\` ${relationship} (r.\`x\`) IS :: ZONED DATETIME`,
    ],
  ])
  expect(show('KEY')).toEqual(['a', 'b'])
  expect(show('RELATIONSHIP KEY')).toEqual(['b'])
  expect(show('EXISTENCE')).toEqual(['c', 'd'])
  expect(show('NODE PROPERTY EXIST')).toEqual(['c'])
  expect(show('PROPERTY TYPE')).toEqual(['e', 'f'])
  expect(show('REL PROPERTY TYPE')).toEqual(['f'])
  expect(show('UNIQUENESS')).toEqual([])
  expect(database.query('SHOW INDEXES YIELD name, owningConstraint').records).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ])
})

describe('what stands in the way of another', () => {
  const unique = "Constraint( id=1, name='c', type='UNIQUENESS', schema=(:A {x}), ownedIndex=1 )"
  const key = "Constraint( id=1, name='c', type='NODE KEY', schema=(:A {x}), ownedIndex=1 )"
  const type =
    "Constraint( id=1, name='c', type='NODE PROPERTY TYPE', schema=(:A {x}), propertyType=INTEGER )"
  const existence = "Constraint( id=1, name='c', type='NODE PROPERTY EXISTENCE', schema=(:A {x}) )"

  test.each([
    ['IS UNIQUE', 'IS KEY', `Conflicting constraint already exists: ${unique}.`],
    ['IS KEY', 'IS UNIQUE', `Conflicting constraint already exists: ${key}.`],
    ['IS :: INT', 'IS :: STRING', `Conflicting constraint already exists: ${type}.`],
    ['IS :: INT', 'IS :: INTEGER', `Constraint already exists: ${type}.`],
    ['IS NOT NULL', 'IS NOT NULL', `Constraint already exists: ${existence}.`],
  ])('%s, then %s', (first, second, message) => {
    const database = new Database()
    database.query(`CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x ${first}`)
    expect(() => database.query(`CREATE CONSTRAINT d FOR (n:A) REQUIRE n.x ${second}`)).toThrow(
      expect.objectContaining({ code: 'ConstraintAlreadyExists', message }),
    )
  })

  test('existence, type and key of one property do not', () => {
    const database = new Database()
    for (const requirement of ['IS KEY', 'IS NOT NULL', 'IS :: STRING'])
      database.query(`CREATE CONSTRAINT FOR (n:A) REQUIRE n.x ${requirement}`)
    expect(database.query('SHOW CONSTRAINTS').records).toHaveLength(3)
  })
})

test.each([
  [
    'IS NOT NULL',
    "Unable to create Constraint( name='c', type='NODE PROPERTY EXISTENCE', schema=(:A {x}) ): Node(1) with label `A` must have the property `x`. Note that only the first found violation is shown.",
  ],
  [
    'IS :: STRING',
    "Unable to create Constraint( name='c', type='NODE PROPERTY TYPE', schema=(:A {x}), propertyType=STRING ): Node(0) with label `A` required the property `x` to be of type `STRING`, but was of type `INTEGER`. Note that only the first found violation is shown.",
  ],
])('data that break %s are named, and nothing is made', (requirement, message) => {
  const database = new Database()
  database.query('CREATE (:A {x: 1}), (:A)')
  expect(() => database.query(`CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x ${requirement}`)).toThrow(
    expect.objectContaining({ kind: 'SchemaError', code: 'ConstraintCreationFailed', message }),
  )
  expect(database.query('SHOW CONSTRAINTS').records).toEqual([])
})
