// swift-tools-version:6.2
// The language engine and the search engine under libFuzzer, with AddressSanitizer: `run` says how.
// A package of its own, because coverage has to be compiled into all that is fuzzed; the sources are the product's.
import PackageDescription

let swift: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"]),
]

let package = Package(
  name: "fuzz",
  targets: [
    .target(name: "Core", swiftSettings: swift),
    .systemLibrary(name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .target(name: "Language", dependencies: ["Core", "COpenCC", "CStemmer"], swiftSettings: swift),
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2", "-fsanitize=fuzzer-no-link,address"])]),
    .target(name: "Search", dependencies: ["Core", "CKernels"], swiftSettings: swift),
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["Core", "Language", "Search", "CKernels", "CFuzzer"], swiftSettings: swift,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ])
