import { describe, expect, test } from 'vitest'
import { check, type Finding } from '../../src/dataset/check.ts'
import { changed, datasetOf, fixtureFiles } from './fixture.ts'

function text({ code, place, message, hint }: Finding): string {
  return `${code} ${place?.file}:${place?.line}:${place?.column} ${message} ${hint}`
}

/** The errors after one change of the sound small graph. */
function errorsAfter(file: string, from: string, to: string): readonly string[] {
  return check(datasetOf(changed(file, from, to))).errors.map(text)
}

const unverified =
  'Unverified reference.yaml:9:13 light:norsk STANDS_ON isle:norsk was not looked up in any data set. ' +
  'Look it up in a data set, and give dataset, version and field.'

const claims = 'claims/gazette.yaml'
const ontology = 'ontology.yaml'

describe('check', () => {
  test('finds no error in a sound graph of any subject, and lists what nobody looked up', () => {
    const report = check(datasetOf(fixtureFiles()))
    expect(report.errors).toEqual([])
    expect(report.notices).toEqual([
      {
        severity: 'notice',
        code: 'Unverified',
        message: 'light:norsk STANDS_ON isle:norsk was not looked up in any data set.',
        hint: 'Look it up in a data set, and give dataset, version and field.',
        place: { file: 'reference.yaml', line: 9, column: 13, path: ['facts', 1, 'source'] },
      },
    ])
  })

  test.each([
    [
      claims,
      'subject: eng:ada-lund',
      'subject: eng:ada-land',
      'DanglingId claims/gazette.yaml:6:14 L001: the subject eng:ada-land is not in entities.yaml. Did you mean eng:ada-lund?',
    ],
    [
      claims,
      'object: light:norsk',
      'object: nowhere-at-all',
      'DanglingId claims/gazette.yaml:8:13 L001: the object nowhere-at-all is not in entities.yaml. Add it to entities.yaml.',
    ],
    [
      claims,
      "to: ['paper:gazette']",
      "to: ['paper:gazete']",
      'DanglingId claims/gazette.yaml:12:25 L001: the credited source paper:gazete is not in entities.yaml. Did you mean paper:gazette?',
    ],
    [
      claims,
      'passage: P2.S3',
      'passage: P2.S9',
      'DanglingId claims/gazette.yaml:65:14 L007 cites the passage P2.S9, which gazette does not have. Did you mean P2.S1?',
    ],
    [
      claims,
      'document: gazette',
      'document: gazete',
      'DanglingId claims/gazette.yaml:3:5 L001 cites the document gazete, which does not exist. Did you mean gazette?',
    ],
    [
      claims,
      'relation: SIGNALS_TO',
      'relation: SIGNAL_TO',
      'UnknownType claims/gazette.yaml:41:15 L004: the ontology does not define the type SIGNAL_TO. Did you mean SIGNALS_TO?',
    ],
    [
      claims,
      'modality: plan',
      'modality: forecast',
      'ModalityNotAllowed claims/gazette.yaml:31:15 L003: BUILDS cannot be forecast. The ontology allows fact, plan.',
    ],
    [
      claims,
      'object: light:norsk',
      'object: isle:norsk',
      'EndNotAllowed claims/gazette.yaml:7:15 L001: BUILDS cannot lead from eng:ada-lund (Engineer) to isle:norsk (Island). The ontology allows Engineer to Lighthouse.',
    ],
    [
      claims,
      'status: begun',
      'status: begum',
      'UnknownStatus claims/gazette.yaml:10:13 L001 has the status begum, which the ontology does not define. Did you mean begun?',
    ],
    [
      ontology,
      'statuses: [begun, standing]',
      'statuses: [begun]',
      'StatusNotAllowed claims/gazette.yaml:71:13 L007: BUILDS cannot have the status standing. The ontology allows begun.',
    ],
    [
      claims,
      'edtf: 1871',
      'edtf: 1871-06',
      'TooPrecise claims/gazette.yaml:11:34 L001: the date 1871-06 names a month that the text "in 1871" does not hold. Give a date that is no finer than the source.',
    ],
    [
      claims,
      'text: in 1871, edtf: 1871',
      'text: in June 1871, edtf: 1871-06-30',
      'TooPrecise claims/gazette.yaml:11:39 L001: the date 1871-06-30 names a day that the text "in June 1871" does not hold. Give a date that is no finer than the source.',
    ],
    [
      claims,
      "helper: 'eng:per-holm'",
      "helpers: 'eng:per-holm'",
      'UnknownQualifier claims/gazette.yaml:35:28 L003 has the qualifier helpers, which the ontology does not define. Did you mean helper?',
    ],
    [
      claims,
      "place: 'isle:norsk'",
      "place: 'coast:skerry'",
      'EndNotAllowed claims/gazette.yaml:13:26 L001: the qualifier place cannot be coast:skerry (Coast). The ontology allows Island.',
    ],
    [
      claims,
      "place: 'isle:norsk'",
      "place: ['isle:norsk']",
      'WrongType claims/gazette.yaml:13:26 L001: the qualifier place is a list. Give one value, or set many: true on the qualifier in ontology.yaml.',
    ],
    [
      claims,
      'floors: 3',
      "floors: '3'",
      'WrongType claims/gazette.yaml:72:41 L007: the qualifier floors is "3", but must be a number. Give a number.',
    ],
    [
      claims,
      'note: The dinner is no jest. ',
      '',
      'NoReason claims/gazette.yaml:63:13 L006 is kept despite R2 without a reason. Say why in review.note.',
    ],
    [
      claims,
      'id: L002',
      'id: L001',
      'DuplicateId claims/gazette.yaml:15:9 The id L001 of a claim is already used by a claim. Give one of them a different id.',
    ],
    [
      'entities.yaml',
      "id: 'eng:per-holm'",
      "id: 'gazette'",
      'DuplicateId entities.yaml:3:11 The id gazette of an entity is already used by a document. Give one of them a different id.',
    ],
    [
      'entities.yaml',
      'name: Per Holm',
      'name: ADA  Lund',
      'DuplicateName entities.yaml:3:50 eng:per-holm and eng:ada-lund are both Engineer "ADA  Lund". Merge them, rename one, or record a judgement (same-entity or distinct) in judgements.yaml.',
    ],
    [
      'entities.yaml',
      'label: Coast',
      'label: Cost',
      'UnknownLabel entities.yaml:15:34 coast:skerry has the label Cost, which the ontology does not define. Did you mean Coast?',
    ],
    [
      'entities.yaml',
      'height: 31',
      'heigth: 31',
      'UnknownProperty entities.yaml:4:94 light:norsk has the key heigth, which Lighthouse may not carry. Did you mean height?',
    ],
    [
      'entities.yaml',
      'height: 31',
      'height: tall',
      'WrongType entities.yaml:4:94 light:norsk: height is "tall", but must be a number. Give a number.',
    ],
    [
      'reference.yaml',
      'object: coast:skerry',
      'object: light:norsk',
      'EndNotAllowed reference.yaml:3:15 isle:norsk LIES_OFF light:norsk: LIES_OFF cannot lead from isle:norsk (Island) to light:norsk (Lighthouse). The ontology allows Island to Coast.',
    ],
    [
      'judgements.yaml',
      'ids: [L007]',
      'ids: [L070]',
      'DanglingId judgements.yaml:9:30 The judgement withdrawn names L070, which is not a claim. Did you mean L007?',
    ],
    [
      'judgements.yaml',
      "'light:sund-old'",
      "'isle:norsk'",
      'InvalidJudgement judgements.yaml:4:12 The judgement same-entity joins Lighthouse and Island. Only entities of one label can be the same.',
    ],
    [
      'documents.yaml',
      'noClaim: The title.,',
      '',
      'UncoveredPassage documents.yaml:13:9 No claim cites the passage P0.S1 of gazette. Add a claim, or say under noClaim why there is none.',
    ],
    [
      'documents.yaml',
      'characters: ',
      'characters: 1 #',
      'InvalidPassage documents.yaml:13:9 The passage P0.S1 of gazette runs from 0 to 24 of 1 characters. Correct start, end or characters.',
    ],
    [
      ontology,
      'to: [Coast]',
      'to: [Cost]',
      'UnknownLabel ontology.yaml:53:10 LIES_OFF names the label Cost, which the ontology does not define. Did you mean Coast?',
    ],
    [
      ontology,
      'type: STANDS_ON',
      'type: ADMIRES',
      'ClaimOnly ontology.yaml:77:9 The qualifier place compiles to ADMIRES, which stays in the evidence layer (claimOnly). Compile to another type.',
    ],
    [
      claims,
      'relation: BUILDS\n    object: light:norsk',
      'relation: BUILDS\n    objectText: a tower',
      "EndNotAllowed claims/gazette.yaml:8:17 L001: BUILDS cannot have an object in words. Name an entity as its object, or add text to the type's `to` in ontology.yaml.",
    ],
    [
      claims,
      'subject: eng:per-holm\n    relation: ADMIRES\n    object: eng:ada-lund',
      'subject: light:norsk\n    relation: ADMIRES\n    objectText: the calm of the sea',
      'EndNotAllowed claims/gazette.yaml:59:15 L006: ADMIRES cannot lead from light:norsk (Lighthouse). The ontology allows Engineer.',
    ],
    [
      ontology,
      'keeps: [credit, materials]',
      'keeps: [credit, material]',
      'UnknownQualifier ontology.yaml:77:73 The qualifier place hands on material, which no claim has. Did you mean materials?',
    ],
    [
      ontology,
      'type: STANDS_ON, from: object',
      'type: STANDS_ON, from: qualifier',
      'InvalidRule ontology.yaml:77:9 The qualifier place compiles from qualifier to qualifier. One end must be the qualifier, the other the subject or the object.',
    ],
    [
      ontology,
      '  manned: {',
      '  modality: {',
      'ReservedName ontology.yaml:84:13 The qualifier modality is reserved. Choose another name.',
    ],
    [
      ontology,
      '  ADMIRES:',
      '  HAS_SUBJECT:',
      'ReservedName ontology.yaml:64:5 The relationship type HAS_SUBJECT is reserved. Choose another name.',
    ],
    [
      ontology,
      '  Coast: {',
      '  Claim: {',
      'ReservedName ontology.yaml:19:10 The label Claim is reserved. Choose another name.',
    ],
  ])('in %s refuses %j where %j must stand', (file, from, to, expected) => {
    expect(errorsAfter(file, from, to)).toContain(expected)
  })

  test('refuses two readings of the same words on one passage, and lets them stand on two', () => {
    const judgement = `  - { kind: distinct, ids: ['eng:ada-lund', 'eng:per-holm'], who: editor, when: 2026-11-23, why: Two people., onePerPassage: true }\n`
    const files = fixtureFiles()
    files.set('judgements.yaml', (files.get('judgements.yaml') ?? '') + judgement)
    const ofReadings = (): readonly string[] =>
      check(datasetOf(files))
        .errors.filter(({ code }) => code === 'TwoReadings')
        .map(text)
    expect(ofReadings()).toEqual([
      'TwoReadings claims/gazette.yaml:27:5 L003 reads the words of P1.S2 as eng:per-holm, but L002 reads them as eng:ada-lund. Choose one of them for this passage, or drop onePerPassage from the judgement.',
    ])
    files.set(claims, (files.get(claims) ?? '').replace("    qualifiers: { helper: 'eng:per-holm' }\n", ''))
    expect(ofReadings().filter((line) => line.includes('P1.S2'))).toEqual([])
  })

  test('notices an icon that the viewer does not have', () => {
    const { errors, notices } = check(datasetOf(changed(ontology, 'icon: waves', 'icon: wave')))
    expect(errors).toEqual([])
    expect(notices.map(text)).toEqual([
      'UnknownIcon ontology.yaml:19:51 Coast has the icon wave, which the viewer does not have: letters are shown instead. Did you mean waves?',
      unverified,
    ])
  })

  test('notices an entity of which nothing is said, and claims without a review, one notice a document', () => {
    const files = changed(
      'entities.yaml',
      'entities:\n',
      "entities:\n  - { id: 'isle:lost', label: Island, name: Lost Skerry, caption: Lost Skerry }\n",
    )
    files.set(claims, (files.get(claims) ?? '').replaceAll(/^ {4}review: .*\n/gm, ''))
    const { errors, notices } = check(datasetOf(files))
    expect(errors).toEqual([])
    expect(notices.map(text)).toEqual([
      'NotReviewed claims/gazette.yaml:3:5 7 of 7 claims of gazette have no review. Where a claim was read again next to its sentence, say under review how that ended.',
      'UnmentionedEntity entities.yaml:2:11 No claim or reference fact mentions isle:lost. Add what is said of it, or remove it.',
      unverified,
    ])
  })

  test('notices two entities of one label whose captions a reader cannot tell apart', () => {
    const notices = (caption: string) =>
      check(datasetOf(changed('entities.yaml', 'caption: Per Holm', caption))).notices.map(text)
    expect(notices('caption: Ada  Ｌund')).toEqual([
      'DuplicateCaption entities.yaml:3:69 eng:per-holm and eng:ada-lund are both Engineer with the caption "Ada  Ｌund": a picture does not tell them apart. Give one of them another caption, or record a judgement (same-entity or distinct) in judgements.yaml.',
      unverified,
    ])
    expect(notices('caption: ada lund')).toEqual([unverified])
    expect(notices('caption: Norsk Light')).toEqual([unverified])
  })

  test('accepts two entities of one name where a judgement says that they are distinct', () => {
    const files = changed(
      'entities.yaml',
      'name: Per Holm, caption: Per Holm',
      'name: Ada Lund, caption: Ada Lund',
    )
    files.set(
      'judgements.yaml',
      `${files.get('judgements.yaml') ?? ''}  - { kind: distinct, ids: ['eng:ada-lund', 'eng:per-holm'], who: editor, when: 2026-11-23, why: Two people. }\n`,
    )
    const { errors, notices } = check(datasetOf(files))
    expect([...errors, ...notices].map(text)).toEqual([unverified])
  })

  test('accepts a date as fine as its text, in the language of the graph', () => {
    const june = changed(claims, 'text: in 1871, edtf: 1871', 'text: am 30. Juni 1871, edtf: 1871-06-30')
    expect(check(datasetOf(june)).errors.map(({ code }) => code)).toEqual(['TooPrecise'])
    june.set(ontology, `language: de\n${june.get(ontology) ?? ''}`)
    expect(check(datasetOf(june)).errors).toEqual([])
  })

  test('lists errors in order of file and line, all of them', () => {
    const files = changed(claims, 'subject: eng:ada-lund', 'subject: x')
    files.set('entities.yaml', (files.get('entities.yaml') ?? '').replace('label: Coast', 'label: Cost'))
    files.set('reference.yaml', (files.get('reference.yaml') ?? '').replace(/object: .*/, 'object: x'))
    const lines = check(datasetOf(files)).errors.map(({ place }) => `${place?.file}:${place?.line}`)
    expect(lines).toEqual(['claims/gazette.yaml:6', 'entities.yaml:15', 'reference.yaml:4'])
  })
})
