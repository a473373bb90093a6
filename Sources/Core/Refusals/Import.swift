extension Refusal {
  static let importRules: [Rule] = fileRules + fileContentRules + exportRules

  /// Faults of a file as such: it is refused before a row is read.
  private static let fileRules: [Rule] = [
    .importFileEmpty, .importFileTruncated, .importFileDamaged, .importFileBomb, .importFileDoctype,
    .importFileEncrypted, .importFileLegacyXLS, .importFileODS, .importFileXLSB, .importFilePDF, .importFileHTML,
    .importFileForeign, .importFileEncoding, .importFileNul, .importFileQuote, .importLinesCut,
  ]
  /// Faults of a sheet, a row or a cell.
  private static let fileContentRules: [Rule] = [
    .importSheetEmpty, .importRowsNone, .importSheetAbsent, .importSheetWide, .importSheetTall, .importHeaderAbsent,
    .importRowLonger,
    .importRowTotal, .importCellLong, .importCellError,
  ]
  private static let exportRules: [Rule] = [
    .exportFormatUnknown, .templateFormat, .exportCellLong, .exportCellUnwritable, .exportSheetTall, .exportSheetWide,
  ]
}

// Faults of a file.
extension Refusal.Rule {
  package static let importFileEmpty = Self(
    "import.file.empty", Label("文件 {file} 是空的。", "{file} is empty."),
    fix: Label("请选一个有内容的文件，第一行为列名。", "Choose a file with content, its first row naming the columns."))
  package static let importFileTruncated = Self(
    "import.file.truncated", Label("文件 {file} 不完整：压缩包没有目录。", "{file} is incomplete: its zip directory is missing."),
    fix: Label("请重新下载或复制该文件，再导入。", "Download or copy the file again, then import it."))
  package static let importFileDamaged = Self(
    "import.file.damaged", Label("文件 {file} 已损坏：{part}，{why}。", "{file} is damaged: {part}, {why}."),
    fix: Label("请用 Excel 或 WPS 打开并修复，另存为 .xlsx。", "Open it in Excel or WPS, let it repair, save as .xlsx."))
  package static let importFileBomb = Self(
    "import.file.bomb", status: 413,
    Label("文件 {file} 解压后达 {size}，超过上限 {limit}。", "{file} unzips to {size}, over the limit of {limit}."),
    fix: Label("请只保留所需工作表并拆成几个文件。", "Keep only the sheets needed and split them into several files."))
  package static let importFileDoctype = Self(
    "import.file.doctype",
    Label("文件 {file} 的 {part} 含有 DOCTYPE 声明，不予解析。", "{part} in {file} declares a DOCTYPE, which is never read."),
    fix: Label("Excel 不会写出它；请另存为 .xlsx 再导入。", "Excel never writes one; save the workbook anew as .xlsx."))
  package static let importFileEncrypted = Self(
    "import.file.encrypted", Label("文件 {file} 有打开密码。", "{file} is protected by a password."),
    fix: Label("请在 Excel 或 WPS 中取消密码，再保存。", "Remove the password in Excel or WPS and save it."))
  package static let importFileLegacyXLS = Self(
    "import.file.legacy-xls",
    Label("文件 {file} 是旧版 Office 格式（.xls）。", "{file} is in the old Office format (.xls)."),
    fix: Label("请在 Excel 或 WPS 中另存为 .xlsx。", "Save it as .xlsx in Excel or WPS."))
  package static let importFileODS = Self(
    "import.file.ods", Label("文件 {file} 是 OpenDocument 表格。", "{file} is an OpenDocument spreadsheet."),
    fix: Label("请在 LibreOffice 或 WPS 中另存为 .xlsx。", "Save it as .xlsx in LibreOffice or WPS."))
  package static let importFileXLSB = Self(
    "import.file.xlsb", Label("文件 {file} 是二进制工作簿（.xlsb）。", "{file} is a binary workbook (.xlsb)."),
    fix: Label("请在 Excel 中另存为 .xlsx。", "Save it as .xlsx in Excel."))
  package static let importFilePDF = Self(
    "import.file.pdf", Label("文件 {file} 是 PDF，不是表格。", "{file} is a PDF, not a table."),
    fix: Label("请向提供者索取原始的 .xlsx 或 .csv。", "Ask whoever sent it for the .xlsx or .csv behind it."))
  package static let importFileHTML = Self(
    "import.file.html",
    Label("文件 {file} 是网页，只是扩展名像表格。", "{file} is a web page with a spreadsheet's extension."),
    fix: Label("请用 Excel 或 WPS 打开，另存为 .xlsx。", "Open it in Excel or WPS and save it as .xlsx."))
  package static let importFileForeign = Self(
    "import.file.foreign", Label("文件 {file} 是{kind}，不是表格。", "{file} is {kind}, not a table."),
    fix: Label("可导入：.xlsx、.csv、.tsv、.jsonl。", "What can be imported: .xlsx, .csv, .tsv, .jsonl."))
  package static let importFileEncoding = Self(
    "import.file.encoding",
    Label(
      "文件 {file} 第 {line} 行、第 {offset} 字节（0x{byte}）既不是 UTF-8，也不是 GB18030。",
      "{file} is neither UTF-8 nor GB18030: byte {offset} (0x{byte}) on line {line}."),
    fix: Label("请另存为“CSV UTF-8”，或存为 .xlsx。", "Save it as “CSV UTF-8”, or as .xlsx."))
  package static let importFileNul = Self(
    "import.file.nul", Label("文件 {file} 第 {line} 行含有 NUL 字节。", "{file} holds a NUL byte on line {line}."),
    fix: Label("文本中不会有它：请重新导出，或存为 .xlsx。", "No text holds one: export the file again, or save as .xlsx."))
  package static let importFileQuote = Self(
    "import.file.quote",
    Label("文件 {file} 第 {line} 行开始的引号没有结束。", "{file}: a quote opened on line {line} is never closed."),
    fix: Label("请补上引号，或把该格内的引号写成两个。", "Close it, or double the quotes within that cell."))
}

