"""Variants that occur in every layout: totals on top, crops, deep headers, 万元, several rows per person, households as merged cells."""
from decimal import Decimal
from book import Book
from people import Person

CROPS = ['小麦', '玉米']


def k_totals_on_top():
    """合计 first, then per village its own 小计 above its rows, the village merged downwards."""
    book = Book('k-totals-on-top', 'reservoir-resettlement')
    sheet = book.sheet('直补明细')
    sheet.title('泥沟镇2024年第二季度大中型水库移民后期扶持直补资金发放表', 7)
    sheet.header(['村名', '序号', '移民姓名', '身份证号', '银行账号', '补助标准（元/人·季）', '直补资金（元）'])
    counts = [('北洛村', 5), ('王村', 4), ('泥沟镇张庄村', 6)]
    every = sum(count for _, count in counts)
    row = sheet.row('合计', None, f'{every}人', None, None, None, Decimal(150 * every))
    book.control(sheet, row, '合计', 150 * every, rows=every)
    n = 0
    for place, count in counts:
        row = sheet.row('小计', None, f'{count}人', None, None, None, Decimal(150 * count))
        book.control(sheet, row, '小计', 150 * count, rows=count)
        first = len(sheet.rows) + 1
        for i in range(count):
            who = Person(n)
            row = sheet.row(place.removeprefix('泥沟镇') if i == 0 else None, Decimal(i + 1), who.name, who.id, who.account, Decimal(150), Decimal(150))
            book.pays(sheet, row, place, None, who.name, 150, who.id, standard='150 元/人·季')
            n += 1
        sheet.merge(first, 1, len(sheet.rows), 1)
    return book


def k_deep_header():
    """Five header rows; only the 合计 of the crops is the area and the amount."""
    book = Book('k-deep-header', 'grain-one-off')
    sheet = book.sheet('清册')
    sheet.title('北洛村2024年实际种粮农民一次性补贴清册', 13)
    empty = [None] * 13
    bands = [list(empty) for _ in range(5)]
    bands[0][0], bands[0][1], bands[0][5], bands[0][12] = '序号', '农户情况', '补贴情况', '备注'
    bands[1][1], bands[1][4], bands[1][5], bands[1][8], bands[1][9] = '农户基本信息', '组别', '种粮面积（亩）', '补贴标准（元/亩）', '补贴金额（元）'
    bands[2][1], bands[2][2], bands[2][3], bands[2][5], bands[2][7], bands[2][9], bands[2][11] = '户主姓名', '身份证号', '一卡通号', '粮食作物', '合计', '粮食作物', '合计'
    bands[3][5], bands[3][6], bands[3][9], bands[3][10] = *CROPS, *CROPS
    bands[4][5], bands[4][6] = '（夏播）', '（秋播）'
    sheet.header(*bands, merges=[(1, 1, 5, 1), (1, 2, 1, 5), (2, 2, 2, 4), (2, 5, 5, 5), (1, 6, 1, 12), (2, 6, 2, 8), (2, 9, 5, 9), (2, 10, 2, 12), (3, 2, 5, 2), (3, 3, 5, 3), (3, 4, 5, 4), (3, 6, 3, 7), (3, 8, 5, 8), (3, 10, 3, 11), (3, 12, 5, 12), (4, 10, 5, 10), (4, 11, 5, 11), (1, 13, 5, 13)])
    total = Decimal(0)
    for i in range(11):
        who, wheat, corn = Person(i), Decimal('1.2') + i, Decimal('0.8') * i
        yuan = (wheat + corn) * 10
        total += yuan
        row = sheet.row(Decimal(i + 1), who.name, who.id, who.account, f'{1 + i // 4}组', wheat, corn, wheat + corn, Decimal(10), wheat * 10, corn * 10, yuan, None)
        book.pays(sheet, row, '北洛村', f'{1 + i // 4}组', who.name, yuan, who.id, wheat + corn, '10 元/亩')
    row = sheet.row('合计', *[None] * 6, total / 10, None, None, None, total)
    book.control(sheet, row, '合计', total, total / 10)
    return book


