/*
title: What an outlet is credited with
question: Which claims does the document credit to an outlet?
kind: evidence
phrases:
  - what {outlet} says
  - claims credited to {outlet}
parameters:
  outlet:
    type: string
    default: out:reuters
    description: The outlet or organisation
    suggest: MATCH (k:Claim)-[:ATTRIBUTED_TO]->(o) RETURN DISTINCT o.id AS value, o.name AS text ORDER BY text
*/
// records
MATCH (k:Claim)-[:ATTRIBUTED_TO]->(o {id: $outlet})
RETURN k.id AS claim, k.gloss AS claimed, k.modality AS modality, k.attributionScope AS scope
ORDER BY claim
;

// picture
MATCH credit = (k:Claim)-[:ATTRIBUTED_TO]->({id: $outlet})
MATCH about = (k)-[:HAS_SUBJECT|HAS_OBJECT]->()
RETURN credit, about
