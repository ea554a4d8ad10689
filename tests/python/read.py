"""Prints a graph file as NetworkX reads it: nodes and relationships with their attributes, as JSON."""

import json
import sys

import networkx

READERS = {
    "graphml": lambda file: networkx.read_graphml(file, force_multigraph=True),
    "gexf": networkx.read_gexf,
}

graph = READERS[sys.argv[1]](sys.argv[2])
json.dump(
    {
        "multi": graph.is_multigraph(),
        "directed": graph.is_directed(),
        "nodes": {node: attributes for node, attributes in graph.nodes(data=True)},
        "edges": [[start, end, attributes] for start, end, attributes in graph.edges(data=True)],
    },
    sys.stdout,
)
