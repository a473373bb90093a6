import CXlsxWriter

/// What Excel checks when a cell is filled in, and says before it is.
struct FormRule {
  enum Words {
    case none
    case list([String])
    /// Cells of another sheet that hold the words.
    case range(String)
  }

  private let entry: Form.Entry
  private let hint: String
  var words: Words

  init(_ entry: Form.Entry, hint: String) {
    self.entry = entry
    // Excel shows no more than 255 characters.
    self.hint = hint.count > 240 ? hint.prefix(239) + "…" : hint
    switch entry {
    case .one(let list), .several(let list): words = .list(list)
    default: words = .none
    }
  }

  /// Whether words do not fit into a rule: more than 255 bytes with their commas, or a comma of their own. Excel counts
  /// characters, but the library has no more room than that many bytes.
  static func isLong(_ words: [String]) -> Bool {
    words.joined(separator: ",").utf8.count > 255 || words.contains { $0.contains(",") }
  }

  func apply(to page: UnsafeMutablePointer<lxw_worksheet>, column: UInt16, rows: UInt32) -> lxw_error {
    var rule = lxw_data_validation()
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    // What the importer understands and Excel does not, a day in words, may be entered all the same.
    rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    switch entry {
    case .text: rule.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    case .one: rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
    // Several words are none of the list, and right.
    case .several: rule.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
    case .day:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      (rule.minimum_datetime.year, rule.minimum_datetime.month, rule.minimum_datetime.day) = (1900, 1, 1)
      (rule.maximum_datetime.year, rule.maximum_datetime.month, rule.maximum_datetime.day) = (9999, 12, 31)
    case .wholeNumber, .number:
      let type = entry == .number ? LXW_VALIDATION_TYPE_DECIMAL : LXW_VALIDATION_TYPE_INTEGER
      rule.validate = UInt8(type.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      (rule.minimum_number, rule.maximum_number) = (-1e15, 1e15)
    }
    return hint.withMutableCString { hint in
      rule.input_message = hint
      switch words {
      case .none: return worksheet_data_validation_range(page, 1, column, rows, column, &rule)
      case .range(let cells):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        return cells.withMutableCString { cells in
          rule.value_formula = cells
          return worksheet_data_validation_range(page, 1, column, rows, column, &rule)
        }
      case .list(let words):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        return Self.withMutableCStrings(words[...], []) { list in
          var list = list
          return list.withUnsafeMutableBufferPointer { list in
            rule.value_list = list.baseAddress
            return worksheet_data_validation_range(page, 1, column, rows, column, &rule)
          }
        }
      }
    }
  }

  /// The words as C wants them, ended by a null pointer; the library copies them.
  private static func withMutableCStrings<T>(
    _ rest: ArraySlice<String>, _ done: [UnsafeMutablePointer<CChar>?], _ body: ([UnsafeMutablePointer<CChar>?]) -> T
  ) -> T {
    guard let first = rest.first else { return body(done + [nil]) }
    return first.withMutableCString { withMutableCStrings(rest.dropFirst(), done + [$0], body) }
  }
}
