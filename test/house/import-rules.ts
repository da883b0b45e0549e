// Who may import whom. A name that ends in '/' or ':' stands for everything below it.

type Names = readonly (string | RegExp)[];
interface Rule { ours: Names; packages: Names | 'any' }

// The small pieces at the top of server/: problem, clock, files, keys; not what puts the service together.
const pieces = [/^server\/(?!start|config)[\w-]+\.ts$/];
const ground = [...pieces, 'server/db/', 'server/domain/'];
// What every feature stands on; beyond it a feature names its neighbours one by one.
const floor = [...ground, 'server/web/', 'server/jobs/', 'server/audit/', 'server/accounts/', 'server/places/', 'server/pdf/', 'server/payments/'];
const feature = (...neighbours: string[]): Rule => ({ ours: [...floor, ...neighbours], packages: 'any' });
const whole: Rule = { ours: ['server/', 'importers/', 'print-templates/', 'board-client/'], packages: 'any' };

/** Folder or file → what it may import beside itself. The longest name wins. */
export const rules: Record<string, Rule> = {
  'importers/': { ours: [], packages: ['papaparse', '@e965/xlsx', 'node:crypto', 'node:zlib'] },
  'print-templates/': { ours: [], packages: ['hono/jsx', 'hono/jsx/', 'qrcode'] },
  'board-client/': { ours: [], packages: ['node:', 'tuf-js', 'tuf-js/', '@tufjs/models'] },
  'server/domain/': { ours: [], packages: [] },
  'server/db/': { ours: ['server/domain/', 'server/cannot-start.ts', 'server/make-folder.ts'], packages: ['drizzle-orm', 'drizzle-orm/', 'better-sqlite3', 'pg', 'node:'] },
  'server/web/': { ours: [...pieces, 'server/domain/'], packages: ['hono', 'hono/', 'zod', 'node:'] },
  'server/jobs/': { ours: ground, packages: 'any' },
  // Job name to action: the one place of the jobs that knows the features.
  'server/jobs/handlers.ts': feature('server/batches/', 'server/notices/', 'server/postings/', 'server/boards/', 'server/archive/', 'server/rescan/'),
  // Packs rows as the importers read them; the record compares what is stored with what it says.
  'server/payments/': { ours: [...ground, 'importers/coded-text.ts', 'importers/identity.ts', 'importers/person-key.ts', 'importers/plain-stretch.ts', 'importers/report.ts', 'importers/usable-rows.ts'], packages: 'any' },
  'server/audit/': { ours: [...ground, 'server/payments/'], packages: 'any' },
  'server/pdf/': { ours: pieces, packages: 'any' },
  'server/accounts/': { ours: [...ground, 'server/web/', 'server/audit/'], packages: 'any' },
  'server/places/': { ours: [...ground, 'server/audit/', 'server/jobs/', 'importers/register.ts'], packages: 'any' },
  // A document's file is looked through like one that comes with a manuscript.
  'server/catalogue/': feature('server/manuscripts/inspect.ts'),
  'server/batches/': feature('server/catalogue/', 'importers/', 'server/notices/'),
  'server/notices/': feature('server/catalogue/', 'print-templates/', 'importers/digit-runs.ts', 'importers/personal-number.ts'),
  // A leaf of its own: bytes in, bytes or a sentence out.
  'server/photos/': { ours: [], packages: ['node:zlib', '@napi-rs/canvas'] },
  'server/postings/': feature('server/notices/', 'server/photos/', 'print-templates/'),
  'server/rescan/': feature('server/notices/', 'server/boards/'),
  'server/year-calendar/': feature(),
  'server/boards/': feature('server/notices/', 'board-client/protocol.ts', 'print-templates/qr.tsx'),
  'server/public/': feature('server/notices/', 'server/catalogue/', 'server/boards/', 'server/archive/', 'print-templates/qr.tsx'),
  'server/manuscripts/': feature('server/catalogue/', 'server/notices/', 'server/photos/', 'importers/'),
  'server/annual/': feature('server/catalogue/', 'server/manuscripts/', 'server/notices/', 'server/batches/'),
  'server/village-start/': feature('server/notices/', 'server/postings/', 'server/manuscripts/', 'server/archive/'),
  'server/archive/': feature('server/notices/', 'server/batches/', 'server/photos/'),
  // What puts the others together: nobody imports them but each other.
  'server/app.tsx': whole, 'server/start.ts': whole, 'server/deps.ts': whole, 'server/cli/': whole, 'server/demo/': whole,
  'server/': { ours: ground, packages: 'any' },
};

/** What one feature shows is its own: nobody but the app puts another's pages together. */
const pages = /^server\/[a-z]+\/([a-z]+-)?(routes|views)\.tsx$/;

/** Why `from` may not import this, or undefined when it may. */
export function refusal(from: string, target: { ours: string } | { pack: string }): string | undefined {
  const home = Object.keys(rules).filter((folder) => from.startsWith(folder)).sort((a, b) => b.length - a.length)[0];
  const rule = rules[home ?? ''];
  if (!home || !rule) return `${from} stands in a folder without a rule`;
  const isAllowed = 'pack' in target ? rule.packages === 'any' || covers(rule.packages, target.pack) : mayUse(home, rule, target.ours);
  return isAllowed ? undefined : `${from} must not import ${'pack' in target ? target.pack : target.ours}`;
}

function mayUse(home: string, rule: Rule, ours: string): boolean {
  if (rule === whole) return covers(rule.ours, ours);
  // The pieces at the top stand beside the folders, not above them.
  if (home !== 'server/' && ours.startsWith(home)) return true;
  return covers(rule.ours, ours) && !pages.test(ours);
}

function covers(names: Names, name: string): boolean {
  return names.some((one) => {
    if (one instanceof RegExp) return one.test(name);
    return /[/:]$/.test(one) ? name.startsWith(one) : name === one;
  });
}
