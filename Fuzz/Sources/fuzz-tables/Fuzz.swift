import FuzzSupport

private let feed = FuzzedFeed(head: "id,gtin,ingredients\n")

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    feed.run(UnsafeBufferPointer(start: bytes, count: count))
}
