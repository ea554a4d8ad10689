"""Reads and writes workbooks with openpyxl.

python3 workbooks.py read FILE     prints the rows of each sheet as JSON, each cell as [type, text]
python3 workbooks.py write FILE    writes a workbook of a small graph
"""

import datetime
import json
import sys

import openpyxl


def read(file):
    book = openpyxl.load_workbook(file)
    return {
        sheet.title: [
            [None if value is None else [type(value).__name__, str(value)] for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }


def write(file):
    book = openpyxl.Workbook()
    nodes = book.active
    nodes.title = "people"
    nodes.append(["id", "name", "born", "seen", "score", "alive", "sum"])
    nodes.append(["a", "Zoë", datetime.date(1950, 2, 3), datetime.datetime(2015, 7, 21, 10, 30), 1.5, True, "=1+1"])
    nodes.append(["b", "=1+1 as text", datetime.date(1900, 1, 5), None, 2, False, None])
    nodes["B3"].data_type = "s"
    edges = book.create_sheet("ties")
    edges.append(["source", "target", "type"])
    edges.append(["a", "b", "KNOWS"])
    edges.sheet_state = "hidden"
    book.save(file)


command, file = sys.argv[1:]
if command == "read":
    json.dump(read(file), sys.stdout)
else:
    write(file)
