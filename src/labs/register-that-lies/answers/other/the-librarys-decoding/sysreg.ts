import { decodeRegister, IDENTIFICATION, injectUndefined, TRANSLATION, type Handlers } from 'hypervisor';

let seen = 0;

export const sysreg: Handlers['sysreg'] = (call, _vcpu, esr) => {
  const { name, write, register } = decodeRegister(esr);
  const control = TRANSLATION[name];
  const reading = !write && name.startsWith('S3_0_C0_C') && !name.startsWith('S3_0_C0_C0');
  if (write ? control === undefined : !reading) {
    injectUndefined(call);
    return;
  }
  call.frame.skip();
  if (control !== undefined && write) {
    if (control === '{{ignored}}') return;
    call.el2.msr(control, call.frame.x(register));
    return;
  }
  if (name === '{{counter}}') return call.frame.setX(register, BigInt(seen));
  seen += 1;
  const known = IDENTIFICATION[name];
  if (name === '{{own}}') call.frame.setX(register, {{ownvalue}}n);
  else if (known === undefined) call.frame.setX(register, 0n);
  else if (known === 'ID_AA64ISAR0_EL1')
    call.frame.setX(register, call.el2.mrs(known) & ~(15n * 2n ** {{shift:d}}n));
  else call.frame.setX(register, call.el2.mrs(known));
};
