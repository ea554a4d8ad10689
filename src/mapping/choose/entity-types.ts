/** Columns that name something of its own where their cells come again, and how a row is related to it. */
export const entityTypes: ReadonlyMap<string, string> = new Map([
  ...['country', 'city', 'region', 'state', 'place', 'location', 'town'].map(
    (word) => [word, 'LOCATED_IN'] as const,
  ),
  ...['funder', 'donor', 'sponsor', 'financier', 'lender'].map((word) => [word, 'FUNDED_BY'] as const),
  ...['recipient', 'beneficiary'].map((word) => [word, 'GOES_TO'] as const),
  ...['author', 'writer'].map((word) => [word, 'WRITTEN_BY'] as const),
  ...[
    'company',
    'employer',
    'organisation',
    'organization',
    'university',
    'school',
    'institution',
    'agency',
  ].map((word) => [word, 'BELONGS_TO'] as const),
  ['publisher', 'PUBLISHED_BY'],
  ['director', 'DIRECTED_BY'],
  ['owner', 'OWNED_BY'],
  ...['manager', 'supervisor', 'boss'].map((word) => [word, 'MANAGED_BY'] as const),
  ...['team', 'club', 'department', 'group', 'party'].map((word) => [word, 'MEMBER_OF'] as const),
  ...['sector', 'industry', 'genre', 'topic', 'category', 'language'].map(
    (word) => [word, `HAS_${word.toUpperCase()}`] as const,
  ),
])