// Faults of a sheet, a row or a cell.
extension Refusal.Rule {
  package static let importSheetEmpty = Self(
    "import.sheet.empty", Label("工作表「{sheet}」没有内容。", "The sheet “{sheet}” holds nothing."),
    fix: Label("请选另一工作表，或填入列名与数据。", "Choose another sheet, or fill in column names and rows."))
  package static let importRowsNone = Self(
    "import.rows.none", Label("{file} 只有列名，没有数据。", "{file} names columns and holds no rows."),
    fix: Label("请在列名之下填入数据，每行一条。", "Fill in rows below the names, a record each."))
  package static let importSheetAbsent = Self(
    "import.sheet.absent", status: 404, Label("没有工作表「{sheet}」。", "There is no sheet “{sheet}”."),
    fix: Label("可用：{sheets}", "One of: {sheets}"))
  package static let importSheetWide = Self(
    "import.sheet.wide", Label("列数超过 {limit}。", "There are more than {limit} columns."),
    fix: Label("请删去多余的列；CSV 请检查分隔符。", "Remove what is not needed; in a CSV, check the delimiter."))
  package static let importSheetTall = Self(
    "import.sheet.tall", Label("行数超过 {limit}。", "There are more than {limit} rows."),
    fix: Label("请拆成几个文件，或改用 CSV。", "Split the file, or use CSV."))
  package static let importHeaderAbsent = Self(
    "import.header.absent", Label("第 {row} 行没有列名。", "Row {row} names no columns."),
    fix: Label("请指明列名所在的行。", "Name the row that holds the column names."))
  package static let importRowLonger = Self(
    "import.row.longer",
    Label("该行有 {cells} 格，列名只有 {columns} 个。", "The row has {cells} cells under {columns} column names."),
    fix: Label("多半是某格含有分隔符而未加引号。", "Most likely a cell holds the delimiter and lacks quotes."))
  package static let importRowTotal = Self(
    "import.row.total", Label("「{value}」是合计行，不是记录。", "“{value}” adds the table up; it is no record."),
    fix: Label("不必改动：其余各行照常导入。", "Nothing is to be done: the other rows are imported as they are."))
  package static let importCellLong = Self(
    "import.cell.too-long",
    Label("一格超过 {limit} 个字符。", "A cell is longer than {limit} characters."),
    fix: Label("请缩短；CSV 请检查此前是否有未结束的引号。", "Shorten it; in a CSV, look for a stray quote before it."))
  package static let importCellError = Self(
    "import.cell.error", Label("该格是公式错误 {value}。", "The cell holds the formula error {value}."),
    fix: Label("请在 Excel 中改正公式，或直接填值。", "Mend the formula in Excel, or type the value."))
}

// What a file to be written cannot hold.
extension Refusal.Rule {
  package static let exportFormatUnknown = Self(
    "export.format.unknown", exit: 2, status: 400,
    Label("{file} 的扩展名不是可写的格式。", "{file} does not end in a format that can be written."),
    fix: Label("请用 .xlsx、.csv、.tsv 或 .jsonl。", "Use .xlsx, .csv, .tsv or .jsonl."))
  package static let templateFormat = Self(
    "template.format", exit: 2, status: 400, Label("{file} 不是 .xlsx。", "{file} does not end in .xlsx."),
    fix: Label("模板含下拉列表，只能是 .xlsx。", "A template has lists to choose from and can only be .xlsx."))
  package static let exportCellLong = Self(
    "export.cell.too-long",
    Label("一格超过 Excel 的上限 {limit} 个字符。", "A cell is longer than Excel's {limit} characters."),
    fix: Label("请改为导出 CSV。", "Export CSV instead."))
  package static let exportCellUnwritable = Self(
    "export.cell.unwritable",
    Label("该格含有 {what}，{format} 无法表示。", "The cell holds {what}, which {format} cannot hold."),
    fix: Label("请改为导出 XLSX 或 CSV，或改正该值。", "Export XLSX or CSV instead, or mend the value."))
  package static let exportSheetTall = Self(
    "export.sheet.tall", Label("超过 Excel 的上限 {limit} 行。", "There are more rows than Excel's {limit}."),
    fix: Label("请改为导出 CSV，或缩小范围。", "Export CSV instead, or narrow the selection."))
  package static let exportSheetWide = Self(
    "export.sheet.wide", Label("超过 {limit} 列。", "There are more than {limit} columns."),
    fix: Label("请少选几列。", "Select fewer columns."))
}
