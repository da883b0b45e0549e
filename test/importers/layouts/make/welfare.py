"""Layout H: the lists of the civil affairs offices; wide households, data on the second sheet, people over two sheets."""
from decimal import Decimal
from book import Book
from people import Person

MEMBERS = 3


def h_minimum_living():
    """One household a row with its members' numbers in repeated columns: one payment; one household counts a member too many."""
    book = Book('h-minimum-living', 'minimum-living', counts_area=False)
    cover = book.sheet('封面', role='ignored')
    cover.title('2025年9月份农村低保备案表', 8)
    cover.row('填报单位：泥沟镇民政办')
    book.says('sheet-ignored', cover)
    sheet = book.sheet('备案表')
    sheet.title('泥沟镇2025年9月份农村低保备案表', 11 + 3 * MEMBERS)
    width = 9
    top = ['序号', '行政村', '组别', '户主', None, None, '保障人数', '类别', '月保障金额（元）', '家庭成员', *[None] * (3 * MEMBERS - 1), '主要致贫原因', '备注']
    below = [None, None, None, '姓名', '身份证号', '银行账号', None, None, None, *['姓名', '与户主关系', '身份证号'] * MEMBERS, None, None]
    last = width + 3 * MEMBERS
    sheet.header(top, below, merges=[(1, 4, 1, 6), (1, 10, 1, last), *[(1, column, 2, column) for column in (1, 2, 3, 7, 8, 9, last + 1, last + 2)]])
    n = 0
    for i in range(14):
        head, size = Person(n), i % (MEMBERS + 1)
        members = [Person(n + 1 + k) for k in range(size)]
        n += 1 + size
        place = '北洛村' if i < 8 else '王村'
        said = size + 2 if i == 9 else size + 1
        yuan = Decimal('415.5') * (size + 1)
        others = [cell for member in members for cell in (member.name, '子女', member.id)] + [None] * (3 * (MEMBERS - size))
        row = sheet.row(Decimal(i + 1), place, f'{1 + i % 3}组', head.name, head.id, head.account, Decimal(said), 'ABC'[i % 3] + '类', yuan, *others, '因病', None)
        book.pays(sheet, row, place, f'{1 + i % 3}组', head.name, yuan, head.id, quantity=said)
        if i == 9:
            book.says('members-differ', sheet, row, 'G')
    total = sum(Decimal('415.5') * (i % (MEMBERS + 1) + 1) for i in range(14))
    row = sheet.row('合计', '14户', *[None] * 6, total)
    book.control(sheet, row, '合计', total, rows=14)
    return book


def h_orphans():
    """Two lists of different people with their summary between them: both count."""
    book = Book('h-orphans', None)
    for name, role, first in [('散居孤儿', 'data', 0), ('汇总', 'summary', None), ('事实无人抚养儿童', 'data', 20)]:
        sheet = book.sheet(name, role)
        if first is None:
            sheet.title('泥沟镇儿童福利资金发放汇总表', 3)
            sheet.header(['村名', '人数', '发放金额'])
            for place, count, yuan in [('北洛村', 8, Decimal(8 * 1200)), ('王村', 6, Decimal(6 * 1200))]:
                row = sheet.row(place, Decimal(count), yuan)
                book.control(sheet, row, place, yuan, rows=count)
            continue
        sheet.title(f'泥沟镇2025年9月份{name}发放花名册', 7)
        sheet.header(['序号', '村名', '姓名', '身份证号', '监护人', '银行账号', '发放金额'])
        for i in range(7):
            who, place = Person(first + i), '北洛村' if i < 4 else '王村'
            row = sheet.row(Decimal(i + 1), place, who.name, who.id, Person(first + i + 40).name, who.account, Decimal(1200))
            book.pays(sheet, row, place, None, who.name, 1200, who.id)
    book.says('programme-untold', book.sheets[0])
    return book


def h_repeated_ids():
    """The members' numbers repeat without a heading over them, as an old system exports them."""
    book = Book('h-repeated-ids', 'minimum-living', counts_area=False)
    sheet = book.sheet('h-repeated-ids')
    sheet.row('泥沟镇2025年第三季度农村低保金发放花名册')
    sheet.header(['序号', '村名', '户主姓名', '身份证号', '保障人数', '实发金额', '成员1姓名', '身份证号', '成员2姓名', '身份证号', '开户行', '银行账号'])
    n = 0
    for i in range(9):
        head, size = Person(n), i % 3
        members = [Person(n + 1 + k) for k in range(size)]
        n += 1 + size
        others = [cell for member in members for cell in (member.name, member.id)] + [None] * (2 * (2 - size))
        if i == 7:
            others[1] = Person(0).id
        row = sheet.row(Decimal(i + 1), '王村', head.name, head.id, Decimal(size + 1), Decimal(1200 * (size + 1)), *others, '农商行', head.account)
        book.pays(sheet, row, '王村', None, head.name, 1200 * (size + 1), head.id, quantity=size + 1)
        if i == 7:
            book.says('member-repeated', sheet, row, 'H')
    total = sum(1200 * (i % 3 + 1) for i in range(9))
    row = sheet.row('合计', None, '9户', None, Decimal(18), Decimal(total))
    book.control(sheet, row, '合计', total, rows=9)
    return book


def h_household_rows():
    """A row per member, the amount of the household merged over them: paid once, to the first."""
    book = Book('h-household-rows', 'minimum-living', counts_area=False)
    sheet = book.sheet('花名册')
    sheet.title('北洛村2025年9月农村低保金发放花名册', 8)
    sheet.header(['序号', '组别', '姓名', '与户主关系', '身份证号', '银行账号', '低保金', '备注'])
    n, total = 0, 0
    for i in range(8):
        first, size = len(sheet.rows) + 1, 1 + i % 3
        for k in range(size):
            who = Person(n)
            n += 1
            lead = [Decimal(i + 1), f'{1 + i // 4}组'] if k == 0 else [None, None]
            row = sheet.row(*lead, who.name, '户主' if k == 0 else '子女', who.id, who.account if k == 0 else None, Decimal(500 * size) if k == 0 else None, None)
            if k == 0:
                book.pays(sheet, row, '北洛村', f'{1 + i // 4}组', who.name, 500 * size, who.id)
        total += 500 * size
        if size > 1:
            for column in (1, 2, 6, 7):
                sheet.merge(first, column, len(sheet.rows), column)
    row = sheet.row('合计', None, '8户', None, None, None, Decimal(total))
    book.control(sheet, row, '合计', total, rows=8)
    book.says('members-below', sheet, None, 'G')
    return book


layouts = [(h_repeated_ids, 'csv-gb18030'), (h_household_rows, 'xlwt'), (h_minimum_living, 'xlwt'), (h_orphans, 'openpyxl')]
