// A picture for the demonstration: drawn, so that no real place and nobody can be on it.
import { createCanvas } from '@napi-rs/canvas';

/** A mended road between fields, as bytes of a JPEG. */
export function samplePhoto(): Uint8Array {
  const [width, height] = [1600, 1000];
  const canvas = createCanvas(width, height);
  const ink = canvas.getContext('2d');
  const shape = (colour: string, ...points: readonly (readonly [number, number])[]) => {
    ink.fillStyle = colour;
    ink.beginPath();
    for (const [x, y] of points) ink.lineTo(x * width, y * height);
    ink.fill();
  };
  shape('#bcd6e6', [0, 0], [1, 0], [1, 0.42], [0, 0.42]);
  shape('#8aa37b', [0, 0.36], [0.3, 0.31], [0.62, 0.37], [1, 0.32], [1, 0.45], [0, 0.45]);
  shape('#9fb45c', [0, 0.42], [1, 0.42], [1, 1], [0, 1]);
  for (let i = 0; i < 9; i += 1) shape('#8aa04a', [0.5 + (i - 4.4) * 0.02, 0.42], [0.5 + (i - 4.2) * 0.02, 0.42], [0.5 + (i - 4) * 0.34, 1], [0.5 + (i - 4.6) * 0.34, 1]);
  shape('#c9c4b8', [0.47, 0.42], [0.53, 0.42], [0.86, 1], [0.14, 1]);
  for (let i = 0; i < 7; i += 1) shape('#f4f1e8', [0.498, 0.45 + i * i * 0.011], [0.502, 0.45 + i * i * 0.011], [0.503 + i * 0.001, 0.47 + i * i * 0.0125], [0.497 - i * 0.001, 0.47 + i * i * 0.0125]);
  return canvas.toBuffer('image/jpeg', 85);
}
