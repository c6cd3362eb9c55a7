// swift-tools-version: 6.2
import PackageDescription

// A package of its own, since everything in it is built for libFuzzer: see Tests/Slow/fuzz.sh.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "tifa", path: "..")],
  targets: [
    .executableTarget(name: "Fuzzing", dependencies: [.product(name: "TifaStages", package: "tifa")])
  ]
)
