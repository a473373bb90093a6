import TestSupport

/// Texts out of chance.
extension Dice {
  /// Any scalars at all: unpaired marks, NULs, private use, unassigned.
  mutating func wildText(_ length: Int) -> String {
    var text = String.UnicodeScalarView()
    while text.count < length {
      let ranges: [ClosedRange<UInt32>] = [
        0...0x7F, 0...0x2FF, 0x300...0x36F, 0x370...0x1FFF, 0x2000...0x33FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
        0xF900...0xFFFF, 0x10000...0x10FFFF,
      ]
      let range = ranges.randomElement(using: &self) ?? 0...0x7F
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { text.append(scalar) }
    }
    return String(text)
  }

  /// Pieces of device texts stuck together as they come, so that words meet across every border.
  mutating func deviceText(_ pieces: Int) -> String {
    (0..<pieces).map { _ in Self.pieces.randomElement(using: &self) ?? "" }.joined()
  }

  private static let pieces: [String] = [
    "研究", "生命", "科学", "体外", "诊断", "试剂", "高压发生器", "球管", "磁共振", "口罩", "医用", "的", "和", "领先", "健科技", "核心",
    "电路", "监护仪", "心", "肺", "仪", "机", "睿", "CT", "X射线", "N95", " ", " monitor ", "patients", "，", "。", "（", "）", "、",
    "GB 9706.1-2020", "YY/T 0969", "BC-5390", "3D", "打印", "深圳", "市", "長沙", "醫療", "器械", "Ｆｕｌｌ", "é", "①", "℃", "2023",
    "年",
  ]
}
