import Foundation
import Testing

@testable import Sheets

/// The FDA's list of devices with machine learning, as it was published: a workbook that people really send.
@Suite struct RealWorkbookTests {
  private static let path = "/work/shared/data/fda_ai_devices_may2024.xlsx"
  private static let isThere = FileManager.default.fileExists(atPath: path)

  @Test(.enabled(if: isThere, "the FDA's workbook is not on this machine"))
  func readsWhole() throws {
    let reader = try SheetReader(Self.path)
    #expect(
      reader.header.columns.map(\.name) == [
        "Date of Final Decision", "Submission Number", "Device", "Company", "Panel (Lead)", "Primary Product Code",
      ])
    let rows = try rows(of: reader)
    #expect(rows.count == 882)
    #expect(rows.map(\.number) == Array(2...883))
    #expect(
      rows[0].cells.map(\.value.shown).joined(separator: "|")
        == "03/29/2024|K233211|AVIEW CAC|Coreline Soft Co., Ltd.|Radiology|QIH")
    #expect(rows[0].cell(1)?.link == "https://www.accessdata.fda.gov/scripts/cdrh/cfdocs/cfpmn/pmn.cfm?ID=K233211")
    #expect(rows[0].place(1) == "'Sheet 1'!B2")
    #expect(rows.filter { $0.cell(1)?.link != nil }.count == 882)
  }
}
