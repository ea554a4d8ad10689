import { addAll } from '../../model/add-all.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Identifier, NodePattern, Pattern, PatternPart, RelationshipPattern } from '../ast/index.ts'
import type {
  BoundExpression,
  BoundNode,
  BoundPath,
  BoundPattern,
  BoundRelationship,
  Variable,
} from '../bound/index.ts'
import type { Type } from '../types/type.ts'
import { plainContext } from './context.ts'
import { bindExpression, bindPredicate } from './expressions.ts'
import { describeType, failure } from './failures.ts'
import { checkCreated, checkSearched } from './relationship-checks.ts'
import { alreadyBound, type Scope, undefinedVariable } from './scope.ts'
import { ANY, BOOLEAN, listOf, NODE, PATH, RELATIONSHIP } from '../types/type.ts'
import { mayBe } from '../types/relations.ts'

/** What a pattern is for: it decides what may be new, and what properties become. */
export type PatternUse = 'match' | 'comprehension' | 'predicate' | 'create' | 'merge'

export interface PatternResult {
  readonly pattern: BoundPattern
  /** The scope with all variables of the pattern. */
  readonly scope: Scope
  /** Property maps as equalities, and the conditions inside elements; empty for CREATE and MERGE. */
  readonly predicates: readonly BoundExpression[]
}

/**
 * Binds the parts of one clause as one graph.
 *
 * @throws CypherError at compile time: `VariableAlreadyBound`, `VariableTypeConflict`, `InvalidParameterUse`,
 * `RelationshipUniquenessViolation`, `NoSingleRelationshipType`, `RequiresDirectedRelationship`, `CreatingVarLength`
 */
export function bindPattern(pattern: Pattern, scope: Scope, use: PatternUse): PatternResult {
  const binder = new PatternBinder(scope, use)
  for (const part of pattern.parts) binder.addPart(part)
  return binder.finish()
}

interface NodeEntry {
  readonly variable: Variable
  readonly labels: string[]
  readonly bound: boolean
  readonly source: NodePattern
  properties: BoundExpression | undefined
}

class PatternBinder {
  private readonly use: PatternUse
  private readonly start: Scope
  private scope: Scope
  private readonly nodes = new Map<Variable, NodeEntry>()
  private readonly relationships: {
    readonly bound: BoundRelationship
    readonly source: RelationshipPattern
    readonly before: Scope
  }[] = []
  private readonly paths: BoundPath[] = []
  private readonly nodePatterns: {
    readonly variable: Variable
    readonly source: NodePattern
    readonly before: Scope
  }[] = []

  constructor(scope: Scope, use: PatternUse) {
    this.start = scope
    this.scope = scope
    this.use = use
  }

  private get creates(): boolean {
    return this.use === 'create' || this.use === 'merge'
  }

  addPart(part: PatternPart): void {
    // The path of a comprehension hides what is called the same around it, from its own elements too.
    const hiding = this.use === 'comprehension' ? this.declarePath(part) : undefined
    const isChain = part.relationships.length > 0
    const nodes: Variable[] = []
    const relationships: Variable[] = []
    part.nodes.forEach((node, index) => {
      nodes.push(this.addNode(node, isChain))
      const before = part.relationships[index - 1]
      const [left, right] = [nodes[index - 1], nodes[index]]
      if (before !== undefined && left !== undefined && right !== undefined) {
        relationships.push(this.addRelationship(before, left, right, part.search))
      }
    })
    const variable = hiding ?? this.declarePath(part)
    if (variable !== undefined) this.paths.push({ variable, nodes, relationships })
  }

  private declarePath({ pathVariable }: PatternPart): Variable | undefined {
    if (pathVariable === undefined) return undefined
    const { name, span } = pathVariable
    if (this.use !== 'comprehension' && this.scope.find(name) !== undefined) throw alreadyBound(name, span)
    const variable: Variable = { name, type: PATH }
    this.scope = this.scope.with([variable])
    return variable
  }

  private addNode(node: NodePattern, isChain: boolean): Variable {
    const before = this.scope
    before.work.spend(1)
    const known = node.variable && before.find(node.variable.name)
    const variable = known ?? this.newVariable(node.variable, NODE)
    if (known !== undefined) {
      if (!mayBe(known.type, 'node'))
        throw typeConflict(node.variable ?? { name: '', span: node.span }, known, 'a node')
      const isRestated = node.labels.length > 0 || node.properties !== undefined
      if (this.creates && (!isChain || isRestated)) throw alreadyBound(known.name, node.span)
    }
    const entry = this.nodes.get(variable)
    const labels = node.labels.map(({ name }) => name)
    if (entry === undefined) {
      const isBound = known !== undefined
      this.nodes.set(variable, { variable, labels, bound: isBound, source: node, properties: undefined })
    } else {
      for (const label of labels) if (!entry.labels.includes(label)) entry.labels.push(label)
    }
    this.nodePatterns.push({ variable, source: node, before })
    return variable
  }

