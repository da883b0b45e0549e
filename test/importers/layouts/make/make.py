"""Writes every fixture of this folder with its expected rows and sums."""
import json
import sys
from pathlib import Path
import aggregates
import in_kind
import ledgers
import lists
import rosters
import variants
import welfare
from writers import write

folder = Path(__file__).parent.parent
wanted = sys.argv[1:]
for module in (lists, rosters, ledgers, welfare, in_kind, aggregates, variants):
    for make, kind in module.layouts:
        book = make()
        if wanted and book.name not in wanted:
            continue
        path = write(book, folder, kind)
        expected = dict(file=path.name, writer=kind, **book.expected())
        lines = json.dumps(expected, ensure_ascii=False, indent=1)
        (folder / f'{book.name}.expected.json').write_text(lines + '\n', encoding='utf-8')
        print(path.name)
