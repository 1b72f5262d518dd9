/** Encodings that texts of the web are found in, by the scripts they are for. */
export const encodings: readonly { readonly label: string; readonly name: string }[] = [
  { label: 'utf-8', name: 'UTF-8' },
  { label: 'windows-1252', name: 'Western (windows-1252)' },
  { label: 'iso-8859-15', name: 'Western with € (ISO 8859-15)' },
  { label: 'macintosh', name: 'Western (Mac)' },
  { label: 'windows-1250', name: 'Central European (windows-1250)' },
  { label: 'iso-8859-2', name: 'Central European (ISO 8859-2)' },
  { label: 'windows-1257', name: 'Baltic (windows-1257)' },
  { label: 'windows-1254', name: 'Turkish (windows-1254)' },
  { label: 'windows-1251', name: 'Cyrillic (windows-1251)' },
  { label: 'koi8-r', name: 'Cyrillic (KOI8-R)' },
  { label: 'koi8-u', name: 'Ukrainian (KOI8-U)' },
  { label: 'ibm866', name: 'Cyrillic (DOS)' },
  { label: 'windows-1253', name: 'Greek (windows-1253)' },
  { label: 'windows-1255', name: 'Hebrew (windows-1255)' },
  { label: 'windows-1256', name: 'Arabic (windows-1256)' },
  { label: 'windows-874', name: 'Thai (windows-874)' },
  { label: 'windows-1258', name: 'Vietnamese (windows-1258)' },
  { label: 'gb18030', name: 'Simplified Chinese (GB 18030)' },
  { label: 'big5', name: 'Traditional Chinese (Big5)' },
  { label: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { label: 'euc-jp', name: 'Japanese (EUC-JP)' },
  { label: 'iso-2022-jp', name: 'Japanese (ISO-2022-JP)' },
  { label: 'euc-kr', name: 'Korean (EUC-KR)' },
  { label: 'utf-16le', name: 'UTF-16 LE' },
  { label: 'utf-16be', name: 'UTF-16 BE' },
  { label: 'utf-32le', name: 'UTF-32 LE' },
  { label: 'utf-32be', name: 'UTF-32 BE' },
];

/** The list with a label that is not on it. */
export function encodingsWith(label: string): typeof encodings {
  const known = label === '' || encodings.some((each) => each.label === label);
  return known ? encodings : [{ label, name: label }, ...encodings];
}
