import COpenCC
import Core

/// Traditional → simplified script through OpenCC, for runs of Han characters.
///
/// The configuration is `t2s`: script alone. `tw2sp` also swaps Taiwan's words for the mainland's, which is tempting
/// (軟體 → 软件), but it rewrites mainland text too (程序 → 进程, 模拟 → 仿真, 文件 → 文档), and its output changes again
/// when it is converted again; `tw2s` turns 编著 into 编着 and 显著性 into 显着性. Taiwan's words stand in
/// `synonyms.tsv`, where they can be read.
///
/// Unchecked `Sendable`: `opencc.h` documents every function except `opencc_error` as thread-safe (conversion walks
/// dictionaries that are immutable once opened); `opencc_error` is called nowhere, and the handle is closed by
/// `deinit`, when nobody else holds it.
final class ScriptConverter: @unchecked Sendable {
  private let handle: opencc_t
  /// Characters that make a conversion worth its price; a run without any of them is simplified already.
  let triggers: ScalarSet

  /// Opens a configuration by path, or by a bare name that OpenCC looks up in its own data folder.
  init(configuration: String) throws {
    let opened = opencc_open(configuration)
    // OpenCC reports failure as -1 cast to a pointer.
    guard let opened, Int(bitPattern: opened) != -1 else {
      throw Refusal(
        .ioFailed, at: configuration,
        ["what": configuration, "why": "OpenCC 打不开这一配置", "why.en": "OpenCC cannot open this configuration"])
    }
    handle = opened
    triggers = Self.findTriggers(opened)
  }

  deinit { _ = opencc_close(handle) }

  /// The converted run, or nil if OpenCC refuses it.
  func convert(_ run: some Sequence<UInt32>) -> [UInt32]? {
    var utf8: [UInt8] = []
    for value in run {
      guard let scalar = Unicode.Scalar(value) else { return nil }
      utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
    }
    return Self.convert(utf8, handle)
  }

  private static func convert(_ utf8: [UInt8], _ handle: opencc_t) -> [UInt32]? {
    let answer = utf8.withUnsafeBytes { bytes -> UnsafeMutablePointer<CChar>? in
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return nil }
      return opencc_convert_utf8(handle, start, bytes.count)
    }
    guard let answer else { return nil }
    defer { opencc_convert_utf8_free(answer) }
    return String(cString: answer).unicodeScalars.map(\.value)
  }

  /// Asks OpenCC itself which of the 20,992 unified ideographs it changes, so that a newer OpenCC brings its own.
  ///
  /// Six characters change only within phrases (回覆, 藉口, 瞭解, 沈默, 衹得, 毛坏) and have to be named. With these the
  /// filter gave the same as OpenCC alone on all 349,000 words of jieba's dictionary.
  private static func findTriggers(_ handle: opencc_t) -> ScalarSet {
    var found = ScalarSet("覆藉瞭沈衹坏")
    let all = (UInt32(0x4E00)...0x9FFF).compactMap(Unicode.Scalar.init)
    var utf8: [UInt8] = []
    utf8.reserveCapacity(all.count * 4)
    for scalar in all {
      utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
      utf8.append(UInt8(ascii: "\n"))
    }
    var index = 0
    for value in convert(utf8, handle) ?? [] {
      if value == 0x0A {
        index += 1
      } else if index < all.count, value != all[index].value {
        found.insert(all[index].value)
      }
    }
    // Kept ideographs beyond the unified block: rare enough to ask OpenCC every time.
    for value in UInt32(0x3400)...0x4DBF { found.insert(value) }
    return found
  }
}
