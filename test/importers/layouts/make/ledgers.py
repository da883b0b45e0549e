"""Layouts F and G: the list of the national machinery system, and the forest compensation with its collectives."""
from decimal import Decimal
from book import Book
from people import Person

COOPERATIVE = '丰收农机专业合作社'


def f_machinery():
    """Full names, no identity numbers; what is not settled yet is not paid."""
    book = Book('f-machinery', 'farm-machinery', has_ids=False, counts_area=False)
    sheet = book.sheet('公开表')
    sheet.title('农机购置与应用补贴受益对象信息公开表', 17)
    sheet.header(['序号', '资金年度', '县', '所在乡(镇)', '所在村组', '购机者姓名', '机具品目', '生产厂家', '产品名称', '购买机型', '购买数量(台)', '经销商', '购机日期', '单台销售价格(元)', '单台补贴额(元)', '总补贴额(元)', '状态'])
    places = [('泥沟镇张庄村', '泥沟镇', '张庄村'), ('马兰镇张庄村', '马兰镇', '张庄村'), ('刘桥村', '马兰镇', '刘桥村')]
    for i in range(12):
        place, township, village = places[i // 4]
        name = COOPERATIVE if i == 5 else Person(i).name
        each, count = Decimal(5000 + 700 * i), 1 + i % 3
        status = '待申请结算' if i in (3, 10) else '已结算'
        row = sheet.row(Decimal(i + 1), Decimal(2024), '青山县', township, f'{village}{1 + i % 4}组', name, '拖拉机', '某厂', '轮式拖拉机', f'MB-{i:02d}04', Decimal(count), '某公司', '2024-03-10', Decimal(20000), each, each * count, status)
        book.pays(sheet, row, place, f'{1 + i % 4}组', name, each * count, quantity=count, standard=str(each), status='paid' if status == '已结算' else 'unpaid')
    book.says('payments-not-made', sheet, None, 'Q')
    return book


def f_machinery_new():
    """The newer list says the township only: no row can be put on a village's board."""
    book = Book('f-machinery-new', 'farm-machinery', has_ids=False)
    sheet = book.sheet('f-machinery-new')
    sheet.row('农机购置与应用补贴受益对象信息公开表')
    sheet.header(['序号', '县', '所在乡(镇)', '购机者姓名', '机具品目', '购买数量(台)', '购机日期', '单台销售价格(元)', '单台中央补贴额(元)', '总补贴额(元)', '出厂编号', '状态', '是否超录申请'])
    for i in range(5):
        sheet.row(Decimal(i + 1), '青山县', '泥沟镇', Person(i).name, '拖拉机', Decimal(1), '2024-03-10', Decimal(20000), Decimal(5000), Decimal(5000), f'MB0{i}', '已结算', '否')
    book.blocked = 5
    book.says('village-column-missing', sheet, 2)
    return book


def g_forest():
    """所属类型 0 个人 / 1 集体: the collective is a payee without identity number; villages come by their code."""
    book = Book('g-forest', None)
    sheet = book.sheet('g-forest')
    sheet.header(['序号', '村编码', '村', '所属类型', '姓名', '身份证号', '银行账号', '国家级公益林面积', '省公益林面积', '天然林面积', '补偿金额（元）', '状态'])
    places = [('北洛村', '990101001202', '北洛村'), ('刘桥村', '990101002202', '刘桥村')]
    for i in range(10):
        place, code, village = places[i // 5]
        who = Person(i)
        is_collective = i % 5 == 4
        name, number = (f'{village}村民委员会' if i == 4 else '村集体', None) if is_collective else (who.name, who.id)
        status = '发放中' if i == 7 else '已发放'
        yuan = Decimal('16.5') * (i + 1)
        row = sheet.row(Decimal(i + 1), code, village, '1' if is_collective else '0', name, number, who.account, Decimal(i), Decimal('1.5'), None, yuan, status)
        book.pays(sheet, row, place, None, name, yuan, number, status='unpaid' if i == 7 else 'paid')
    row = sheet.row('合计', *[None] * 9, sum(Decimal('16.5') * (i + 1) for i in range(10)))
    book.control(sheet, row, '合计', sum(Decimal('16.5') * (i + 1) for i in range(10)))
    book.says('programme-untold', sheet)
    book.says('payments-not-made', sheet, None, 'L')
    book.says('total-with-unpaid', sheet, row, 'K')
    return book


layouts = [(f_machinery, 'office-xlsx'), (f_machinery_new, 'csv-gb18030'), (g_forest, 'csv-utf16')]
