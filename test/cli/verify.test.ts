// `verify` as an auditor runs it, on packages and backups that something happened to: what is wrong, in words, and exit 1.
import { cp, mkdir, readdir, readFile, rename, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeManifest } from '../../server/cli/manifest.ts';
import { sharedRenderer } from '../print/printer.ts';
import { freshDatabase } from '../support/database.ts';
import { run } from './command.ts';
import { filledPlace, newFolder, settingsOf } from './place.ts';

const renderer = sharedRenderer();
let [backup, bag, copy] = ['', '', ''];
let place: Awaited<ReturnType<typeof filledPlace>>;

beforeAll(async () => {
  place = await filledPlace(await freshDatabase('SQLite'), renderer());
  backup = join(await newFolder(), '备份');
  await run(['backup', backup], { env: settingsOf(place) });
  const [name = ''] = await readdir(join(backup, 'packages'));
  bag = join(backup, 'packages', name);
});
afterAll(() => place.db.close());
beforeEach(async () => { copy = join(await newFolder(), '副本'); });

const at = (...path: string[]) => join(copy, ...path);
const change = async (path: string, from: string | RegExp, to: string) => {
  const text = await readFile(at(path), 'latin1');
  expect(text).toMatch(from);
  await writeFile(at(path), text.replace(from, to), 'latin1');
};
const aBlob = async () => {
  const [first = ''] = await readdir(at('blobs'));
  const [name = ''] = await readdir(at('blobs', first));
  return join('blobs', first, name);
};

/** Exit 1, one sentence first, then every fault in a line of its own. */
async function faulty(folder: string): Promise<string> {
  const { code, out, err } = await run(['verify', folder]);
  expect({ code, err }, out).toEqual({ code: 1, err: '' });
  const [sentence = '', ...faults] = out.trimEnd().split('\n');
  expect(sentence).toMatch(/^不完好：(发现 \d+ 处问题。|有 \d+ 个文件与封存时不一样（.+），这一包不能作凭据，请换用备份里的那一份。详情：)$/);
  expect(faults.filter((fault) => !fault.startsWith('  '))).toEqual([]);
  expect(faults.length).toBeGreaterThan(0);
  return out;
}

describe('a backup', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['without its list', () => unlink(at('manifest.json')), /缺少清单 manifest\.json/],
    ['with one byte changed in its list', () => change('manifest.json', /"sha256": "./, '"sha256": "~'), /清单 manifest\.json 已损坏/],
    ['with half a list', () => truncate(at('manifest.json'), 200), /清单 manifest\.json 已损坏/],
    ['with an empty list', () => truncate(at('manifest.json'), 0), /清单 manifest\.json 已损坏/],
    ['with a list of something else', () => writeFile(at('manifest.json'), 'null\n'), /清单 manifest\.json 已损坏/],
    ['without its database', () => unlink(at('mingbai.db')), /mingbai\.db：文件不见了/],
    ['with a database cut short', () => truncate(at('mingbai.db'), 5000), /mingbai\.db：内容与封存时不一致/],
    ['whose database is none, and the list made anew', async () => {
      await writeFile(at('mingbai.db'), '不是数据库'.repeat(2000));
      await sealAnew();
    }, /mingbai\.db：数据库打不开，它不是数据库或内部已损坏/],
    ['whose database is damaged inside, and the list made anew', async () => {
      const bytes = await readFile(at('mingbai.db'));
      bytes.fill(0xff, 8192, bytes.length - 4096);
      await writeFile(at('mingbai.db'), bytes);
      await sealAnew();
    }, /mingbai\.db：数据库.*损坏/],
    ['whose database is empty, and the list made anew', async () => {
      await truncate(at('mingbai.db'), 0);
      await sealAnew();
    }, /mingbai\.db：数据库/],
    ['whose record was given another time, and the list made anew', async () => {
      const file = new SqliteFile(at('mingbai.db'));
      file.exec("update audit_entries set at = 'x' where seq = 2");
      file.close();
      await sealAnew();
    }, /mingbai\.db（\d+）：第2条被改动过/],
    ['in whose database a sum was changed, and the list made anew', async () => {
      const file = new SqliteFile(at('mingbai.db'));
      file.exec('update payment_portions set paid_fen = paid_fen + 1 where id = 1');
      file.close();
      await sealAnew();
    }, /mingbai\.db（\d+）：批次 \S+ 的发放明细被改动过：笔数或金额与提交时不符。/],
    ['in whose database a published content was changed, and the list made anew', async () => {
      const file = new SqliteFile(at('mingbai.db'));
      file.exec("update editions set content = replace(content, '王桂英', '王桂芳')");
      file.close();
      await sealAnew();
    }, /公开表 \S+ 第1版的内容被改动过/],
    ['without a published file, and the list made anew', async () => {
      await unlink(at(await aBlob()));
      await sealAnew();
    }, /数据库里有，备份里没有这个文件/],
    ['with a link in the place of a file', async () => {
      const name = await aBlob();
      await rename(at(name), at('away'));
      await symlink(at('away'), at(name));
    }, /这是链接或特殊文件/],
    ['with a file that came later', () => writeFile(at('说明.txt'), 'x'), /说明\.txt：清单里没有这个文件/],
  ])('%s', async (_what, damage, said) => {
    await cp(backup, copy, { recursive: true });
    await damage();
    expect(await faulty(copy)).toMatch(said);
  });

  test('that is whole is dated', async () => {
    const { code, out } = await run(['verify', backup]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^完好：2026年.*的备份/)]);
  });

  const sealAnew = () => writeManifest(copy, 'mingbai backup', { at: '2026-11-22T00:00:00.000Z' });
});

