// What `--help` says: every command with what it is for.
import { commands } from './commands.ts';

const said: Record<string, string> = {
  demo: '用示例县把全部工作演示一遍，再打开服务',
  serve: '打开服务',
  check: '校核一个发放文件，或文件夹、压缩包里的每一个，不用数据库',
  notices: '从一个发放文件做出各村的公开表和公开屏页面，不用服务器',
  verify: '核验留存包或备份是否完整',
  migrate: '把数据库升到本版本',
  register: '录入村名册',
  township: '登记乡镇的咨询电话和地点',
  holidays: '录入国务院办公厅公布的放假安排',
  user: '建立账号',
  'board-key': '给出村公开屏显示姓名用的密钥，丢了屏就换一把',
  'board-root': '给村公开屏的信任根续期，每 1000 天以内一次',
  backup: '备份',
  restore: '从备份恢复',
};

export function isHelp(text: string): boolean {
  return ['--help', '-h', 'help'].includes(text);
}

export function helpWords(): string {
  const lines = Object.keys(commands).map((name) => `  ${name.padEnd(11)}${said[name] ?? ''}`);
  return ['用法：npm run -s mingbai -- 命令 参数', '命令：', ...lines, '某个命令的参数：npm run -s mingbai -- 命令 --help'].join('\n');
}
