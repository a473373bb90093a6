/// A sheet's rows as its XML streams by. Rows finished within a piece of XML wait until they are asked for.
final class SheetRows: XMLHandler, RowSource {
  private let part: ArchivePart
  private lazy var stream = XMLStream(self, part: part)
  private var builder: RowBuilder
  private var ready: [Row] = []
  private var handedOut = 0
  private var isOver = false

  init(_ part: ArchivePart, _ context: SheetContext) {
    self.part = part
    builder = RowBuilder(context)
  }

  func next() throws -> Row? {
    while handedOut == ready.count {
      if let failure = builder.failure { throw failure }
      guard !isOver else { return nil }
      let isMore = try stream.pump()
      ready = builder.take()
      handedOut = 0
      isOver = !isMore || builder.isOver
    }
    handedOut += 1
    return ready[handedOut - 1]
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) { builder.start(name, attributes) }
  func end(_ name: XMLName) { builder.end(name) }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { builder.text(bytes) }
}
