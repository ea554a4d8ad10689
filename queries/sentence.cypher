/*
title: Claims of a sentence
question: What is claimed in one sentence of the document?
kind: evidence
phrases:
  - claims of sentence {passage}
parameters:
  passage:
    type: string
    default: P3.S2
    description: The sentence, as paragraph and sentence
    suggest: MATCH (p:Passage) RETURN p.caption AS value, p.name AS text ORDER BY p.paragraph, p.sentence
*/
// records
MATCH (k:Claim)-[:EVIDENCED_BY]->(p:Passage {caption: $passage})
MATCH (k)-[:HAS_SUBJECT]->(s)
OPTIONAL MATCH (k)-[:HAS_OBJECT]->(o)
RETURN k.id AS claim, s.name AS subject, k.relation AS relation, coalesce(o.name, k.objectText) AS object, k.modality AS modality, k.gloss AS claimed
ORDER BY claim
;

// picture
MATCH evidence = (k:Claim)-[:EVIDENCED_BY]->(:Passage {caption: $passage})
MATCH about = (k)-[:HAS_SUBJECT|HAS_OBJECT]->()
RETURN evidence, about
