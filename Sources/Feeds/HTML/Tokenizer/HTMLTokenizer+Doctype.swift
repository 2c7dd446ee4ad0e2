/// `<!DOCTYPE …>`. Nothing in it is shown, but a ">" in quotes may stand in it.
extension HTMLTokenizer {
    mutating func stepInDoctype(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        if byte == 0x3E { return closeDoctype(at, &sink) }
        return switch state {
        case .doctype:
            proceed(to: .beforeDoctypeName, Self.isBlank(byte) ? at + 1 : at)
        case .beforeDoctypeName: beforeDoctypeName(byte, at)
        case .doctypeName: doctypeName(byte, at)
        case .afterDoctypeName: afterDoctypeName(byte, at)
        case .afterKeyword, .beforeIdentifier: beforeIdentifier(byte, at)
        case .identifierDouble: identifier(byte, at, quote: 0x22)
        case .identifierSingle: identifier(byte, at, quote: 0x27)
        case .afterIdentifier, .betweenIdentifiers: afterIdentifier(byte, at)
        default: at + 1
        }
    }

    private mutating func proceed(to next: State, _ at: Int) -> Int {
        state = next
        return at
    }

    private mutating func closeDoctype(_ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch state {
        case .doctype, .beforeDoctypeName, .afterKeyword, .beforeIdentifier, .identifierDouble, .identifierSingle:
            doctype.forcesQuirks = true
        case .afterDoctypeName: if !pending.isEmpty { doctype.forcesQuirks = true }
        default: break
        }
        sink.doctype(doctype)
        state = .text
        return at + 1
    }

    mutating func finishDoctype(_ sink: inout some HTMLSink) {
        guard state.rawValue >= State.doctype.rawValue else { return }
        // Where the doctype had turned out to be bogus before, what it forces was settled then.
        if state != .bogusDoctype { doctype.forcesQuirks = true }
        sink.doctype(doctype)
    }

    private mutating func beforeDoctypeName(_ byte: UInt8, _ at: Int) -> Int {
        if Self.isBlank(byte) { return at + 1 }
        doctype.name = []
        pending.removeAll(keepingCapacity: true)
        state = .doctypeName
        return at
    }

    private mutating func doctypeName(_ byte: UInt8, _ at: Int) -> Int {
        if Self.isBlank(byte) {
            state = .afterDoctypeName
        } else {
            doctype.name?.append(contentsOf: byte == 0 ? Self.replacement : [Self.lowercased(byte)])
        }
        return at + 1
    }

    private static let keywords = [Array("public".utf8), Array("system".utf8)]

    private mutating func afterDoctypeName(_ byte: UInt8, _ at: Int) -> Int {
        if pending.isEmpty, Self.isBlank(byte) { return at + 1 }
        pending.append(Self.lowercased(byte))
        if Self.keywords.contains(pending) {
            isPublic = pending == Self.keywords[0]
            state = .afterKeyword
        } else if !Self.keywords.contains(where: { $0.starts(with: pending) }) {
            doctype.forcesQuirks = true
            state = .bogusDoctype
        }
        return at + 1
    }

    private mutating func beforeIdentifier(_ byte: UInt8, _ at: Int) -> Int {
        switch byte {
        case 0x22, 0x27:
            if isPublic { doctype.publicID = [] } else { doctype.systemID = [] }
            state = byte == 0x22 ? .identifierDouble : .identifierSingle
        case _ where Self.isBlank(byte): state = .beforeIdentifier
        default:
            doctype.forcesQuirks = true
            state = .bogusDoctype
            // Read again: only a ">" or NUL would mean something there.
            return at
        }
        return at + 1
    }

    private mutating func identifier(_ byte: UInt8, _ at: Int, quote: UInt8) -> Int {
        if byte == quote {
            state = .afterIdentifier
            return at + 1
        }
        let bytes = byte == 0 ? Self.replacement : [byte]
        if isPublic { doctype.publicID?.append(contentsOf: bytes) } else { doctype.systemID?.append(contentsOf: bytes) }
        return at + 1
    }

    /// Behind the public identifier a system identifier may follow; behind that one nothing.
    private mutating func afterIdentifier(_ byte: UInt8, _ at: Int) -> Int {
        if Self.isBlank(byte) { return at + 1 }
        if isPublic, byte == 0x22 || byte == 0x27 {
            isPublic = false
            return beforeIdentifier(byte, at)
        }
        if isPublic { doctype.forcesQuirks = true }
        state = .bogusDoctype
        return at
    }
}
