/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'image.caption': 'The first bytes of the Image that this site boots.',
  'image.at': 'Offset',
  'image.field': 'Field',
  'image.value': 'Value',
  'image.meaning': 'Meaning',
  'image.code': 'an instruction: the kernel is entered at its first byte',
  'image.offset': 'how far behind a 2 MiB boundary the kernel has to stand',
  'image.offset-anywhere': '0: on a 2 MiB boundary, and nothing more is asked',
  'image.size': 'bytes of memory that it takes, from its first one on',
  'image.size-unknown': 'an old kernel, which does not say',
  'image.flags-2m': 'little-endian; as near to the beginning of memory as it can be',
  'image.flags-anywhere': 'little-endian, {kib} KiB pages, anywhere in memory',
  'image.flags-big-endian': 'a big-endian kernel',
  'image.magic': '“ARM” and 0x64: by this it is known',
  'image.reserved': 'reserved',
  'image.pe': 'where the header for EFI is',
  'table.guest-slips': 'Slips in a guest’s device tree, and where they show.',
};
