import { describe, expect, test } from 'vitest';
import { countDamage } from '../../../../electron/readers/count-damage';
import { decodeText } from '../../../../electron/readers/decode';

const russian = 'Рыбаки вышли в море рано утром, а к вечеру вернулись с полными сетями.\n'.repeat(
  3,
);
const polish = 'Łódź rybacka wypłynęła wcześnie rano, a żona rybaka czekała na nią długo.\n'.repeat(
  3,
);
const greek = 'Οι ψαράδες βγήκαν νωρίς το πρωί στη θάλασσα και γύρισαν το βράδυ.\n'.repeat(3);
const japanese = '漁師たちは朝早く海に出て、夕方にはたくさんの魚を持って帰ってきました。\n'.repeat(
  3,
);
const chinese = '渔民们清晨出海，傍晚满载而归。码头上的人们等待着他们，天气很好。\n'.repeat(3);
const traditional =
  '漁民們清晨出海，傍晚滿載而歸。碼頭上的人們等待著他們，天氣很好，孩子們唱著歌。\n'.repeat(3);
const korean = '어부들은 아침 일찍 바다로 나가서 저녁에 많은 물고기를 가지고 돌아왔다.\n'.repeat(3);

/** Writes a text in an encoding that Node only reads: by trying which bytes give its characters. */
function encode(text: string, label: string): Buffer {
  const decoder = new TextDecoder(label);
  const known = new Map<string, number[]>();
  for (let first = 0; first < 256; first++) {
    const alone = decoder.decode(Uint8Array.of(first));
    if (alone !== '\ufffd' && !known.has(alone)) known.set(alone, [first]);
    for (let second = 0x40; first > 0x80 && second < 256; second++) {
      const pair = decoder.decode(Uint8Array.of(first, second));
      if (pair.length === 1 && !known.has(pair)) known.set(pair, [first, second]);
    }
  }
  return Buffer.from([...text].flatMap((character) => known.get(character)!));
}

describe('bytes that are not UTF-8', () => {
  test.each([
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['windows-1250', polish],
    ['windows-1253', greek],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['gb18030', chinese],
    ['euc-kr', korean],
    ['big5', traditional],
  ])('are read as %s by their look', (label, text) => {
    const decoded = decodeText(encode(text, label));
    expect(decoded).toMatchObject({ text, encoding: label, isUtf8: false });
    expect(decoded.confidence).toBeGreaterThan(0.1);
    expect(decoded.confidence).toBeLessThanOrEqual(1);
  });

  test('are windows-1252 where they are of Western Europe', () => {
    const text = 'Die Mühle mahlt – „täglich“, sagt der Müller; für 3 € gibt’s Brötchen.\n'.repeat(
      3,
    );
    expect(decodeText(encode(text, 'windows-1252'))).toMatchObject({
      text,
      encoding: 'windows-1252',
    });
  });

  test('of two encodings in one file are all there, with little trust', () => {
    const german = 'Die Mühle mahlt wieder, schöne Grüße.\n'.repeat(5);
    const bytes = Buffer.concat([Buffer.from(german), Buffer.from(german, 'latin1')]);
    const { text, encoding, confidence } = decodeText(bytes);
    expect(confidence).toBeLessThan(0.6);
    // Nothing is lost: in this encoding each byte is a character, and those that look odd are counted.
    expect(encoding).toBe('windows-1252');
    expect(text).toHaveLength(bytes.length);
    expect(countDamage(text).odd).toBeGreaterThan(0);
  });

  test('are known by what comes after a long start in plain letters', () => {
    const text = `${'plain start of a page\n'.repeat(2000)}${japanese}`;
    expect(decodeText(encode(text, 'shift_jis')).text).toBe(text);
  });

  test('are windows-1252, without much trust, where nothing speaks for anything', () => {
    const decoded = decodeText(Buffer.from('abc \xe9', 'latin1'));
    expect(decoded).toMatchObject({ text: 'abc é', encoding: 'windows-1252' });
    expect(decoded.confidence).toBeLessThan(0.2);
  });

  test('stay UTF-8 where only a few characters of it are damaged', () => {
    const text = 'Grüße aus Köln, schöne Straßen. '.repeat(10);
    const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xff]), Buffer.from(' äh')]);
    expect(decodeText(bytes)).toMatchObject({ text: `${text}\ufffd äh`, encoding: 'utf-8' });
    expect(decodeText(bytes).confidence).toBeLessThan(1);
  });

  test('are believed when they name their encoding', () => {
    expect(decodeText(encode(russian, 'koi8-r'), 'koi8-r')).toMatchObject({
      text: russian,
      confidence: 0.9,
    });
  });
});
