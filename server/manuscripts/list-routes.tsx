// Changing the list of what a village must publish: names, how often, and what it has nothing of.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { accountsItem, frequencyWords, type AffairsItem, type Frequency } from '../domain/affairs-items.ts';
import { tidy } from '../domain/tidy.ts';
import { Problem } from '../problem.ts';
import { ErrorSummary, Field, Select } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { itemsOf, setItems } from './checklist.ts';
import { villageFor } from './home.ts';

/** So many items may be added at a time. */
const blanks = 2;
const mostItems = 40;

const words = (most: number, said: string) => z.string().transform(tidy).pipe(z.string().trim().max(most, said));
const line = z.object({ code: z.string().regex(/^[a-z0-9-]{0,40}$/), name: words(60, '事项名称最多60个字。'), said: words(200, '说明最多200个字。'), frequency: z.enum(['month', 'quarter', 'event']), applies: z.boolean() });

export function listRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/affairs-list', async (c) => {
    const village = await villageFor(deps, c.var.actor, c.req.query('village') ?? c.var.actor.villageCode ?? '');
    return showList(c, village, await itemsOf(deps.db, deps.db.read, village.code));
  });
  routes.post('/desk/affairs-list', async (c) => {
    const form = await parseForm(c, z.record(z.string(), z.unknown()));
    if (!form.ok) throw new Problem('form-broken');
    const { village: asked } = form.values;
    const village = await villageFor(deps, c.var.actor, typeof asked === 'string' ? asked : '');
    const parsed = z.array(line).max(mostItems).safeParse(linesOf(form.values));
    const standing = await itemsOf(deps.db, deps.db.read, village.code);
    if (!parsed.success) return showList(c, village, standing, parsed.error.issues.map(({ path, message }) => ({ field: `${String(path[1])}-${String(path[0])}`, said: message })));
    await setItems(deps, c.var.actor, village.code, kept(parsed.data, standing));
    return c.redirect(`/desk/manuscripts?village=${village.code}`, 303);
  });
  return routes;
}

function linesOf(values: Record<string, unknown>) {
  const count = Object.keys(values).filter((name) => /^name-\d{1,2}$/.test(name)).length;
  return Array.from({ length: count }, (_, i) => ({ code: values[`code-${i}`], name: values[`name-${i}`], said: values[`said-${i}`], frequency: values[`frequency-${i}`], applies: values[`applies-${i}`] === 'yes' }));
}

/** What has no name is gone; a new one gets a code of its own; accounts stay, and monthly at the least is the law's word for them. */
function kept(lines: readonly AffairsItem[], standing: readonly AffairsItem[]): AffairsItem[] {
  const own = lines.filter(({ name, code }) => name !== '' || code === accountsItem);
  const taken = new Set([...standing, ...own].map(({ code }) => code));
  return own.map((item) => {
    const known = standing.find(({ code }) => code === item.code);
    if (known) return { ...item, name: item.name || known.name };
    const code = Array.from({ length: mostItems }, (_, i) => `own-${i + 1}`).find((free) => !taken.has(free)) ?? 'own';
    taken.add(code);
    return { ...item, code };
  });
}

function showList(c: Context<DeskEnv>, village: { code: string; name: string }, items: readonly AffairsItem[], errors: readonly FieldError[] = []) {
  const empty: AffairsItem = { code: '', name: '', said: '', frequency: 'quarter', applies: true };
  const page = <ListPage village={village} items={[...items, ...Array.from({ length: blanks }, () => empty)]} errors={errors} />;
  return c.html(deskPage(c, { title: '公开事项清单', crumbs: [{ href: '/desk/manuscripts', label: '村务公开' }, `${village.name}公开事项清单`] }, page), errors.length > 0 ? 422 : 200);
}

function ListPage({ village, items, errors }: { village: { code: string; name: string }; items: readonly AffairsItem[]; errors: readonly FieldError[] }) {
  const choices = (Object.keys(frequencyWords) as Frequency[]).map((value) => ({ value, label: frequencyWords[value] }));
  return (
    <div class="narrow">
      <h1>{`${village.name}公开事项清单`}</h1>
      <ErrorSummary errors={errors} />
      <p class="hint">开头是村民委员会组织法第三十条的事项。村里的事可以添、可以改；本村没有的，去掉“本村有”的勾。名称清空就是删去。</p>
      <form method="post" action="/desk/affairs-list" class="card">
        <input type="hidden" name="village" value={village.code} />
        {items.map((item, i) => (
          <fieldset>
            <legend>{item.code === '' ? '添一项' : `事项 ${i + 1}`}</legend>
            <input type="hidden" name={`code-${i}`} value={item.code} />
            <Field name={`name-${i}`} label="名称" value={item.name} errors={errors} maxlength={60} />
            <Field name={`said-${i}`} label="说明" value={item.said} errors={errors} maxlength={200} />
            <Select name={`frequency-${i}`} label="多久公开一次" value={item.frequency} errors={errors} choices={choices} />
            <div class="tick"><input type="checkbox" id={`applies-${i}`} name={`applies-${i}`} value="yes" checked={item.applies} /><label for={`applies-${i}`}>本村有</label></div>
          </fieldset>
        ))}
        <button type="submit">保存清单</button>
      </form>
    </div>
  );
}
