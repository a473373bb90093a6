package import Core

/// What a file may be that people hand each other, told by its bytes and never by its name or by what a browser says.
package enum FileType: String, Sendable, CaseIterable {
  case pdf, png, jpeg, docx, xlsx, pptx, text

  /// What a browser is told that it gets.
  package var media: String {
    switch self {
    case .pdf: "application/pdf"
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case .text: "text/plain; charset=utf-8"
    }
  }

  /// What its name may end in; the first is what it gets where it ends in something else.
  var endings: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg"]
    case .text: ["txt", "csv"]
    default: [rawValue]
    }
  }

  package var label: Label {
    switch self {
    case .text: Label("文本", "Text")
    case .jpeg: Label("JPEG 图片", "JPEG picture")
    case .png: Label("PNG 图片", "PNG picture")
    case .pdf, .docx, .xlsx, .pptx: Label("\(rawValue.uppercased()) 文件", "\(rawValue.uppercased()) file")
    }
  }
}