describe('a retention package', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['without its declaration', () => unlink(at('bagit.txt')), /缺少 bagit\.txt/],
    ['with a declaration of nothing', () => writeFile(at('bagit.txt'), '\n'), /首页声明的写法不对/],
    ['without its list of material', () => unlink(at('manifest-sha256.txt')), /缺少材料清单/],
    ['without the list of its lists', () => unlink(at('tagmanifest-sha256.txt')), /tagmanifest-sha256\.txt：缺少封存时写下的总清单/],
    ['with an empty list', () => truncate(at('manifest-sha256.txt'), 0), /notice\.pdf/],
    ['with bytes of no encoding in its list', () => change('manifest-sha256.txt', /^./, '\xff'), /manifest-sha256\.txt/],
    ['without its material', () => rm(at('data'), { recursive: true }), /缺少存放材料的 data 文件夹/],
    ['without the sheet', () => unlink(at('data', 'notice.pdf')), /notice\.pdf/],
    ['with another sum in the table', () => change('data/payments.csv', /\d\.\d\d/, '9.99'), /payments\.csv/],
    ['with the description of another', () => change('bag-info.txt', /Payload-Oxum: \d+/, 'Payload-Oxum: 7'), /bag-info\.txt/],
    ['with the facts cut short', () => truncate(at('data', 'edition.json'), 40), /edition\.json/],
    ['with a folder in the place of a file', async () => {
      await unlink(at('data', 'notice.pdf'));
      await mkdir(at('data', 'notice.pdf'));
    }, /notice\.pdf/],
  ])('%s', async (_what, damage, said) => {
    await cp(bag, copy, { recursive: true });
    await damage();
    expect(await faulty(copy)).toMatch(said);
  });

  test('that is whole tells what to compare with the paper on the wall, and does not say that nobody made it anew', async () => {
    const { code, out } = await run(['verify', bag]);
    const witness = /^Audit-Witness: (.+)$/m.exec(await readFile(join(bag, 'bag-info.txt'), 'utf8'))?.[1];
    const hash = /^Edition-SHA256: (.{4})(.{4})/m.exec(await readFile(join(bag, 'bag-info.txt'), 'utf8'));
    expect([code, out]).toEqual([0, expect.stringContaining(`第1版，校验 ${hash?.[1]} ${hash?.[2]}，存证 ${witness}。`)]);
    expect(out).toContain('请与墙上纸质公开表底部的编号、校验、存证核对');
    expect(out).not.toContain('与封存时一致');
    expect(out).toMatch(/\n封存码 [0-9a-f]{4} [0-9a-f]{4}：纸上没有；与工作台“留存”里这一份的一样/);
  });

  test('beside which something was put is whole, and says what does not belong to it', async () => {
    await cp(bag, copy, { recursive: true });
    await writeFile(at('更正说明.txt'), '这一版作废。\n');
    const { code, out } = await run(['verify', copy]);
    expect([code, out]).toEqual([0, expect.stringContaining('文件夹里另有 1 个文件不在清单里（更正说明.txt），可能是后来放进去的，不算封存的材料。')]);
    expect((await run(['verify', bag])).out).not.toContain('不在清单里');
  });

  test('in which one file was changed is told as one file, whatever else follows from it', async () => {
    await cp(bag, copy, { recursive: true });
    await writeFile(at('data', 'payments.csv'), '改过的\n');
    const [sentence, ...details] = (await faulty(copy)).trimEnd().split('\n');
    expect(sentence).toBe('不完好：有 1 个文件与封存时不一样（data/payments.csv），这一包不能作凭据，请换用备份里的那一份。详情：');
    expect(details.join('\n')).toMatch(/登记的材料是 \d+ 个文件、共 \d+ 字节，实际是 \d+ 个文件、共 \d+ 字节/);
  });
});
