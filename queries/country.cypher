/*
title: One country
question: What is said of a country, of its cities, and of others in its market?
kind: profile
phrases:
  - what is said of {country}
parameters:
  country:
    type: string
    default: place:SG
    description: The country
    suggest: MATCH (c:Country) RETURN c.id AS value, c.name AS text ORDER BY text
*/
// records
CALL {
  MATCH (c:Country {id: $country})
  CALL (c) {
    MATCH (place)-[:PART_OF*0..1]->(c), (place)-[r]-(other)
    WHERE r.layer = 'article' AND NOT other IN [place, c]
    RETURN r
    UNION
    MATCH ()-[r]->()
    WHERE r.layer = 'article' AND c.id IN r.market
    RETURN r
  }
  OPTIONAL MATCH (m)
  WHERE m.id IN r.market
  WITH startNode(r) AS who, r, endNode(r) AS whom, m
  RETURN who.name AS who, type(r) AS relationship, whom.name AS whom, m.name AS market, r.modality AS modality, r.status AS status, r.claims AS claims
  UNION ALL
  MATCH (:Country {id: $country})<-[:PART_OF*0..1]-(place)<-[:HAS_SUBJECT]-(k:Claim)
  WHERE k.objectText IS NOT NULL
  RETURN place.name AS who, k.relation AS relationship, k.objectText AS whom, null AS market, k.modality AS modality, k.status AS status, [k.id] AS claims
}
RETURN who, relationship, whom, market, modality, status, claims
ORDER BY who, relationship, whom, claims
;

// picture
MATCH within = (place)-[:PART_OF*0..1]->(c:Country {id: $country})
OPTIONAL MATCH (place)-[r]-(other)
WHERE r.layer = 'article'
OPTIONAL MATCH (a)-[market]->(b)
WHERE market.layer = 'article' AND c.id IN market.market
RETURN within, r, other, a, market, b
