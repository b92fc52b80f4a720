/** The rows of docs/deviations.md: each known difference between this machine and QEMU 7.2. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DeviationRow {
  /** Short, stable, in kebab case: what reports cite. */
  readonly id: string;
  readonly where: string;
  readonly qemu: string;
  readonly ours: string;
  readonly reason: string;
  /** The test that shows both sides. */
  readonly test: string;
}

const FILE = join(import.meta.dirname, '../docs/deviations.md');

/** @throws Error when a row has not six columns, or its id is no kebab case or taken. */
export function deviations(text = readFileSync(FILE, 'utf8')): readonly DeviationRow[] {
  const rows: DeviationRow[] = [];
  const ids = new Set<string>();
  for (const line of text.split('\n')) {
    if (!line.startsWith('|') || line.startsWith('| id |') || /^\|[-| ]+$/.test(line)) continue;
    const cells = line.split('|').slice(1, -1).map((cell) => cell.trim()); // prettier-ignore
    const [id = '', where = '', qemu = '', ours = '', reason = '', test = ''] = cells;
    if (cells.length !== 6 || cells.includes('')) throw new Error(`not six columns: ${line}`);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || ids.has(id)) throw new Error(`bad or repeated id: ${id}`);
    ids.add(id);
    rows.push({ id, where, qemu, ours, reason, test });
  }
  return rows;
}
