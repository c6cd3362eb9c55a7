// swift-tools-version: 6.2
import PackageDescription

// Six floors; an import only points down. ARCHITECTURE.md tells what each module is for,
// and Tests/ArchitectureTests keeps this manifest and the `import` lines in agreement.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A library target of this package.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a target, in a folder of its name. `data` are files that its tests read in place.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies, exclude: data,
    swiftSettings: settings)
}

let package = Package(
  name: "tifa",
  products: [
    .executable(name: "tifa", targets: ["tifa"]),
    // All below the command and its tables: what Benchmarks measures, and what another program would use.
    .library(
      name: "TifaStages",
      targets: [
        "Text", "Pipeline", "ICU", "Lexicons", "Statistics", "Documents", "Segmentation", "TermFrequency",
        "SloganDetection", "DirectiveExtraction", "Comparison", "Concordance", "Analysis",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // 1: nouns and contracts
    module("Text"),
    module("Pipeline"),
    .systemLibrary(name: "CSystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["CSystemICU"]),

    // 2: what stages stand on
    module("ICU", ["CICU", "Text"]),
    module("Lexicons", ["Text", "ICU"]),
    module("Statistics"),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    module("Documents", ["Text", "ICU", "CLibArchive", "CLibXML2"]),

    // 3: stages
    module("Segmentation", ["Text", "Pipeline", "ICU", "Lexicons"]),
    module("TermFrequency", ["Text", "Pipeline", "Statistics"]),
    module("SloganDetection", ["Text", "Pipeline", "ICU", "Lexicons"]),
    module("DirectiveExtraction", ["Text", "Pipeline", "Lexicons"]),
    module("Comparison", ["Text", "Statistics"]),
    module("Concordance", ["Text"]),

    // 4: composition
    module(
      "Analysis",
      [
        "Text", "Pipeline", "ICU", "Lexicons", "Statistics", "Documents", "Segmentation", "TermFrequency",
        "SloganDetection", "DirectiveExtraction", "Comparison", "Concordance",
      ]),

    // 5: tables and writers
    module(
      "Reports",
      [
        "CXLSXWriter", "Text", "Statistics", "Documents", "TermFrequency", "SloganDetection", "DirectiveExtraction",
        "Comparison", "Concordance",
        "Analysis",
      ]),

    // 6: the command
    .executableTarget(
      name: "tifa",
      dependencies: [
        "Text", "Pipeline", "ICU", "Lexicons", "Statistics", "Documents", "Segmentation", "TermFrequency",
        "SloganDetection", "DirectiveExtraction", "Comparison", "Concordance", "Analysis", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(name: "TestSupport", dependencies: ["Text"], path: "Tests/TestSupport", swiftSettings: settings),
    tests("Text"),
    tests("Pipeline"),
    tests("ICU"),
    tests("Lexicons"),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "TestSupport"],
      exclude: ["published.json", "scipy_values.json", "scipy_values.py"], swiftSettings: settings),
    tests("Documents", ["Text", "ICU"]),
    tests("Segmentation", ["Text", "ICU", "Lexicons"], data: ["ambiguity.tsv"]),
    tests("TermFrequency", ["Text"]),
    tests("SloganDetection", ["Text", "Lexicons", "Segmentation"]),
    tests("DirectiveExtraction", ["Text", "Lexicons", "Segmentation"]),
    tests("Comparison", ["Text", "Statistics"]),
    tests("Concordance", ["Text"]),
    tests(
      "Analysis",
      [
        "Text", "Lexicons", "Documents", "Segmentation", "TermFrequency", "SloganDetection", "DirectiveExtraction",
        "Comparison", "Statistics",
      ]),
    tests("Reports", ["Text"]),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["tifa", "TestSupport"], exclude: ["Cases", "Scipy"],
      swiftSettings: settings),
  ]
)
