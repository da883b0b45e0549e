// Reads a sample file with libraries that share nothing with our importer or our encoder.
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import type { SampleFile } from '../../server/demo/sample-files.ts';

export type ReadRow = { village: string; idNumber: string; account: string; name: string; amount: string; area: string; standard: string; paid: boolean };

export type ReadFile = { lines: string[][]; rows: ReadRow[]; stated: string | null };

export function readBack(file: SampleFile): ReadFile {
  const lines = Papa.parse<string[]>(decoded(file), { delimiter: LAYOUT[file.programme].delimiter, skipEmptyLines: true }).data;
  const header = lines.find((cells) => cells[0] === '序号') ?? [];
  const at = (cells: string[], word: string): string => cells[header.indexOf(word)] ?? '';
  const words = LAYOUT[file.programme];
  const rows = lines.filter((cells) => /^\d+$/u.test(cells[0] ?? '')).map((cells): ReadRow => ({
    village: at(cells, words.village),
    idNumber: at(cells, words.idNumber).trim().toUpperCase(),
    account: at(cells, words.account),
    name: at(cells, words.name).replaceAll('　', ''),
    amount: at(cells, words.amount),
    area: at(cells, words.area),
    standard: at(cells, words.standard),
    paid: header.includes('支付状态') ? at(cells, '支付状态') === '成功' : true,
  }));
  const total = lines.find((cells) => /^合\s*计$/u.test(cells[0] ?? ''));
  return { lines, rows, stated: total ? at(total, words.amount) : null };
}

/** '￥1,234.50' → 123450; anything else but digits and two decimals is null. */
export function fenOf(amount: string): number | null {
  const plain = amount.replace(/^￥/u, '').replaceAll(',', '');
  return /^\d+\.\d\d$/u.test(plain) ? Number(plain.replace('.', '')) : null;
}

function decoded(file: SampleFile): string {
  const { encoding, mark } = LAYOUT[file.programme];
  const bytes = Buffer.from(file.bytes);
  if (mark !== null && !bytes.subarray(0, mark.length).equals(mark)) throw new Error(`${file.name}: no byte order mark`);
  return iconv.decode(bytes, encoding);
}

const LAYOUT = {
  'farmland-fertility': {
    encoding: 'gb18030', mark: null, delimiter: ',', village: '村', idNumber: '身份证号', account: '一卡通号', name: '户主姓名',
    amount: '补贴金额（元）', area: '应享受补贴面积（亩）', standard: '补贴标准（元/亩）',
  },
  'grain-one-off': {
    encoding: 'utf8', mark: Buffer.from([0xef, 0xbb, 0xbf]), delimiter: ',', village: '村(居)委会', idNumber: '享受人身份证号',
    account: '银行账号', name: '享受人', amount: '补贴金额', area: '补贴面积(亩)', standard: '补贴标准(元/亩)',
  },
  'old-age': {
    encoding: 'utf-16le', mark: Buffer.from([0xff, 0xfe]), delimiter: '\t', village: '所在村', idNumber: '身份证号码',
    account: '银行卡号', name: '姓名', amount: '实发金额（元）', area: '月数', standard: '月标准（元/人·月）',
  },
} as const;
