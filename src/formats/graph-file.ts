/** A file that is to be read, all of its bytes at hand. */
export interface GraphFile {
  /** As errors and `importedFrom` name it. */
  readonly name: string
  readonly bytes: Uint8Array
  /** How a table of text is read, where the reader says it; other formats say it themselves. */
  readonly readAs?: TextReading | undefined
}

/** What a reader says of tables of text that do not say it themselves. */
export interface TextReading {
  /** As TextDecoder calls it; a byte order mark says otherwise. Undefined: by the bytes. */
  readonly encoding?: string | undefined
  /** Whether cells that a row lacks at its end are empty; else such a row is refused. */
  readonly fillRows?: boolean | undefined
}

/** Larger files are refused before they are read. */
export const MOST_FILE_BYTES = 512 * 1024 * 1024

/** One cell, value or line has at most this many characters: a text has no more in the engine either. */
export const MOST_CHARACTERS = 2 ** 24
