import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { repairDecoding } from '../../../../electron/readers/repair-decoding';

const chinese =
  '<p>昨天下午，城南的老桥在维修三个月之后重新开放。附近的居民早早来到河边，看第一辆公共汽车通过。' +
  '工程师说，新的桥面比原来宽两米，可以承受更重的车辆。下个月还要安装路灯。</p>';
const japanese =
  '<p>駅前の古い図書館は来月から改修工事に入り、春まで閉館する。市は仮の窓口を開き、予約した本を受け取れるようにする。</p>';
const french =
  '<p>Été après été, la fenêtre du café où l’élève rêvait à côté de la forêt était fermée. « Ça ira », ' +
  'répétait-elle ; déjà la lumière dorée s’éloignait, légère, âpre, éphémère, là-bas, derrière les chênes.</p>';

describe('repairDecoding', () => {
  it.each([
    ['GBK', chinese, 'gbk', 'latin1'],
    ['GBK named by the page', `<meta charset="gb2312">${chinese}`, 'gbk', 'windows-1252'],
    ['EUC-JP', japanese, 'euc-jp', 'latin1'],
    ['UTF-8', chinese, 'utf-8', 'windows-1252'],
    ['UTF-8 of Latin script', french.repeat(3), 'utf-8', 'latin1'],
  ])('reads %s that was taken for Latin-1', (_, page, encoding, wrong) => {
    const bytes = encode(page, encoding);
    const latin = wrong === 'latin1' ? bytes.toString('latin1') : readWindows1252(bytes);
    expect(repairDecoding(latin)).toBe(page);
  });

  it.each([
    ['Chinese', chinese],
    ['French', french.repeat(3)],
    ['French that names another encoding', `<meta charset="gb2312">${french.repeat(3)}`],
    ['Icelandic capitals', '<p>ÐÞÆÖÁÉÍÓÚÝ ÞÆÐ ÖÁÉÍÓ ÚÝÐÞÆ ÖÁÉ ÍÓÚÝ ÐÞÆÖ ÁÉÍÓÚÝ ÐÞÆÖÁÉ ÍÓÚ</p>'],
    ['signs', `<p>${'«»·°§±¶©®÷×'.repeat(8)}</p>`],
    ['ASCII', '<p>plain</p>'],
  ])('leaves %s alone', (_, page) => {
    expect(repairDecoding(page)).toBe(page);
  });
});

/** Windows-1252 as the Encoding Standard has it, with the five bytes that it leaves as they are. */
function readWindows1252(bytes: Buffer): string {
  return Array.from(bytes, (byte) => one(byte)).join('');
}

function one(byte: number): string {
  const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
  return byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80]! : String.fromCharCode(byte);
}
