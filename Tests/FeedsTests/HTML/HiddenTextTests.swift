import Feeds
import Products
import Testing

/// Text that a browser does not show is read as well, and never makes a list complete (reliability.md, C7).
@Suite struct HiddenTextTests {
    private func record(_ body: String) throws -> ProductRecord {
        try #require(try FeedRun(PageSample.page(body)).records.first)
    }

    /// The only list is hidden: read, and the record says that nobody vouches for it.
    @Test(arguments: [
        "<div hidden><h2>Ingredients</h2><p>oats, milk</p></div>", "<h2>Ingredients</h2><p hidden>oats, milk</p>",
        "<h2>Ingredients</h2><div style='color:red; display : none'><p>oats, milk</p></div>",
        "<div style='VISIBILITY:hidden'><h2>Ingredients</h2><p>oats, milk</p></div>",
        "<template><h2>Ingredients</h2><p>oats, milk</p></template>",
        "<dialog><h2>Ingredients</h2><p>oats, milk</p></dialog>",
        "<noscript><h2>Ingredients</h2><p>oats, milk</p></noscript>", "<textarea>Ingredients: oats, milk</textarea>",
    ])
    func aHiddenListIsReadAndDoubted(_ body: String) throws {
        let record = try record(body)
        #expect(record.texts(.ingredients).contains("oats, milk"))
        #expect(record.faults.map(\.kind) == [.hiddenText])
    }

    /// What a press opens is as good as shown.
    @Test(arguments: [
        "<h3><button aria-controls='p1'>Ingredients</button></h3><div id='p1' hidden>oats, milk</div>",
        "<a href='#list'>More</a><div id=list style='display:none'><h2>Ingredients</h2><p>oats, milk</p></div>",
        "<details><summary>Ingredients</summary><p>oats, milk</p></details>",
        "<h2>Ingredients</h2><p hidden=until-found>oats, milk</p>",
        "<h2>Ingredients</h2><p style='display:block'>oats, milk</p>",
    ])
    func whatCanBeOpenedIsShown(_ body: String) throws {
        let record = try record(body)
        #expect(record.texts(.ingredients) == ["oats, milk"])
        #expect(record.faults.isEmpty)
    }

    /// A shown list beside hidden words: both readings are there, so nothing hides and nothing is split.
    @Test(arguments: [
        ("<p>oats, <span hidden>milk, </span>salt</p>", "oats, salt", "oats, milk, salt"),
        ("<p>oats, wh<span style='display:none'>x</span>ey</p>", "oats, whey", "oats, whxey"),
        ("<p>oats, wh<b hidden>x</b>ey</p>", "oats, whey", "oats, whxey"),
        ("oats, wh<div hidden>x</div>ey", "oats, whey", "oats, wh\nx\ney"),
        ("<p>oats, <b>sa<i hidden>x</i>lt</b></p>", "oats, salt", "oats, saxlt"),
        ("<p>oats, wh<template>x</template>ey</p>", "oats, whey", "oats, wh\nx\ney"),
    ])
    func shownAndHiddenAreTwoReadings(_ list: String, _ shown: String, _ all: String) throws {
        let record = try record("<h2>Ingredients</h2><div>\(list)</div>")
        #expect(record.texts(.ingredients) == [shown, all])
        #expect(record.faults.isEmpty)
    }

    /// Tags without text hide nothing and part nothing.
    @Test func anEmptyHiddenElementIsNothing() throws {
        let record = try record(
            "<h2>Ingredients</h2><div>oats, wh<span hidden></span>ey</div><noscript><img></noscript>")
        #expect(record.texts(.ingredients) == ["oats, whey"])
    }

    /// The inside of noscript never reaches out of it, whatever it leaves open.
    @Test(arguments: [
        "<style>", "<!--", "<textarea>", "<script>", "<script type='application/ld+json'>", "<div hidden>",
        "<noscript>", "<title>", "<a b='",
    ])
    func noscriptIsClosed(_ inside: String) throws {
        let record = try record("<noscript>\(inside)</noscript><h2>Ingredients</h2><p>oats, milk</p>")
        #expect(record.texts(.ingredients) == ["oats, milk"])
        #expect(record.faults.isEmpty)
    }

    /// Neither choices of a form nor scripts are text of a list.
    @Test(arguments: [
        "<p>oats<select><option>1<option>2</select>, milk</p>", "<p>oats<script>x</script>, milk</p>",
        "<p>oats<style>x</style>, milk</p>",
        "<p>oats<svg><title>x</title><desc>x</desc><style>x</style></svg>, milk</p>",
        "<p>oats<svg><script/><style/></svg>, milk</p>", "<p>oats<svg><path d='x'/></svg>, milk</p>",
        "<p>oats<math><mi/></math>, milk</p>", "<p>oats<datalist><option>1</datalist>, milk</p>",
    ])
    func silentText(_ list: String) throws {
        #expect(
            try record("<h2>Ingredients</h2>\(list)").texts(.ingredients).map { $0.filter { $0 != "\n" } } == [
                "oats, milk"
            ])
    }

    /// What nobody closed swallows nothing that is shown.
    @Test(arguments: [
        "<svg><style>", "<svg><p>", "<b><i>", "<a href=x>", "<p><p>", "<td>",
        "<option>",
    ])
    func whatIsLeftOpenSwallowsNothing(_ open: String) throws {
        #expect(try record("\(open)<h2>Ingredients</h2><p>oats, milk</p>").texts(.ingredients).contains("oats, milk"))
    }

    /// What a browser swallows too is read as hidden, or the page is called cut.
    @Test(arguments: [
        "<textarea>", "<!--", "<script>", "<iframe>", "<noscript>", "<xmp>", "<title>", "<template>", "<svg><title>",
        "<select><option>1",
    ])
    func whatIsSwallowedIsNoCleanPage(_ open: String) throws {
        let run = try FeedRun(PageSample.page("\(open)<h2>Ingredients</h2><p>oats</p>"))
        #expect(run.clean.allSatisfy { $0.texts(.ingredients).isEmpty })
    }
}
