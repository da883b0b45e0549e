// Pictures on a sheet, each with what it shows in words below it.
import { figureGap, type FigureSize } from './flow-fit.ts';

export type FigureView = {
  /** data:image/jpeg;base64,… */
  readonly src: string;
  readonly caption: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
};

/** One stands alone and large, several side by side. */
export function Figures({ figures, size: { alone, several, across } }: { figures: readonly FigureView[]; size: FigureSize }) {
  if (figures.length === 0) return null;
  return (
    <div class={figures.length === 1 ? 'figures' : `figures several across-${across}`} style={`--most:${figures.length === 1 ? alone : several}mm`}>
      {figures.map(({ src, caption, width, height }, i) => (
        <figure><img src={src} alt={caption} width={width} height={height} /><figcaption>{figures.length === 1 ? caption : `图${i + 1}　${caption}`}</figcaption></figure>
      ))}
    </div>
  );
}

const rowsOf = (across: number) => `
.across-${across} figure { width: calc((100% - ${(across - 1) * figureGap}mm) / ${across}) }
.across-${across} figure:not(:nth-child(${across}n + 1)) { margin-left: ${figureGap}mm }
`;

export const figures = `
.figures { margin-top: 3mm }
.figures.several { orphans: 1; widows: 1 }
.several figure { display: inline-block; margin-bottom: 3mm; vertical-align: top }
figure { break-inside: avoid; text-align: center }
figure img { display: block; width: auto; height: auto; max-width: 100%; max-height: var(--most); margin: 0 auto; border: 1px solid #999 }
figcaption { margin-top: 1mm; font-size: 11pt; line-height: 1.35 }
${rowsOf(2)}${rowsOf(3)}`;
