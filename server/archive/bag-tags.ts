// The tag files of a bag as text (RFC 8493 §2.1.1, §2.1.3, §2.2): manifests, the declaration, bag-info.

/** One line of a manifest; `line` counts from 1. */
export type ManifestEntry = { line: number; digest: string; path: string };

/** What a manifest says, and the numbers of the lines that cannot be read. */
export type Manifest = { entries: ManifestEntry[]; badLines: number[] };

/** The lines `digest  path`, in the order of the paths. */
export function manifestText(digests: ReadonlyMap<string, string>): string {
  const lines = [...digests].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return lines.map(([path, digest]) => `${digest}  ${encodePath(path)}\n`).join('');
}

/** Reads a manifest; takes the `*` and `./` that md5sum and find leave in old bags. */
export function parseManifest(text: string): Manifest {
  const manifest: Manifest = { entries: [], badLines: [] };
  for (const [index, line] of linesOf(text).entries()) {
    const [, digest, path] = /^([0-9A-Fa-f]{2,256})[ \t]+\*?(?:\.\/)?(.+)$/s.exec(line) ?? [];
    if (digest && path)
      manifest.entries.push({ line: index + 1, digest: digest.toLowerCase(), path: decodePath(path) });
    else if (line !== '') manifest.badLines.push(index + 1);
  }
  return manifest;
}

/** `label: value` lines in the order given; line breaks inside a value are folded. */
export function bagInfoText(info: Readonly<Record<string, string>>): string {
  const lines = Object.entries(info).map(([label, value]) => {
    if (!/^[^\s:][^:\r\n]*$/.test(label)) throw new RangeError(`Not a label of bag-info.txt: ${label}`);
    return `${label}: ${value.trim().replace(/\s*[\r\n]+\s*/g, '\n  ')}\n`;
  });
  return lines.join('');
}

/** The values of a label in bag-info.txt, whatever the case of the label, folded lines joined. */
export function bagInfoValues(text: string, label: string): string[] {
  const unfolded = text.replace(/(?:\r\n|\n|\r)[ \t]+/g, ' ');
  return linesOf(unfolded).flatMap((line) => {
    const [, name, value] = /^([^:]+):(.*)$/.exec(line) ?? [];
    return name?.trim().toLowerCase() === label.toLowerCase() && value !== undefined ? [value.trim()] : [];
  });
}

export const declarationText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

const VERSIONS = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'];

/** Version and encoding that bagit.txt declares, or null when it is not exactly as it must be. */
export function parseDeclaration(text: string): { version: string; encoding: string } | null {
  const [, version, encoding] =
    /^BagIt-Version: (\d+\.\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: (\S+)\s*$/i.exec(text) ?? [];
  return version && encoding && VERSIONS.includes(version) ? { version, encoding } : null;
}

/** True for a path that stays inside the bag on any system. */
export function isInside(path: string): boolean {
  if (/^[/\\~]|^[A-Za-z]:|\0/.test(path)) return false;
  return path.split(/[/\\]/).every((part) => part !== '' && part !== '.' && part !== '..');
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

// RFC 8493 §2.1.3: only line breaks and the percent sign itself are encoded. bagit-python 1.9 does not decode %25
// and calls such a bag incomplete, so names of our own making carry no percent sign.
function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function decodePath(path: string): string {
  return path.replace(/%(0[AaDd]|25)/g, (encoded) => decodeURIComponent(encoded));
}
