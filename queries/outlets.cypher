/*
title: Who is credited how often
question: How many claims is each source credited with, by modality?
kind: evidence
*/
// records
MATCH (k:Claim)-[:ATTRIBUTED_TO]->(o)
WITH o, k
ORDER BY k.modality
RETURN o.name AS source, count(*) AS claims, collect(DISTINCT k.modality) AS modalities
ORDER BY claims DESC, source
;

// picture
MATCH credit = (:Claim)-[:ATTRIBUTED_TO]->()
RETURN credit
