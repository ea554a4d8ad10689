import type { Value } from '../../../model/values.ts'
import type { AggregateStates, GrowingMemory } from '../../catalog/function-definition.ts'
import type { FunctionContext } from '../../runtime/function-context.ts'

/** What a state takes with its functions, and the list that it keeps, which has room for more. */
const STATE_BYTES = 350

/** The state of one group of a function that keeps its inputs. */
export interface GroupState {
  add(arguments_: readonly Value[]): void
  finish?(): Generator<void, void, void>
  result(): Value
}

/** States that are objects, one for each group. */
export function eachGroup(
  create: (context: FunctionContext) => GroupState,
): (context: FunctionContext, memory: GrowingMemory) => AggregateStates {
  return (context, memory) => {
    const states: GroupState[] = []
    return {
      open: () => {
        memory.add(STATE_BYTES)
        states.push(create(context))
      },
      add: (group, given) => {
        states[group].add(given)
      },
      finish: (group) => states[group].finish?.(),
      result: (group) => states[group].result(),
    }
  }
}
