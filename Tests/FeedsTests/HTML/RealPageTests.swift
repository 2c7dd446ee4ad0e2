import Feeds
import Products
import Testing

/// Real pages: every one that shows a list under a heading yields it, from the first ingredient to the last.
@Suite(.enabled(if: SharedFeeds.isThere, "no ../shared/feeds-dev beside the checkout: real files are not read"))
struct RealPageTests {
    /// Page, name, and words of the list: the first, the last, and milk where it shows any.
    @Test(arguments: [
        ("recipe-bettybossi.html", "Minicheesecakes", ["biscuits au beurre", "mascarpone", "séré demi-gras", "sucre"]),
        ("recipe-eggsca_1.html", "Classic Crème Brûlée", ["whipping cream (35%)", "for caramelizing"]),
        (
            "recipe-fifteengram.html", "Mac 'n cheese met gehakt en pompoen",
            ["pompoenblokjes", "zure room", "zwarte peper"]
        ),
        ("recipe-kwestiasmaku.html", "Pieczony kalafior", ["1 kalafior", "ser feta", "natka pietruszki"]),
        (
            "recipe-nhshealthierfamilies_1.html", "Chilli con carne recipe",
            ["minced beef", "kidney beans"]
        ),
        (
            "recipe-petitchef_1.html", "Skyr cake with chocolate chips: the healthy dessert solution!",
            ["16 oz skyr", "chocolate chips"]
        ),
        (
            "recipe-realfoodtesco_1.html", "Roasted Cauliflower Tagine Recipe | Vegetarian Recipes | Tesco Real Food",
            ["1 cauliflower", "olives"]
        ),
        (
            "recipe-realfoodtesco_2.html", "BBQ cauliflower steaks and herb sauce | Tesco Real Food",
            ["2 cauliflowers", "garlic cloves, crushed"]
        ),
        (
            "recipe-saboresanjinomoto_2.html", "Receita: Crepioca com brócolis e frango - Sabores Ajinomoto",
            ["Recheio", "requeijão cremoso", "ovo"]
        ),
        (
            "recipe-wikicookbook.html", "Cookbook:Pumpkin Pie I - Wikibooks, open books for an open world",
            ["milk, scalded", "pie shell"]
        ),
        ("recipe-xiachufang_2.html", "蓝莓慕斯巴斯克", ["奶油奶酪", "牛奶", "吉利丁片"]),
    ])
    func theListIsWhole(_ page: String, _ name: String, _ words: [String]) throws {
        let run = try FeedRun(path: SharedFeeds.path(page))
        let record = try #require(run.clean.first)
        #expect(run.records.count == 1 && run.fault == nil)
        #expect(record.displayName == name)
        let lists = record.texts(.ingredients)
        #expect(lists.contains { list in words.allSatisfy(list.contains) }, "\(lists)")
    }

    /// Fruit shows no list: a record without one, for the page names the product.
    @Test func aProductWithoutAList() throws {
        let run = try FeedRun(path: SharedFeeds.path("html-sainsburys-cherry-punnet-200g.html"))
        #expect(run.clean.map(\.passages) == [[Passage(role: .name, text: "Sainsbury's Cherry Punnet 200g")]])
    }

    /// Its lists stand under no heading word; nothing is guessed, and the page is no success.
    @Test func aListWithoutAHeading() throws {
        let run = try FeedRun(path: SharedFeeds.path("recipe-grimgrains_2.html"))
        #expect(run.records.isEmpty)
        #expect(run.fault?.kind == .noRecords)
    }
}
