/*
title: Claims with numbers
question: What is claimed with numbers, dates and units, and who is credited?
kind: evidence
*/
// records
MATCH (k:Claim)
WHERE k.amount IS NOT NULL
OPTIONAL MATCH (k)-[:ATTRIBUTED_TO]->(source)
WITH k, source
ORDER BY source.name
RETURN k.id AS claim, k.gloss AS claimed,
  CASE k.comparator WHEN 'gt' THEN 'more than ' WHEN 'ge' THEN 'at least ' WHEN 'lt' THEN 'less than ' WHEN 'le' THEN 'at most ' WHEN 'about' THEN 'about ' ELSE '' END + k.amount AS amount,
  k.unit AS unit, k.timeText AS date, k.modality AS modality, collect(source.name) AS credited
ORDER BY claim
;

// picture
MATCH about = (k:Claim)-[:HAS_SUBJECT|HAS_OBJECT]->()
WHERE k.amount IS NOT NULL
OPTIONAL MATCH credit = (k)-[:ATTRIBUTED_TO]->()
RETURN about, credit
