// Names with rare characters: which ones our fonts draw, and that the others are reported instead of printed as boxes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { renderNotices } from '../../print-templates/index.tsx';
import { fontNames, missingGlyphs } from '../../server/pdf/fonts.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { fontsOf, sharedRenderer } from './printer.ts';
import { households, notice } from './samples.ts';

const renderer = sharedRenderer();

// 《通用规范汉字表》（国发〔2013〕23号） has 8,105 characters; these 196 of them lie outside the Basic Multilingual Plane.
const beyond = '𬉼𠳐𥻗𠙶𬣙𨙸𬇕𬣞𬘓𫭟𫭢𫇭𫐄𫵷𣲘𣲗𬇙𬣡𫸩𨚕𫘜𬘘𫘝𦭜𬨂𬀩𬀪𬬩𫍣𬣳𬩽𬮿𬯀𫰛𬳵𬳶𫠊𬍛𬜬𦰡𪾢𪨰𫓧𬬮𬬱𬬭𦙶𬘡𬳽𬘩𫄧𪟝𬍤𫭼𬜯𬂩𫠆𨐈𬌗𫑡𪨶𬬸𬬻𬬹𬬿𬭁𫢸𫗧𬊈𬒈𨺙𬳿𫄨𬘫𫮃𬱖𬟽𫓯𫟹𫟼𠅤𬇹𬍡𬤇𫍯𬤊𫍲𬯎𬘬𬘭𬴂𫘦𫟅𬘯𫘧𪣻𡎚𬃊𬷕𫐐𬹼𧿹𫶇𫖮𬭊𨱇𫓶𬭎𫖯𬱟𫛭𫷷𬮱𬊤𣸣𬴃𫘨𤧛𬪩𬒔𬨎𫐓𫫇𫓹𬭚𬭛𬕂𬶋𬶍𦝼𫔶𫌀𫖳𫘪𫘬𫞩𡐓𪤗𣗋𬸘𬒗𥔲𫚖𨱏𬭤𫚕𬶐𬶏𩽾𬸚𬤝𬙂𬭩𩾃𬸣𫍽𬴊𬞟𥕢𫟦𬺈𫠜𪩘𬭬𨱑𬭯𫗴𬸦𫄷𤩽𬭳𬭶𫔍𬭸𨱔𬭼𫔎𬸪𬶟𬶠𬶨𦈡𫄸𬟁𥖨𦒍𬙊𬶭𩾌𨟠𬶮𨭉𬙋𤫉𬺓𫚭';

test('every character that 通用规范汉字表 allows in a name can be printed', () => {
  const block = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
  expect(Array.from(beyond)).toHaveLength(196);
  expect(missingGlyphs(beyond)).toEqual([]);
  // The other 7,909 are within these two blocks as Unicode 8 had them, which is all of CJK and of Extension A.
  const blocks = block(0x4e00, 0x9fd5) + block(0x3400, 0x4db5) + block(0x21, 0x7e) + '·“”—…、。《》〔〕（），：；';
  const serif = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf');
  const drawn = new Set((create(readFileSync(serif)) as Font).characterSet);
  expect(Array.from(blocks).filter((character) => !drawn.has(character.codePointAt(0) ?? 0))).toEqual([]);
  expect(missingGlyphs(blocks)).toEqual([]);
});

test('a character that no font draws is reported once, white space and invisible marks never', () => {
  expect(missingGlyphs('王\u{2B81E}霞　\u{2B81E}\n\u200B李')).toEqual(['\u{2B81E}']);
});

test('a radical typed in place of a character is reported: ⼾ is not 户', () => {
  expect(missingGlyphs('⼾户⾼高')).toEqual(['⼾', '⾼']);
});

test('names with rare characters are on paper as themselves, in 宋体', async () => {
  const names = ['陈䶮', '㛃秀云', '刘𬭳', '户高文', '买买提·艾合买提'];
  const rows = households(names.length).map((row, i) => ({ ...row, name: names[i] ?? '' }));
  const pdf = await renderer().pdf(renderNotices([notice(rows)]));
  const [sheet] = await pdfText(pdf);
  for (const name of names) expect(sheet).toContain(` ${name} `);
  expect(await fontsOf(pdf)).toEqual(new Set(fontNames));
});
