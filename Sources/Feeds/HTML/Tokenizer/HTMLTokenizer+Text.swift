extension HTMLTokenizer {
    /// A run of text, to the next byte that means something in `content`.
    mutating func text(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        let end = textEnd(input, at)
        if end > at { sink.text(input.extracting(at..<end)) }
        guard end < input.count else { return end }
        switch input[end] {
        case 0x3C: state = content == .markup ? .tagOpen : .rawLessThan
        case 0x26: startReference(from: .text)
        default: emit(Self.replacement, &sink)
        }
        return end + 1
    }

    @inline(__always)
    private func textEnd(_ input: Span<UInt8>, _ at: Int) -> Int {
        var end = at
        switch content {
        // NUL stays as it is in markup; what is done about it is the tree's matter.
        case .markup: while end < input.count, input[end] != 0x3C, input[end] != 0x26 { end += 1 }
        case .escapable:
            while end < input.count, input[end] != 0x3C, input[end] != 0x26, input[end] != 0 { end += 1 }
        case .raw, .script: while end < input.count, input[end] != 0x3C, input[end] != 0 { end += 1 }
        case .plain: while end < input.count, input[end] != 0 { end += 1 }
        }
        return end
    }

    mutating func tagOpen(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch byte {
        case 0x21:
            pending.removeAll(keepingCapacity: true)
            state = .markupDeclaration
            return at + 1
        case 0x2F:
            state = .endTagOpen
            return at + 1
        case 0x3F: state = .bogusComment
        case _ where Self.isLetter(byte):
            tag.reset(isEnd: false)
            state = .tagName
        default:
            emit([0x3C], &sink)
            state = .text
        }
        return at
    }

    mutating func endTagOpen(_ byte: UInt8, _ at: Int) -> Int {
        if Self.isLetter(byte) {
            tag.reset(isEnd: true)
            state = .tagName
            return at
        }
        state = byte == 0x3E ? .text : .bogusComment
        return byte == 0x3E ? at + 1 : at
    }

    // MARK: text that only one end tag ends

    mutating func rawLessThan(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        if byte == 0x2F {
            returnState = .text
            state = .rawEndTagOpen
            return at + 1
        }
        if content == .script, byte == 0x21 {
            emit([0x3C, 0x21], &sink)
            state = .escapeStart
            return at + 1
        }
        emit([0x3C], &sink)
        state = .text
        return at
    }

    mutating func rawEndTagOpen(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        if Self.isLetter(byte) {
            tag.reset(isEnd: true)
            pending.removeAll(keepingCapacity: true)
            state = .rawEndTagName
        } else {
            emit([0x3C, 0x2F], &sink)
            state = returnState
        }
        return at
    }

    mutating func rawEndTagName(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        if Self.isLetter(byte), pending.count < lastStart.count {
            pending.append(byte)
            tag.append(Self.lowercased(byte))
            return at + 1
        }
        let isEnd = Self.isBlank(byte) || byte == 0x2F || byte == 0x3E
        if isEnd, tag.bytes == lastStart {
            state = .tagName
        } else {
            emit([0x3C, 0x2F] + pending, &sink)
            state = returnState
        }
        return at
    }

    // MARK: comments in scripts, which may hold "</script>" (13.2.5.18 to 13.2.5.31)

    mutating func escapeStart(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        guard byte == 0x2D else {
            state = .text
            return at
        }
        emit([0x2D], &sink)
        dashes = 2
        isDoubleEscaped = false
        state = state == .escapeStart ? .escapeStartDash : .escaped
        return at + 1
    }

    mutating func escaped(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        let byte = input[at]
        let closes = byte == 0x3E && dashes == 2
        dashes = byte == 0x2D ? min(2, dashes + 1) : 0
        if byte == 0x3C {
            if isDoubleEscaped { emit([0x3C], &sink) }
            state = .escapedLessThan
            return at + 1
        }
        if byte == 0 {
            emit(Self.replacement, &sink)
            return at + 1
        }
        var end = at + 1
        if closes {
            state = .text
        } else if byte != 0x2D {
            while end < input.count, input[end] != 0x3C, input[end] != 0x2D, input[end] != 0 { end += 1 }
        }
        sink.text(input.extracting(at..<end))
        return end
    }

    mutating func escapedLessThan(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        pending.removeAll(keepingCapacity: true)
        if byte == 0x2F, !isDoubleEscaped {
            returnState = .escaped
            state = .rawEndTagOpen
            return at + 1
        }
        if byte == 0x2F {
            emit([0x2F], &sink)
            state = .doubleEscapeName
            return at + 1
        }
        if !isDoubleEscaped { emit([0x3C], &sink) }
        state = !isDoubleEscaped && Self.isLetter(byte) ? .doubleEscapeName : .escaped
        return at
    }

    /// The name behind `<` or, in what such a tag began, behind `</`: "script" goes in or out.
    mutating func doubleEscapeName(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        let isEnd = Self.isBlank(byte) || byte == 0x2F || byte == 0x3E
        guard isEnd || Self.isLetter(byte) else {
            state = .escaped
            return at
        }
        emit([byte], &sink)
        if isEnd {
            if pending.elementsEqual("script".utf8) { isDoubleEscaped.toggle() }
            state = .escaped
        } else if pending.count < 7 {
            pending.append(Self.lowercased(byte))
        }
        return at + 1
    }
}
