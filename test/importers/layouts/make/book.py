"""A workbook as source data: what stands in its cells, and beside it what a right reader gets out of them."""
from decimal import Decimal, ROUND_HALF_UP
from people import VILLAGES


def fen(yuan):
    return int((Decimal(yuan) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def mu(text, least=2):
    """Decimal text as the report writes areas: without useless zeros, at least two decimals."""
    whole, _, fraction = f'{Decimal(text):.4f}'.partition('.')
    return f'{whole}.{fraction.rstrip("0").ljust(least, "0")}'


class Sheet:
    def __init__(self, name, role='data', hidden=False):
        self.name, self.role, self.hidden = name, role, hidden
        self.rows, self.merges, self.hidden_rows, self.hidden_columns, self.struck_rows = [], [], [], [], []
        self.header_row = None

    def row(self, *cells):
        """Appends a row; numbers as Decimal, text as str, nothing as None. Returns its number."""
        self.rows.append(list(cells))
        return len(self.rows)

    def title(self, text, width):
        at = self.row(text)
        self.merge(at, 1, at, width)
        return at

    def header(self, *bands, merges=()):
        """Rows of header cells; `merges` as (row in the band, column, row, column), counted from 1."""
        first = self.row(*bands[0])
        self.header_row = self.header_row or first
        for band in bands[1:]:
            self.row(*band)
        for top, left, bottom, right in merges:
            self.merge(first + top - 1, left, first + bottom - 1, right)

    def merge(self, top, left, bottom, right):
        self.merges.append((top, left, bottom, right))


class Book:
    def __init__(self, name, programme, has_ids=True, counts_area=True):
        self.name, self.programme, self.has_ids, self.counts_area = name, programme, has_ids, counts_area
        self.sheets, self.entries, self.controls, self.findings = [], [], [], []
        self.blocked = 0
        self.is_refused = False

    def sheet(self, *args, **options):
        self.sheets.append(Sheet(*args, **options))
        return self.sheets[-1]

    def pays(self, sheet, row, place, group, name, yuan, key=None, quantity=None, standard=None, status='paid'):
        self.entries.append(dict(sheet=sheet.name, row=row, place=place, group=group, name=name, key=key or name, quantity=None if quantity is None else mu(quantity), standard=standard, fen=fen(yuan), status=status))

    def control(self, sheet, row, label, yuan=None, area=None, rows=None, matches=True):
        self.controls.append(dict(sheet=sheet.name, row=row, label=label, fen=None if yuan is None else fen(yuan), area=None if area is None else mu(area), rows=rows, matches=matches))

    def says(self, code, sheet=None, row=None, column=None):
        self.findings.append(f'{code}@{sheet.name if sheet else ""}!{row or ""}{column or ""}')

    def expected(self):
        paid = [one for one in self.entries if one['status'] == 'paid']
        sheets = [dict(name=s.name, role=s.role, hidden=s.hidden, headerRow=s.header_row) for s in self.sheets]
        return dict(
            programme=self.programme,
            sheets=[] if self.is_refused else sheets,
            rows=dict(data=len(self.entries) + self.blocked, accepted=len(paid), excluded=len(self.entries) - len(paid), blocked=self.blocked),
            totals=dict(fen=sum(one['fen'] for one in paid), payments=len(paid), people=self.people(paid), villages=len({one['place'] for one in paid})),
            villages=[self.village(place, [one for one in paid if one['place'] == place]) for place in dict.fromkeys(one['place'] for one in paid)],
            controlTotals=self.controls,
            findings=sorted(self.findings),
            entries=[[one['sheet'], one['row'], *shown(one['place']), one['group'], one['name'], one['quantity'], one['standard'], one['fen'], one['status']] for one in self.entries],
        )

    def people(self, entries):
        return len({one['key'] for one in entries}) if self.has_ids else None

    def village(self, place, entries):
        code, name, township = VILLAGES[place]
        areas = [Decimal(one['quantity']) for one in entries if self.counts_area and one['quantity'] is not None]
        return dict(code=code, name=name, township=township, payments=len(entries), people=self.people(entries), fen=sum(one['fen'] for one in entries), area=mu(sum(areas)) if areas else None)


def shown(place):
    _, _, township = VILLAGES[place]
    return township, place.removeprefix(township)
