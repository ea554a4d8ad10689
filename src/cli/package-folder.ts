import { fileURLToPath } from 'node:url'

/** A folder or file of the package, from the URL of a module in its `src/` or `dist/`. */
export function bundledFolder(name: 'graph' | 'docs' | 'dist' | 'package.json', moduleUrl: string): string {
  const at = Math.max(moduleUrl.lastIndexOf('/dist/'), moduleUrl.lastIndexOf('/src/'))
  return fileURLToPath(new URL(name, moduleUrl.slice(0, at + 1)))
}
