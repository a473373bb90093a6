/// A column of numbers: the least and the greatest a window, then which slots have one, then one a slot.
struct NumberLayout {
  let windows: Int
  let profiles: Int

  init(profiles: Int) {
    self.profiles = profiles
    windows = Window.count(profiles)
  }

  var bits: Int { windows * 16 }
  var values: Int { bits + windows * Window.words * 8 }
  var size: Int { values + profiles * 8 }
}

extension Sealing {
  func writeNumbers(into writer: inout SectionWriter) {
    let layout = NumberLayout(profiles: draft.count)
    var slotOf = [UInt32](repeating: 0, count: draft.count)
    for (slot, profile) in order.enumerated() { slotOf[Int(profile)] = UInt32(slot) }
    var names: [UInt8] = []
    var columns: [UInt8] = []
    for (name, pairs) in draft.numbers.sorted(by: { $0.key < $1.key }) {
      let text = Array(name.utf8.prefix(255))
      names += [UInt8(text.count)] + text
      var column = [UInt8](repeating: 0, count: layout.size)
      column.withUnsafeMutableBytes { memory in
        for window in 0..<layout.windows {
          memory.storeBytes(of: Int64.max, toByteOffset: window * 16, as: Int64.self)
          memory.storeBytes(of: Int64.min, toByteOffset: window * 16 + 8, as: Int64.self)
        }
        for (profile, value) in pairs {
          let slot = Int(slotOf[Int(profile)])
          let bounds = slot / Window.size * 16
          let least = memory.load(fromByteOffset: bounds, as: Int64.self)
          let most = memory.load(fromByteOffset: bounds + 8, as: Int64.self)
          memory.storeBytes(of: min(least, value), toByteOffset: bounds, as: Int64.self)
          memory.storeBytes(of: max(most, value), toByteOffset: bounds + 8, as: Int64.self)
          memory[layout.bits + slot / 8] |= 1 << UInt8(slot % 8)
          memory.storeBytes(of: value, toByteOffset: layout.values + slot * 8, as: Int64.self)
        }
      }
      columns += column
    }
    writer.write(.numberNames, names)
    writer.write(.numberColumns, columns)
  }
}
