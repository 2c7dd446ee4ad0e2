public import Feeds
import MilkVerdict
import ProductIndex
import Products

extension JSONWriter {
    /// The explanation as one object (`docs/output.md`): `passages`, `rules`, `answer`.
    public mutating func explanation(_ explanation: Explanation) {
        object { json in
            json.name("passages")
            json.array { json in for passage in explanation.passages { json.passage(passage) } }
            json.name("rules")
            json.array { json in for rule in explanation.rules { json.note(rule) } }
            json.name("answer")
            json.assessment(
                explanation.assessment, of: explanation.record, id: nil, lexicon: explanation.basis.lexicon)
        }
    }

    private mutating func passage(_ passage: Explanation.Passage) {
        object { json in
            json.name("field")
            json.value(passage.field)
            if let index = passage.index {
                json.name("index")
                json.value(index)
            }
            json.name("text")
            json.value(passage.text)
            json.name("folded")
            json.value(passage.folded)
            json.name("language")
            json.note(passage.language)
            for stage in passage.stages {
                json.name(text: stage.name.rawValue)
                json.array { json in for note in stage.notes { json.note(note) } }
            }
        }
    }
}
