"""Layout I: a scanned list of a handout in kind; no money in it, so nothing to publish as paid."""
from decimal import Decimal
from book import Book
from people import Person


def i_seed():
    """村名 only in the first row of a block and once misread, 社别 slipped to the left once, the header on each page."""
    book = Book('i-seed', None, has_ids=False)
    sheet = book.sheet('i-seed')
    header = ['村名', '社别', '姓名', '面积', '供种数量', '领种人签字', '备注']
    sheet.row('泥沟镇2022年大豆发放花名册')
    n = 0
    for village, rows in [('北洛村', 8), ('王村', 7), ('张庄树', 5)]:
        sheet.header(header)
        for i in range(rows):
            area = Decimal('1.5') + Decimal('0.25') * (n % 7)
            slipped = village == '王村' and i == rows - 1
            lead = ['四社', None] if slipped else [village if i == 0 else None, f'{1 + i // 3}社']
            row = sheet.row(*lead, Person(n).name, area, area * 8, None, None)
            if slipped or village == '张庄树':
                book.says('village-unknown', sheet, row, 'A')
            n += 1
    total = sum(Decimal('1.5') + Decimal('0.25') * (i % 7) for i in range(n))
    row = sheet.row('合计', None, None, total, total * 8)
    book.control(sheet, row, '合计', area=total)
    book.blocked = n
    book.says('programme-untold', sheet)
    book.says('in-kind', sheet, 2, 'E')
    book.says('village-filled', sheet, None, 'A')
    return book


layouts = [(i_seed, 'csv-gb18030')]
