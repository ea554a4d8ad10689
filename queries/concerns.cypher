/*
title: Concerns
question: Who is concerned about what, and how do firms respond?
kind: policy
*/
// records
MATCH (who)-[r:CONCERNED_ABOUT|RESPONDS_WITH|AIMS_TO_MITIGATE]->(what)
RETURN who.name AS who, type(r) AS relationship, what.name AS what, r.modality AS modality
ORDER BY relationship, who, what, modality
;

// picture
MATCH (who)-[r:CONCERNED_ABOUT|RESPONDS_WITH|AIMS_TO_MITIGATE]->(what)
RETURN who, r, what
