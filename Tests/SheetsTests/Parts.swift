/// The parts of a workbook, to be bent into what the world sends.
struct Parts {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// Sheets by name: their XML, whole or from `<sheetData>` on.
  var sheets: [(name: String, attributes: String, xml: String)]
  var shared = ""
  var styles = ""
  var properties = ""
  /// Links of the first sheet: id and target.
  var links: [String: String] = [:]
  var sheetTarget = "worksheets/sheet"

  init(_ data: String, shared: String = "", styles: String = "", properties: String = "") {
    sheets = [("Sheet1", "", data)]
    (self.shared, self.styles, self.properties) = (shared, styles, properties)
  }

  var all: [String: String] {
    var parts = [
      "[Content_Types].xml": "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
      "_rels/.rels": Self.relations([("rId1", "officeDocument", "xl/workbook.xml")]),
    ]
    var relations = [("s", "styles", "/xl/styles.xml"), ("t", "sharedStrings", "sharedStrings.xml")]
    var tabs = ""
    for (index, sheet) in sheets.enumerated() {
      relations.append(("rId\(index)", "worksheet", "\(sheetTarget)\(index).xml"))
      tabs += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index)\" \(sheet.attributes)/>"
      parts["xl/worksheets/sheet\(index).xml"] = Self.sheet(sheet.xml)
    }
    parts["xl/workbook.xml"] =
      "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">\(properties)<sheets>\(tabs)</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = Self.relations(relations)
    if !shared.isEmpty { parts["xl/sharedStrings.xml"] = "<sst xmlns=\"\(Self.main)\">\(shared)</sst>" }
    if !styles.isEmpty { parts["xl/styles.xml"] = "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>" }
    if !links.isEmpty {
      let targets = links.map {
        "<Relationship Id=\"\($0)\" Type=\"\(Self.office)/hyperlink\" Target=\"\($1)\" TargetMode=\"External\"/>"
      }
      parts["xl/worksheets/_rels/sheet0.xml.rels"] =
        "<Relationships xmlns=\"\(Self.package)\">\(targets.joined())</Relationships>"
    }
    return parts
  }

  static func sheet(_ xml: String) -> String {
    xml.hasPrefix("<?xml") || xml.hasPrefix("<!")
      ? xml : "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(xml)</worksheet>"
  }

  private static func relations(_ all: [(String, String, String)]) -> String {
    let lines = all.map { "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.1)\" Target=\"\($0.2)\"/>" }
    return "<Relationships xmlns=\"\(package)\">\(lines.joined())</Relationships>"
  }

  /// A sheet of one header `名称` and the given cell below it.
  static func cell(_ xml: String) -> String {
    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>名称</t></is></c></row><row r=\"2\">\(xml)</row></sheetData>"
  }
}
