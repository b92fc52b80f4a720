// The machine has 64 MiB of RAM: 0x40000000 to 0x44000000.
// The hypervisor keeps 0x40000000 to 0x40400000.
// RAM of VM 0: {{base0}}, of VM 1: {{base1}}; each has {{ram}} bytes.
// The kernel wants text_offset {{offset}} and takes {{image}} bytes.
// The initrd has {{length}} bytes.
        .global kernel0, tree0, initrd0, start0, end0, memory0, size0
        .global kernel1, tree1, initrd1, start1, end1, memory1, size1

// VM 0: where its files go
        .set    kernel0, 0x70200000
        .set    tree0, 0x70000000
        .set    initrd0, 0x78000000
// and what its tree says: initrd-start and -end, memory and its size
        .set    start0, 0x78000000
        .set    end0, 0x78000000 + {{length}}
        .set    memory0, 0x70000000
        .set    size0, 0x0c000000

// VM 1
        .set    kernel1, 0x50200000
        .set    tree1, 0x50000000
        .set    initrd1, 0x58000000
        .set    start1, 0x58000000
        .set    end1, 0x58000000 + {{length}}
        .set    memory1, 0x50000000
        .set    size1, 0x0c000000
