import {
  IDENTIFICATION,
  injectUndefined,
  TRANSLATION,
  type Handlers,
} from 'hypervisor';

// 陷入的 MSR 和 MRS（EC 0x18）。ESR_EL2：Op0 21:20、Op2 19:17、Op1 16:14、
// CRn 13:10、Rt 9:5、CRm 4:1，第 0 位为 1 表示读。
//
// 两张表按编号给出 El2 对寄存器的叫法：
// IDENTIFICATION['S3_0_C0_C4_0'] 是 'ID_AA64PFR0_EL1'。El2 有
// mrs(name) 和 msr(name, value)。
//
// 读 S3_0_C0_C1_0 到 S3_0_C0_C7_7，即核的标识：
//   ID_AA64ISAR0_EL1   去掉 {{feature}}，第 {{msb:d}}:{{shift:d}} 位
//   {{own}}       读出 {{ownvalue}}
//   {{counter}}       之前读过几次其他的标识寄存器
//   IDENTIFICATION 里没有的读为零
//   其余照实
// 写 TRANSLATION 里有的：照写，只有 {{ignored}}
//   的写被忽略
// 别的都是 UNDEFINED。
let reads = 0n;

export const sysreg: Handlers['sysreg'] = (call, vcpu, esr) => {
  const { el2, frame } = call;
  const bits = (lsb: bigint, mask: bigint): bigint => (esr >> lsb) & mask;
  const name =
    `S${bits(20n, 3n)}_${bits(14n, 7n)}_C${bits(10n, 15n)}` +
    `_C${bits(1n, 15n)}_${bits(17n, 7n)}`;
  const register = Number(bits(5n, 31n));

  if (bits(0n, 1n) === 0n) {
    const control = TRANSLATION[name];
    if (control === undefined) return injectUndefined(call);
    if (control !== '{{ignored}}') el2.msr(control, frame.x(register));
    return frame.skip();
  }

  if (!/^S3_0_C0_C[1-7]_[0-7]$/.test(name)) return injectUndefined(call);
  const known = IDENTIFICATION[name];
  let value = known === undefined ? 0n : el2.mrs(known);
  if (known === 'ID_AA64ISAR0_EL1') value &= ~(0xfn << {{shift:d}}n);
  if (name === '{{own}}') value = {{ownvalue}}n;
  if (name === '{{counter}}') value = reads;
  else reads++;
  frame.setX(register, value);
  frame.skip();
};
