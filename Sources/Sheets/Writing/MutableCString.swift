extension String? {
  /// For C structures that ask for `char *` and change nothing.
  func withMutableCString<T>(_ body: (UnsafeMutablePointer<CChar>?) -> T) -> T {
    guard let self else { return body(nil) }
    var bytes = Array(self.utf8CString)
    return bytes.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}

extension String {
  /// The same of a string that is there.
  func withMutableCString<T>(_ body: (UnsafeMutablePointer<CChar>?) -> T) -> T {
    Optional(self).withMutableCString(body)
  }
}
