// The machine has 64 MiB of RAM: 0x40000000 to 0x44000000.
// The hypervisor keeps 0x40000000 to 0x40400000.
// RAM of VM 0: {{base0}}, of VM 1: {{base1}}; each has {{ram}} bytes.
// The kernel wants text_offset {{offset}} and takes {{image}} bytes.
// The initrd has {{length}} bytes.
        .global kernel0, tree0, initrd0, start0, end0, memory0, size0
        .global kernel1, tree1, initrd1, start1, end1, memory1, size1

// VM 0: where its files go
        .set    kernel0, {{base0}} + {{offset}}
        .set    tree0, {{base0}} + 0x1000
        .set    initrd0, {{base0}} + 0x2000
// and what its tree says: initrd-start and -end, memory and its size
        .set    start0, tree0 + 0x1000
        .set    end0, start0 + {{length}}
        .set    memory0, {{base0}}
        .set    size0, {{ram}}

// VM 1
        .set    kernel1, {{base1}} + 0x200000 + {{offset}}
        .set    tree1, initrd1 + 0x3000
        .set    initrd1, {{base1}} + 0x8
        .set    start1, initrd1
        .set    end1, initrd1 + {{length}}
        .set    memory1, {{base1}}
        .set    size1, {{ram}}
