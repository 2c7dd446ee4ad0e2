import Feeds

/// One thing that is said of a label: where it stands, and what it is. Printed as a line of text or as a JSON object.
public struct ExplanationNote: Equatable, Sendable {
    /// A piece of a text as given.
    public struct Piece: Equatable, Sendable {
        /// UTF-8 byte offsets.
        public var start: Int
        public var end: Int
        public var text: String
    }

    public enum Value: Equatable, Sendable {
        case text(String)
        case number(Int)
        /// In text its name, where it is true.
        case flag(Bool)
        case texts([String])
        case piece(Piece)
        case notes([ExplanationNote])
    }

    public struct Member: Equatable, Sendable {
        public var name: String
        public var value: Value
    }

    public var piece: Piece?
    public var members: [Member]

    init(_ piece: Piece? = nil, _ members: KeyValuePairs<String, Value?> = [:]) {
        self.piece = piece
        self.members = members.compactMap { pair in pair.value.map { Member(name: pair.key, value: $0) } }
    }
}

extension ExplanationNote {
    /// One line without its end.
    public var line: String {
        ([piece.map(\.line)] + members.map(\.text)).compactMap(\.self).joined(separator: " ")
    }
}

extension ExplanationNote.Piece {
    var line: String { "\(start)..<\(end) «\(text)»" }
}

extension ExplanationNote.Member {
    fileprivate var text: String? {
        let name = String(name.map { $0 == "_" ? " " : $0 })
        return switch value {
        case .text(let text): text
        case .number(let number): "\(name) \(number)"
        case .flag(let isSet): isSet ? name : nil
        case .texts(let texts): "[\(texts.joined(separator: " "))]"
        case .piece(let piece): piece.line
        case .notes(let notes): notes.isEmpty ? nil : "\(name) \(notes.map(\.line).joined(separator: ", "))"
        }
    }
}

extension JSONWriter {
    /// An object with the members of the note, those of its piece first.
    mutating func note(_ note: ExplanationNote) {
        object { json in
            if let piece = note.piece { json.members(of: piece) }
            for member in note.members { json.member(member) }
        }
    }

    private mutating func members(of piece: ExplanationNote.Piece) {
        name("start")
        value(piece.start)
        name("end")
        value(piece.end)
        name("text")
        value(piece.text)
    }

    private mutating func member(_ member: ExplanationNote.Member) {
        name(text: member.name)
        switch member.value {
        case .text(let text): value(text)
        case .number(let number): value(number)
        case .flag(let isSet): value(isSet)
        case .texts(let texts): array { json in for text in texts { json.value(text) } }
        case .piece(let piece): object { json in json.members(of: piece) }
        case .notes(let notes): array { json in for note in notes { json.note(note) } }
        }
    }
}
