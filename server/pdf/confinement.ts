// The ways to start Chromium, strictest first: own user, own network, own sandbox, as far as the machine allows.

export type Confinement = {
  /** Program and arguments before Chromium's own path; each replaces itself, so the process id stays Chromium's. */
  readonly before: readonly string[];
  readonly uid: number;
  readonly sandbox: boolean;
};

/** Nobody on Debian and most others; owns nothing, reads only what everybody may read. */
const NOBODY = 65534;

const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--no-new-privs', '--'];

export function confinements(uid: number): readonly Confinement[] {
  if (uid !== 0) return [{ before: [], uid, sandbox: true }, { before: [], uid, sandbox: false }];
  return [
    { before: ['unshare', '--net', '--', ...asNobody], uid: NOBODY, sandbox: true },
    { before: asNobody, uid: NOBODY, sandbox: true },
    { before: ['unshare', '--net', '--', ...asNobody], uid: NOBODY, sandbox: false },
    { before: asNobody, uid: NOBODY, sandbox: false },
    { before: [], uid, sandbox: false },
  ];
}
