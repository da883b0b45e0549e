// A county office that brings a rule for the board into force which names people, as the law wants it: assessed, written by one, approved by another.
import type { Actor } from '../../server/accounts/actor.ts';
import { approveVersion, draftVersion } from '../../server/catalogue/actions.ts';
import { keepAssessment } from '../../server/catalogue/assessments.ts';
import { draftFor } from '../../server/catalogue/drafts.ts';
import { contentHash, firstVersion } from '../../server/catalogue/versions.ts';
import type { ChannelRule, ChannelRules } from '../../server/domain/disclosure.ts';
import { addPerson } from './app.ts';
import type { Office } from './office.ts';
import { county } from './people.ts';

/** From now on what is approved of the programme names people on the village's board. */
export async function nameOnBoard(office: Office, code: string, screen: Partial<ChannelRule> = {}, more: Partial<ChannelRules> = {}): Promise<void> {
  const [writer, checker] = await Promise.all(['w', 'c'].map(async (mark): Promise<Actor> => ({ id: await addPerson(office, { ...county, login: `${mark}-${code}` }), name: mark, role: 'county', townshipCode: null, villageCode: null })));
  if (!writer || !checker) throw new Error('two people are needed');
  const subject = { code, office: 'county' };
  const { content } = firstVersion(code);
  const rule: ChannelRules = { ...content.rule, screen: { ...content.rule.paper, readers: '到村公开屏前看的人', ...screen }, ...more };
  await draftVersion(office.deps, writer, subject, { ...content, rule });
  const waiting = await draftFor(office.deps, writer, subject);
  if (!waiting) throw new Error('the draft is not there');
  await keepAssessment(office.deps, writer, waiting.version, { purpose: '监督', necessity: '村民互相核对', fields: '姓名、金额', channels: '村内公开屏', risk: '被外人拍照', measures: '到期撤下' });
  await approveVersion(office.deps, checker, subject, contentHash({ ...content, rule }));
}
