/** Numbers as the reader's language writes them. No DOM. */

const formats = new Map(); // making an Intl format costs more than painting a region

/**
 * @param {number} value
 * @param {string} lang
 * @param {number} [digits] after the decimal mark
 */
export function formatNumber(value, lang, digits = 0) {
  const key = `${lang}${digits}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  }
  return formats.get(key).format(value);
}
