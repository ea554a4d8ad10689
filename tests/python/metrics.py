"""Prints the metrics of graphs as NetworkX computes them: a list of graphs as JSON on standard input, a list of results on output.

A graph is {"size": 3, "edges": [[0, 1, 2.0], ...]}: directed, with a weight each, parallel ones and loops among them.
"""

import json
import sys

import networkx as nx
from networkx.algorithms import community
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python


def simple(graph):
    plain = nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    return plain


def listed(values, size):
    return [values[node] for node in range(size)]


def metrics_of(size, edges):
    directed = nx.MultiDiGraph()
    directed.add_nodes_from(range(size))
    directed.add_weighted_edges_from(edges)
    both = nx.MultiGraph()
    both.add_nodes_from(range(size))
    both.add_weighted_edges_from(edges)
    graphs = {"out": directed, "in": directed.reverse(), "both": both}
    results = {
        "components": sorted(sorted(nodes) for nodes in nx.weakly_connected_components(directed)),
        "core": listed(nx.core_number(simple(both)), size),
        "degree": {
            "out": listed(dict(directed.out_degree()), size),
            "in": listed(dict(directed.in_degree()), size),
            "both": listed(dict(directed.degree()), size),
        },
        "strength": {
            "out": listed(dict(directed.out_degree(weight="weight")), size),
            "in": listed(dict(directed.in_degree(weight="weight")), size),
            "both": listed(dict(directed.degree(weight="weight")), size),
        },
        "pageRank": {},
        "weightedPageRank": {},
        "betweenness": {},
        "closeness": {},
        "modularity": modularity(both, size),
    }
    for direction, graph in graphs.items():
        ranked = {"tol": 1e-14, "max_iter": 5000}
        # Plain Python: the other one needs packages for which there is no other use.
        results["pageRank"][direction] = listed(_pagerank_python(graph, weight="none", **ranked), size)
        results["weightedPageRank"][direction] = listed(_pagerank_python(graph, weight="weight", **ranked), size)
        results["betweenness"][direction] = listed(nx.betweenness_centrality(simple(graph)), size)
        results["closeness"][direction] = listed(nx.closeness_centrality(simple(graph)), size)
    return results


def modularity(graph, size):
    """The best of ten divisions: the order in which NetworkX goes through nodes is at random."""
    if graph.number_of_edges() == 0:
        return 0
    return max(
        community.modularity(graph, community.louvain_communities(graph, weight=None, seed=seed), weight=None)
        for seed in range(10)
    )


json.dump([metrics_of(graph["size"], graph["edges"]) for graph in json.load(sys.stdin)], sys.stdout)
