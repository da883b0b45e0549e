"""One writer per format; none of them is the library that reads the files in the product."""
import csv
import html
import io
import subprocess
import tempfile
from decimal import Decimal
from pathlib import Path


def write(book, folder, kind):
    """`kind` is the name of a writer below; returns the path. The files are written anew each time."""
    return globals()[f'_{kind.replace("-", "_")}'](book, Path(folder))


def _number(cell):
    return float(cell) if isinstance(cell, Decimal) else cell


def _cells(sheet):
    for r, cells in enumerate(sheet.rows):
        for c, cell in enumerate(cells):
            if cell is not None:
                yield r, c, _number(cell)


def _openpyxl(book, folder):
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter
    made = Workbook()
    made.remove(made.active)
    for sheet in book.sheets:
        page = made.create_sheet(sheet.name)
        for r, c, cell in _cells(sheet):
            page.cell(r + 1, c + 1, cell)
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        for column in sheet.hidden_columns:
            page.column_dimensions[get_column_letter(column)].hidden = True
        page.sheet_state = 'hidden' if sheet.hidden else 'visible'
    path = folder / f'{book.name}.xlsx'
    made.save(path)
    return path


def _xlsxwriter(book, folder):
    import xlsxwriter
    path = folder / f'{book.name}.xlsx'
    with xlsxwriter.Workbook(str(path)) as made:
        bold = made.add_format({'bold': True, 'text_wrap': True})
        for sheet in book.sheets:
            page = made.add_worksheet(sheet.name)
            for top, left, bottom, right in sheet.merges:
                page.merge_range(top - 1, left - 1, bottom - 1, right - 1, '', bold)
            for r, c, cell in _cells(sheet):
                page.write_number(r, c, cell) if isinstance(cell, float) else page.write_string(r, c, cell)
            for column in sheet.hidden_columns:
                page.set_column(column - 1, column - 1, None, None, {'hidden': True})
            for row in sheet.hidden_rows:
                page.set_row(row - 1, None, None, {'hidden': True})
            if sheet.hidden:
                page.hide()
    return path


def _xlwt(book, folder):
    import xlwt
    made = xlwt.Workbook(encoding='utf-8')
    plain, struck = xlwt.easyxf(''), xlwt.easyxf('font: struck_out on')
    for sheet in book.sheets:
        page = made.add_sheet(sheet.name)
        page.visibility = 1 if sheet.hidden else 0
        merged = {(top - 1, left - 1): (bottom - 1, right - 1) for top, left, bottom, right in sheet.merges}
        for r, c, cell in _cells(sheet):
            if (r, c) in merged:
                bottom, right = merged[(r, c)]
                page.write_merge(r, bottom, c, right, cell)
            else:
                page.write(r, c, cell, struck if r + 1 in sheet.struck_rows else plain)
        for column in sheet.hidden_columns:
            page.col(column - 1).hidden = True
    path = folder / f'{book.name}.xls'
    made.save(str(path))
    return path


def _odf(book, folder):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P
    made = OpenDocumentSpreadsheet()
    for sheet in book.sheets:
        page = Table(name=sheet.name)
        starts = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
        covered = {(r, c) for top, left, bottom, right in sheet.merges for r in range(top, bottom + 1) for c in range(left, right + 1)} - set(starts)
        width = max(len(cells) for cells in sheet.rows)
        for r, cells in enumerate(sheet.rows, 1):
            line = TableRow()
            for c in range(1, width + 1):
                cell = cells[c - 1] if c <= len(cells) else None
                span = starts.get((r, c))
                options = dict(numberrowsspanned=span[0], numbercolumnsspanned=span[1]) if span else {}
                if isinstance(cell, Decimal):
                    options |= dict(valuetype='float', value=str(cell))
                elif cell is not None:
                    options |= dict(valuetype='string')
                made_cell = (CoveredTableCell if (r, c) in covered else TableCell)(**options)
                for text in [] if cell is None else str(cell).split('\n'):
                    made_cell.addElement(P(text=text))
                line.addElement(made_cell)
            page.addElement(line)
        made.spreadsheet.addElement(page)
    path = folder / f'{book.name}.ods'
    made.save(str(path))
    return path


def _html_gbk(book, folder):
    """What many systems call an Excel export: a web page with the name of a workbook."""
    (sheet,) = book.sheets
    starts = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
    covered = {(r, c) for top, left, bottom, right in sheet.merges for r in range(top, bottom + 1) for c in range(left, right + 1)} - set(starts)
    width = max(len(cells) for cells in sheet.rows)
    lines = []
    for r, cells in enumerate(sheet.rows, 1):
        made = []
        for c in range(1, width + 1):
            if (r, c) in covered:
                continue
            rows, columns = starts.get((r, c), (1, 1))
            span = (f' rowspan="{rows}"' if rows > 1 else '') + (f' colspan={columns}' if columns > 1 else '')
            text = cells[c - 1] if c <= len(cells) and cells[c - 1] is not None else '&nbsp;'
            made.append(f'<td{span}>{text if text == "&nbsp;" else html.escape(str(text)).replace(chr(10), "<br>")}</td>')
        lines.append(f'<tr>{"".join(made)}</tr>')
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border=1>\r\n' + '\r\n'.join(lines) + '\r\n</table></body></html>'
    path = folder / f'{book.name}.xls'
    path.write_bytes(page.encode('gb18030'))
    return path


def _csv(book, folder, encoding, delimiter=','):
    (sheet,) = book.sheets
    text = io.StringIO()
    width = max(len(cells) for cells in sheet.rows)
    out = csv.writer(text, delimiter=delimiter, lineterminator='\r\n')
    for cells in sheet.rows:
        out.writerow(['' if cell is None else str(cell) for cell in cells] + [''] * (width - len(cells)))
    path = folder / f'{book.name}.csv'
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _csv_gb18030(book, folder):
    return _csv(book, folder, 'gb18030')


def _csv_utf16(book, folder):
    """Excel's “Unicode 文本”."""
    return _csv(book, folder, 'utf-16', '\t')


def _csv_utf8(book, folder):
    return _csv(book, folder, 'utf-8-sig')


def _office_xlsx(book, folder):
    return _office(book, folder, 'xlsx')


def _office_xls(book, folder):
    return _office(book, folder, 'xls')


def _office_ods(book, folder):
    return _office(book, folder, 'ods')


def _office(book, folder, ending):
    """Opened and saved once more by LibreOffice, whose files differ from those of the libraries."""
    with tempfile.TemporaryDirectory() as scratch:
        source = _openpyxl(book, Path(scratch))
        inner = Path(scratch) / 'saved'
        subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{scratch}/profile', '--convert-to', ending, '--outdir', str(inner), str(source)], check=True, stdout=subprocess.DEVNULL)
        path = folder / f'{book.name}.{ending}'
        path.write_bytes((inner / path.name).read_bytes())
        return path
