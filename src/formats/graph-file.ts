/** A file that is to be read, all of its bytes at hand. */
export interface GraphFile {
  /** As errors and `importedFrom` name it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Larger files are refused before they are read. */
export const MOST_FILE_BYTES = 512 * 1024 * 1024

/** One cell, value or line has at most this many characters: a text has no more in the engine either. */
export const MOST_CHARACTERS = 2 ** 24
