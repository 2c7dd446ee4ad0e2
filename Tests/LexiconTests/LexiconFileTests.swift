import Testing

@testable import Lexicon

/// A lexicon of one language, small enough to break in every way.
enum TinyLexicon {
    static let files: [String: String] = [
        "languages.tsv": "xx\tTest\tLatn\t-\tforgiven\tä=ae\n",
        "concepts.tsv":
            "milk\t-\tmilk\tH\t-\tmilk\tby-position\tK\nwhey\tmilk\twhey\tH\t-\tmilk\tby-position\tK\n",
        "markets.tsv": "EU\tDE\tall\t-\temphasised\t2014-12-13\tlaw\n",
        "categories.tsv": "gpc\t10000163\tbaked-bread\tGPC\n",
        "allergen-codes.tsv": "code\tAM\tmilk\tGS1\n", "claim-codes.tsv": "MILK_FREE\tclaim-milk-free\tGS1\n",
        "exemptions.tsv": "xx\tcaffeine\tK\n", "profiles/strict.tsv": "minimum-position\t3\tP9b\n",
        "xx/affixes.tsv": "n\t- s er\n",
        "xx/terms.tsv": "milk\t~milch~ | mlek+n\tK\nwhey\tsérum\tK\n",
        "xx/lookalikes.tsv": "plant-milk\tkokosmilch~\tK\n",
        "xx/statements.tsv": "contains\tenthält …\tK\nmay-contain\tkann … enthalten\tK\n",
        "xx/words.tsv": "common\tsalz\tK\n",
    ]

    static func files(changing path: String, to content: String?) -> LexiconFiles {
        var files = files.mapValues { Array($0.utf8) }
        files[path] = content.map { Array($0.utf8) }
        return LexiconFiles(files)
    }
}

@Suite struct LexiconFileTests {
    @Test func readsWhatIsRight() throws {
        let source = try LexiconSource(LexiconFiles(TinyLexicon.files.mapValues { Array($0.utf8) }))
        #expect(source.languages.map(\.tag) == ["xx"])
        #expect(source.digest.count == 32)
    }

    @Test(arguments: [
        ("xx/terms.tsv", "milk\tmilch\n", 1, "fields"), ("xx/terms.tsv", "\n# x\nmilch\tmilch\tK\n", 3, "no concept"),
        ("xx/terms.tsv", "milk\t{milch\tK\n", 1, "{ without }"),
        ("xx/terms.tsv", "milk\tmlek+zz\tK\n", 1, "no class zz"),
        ("xx/terms.tsv", "milk\tmi~lch\tK\n", 1, "sign"), ("xx/words.tsv", "salt\tsalz\tK\n", 1, "is none of"),
        ("xx/statements.tsv", "contains\ta … b … c\tK\n", 1, "more than one"),
        ("xx/statements.tsv", "holds\ta …\tK\n", 1, "is none of"),
        ("concepts.tsv", "whey\tmilk\twhey\tH\t-\tmilk\tby-position\tK\n", 1, "parent"),
        ("concepts.tsv", "milk\t-\tmilk\tX\t-\tmilk\tby-position\tK\n", 1, "is none of"),
        ("languages.tsv", "xx\tTest\tLatn\t-\tmaybe\t-\n", 1, "accents"), ("xx/hit.txt", "no mark\n", 1, "mark"),
        ("xx/miss.txt", "«mark»\n", 1, "mark"), ("xx/hit.txt", "«open\n", 1, "pair"),
    ])
    func namesFileAndLine(_ path: String, _ content: String, _ line: Int, _ message: String) {
        let error = #expect(throws: LexiconError.self) {
            try LexiconSource(TinyLexicon.files(changing: path, to: content))
        }
        #expect(error?.file == path)
        #expect(error?.line == line)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func missesNoFile() {
        let error = #expect(throws: LexiconError.self) {
            try LexiconSource(TinyLexicon.files(changing: "xx/terms.tsv", to: nil))
        }
        #expect(error?.description == "xx/terms.tsv: no such file")
    }

    @Test func damagedBytesAreNoLexicon() throws {
        let compiled = try LexiconCompiler.compile(
            LexiconSource(LexiconFiles(TinyLexicon.files.mapValues { Array($0.utf8) })))
        #expect(throws: Never.self) { try Self.load(compiled) }
        #expect(throws: LexiconError.self) { try Self.load(Array(compiled.prefix(compiled.count / 2))) }
        #expect(throws: LexiconError.self) { try Self.load(Array(compiled.dropFirst(3))) }
        #expect(throws: LexiconError.self) { try Self.load([]) }
    }

    private static func load(_ bytes: [UInt8]) throws -> Lexicon { try Lexicon(CompiledLexicon(bytes)) }
}
