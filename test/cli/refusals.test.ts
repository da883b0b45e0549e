// Every refusal a stranger can meet: one Chinese line that says what to do, exit 2, and nothing written.
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { program, refused, root, run, withoutPrivileges } from './command.ts';
import { contentsOf, openDesk, registerHead, registerRows, type Desk } from './files.ts';

let desk: Desk;
beforeEach(async () => { desk = await openDesk(); });

const options = { programme: 'farmland-fertility', year: '2026', villages: 'register.csv', out: '公开表' };

/** The arguments of a sound call with some replaced; undefined leaves one out. */
function notices(change: Partial<Record<keyof typeof options | 'base-url' | 'paid-on', string | undefined>> = {}, file = '发放表.csv'): string[] {
  return ['notices', file, ...Object.entries({ ...options, ...change }).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]))];
}

describe('a call that cannot be understood', () => {
  test.each([
    [['nonsense'], '没有这个命令：nonsense。可用的命令：demo、serve、check'],
    [['constructor'], '没有这个命令：constructor'],
    [['check'], '参数不全，缺少 文件、文件夹或压缩包。用法：check 文件'],
    [['check', ''], '参数不全'],
    [['check', '--spaces'], '参数“--spaces”不对。用法：check 文件'],
    [['check', '发放表.csv', '--programme'], '参数“--programme”不对。用法：check 文件'],
    [['serve', '--port', '-1'], '参数“--port”不对。用法：serve'],
    [['check', '发放', '表.csv'], '多出了参数“表.csv”，名字里有空格时请加引号'],
    [['check', '发放表.csv', '--programme', 'grain'], '没有这个补贴项目：grain。可用的项目：'],
    [['notices', '发放表.csv'], '参数不全，缺少 --programme 项目代码、--year 年度、--villages 村名册.csv、--out 文件夹。用法：notices 文件 --programme'],
    [notices({ programme: 'grain' }), '没有这个补贴项目：grain'],
    [notices({ year: '26' }), '年度应是 2000 到 2099 的四位数字，如 2026，现在是 26'],
    [notices({ year: '1999' }), '年度应是 2000 到 2099 的四位数字，如 2026，现在是 1999'],
    [notices({ 'base-url': 'gongkai.example.cn' }), '--base-url 应是 http:// 或 https:// 开头的网址'],
    [notices({ 'base-url': 'ftp://gongkai.example.cn' }), '现在是 ftp://gongkai.example.cn'],
    [notices({ 'base-url': 'https://gongkai.example.cn/?v=1' }), '不带问号'],
    [[...notices(), '--office', '李主任13912345678'], '地点会印在公开表上，不能有证件号'],
    [['township', '370405102', '--phone', '李主任13912345678'], '电话只写一个咨询电话'],
    [notices({ 'paid-on': '2099-01-01' }), '发放日期 2099-01-01 还没有到'],
    [notices({ year: '2099' }), '年度 2099 还没有到'],
    [notices({ 'paid-on': '2026-02-30' }), '发放日期应写成 2026-06-18 的样子，现在是 2026-02-30'],
    [[...notices(), '--term', '期'.repeat(21)], '--term 太长，期次最多 20 个字'],
    [[...notices(), '--office', '楼'.repeat(61)], '--office 太长，地点最多 60 个字'],
    [notices({ out: undefined }), '参数不全，缺少 --out 文件夹。'],
    [notices({ villages: undefined }), '参数不全，缺少 --villages 村名册.csv。'],
    [['user', 'add', '--login', 'liming'], '参数不全，缺少 --name'],
    [['serve', '--port', '99999'], '端口号应是 0 到 65535 的整数，现在是 99999'],
    [['serve', '--port', '八零八零'], '端口号应是'],
    [['migrate', 'data'], '多出了参数“data”'],
    [['user', 'remove', '--login', 'liming'], '参数不对。用法：user add'],
    [['verify'], '参数不全，缺少 文件夹。用法：verify'],
    [['backup'], '参数不全，缺少 文件夹。用法：backup'],
    [['restore'], '参数不全，缺少 备份文件夹。用法：restore'],
  ])('%j', async (args, said) => {
    const before = await contentsOf(desk.folder);
    expect(await refused(args, { cwd: desk.folder })).toContain(said);
    expect(await contentsOf(desk.folder)).toEqual(before);
  });

  test('a setting that is wrong is named with what it should be', async () => {
    expect(await refused(['migrate'], { cwd: desk.folder, env: { MINGBAI_PORT: '八零', MINGBAI_LOG: 'loud' } })).toMatch(/MINGBAI_PORT.*；MINGBAI_LOG/);
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['没有.csv', '读不了 没有.csv：没有这个文件，请检查路径和文件名'],
    ['发放表.csv/里面.csv', '没有这个文件'],
    ['/dev/zero', '这不是普通文件'],
  ])('%s', async (name, said) => {
    expect(await refused(['check', name], { cwd: desk.folder })).toContain(said);
    expect(await refused(notices({}, name), { cwd: desk.folder })).toContain(said);
    expect(await readdir(desk.folder)).toEqual(['register.csv', '发放表.csv']);
  });

  test('a folder is checked file by file, and is no file to make notices of', async () => {
    expect(await refused(notices({}, '.'), { cwd: desk.folder })).toContain('读不了 .：这是文件夹，请写到文件名为止');
    expect(await readdir(desk.folder)).toEqual(['register.csv', '发放表.csv']);
  });

  test('one that this account may not read', async () => {
    await chmod(join(desk.folder, '发放表.csv'), 0);
    expect(await refused(['check', '发放表.csv'], { cwd: desk.folder, ...withoutPrivileges() })).toContain('没有读取这个文件的权限');
  });
});

