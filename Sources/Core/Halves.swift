extension String {
  /// The two sides of the first mark, or of the last: `COLUMN=FIELD`, `region:cn:4403`; nil where nothing stands before it.
  ///
  /// By scalars, for as characters a mark can grow together with what follows it.
  package func halves(at mark: Unicode.Scalar, last: Bool = false) -> (String, String)? {
    let cut = last ? unicodeScalars.lastIndex(of: mark) : unicodeScalars.firstIndex(of: mark)
    guard let cut, cut != startIndex else { return nil }
    return (String(unicodeScalars[..<cut]), String(unicodeScalars[unicodeScalars.index(after: cut)...]))
  }
}
