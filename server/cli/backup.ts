// mingbai backup: the database as of one moment and every file it names, never the keys; a running service need not stop.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemClock } from '../clock.ts';
import { callerPath, type Config } from '../config.ts';
import { sqlitePath } from '../db/database.ts';
import { takeSnapshot } from '../db/snapshot.ts';
import { syncFolder } from '../files.ts';
import { holidaysName } from '../holidays.ts';
import { backupFaults, databaseName, recordFaults, referencedFiles } from './backup-contents.ts';
import { copyDurably, syncTree } from './copy-files.ts';
import { draftFolder, mendFolder } from './draft-folder.ts';
import { refuseFilled } from './folder-there.ts';
import { writeManifest } from './manifest.ts';
import { configOf } from './settings.ts';
import { Blocked, need, parse, Usage } from './usage.ts';

const usage = 'backup 文件夹 [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { data: { type: 'string' } }, usage);
  const said = need(positionals[0], usage);
  const config = configOf({ data: values.data });
  refuseMissing(config);
  await mendFolder(callerPath(said), said);
  refuseFilled(callerPath(said), said);
  const folder = await draftFolder(callerPath(said), said);
  try {
    const files = await fill(folder.path, config);
    await folder.keep();
    // Its name too, before it is said to be there.
    await syncFolder(dirname(callerPath(said)));
    process.stdout.write(`备份在 ${said}：数据库和 ${files} 个文件，已逐个核对。里面没有密钥，请把 ${config.keys} 另外保管。\n`);
    const faults = await recordFaults(callerPath(said));
    if (faults.length > 0) process.stdout.write(`注意：操作记录有 ${faults.length} 处对不上，备份照做了，请告诉监督人员（工作台“监督记录”里也有）：\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
    return 0;
  } finally {
    await folder.discard();
  }
}

/** Answers how many files there are beside the database. Throws `Blocked` when a file that the database names is gone or damaged. */
async function fill(folder: string, config: Config): Promise<number> {
  await takeSnapshot(config.databaseUrl, join(folder, databaseName));
  const named = await referencedFiles(folder, join(config.data, 'packages'));
  const paths = existsSync(join(config.data, holidaysName)) ? [...named, holidaysName] : named;
  const missing: string[] = [];
  for (const path of paths) {
    if (existsSync(join(config.data, path))) await copyDurably(join(config.data, path), join(folder, path));
    else missing.push(path);
  }
  if (missing.length > 0) throw new Blocked(`${missing.map((path) => `${path}：数据库里有，数据文件夹里没有这个文件。`).join('\n')}\n数据不完整，没有做成备份。请先从以前的备份找回这些文件`);
  await writeManifest(folder, 'mingbai backup', { at: systemClock.now().toISOString() });
  const faults = await backupFaults(folder);
  if (faults.length > 0) throw new Blocked(`${faults.join('\n')}\n备份核对不上，没有做成。请检查磁盘，再备份一次`);
  await syncTree(folder);
  return paths.length;
}

function refuseMissing({ data, databaseUrl }: Config): void {
  if (databaseUrl.startsWith('file:') && !existsSync(sqlitePath(databaseUrl))) throw new Usage(`数据文件夹 ${data} 里没有数据库，没有可备份的。请用 --data 写明数据文件夹`);
}
