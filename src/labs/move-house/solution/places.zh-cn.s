// 机器有 64 MiB 内存：0x40000000 到 0x44000000。
// hypervisor 占着 0x40000000 到 0x40400000。
// VM 0 的内存从 {{base0}} 起，VM 1 从 {{base1}} 起；各 {{ram}} 字节。
// 内核的 text_offset 是 {{offset}}，共占 {{image}} 字节。
// initrd 有 {{length}} 字节。
        .global kernel0, tree0, initrd0, start0, end0, memory0, size0
        .global kernel1, tree1, initrd1, start1, end1, memory1, size1

// VM 0：文件放在哪里
        .set    kernel0, {{base0}} + {{offset}}
        .set    tree0, {{base0}}
        .set    initrd0, {{base0}} + 0x400000
// 设备树怎么写：initrd 的起止，内存及其大小
        .set    start0, initrd0
        .set    end0, initrd0 + {{length}}
        .set    memory0, {{base0}}
        .set    size0, {{ram}}

// VM 1
        .set    kernel1, {{base1}} + {{offset}}
        .set    tree1, {{base1}}
        .set    initrd1, {{base1}} + 0x400000
        .set    start1, initrd1
        .set    end1, initrd1 + {{length}}
        .set    memory1, {{base1}}
        .set    size1, {{ram}}
