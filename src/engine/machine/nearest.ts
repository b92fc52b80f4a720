/** Which of the words that are known comes closest to one that is not. */

/** Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other. */
export function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const above = rows[i - 1] ?? [];
      const substituted = (above[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      let least = Math.min(substituted, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}

/** Longer words than this are not compared in full: they come from a hostile command line, not from a slip. */
const LONGEST = 64;

/**
 * The closest word by its share of changed letters, the first of equals: one letter alone is near nothing. Letter case
 * does not count. `words` must not be empty.
 */
export function nearest(word: string, words: readonly string[]): string {
  const text = word.slice(0, LONGEST).toLowerCase();
  let best = words[0] ?? '';
  let least = Infinity;
  for (const candidate of words) {
    const distance = editDistance(text, candidate.toLowerCase()) / Math.max(text.length, candidate.length);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The closest word where it can be a slip of the keyboard: a third of it at most, and no more than two letters. */
export function near(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const found = nearest(word, words);
  const distance = editDistance(word.slice(0, LONGEST).toLowerCase(), found.toLowerCase());
  return distance <= 2 && distance * 3 <= Math.max(word.length, found.length) ? found : undefined;
}
