import {
  DROPPED,
  MADE,
  made,
  noEffect,
  refused,
  RELEASED,
  REQUIRED,
  step,
  SYNTAX,
  type SchemaStep,
} from './schema-step.ts'

/** The names that a server makes: they are the same here. */
export const names: readonly SchemaStep[] = [
  step('CREATE INDEX FOR (n:Person) ON (n.name)', MADE),
  step('CREATE INDEX FOR (n:Person) ON (n.name, n.age)', MADE),
  step('CREATE INDEX FOR ()-[r:`Knows ü`]-() ON (r.since)', MADE),
  step('CREATE TEXT INDEX FOR (n:Person) ON (n.name)', MADE),
  step('CREATE POINT INDEX FOR ()-[r:KNOWS]->() ON (r.place)', MADE),
  step('CREATE FULLTEXT INDEX FOR (n:Person|Dog) ON EACH [n.name, n.age]', MADE),
  step('CREATE FULLTEXT INDEX FOR ()-[r:KNOWS|LIKES]-() ON EACH [r.name]', MADE),
  step(
    'CREATE VECTOR INDEX FOR (n:Person) ON (n.name) OPTIONS {indexConfig: {`vector.dimensions`: 3}}',
    MADE,
  ),
  step('CREATE CONSTRAINT FOR (n:Person) REQUIRE n.id IS UNIQUE', REQUIRED),
  step('CREATE CONSTRAINT FOR (n:Person) REQUIRE (n.id, n.name) IS UNIQUE', REQUIRED),
  step('CREATE CONSTRAINT FOR ()-[r:KNOWS]-() REQUIRE r.id IS UNIQUE', REQUIRED),
  step(
    'SHOW CONSTRAINTS YIELD name',
    made('"constraint_59c89b17"', '"constraint_6807339e"', '"constraint_f5d90dca"'),
  ),
  step(
    "SHOW INDEXES YIELD name, owningConstraint, type WHERE owningConstraint IS NULL AND type <> 'LOOKUP' RETURN name",
    made(
      '"index_464bdb1f"',
      '"index_47ebfe27"',
      '"index_4b2e9408"',
      '"index_5c7de255"',
      '"index_5c887b93"',
      '"index_c2c7998f"',
      '"index_f42943eb"',
      '"index_f8367515"',
    ),
  ),
]

