/** What React tells the tools of developers of a component that it has rendered. */
interface Fiber {
  readonly type: unknown
  readonly flags: number
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
}

/** The flag of a component that has run since. */
const RAN = 1

const commits: (readonly string[])[] = []

// React looks for it when it is loaded: this must be loaded before.
Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onCommitFiberRoot: (_: number, { current }: { readonly current: Fiber }) => {
      const names: string[] = []
      visit(current, names)
      commits.push(names)
    },
  },
})

function visit(fiber: Fiber, names: string[]): void {
  const { type, flags, alternate } = fiber
  if (typeof type === 'function' && (alternate === null || (flags & RAN) !== 0)) names.push(type.name)
  // A part that is the same as before was not looked at.
  if (fiber.child === alternate?.child) return
  for (let child = fiber.child; child !== null; child = child.sibling) visit(child, names)
}

/** The names of the components that React renders anew through what is done, sorted, each once. */
export async function rendersOf(act: () => void): Promise<readonly string[]> {
  commits.length = 0
  act()
  await new Promise((resolve) => setTimeout(resolve, 100))
  return [...new Set(commits.flat())].sort()
}
