import { iconNames } from '../../model/icon-names.ts'
import { reservedQualifiers } from '../claim-properties.ts'
import { evidenceLabels, evidenceLists, evidenceTypes } from '../evidence-names.ts'
import { lookup } from '../lookup.ts'
import { didYouMean } from '../nearest.ts'
import { entityKeys } from '../schemas/entities.ts'
import { handedOn, objectInWords, type Ontology } from '../schemas/ontology.ts'
import type { Findings } from './finding.ts'

const DEFINE = 'Define it in ontology.yaml, or use a name that is defined there.'

/** Names that the evidence layer owns are free, and every name that the ontology uses is one that it defines. */
export function checkOntology(findings: Findings): void {
  const { ontology } = findings.dataset
  const reserved = (what: string, name: string, names: readonly string[], ...path: string[]): void => {
    if (!names.includes(name)) return
    findings.error(
      'ReservedName',
      [ontology, ...path],
      `The ${what} ${name} is reserved.`,
      'Choose another name.',
    )
  }
  for (const [label, { properties, icon }] of Object.entries(ontology.labels)) {
    reserved('label', label, evidenceLabels, 'labels', label)
    if (!iconNames.some((name) => name === icon)) {
      const message = `${label} has the icon ${icon}, which the viewer does not have: letters are shown instead.`
      const hint = didYouMean(icon, iconNames, 'docs/authoring.md lists the icons.')
      findings.notice('UnknownIcon', [ontology, 'labels', label, 'icon'], message, hint)
    }
    properties?.forEach((property, index) => {
      if (lookup(ontology.properties, property)) return
      const hint = didYouMean(property, Object.keys(ontology.properties), DEFINE)
      const message = `${label} lists the property ${property}, which the ontology does not define.`
      findings.error('UnknownProperty', [ontology, 'labels', label, 'properties', index], message, hint)
    })
  }
  for (const property of Object.keys(ontology.properties)) {
    reserved('property', property, [...entityKeys, ...evidenceLists], 'properties', property)
  }
  for (const type of Object.keys(ontology.relationshipTypes)) checkType(findings, ontology, type, reserved)
  for (const name of Object.keys(ontology.qualifiers)) {
    reserved('qualifier', name, reservedQualifiers, 'qualifiers', name)
    checkQualifier(findings, ontology, name)
  }
}

function checkType(
  findings: Findings,
  ontology: Ontology,
  type: string,
  reserved: (what: string, name: string, names: readonly string[], ...path: string[]) => void,
): void {
  const definition = lookup(ontology.relationshipTypes, type)
  if (!definition) return
  reserved('relationship type', type, evidenceTypes, 'relationshipTypes', type)
  for (const side of ['from', 'to'] as const) {
    definition[side].forEach((label, index) => {
      if (side === 'to' && label === objectInWords) return
      checkLabel(findings, ontology, type, label, 'relationshipTypes', type, side, index)
    })
  }
  definition.statuses?.forEach((status, index) => {
    if (lookup(ontology.statuses, status)) return
    const hint = didYouMean(status, Object.keys(ontology.statuses), DEFINE)
    const message = `${type} lists the status ${status}, which the ontology does not define.`
    findings.error('UnknownStatus', [ontology, 'relationshipTypes', type, 'statuses', index], message, hint)
  })
}

function checkQualifier(findings: Findings, ontology: Ontology, name: string): void {
  const qualifier = lookup(ontology.qualifiers, name)
  if (!qualifier) return
  const path = ['qualifiers', name] as const
  qualifier.labels?.forEach((label, index) =>
    checkLabel(findings, ontology, name, label, ...path, 'labels', index),
  )
  if (qualifier.kind !== 'entity' && qualifier.compilesTo.length > 0) {
    const message = `The qualifier ${name} is of kind ${qualifier.kind}, so it cannot compile to a relationship.`
    findings.error(
      'NotAnEntity',
      [ontology, ...path, 'compilesTo'],
      message,
      'Make its kind entity, or drop compilesTo.',
    )
  }
  const types = Object.keys(ontology.relationshipTypes)
  qualifier.compilesTo.forEach((rule, index) => {
    const at = [ontology, ...path, 'compilesTo', index] as const
    const definition = lookup(ontology.relationshipTypes, rule.type)
    if (!definition) {
      const message = `The qualifier ${name} names the type ${rule.type}, which the ontology does not define.`
      findings.error('UnknownType', at, message, didYouMean(rule.type, types, DEFINE))
    }
    if (definition?.claimOnly) {
      const message = `The qualifier ${name} compiles to ${rule.type}, which stays in the evidence layer (claimOnly).`
      findings.error('ClaimOnly', at, message, 'Compile to another type.')
    }
    rule.keeps.forEach((kept, position) => {
      const known = [...handedOn, ...Object.keys(ontology.qualifiers).filter((other) => other !== name)]
      if (known.includes(kept)) return
      const message = `The qualifier ${name} hands on ${kept}, which no claim has.`
      const hint = didYouMean(
        kept,
        known,
        `Name ${handedOn.join(', ')} or another qualifier of ontology.yaml.`,
      )
      findings.error('UnknownQualifier', [...at, 'keeps', position], message, hint)
    })
    if (rule.from === rule.to || (rule.from !== 'qualifier' && rule.to !== 'qualifier')) {
      const message = `The qualifier ${name} compiles from ${rule.from} to ${rule.to}.`
      findings.error(
        'InvalidRule',
        at,
        message,
        'One end must be the qualifier, the other the subject or the object.',
      )
    }
  })
}

function checkLabel(
  findings: Findings,
  ontology: Ontology,
  user: string,
  label: string,
  ...path: (string | number)[]
): void {
  if (lookup(ontology.labels, label)) return
  const hint = didYouMean(label, Object.keys(ontology.labels), DEFINE)
  findings.error(
    'UnknownLabel',
    [ontology, ...path],
    `${user} names the label ${label}, which the ontology does not define.`,
    hint,
  )
}
