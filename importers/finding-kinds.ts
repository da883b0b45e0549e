// The closed list of everything the check can say about a file; docs/findings.md is this table.
import type { Severity } from './finding.ts';

type Kind = { severity: Severity; title: string; remedy: string };

const kind = (severity: Severity, title: string, remedy: string): Kind => ({ severity, title, remedy });
const block = (title: string, remedy: string) => kind('block', title, remedy);
const confirm = (title: string, remedy: string) => kind('confirm', title, remedy);
const note = (title: string, remedy: string) => kind('note', title, remedy);

const again = '改好后重新上传。';
const compare = '请与原始凭证核对；确认无误可以继续。';
const nothing = '不用处理。';

/** Code → severity, the title used in to-do lists, and the usual remedy. */
export const findingKinds = {
  'file-empty': block('文件是空的', '请确认导出成功，打开看到内容后再上传。'),
  'file-too-large': block('文件太大', '请按乡镇或按村拆成几个文件，分别上传。'),
  'file-too-costly': block('文件太复杂，检查没有做完', '请按乡镇或按村拆成几个文件，分别上传。'),
  'file-not-csv': block('不是 CSV 文件', '请用 WPS 或 Excel 打开，点“另存为”，类型选“CSV（逗号分隔）”，再上传。'),
  'encoding-unreadable': block('文字编码读不出来', '请用 WPS 或 Excel 重新打开原表，另存为“CSV UTF-8（逗号分隔）”，再上传。'),
  'encoding-damaged': block('文字已经成了乱码', '乱码不能还原，请找到原表，另存为“CSV UTF-8（逗号分隔）”，再上传。'),
  'quotes-broken': block('引号不配对', '请在这一行找到多出或缺少的英文双引号，' + again),
  'lines-swallowed': block('几行连成了一格', '请检查这一格前后的英文双引号，把各行分开，' + again),
  'too-many-rows': block('行数太多', '请按乡镇或按村拆成几个文件，分别上传。'),
  'too-many-columns': block('列数太多', '请删去右边的空白列和无关的列，' + again),
  'header-missing': block('没有表头', '请在明细上方加一行表头，至少有“村名”“户主姓名”“实发金额”，' + again),
  'header-changed': block('表中途换了表头', '请把列不相同的几张表分成几个文件，分别上传。'),
  'no-data': block('没有发放明细', '请确认导出的是发放明细，不是空表，再上传。'),
  'programme-unknown': block('补贴项目不认识', '请从项目目录里选一个补贴项目。'),
  'programme-differs': confirm('标题与所选项目不一致', '请核对是不是传错了文件；没有错可以继续。'),
  'year-differs': confirm('年度与所选的不一致', '请核对是不是传错了文件、选错了年度；没有错可以继续。'),
  'programme-untold': note('看不出是哪个补贴项目', '上传时请选好补贴项目。'),
  'amount-column-missing': block('没有金额列', '请加上“实发金额”一列，' + again),
  'amount-only-due': block('只有应发金额', '公开的是实际发放结果，请加上“实发金额”一列，按到账金额填写，' + again),
  'amount-column-guess': confirm('金额列要核对', '请核对这一列是不是实际发放的金额；是就可以继续。'),
  'area-column-unclear': confirm('看不出哪一列是补贴面积', '公开表里将没有面积；需要面积请只留一列“补贴面积”，再重新上传。'),
  'column-twice': block('同一内容有两列', '请只留下一列，或把另一列的表头改清楚，' + again),
  'name-column-missing': block('没有姓名列', '请加上“户主姓名”一列，' + again),
  'village-column-missing': block('看不出是哪个村', '请加上“村名”一列，或在表头上方写明村名，' + again),
  'column-empty': confirm('有一列全是空的', '请核对这一列是不是漏填；不需要可以继续。'),
  'unit-ten-thousand': confirm('金额单位是万元', '已按 1 万元 = 10000 元换算，请核对总金额。'),
  'unit-unknown': block('单位不认识', '金额请用“元”，面积请用“亩”，' + again),
  'row-shifted': block('这一行的格子错了位', '金额里的千位逗号会把一格分成两格；请去掉逗号或改好这一行，' + again),
  'row-skipped': confirm('有一行看不懂，没有算', '请核对这一行是不是发放明细；不是就可以继续。'),
  'village-missing': block('没有村名', '请填上村名，' + again),
  'village-unknown': block('村名册里没有这个村', '请改成村名册里的村名，' + again),
  'village-ambiguous': block('同名的村不止一个', '请在表里加上“乡镇”一列，或把乡镇写在村名前面，' + again),
  'village-elsewhere': block('村不在这个乡镇', '请核对乡镇和村名，' + again),
  'village-code-differs': block('村代码与村名对不上', '请核对村代码和村名，' + again),
  'village-filled': note('空着的村名按上面一行补了', nothing),
  'village-unchecked': note('没有核对村名册', '正式上传时会按村名册核对村名。'),
  'name-missing': block('没有姓名', '请填上姓名，' + again),
  'name-damaged': block('姓名里有坏字', '请对照原表把姓名重新输入一遍，' + again),
  'name-unusual': confirm('姓名里有不寻常的字符', '请对照身份证核对姓名；没有错可以继续。'),
  'name-rare': note('姓名里有生僻字', '打印后请看一眼这个字对不对。'),
  'number-in-text': block('要公开的一格里有号码', '姓名、组别、标准会印在公开表上，请删去号码，或检查是不是填错了列，' + again),
  'group-unclear': block('组别不像组名', '请写成“3组”“东一组”这样的组名，' + again),
  'standard-unclear': confirm('标准看不懂', '请写成“137”或“137元/亩”这样的标准，再重新上传；不写标准可以继续。'),
  'id-missing': block('没有身份证号', '请补上身份证号，' + again),
  'id-rounded': block('身份证号被表格软件改坏了', '后几位已经丢失，不能还原。请把这一列设为“文本”，从原系统重新导出，再上传。'),
  'id-wrong': block('身份证号不对', '请对照身份证改正，' + again),
  'id-fifteen': confirm('身份证号是 15 位的老号', '请尽量换成 18 位身份证号；暂时没有可以继续。'),
  'id-region': note('身份证号的地区码少见', '请顺便核对一下。'),
  'id-two-names': confirm('一个身份证号有两个姓名', compare),
  'account-rounded': block('账号被表格软件改坏了', '后几位已经丢失，不能还原。请把这一列设为“文本”，从原系统重新导出，再上传。'),
  'account-wrong': confirm('账号不像银行账号', compare),
  'account-check-digit': confirm('账号校验不通过', compare),
  'account-two-names': confirm('一个账号有两个户名', compare),
  'amount-missing': block('没有金额', '请填上实发金额，没有发的请写明支付状态，' + again),
  'amount-wrong': block('金额不是数字', '请改成只有数字的金额，例如 138.60，' + again),
  'amount-decimals': block('金额不到分', '金额最多两位小数，请改正，' + again),
  'amount-negative': block('金额是负数', '公开表里不能有负数；扣回、冲减请另行说明，改好这一行，' + again),
  'amount-zero': confirm('金额是 0', '没有发钱的户请从表里去掉，或核对后继续。'),
  'amount-large': confirm('金额特别大', compare),
  'area-wrong': block('面积不是数字', '请改成只有数字的面积，例如 3.25，' + again),
  'area-decimals': confirm('面积小数太多', '已四舍五入到小数点后四位；请核对后继续。'),
  'amount-not-product': confirm('面积乘标准不等于金额', compare),
  'status-unknown': block('支付状态看不懂', '请写成“成功”“失败”或“未发放”，' + again),
  'status-conflict': confirm('支付状态前后矛盾', compare),
  'payments-not-made': note('有没发成的', '这些行不算进发放结果。'),
  'total-mismatch': block('合计对不上', '请核对是漏了行、多了行还是合计写错，' + again),
  'total-unreadable': confirm('合计读不出来', '请核对合计这一行；没有错可以继续。'),
  'total-with-unpaid': note('合计里有没发成的', '公开时只算发成的。'),
  'duplicate-row': confirm('两行完全一样', '请核对是不是重复录入；确实是两笔可以继续。'),
  'person-repeated': note('同一个人有几行', nothing),
  'formula-text': note('有像公式的文字', '已当作普通文字，不会计算。'),
  'register-unreadable': block('村名册读不出来', '村名册要有 code,village,township_code,township,county_code,county 这几列，请改好再用。'),
} as const satisfies Record<string, Kind>;
