/*
title: Agreements without named parties
question: Which agreements name no country that signed?
kind: gaps
*/
// records
MATCH (a:Agreement)
WHERE NOT EXISTS { MATCH (a)-[:SIGNED_WITH]->(:Country) }
OPTIONAL MATCH (a)-[r:SIGNED_WITH]->(group:Collective)
RETURN a.name AS agreement, group.name AS signedWith, group.comparator AS comparator, group.count AS count, r.timeEdtf AS date
ORDER BY agreement
;

// picture
MATCH (a:Agreement)
OPTIONAL MATCH (a)-[r:SIGNED_WITH]->(group)
RETURN a, r, group
