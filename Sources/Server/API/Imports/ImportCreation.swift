import Access
import Core
import HTTPTypes
import Registry
import Transfer

/// The route by which a file is handed in.
enum ImportCreation {
  /// What a file's rows can be.
  static let kinds: [any Entity.Type] = Entities.subjects + [Relation.self]

  private static let kind = APIParameter.query(
    "kind", .word(kinds.map { $0.kind.rawValue }), "每行是哪一类记录", "What its rows are", isRequired: true)
  private static let file = APIParameter.query(
    "file", .text(200), "文件名；不给则取表单或首部中的", "The file's name; without it, what the form or a header says")
  private static let sheet = APIParameter.query("sheet", .text(100), "工作表名", "The sheet, where a workbook has several")
  private static let dates = APIParameter.query(
    "dates", .word(DateOrder.allCases.map(\.rawValue)), "06/08/2023 的次序：mdy 先月，dmy 先日",
    "Where 06/08/2023 cannot be told: mdy or dmy")
  private static let map = APIParameter.query(
    "map", .pair("="), "列名=字段；列名=- 忽略一列", "COLUMN=FIELD; COLUMN=- ignores it", isList: true)
  private static let set = APIParameter.query(
    "set", .pair("="), "字段=值，用于该列为空的行", "FIELD=VALUE for rows that leave it empty", isList: true)
  private static let mapping = APIParameter.query("mapping", .text(100), "已保存的列映射", "A saved mapping of columns")
  private static let key = APIParameter.header(
    "Idempotency-Key", .token(.visible, 1...200), "同一键与同一文件只导入一次", "The same key and file are imported once")

  private static let binary: JSON = ["type": "string", "format": "binary", "minLength": 1]

  static let route = APIRoute(
    method: .post, path: "/api/v1/imports", name: "createImport", tag: .imports, permission: .importFiles,
    summary: Label("导入一个文件", "Import a file"),
    about: Label(
      "文件最大 64 MB，XLSX、CSV、TSV 或 JSON Lines。答 202 与任务地址；任务依次进行。参数与 lianqiao import 的选项同名。",
      "At most 64 MB of XLSX, CSV, TSV or JSON Lines. Answers 202 and where the job is; jobs run one after the other. The parameters are the options of `lianqiao import`."
    ),
    parameters: [kind, file, sheet, dates, map, set, mapping, key],
    body: APIBody(
      types: Upload.plain.map { (type: $0, schema: binary) } + [
        (
          Upload.form,
          [
            "type": "object", "required": ["file"], "additionalProperties": false,
            "properties": ["file": binary],
          ] as JSON
        )
      ], about: Label("文件本身，或表单中名为 file 的部分", "The file itself, or the part `file` of a form")),
    answer: APIAnswer(
      status: 202, type: .json, about: Label("任务已收下", "The job was taken on"),
      schema: .ref("ImportJob"),
      headers: [
        ("Location", Label("任务的地址", "Where the job is")),
        ("Retry-After", Label("几秒后再问", "Seconds until it is worth asking")),
      ], leadsTo: ["getImport", "listImportRows", "undoImport"].map { ($0, "job", "/id") }),
    refusals: [
      .apiBodyEmpty, .apiBodyType, .apiBodyLarge, .apiBodyForm, .apiImportKey, .apiImportQueue,
    ], isLasting: false, example: { _ in nil },
    handle: { call in
      let desk = try call.desk()
      var order = ImportOrder(kind: Kind(call.string(kind) ?? ""), actor: call.asker.actor)
      order.sheet = call.string(sheet)
      order.dates = call.string(dates).flatMap(DateOrder.init(rawValue:))
      // A header may hold the mark, a field does not.
      order.map = call.pairs(map, last: true)
      order.set = call.pairs(set)
      order.mapping = call.string(mapping)
      let upload = try await Upload.receive(call.request, named: call.string(file))
      let job = try await desk.submit(upload, order, key: call.string(key))
      var reply = try APIReply.encoded(ImportJobJSON(job))
      reply.status = 202
      reply.headers = [.location: "/api/v1/imports/\(job.id)", .retryAfter: "1"]
      return reply
    })
}
