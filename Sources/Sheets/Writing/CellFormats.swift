import CXlsxWriter

/// The formats that a written workbook uses; they belong to it and go with it.
struct CellFormats {
  let header: UnsafeMutablePointer<lxw_format>?
  let day: UnsafeMutablePointer<lxw_format>?
  let moment: UnsafeMutablePointer<lxw_format>?
  let percent: UnsafeMutablePointer<lxw_format>?
  let wholePercent: UnsafeMutablePointer<lxw_format>?

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    func format(_ code: String?) -> UnsafeMutablePointer<lxw_format>? {
      let format = workbook_add_format(book)
      if let code { format_set_num_format(format, code) }
      return format
    }
    header = format(nil)
    format_set_bold(header)
    day = format("yyyy-mm-dd")
    moment = format("yyyy-mm-dd hh:mm:ss")
    percent = format("0.0###%")
    wholePercent = format("0%")
  }
}
