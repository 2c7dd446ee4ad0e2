#!/usr/bin/env python3
"""The peer of `wheyfinder worker`: parses JSON Lines and prints the same objects, and nothing else."""
import json
import sys

for line in sys.stdin:
    sys.stdout.write(json.dumps(json.loads(line)) + "\n")
