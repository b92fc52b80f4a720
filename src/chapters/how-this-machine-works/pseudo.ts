/** The meaning of an operation as text: its IR, a line a statement, for people. Nothing is computed from it. */
import { SP, X0, XSINK, XZR } from '../../engine/core/layout.ts';
import type { Expr, Program, Slot, Stmt } from '../../engine/isa/ir.ts';

const INFIX: Readonly<Record<string, string>> = {
  add: '+', sub: '−', mul: '×', and: '&', or: '|', xor: '^', shl: '<<', shr_u: '>>', shr_s: '>>', eq: '==', ne: '!=',
}; // prettier-ignore
/** Operands that are registers of 64 bits are x, others say how many bytes of the register they are. */
const slotName = (slot: Slot, offset: number, size: number): string =>
  size === 8 && offset === 0 ? `x[${slot}]` : size === 4 && offset === 0 ? `w[${slot}]` : `${slot}[${offset}…${offset + size - 1}]`; // prettier-ignore

function expression(e: Expr): string {
  switch (e.k) {
    case 'const':
      return e.value < 10n ? String(e.value) : `0x${e.value.toString(16)}`;
    case 'slot':
      return slotName(e.slot, e.offset, e.size);
    case 'raw':
      return e.field;
    case 'imm':
    case 'imm32':
      return 'imm';
    case 'state':
      return `state[0x${e.address.toString(16)}]`;
    case 'pc':
      return 'pc';
    case 'local':
      return `t${e.id}`;
    case 'op': {
      const [first, second] = e.args;
      const infix = INFIX[e.op.slice(e.op.indexOf('.') + 1)];
      if (infix !== undefined && first !== undefined && second !== undefined)
        return `(${expression(first)} ${infix} ${expression(second)})`;
      return `${e.op}(${e.args.map(expression).join(', ')})`;
    }
    case 'call':
      return `${e.fn}(${e.args.map(expression).join(', ')})`;
  }
}
const bare = (e: Expr): string => expression(e).replace(/^\((.*)\)$/, '$1');

function statement(s: Stmt): readonly string[] {
  switch (s.k) {
    case 'let':
      return [`t${s.id} = ${bare(s.value)}`];
    case 'setSlot':
      return [`${slotName(s.slot, s.offset, s.size)} = ${bare(s.value)}`];
    case 'setState':
      return [`state[0x${s.address.toString(16)}] = ${bare(s.value)}`];
    case 'setBase':
      return [`x[${s.slot}] = ${bare(s.value)}`];
    case 'flags':
      return [`t${s.result}, NZCV = ${s.kind}${s.width}(${s.args.map(expression).join(', ')})`];
    case 'setNzcv':
      return [`NZCV = ${bare(s.value)}`];
    case 'loads':
      return [`${s.ids.map((id) => `t${id}`).join(', ')} = load${8 * s.size}(${bare(s.address)})`];
    case 'stores':
      return [`store${8 * s.size}(${bare(s.address)}, ${s.values.map(expression).join(', ')})`];
    case 'if':
      return [
        `if ${bare(s.condition)}:`,
        ...s.then.flatMap(statement).map((line) => `  ${line}`),
        ...(s.otherwise.length === 0 ? [] : ['else:', ...s.otherwise.flatMap(statement).map((line) => `  ${line}`)]),
      ];
    case 'call':
      return [`${s.fn}(${s.args.map(expression).join(', ')})`];
    case 'fpAccess':
      return ['fpAccess()'];
    case 'near':
      return ['next record = this one + imm'];
    case 'jump':
      return [`jump(${bare(s.target)})`];
  }
}

export const pseudo = ({ body }: Program): readonly string[] => body.flatMap(statement);

/** The register that a slot of a record names. */
export function slotRegister(address: number): string {
  if (address === XZR) return 'XZR';
  if (address === XSINK) return '—';
  if (address === SP) return 'SP';
  const n = (address - X0) / 8;
  return Number.isInteger(n) && n >= 0 && n <= 30 ? `X${n}` : String(address);
}
