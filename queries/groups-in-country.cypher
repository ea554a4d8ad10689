/*
title: Groups in a country
question: Which groups have, or have begun, sites, systems or partnerships in a country, and by what?
kind: presence
phrases:
  - groups in {country}
  - companies in {country}
  - who is in {country}
parameters:
  country:
    type: string
    default: place:KE
    description: The country
    suggest: MATCH (c:Country) RETURN c.id AS value, c.name AS text ORDER BY text
*/
// records
MATCH (c:Company)-[r:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP]->(thing)-[:LOCATED_IN|WITH_FIRMS_IN]->(place)-[:PART_OF*0..1]->(:Country {id: $country})
OPTIONAL MATCH (c)-[:UNIT_OF]->(parent:Company)
RETURN coalesce(parent, c).name AS group, c.name AS company, type(r) AS relationship, thing.name AS thing, place.name AS place, r.status AS status, r.claims AS claims
ORDER BY group, company, relationship, thing, place
;

// picture
MATCH path = (c:Company)-[:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP]->()-[:LOCATED_IN|WITH_FIRMS_IN]->()-[:PART_OF*0..1]->(:Country {id: $country})
OPTIONAL MATCH unit = (c)-[:UNIT_OF]->(:Company)
RETURN path, unit