describe('a village register that cannot be used', () => {
  test.each([
    ['is missing', null, '没有这个文件'],
    ['is empty', '', '是空的'],
    ['is a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), '是 Excel 表，不是 CSV 文件。请用 WPS 或 Excel 打开，另存为“CSV UTF-8（逗号分隔）”'],
    ['is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), '不是文字文件'],
    ['lacks a column', 'code,village\n1,北洛村委会\n', '缺少这几列：township_code、township、county_code、county'],
    ['has a row without a village', [registerHead, '370405102214,,370405102,泥沟镇,370405,台儿庄区'].join('\n'), '第 2 行缺少村名或乡镇'],
    ['has a code twice', [registerHead, registerRows[0], registerRows[1]?.replace('215', '214')].join('\n'), '出现了两次'],
    ['has a code that is a path', [registerHead, registerRows[0]?.replace('370405102214', '../../x')].join('\n'), '第 2 行的代码“../../x”不能用'],
    ['has no village', `${registerHead}\n`, '一个村也没有'],
  ])('it %s', async (_, content, said) => {
    if (content !== null) await desk.write('名册.csv', content);
    expect(await refused(['check', '发放表.csv', '--villages', '名册.csv'], { cwd: desk.folder })).toContain(said);
  });

  test('nothing is begun with it', async () => {
    await desk.write('名册.csv', `${registerHead}\n`);
    for (const args of [notices({ villages: '名册.csv' }), ['register', '名册.csv', '--data', '数据']]) {
      expect(await refused(args, { cwd: desk.folder })).toContain('一个村也没有');
    }
    expect((await readdir(desk.folder)).toSorted()).toEqual(['register.csv', '发放表.csv', '名册.csv']);
  });
});

describe('an output folder that cannot be used', () => {
  test('holds files of the person: they are left alone', async () => {
    await mkdir(join(desk.folder, '公开表'));
    await desk.write('公开表/我的.txt', '别动');
    const before = await contentsOf(desk.folder);
    expect(await refused(notices(), { cwd: desk.folder })).toContain('文件夹 公开表 不是空的。请换一个新文件夹');
    expect(await contentsOf(desk.folder)).toEqual(before);
  });

  test("holds another program's manifest.json: that is no output of ours", async () => {
    await mkdir(join(desk.folder, '公开表'));
    await desk.write('公开表/manifest.json', '{"name":"a web page"}');
    const before = await contentsOf(desk.folder);
    expect(await refused(notices(), { cwd: desk.folder })).toContain('不是空的');
    expect(await contentsOf(desk.folder)).toEqual(before);
  });

  test('is a file, or below a file', async () => {
    expect(await refused(notices({ out: '发放表.csv' }), { cwd: desk.folder })).toContain('是文件，不是文件夹');
    expect(await refused(notices({ out: '发放表.csv/公开表' }), { cwd: desk.folder })).toContain('不能写入');
  });

  test('may not be written', async () => {
    await chmod(desk.folder, 0o555);
    const said = await refused(notices(), { cwd: desk.folder, ...withoutPrivileges() });
    await chmod(desk.folder, 0o755);
    expect(said).toContain('文件夹 公开表 不能写入。请换一个有写入权限的文件夹');
    expect(await readdir(desk.folder)).toEqual(['register.csv', '发放表.csv']);
  });

  test('has a name that no file system takes: told before anything is printed', async () => {
    const said = await refused(notices({ out: '长'.repeat(100) }), { cwd: desk.folder });
    expect(said).toMatch(/的名字太长。请写短一些$/);
    expect(await readdir(desk.folder)).toEqual(['register.csv', '发放表.csv']);
  });

  // There Node's own way of making folders tries for ever.
  test.skipIf(process.platform !== 'linux')('is where no folder can be made, also for the data', async () => {
    expect(await refused(notices({ out: '/proc/没有/公开表' }), { cwd: desk.folder })).toContain('不能写入');
    expect(await refused(['serve', '--port', '0', '--data', '/proc/没有'], { cwd: desk.folder })).toContain('不能写入。请换一个文件夹');
  });
});

describe('a database that cannot be had', () => {
  test.each([
    ['postgres://mingbai:secret@127.0.0.1:1/mingbai', '连不上数据库。请检查 DATABASE_URL'],
    ['postgres://mingbai:secret@no-such-host.invalid/mingbai', '请检查 DATABASE_URL'],
    ['file:发放表.csv', '它不是数据库或已损坏'],
  ])('%s', async (url, said) => {
    const line = await refused(['migrate', '--data', '数据'], { cwd: desk.folder, env: { DATABASE_URL: url } });
    expect(line).toContain(said);
    expect(line).not.toContain('secret');
  });

  // An address with a slip in it must not become a new, empty database of the other engine.
  test.each(['mysql://mingbai:secret@127.0.0.1/mingbai', 'postgres:/mingbai:secret@127.0.0.1/mingbai', 'mingbai-secret.db', 'file:'])('an address of neither kind: %s', async (url) => {
    const before = await contentsOf(desk.folder);
    for (const args of [['migrate'], ['serve', '--port', '0']]) {
      expect(await refused([...args, '--data', '数据'], { cwd: desk.folder, env: { DATABASE_URL: url } })).toBe('DATABASE_URL 应以 file: 或 postgres:// 开头。请改好；不设它，就用数据文件夹里的数据库');
    }
    expect(await contentsOf(desk.folder)).toEqual(before);
  });

  test('a data folder that may not be written', async () => {
    await chmod(desk.folder, 0o555);
    const way = { cwd: desk.folder, ...withoutPrivileges() };
    for (const args of [['serve', '--port', '0'], ['register', 'register.csv']]) {
      expect(await refused([...args, '--data', '数据'], way)).toContain('不能写入。请换一个文件夹');
    }
    await chmod(desk.folder, 0o755);
  });
});

test('a reader that stops reading is no failure', async () => {
  const { code, err } = await run([], { cwd: desk.folder, command: ['sh', '-c', `${program.join(' ')} check 发放表.csv | true`] });
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test.skipIf(process.platform !== 'linux')('a full disk below the answer is told, and is no success', async () => {
  const { code, out, err } = await run([], { cwd: desk.folder, command: ['sh', '-c', `${program.join(' ')} check 发放表.csv > /dev/full`] });
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: '结果没有写完：磁盘满了。请腾出空间再试\n' });
});

test('through npm it is the same, with paths from where the person stands', async () => {
  const npm = { at: desk.folder, command: ['npm', 'run', '-s', '--prefix', root, 'mingbai', '--'] };
  expect(await refused(['check', '没有.csv'], { cwd: desk.folder, ...npm })).toContain('读不了 没有.csv：没有这个文件');
  const { code, out } = await run(['check', '发放表.csv', '--villages', 'register.csv'], { cwd: desk.folder, ...npm });
  expect({ code, first: out.split('\n')[0] }).toEqual({ code: 0, first: '发放表.csv（编码 UTF-8，明细 4 行）' });
});
