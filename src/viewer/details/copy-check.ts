import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { verifyPassages } from '../../dataset/verify.ts'
import type { DocumentView } from './document.ts'

/** What became of each passage in the reader's own copy, by passage key. */
export interface CopyCheck {
  /** Whether the text can be a copy of the document at all. */
  readonly isCopy: boolean
  readonly passages: ReadonlyMap<string, PassageInCopy>
  readonly counts: { readonly [verdict in PassageInCopy['verdict']]: number }
}

export interface PassageInCopy {
  readonly verdict: 'matches' | 'moved' | 'changed' | 'missing'
  /** The sentence as the copy has it; '' where it is missing. */
  readonly text: string
}

/** Checks a reader's copy as `silkgraph verify` does, on the reader's machine alone. Cost: a hash for each sentence. */
export function checkCopy({ passages }: Pick<DocumentView, 'passages'>, copy: string): CopyCheck {
  const cited = passages.map(({ key, properties }) => ({
    key,
    start: Number(properties['start']),
    end: Number(properties['end']),
    sha256: String(properties['sha256']),
  }))
  const found = new Map<string, PassageInCopy>()
  const counts = { matches: 0, moved: 0, changed: 0, missing: 0 }
  const { isCopy, passages: verdicts } = verifyPassages(cited, copy, hexOf)
  for (const { passage, verdict, text = '' } of verdicts) {
    counts[verdict]++
    found.set(passage.key, { verdict, text })
  }
  return { isCopy, passages: found, counts }
}

/** Of a text's UTF-8 bytes, at once: the browser's own hash answers later only, one promise a sentence. */
function hexOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
