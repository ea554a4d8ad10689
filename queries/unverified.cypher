/*
title: Not looked up
question: Which facts of common reference has no one looked up in a data set?
kind: evidence
*/
// records
MATCH (a)-[r]->(b)
WHERE r.layer = 'reference' AND NOT r.verified
RETURN a.name AS origin, type(r) AS relationship, b.name AS target, r.source AS source
ORDER BY relationship, origin, target
;

// picture
MATCH (a)-[r]->(b)
WHERE r.layer = 'reference' AND NOT r.verified
RETURN a, r, b
