/*
title: Agreements without named parties
question: Which agreements name no country that signed?
kind: gaps
*/
// records
MATCH (a:Agreement)
WHERE NOT EXISTS { MATCH (a)-[:SIGNED_WITH]->(:Country) }
OPTIONAL MATCH (a)-[r:SIGNED_WITH]->(group:Collective)
RETURN a.name AS agreement, group.name AS signatories,
  CASE group.comparator WHEN 'gt' THEN 'more than ' WHEN 'lt' THEN 'less than ' ELSE '' END + group.count AS members, r.timeText AS date
ORDER BY agreement
;

// picture
MATCH (a:Agreement)
WHERE NOT EXISTS { MATCH (a)-[:SIGNED_WITH]->(:Country) }
OPTIONAL MATCH (a)-[r:SIGNED_WITH]->(group)
RETURN a, r, group