def k_crop_rows():
    """One household over several rows, a row per crop; name, number and account merged over them."""
    book = Book('k-crop-rows', 'soy-corn-strip')
    sheet = book.sheet('分作物')
    sheet.title('马兰镇刘桥村2024年大豆玉米带状复合种植补贴发放表', 8)
    sheet.header(['序号', '种植主体', '身份证号', '银行账号', '作物', '补贴面积（亩）', '补贴标准（元/亩）', '补贴金额（元）'])
    total = Decimal(0)
    for i in range(6):
        who = Person(i)
        first = len(sheet.rows) + 1
        for k, crop in enumerate(['大豆', '玉米'][: 1 + i % 2]):
            area = Decimal('3.5') + i + k
            lead = [Decimal(i + 1), who.name, who.id, who.account] if k == 0 else [None] * 4
            row = sheet.row(*lead, crop, area, Decimal(150), area * 150)
            book.pays(sheet, row, '刘桥村', None, who.name, area * 150, who.id, area, '150 元/亩')
            total += area * 150
        if len(sheet.rows) > first:
            for column in range(1, 5):
                sheet.merge(first, column, len(sheet.rows), column)
    row = sheet.row('总计', *[None] * 6, total)
    book.control(sheet, row, '总计', total)
    book.says('person-repeated', sheet)
    return book


def k_ten_thousand():
    """A list in 万元 with four and more decimals, exact to the fen."""
    book = Book('k-ten-thousand', 'forest-return')
    sheet = book.sheet('k-ten-thousand')
    sheet.row('2024年退耕还林补助资金兑现表')
    sheet.row('单位：亩、万元')
    sheet.header(['村名', '组别', '退耕户主', '身份证号', '小班号', '合格面积', '现金补助', '签章'])
    total = Decimal(0)
    for i in range(8):
        who, area = Person(i), Decimal('2.5') + i
        wan = area * Decimal('0.0125')
        total += wan
        row = sheet.row('刘桥村', f'{1 + i % 2}组', who.name, who.id, f'0{i}-2', area, wan, None)
        book.pays(sheet, row, '刘桥村', f'{1 + i % 2}组', who.name, wan * 10000, who.id, area)
    row = sheet.row('合计', *[None] * 5, total)
    book.control(sheet, row, '合计', total * 10000)
    book.says('unit-ten-thousand', sheet, 3, 'G')
    return book


def k_sheet_per_village():
    """One sheet per village; the village stands in the title of its sheet."""
    book = Book('k-sheet-per-village', 'ecological-ranger', counts_area=False)
    n = 0
    for place in ['北洛村', '王村', '刘桥村']:
        sheet = book.sheet(place)
        township = '马兰镇' if place == '刘桥村' else '泥沟镇'
        sheet.title(f'{township}{place}2024年生态护林员劳务报酬发放表', 7)
        sheet.header(['序号', '护林员姓名', '身份证号', '银行账号', '管护面积（亩）', '实发工资（元）', '签字'])
        first = n
        for i in range(5):
            who = Person(n)
            row = sheet.row(Decimal(i + 1), who.name, who.id, who.account, Decimal(300 + n), Decimal('833.33'), None)
            book.pays(sheet, row, place, None, who.name, '833.33', who.id, quantity=300 + n)
            n += 1
        row = sheet.row('合计', *[None] * 3, Decimal(sum(range(300 + first, 300 + n))), Decimal('833.33') * 5)
        book.control(sheet, row, '合计', '4166.65')
        sheet.row('审批：', None, '复核：', None, '制表：')
    return book


def k_deep_csv():
    """The same five rows as a text table, where blanks are all that is left of the merged cells."""
    book = k_deep_header()
    book.name = book.sheets[0].name = 'k-deep-csv'
    book.controls = [control | dict(sheet='k-deep-csv') for control in book.controls]
    book.entries = [entry | dict(sheet='k-deep-csv') for entry in book.entries]
    return book


def k_summary_in_wan():
    """A list in 元 and its table of sums in 万元, which must agree to the fen."""
    book = Book('k-summary-in-wan', 'farmland-fertility')
    sheet = book.sheet('明细')
    sheet.title('泥沟镇2024年耕地地力保护补贴发放明细', 8)
    sheet.header(['序号', '村名', '组别', '户主姓名', '身份证号', '一卡通号', '补贴面积（亩）', '实发金额（元）'])
    sums = {}
    for i in range(16):
        place, who, area = ('北洛村' if i < 9 else '王村'), Person(i), Decimal('3.07') + i
        yuan = (area * Decimal('93.15')).quantize(Decimal('0.01'))
        row = sheet.row(Decimal(i + 1), place, f'{1 + i % 3}组', who.name, who.id, who.account, area, yuan)
        book.pays(sheet, row, place, f'{1 + i % 3}组', who.name, yuan, who.id, area)
        sums.setdefault(place, []).append((area, yuan))
    summary = book.sheet('分村汇总', 'summary')
    summary.title('泥沟镇2024年耕地地力保护补贴分村汇总表', 4)
    summary.row(None, None, None, '单位：亩、万元')
    summary.header(['村名', '补贴户数', '补贴面积', '补贴金额'])
    every = [one for own in sums.values() for one in own]
    for label, own in [*sums.items(), ('合计', every)]:
        area, yuan = sum(one[0] for one in own), sum(one[1] for one in own)
        row = summary.row(label, Decimal(len(own)), area, yuan / 10000)
        book.control(summary, row, label, yuan, area, len(own))
    return book


