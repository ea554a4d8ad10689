import { isList } from '../../model/kinds.ts'
import { jsonText } from '../../model/json.ts'
import { writtenName } from '../../model/quote-name.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Value } from '../../model/values.ts'
import type { BinaryOperator } from '../ast/index.ts'
import type { BoundExpression, Variable } from '../bound/index.ts'

/** A longer literal is cut. */
const LONGEST_LITERAL = 60
/** What lies deeper in an expression is left out: nobody reads it, and a chain of operators may be 100,000 long. */
const DEEPEST = 20

/** An expression as the details of a plan say it: as Cypher, with brackets where operators meet; long parts are cut. */
export function expressionText(expression: BoundExpression, depth = 0): string {
  if (depth > DEEPEST) return '…'
  const text = (part: BoundExpression): string => expressionText(part, depth + 1)
  const inner = (part: BoundExpression): string => (isOperation(part) ? `(${text(part)})` : text(part))
  const list = (parts: readonly BoundExpression[]): string => parts.map(text).join(', ')
  switch (expression.kind) {
    case 'literal':
      return literalText(expression.value)
    case 'extracted-literal':
      return '…'
    case 'parameter':
      return `$${writtenName(expression.name)}`
    case 'variable':
      return variableText(expression.variable)
    case 'property':
      return `${inner(expression.target)}.${writtenName(expression.key)}`
    case 'index':
      return `${inner(expression.target)}[${text(expression.index)}]`
    case 'slice': {
      const [from, to] = [expression.from, expression.to].map((end) => (end === undefined ? '' : text(end)))
      return `${inner(expression.target)}[${from}..${to}]`
    }
    case 'has-labels':
      return `${inner(expression.target)}${labelsText(expression.labels)}`
    case 'list':
      return `[${list(expression.items)}]`
    case 'map':
      return `{${entriesText(expression.entries, text)}}`
    case 'map-projection': {
      const entries = entriesText(expression.entries, text)
      const parts = [...(expression.all ? ['.*'] : []), ...(entries === '' ? [] : [entries])]
      return `${inner(expression.target)} {${parts.join(', ')}}`
    }
    case 'unary':
      return `${expression.operator === 'not' ? 'NOT ' : expression.operator}${inner(expression.operand)}`
    case 'binary': {
      const { operator, left, right } = expression
      // A conjunction is read from left to right whatever is in it.
      if (operator === 'and') return conjunctionText([left, right], depth + 1)
      return `${inner(left)} ${operatorText(operator)} ${inner(right)}`
    }
    case 'comparison':
      return expression.operands
        .map((operand, at) =>
          at === 0 ? inner(operand) : `${expression.operators[at - 1]} ${inner(operand)}`,
        )
        .join(' ')
    case 'is-null':
      return `${inner(expression.operand)} IS ${expression.negated ? 'NOT ' : ''}NULL`
    case 'call':
      return `${expression.function.name}(${list(expression.arguments)})`
    case 'case': {
      const branches = expression.branches.map(({ when, then }) => ` WHEN ${text(when)} THEN ${text(then)}`)
      const { subject, otherwise } = expression
      return `CASE${subject === undefined ? '' : ` ${text(subject)}`}${branches.join('')}${
        otherwise === undefined ? '' : ` ELSE ${text(otherwise)}`
      } END`
    }
    case 'list-comprehension': {
      const { variable, where, projection } = expression
      const condition = where === undefined ? '' : ` WHERE ${text(where)}`
      const made = projection === undefined ? '' : ` | ${text(projection)}`
      return `[${variableText(variable)} IN ${text(expression.list)}${condition}${made}]`
    }
    case 'quantifier': {
      const { quantifier, variable, where } = expression
      return `${quantifier}(${variableText(variable)} IN ${text(expression.list)} WHERE ${text(where)})`
    }
    case 'reduce': {
      const { accumulator, initial, variable, step } = expression
      const begins = `${variableText(accumulator)} = ${text(initial)}`
      return `reduce(${begins}, ${variableText(variable)} IN ${text(expression.list)} | ${text(step)})`
    }
    case 'subquery':
      return `${expression.form.toUpperCase()} { … }`
    default:
      return unreachable(expression)
  }
}

/** Conditions that are all to be met. */
export function conjunctionText(conditions: readonly BoundExpression[], depth = 0): string {
  return conditions
    .map((condition) => {
      const text = expressionText(condition, depth)
      const isWeaker =
        condition.kind === 'binary' && (condition.operator === 'or' || condition.operator === 'xor')
      return isWeaker && conditions.length > 1 ? `(${text})` : text
    })
    .join(' AND ')
}

/** The name of a variable, which of a column is how the query writes it; '' of what the query does not name. */
export function variableText({ name }: Variable): string {
  return name.startsWith('  ') ? '' : name
}

/** `:Person:Author`; '' where there is no label. */
export function labelsText(labels: readonly string[]): string {
  return labels.map((label) => `:${writtenName(label)}`).join('')
}

function entriesText(
  entries: readonly { readonly key: string; readonly value: BoundExpression }[],
  text: (expression: BoundExpression) => string,
): string {
  return entries.map(({ key, value }) => `${writtenName(key)}: ${text(value)}`).join(', ')
}

function literalText(value: Value): string {
  const text = isList(value)
    ? `[${value.slice(0, LONGEST_LITERAL).map(literalText).join(', ')}]`
    : typeof value === 'bigint'
      ? String(value)
      : jsonText(value)
  return text.length > LONGEST_LITERAL ? `${text.slice(0, LONGEST_LITERAL)}…` : text
}

/** A negative number counts: `--1` begins no number. */
function isOperation(expression: BoundExpression): boolean {
  const { kind } = expression
  if (kind === 'literal') return Number(expression.value) < 0
  return kind === 'binary' || kind === 'comparison' || kind === 'unary' || kind === 'is-null'
}

function operatorText(operator: BinaryOperator): string {
  return operator.replace('-with', ' with').toUpperCase()
}
