import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'An archive by hand',
  'objective.one': 'Find the fields of a cpio newc header, and where the next one begins',
  'step.header':
    'An initramfs that Linux finds “corrupt” is mostly off by a padding. Read the two fields that decide: how long the file is, and how long its name.',
  'step.data': 'Then the places: of the file’s bytes, and of the next header.',
  'step.end': 'An archive ends with a header that names TRAILER!!!, and a file of no bytes.',
  'header.hint-1': 'Behind the magic of 6 characters are 13 fields of 8 hex digits.',
  'header.hint-2':
    'ino, mode, uid, gid, nlink, mtime, filesize, devmajor, devminor, rdevmajor, rdevminor, namesize, check.',
  'header.hint-3': 'filesize begins at character 54: row 4, character 6. namesize at 94 counts the name’s NUL, too.',
  'data.hint-1': 'Header and name together are padded to a multiple of 4; the file is, too.',
  'data.hint-2': '110 is no multiple of 4: pad the sum, not the parts.',
  'data.hint-3': 'data = (at + 110 + namesize + 3) & ~3; next = (data + filesize + 3) & ~3',
  'end.hint-1': 'The trailer is a header with a name, and no data.',
  'end.hint-2': 'TRAILER!!! has ten characters and a NUL.',
  'end.hint-3': 'next + 110 + 11, and up to the next multiple of 4: next + 124.',
  'header.size': 'You say {answer}; c_filesize, the seventh field, is {found}. The digits are hexadecimal.',
  'header.nul': '{answer} are the letters. c_namesize counts the NUL behind them: {found}.',
  'header.name': 'You say {answer}; c_namesize, the twelfth field, is {found}.',
  'data.name': '{answer} is where the name begins. The file comes behind it, at {found}.',
  'data.padding': '{answer} is right behind the name. Header and name are padded to a multiple of 4: {found}.',
  'data.wrong': 'You say {answer}; header and name, padded together, end at {found}.',
  'data.file': '{answer} is right behind the file’s last byte. The next header begins at a multiple of 4: {found}.',
  'data.next': 'You say {answer}; the next header is behind the file and its padding, at {found}.',
  'end.begins': '{answer} is where the trailer begins. It is a header and a name, too: {found}.',
  'end.padding': '{answer} is behind the NUL of TRAILER!!!. That is padded, too: {found}.',
  'end.wrong': 'You say {answer}; the trailer’s header and name, padded, end at {found}.',
};
export default sentences;
