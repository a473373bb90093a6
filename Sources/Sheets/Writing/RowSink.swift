/// Where rows go, one after another.
protocol RowSink: AnyObject {
  func write(_ values: [Cell.Value], links: [Int: String]) throws
  /// Call once, last: until then there is no file.
  func finish() throws
}
