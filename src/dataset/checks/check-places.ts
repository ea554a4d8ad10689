import { longestIncreasing } from '../longest-increasing.ts'
import type { SentencePassage as Passage, TextDocument } from '../schemas/documents.ts'
import type { At, Findings } from './finding.ts'

/** A passage, and where it stands in its file. */
interface Placed {
  readonly passage: Passage
  readonly at: At
}

const VERIFY = '`silkgraph verify --document FILE` says where each sentence stands.'

/**
 * What the places of a document's passages say of one another, without the document: none overlap, and paragraphs, sentences
 * and lines rise as the offsets do. Told are the fewest that contradict the others. Cost: n log n in the passages.
 */
export function checkPlaces(findings: Findings, document: TextDocument): void {
  checkOffsets(findings, document)
  const placed = document.passages
    .map((passage, index): Placed => ({ passage, at: [document, 'passages', index] }))
    .filter(({ passage: { start, end } }) => start < end)
  const apart = checkOverlaps(findings, placed).toSorted((a, b) => a.passage.start - b.passage.start)
  checkLines(findings, checkNumbers(findings, apart))
  checkHashes(findings, placed)
}

/** Passages lie inside the document. */
function checkOffsets(findings: Findings, document: TextDocument): void {
  const { id, characters, passages } = document
  passages.forEach((passage, index) => {
    const { start, end } = passage
    if (start < end && end <= characters) return
    const message = `The passage ${passage.id} of ${id} runs from ${start} to ${end} of ${characters} characters.`
    findings.error(
      'InvalidPassage',
      [document, 'passages', index],
      message,
      'Correct start, end or characters.',
    )
  })
}

/** @returns the passages that do not overlap */
function checkOverlaps(findings: Findings, placed: readonly Placed[]): readonly Placed[] {
  const kept: Placed[] = []
  const overlapping: Placed[] = []
  // Those that end first leave the most room for others.
  for (const one of placed.toSorted(
    (a, b) => a.passage.end - b.passage.end || b.passage.start - a.passage.start,
  )) {
    if (one.passage.start >= (kept.at(-1)?.passage.end ?? 0)) kept.push(one)
    else overlapping.push(one)
  }
  for (const { passage, at } of overlapping) {
    const { id, start, end } = passage
    const other = kept.find((one) => one.passage.start < end && one.passage.end > start)?.passage
    if (other === undefined) continue
    const message = `The passage ${id} (${start} to ${end}) overlaps ${other.id} (${other.start} to ${other.end}).`
    findings.error('OverlappingPassages', [...at, 'start'], message, VERIFY)
  }
  return kept
}

/** @returns the passages whose paragraphs and sentences rise */
function checkNumbers(findings: Findings, placed: readonly Placed[]): readonly Placed[] {
  const byNumbers = (a: Passage, b: Passage): number => a.paragraph - b.paragraph || a.sentence - b.sentence
  const ranked = placed.map(({ passage }) => passage).toSorted(byNumbers)
  const ranks = new Map<Passage, number>()
  let rank = 0
  ranked.forEach((passage, index) => {
    if (index > 0 && byNumbers(ranked[index - 1], passage) < 0) rank++
    ranks.set(passage, rank)
  })
  const rising = longestIncreasing(placed.map(({ passage }) => ranks.get(passage) ?? 0))
  const inOrder = [...rising].sort((a, b) => a - b)
  placed.forEach(({ passage, at }, index) => {
    if (rising.has(index)) return
    const before = inOrder.findLast((one) => one < index)
    const after = inOrder.find((one) => one > index)
    const neighbours = [before, after].flatMap((one) =>
      one === undefined ? [] : numbers(placed[one].passage),
    )
    const where = before === undefined ? 'before' : after === undefined ? 'after' : 'between'
    const same = placed.find(({ passage: other }) => other !== passage && byNumbers(other, passage) === 0)
    const message =
      same === undefined
        ? `The passage ${numbers(passage)} stands ${where} ${neighbours.join(' and ')} by its offsets.`
        : `The passages ${passage.id} and ${same.passage.id} are both sentence ${passage.sentence} of paragraph ${passage.paragraph}.`
    findings.error('PassageOrder', [...at, 'paragraph'], message, VERIFY)
  })
  return placed.filter((_, index) => rising.has(index))
}

function numbers({ id, paragraph, sentence }: Passage): string {
  return `${id} (paragraph ${paragraph}, sentence ${sentence})`
}

function checkLines(findings: Findings, placed: readonly Placed[]): void {
  let before: Passage | undefined
  for (const { passage, at } of placed) {
    const { id, line, paragraph } = passage
    if (line === undefined) continue
    if (
      before?.line !== undefined &&
      (line < before.line || (line === before.line && paragraph !== before.paragraph))
    ) {
      const message =
        line < before.line
          ? `The passage ${id} follows ${before.id} by its offsets, but its line ${line} is before line ${before.line}.`
          : `The passages ${before.id} and ${id} stand in line ${line} and in two paragraphs.`
      findings.error('PassageOrder', [...at, 'line'], message, VERIFY)
    } else before = passage
  }
}

function checkHashes(findings: Findings, placed: readonly Placed[]): void {
  const seen = new Map<string, string>()
  for (const { passage, at } of placed) {
    const other = seen.get(passage.sha256)
    if (other === undefined) seen.set(passage.sha256, passage.id)
    else {
      const message = `The passages ${other} and ${passage.id} have the same sha256.`
      const hint = `That is right where the document says the same twice; ${VERIFY}`
      findings.notice('RepeatedSentence', [...at, 'sha256'], message, hint)
    }
  }
}
