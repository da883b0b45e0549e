"""Layouts C, D and E: exports of the 一卡通 platforms and the ledger of a township."""
from decimal import Decimal
from book import Book
from people import Person

PLACES = [('马兰镇张庄村', '马兰镇张庄村民委员会'), ('刘桥村', '刘桥村民委员会'), ('兴中社区', '兴中社区居委会')]
STATUS = {'支付成功': 'paid', '支付失败': 'returned', '待支付': 'unpaid'}


def c_roster():
    """户主, 收款人 and 享受人 are three people: the head is named and counted, the payee only owns the account."""
    book = Book('c-roster', None)
    sheet = book.sheet('花名册')
    sheet.header(['序号', '支付状态', '户主姓名', '户主身份证号', '收款人姓名', '收款人身份证号', '银行账号', '开户银行', '村(居)委会', '村(居)民小组', '享受人', '享受人身份证号', '联系电话', '现居住地', '年龄', '补贴金额', '填报日期'])
    for i in range(24):
        head, payee, sharer = Person(i), Person(i + 30 if i % 5 == 2 else i), Person(i + 60 if i % 4 == 1 else i)
        place, said = PLACES[i // 8]
        status = '支付失败' if i % 7 == 3 else '待支付' if i == 23 else '支付成功'
        yuan = Decimal('300') + Decimal('12.5') * i
        row = sheet.row(Decimal(i + 1), status, head.name, head.id, payee.name, payee.id, payee.account, '农村商业银行', said, f'{1 + i % 2}组', sharer.name, sharer.id, head.phone, '外出务工', Decimal(60 + i % 9), yuan, '2024-11-05')
        book.pays(sheet, row, place, f'{1 + i % 2}组', head.name, yuan, head.id, status=STATUS[status])
    book.says('programme-untold', sheet)
    book.says('payments-not-made', sheet, None, 'B')
    return book


def c_proxy():
    """Somebody else fetches the money: still the payment of the household, named once."""
    book = Book('c-proxy', 'old-age')
    sheet = book.sheet('c-proxy')
    sheet.row('泥沟镇王村2024年第三季度高龄津贴发放表')
    sheet.header(['序号', '组别', '享受人', '享受人身份证号', '代领人', '代领人身份证号', '与受益人关系', '银行账号', '津贴标准（元/月）', '实发金额（元）', '领款人签字'])
    for i in range(10):
        old, proxy = Person(i), Person(40 + i)
        is_fetched = i % 3 == 0
        fetcher = [proxy.name, proxy.id, '子女', proxy.account] if is_fetched else [None, None, None, old.account]
        row = sheet.row(Decimal(i + 1), f'{1 + i // 4}组', old.name, old.id, *fetcher, Decimal(100), Decimal(300), None)
        book.pays(sheet, row, '王村', f'{1 + i // 4}组', old.name, 300, old.id, standard='100 元/月')
    row = sheet.row('合计', '10人', *[None] * 7, Decimal(3000))
    book.control(sheet, row, '合计', 3000, rows=10)
    return book


D_HEADER = ['补贴项目', '业务状态', '姓名', '身份证号', '银行卡号', '发放金额', '发放期号', '经办时间', '经办部门', '实发时间', '申报乡镇', '失败原因']


def d_village_query():
    """The query by village: the region is said above the table, the reason of a failure in the last column."""
    book = Book('d-village-query', 'farmland-fertility')
    sheet = book.sheet('d-village-query')
    sheet.row('惠民惠农财政补贴资金查询结果')
    sheet.row('地区：青山县泥沟镇张庄村', None, None, '时间段：2024-01-01至2024-12-31')
    sheet.header(D_HEADER)
    for i in range(9):
        who = Person(i)
        is_lost = i in (2, 6)
        yuan = Decimal('211.35') + i
        row = sheet.row('耕地地力保护补贴', '发放失败' if is_lost else '发放成功', who.name, who.id, who.account, yuan, '2024-01', '2024-06-11', '农业农村局', None if is_lost else '2024-06-20', '泥沟镇', '户名不符' if is_lost else None)
        book.pays(sheet, row, '泥沟镇张庄村', None, who.name, yuan, who.id, status='returned' if is_lost else 'paid')
    book.says('payments-not-made', sheet, None, 'B')
    return book


def d_personal_year():
    """The yearly sheet of one person names nobody and no village: nothing can be published from it, and its rows are of several programmes."""
    book = Book('d-personal-year', 'farmland-fertility', has_ids=False)
    sheet = book.sheet('年度发放清单')
    sheet.title('惠民惠农财政补贴资金年度发放清单', 7)
    sheet.header(['序号', '补贴项目', '补贴期号', '补贴金额', '发放时间', '合计', '查询时间'])
    for i, (what, yuan) in enumerate([('耕地地力保护补贴', '312.50'), ('农机购置与应用补贴', '1200'), ('公益林补偿', '48.20')], 1):
        sheet.row(Decimal(i), what, '2024-01', Decimal(yuan), '2024-06-20', Decimal('1560.70') if i == 1 else None, '2025-01-03')
    book.blocked = 3
    book.says('name-column-missing', sheet, 2)
    book.says('village-column-missing', sheet, 2)
    book.says('programme-differs', sheet, None, 'B')
    return book


def e_ledger():
    """Saved by a web system as a page named .xls: stars in the header, the village only in the first row of its block."""
    book = Book('e-ledger', 'grain-one-off')
    sheet = book.sheet('e-ledger')
    sheet.title('2024年大春种粮一次性补贴台账', 11)
    sheet.header(['姓名*', '身份证号*', '银行卡号', '手机号', '所在村\n（社区）', '所在组', '种植面积（亩）', '补贴标准', '应发金额（元）', '实发金额（元）', '备注'])
    n = 0
    for place, said, groups in [('北洛村', '北洛村', ['一组', '二组']), ('王村', '王村村委会', ['三组', '四组']), ('兴中社区', '兴中社区', ['五组'])]:
        first, paid = len(sheet.rows) + 1, Decimal(0)
        for group in groups:
            for _ in range(4):
                who, area = Person(n), Decimal('1.1') * (n + 1)
                due = area * 200
                yuan = due - 10 if n == 5 else due
                row = sheet.row(who.name, who.id, who.account, who.phone, said if len(sheet.rows) + 1 == first else None, group, area, Decimal(200), f'￥{due:.2f}', f'{yuan:.2f}元', '扣回上年多发' if n == 5 else None)
                book.pays(sheet, row, place, group, who.name, yuan, who.id, area, '200')
                n, paid = n + 1, paid + yuan
        sheet.merge(first, 5, len(sheet.rows), 5)
        row = sheet.row('小计', *[None] * 8, f'{paid:.2f}')
        book.control(sheet, row, '小计', paid)
    return book


def c_four_people():
    """户主, 收款人, 享受人 and 代领人 in one row, an organisation among them: the head is paid, the payee owns the account."""
    book = Book('c-four-people', 'farmland-fertility')
    sheet = book.sheet('发放明细')
    sheet.title('王村2024年耕地地力保护补贴发放明细', 14)
    top = ['序号', '组别', '户主', None, '收款人', None, None, '享受人', None, '代领人', None, '补贴面积（亩）', '实发金额（元）', '备注']
    below = [None, None, '姓名', '身份证号', '姓名', '身份证号', '银行账号', '姓名', '身份证号', '姓名', '身份证号', None, None, None]
    sheet.header(top, below, merges=[(1, 3, 1, 4), (1, 5, 1, 7), (1, 8, 1, 9), (1, 10, 1, 11), *[(1, column, 2, column) for column in (1, 2, 12, 13, 14)]])
    total = Decimal(0)
    for i in range(8):
        head, payee, sharer, proxy = [Person(i + step) for step in (0, 20, 40, 60)]
        is_collective = i == 7
        name, number = ('王村集体', None) if is_collective else (head.name, head.id)
        fetched = [proxy.name, proxy.id] if i % 2 else [None, None]
        area = Decimal('2.5') + i
        row = sheet.row(Decimal(i + 1), f'{1 + i // 3}组', name, number, payee.name, payee.id, payee.account, sharer.name, sharer.id, *fetched, area, area * 110, '代领' if i % 2 else None)
        book.pays(sheet, row, '王村', f'{1 + i // 3}组', name, area * 110, number, area)
        total += area
    row = sheet.row('合计', *[None] * 10, total, total * 110)
    book.control(sheet, row, '合计', total * 110, total)
    return book


layouts = [(c_four_people, 'odf'), (c_roster, 'xlsxwriter'), (c_proxy, 'csv-gb18030'), (d_village_query, 'csv-utf16'), (d_personal_year, 'office-xls'), (e_ledger, 'html-gbk')]
