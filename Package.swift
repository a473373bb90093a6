// swift-tools-version:6.2
// The map of the house, from the ground up: ground, engines, registry, rooms, doors.
// A target may import what stands above it in its own list of dependencies and nothing else;
// `swift build --explicit-target-dependency-import-check error` holds that (make test runs it).
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "lianqiao",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "lianqiao", targets: ["lianqiao"])],
  dependencies: [
    // SQLite driver: ten years of releases, WAL pool, statement cache; used as the driver only.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // HTTP server of the Swift server group, on SwiftNIO: measured at 50k requests/s.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    // What Hummingbird stands on; named for the error of a port that is taken.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    // The parts of a request as they come in, where their pace is watched.
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.0"),
    // Its types of requests and its logger, where the server names them.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    // Apple's implementation of HMAC with SHA-1, which one-time passwords are made of and libsodium lacks.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    // Apple's command-line parser: help, completion and errors that users know.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "Core", swiftSettings: strict),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    // PostgreSQL's own client: as old as the server, and behind it a connection is a thread that waits, as the bodies do.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
      name: "Store", dependencies: ["Core", "CSodium", "CLibPQ", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .systemLibrary(name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .target(name: "Language", dependencies: ["Core", "COpenCC", "CStemmer"], swiftSettings: strict),
    .target(name: "Matching", dependencies: ["Core"], swiftSettings: strict),
    .target(name: "Assignment", dependencies: ["Core"], swiftSettings: strict),
    // Innermost loops, plainly and for AVX2, chosen by what the processor has.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "Search", dependencies: ["Core", "CKernels"], swiftSettings: strict),
    .target(name: "Registry", dependencies: ["Core", "Store", "Language", "Search"], swiftSettings: strict),
    .target(
      name: "Access", dependencies: ["Core", "Store", "CSodium", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(name: "Notices", dependencies: ["Core", "Store", "Access"], swiftSettings: strict),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // What files are by their bytes, and where they are kept by their checksum.
    .target(name: "Files", dependencies: ["Core", "Store", "CZip"], swiftSettings: strict),
    .target(
      name: "Exchange",
      dependencies: [
        "Core", "Store", "Registry", "Search", "Matching", "Assignment", "Access", "Calendar", "Notices", "Files",
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "Sheets", dependencies: ["Core", "CZip", "CExpat", "CXlsxWriter"], swiftSettings: strict),
    .target(name: "Transfer", dependencies: ["Core", "Store", "Registry", "Sheets"], swiftSettings: strict),
    .target(name: "HTML", dependencies: ["Core"], swiftSettings: strict),
    .target(name: "Calendar", dependencies: ["Core"], swiftSettings: strict),
    // SMTP with TLS and every way of signing in, as servers in use expect it; a call is a thread that waits, as libpq's is.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "Mail", dependencies: ["Core", "CCurl"], swiftSettings: strict),
    .target(
      name: "Server",
      dependencies: [
        "Core", "Store", "Language", "Search", "Matching", "Assignment", "Registry", "Access", "Notices", "Exchange",
        "Calendar", "Mail", "Transfer", "HTML", "Files", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "Logging", package: "swift-log"),
      ],
      resources: [
        .embedInCode("Style/base.css"), .embedInCode("Style/parts.css"), .embedInCode("Style/pages.css"),
        .embedInCode("Style/print.css"), .embedInCode("Style/icon.svg"),
      ], swiftSettings: strict),
    .target(
      name: "Commands",
      dependencies: [
        "Core", "Store", "Language", "Search", "Matching", "Registry", "Access", "Notices", "Exchange", "Transfer",
        "Server", "Mail", "Files",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    // The clocks and the ends of both programs below.
    .target(name: "BenchmarkSupport", dependencies: ["Core"], path: "Benchmarks/Support", swiftSettings: strict),
    // Measures the search engine: driven by Benchmarks/search/run.py, no part of the product.
    .executableTarget(
      name: "search-bench", dependencies: ["Core", "CKernels", "Language", "Search", "BenchmarkSupport"],
      path: "Benchmarks/search/Program", swiftSettings: strict),
    // Measures matching while somebody writes: driven by Benchmarks/match/run.py, no part of the product.
    .executableTarget(
      name: "match-bench",
      dependencies: ["Core", "Store", "Language", "Matching", "Registry", "Exchange", "Transfer", "BenchmarkSupport"],
      path: "Benchmarks/match/Program", swiftSettings: strict),
    // Measures assignment: driven by Benchmarks/assignment/run.py, no part of the product.
    .executableTarget(
      name: "assignment-bench", dependencies: ["Core", "Assignment", "BenchmarkSupport"],
      path: "Benchmarks/assignment/Program", swiftSettings: strict),
    .executableTarget(name: "lianqiao", dependencies: ["Commands"], swiftSettings: strict),

    // What suites share: the databases that they run on, and chance.
    .target(name: "TestSupport", dependencies: ["Core", "Store"], path: "Tests/Support", swiftSettings: strict),
    .testTarget(name: "CoreTests", dependencies: ["Core", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "AccessTests", dependencies: ["Core", "Store", "TestSupport", "Access"], swiftSettings: strict),
    .testTarget(name: "StoreTests", dependencies: ["Core", "Store", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TransferTests", dependencies: ["Core", "Store", "TestSupport", "Registry", "Transfer"],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Core", "Store", "TestSupport", "Language", "Registry", "Search", "Matching", "Assignment", "Access", "Notices",
        "Transfer", "Exchange",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LanguageTests", dependencies: ["Core", "TestSupport", "Language"], exclude: ["Samples"],
      swiftSettings: strict),
    .testTarget(name: "MatchingTests", dependencies: ["Core", "TestSupport", "Matching"], swiftSettings: strict),
    .testTarget(name: "AssignmentTests", dependencies: ["Core", "TestSupport", "Assignment"], swiftSettings: strict),
    .testTarget(
      name: "SearchTests", dependencies: ["Core", "CKernels", "TestSupport", "Search"], swiftSettings: strict),
    .testTarget(
      name: "FilesTests", dependencies: ["Core", "Store", "TestSupport", "Files", "CZip"], swiftSettings: strict),
    .testTarget(name: "SheetsTests", dependencies: ["Core", "TestSupport", "Sheets", "CZip"], swiftSettings: strict),
    .testTarget(
      name: "RegistryTests", dependencies: ["Core", "Store", "TestSupport", "Language", "Search", "Registry"],
      swiftSettings: strict),
    .testTarget(name: "HTMLTests", dependencies: ["HTML", "Core"], swiftSettings: strict),
    .testTarget(name: "CalendarTests", dependencies: ["Core", "TestSupport", "Calendar"], swiftSettings: strict),
    .testTarget(name: "MailTests", dependencies: ["Core", "TestSupport", "Mail", "CCurl"], swiftSettings: strict),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Core", "Store", "TestSupport", "Search", "Matching", "Registry", "Access", "Sheets", "Notices", "Mail",
        "Exchange", "Server", "Files",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"), .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: strict),
  ]
)
