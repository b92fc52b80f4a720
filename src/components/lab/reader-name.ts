/** The reader's name, for what is printed: kept in this browser, and nowhere else. */
const KEY = 'tae-reader-name';
const MOST = 80;

export function readerName(): string {
  try {
    return localStorage.getItem(KEY)?.slice(0, MOST) ?? '';
  } catch {
    return '';
  }
}
export function keepReaderName(name: string): void {
  try {
    localStorage.setItem(KEY, name.slice(0, MOST));
  } catch {
    // Then it is printed from this page only.
  }
}
