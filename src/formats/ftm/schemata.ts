/** Source: FollowTheMoney 4.11, followthemoney/schema. */

const ofThings = [
  'alias',
  'previousName',
  'summary',
  'description',
  'notes',
  'keywords',
  'publisher',
  'program',
  'address',
] as const
const ofLegalEntities = [
  ...ofThings,
  'abbreviation',
  'legalForm',
  'taxStatus',
  'status',
  'sector',
  'classification',
  'registrationNumber',
  'idNumber',
  'taxNumber',
  'licenseNumber',
] as const
const ofPeople = [
  ...ofLegalEntities,
  'title',
  'firstName',
  'secondName',
  'middleName',
  'lastName',
  'birthPlace',
  'position',
  'biography',
  'profession',
  'education',
] as const

/** A kind of entity: what is said of it that any text may be, and what it is more generally. */
export interface Schema {
  readonly name: string
  readonly properties: readonly string[]
  /** With those it extends, as far as relationships ask for them. */
  readonly is: readonly string[]
}

const schema = (name: string, properties: readonly string[], ...is: readonly string[]): Schema => ({
  name,
  properties,
  is: [name, ...is],
})

/** For nodes of no label that is one of the others. */
export const thing = schema('Thing', ofThings)

/** By labels that are the same but for case, `_` and the English spelling; the first that a node has is its schema. */
export const schemata: readonly Schema[] = [
  schema('Person', ofPeople, 'LegalEntity'),
  schema('PublicBody', ofLegalEntities, 'Organization', 'LegalEntity'),
  schema('Company', ofLegalEntities, 'Organization', 'LegalEntity', 'Asset'),
  schema('Organization', ofLegalEntities, 'LegalEntity'),
  schema('LegalEntity', ofLegalEntities),
  schema('Address', [
    ...ofThings,
    'full',
    'remarks',
    'postOfficeBox',
    'street',
    'street2',
    'city',
    'postalCode',
    'region',
    'state',
  ]),
  schema('Vessel', [...ofThings, 'registrationNumber', 'type', 'model'], 'Asset'),
  schema('Airplane', [...ofThings, 'registrationNumber', 'type', 'model'], 'Asset'),
  schema('Vehicle', [...ofThings, 'registrationNumber', 'type', 'model'], 'Asset'),
  schema('RealEstate', [...ofThings, 'registrationNumber', 'tenure', 'propertyType', 'landType'], 'Asset'),
  schema('BankAccount', ofThings, 'Asset'),
  schema('Security', ofThings, 'Asset'),
  schema('Asset', ofThings),
  schema('Document', [...ofThings, 'title', 'author', 'fileName']),
  schema('Article', [...ofThings, 'title', 'author', 'fileName'], 'Document'),
  schema('Event', ofThings),
  schema('Project', [...ofThings, 'status', 'phase', 'goal']),
  schema('Contract', [...ofThings, 'title', 'type', 'status'], 'Asset'),
  schema('CourtCase', ofThings),
  schema('Position', ofThings),
]

/** A kind of relationship: the types that mean it, and what its ends have to be. */
export interface Link {
  readonly name: string
  readonly types: readonly string[]
  readonly start: readonly [property: string, schema: string | undefined]
  readonly end: readonly [property: string, schema: string | undefined]
  /** What its type is said by. */
  readonly type: 'role' | 'relationship'
}

/** For relationships of any other type. */
export const unknownLink: Link = {
  name: 'UnknownLink',
  types: [],
  start: ['subject', undefined],
  end: ['object', undefined],
  type: 'role',
}

export const links: readonly Link[] = [
  {
    name: 'Ownership',
    types: ['OWNS', 'OWNER_OF', 'SHAREHOLDER_OF', 'HOLDS_SHARES_IN'],
    start: ['owner', 'LegalEntity'],
    end: ['asset', 'Asset'],
    type: 'role',
  },
  {
    name: 'Directorship',
    types: ['DIRECTOR_OF', 'DIRECTS', 'IS_DIRECTOR_OF'],
    start: ['director', 'LegalEntity'],
    end: ['organization', 'Organization'],
    type: 'role',
  },
  {
    name: 'Employment',
    types: ['WORKS_FOR', 'WORKS_AT', 'EMPLOYED_BY', 'EMPLOYEE_OF'],
    start: ['employee', 'Person'],
    end: ['employer', 'Organization'],
    type: 'role',
  },
  {
    name: 'Membership',
    types: ['MEMBER_OF', 'IS_MEMBER_OF', 'BELONGS_TO'],
    start: ['member', 'LegalEntity'],
    end: ['organization', 'Organization'],
    type: 'role',
  },
  {
    name: 'Family',
    types: ['FAMILY_OF', 'RELATIVE_OF', 'MARRIED_TO', 'PARENT_OF', 'CHILD_OF', 'SIBLING_OF'],
    start: ['person', 'Person'],
    end: ['relative', 'Person'],
    type: 'relationship',
  },
  {
    name: 'Associate',
    types: ['ASSOCIATE_OF', 'ASSOCIATED_WITH'],
    start: ['person', 'Person'],
    end: ['associate', 'Person'],
    type: 'relationship',
  },
]

/** What is said of any relationship besides its ends and its type. */
export const ofLinks: readonly string[] = ['summary', 'publisher']
