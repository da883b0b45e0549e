// Starts one Chromium that sees our fonts and nothing of the network.
import { existsSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import type { Chromium } from './chromium.ts';
import type { Confinement } from './confinement.ts';
import { installFonts } from './fonts.ts';
import { makeScratch, removeScratch } from './scratch.ts';

export type Way = { readonly chromium: Chromium; readonly confinement: Confinement; readonly folder: string };

/** Starts the browser; its profile goes when it ends. Rejects when it is not there within `timeout` ms. */
export async function launch({ chromium, confinement, folder }: Way, timeout: number): Promise<Browser> {
  const { before, uid, sandbox } = confinement;
  const fonts = await installFonts(folder, uid);
  const profile = await makeScratch(folder);
  if (uid !== process.getuid?.()) for (const path of [fonts.cache, profile]) await chown(path, uid, uid);
  const discard = () => removeScratch(profile);
  // Not with the rest of the program: most commands never print.
  const { default: puppeteer } = await import('puppeteer');
  const [program, ...rest] = [...before, chromium.path];
  try {
    const browser = await puppeteer.launch({
      executablePath: located(program),
      ignoreDefaultArgs: true,
      args: [...rest, ...await puppeteer.defaultArgs({ headless: 'shell', userDataDir: profile, args: flags(sandbox) })],
      pipe: true, timeout, protocolTimeout: timeout, env: environment(chromium, fonts.config, profile),
      handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
    });
    browser.process()?.once('exit', () => void discard());
    return browser;
  } catch (error) {
    await discard();
    throw error;
  }
}

const PATH = '/usr/bin:/bin:/usr/sbin:/sbin';

function located(program: string): string {
  if (program.startsWith('/')) return program;
  return PATH.split(':').map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? program;
}

// Port 9 is discard (RFC 863): whatever slips past every other layer is sent where nobody listens.
function flags(sandbox: boolean): string[] {
  return [
    '--proxy-server=127.0.0.1:9', '--proxy-bypass-list=<-loopback>', '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-pings', '--disable-gpu', '--font-render-hinting=none', '--disk-cache-size=1',
    ...(sandbox ? [] : ['--no-sandbox', '--no-zygote']),
  ];
}

/** Built from nothing, so that no secret of the service reaches the browser. */
function environment({ libraries }: Chromium, fontConfig: string, home: string) {
  return {
    PATH, HOME: home, TMPDIR: home, LANG: 'C.UTF-8', FONTCONFIG_FILE: fontConfig,
    ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }),
  };
}
