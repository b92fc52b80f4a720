// Stage-2 descriptors, {{granule}} granule. Make each one and store it at its
// label; all start as 0 (invalid). The access flag is set in every leaf, and
// everything else is as it says here:
//   NORMAL_WB, NORMAL_WT, NORMAL_NC   Normal memory, outer and inner
//                   write-back, write-through or non-cacheable
//   DEVICE_nGnRnE, DEVICE_nGnRE, DEVICE_GRE   Device memory of that type
//   RW, RO, WO      read and write, read only, write only
//   ISH, OSH, NSH   inner shareable, outer shareable, not shareable
//   EXEC, XN        may be executed, is never executed
        .global _start
_start:
        // 1. block: level {{level}}, {{size}} of RAM at {{ram}}:
        //    {{memory1}}, RW, {{share1}}, {{execute1}}

        // 2. page: level 3, a device at {{device}}:
        //    {{memory2}}, {{access2}}, NSH, XN

        // 3. table: level {{upper}}, it points to a level-{{lower}} table
        //    at {{table}}.

        // 4. rom: level {{romlevel}}, {{romsize}} of RAM at {{rom}}:
        //    {{memory4}}, RO, {{share4}}, EXEC

        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
