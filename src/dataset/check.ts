import { byPlace } from './by-place.ts'
import { checkClaims } from './checks/check-claims.ts'
import { checkDocuments } from './checks/check-documents.ts'
import { checkEntities } from './checks/check-entities.ts'
import { checkIds } from './checks/check-ids.ts'
import { checkImported } from './checks/check-imported.ts'
import { checkJudgements } from './checks/check-judgements.ts'
import { checkOntology } from './checks/check-ontology.ts'
import { checkReference } from './checks/check-reference.ts'
import { checkStyles } from './checks/check-styles.ts'
import { checkViews } from './checks/check-views.ts'
import { checkWorld } from './checks/check-world.ts'
import { Findings, type Finding } from './checks/finding.ts'
import type { Dataset } from './dataset.ts'

/** What `check` found, by severity, each in the order of file and line. */
export interface CheckReport {
  readonly errors: readonly Finding[]
  readonly notices: readonly Finding[]
}

/**
 * Proves what a graph promises: ids unique and known, ends, modalities and statuses allowed by the ontology, dates no
 * finer than their text, every claim with a passage, every passage with a claim or a reason, every relationship with a
 * claim or a reference fact unless it was imported, no two entities under one label and name without a judgement. Reference facts that
 * were not looked up are notices. Cost: linear in the dataset, but for the hints of errors.
 */
export function check(dataset: Dataset): CheckReport {
  const findings = new Findings(dataset)
  const labels = new Map(dataset.entities.map(({ id, label }) => [id, label]))
  checkOntology(findings)
  checkIds(findings)
  checkDocuments(findings)
  checkEntities(findings)
  checkClaims(findings, labels)
  checkReference(findings, labels)
  checkJudgements(findings, labels)
  checkImported(findings)
  checkViews(findings)
  checkStyles(findings)
  // The compiler may rely on all of the above.
  if (findings.all.every(({ severity }) => severity === 'notice')) checkWorld(findings)
  const sorted = findings.all.toSorted(byPlace)
  return {
    errors: sorted.filter(({ severity }) => severity === 'error'),
    notices: sorted.filter(({ severity }) => severity === 'notice'),
  }
}

export type { Finding } from './checks/finding.ts'
