/*
title: Strongholds
question: Where is a company said to have a stronghold, and by what means?
kind: presence
*/
// records
MATCH (c:Company)-[r:HAS_STRONGHOLD_IN]->(region)
OPTIONAL MATCH (means)
WHERE means.id IN r.means
RETURN c.name AS company, region.name AS region, r.modality AS modality, means.name AS means
ORDER BY company, region, modality, means
;

// picture
MATCH (c:Company)-[r:HAS_STRONGHOLD_IN]->(region)
OPTIONAL MATCH (means)
WHERE means.id IN r.means
OPTIONAL MATCH offer = (c)-[:OFFERS]->(means)
RETURN c, r, region, means, offer
