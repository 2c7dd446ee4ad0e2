#!/usr/bin/env python3
"""The peer of `wheyfinder audit`: the obvious audit of a GDSN feed, by lxml and pyahocorasick.

    audit.py TERMS FEED     one JSON line an item: GTIN, and the terms found in its ingredient statements

TERMS: one a line. Needs lxml and pyahocorasick, which Benchmarks/bench installs into an environment of its own.
"""
import json
import sys
import unicodedata

import ahocorasick
from lxml import etree


def fold(text):
    return unicodedata.normalize("NFKC", text).casefold()


def matcher(path):
    automaton = ahocorasick.Automaton()
    with open(path, encoding="utf-8") as file:
        for term in file:
            if term.strip():
                automaton.add_word(fold(term.rstrip("\n")), term.rstrip("\n"))
    automaton.make_automaton()
    return automaton


def main(terms, feed):
    automaton = matcher(terms)
    gtin, found = None, []
    for _, element in etree.iterparse(feed, events=("end",)):
        name = element.tag
        if name == "gtin":
            gtin = element.text
        elif name == "ingredientStatement":
            text = fold("".join(element.itertext()))
            for end, (term) in automaton.iter_long(text):
                found.append({"end": end + 1, "term": term})
        elif name == "catalogueItem":
            verdict = "contains-native-milk" if found else "milk-free"
            print(json.dumps({"gtin": gtin, "verdict": verdict, "evidence": found}, ensure_ascii=False))
            gtin, found = None, []
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif name == "documentCommand":
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


main(sys.argv[1], sys.argv[2])
