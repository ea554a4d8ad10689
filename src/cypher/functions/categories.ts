/** The categories of functions in Neo4j 5.26, as SHOW FUNCTIONS gives them. */
export type FunctionCategory =
  | 'Aggregating'
  | 'Graph'
  | 'List'
  | 'Logarithmic'
  | 'Numeric'
  | 'Predicate'
  | 'Scalar'
  | 'Spatial'
  | 'String'
  | 'Temporal'
  | 'Trigonometric'
  | 'Vector'

/**
 * Every function by category: those of Neo4j 5.26 (its SHOW FUNCTIONS), whether there is one here or not, and the few that
 * only this engine has. A dotted name that is not listed belongs with what stands before its first dot.
 */
const namesByCategory: { readonly [category in FunctionCategory]: string } = {
  Aggregating: 'avg collect count max min percentileCont percentileDisc stDev stDevP sum',
  Graph: 'graph.byElementId graph.byName',
  List: 'keys labels nodes range reduce relationships tail toBooleanList toFloatList toIntegerList toStringList',
  Logarithmic: 'e exp ln log log10 sqrt',
  Numeric: 'abs ceil ceiling floor isNaN rand round sign',
  Predicate: 'all any exists isEmpty none single',
  Scalar:
    'char_length character_length coalesce elementId endNode file head id last length linenumber nullIf properties ' +
    'randomUUID size startNode timestamp toBoolean toBooleanOrNull toFloat toFloatOrNull toInteger toIntegerOrNull type ' +
    'valueType',
  Spatial: 'point point.distance point.withinBBox',
  String:
    'btrim left lower ltrim normalize replace reverse right rtrim split substring toLower toString toStringOrNull ' +
    'toUpper trim upper',
  Temporal:
    'date date.realtime date.statement date.transaction date.truncate datetime datetime.fromepoch ' +
    'datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction datetime.truncate duration ' +
    'duration.between duration.inDays duration.inMonths duration.inSeconds localdatetime localdatetime.realtime ' +
    'localdatetime.statement localdatetime.transaction localdatetime.truncate localtime localtime.realtime ' +
    'localtime.statement localtime.transaction localtime.truncate time time.realtime time.statement time.transaction ' +
    'time.truncate',
  Trigonometric: 'acos asin atan atan2 cos cosh cot coth degrees haversin pi radians sin sinh tan tanh',
  Vector: 'vector.similarity.cosine vector.similarity.euclidean',
}

export const functionCategories = Object.keys(namesByCategory) as readonly FunctionCategory[]

/** The names of a category, in the order of the alphabet. */
export function namesOf(category: FunctionCategory): readonly string[] {
  return namesByCategory[category].split(' ')
}

const categories = new Map(
  functionCategories.flatMap((category) => namesOf(category).map((name) => [name.toLowerCase(), category])),
)

/** The category of a function by its name in any case; undefined where it is in none. */
export function categoryOf(name: string): FunctionCategory | undefined {
  const lower = name.toLowerCase()
  return categories.get(lower) ?? categories.get(lower.split('.')[0])
}
