/*
title: Plans and forecasts
question: Which relationships are planned or forecast, not facts?
kind: evidence
*/
// records
MATCH (a)-[r]->(b)
WHERE r.modality IN ['plan', 'forecast']
RETURN r.modality AS modality, a.name AS origin, type(r) AS relationship, b.name AS target, r.certainty AS certainty, r.timeEdtf AS date
ORDER BY modality, origin, relationship, target, date, certainty
;

// picture
MATCH (a)-[r]->(b)
WHERE r.modality IN ['plan', 'forecast']
RETURN a, r, b
