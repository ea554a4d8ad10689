/*
title: What an outlet says of a company
question: Which claims about a company, or one of its units, does the document credit to an outlet?
kind: evidence
phrases:
  - what {outlet} says of {company}
  - what {outlet} says about {company}
parameters:
  outlet:
    type: string
    default: out:reuters
    description: The outlet or organisation
    suggest: MATCH (k:Claim)-[:ATTRIBUTED_TO]->(o) RETURN DISTINCT o.id AS value, o.name AS text ORDER BY text
  company:
    type: string
    default: org:alibaba
    description: The company
    suggest: MATCH (c:Company) RETURN c.id AS value, c.name AS text ORDER BY text
*/
// records
MATCH (k:Claim)-[:ATTRIBUTED_TO]->({id: $outlet})
WHERE EXISTS { MATCH (k)-[:HAS_SUBJECT|HAS_OBJECT]->()-[:UNIT_OF*0..1]->(:Company {id: $company}) }
RETURN k.id AS claim, k.gloss AS claimed, k.modality AS modality, k.attributionScope AS scope
ORDER BY claim
;

// picture
MATCH credit = (k:Claim)-[:ATTRIBUTED_TO]->({id: $outlet})
WHERE EXISTS { MATCH (k)-[:HAS_SUBJECT|HAS_OBJECT]->()-[:UNIT_OF*0..1]->(:Company {id: $company}) }
MATCH about = (k)-[:HAS_SUBJECT|HAS_OBJECT]->()
RETURN credit, about
