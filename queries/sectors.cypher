/*
title: Sectors served
question: Which sectors are served, by how many systems and partnerships?
kind: presence
*/
// records
MATCH (s:Sector)
OPTIONAL MATCH (thing)-[:IN_SECTOR]->(s)
WITH s, thing
ORDER BY thing.caption
RETURN s.name AS sector, count(thing) AS uses, collect(thing.caption) AS by
ORDER BY uses DESC, sector
;

// picture
MATCH (s:Sector)
OPTIONAL MATCH (thing)-[r:IN_SECTOR]->(s)
RETURN s, r, thing
