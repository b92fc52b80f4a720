/** Lines that a reader puts in order: numbers of the puzzle's lines, each once at most; the others are not used. */
import { names } from './names.ts';

export type Order = readonly number[];

export const put = (order: Order, line: number): Order => (order.includes(line) ? order : [...order, line]);
export const takeOut = (order: Order, line: number): Order => order.filter((one) => one !== line);

/** One place up (−1) or down (1); at an end it stays. */
export function move(order: Order, line: number, by: -1 | 1): Order {
  const from = order.indexOf(line);
  const other = order[from + by];
  if (from < 0 || other === undefined) return order;
  return order.map((one, n) => (n === from ? other : n === from + by ? line : one));
}

type Drawer = Pick<Storage, 'getItem' | 'setItem'>;

/** What was kept of a lab, if it fits `count` lines. Never throws. */
export function keptOrder(drawer: () => Drawer, lab: string, seed: number, count: number): Order {
  try {
    const kept: unknown = JSON.parse(drawer().getItem(names.order(lab, seed)) ?? '[]');
    const isLine = (one: unknown): one is number => Number.isInteger(one) && Number(one) >= 0 && Number(one) < count;
    if (!Array.isArray(kept) || !kept.every(isLine) || new Set(kept).size !== kept.length) return [];
    return kept;
  } catch {
    return [];
  }
}
export function keepOrder(drawer: () => Drawer, lab: string, seed: number, order: Order): void {
  try {
    drawer().setItem(names.order(lab, seed), JSON.stringify(order));
  } catch {
    // Then it lasts as long as the page.
  }
}
