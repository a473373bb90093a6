/// `workbook.xml`: which sheets there are, in the order of their tabs, and from which year days count.
final class WorkbookPart: XMLHandler {
  struct Tab {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var tabs: [Tab] = []
  /// Days count from 1904, as in workbooks from old Macs.
  private(set) var is1904 = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "sheet", let title = attributes["name"], let id = attributes["id"] {
      tabs.append(Tab(name: title, relationship: id, isHidden: ["hidden", "veryHidden"].contains(attributes["state"])))
    } else if name == "workbookPr", let flag = attributes["date1904"] {
      is1904 = flag == "1" || flag == "true"
    }
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
