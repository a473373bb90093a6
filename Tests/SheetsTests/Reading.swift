import Testing

@testable import Sheets

func rows(of reader: SheetReader) throws -> [Row] {
  var rows: [Row] = []
  try reader.rows { rows.append($0) }
  return rows
}

func readAll(_ path: String) throws -> [Row] { try rows(of: SheetReader(path)) }
