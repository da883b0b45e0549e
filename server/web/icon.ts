// Our mark in the browser's tab: inside each page of ours, and at the address that browsers try for everything else.
import { readFileSync } from 'node:fs';

const file = (name: string) => readFileSync(new URL(`assets/${name}`, import.meta.url));

/** A page brings it with it, so that it stays one file. */
export const iconAddress = `data:image/svg+xml,${encodeURIComponent(file('favicon.svg').toString())}`;

/** `favicon.ico`: one picture of 32 by 32 dots. */
export const iconFile = file('favicon.ico');
