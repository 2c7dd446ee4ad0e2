// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One room of the street. `on` names the rooms it may look into; anything else does not compile.
func room(
    _ name: String, on dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
)
    -> Target
{
    .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
}

func tests(_ room: String, on dependencies: [Target.Dependency] = [], besides fixtures: [String] = []) -> Target {
    .testTarget(
        name: "\(room)Tests", dependencies: [.byName(name: room), "TestSupport"] + dependencies,
        exclude: fixtures, swiftSettings: settings)
}

let package = Package(
    name: "Wheyfinder",
    products: [
        .library(name: "Wheyfinder", targets: ["Wheyfinder"]),
        // For the nested packages of Benchmarks and Fuzz.
        .library(name: "Feeds", targets: ["Feeds", "Products"]),
        .executable(name: "wheyfinder", targets: ["wheyfinder-cli"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CICU", pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        room("ICU", on: ["CICU"]),
        room("Products"),
        room("LabelText", on: ["Products", "ICU"]),
        room("Lexicon", on: ["Products", "ICU", "LabelText"]),
        room("LabelReading", on: ["Products", "ICU", "LabelText", "Lexicon"]),
        room("MilkVerdict", on: ["Products", "LabelText", "Lexicon", "LabelReading"]),
        room("Feeds", on: ["Products", "ICU", "CLibXML2", "CZlib"]),
        room(
            "ProductIndex",
            on: [
                "Products", "MilkVerdict", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        room(
            "Audit",
            on: ["Products", "ICU", "LabelText", "Lexicon", "LabelReading", "MilkVerdict", "Feeds", "ProductIndex"]),
        room(
            "Reports",
            on: ["Products", "MilkVerdict", "LabelReading", "LabelText", "Lexicon", "Feeds", "ProductIndex", "Audit"]),
        room(
            "Wheyfinder",
            on: [
                "Products", "Lexicon", "LexiconData", "LexiconFolder", "MilkVerdict", "ProductIndex", "Audit",
                "Reports",
            ]),
        room("LexiconFolder", on: ["Lexicon"]),
        .executableTarget(
            name: "lexicon-compiler", dependencies: ["Lexicon", "LexiconFolder"], swiftSettings: settings),
        .plugin(name: "EmbedLexicon", capability: .buildTool(), dependencies: ["lexicon-compiler"]),
        room("LexiconData", on: ["Lexicon"], plugins: ["EmbedLexicon"]),
        .executableTarget(
            name: "wheyfinder-cli",
            dependencies: [
                "Lexicon", "LexiconData", "LexiconFolder", "LabelText", "LabelReading", "MilkVerdict", "Products",
                "Feeds", "ProductIndex", "Audit", "Reports", "Wheyfinder",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),
        .executableTarget(
            name: "index-bench", dependencies: ["Audit", "LexiconData", "MilkVerdict", "ProductIndex", "Products"],
            path: "Benchmarks/IndexBench", exclude: ["reference.c"], swiftSettings: settings),
        .executableTarget(
            name: "stage-bench", dependencies: ["ICU", "Lexicon"], path: "Benchmarks/StageBench",
            swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("Products"),
        tests("LabelText", on: ["ICU"]),
        tests("Lexicon", on: ["LabelText"]),
        tests("LexiconData", on: ["Lexicon", "LexiconFolder", "LabelText"], besides: ["languages.tsv"]),
        tests("LabelReading", on: ["LabelText", "Lexicon", "LexiconData", "Products"]),
        tests("Wheyfinder", on: ["Audit", "MilkVerdict", "Products"]),
        tests(
            "MilkVerdict",
            on: ["Audit", "Feeds", "LabelReading", "LabelText", "Lexicon", "LexiconData", "Products", "Reports"],
            besides: ["Golden", "milk-words.txt", "text-attacks.tsv"]),
        tests("Feeds", on: ["ICU", "Products"], besides: ["Fixtures"]),
        tests(
            "ProductIndex", on: ["Products", "MilkVerdict", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(
            "Audit",
            on: [
                "Products", "Feeds", "LexiconData", "MilkVerdict", "ProductIndex",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "CLITests",
            dependencies: [
                "wheyfinder-cli", "TestSupport", "Products", "MilkVerdict", "ProductIndex",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], exclude: ["Counting"], swiftSettings: settings),
    ]
)
