// Tables that people write: which columns hold persons, and which of them say of persons what nobody may publish.
import { negativeList } from './negative-list.ts';

export interface Cells { head: readonly string[]; rows: readonly (readonly string[])[] }

/** Whether a column holds persons, by what it is called or by what stands in it; in doubt it does. */
export function namesPersons({ head, rows }: Cells): boolean {
  return head.some((said, column) => {
    const name = said.replace(/[（(].*?[)）]|\s/g, '');
    const cells = rows.map((row) => (row[column] ?? '').replace(/\s/g, '')).filter((cell) => cell !== '');
    return persons.test(name) || (mayBePersons.test(name) && cells.some(mayBeName)) || areNames(cells);
  });
}

/**
 * The first head that says of the persons in the other columns what is on the negative list; null when none does. Ages are left to
 * the writer: of candidates for an election they are told.
 */
export function forbiddenHead({ head, rows }: Cells): { head: string; why: string } | null {
  const reasons = head.map((said) => negativeList.forbidden.find(({ heads }) => heads?.test(said.replace(/\s/g, '')))?.why);
  const others = <T>(cells: readonly T[]) => cells.filter((_, column) => reasons[column] === undefined);
  const at = reasons.findIndex((why) => why !== undefined);
  return at >= 0 && namesPersons({ head: others(head), rows: rows.map(others) }) ? { head: head[at] ?? '', why: reasons[at] ?? '' } : null;
}

export interface ForbiddenCell { row: number; cell: string; why: string }

/** The first cell beside persons that says of one what is on the negative list; heads are looked at apart. Null where nobody is named. */
export function forbiddenCell(cells: Cells): ForbiddenCell | null {
  if (!namesPersons(cells)) return null;
  const said = (cell: string) => negativeList.forbidden.find((each) => each.cells?.test(cell.replace(/\s/g, '')))?.why;
  const found = cells.rows.flatMap((row, at) => row.flatMap((cell) => { const why = said(cell); return why === undefined ? [] : [{ row: at, cell, why }]; }));
  return found[0] ?? null;
}

const persons = /姓名|户主|户名|名单|人员|联系人|经手人|经办人|负责人|申请人|受助人|受益人|对象|承包人|承租人|村民$|^户$|身份证|电话|账号|卡号/;
/** 低保户, 领款人, 获奖者, 保洁员, 村民代表: how many of them, or who. */
const mayBePersons = /(?:户|人|者|员|民|代表|群众|干部|学生|儿童|妇女|家属|主任|书记|组长)$/;
// The hundred commonest, without those that begin the words of a village's accounts: 石子, 黄沙, 毛巾, 林场, 田间, 高温, 任务.
const surnames = '王李张刘陈杨赵吴周徐孙朱胡郭何罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘董袁于叶蒋杜苏魏吕丁沈姚卢傅钟姜崔谭廖范汪陆贾夏韦邹熊孟秦邱尹薛闫阎段侯史陶黎贺顾郝龚邵严覃戴莫孔赖庞樊兰殷施洪翟褚卫';
const isCalledSo = new RegExp(`^[${surnames}][\\u3400-\\u9fff]{1,2}$`, 'u');
const places = /[村庄路街桥沟组湾屯寨营河山坡园厂店站场队校镇乡县区市家楼]$/;
const most = 0.6;

function areNames(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => (isCalledSo.test(cell) && !places.test(cell)) || /^[\u3400-\u9fff]{2,}[·•][\u3400-\u9fff·•]{2,}$/u.test(cell));
  return names.length > 0 && names.length >= most * cells.length;
}

function mayBeName(cell: string): boolean {
  return /^[\u3400-\u9fff·•]{2,}/u.test(cell) && !/^(?:全|各|所有|本村|村|不)|(?:公司|合作社|委员会|村委会|厂|店|队|中心|农场)$/u.test(cell);
}