/** Names and parts that are taken, and commands that have nothing to do. */
export const taken: readonly SchemaStep[] = [
  step('CREATE INDEX FOR (n:Person) ON (n.name)', MADE),
  step(
    'CREATE INDEX FOR (n:Person) ON (n.name)',
    refused(
      'EquivalentSchemaRuleAlreadyExists',
      "An equivalent index already exists, 'Index( id=#, name='index_4b2e9408', type='RANGE', schema=(:Person {name}), indexProvider='range-1.0' )'.",
    ),
  ),
  step(
    'CREATE INDEX foo FOR (n:Person) ON (n.name)',
    refused('IndexAlreadyExists', 'There already exists an index (:Person {name}).'),
  ),
  step(
    'CREATE INDEX foo IF NOT EXISTS FOR (n:Person) ON (n.name)',
    noEffect(
      'CREATE RANGE INDEX foo IF NOT EXISTS FOR (e:Person) ON (e.name)',
      '`RANGE INDEX index_4b2e9408 FOR (e:Person) ON (e.name)` already exists.',
    ),
  ),
  step('CREATE TEXT INDEX foo FOR (n:Person) ON (n.name)', MADE),
  step(
    'CREATE INDEX foo FOR (n:Other) ON (n.x)',
    refused('IndexWithNameAlreadyExists', "There already exists an index called 'foo'."),
  ),
  step(
    'CREATE INDEX $name IF NOT EXISTS FOR (n:Other) ON (n.x)',
    noEffect(
      'CREATE RANGE INDEX foo IF NOT EXISTS FOR (e:Other) ON (e.x)',
      '`TEXT INDEX foo FOR (e:Person) ON (e.name)` already exists.',
    ),
    { name: 'foo' },
  ),
  step(
    'CREATE INDEX FOR (n:A) ON (n.x, n.x)',
    refused('RepeatedPropertyInCompositeSchema', 'Index on (:A {x, x}) includes a property more than once.'),
  ),
  step(
    'CREATE FULLTEXT INDEX FOR (n:A|A) ON EACH [n.x]',
    refused('RepeatedLabelInSchema', 'Index on (:A:A {x}) includes a label more than once.'),
  ),
  step('CREATE CONSTRAINT id FOR (n:Person) REQUIRE n.id IS UNIQUE', REQUIRED),
  step('CREATE CONSTRAINT id FOR (n:Person) REQUIRE n.id IS UNIQUE', {
    error: {
      kind: 'SchemaError',
      code: 'EquivalentSchemaRuleAlreadyExists',
      message:
        "An equivalent constraint already exists, 'Constraint( id=#, name='id', type='UNIQUENESS', schema=(:Person {id}), ownedIndex=# )'.",
    },
  }),
  step(
    'CREATE CONSTRAINT FOR (n:Person) REQUIRE n.id IS UNIQUE',
    refused(
      'ConstraintAlreadyExists',
      "Constraint already exists: Constraint( id=#, name='id', type='UNIQUENESS', schema=(:Person {id}), ownedIndex=# ).",
    ),
  ),
  step(
    'CREATE CONSTRAINT other IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE',
    noEffect(
      'CREATE CONSTRAINT other IF NOT EXISTS FOR (e:Person) REQUIRE (e.id) IS UNIQUE',
      '`CONSTRAINT id FOR (e:Person) REQUIRE (e.id) IS UNIQUE` already exists.',
    ),
  ),
  step(
    'CREATE CONSTRAINT id FOR (n:`O x`) REQUIRE n.y IS UNIQUE',
    refused('ConstraintWithNameAlreadyExists', "There already exists a constraint called 'id'."),
  ),
  step(
    'CREATE CONSTRAINT foo FOR (n:O) REQUIRE n.y IS UNIQUE',
    refused('IndexWithNameAlreadyExists', "There already exists an index called 'foo'."),
  ),
  step(
    'CREATE INDEX id FOR (n:O) ON (n.y)',
    refused('ConstraintWithNameAlreadyExists', "There already exists a constraint called 'id'."),
  ),
  step(
    'CREATE INDEX id IF NOT EXISTS FOR (n:O) ON (n.y)',
    noEffect(
      'CREATE RANGE INDEX id IF NOT EXISTS FOR (e:O) ON (e.y)',
      '`RANGE INDEX id FOR (e:Person) ON (e.id)` already exists.',
    ),
  ),
  step(
    'CREATE INDEX FOR (n:Person) ON (n.id)',
    refused(
      'ConstraintAlreadyExists',
      'There is a uniqueness constraint on (:Person {id}), so an index is already created that matches this.',
    ),
  ),
  step(
    'CREATE CONSTRAINT FOR (n:Person) REQUIRE n.name IS UNIQUE',
    refused(
      'IndexAlreadyExists',
      'There already exists an index (:Person {name}). A constraint cannot be created until the index has been dropped.',
    ),
  ),
  step(
    'DROP INDEX id',
    refused('IndexDropFailed', 'Unable to drop index: Index belongs to constraint: `id`.'),
  ),
  step('DROP INDEX foo', DROPPED),
  step(
    'DROP INDEX foo',
    refused('IndexDropFailed', 'Unable to drop index called `foo`. There is no such index.'),
  ),
  step('DROP INDEX `f o` IF EXISTS', noEffect('DROP INDEX `f o` IF EXISTS', '`f o` does not exist.')),
  step('DROP CONSTRAINT $name', RELEASED, { name: 'id' }),
  step(
    'DROP CONSTRAINT id',
    refused('ConstraintDropFailed', 'Unable to drop constraint `id`: No such constraint id.'),
  ),
  step('DROP CONSTRAINT id IF EXISTS', noEffect('DROP CONSTRAINT id IF EXISTS', '`id` does not exist.')),
  step('SHOW INDEXES YIELD name, type WHERE type <> "LOOKUP" RETURN name', made('"index_4b2e9408"')),
]

