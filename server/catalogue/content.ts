// What a version holds, as it is stored and as a form posts it: both checked here, with the sentences of the counter.
import { z } from 'zod';
import { carriers, guideNames } from '../domain/catalogue.ts';
import type { Guide, ProgrammeContent } from '../domain/catalogue.ts';
import { LONGEST_PERIOD, uploadDayLimits, type ProgrammeClocks } from '../domain/clocks.ts';
import { contactFault } from '../domain/contact.ts';
import { channels } from '../domain/disclosure.ts';
import type { Channel, ChannelRule, DisclosureClass, PublicField } from '../domain/disclosure.ts';
import { ruleFaults } from '../domain/rule-limits.ts';
import { findPersonalData } from '../domain/scan.ts';
import { tidy } from '../domain/tidy.ts';

const longest = 2000;
const typed = (text: string) => tidy(text).trim();
const many = (value: unknown) => (typeof value === 'string' ? [value] : value ?? []);

export function freeText(label: string, most = longest) {
  return z.string().default('').transform(typed).pipe(z.string().max(most, `${label}最多${most}个字。`)
    .refine((text) => findPersonalData(text).length === 0, `${label}会公开，不能有证件号、账号、手机号码或车牌号。`));
}

const telephone = z.string().default('').transform(typed).pipe(z.string().max(40)
  .refine((text) => contactFault({ phone: text }) === null, '电话只写一个，用数字、短横线和空格，如 0632-6611234；有分机的写成 0632-6611234转801。'));

const fields = {
  topic: freeText('一级事项', 40).pipe(z.string().min(1, '请填写一级事项。')), item: freeText('二级事项', 60).pipe(z.string().min(1, '请填写二级事项。')),
  policy: freeText('政策依据'), result: freeText('补贴结果'), supervisionPhone: telephone, supervisionAddress: freeText('监督地址', 100),
  basis: freeText('公开依据'), deadline: freeText('公开时限', 100), publisher: freeText('公开主体', 100),
  channels: z.preprocess(many, z.array(z.enum(carriers as [string, ...string[]], '请从列表里勾选公开渠道。'))),
  audience: z.enum(['全社会', '特定群体'], '请选公开对象。'), mode: z.enum(['主动', '依申请'], '请选公开方式。'), modeReason: freeText('依申请公开的条款和理由', 500),
  levels: z.preprocess(many, z.array(z.enum(['市级', '县级', '乡级'], '请从列表里勾选公开层级。'))),
} as const;

const length = (name: string) => z.string().default('').transform(typed).pipe(z.string().regex(/^\d{1,3}$/, `${name}请只写天数。`)).transform(Number)
  .refine((days) => days >= 1 && days <= LONGEST_PERIOD, `${name}是1到${LONGEST_PERIOD}天。`);
const unit = (name: string) => z.enum(['days', 'working-days'], `请选${name}按天还是按工作日算。`);
const clockFields = {
  periodLength: length('公开期'), periodUnit: unit('公开期'), proposalLength: length('公示期'), proposalUnit: unit('公示期'),
  periodStart: z.enum(['date', 'posting'], '请选公开期从哪天起。'),
  retention: z.enum(['permanent', '30-years', '10-years'], '请选村委会留存多久。'),
  uploadDays: z.string().default('').transform(typed).pipe(z.string().regex(/^\d{1,4}$/, '原表保存几天请只写数字。')).transform(Number)
    .refine((days) => days >= uploadDayLimits.fewest && days <= uploadDayLimits.most, `原表保存${uploadDayLimits.fewest}到${uploadDayLimits.most}天。`),
} as const;

const guideFields = Object.fromEntries(Object.entries(guideNames).map(([key, label]) => [`guide-${key}`, key === 'phone' ? telephone : freeText(label)]));
const channelFields = Object.fromEntries(channels.flatMap((channel) => Object.entries({
  [`${channel}-fields`]: z.preprocess(many, z.array(z.string().max(20))),
  [`${channel}-totals`]: z.string().optional(), [`${channel}-masked`]: z.string().optional(),
  [`${channel}-smallest`]: z.string().default('').pipe(z.string().regex(/^\d{0,4}$/, '最小户数请只写数字。')),
  [`${channel}-readers`]: freeText('谁能看到', 60),
})));

/** The form of a programme's next version. Nothing beyond its class passes, whatever is posted. */
export function contentForm(disclosureClass: DisclosureClass) {
  const [own, clocks] = [z.object(fields), z.object(clockFields)];
  return z.object({ ...fields, ...clockFields, ...guideFields, ...channelFields }).transform((typed, issues): ProgrammeContent => {
    const all: Record<string, unknown> = typed;
    const content = { entry: entryOf(own.parse(typed), all), rule: rulesOf(all), clocks: clocksOf(clocks.parse({ ...typed, periodLength: String(typed.periodLength), proposalLength: String(typed.proposalLength), uploadDays: String(typed.uploadDays) })) };
    if (typed.mode === '依申请' && !/第.{1,8}条/.test(typed.modeReason)) issues.addIssue({ code: 'custom', path: ['modeReason'], message: '没有明确依据和理由的，不得定为依申请公开；请写到条，再写理由，例如：政府信息公开条例第十五条，涉及第三方隐私。' });
    for (const { channel, said } of ruleFaults(content.rule, disclosureClass)) issues.addIssue({ code: 'custom', path: [`${channel}-fields`], message: said });
    return content;
  });
}

function entryOf({ supervisionPhone, supervisionAddress, modeReason, ...rest }: z.output<z.ZodObject<typeof fields>>, all: Record<string, unknown>): ProgrammeContent['entry'] {
  const guide = Object.fromEntries(Object.keys(guideNames).map((key) => [key, textOf(all, `guide-${key}`)])) as unknown as Guide;
  return { ...rest, ...(rest.mode === '依申请' ? { modeReason } : {}), guide, supervision: { phone: supervisionPhone, address: supervisionAddress } };
}

function clocksOf({ periodLength, periodUnit, proposalLength, proposalUnit, periodStart, retention, uploadDays }: z.output<z.ZodObject<typeof clockFields>>): ProgrammeClocks {
  return { publicPeriod: { length: periodLength, unit: periodUnit }, proposalPeriod: { length: proposalLength, unit: proposalUnit }, start: periodStart, retention, uploadDays };
}

function rulesOf(all: Record<string, unknown>): ProgrammeContent['rule'] {
  const rules = Object.fromEntries(channels.map((channel) => [channel, ruleOf(all, channel)])) as Record<Channel, ChannelRule>;
  const { readers: _, ...sheet } = rules.paper;
  const { readers } = rules.archive;
  // The village keeps the sheet that hung; only who may read it is decided apart.
  return { ...rules, archive: { ...sheet, ...(readers ? { readers } : {}) } };
}

function ruleOf(all: Record<string, unknown>, channel: Channel): ChannelRule {
  // What is no field at all is left to `ruleFaults`, which knows what it is called.
  const ticked = all[`${channel}-fields`] as PublicField[];
  const [smallest, readers] = [textOf(all, `${channel}-smallest`), textOf(all, `${channel}-readers`)];
  return {
    fields: ticked, totals: textOf(all, `${channel}-totals`) !== '', ...(textOf(all, `${channel}-masked`) ? { masked: true } : {}),
    ...(smallest ? { smallest: Number(smallest) } : {}), ...(readers ? { readers } : {}),
  };
}

function textOf(all: Record<string, unknown>, name: string): string {
  const value = all[name];
  return typeof value === 'string' ? value : '';
}
