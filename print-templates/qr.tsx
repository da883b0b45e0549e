// A QR code as one SVG path, black on white with its quiet zone.
import { create } from 'qrcode';

/** Modules of white that ISO/IEC 18004 asks for on every side. */
const QUIET = 4;

/** Error correction M: survives a fold or a drop of rain, stays coarse enough for old telephones. */
export function QrCode({ url, label }: { url: string; label: string }) {
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={pathOf(modules.data, modules.size)} />
    </svg>
  );
}

/** Runs of dark modules in a row become one rectangle each. */
function pathOf(data: ArrayLike<number>, size: number): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && data[y * size + x]) x++;
      if (x > start) path += `M${start + QUIET} ${y + QUIET}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}
