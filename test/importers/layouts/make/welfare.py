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


layouts = [(h_minimum_living, 'xlwt'), (h_orphans, 'openpyxl')]
