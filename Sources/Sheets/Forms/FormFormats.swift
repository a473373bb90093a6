import CXlsxWriter

/// The formats of a form; they belong to its workbook and go with it.
struct FormFormats {
  let header: UnsafeMutablePointer<lxw_format>?
  /// The header of a column that must be filled in.
  let required: UnsafeMutablePointer<lxw_format>?
  /// Explanations, broken into lines.
  let prose: UnsafeMutablePointer<lxw_format>?
  private let text: UnsafeMutablePointer<lxw_format>?
  private let day: UnsafeMutablePointer<lxw_format>?

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    func format(_ number: String?) -> UnsafeMutablePointer<lxw_format>? {
      let format = workbook_add_format(book)
      if let number { format_set_num_format(format, number) }
      return format
    }
    header = format(nil)
    format_set_bold(header)
    format_set_bg_color(header, 0xE8EEF2)
    required = format(nil)
    format_set_bold(required)
    format_set_bg_color(required, 0xF7D9A8)
    prose = format(nil)
    format_set_text_wrap(prose)
    format_set_align(prose, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    text = format("@")
    day = format("yyyy-mm-dd")
  }

  func cell(_ entry: Form.Entry) -> UnsafeMutablePointer<lxw_format>? {
    switch entry {
    case .text, .one, .several: text
    case .day: day
    case .wholeNumber, .number: nil
    }
  }
}