def k_hidden_account():
    """The accounts and two rows are hidden, not deleted: everything counts, and both sums are said."""
    book = Book('k-hidden-account', 'grain-one-off')
    sheet = book.sheet('发放表')
    sheet.title('王村2024年种粮一次性补贴发放表', 7)
    sheet.header(['序号', '户主姓名', '身份证号', '银行账号', '补贴面积（亩）', '补贴金额（元）', '签字'])
    for i in range(9):
        who = Person(i)
        row = sheet.row(Decimal(i + 1), who.name, who.id, who.account, Decimal(i + 1), Decimal(12 * (i + 1)), None)
        book.pays(sheet, row, '王村', None, who.name, 12 * (i + 1), who.id, i + 1)
    sheet.hidden_columns, sheet.hidden_rows = [4], [6, 7]
    row = sheet.row('合计', None, None, None, Decimal(45), Decimal(540))
    book.control(sheet, row, '合计', 540, 45)
    book.says('rows-hidden', sheet, 6)
    return book


def k_struck():
    """Two people are crossed out and nobody took them away: they count, and both sums are said."""
    book = Book('k-struck', 'grain-one-off')
    sheet = book.sheet('发放表')
    sheet.title('王村2024年种粮一次性补贴发放表', 5)
    sheet.header(['序号', '户主姓名', '身份证号', '补贴面积（亩）', '补贴金额（元）'])
    for i in range(6):
        who = Person(i)
        row = sheet.row(Decimal(i + 1), who.name, who.id, Decimal(i + 1), Decimal(12 * (i + 1)))
        book.pays(sheet, row, '王村', None, who.name, 12 * (i + 1), who.id, i + 1)
    sheet.struck_rows = [4, 7]
    book.says('rows-struck', sheet, 4)
    return book


def k_pages():
    """A print of several pages: on each the title, the unit and the header again, 本页小计 below; village and group run on."""
    book = Book('k-pages', 'forest-return')
    sheet = book.sheet('k-pages')
    n, total = 0, Decimal(0)
    for page in range(1, 4):
        sheet.row('马兰镇刘桥村2024年退耕还林补助资金兑现表')
        sheet.row('编制单位：马兰镇林业站', *[None] * 4, '单位：亩、元')
        sheet.header(['组别', '退耕户主姓名', '身份证号', '合格面积', '补助标准（元/亩）', '现金补助', '领款人签字'])
        own = []
        for i in range(6):
            who, area = Person(n), Decimal('1.25') + n
            row = sheet.row(f'{1 + n // 5}组', who.name, who.id, area, Decimal(125), area * 125, None)
            book.pays(sheet, row, '刘桥村', f'{1 + n // 5}组', who.name, area * 125, who.id, area, '125 元/亩')
            own.append(area)
            n += 1
        row = sheet.row('本页小计', None, None, sum(own), None, sum(own) * 125)
        book.control(sheet, row, '本页小计', sum(own) * 125, sum(own))
        total += sum(own)
        if page == 3:
            row = sheet.row('总计', None, f'{n}户', total, None, total * 125)
            book.control(sheet, row, '总计', total * 125, total, n)
        sheet.row('审批：', None, '复核：', None, '制表：')
        sheet.row(f'第 {page} 页 共 3 页')
    return book


def k_side_by_side():
    """Two lists beside each other to save paper: refused with a way out, never half of it counted."""
    book = Book('k-side-by-side', 'grain-one-off')
    sheet = book.sheet('发放表')
    half = ['序号', '户主姓名', '身份证号', '补贴金额（元）']
    sheet.title('王村2024年种粮一次性补贴发放表', 9)
    sheet.header([*half, None, *half])
    for i in range(6):
        one, other = Person(i), Person(20 + i)
        sheet.row(Decimal(i + 1), one.name, one.id, Decimal(100), None, Decimal(i + 7), other.name, other.id, Decimal(120))
    sheet.row('合计', None, None, Decimal(600), None, None, None, None, Decimal(720))
    book.blocked = 6
    book.says('side-by-side', sheet, 2, 'F')
    return book


layouts = [(k_side_by_side, 'odf'), (k_deep_csv, 'csv-utf8'), (k_summary_in_wan, 'openpyxl'), (k_hidden_account, 'xlsxwriter'), (k_struck, 'xlwt'), (k_pages, 'csv-gb18030'), (k_totals_on_top, 'openpyxl'), (k_deep_header, 'xlsxwriter'), (k_crop_rows, 'odf'), (k_ten_thousand, 'csv-utf8'), (k_sheet_per_village, 'xlsxwriter')]
