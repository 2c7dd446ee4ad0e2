// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets have packages of their own: in the main one they would break `swift test`. See README.md.
let sanitizer: [SwiftSetting] = [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])]

func target(_ name: String) -> Target {
    .executableTarget(
        name: name, dependencies: ["FuzzSupport"], swiftSettings: sanitizer,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
}

let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "Wheyfinder", path: "..")],
    targets: [
        .target(name: "FuzzSupport", dependencies: [.product(name: "Feeds", package: "Wheyfinder")]),
        target("fuzz-html"), target("fuzz-xml"), target("fuzz-lines"), target("fuzz-tables"),
    ])
