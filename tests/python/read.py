"""Prints graph files as a library reads them: nodes and relationships with their attributes, as JSON.

python3 read.py networkx|igraph graphml|gexf|node-link FILE ...

Numbers are printed with their type, {"integer": "1"} or {"float": "1.0"}: JSON has one type, and no NaN.
"""

import json
import sys

import igraph
import networkx


def with_networkx(graph):
    return {
        "multi": graph.is_multigraph(),
        "directed": graph.is_directed(),
        "nodes": {node: typed(attributes) for node, attributes in graph.nodes(data=True)},
        "edges": [[start, end, typed(attributes)] for start, end, attributes in graph.edges(data=True)],
    }


def with_igraph(graph):
    keys = graph.vs["id"]
    return {
        "multi": True,
        "directed": graph.is_directed(),
        "nodes": {node["id"]: typed(node.attributes()) for node in graph.vs},
        "edges": [[keys[edge.source], keys[edge.target], typed(edge.attributes())] for edge in graph.es],
    }


def typed(attributes):
    return {name: typed_value(value) for name, value in attributes.items()}


def typed_value(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return {"integer": str(value)} if isinstance(value, int) else {"float": repr(value)}


def node_link(file):
    with open(file, encoding="utf-8") as text:
        return networkx.node_link_graph(json.load(text), edges="links")


READERS = {
    ("networkx", "graphml"): lambda file: with_networkx(networkx.read_graphml(file, force_multigraph=True)),
    ("networkx", "node-link"): lambda file: with_networkx(node_link(file)),
    ("networkx", "gexf"): lambda file: with_networkx(networkx.read_gexf(file)),
    ("igraph", "graphml"): lambda file: with_igraph(igraph.Graph.Read_GraphML(file)),
}

library, format, *files = sys.argv[1:]
json.dump([READERS[library, format](file) for file in files], sys.stdout)
