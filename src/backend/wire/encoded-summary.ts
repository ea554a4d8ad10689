import { addAll } from '../../model/add-all.ts'
import type { PlanDescription, ProfileDescription, Summary } from '../../database/index.ts'

/** A node without those under it, and how many there are. */
type Flat<Tree> = Omit<Tree, 'children'> & { readonly children: number }

/** A summary as JSON: a plan is a list of its operators, since as a tree it would be too deep for the stack. */
export type EncodedSummary = Omit<Summary, 'plan' | 'profile'> & {
  readonly plan?: readonly Flat<PlanDescription>[] | undefined
  readonly profile?: readonly Flat<ProfileDescription>[] | undefined
}

export function encodeSummary({ plan, profile, ...summary }: Summary): EncodedSummary {
  return {
    ...summary,
    plan: plan && flattened(plan),
    profile: profile && flattened(profile),
  }
}

export function decodeSummary({ plan, profile, ...summary }: EncodedSummary): Summary {
  return {
    ...summary,
    plan: plan && treeOf<PlanDescription>(plan, (own, children) => ({ ...own, children })),
    profile: profile && treeOf<ProfileDescription>(profile, (own, children) => ({ ...own, children })),
  }
}

/** The nodes of a tree, each before those under it. */
function flattened<Tree extends { readonly children: readonly Tree[] }>(tree: Tree): readonly Flat<Tree>[] {
  const flat: Flat<Tree>[] = []
  const left = [tree]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    flat.push({ ...at, children: at.children.length })
    addAll(left, at.children.toReversed())
  }
  return flat
}

/** The tree again, from its last node on: those under a node are made when it is reached. */
function treeOf<Tree>(
  flat: readonly Flat<Tree>[],
  make: (own: Flat<Tree>, children: readonly Tree[]) => Tree,
): Tree | undefined {
  const made: Tree[] = []
  for (let at = flat.length - 1; at >= 0; at--) {
    const { children } = flat[at]
    made.push(make(flat[at], made.splice(made.length - children).reverse()))
  }
  return made[0]
}
