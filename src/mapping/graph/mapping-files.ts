import { extensionOf } from '../../formats/beginning.ts'

/** Whether a file that was given with others is a mapping, by the ending of its name. */
export function isMappingFile({ name }: { readonly name: string }): boolean {
  return ['yaml', 'yml'].includes(extensionOf(name))
}

/** The name of a file without its folders. */
export function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, '')
}
