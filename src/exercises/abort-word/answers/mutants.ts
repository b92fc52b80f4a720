import type { Mutant } from '../../../labs/kit/lab.ts';

const file = 'accesses';

// prettier-ignore
const mutants: readonly Mutant[] = [
  { name: 'sas-for-bytes', file, edits: [['size-1 = {{size1}}', 'size-1 = 16']], fails: 'what', code: 'what.size' },
  { name: 'a-register-that-cannot-be', file, edits: [['register-2 = {{rt2}}', 'register-2 = 30']], fails: 'what', code: 'what.register' },
  { name: 'sign-of-a-bool', file, edits: [['signed-1 = {{signed1}}', 'signed-1 = 2']], fails: 'what', code: 'what.signed' },
  { name: 'write-of-a-bool', file, edits: [['write-2 = {{write2}}', 'write-2 = 2']], fails: 'what', code: 'what.write' },
  { name: 'far-for-ipa', file, edits: [['ipa-1 = {{ipa1}}', 'ipa-1 = {{far1}}']], fails: 'where', code: 'where.far' },
  { name: 'page-alone', file, edits: [['ipa-2 = {{ipa2}}', 'ipa-2 = {{at2}}']], fails: 'where', code: 'where.wrong' },
];
export default mutants;
