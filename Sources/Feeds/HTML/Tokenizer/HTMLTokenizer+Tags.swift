extension HTMLTokenizer {
    mutating func tagName(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        var end = at
        while end < input.count {
            let byte = input[end]
            if byte == 0x3E || byte == 0x2F || Self.isBlank(byte) { break }
            appendName(byte)
            end += 1
        }
        guard end < input.count else { return end }
        tag.endName()
        switch input[end] {
        case 0x3E: emitTag(&sink)
        case 0x2F: state = .selfClosing
        default: state = .beforeAttribute
        }
        return end + 1
    }

    @inline(__always)
    private mutating func appendName(_ byte: UInt8) {
        if byte == 0 {
            for byte in Self.replacement { tag.append(byte) }
        } else {
            tag.append(Self.lowercased(byte))
        }
    }

    mutating func beforeAttribute(_ byte: UInt8, _ at: Int) -> Int {
        switch byte {
        case _ where Self.isBlank(byte): return at + 1
        case 0x2F, 0x3E:
            state = .afterAttributeName
            return at
        default:
            tag.startAttribute()
            state = .attributeName
            // A name may begin with "=", but hold none.
            if byte == 0x3D { tag.append(byte) }
            return byte == 0x3D ? at + 1 : at
        }
    }

    mutating func attributeName(_ input: Span<UInt8>, _ at: Int) -> Int {
        var end = at
        while end < input.count {
            let byte = input[end]
            if byte == 0x3D || byte == 0x3E || byte == 0x2F || Self.isBlank(byte) { break }
            appendName(byte)
            end += 1
        }
        guard end < input.count else { return end }
        tag.endAttributeName()
        state = input[end] == 0x3D ? .beforeValue : .afterAttributeName
        return input[end] == 0x3D ? end + 1 : end
    }

    mutating func afterAttributeName(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch byte {
        case _ where Self.isBlank(byte): break
        case 0x2F: state = .selfClosing
        case 0x3E: emitTag(&sink)
        // Only behind a name is it the sign of a value; "=" at the start of a name is read elsewhere.
        case 0x3D: state = .beforeValue
        default:
            tag.startAttribute()
            state = .attributeName
            return at
        }
        return at + 1
    }

    mutating func beforeValue(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch byte {
        case _ where Self.isBlank(byte): break
        case 0x22: state = .doubleQuoted
        case 0x27: state = .singleQuoted
        case 0x3E: emitTag(&sink)
        default:
            state = .unquoted
            return at
        }
        return at + 1
    }

    mutating func quoted(_ input: Span<UInt8>, _ at: Int, by quote: UInt8) -> Int {
        var end = at
        while end < input.count, input[end] != quote, input[end] != 0x26, input[end] != 0 { end += 1 }
        tag.append(input, at..<end)
        guard end < input.count else { return end }
        switch input[end] {
        case 0x26: startReference(from: state)
        case 0: for byte in Self.replacement { tag.append(byte) }
        default:
            tag.endValue()
            state = .afterQuoted
        }
        return end + 1
    }

    mutating func unquoted(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch input[at] {
        case 0x26: startReference(from: .unquoted)
        case 0: for byte in Self.replacement { tag.append(byte) }
        case 0x3E:
            tag.endValue()
            emitTag(&sink)
        case let byte where Self.isBlank(byte):
            tag.endValue()
            state = .beforeAttribute
        case let byte: tag.append(byte)
        }
        return at + 1
    }

    mutating func afterQuoted(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch byte {
        case 0x2F: state = .selfClosing
        case 0x3E: emitTag(&sink)
        default:
            state = .beforeAttribute
            return Self.isBlank(byte) ? at + 1 : at
        }
        return at + 1
    }

    mutating func selfClosing(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        guard byte == 0x3E else {
            state = .beforeAttribute
            return at
        }
        tag.isSelfClosing = true
        emitTag(&sink)
        return at + 1
    }

    private mutating func emitTag(_ sink: inout some HTMLSink) {
        tag.dropUnwanted()
        state = .text
        if tag.isEnd {
            content = .markup
            sink.end(tag)
            return
        }
        content = sink.start(tag)
        if content != .markup { lastStart = Array(tag.name) }
    }
}
