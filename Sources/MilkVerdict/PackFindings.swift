import LabelReading
import LabelText
import Lexicon
import Products

/// Findings about how a pack tells of its milk: emphasis, translations, misprints.
struct PackFindings {
    let facts: LabelFacts
    let market: Market?

    /// - Complexity: O(milk words + doubts + lists).
    func findings() -> [Finding] { emphasis() + translations() + misprints() }

    /// Milk that is not emphasised in a list that emphasises other words, where the market wants it emphasised.
    /// A list without any emphasis tells nothing: feeds lose markup.
    private func emphasis() -> [Finding] {
        guard market?.wantsEmphasis == true else { return [] }
        return facts.present.filter { word in
            let text = facts.readings[word.reading].matches.text
            guard case .ingredient = word.role, !text.emphasis.isEmpty else { return false }
            return !text.isEmphasised(word.term.range) && !text.isCapitals(word.term.range)
        }.map { word in
            Finding(
                .milkNotEmphasised, about: word.concept.name,
                message: "\"\(facts.slice(word))\" is not emphasised, other words of the list are")
        }
    }

    /// A readable list without milk beside one in another language that shows milk and is at most twice as long.
    private func translations() -> [Finding] {
        let readable = facts.lists.filter { list in
            list.tree.topLevelCount >= 3 && !list.doubts.contains(where: \.isAboutTheList)
        }
        let milky = readable.filter(holdsMilk)
        return readable.filter { list in
            !holdsMilk(list)
                && milky.contains { other in
                    other.matches.guess.best != list.matches.guess.best
                        && other.tree.topLevelCount <= 2 * list.tree.topLevelCount
                }
        }.map { list in
            let language = list.passage.language ?? "one language"
            return Finding(
                .languagesDisagree, about: language,
                message: "the list in \(language) shows no milk, that in another language does")
        }
    }

    private func holdsMilk(_ list: LabelReading) -> Bool {
        facts.present.contains { facts.readings[$0.reading].passage == list.passage }
    }

    private func misprints() -> [Finding] {
        facts.readings.flatMap { reading in
            reading.doubts.compactMap { doubt in
                guard doubt.kind == .suspectWord, let range = doubt.range, let word = doubt.word else { return nil }
                return Finding(
                    .misprint, about: word,
                    message: "\"\(reading.matches.text.slice(range))\" may be a misprint of \"\(word)\"")
            }
        }
    }
}
