"""Layouts A and B: lists of a street with their sibling sheets, and the older lists with headers of several rows."""
from decimal import Decimal
from book import Book
from people import Person

FARMERS = [('北洛村', '一组', 3), ('北洛村', '东二组', 4), ('王村', '1组', 3)]
CADRES = [('北洛村', 2), ('王村', 1)]
A_HEADER = ['序号', '户主姓名', '土地确权耕地面积（亩）', '采用排除法排除的面积（亩）', '应享受补贴面积', '补贴标准（元/亩）', '补贴金额（元）', '联系电话\n手机号', '户主签字（章）']
STANDARD = Decimal('125')


def area_of(n):
    return Decimal('2.15') + Decimal('0.37') * n


def money(n):
    return (area_of(n) * STANDARD).quantize(Decimal('0.01'))


def a_five_sheets():
    book = Book('a-five-sheets', 'farmland-fertility')
    farmers, cadres = _numbered()
    _blocks(book.sheet('附件1-1', role='ignored'), farmers)
    _cadre_blocks(book.sheet('附件1-4', role='ignored'), cadres)
    for same in book.sheets:
        book.says('sheet-left-out', same, same.header_row)
    _summary(book, book.sheet('附件2-1', role='summary'), '分村汇总表', farmers, '补贴户数（户）')
    _summary(book, book.sheet('附件2-4', role='summary'), '村干部分村汇总表', cadres, '补贴户数（个）')
    sheet = book.sheet('地力补贴兑付清册')
    sheet.title('泥沟镇 2024年耕地地力保护补贴兑付清册', 11)
    sheet.header(['序号', '户主姓名', '身份证号', '开户行', '一卡通号', '村', '村民组', '应享受补贴面积（亩）', '补贴标准（元/亩）', '补贴金额（元）', '备注'])
    everybody = [(village, group, n, None) for village, group, people in farmers for n in people] + [(village, None, n, '村干部') for village, people in cadres for n in people]
    for i, (village, group, n, note) in enumerate(everybody, 1):
        who = Person(n)
        row = sheet.row(Decimal(i), who.name, who.id, '农商行', who.account, village, group, area_of(n), STANDARD, money(n), note)
        book.pays(sheet, row, village, group, who.name, money(n), who.id, area_of(n), '125 元/亩')
    numbers = [n for _, _, n, _ in everybody]
    row = sheet.row('合计', None, None, None, None, None, None, sum(map(area_of, numbers)), None, sum(map(money, numbers)))
    book.control(sheet, row, '合计', sum(map(money, numbers)), sum(map(area_of, numbers)))
    sheet.row('制表人：', None, None, '审核人：')
    return book


def a_blocks():
    """附件1-1 alone: the header again for every 组, its title and 合计 merged."""
    book = Book('a-blocks', 'farmland-fertility', has_ids=False)
    sheet = book.sheet('附件1-1')
    farmers, _ = _numbered()
    for village, group, numbers, first, total in _blocks(sheet, farmers):
        for row, n in enumerate(numbers, first):
            book.pays(sheet, row, village, group, Person(n).name, money(n), None, area_of(n), '125 元/亩')
        book.control(sheet, total, '合 计', sum(map(money, numbers)), sum(map(area_of, numbers)))
    return book


def _numbered():
    numbers = iter(range(100))
    farmers = [(village, group, [next(numbers) for _ in range(count)]) for village, group, count in FARMERS]
    return farmers, [(village, [next(numbers) for _ in range(count)]) for village, count in CADRES]


def _blocks(sheet, farmers):
    sheet.title('泥沟镇2024年耕地地力保护补贴分户登记清册', 9)
    made = []
    for village, group, numbers in farmers:
        sheet.title(f'{village} {group}（盖章）', 9)
        sheet.header(A_HEADER)
        first = len(sheet.rows) + 1
        for i, n in enumerate(numbers, 1):
            sheet.row(Decimal(i), Person(n).name, area_of(n) + Decimal('0.5'), Decimal('0.5'), area_of(n), STANDARD, money(n), Person(n).phone)
        total = sheet.row('合  计', None, None, None, sum(map(area_of, numbers)), None, sum(map(money, numbers)))
        sheet.merge(total, 1, total, 2)
        sheet.row()
        made.append((village, group, numbers, first, total))
    return made


def _cadre_blocks(sheet, cadres):
    sheet.title('泥沟镇2024年耕地地力保护补贴村干部登记清册', 9)
    for village, numbers in cadres:
        sheet.title(f'{village}（盖章）', 9)
        sheet.header([*A_HEADER[:2], '补贴依据面积（亩）', *A_HEADER[3:]])
        for i, n in enumerate(numbers, 1):
            sheet.row(Decimal(i), Person(n).name, area_of(n) + Decimal('0.5'), Decimal('0.5'), area_of(n), STANDARD, money(n), Person(n).phone)
        sheet.row('合计', None, None, None, sum(map(area_of, numbers)), None, sum(map(money, numbers)))
        sheet.row()


