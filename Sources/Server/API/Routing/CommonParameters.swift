import Core

extension APIParameter {
  static let id = path("id", .id, "记录的编号", "The record's id")

  static let text = query("q", .text(200), "检索词，中英文均可", "Words to search for, in Chinese or English")

  static let limit = query("limit", .integer(1...200), "每页条数", "Items a page", fallback: 20)

  static let cursor = query(
    "cursor", .token(.base64, 1...600), "上一页给出的 next；筛选条件须与上一页相同",
    "`next` of the page before; everything else has to be asked as it was then")
}
