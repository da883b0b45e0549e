// One thing to look at: a document for paper, a screen of a certain size, or a text.

export type Entry =
  | { readonly kind: 'paper'; readonly name: string; readonly title: string; readonly html: string }
  | { readonly kind: 'screen'; readonly name: string; readonly title: string; readonly html: string; readonly size: { readonly width: number; readonly height: number } }
  | { readonly kind: 'text'; readonly name: string; readonly title: string; readonly text: string };
