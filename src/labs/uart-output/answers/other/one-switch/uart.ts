import type { Handlers } from 'hypervisor';

interface Uart {
  ilpr: number;
  ibrd: number;
  fbrd: number;
  lcrh: number;
  cr: number;
  ifls: number;
  imsc: number;
  dmacr: number;
}
const fresh = (): Uart => ({ ilpr: 0, ibrd: 0, fbrd: 0, lcrh: 0, cr: 0x300, ifls: 0x12, imsc: 0, dmacr: 0 });

export const uart: Handlers['uart'] = ({ el2 }, vm, offset, size, value) => {
  if (vm.state.uart === null) vm.state.uart = fresh();
  const own = vm.state.uart as Uart;
  const stored = value === undefined ? undefined : Number(BigInt.asUintN(8 * size, value));
  let answer = 0;
  switch (offset) {
    case 0x00:
      if (stored !== undefined) el2.console(vm.plan.uartChannel as number)?.write(stored & 255);
      break;
    case 0x18:
      answer = 128 + 16;
      break;
    case 0x20:
      answer = stored === undefined ? own.ilpr : (own.ilpr = stored & 0xff);
      break;
    case 0x24:
      answer = stored === undefined ? own.ibrd : (own.ibrd = stored & 0xffff);
      break;
    case 0x28:
      answer = stored === undefined ? own.fbrd : (own.fbrd = stored & 0x3f);
      break;
    case 0x2c:
      answer = stored === undefined ? own.lcrh : (own.lcrh = stored & 0xff);
      break;
    case 0x30:
      answer = stored === undefined ? own.cr : (own.cr = stored & 0xff87);
      break;
    case 0x34:
      answer = stored === undefined ? own.ifls : (own.ifls = stored & 0x3f);
      break;
    case 0x38:
      answer = stored === undefined ? own.imsc : (own.imsc = stored & 0x7ff);
      break;
    case 0x48:
      answer = stored === undefined ? own.dmacr : (own.dmacr = stored & 7);
      break;
    case {{place}}:
      answer = {{serial}} + vm.plan.index * {{step}};
      break;
    case 0xfe0:
      answer = 0x11;
      break;
    case 0xfe4:
      answer = 0x10;
      break;
    case 0xfe8:
      answer = 4 + 16 * {{revision}};
      break;
    case 0xff0:
      answer = 0x0d;
      break;
    case 0xff4:
      answer = 0xf0;
      break;
    case 0xff8:
      answer = 5;
      break;
    case 0xffc:
      answer = 0xb1;
      break;
  }
  return BigInt(answer);
};
