"""Layout J: published tables of sums; nobody's payment stands in them."""
from decimal import Decimal
from book import Book


def j_township_sums():
    """合计 first, the standard merged downwards."""
    book = Book('j-township-sums', None, has_ids=False)
    sheet = book.sheet('j-township-sums', role='summary')
    sheet.title('青山县2025年2月残疾人两项补贴发放情况表', 5)
    sheet.header(['序号', '县(区)', '乡镇(街道)', '补助金额(元)', '补助标准(元/人/月)'])
    sheet.row('合计', None, None, Decimal(260200), Decimal(700))
    for i, (township, yuan) in enumerate([('泥沟镇', 100200), ('马兰镇', 90000), ('城东街道', 70000)], 1):
        sheet.row(Decimal(i), '青山县', township, Decimal(yuan))
    sheet.merge(3, 5, 6, 5)
    book.says('aggregate-table', sheet, 2)
    return book


def j_housing():
    """Two header rows, amounts in 万元, codes of budget lines under 备注."""
    book = Book('j-housing', None, has_ids=False)
    sheet = book.sheet('补贴发放', role='summary')
    sheet.title('大足区农村危房改造补助资金拨付表', 12)
    top = ['镇街', '年度任务(户)', None, None, None, '第一批已拨付(万元)', None, '本次应拨付补助资金(万元)', None, None, None, '备注']
    below = [None, '小计', 'C级', 'D级', '无房', 'C级', 'D级', '小计', 'C级', 'D级', '无房', None]
    sheet.header(top, below, merges=[(1, 1, 2, 1), (1, 2, 1, 5), (1, 6, 1, 7), (1, 8, 1, 11), (1, 12, 2, 12)])
    for i, town in enumerate(['泥沟镇', '马兰镇', '城东街道']):
        c, d, e = Decimal(i + 1), Decimal(i), Decimal(1)
        sheet.row(town, c + d + e, c, d, e, c * Decimal('0.75'), d * Decimal('2.1'), c * Decimal('0.25') + d + e, c * Decimal('0.25'), d, e, '2110507 农村危房改造')
    book.says('aggregate-table', sheet, 2)
    return book


def j_villages():
    """One row per village, as 附件2-1 alone: control, but no payments."""
    book = Book('j-villages', 'farmland-fertility', has_ids=False)
    sheet = book.sheet('j-villages', role='summary')
    sheet.row('泥沟镇2024年耕地地力保护补贴分村汇总表')
    sheet.row('单位：亩、万元')
    sheet.header(['序号', '村名称', '补贴标准（元/亩）', '补贴户数', '确权面积（亩）', '六不补面积（亩）', '补贴面积（亩）', '补贴金额（万元）'])
    for i, (village, houses) in enumerate([('北洛村', 312), ('王村', 208), ('张庄村', 455)], 1):
        sheet.row(Decimal(i), village, Decimal(125), Decimal(houses), Decimal(houses * 4), Decimal(houses), Decimal(houses * 3), Decimal(houses * 3 * 125) / 10000)
    book.says('aggregate-table', sheet, 3)
    return book


layouts = [(j_township_sums, 'html-gbk'), (j_housing, 'office-ods'), (j_villages, 'csv-utf8')]
