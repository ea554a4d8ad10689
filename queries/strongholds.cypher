/*
title: Strongholds
question: Where is a company said to have a stronghold, and by what means?
kind: presence
*/
// records
MATCH (c:Company)-[r:HAS_STRONGHOLD_IN]->(region)
RETURN c.name AS company, region.name AS region, r.modality AS modality, r.means AS means
ORDER BY company, region, modality
;
