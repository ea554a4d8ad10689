/*
title: Facts, plans, forecasts, assessments
question: How many claims and relationships are there of each modality?
kind: evidence
*/
// records
MATCH (k:Claim)
WITH k.modality AS modality, count(*) AS claims
OPTIONAL MATCH ()-[r]->()
WHERE r.layer = 'article' AND r.modality = modality
RETURN modality, claims, count(r) AS relationships
ORDER BY claims DESC, modality
;