/** What is shown. */
export const shown: readonly SchemaStep[] = [
  step('CREATE INDEX r FOR (n:Person) ON (n.name, n.age)', MADE),
  step('CREATE TEXT INDEX t FOR ()-[r:KNOWS]-() ON (r.how)', MADE),
  step(
    'CREATE POINT INDEX p FOR (n:Person) ON (n.place) OPTIONS {indexConfig: {`spatial.wgs-84.min`: [-10, -20.5]}}',
    MADE,
  ),
  step(
    "CREATE FULLTEXT INDEX f FOR (n:A|B) ON EACH [n.`x y`] OPTIONS {indexConfig: {`fulltext.analyzer`: 'simple'}}",
    MADE,
  ),
  step(
    "CREATE VECTOR INDEX v FOR (n:A) ON (n.x) OPTIONS {indexConfig: {`vector.dimensions`: 3, `vector.similarity_function`: 'euclidean'}}",
    MADE,
  ),
  step('CREATE CONSTRAINT u FOR ()-[r:KNOWS]-() REQUIRE (r.a, r.b) IS UNIQUE', REQUIRED),
  step('CREATE CONSTRAINT n FOR (n:`a b`) REQUIRE n.`c``d` IS UNIQUE', REQUIRED),
  step(
    "SHOW INDEXES YIELD name, state, populationPercent, type, entityType, labelsOrTypes, properties, indexProvider, owningConstraint WHERE type <> 'LOOKUP'",
    made(
      '"f", "ONLINE", 100.0, "FULLTEXT", "NODE", ["A", "B"], ["x y"], "fulltext-1.0", null',
      '"n", "ONLINE", 100.0, "RANGE", "NODE", ["a b"], ["c`d"], "range-1.0", "n"',
      '"p", "ONLINE", 100.0, "POINT", "NODE", ["Person"], ["place"], "point-1.0", null',
      '"r", "ONLINE", 100.0, "RANGE", "NODE", ["Person"], ["name", "age"], "range-1.0", null',
      '"t", "ONLINE", 100.0, "TEXT", "RELATIONSHIP", ["KNOWS"], ["how"], "text-2.0", null',
      '"u", "ONLINE", 100.0, "RANGE", "RELATIONSHIP", ["KNOWS"], ["a", "b"], "range-1.0", "u"',
      '"v", "ONLINE", 100.0, "VECTOR", "NODE", ["A"], ["x"], "vector-2.0", null',
    ),
  ),
  step(
    "SHOW INDEXES YIELD createStatement, failureMessage, type WHERE type <> 'LOOKUP' RETURN createStatement, failureMessage",
    made(
      '"CREATE FULLTEXT INDEX `f` FOR (n:`A`|`B`) ON EACH [n.`x y`] OPTIONS {indexConfig: {`fulltext.analyzer`: \'simple\',`fulltext.eventually_consistent`: false}}", ""',
      '"CREATE CONSTRAINT `n` FOR (n:`a b`) REQUIRE (n.`c``d`) IS UNIQUE", ""',
      '"CREATE POINT INDEX `p` FOR (n:`Person`) ON (n.`place`) OPTIONS {indexConfig: {`spatial.cartesian-3d.max`: [1000000.0, 1000000.0, 1000000.0],`spatial.cartesian-3d.min`: [-1000000.0, -1000000.0, -1000000.0],`spatial.cartesian.max`: [1000000.0, 1000000.0],`spatial.cartesian.min`: [-1000000.0, -1000000.0],`spatial.wgs-84-3d.max`: [180.0, 90.0, 1000000.0],`spatial.wgs-84-3d.min`: [-180.0, -90.0, -1000000.0],`spatial.wgs-84.max`: [180.0, 90.0],`spatial.wgs-84.min`: [-10.0, -20.5]}}", ""',
      '"CREATE RANGE INDEX `r` FOR (n:`Person`) ON (n.`name`, n.`age`)", ""',
      '"CREATE TEXT INDEX `t` FOR ()-[r:`KNOWS`]-() ON (r.`how`)", ""',
      '"CREATE CONSTRAINT `u` FOR ()-[r:`KNOWS`]-() REQUIRE (r.`a`, r.`b`) IS UNIQUE", ""',
      '"CREATE VECTOR INDEX `v` FOR (n:`A`) ON (n.`x`) OPTIONS {indexConfig: {`vector.dimensions`: 3,`vector.hnsw.ef_construction`: 100,`vector.hnsw.m`: 16,`vector.quantization.enabled`: true,`vector.similarity_function`: \'EUCLIDEAN\'}}", ""',
    ),
  ),
  step(
    "SHOW INDEXES YIELD name, options, type WHERE type IN ['FULLTEXT', 'VECTOR', 'POINT'] RETURN name, options.indexProvider, options.indexConfig",
    made(
      '"f", "fulltext-1.0", {fulltext.analyzer: "simple", fulltext.eventually_consistent: false}',
      '"p", "point-1.0", {spatial.cartesian-3d.max: [1000000.0, 1000000.0, 1000000.0], spatial.cartesian-3d.min: [-1000000.0, -1000000.0, -1000000.0], spatial.cartesian.max: [1000000.0, 1000000.0], spatial.cartesian.min: [-1000000.0, -1000000.0], spatial.wgs-84-3d.max: [180.0, 90.0, 1000000.0], spatial.wgs-84-3d.min: [-180.0, -90.0, -1000000.0], spatial.wgs-84.max: [180.0, 90.0], spatial.wgs-84.min: [-10.0, -20.5]}',
      '"v", "vector-2.0", {vector.dimensions: 3, vector.hnsw.ef_construction: 100, vector.hnsw.m: 16, vector.quantization.enabled: true, vector.similarity_function: "EUCLIDEAN"}',
    ),
  ),
  step(
    'SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties, ownedIndex, propertyType, options, createStatement',
    made(
      '"n", "UNIQUENESS", "NODE", ["a b"], ["c`d"], "n", null, {indexConfig: {}, indexProvider: "range-1.0"}, "CREATE CONSTRAINT `n` FOR (n:`a b`) REQUIRE (n.`c``d`) IS UNIQUE"',
      '"u", "RELATIONSHIP_UNIQUENESS", "RELATIONSHIP", ["KNOWS"], ["a", "b"], "u", null, {indexConfig: {}, indexProvider: "range-1.0"}, "CREATE CONSTRAINT `u` FOR ()-[r:`KNOWS`]-() REQUIRE (r.`a`, r.`b`) IS UNIQUE"',
    ),
  ),
  step('SHOW RANGE INDEXES YIELD name', made('"n"', '"r"', '"u"')),
  step('SHOW TEXT INDEX YIELD name', made('"t"')),
  step('SHOW VECTOR INDEXES YIELD name AS v RETURN v', made('"v"')),
  step(
    "SHOW ALL INDEXES YIELD name ORDER BY name DESC SKIP 1 LIMIT 2 WHERE name <> 'u' RETURN name",
    made('"t"'),
  ),
  step('SHOW UNIQUE CONSTRAINTS YIELD name', made('"n"', '"u"')),
  step('SHOW NODE UNIQUENESS CONSTRAINTS YIELD name', made('"n"')),
  step('SHOW REL UNIQUE CONSTRAINT YIELD name', made('"u"')),
  ...[
    'KEY',
    'NODE KEY',
    'EXIST',
    'REL PROPERTY EXISTENCE',
    'PROPERTY TYPE',
    'RELATIONSHIP PROPERTY TYPE',
  ].map((which) => step(`SHOW ${which} CONSTRAINTS`, made())),
  ...['PROPERTY UNIQUE', 'TYPE', 'NODE', 'EXISTS'].map((which) => step(`SHOW ${which} CONSTRAINTS`, SYNTAX)),
  step('SHOW INDEXES YIELD nme', SYNTAX),
  step('SHOW INDEXES RETURN name', SYNTAX),
]
