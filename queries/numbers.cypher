/*
title: Claims with numbers
question: What is claimed with numbers, dates and units, and who is credited?
kind: evidence
*/
// records
MATCH (k:Claim)
WHERE k.amount IS NOT NULL
RETURN k.id AS claim, k.gloss AS claimed, k.comparator AS comparator, k.amount AS amount, k.unit AS unit, k.timeEdtf AS date, k.modality AS modality, k.attributedTo AS credited
ORDER BY claim
;

// picture
MATCH (who)-[r:HAS_METRIC]->(o:Observation)
RETURN who, r, o
