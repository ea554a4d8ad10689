/*
title: On a single uncredited claim
question: Which relationships stand on one claim that is credited to no one?
kind: evidence
*/
// records
MATCH (a)-[r]->(b)
WHERE r.layer = 'article' AND size(r.claims) = 1 AND size(r.attributedTo) = 0
RETURN a.name AS origin, type(r) AS relationship, b.name AS target, r.modality AS modality, r.claims[0] AS claim
ORDER BY claim, relationship, target, origin
;

// picture
MATCH (a)-[r]->(b)
WHERE r.layer = 'article' AND size(r.claims) = 1 AND size(r.attributedTo) = 0
RETURN a, r, b
