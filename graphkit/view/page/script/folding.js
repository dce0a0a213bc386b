// Text as it is compared when something is looked for: without case and accents, in any script.

/** Letters that Unicode does not take apart. */
const PLAIN = /** @type {Record<string, string>} */ ({ ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" });

/**
 * @param {string} text
 * @returns {string} without case and accents
 */
export function folded(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[łøđðıßæœþ]/g, (letter) => PLAIN[letter]);
}

/**
 * @param {string} typed
 * @returns {string[]} the words that are looked for, folded; what stands in quotation marks is one of them
 */
export function wordsIn(typed) {
  const found = folded(typed).match(/"[^"]+"|[^\s"]+/g) || [];
  return found.map((word) => word.replace(/"/g, "").trim()).filter(Boolean);
}
