/*
title: The evidence of a relationship
question: Which sentence does a relationship rest on, and who says so?
kind: evidence
phrases:
  - evidence that joins {start} to {end}
parameters:
  start:
    type: string
    default: org:alibaba-cloud
    description: Where the relationship starts
    suggest: MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Claim AND NOT n:Passage AND NOT n:Document RETURN n.id AS value, n.name AS text ORDER BY text
  end:
    type: string
    default: fac:alibaba-dc-dubai
    description: Where it ends
    suggest: MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Claim AND NOT n:Passage AND NOT n:Document RETURN n.id AS value, n.name AS text ORDER BY text
*/
// records
MATCH (a {id: $start})-[r]->(b {id: $end})
WHERE r.layer = 'article'
MATCH (k:Claim)-[:EVIDENCED_BY]->(p:Passage)-[:IN_DOCUMENT]->(d:Document)
WHERE k.id IN r.claims
OPTIONAL MATCH (k)-[:ATTRIBUTED_TO]->(o)
WITH r, k, p, d, o
ORDER BY o.name
RETURN type(r) AS relationship, k.id AS claim, k.gloss AS claimed, k.modality AS modality, coalesce(d.title, d.id) AS document, p.paragraph AS paragraph, p.sentence AS sentence, p.sha256 AS hash, collect(o.name) AS credited
ORDER BY relationship, claim, document, paragraph, sentence
;

// picture
MATCH (a {id: $start})-[r]->(b {id: $end})
WHERE r.layer = 'article'
MATCH evidence = (k:Claim)-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(:Document)
WHERE k.id IN r.claims
RETURN a, r, b, evidence
