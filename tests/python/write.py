"""Prints graphs as NetworkX writes them in JSON: {"name": text}, each text a file.

python3 write.py
"""

import json
import sys

import networkx
from networkx.readwrite import json_graph

characters = networkx.les_miserables_graph()
parallel = networkx.MultiDiGraph(name="parallel")
parallel.add_node("a", big=2**53 + 1, whole=1, real=1.0, missing=float("nan"), tags=["x", "y"])
parallel.add_edge("a", "b", type="KNOWS")
parallel.add_edge("a", "b", weight=0.5)
parallel.add_edge(("t", 1), "a")

json.dump(
    {
        "links": json.dumps(json_graph.node_link_data(characters, edges="links")),
        "edges": json.dumps(json_graph.node_link_data(characters, edges="edges"), indent=1),
        "cytoscape": json.dumps(json_graph.cytoscape_data(characters)),
        "parallel": json.dumps(json_graph.node_link_data(parallel, edges="links")),
    },
    sys.stdout,
)
