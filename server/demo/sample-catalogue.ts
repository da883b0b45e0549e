// The sample county completes its catalogue, as a county does: one person writes, another brings it into force. Every text says that it is a sample.
import type { Actor } from '../accounts/actor.ts';
import { approveVersion, draftVersion } from '../catalogue/actions.ts';
import { clocksOf, contentHash, firstVersion } from '../catalogue/versions.ts';
import type { Deps } from '../deps.ts';
import { countyOffice, type CatalogueEntry } from '../domain/catalogue.ts';
import { programmes, type Programme } from '../domain/programmes.ts';

/** What law and standards say stays as it came; only what a county must fill in is filled. */
export async function completeCatalogue(deps: Pick<Deps, 'db' | 'clock'>, writer: Actor, approver: Actor): Promise<void> {
  for (const programme of programmes) {
    const first = firstVersion(programme.code);
    const content = { ...first.content, clocks: clocksOf(first), entry: completed(first.content.entry, programme) };
    const subject = { code: programme.code, office: countyOffice };
    await draftVersion(deps, writer, subject, content);
    await approveVersion(deps, approver, subject, contentHash(content));
  }
}

function completed(entry: CatalogueEntry, { name, theme, unitWords }: Programme): CatalogueEntry {
  const recipients: Readonly<Record<Programme['theme'], string>> = {
    种植: '按规定种了地的农户', 农机: '买了补贴范围内农机的农户', 林草: '承担了林草任务、检查合格的农户', 救助: '经审核确认的家庭', 老人: '到了规定年龄的老人', 移民: '登记在册的移民',
  };
  return {
    ...entry,
    policy: entry.policy || `（示例文本）本县公布的${name}年度实施方案；正式使用时写文件名称和文号`,
    guide: {
      recipients: sample(recipients[theme]), scope: sample('本县各乡镇、街道'), standard: sample(`按年度实施方案，单位是${unitWords.standard}，每村公开表上写着实际标准`),
      procedure: sample('本人向村委会申报，村里核对、公示，乡镇审核，县里批准后打到“一卡通”'), materials: sample('本人身份证、户口簿、“一卡通”，其他材料按实施方案'),
      phone: '0632-6611200', office: sample('乡镇、街道便民服务中心3号窗口'), timeLimit: sample('受理后20个工作日内'), contact: sample('工作日8:30至17:00，到窗口或打咨询电话'),
    },
    supervision: { phone: '0632-6611299', address: sample('区人民政府一楼信访接待窗口') },
  };
}

function sample(text: string): string {
  return `（示例文本）${text}`;
}