  private addRelationship(
    source: RelationshipPattern,
    left: Variable,
    right: Variable,
    search: PatternPart['search'],
  ): Variable {
    const before = this.scope
    before.work.spend(1)
    const type = source.length === undefined ? RELATIONSHIP : listOf(RELATIONSHIP)
    const known = source.variable && before.find(source.variable.name)
    if (known !== undefined && source.variable !== undefined) {
      if (this.creates) throw alreadyBound(known.name, source.variable.span)
      const fits =
        type.kind === 'relationship'
          ? mayBe(known.type, 'relationship')
          : known.type.kind === 'list'
            ? mayBe(known.type.element, 'relationship')
            : mayBe(known.type)
      const what = type.kind === 'list' ? 'a list of relationships' : 'a relationship'
      if (!fits) throw typeConflict(source.variable, known, what)
      if (this.relationships.some(({ bound }) => bound.variable === known)) {
        const message = `The relationship \`${known.name}\` appears twice in one pattern, so nothing can match.`
        throw failure('RelationshipUniquenessViolation', message, source.variable.span, 'Use two variables.')
      }
    }
    if (this.use === 'create' || this.use === 'merge') checkCreated(source, this.use)
    if (search !== 'all') checkSearched(source, search)
    const variable = known ?? this.newVariable(source.variable, type)
    const bound: BoundRelationship = {
      variable,
      types: [...new Set(source.types.map(({ name }) => name))],
      left,
      right,
      direction: source.direction,
      length: source.length,
      search,
      bound: known !== undefined,
      properties: undefined,
      span: source.span,
    }
    this.relationships.push({ bound, source, before })
    return variable
  }

  private newVariable(identifier: Identifier | undefined, type: Type): Variable {
    if (identifier === undefined) return { name: '  anonymous', type }
    if (this.use === 'predicate') throw undefinedVariable(identifier.name, identifier.span, this.scope)
    const variable: Variable = { name: identifier.name, type }
    this.scope = this.scope.with([variable])
    return variable
  }

  finish(): PatternResult {
    const predicates: BoundExpression[] = []
    const scopeOf = ({ before }: { readonly before: Scope }) => this.scopeOf(before)
    for (const element of this.nodePatterns) {
      const { variable, source } = element
      const inner = scopeOf(element)
      const properties = this.bindProperties(source, inner)
      const entry = this.nodes.get(variable)
      if (this.creates && entry !== undefined && properties !== undefined) entry.properties = properties
      else addAll(predicates, equalities(variable, properties))
      if (source.where !== undefined) predicates.push(this.bindWhere(source, inner))
    }
    const relationships = this.relationships.map((element) => {
      const { bound, source } = element
      const inner = scopeOf(element)
      const properties = this.bindProperties(source, inner)
      if (source.where !== undefined) predicates.push(this.bindWhere(source, inner))
      if (this.creates || bound.length !== undefined) return { ...bound, properties }
      addAll(predicates, equalities(bound.variable, properties))
      return bound
    })
    const nodes = [...this.nodes.values()].map(
      ({ variable, labels, bound, source, properties }): BoundNode => ({
        variable,
        labels,
        bound,
        properties,
        span: source.span,
      }),
    )
    return { pattern: { nodes, relationships, paths: this.paths }, scope: this.scope, predicates }
  }

  /** What the properties of an element see, where `before` was in scope when it was met. */
  private scopeOf(before: Scope): Scope {
    switch (this.use) {
      case 'create':
        // Nothing of a pattern is there while it is being made.
        return this.start
      case 'merge':
        // Nodes are made from left to right, and then relationships.
        return before
      case 'match':
      case 'comprehension':
      case 'predicate':
        return this.scope
      default:
        return unreachable(this.use)
    }
  }

  private bindProperties(
    source: NodePattern | RelationshipPattern,
    scope: Scope,
  ): BoundExpression | undefined {
    const { properties } = source
    if (properties === undefined) return undefined
    if (properties.kind === 'parameter' && this.use !== 'create') {
      const message = `A parameter cannot give the properties of a pattern in ${this.use === 'merge' ? 'MERGE' : 'MATCH'}.`
      const hint = 'Write out the keys: `{name: $map.name}`.'
      throw failure('InvalidParameterUse', message, properties.span, hint)
    }
    return bindExpression(properties, plainContext(scope))
  }

  private bindWhere(source: NodePattern | RelationshipPattern, scope: Scope): BoundExpression {
    if (this.creates || source.where === undefined || ('length' in source && source.length !== undefined)) {
      const hint = 'Put the condition after the pattern.'
      throw failure(
        'UnexpectedSyntax',
        'WHERE cannot be used inside this part of a pattern.',
        source.span,
        hint,
      )
    }
    return bindPredicate(source.where, scope)
  }
}

function equalities(variable: Variable, properties: BoundExpression | undefined): BoundExpression[] {
  if (properties?.kind !== 'map') return []
  return properties.entries.map(({ key, value }) => {
    const { span } = value
    const target: BoundExpression = { kind: 'variable', span, type: variable.type, variable }
    const property: BoundExpression = { kind: 'property', span, type: ANY, target, key }
    return { kind: 'comparison', span, type: BOOLEAN, operands: [property, value], operators: ['='] }
  })
}

function typeConflict({ name, span }: Identifier, known: Variable, expected: string): Error {
  const message = `\`${name}\` is ${describeType(known.type)} here and cannot be ${expected}.`
  return failure('VariableTypeConflict', message, span, 'Choose another name.')
}
