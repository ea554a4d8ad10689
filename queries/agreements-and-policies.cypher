/*
title: Agreements and policies
question: What do agreements and policies encourage, cover or aim at?
kind: policy
*/
// records
MATCH (a)-[r]->(object)
WHERE (a:Agreement OR a:Policy) AND r.layer = 'article'
RETURN a.name AS instrument, type(r) AS relationship, object.name AS object, r.modality AS modality, r.status AS status
ORDER BY instrument, relationship, object
;

// picture
MATCH (a)-[r]->(object)
WHERE (a:Agreement OR a:Policy) AND r.layer = 'article'
RETURN a, r, object
