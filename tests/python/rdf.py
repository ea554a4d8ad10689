"""Prints RDF files as rdflib reads them: a list of N-Quads, one text for each file.

python3 rdf.py turtle|trig|json-ld FILE ...
"""

import json
import sys

import rdflib

# The text of a literal is what is asked about, not what rdflib would write instead.
rdflib.NORMALIZE_LITERALS = False

format, *paths = sys.argv[1:]


def quads(path):
    dataset = rdflib.Dataset()
    # Turtle knows no named graphs: all of it is the graph that has no name.
    (dataset.default_graph if format == "turtle" else dataset).parse(path, format=format)
    return dataset.serialize(format="nquads")


json.dump([quads(path) for path in paths], sys.stdout)
