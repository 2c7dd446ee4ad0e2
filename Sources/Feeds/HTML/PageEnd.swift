/// Whether a page was sent to its end. A page is never ill-formed, so nothing else tells that half of a list,
/// and the milk in it, is missing.
struct PageEnd {
    /// Elements open besides those every page has.
    private var open = 0

    mutating func take(_ event: HTMLEvent) {
        switch event {
        case .start(let name, _): if isCounted(name) { open += 1 }
        case .end(let name): if isCounted(name) { open -= 1 }
        case .text: break
        }
    }

    private func isCounted(_ name: String) -> Bool {
        name != "html" && name != "body" && !HTMLBlockBuilder.void.contains(name)
    }

    /// True where a page lacks its `</body>` and `</html>`, and where a fragment leaves an element open. Ask
    /// before the parser is told that the page is over: it closes what is open then.
    ///
    /// - Complexity: linear in the page.
    func isMissing(in page: [UInt8]) -> Bool {
        var isWhole = false
        for at in page.indices where page[at] == 0x3C {
            let tag = Self.lowercased(page[at...].prefix(9))
            if tag.starts(with: "</body".utf8) || tag.starts(with: "</html".utf8) { return false }
            isWhole = isWhole || Self.rootTags.contains { tag.starts(with: $0.utf8) }
        }
        return isWhole || open > 0
    }

    private static let rootTags = ["<!doctype", "<html", "<body"]

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    }
}
