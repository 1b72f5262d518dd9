/**
 * Key by which paths sort as people expect: without regard to case, numbers by value, everything
 * in a folder before what only begins with the folder's name.
 */
export function naturalKey(path: string): string {
  return path.toWellFormed().toLowerCase().replace(/\d+/g, numberKey).replaceAll('/', '\u0001');
}

/** Digits without leading zeros, after a letter that says how many there are. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '');
  return '0' + String.fromCharCode(0x30 + Math.min(value.length, 0x4000)) + value;
}
