/*
title: Begun, encouraged or only possible
question: What has been begun, encouraged or is a capability, without being said to run?
kind: evidence
*/
// records
MATCH (a)-[r]->(b)
WHERE r.status IN ['begun', 'encouraged', 'capability']
RETURN r.status AS status, a.name AS origin, type(r) AS relationship, b.name AS target, r.claims AS claims
ORDER BY status, origin, relationship, target, claims
;

// picture
MATCH (a)-[r]->(b)
WHERE r.status IN ['begun', 'encouraged', 'capability']
RETURN a, r, b