def _summary(book, sheet, title, groups, count):
    sheet.title(f'泥沟镇2024年耕地地力保护补贴{title}', 9)
    sheet.header(['序号', '村名', '补贴组数（个）', count, '土地确权耕地面积（亩）', '采用排除法排除的面积（亩）', '应享受补贴面积（亩）', '补贴金额（元）', '备注'])
    villages = dict.fromkeys(one[0] for one in groups)
    for i, village in enumerate(villages, 1):
        own = [n for one in groups if one[0] == village for n in one[-1]]
        row = sheet.row(Decimal(i), village, Decimal(sum(one[0] == village for one in groups)), Decimal(len(own)), sum(map(area_of, own)) + len(own) * Decimal('0.5'), len(own) * Decimal('0.5'), sum(map(area_of, own)), sum(map(money, own)))
        book.control(sheet, row, village, sum(map(money, own)), sum(map(area_of, own)), len(own))
    every = [n for one in groups for n in one[-1]]
    row = sheet.row('合计', None, None, Decimal(len(every)), None, None, sum(map(area_of, every)), sum(map(money, every)))
    book.control(sheet, row, '合计', sum(map(money, every)), sum(map(area_of, every)), len(every))


def b_notice():
    """The village's own sheet of the older subsidy: four rows above the data, of which two are its header."""
    book = Book('b-notice', 'farmland-fertility')
    sheet = book.sheet('公示表')
    sheet.title('2019年农业保护补贴面积农户分户登记表', 7)
    row = sheet.row('村名：刘桥村', None, None, None, '公示日期：2019年6月3日')
    sheet.merge(row, 1, row, 4)
    sheet.merge(row, 5, row, 7)
    sheet.header(['序号', '组', '农户基本情况', None, None, '申报补贴面积', '发放金额'], [None, None, '户主姓名', '身份证号', '收款人卡号或账号', None, None], merges=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5), (1, 6, 2, 6), (1, 7, 2, 7)])
    for i in range(12):
        who = Person(30 + i)
        row = sheet.row(Decimal(i + 1), '一组' if i < 7 else '二组', who.name, who.id, who.account, area_of(i), money(i))
        book.pays(sheet, row, '刘桥村', '一组' if i < 7 else '二组', who.name, money(i), who.id, area_of(i))
    row = sheet.row('合计', None, None, None, None, sum(map(area_of, range(12))), sum(map(money, range(12))))
    book.control(sheet, row, '合计', sum(map(money, range(12))), sum(map(area_of, range(12))))
    sheet.row(None, None, None, '村会计签字：', None, None, '村主任签字：')
    return book


DEDUCTED = ['合计', '畜牧养殖场地用地面积', '颁发林权证和退耕还林土地面积', '成为转为设施农业用地面积', '非农业征用占地面积', '常年抛(撂)耕地面积', '质量达不到耕种条件面积']


def b_detail():
    """Twenty-six columns with the whole block again as 修正; it registers areas, so there is no money to publish; the corrected area is the one that counts."""
    book = Book('b-detail', 'farmland-fertility')
    sheet = book.sheet('分户登记明细')
    sheet.title('2019年农业保护补贴面积农户分户登记明细表', 24)
    sheet.title('登记时间 2019年 5月 20日', 24)
    sheet.row('村名 北洛村', *[None] * 22, '单位：亩')
    block = ['确权确地实测面积', '扣除面积', *[None] * 6, '申报补贴面积']
    top = ['序号', '组', '农户基本情况', None, None, None, *block, *['修正' + one if one else None for one in block], '签字']
    below = [None, None, '户主姓名', '身份证号', '收款人卡号或账号', '联系电话', *[None, *DEDUCTED, None] * 2, None]
    single = [1, 2, 7, 15, 16, 24, 25]
    sheet.header(top, below, merges=[(1, 3, 1, 6), (1, 8, 1, 14), (1, 17, 1, 23), *[(1, column, 2, column) for column in single]])
    for i in range(10):
        who = Person(50 + i)
        full, off = area_of(i) + 1, [Decimal('0.6'), Decimal('0.4'), Decimal('0.2'), *[Decimal(0)] * 4]
        late = Decimal('0.1') if i == 4 else 0
        sheet.row(Decimal(i + 1), '三组', who.name, who.id, who.account, who.phone, full, *off, full - off[0], full, off[0] + late, off[1], off[2] + late, *off[3:], full - off[0] - late)
    book.blocked = 10
    book.says('amount-column-missing', sheet, sheet.header_row)
    asked = sum(area_of(i) + Decimal('0.4') for i in range(10))
    row = sheet.row('合计', *[None] * 13, asked, *[None] * 8, asked - Decimal('0.1'))
    book.control(sheet, row, '合计', area=asked - Decimal('0.1'))
    sheet.row(None, None, None, '村会计签字：', *[None] * 6, '村主任签字：')
    return book


layouts = [(a_five_sheets, 'openpyxl'), (a_blocks, 'xlwt'), (b_notice, 'odf'), (b_detail, 'xlwt')]
