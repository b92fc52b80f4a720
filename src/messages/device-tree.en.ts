/** English sentences of the device-tree compiler, for sources (dts) and blobs (dtb). Its twin is device-tree.zh-cn.ts. */
export const deviceTreeEn: Readonly<Record<string, string>> = {
  'dtb.not-a-dtb': 'This is not a device tree blob: it begins with {magic}, not 0xd00dfeed.',
  'dtb.too-large': 'The device tree takes {size} bytes; the limit is {limit}.',
  'dtb.truncated': 'The device tree blob ends too early (at byte {offset}).',
  'dtb.unsupported-version':
    'The device tree blob has version {version} (compatible with {compatible}); versions 16 and 17 can be read.',
  'dtb.block-outside':
    'The {block} block of the device tree blob (bytes {offset} to {end}) lies outside its {total} bytes.',
  'dtb.block-misaligned':
    'The {block} block of the device tree blob begins at byte {offset}, which is not a multiple of {alignment}.',
  'dtb.blocks-overlap': 'The {first} and {second} blocks of the device tree blob overlap at byte {offset}.',
  'dtb.bad-token': 'The device tree blob has an unknown token {token} at byte {offset}.',
  'dtb.misplaced-token': 'Token {token} may not stand at byte {offset} of the device tree blob.',
  'dtb.unterminated': 'A name in the device tree blob (at byte {offset}) has no end.',
  'dtb.too-deep': 'The device tree is deeper than {limit} levels.',
  'dtb.bad-name': '“{name}” cannot be the name of a node or property.',
  'dtb.name-too-long': 'A name in the device tree is longer than {limit} characters.',
  'dtb.duplicate-property': 'A node has two properties named “{name}”.',
  'dtb.duplicate-node': 'A node has two children named “{name}”.',
  'dtb.root-name': 'The root of a device tree has no name, but this one does.',
  'dtb.bad-property': 'Property {name} of node {node} does not have the expected form (it is {length} bytes long).',
  'dtb.no-cell-counts': 'The root of the given device tree has no {name}, so memory cannot be described in it.',
  'dtb.bad-cell-count': '{name} of the given device tree is {count}; memory can be described with 1 or 2.',
  'dtb.memory-too-large':
    'The given device tree has one size cell, which cannot hold 4 GiB of memory or more; set #size-cells to 2.',
  'dts.no-version': 'Line {line}, column {column}: a device tree source begins with “/dts-v1/;”.',
  'dts.unexpected-end': 'Line {line}, column {column}: the text ends, but {expected} should follow.',
  'dts.expected': 'Line {line}, column {column}: {expected} should stand here, not “{found}”.',
  'dts.expected-integer':
    'Line {line}, column {column}: a number should stand here, not “{found}”. Expressions and negative numbers go in parentheses: <(-1)>.',
  'dts.expected-name': 'Line {line}, column {column}: the name of a property or node should stand here, not “{found}”.',
  'dts.expected-statement':
    'Line {line}, column {column}: only /, &label and directives can stand here, outside all nodes; found “{found}”.',
  'dts.expected-value':
    'Line {line}, column {column}: a value should stand here: "text", <cells>, [bytes] or &reference; found “{found}”.',
  'dts.missing-semicolon': 'Line {line}, column {column}: a semicolon is missing here.',
  'dts.property-after-node':
    'Line {line}, column {column}: property “{name}” comes after a child node; a node lists its properties first.',
  'dts.bad-node-name':
    'Line {line}, column {column}: “{name}” is not a node name: letters, digits and , . _ + - and at most one @ before the unit address.',
  'dts.bad-property-name':
    'Line {line}, column {column}: “{name}” is not a property name: letters, digits and , . _ + * # ? -',
  'dts.name-too-long': 'Line {line}, column {column}: this name is longer than {limit} characters.',
  'dts.duplicate-property': 'Line {line}, column {column}: the node already has a property “{name}”.',
  'dts.duplicate-node': 'Line {line}, column {column}: the node already has a child “{name}”.',
  'dts.duplicate-label': 'Line {line}, column {column}: label “{label}” is already taken.',
  'dts.duplicate-phandle': 'Line {line}, column {column}: phandle {phandle} is already taken by another node.',
  'dts.bad-phandle': 'Line {line}, column {column}: {name} must be one cell, neither 0 nor 0xffffffff.',
  'dts.unknown-label': 'Line {line}, column {column}: there is no node with the label “{label}”.',
  'dts.unknown-path': 'Line {line}, column {column}: there is no node {path}.',
  'dts.reference-in-bits': 'Line {line}, column {column}: a reference needs 32-bit cells; these have {bits} bits.',
  'dts.bad-bits': 'Line {line}, column {column}: /bits/ takes 8, 16, 32 or 64, not {bits}.',
  'dts.out-of-range': 'Line {line}, column {column}: {value} does not fit {bits} bits.',
  'dts.bad-number': 'Line {line}, column {column}: “{text}” is not a number: 10, 0x1f and 017 are.',
  'dts.bad-character': 'Line {line}, column {column}: a character in single quotes is exactly one byte.',
  'dts.bad-byte': 'Line {line}, column {column}: bytes in [ ] are pairs of hexadecimal digits; “{found}” is none.',
  'dts.bad-escape':
    'Line {line}, column {column}: “{text}” is not an escape: \\xHH takes hexadecimal digits, octal goes up to \\377.',
  'dts.divide-by-zero': 'Line {line}, column {column}: division by zero.',
  'dts.unclosed-string': 'Line {line}, column {column}: this string has no closing quote.',
  'dts.unclosed-comment': 'Line {line}, column {column}: this comment has no end (*/).',
  'dts.too-deep': 'Line {line}, column {column}: nested deeper than {limit} levels.',
  'dts.preprocessor':
    'Line {line}, column {column}: {directive} is for the C preprocessor, which does not run here; use /include/ and numbers.',
  'dts.include-refused': 'Line {line}, column {column}: “{include}” cannot be included: there are no other files here.',
  'dts.include-not-found': 'Line {line}, column {column}: there is no file “{include}” to include.',
  'dts.include-too-deep': 'Line {line}, column {column}: files include each other more than {limit} levels deep.',
  'dts.incbin-short': 'Line {line}, column {column}: “{include}” has {size} bytes, fewer than are asked for.',
  'dts.name-differs':
    'Line {line}, column {column}: the “name” of a node is what it is called: “{name}”. It can be left out.',
  'dts.late-reservation': 'Line {line}, column {column}: /memreserve/ has to come before the root node.',
  'dts.empty-reservation': 'Line {line}, column {column}: a reservation of address 0 and size 0 would end the list.',
  'dts.delete-root': 'Line {line}, column {column}: the root node cannot be deleted.',
  'dts.no-root':
    'Line {line}, column {column}: the root node, a slash and its braces, should come first, not “{found}”.',
  'dts.bad-reference': 'Line {line}, column {column}: after & comes a label, or a path in braces.',
  'dts.too-large': 'The device tree source is longer than {limit} characters, includes counted.',
  'dts.name-not-writable': '“{name}” can stand in a blob, but not as a name in device tree source.',
};
