// 第 2 阶段的描述符，粒度 {{granule}}。请造出每一个，存到它的标号处；
// 开始时都是 0（无效）。每个块和页都置访问标志，
// 其余如各条所写：
//   NORMAL_WB、NORMAL_WT、NORMAL_NC   普通内存，外部和内部
//                   都是写回、写透或不可缓存
//   DEVICE_nGnRnE、DEVICE_nGnRE、DEVICE_GRE   该类型的设备内存
//   RW、RO、WO      可读可写、只读、只写
//   ISH、OSH、NSH   内共享、外共享、不共享
//   EXEC、XN        可以执行、不可执行
        .global _start
_start:
        // 1. block：第 {{level}} 级，{{ram}} 处的 {{size}} RAM：
        //    {{memory1}}、RW、{{share1}}、{{execute1}}

        // 2. page：第 3 级，{{device}} 处的设备：
        //    {{memory2}}、{{access2}}、NSH、XN

        // 3. table：第 {{upper}} 级，指向第 {{lower}} 级页表，
        //    那张表在 {{table}}。

        // 4. rom：第 {{romlevel}} 级，{{rom}} 处的 {{romsize}} RAM：
        //    {{memory4}}、RO、{{share4}}、EXEC

        b       .

        .balign 8
        .global block, page, table, rom
block:  .quad   0
page:   .quad   0
table:  .quad   0
rom:    .quad   0
