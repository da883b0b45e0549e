// Pictures on a sheet, each with what it shows in words below it.
import { figureHeight } from './flow-fit.ts';

export type FigureView = {
  /** data:image/jpeg;base64,… */
  readonly src: string;
  readonly caption: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
};

/** One stands alone and large, several side by side. */
export function Figures({ figures }: { figures: readonly FigureView[] }) {
  if (figures.length === 0) return null;
  return (
    <div class={figures.length === 1 ? 'figures' : 'figures several'}>
      {figures.map(({ src, caption, width, height }, i) => (
        <figure><img src={src} alt={caption} width={width} height={height} /><figcaption>{figures.length === 1 ? caption : `图${i + 1}　${caption}`}</figcaption></figure>
      ))}
    </div>
  );
}

export const figures = `
.figures { margin-top: 3mm }
.figures.several { orphans: 1; widows: 1 }
.several figure { display: inline-block; width: calc(50% - 2mm); margin-bottom: 3mm; vertical-align: top }
.several figure:nth-child(even) { margin-left: 4mm }
figure { break-inside: avoid; text-align: center }
figure img { display: block; width: auto; height: auto; max-width: 100%; max-height: ${figureHeight.alone}mm; margin: 0 auto; border: 1px solid #999 }
.several figure img { max-height: ${figureHeight.several}mm }
figcaption { margin-top: 1mm; font-size: 11pt; line-height: 1.35 }
`;
