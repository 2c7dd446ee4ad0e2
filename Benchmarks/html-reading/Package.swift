// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "html-reading",
    dependencies: [.package(name: "Wheyfinder", path: "../..")],
    targets: [
        .executableTarget(
            name: "read-pages", dependencies: [.product(name: "Feeds", package: "Wheyfinder")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ])
