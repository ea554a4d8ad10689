/*
title: Projects in a country
question: Who finances what in a country, and in which sector?
kind: profile
parameters:
  country:
    type: string
    default: country:angola
    description: The country
    suggest: MATCH (c:Country) RETURN c.id AS value, c.name AS text ORDER BY text
*/
// records
MATCH (a:Agency)-[f:FINANCES]->(p:Project)-[:IN_COUNTRY]->(:Country {id: $country})
OPTIONAL MATCH (p)-[:IN_SECTOR]->(s:Sector)
RETURN a.name AS agency, p.name AS project, s.name AS sector, p.year AS year, f.status AS status, p.usd2014 AS usd
ORDER BY year, project
;

// picture
MATCH path = (:Agency)-[:FINANCES]->(p:Project)-[:IN_COUNTRY]->(:Country {id: $country})
OPTIONAL MATCH sector = (p)-[:IN_SECTOR]->(:Sector)
RETURN path, sector
