/*
title: One country
question: What reaches a country or its cities, and what is said of it?
kind: profile
parameters:
  country:
    type: string
    default: place:SG
    description: The country
    suggest: MATCH (c:Country) RETURN c.id AS value, c.name AS text ORDER BY text
*/
// records
MATCH (place)-[:PART_OF*0..1]->(c:Country {id: $country})
MATCH (place)<-[r]-(other)
WHERE r.layer = 'article'
RETURN other.name AS who, type(r) AS relationship, place.name AS place, r.modality AS modality, r.status AS status, r.claims AS claims
ORDER BY who, relationship, place, claims
;

// picture
MATCH within = (place)-[:PART_OF*0..1]->(:Country {id: $country})
MATCH (place)<-[r]-(other)
WHERE r.layer = 'article'
RETURN within, r, other
