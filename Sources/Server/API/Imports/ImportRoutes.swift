import Core
import HTTPTypes
import Registry
import Store
import Transfer

/// The routes by which programs import.
enum ImportRoutes {
  private static let job = APIParameter.path("job", .token(.id, 20...20), "导入任务的编号", "The import's id")
  static let kinds: [any Entity.Type] = Entities.subjects + [Relation.self]

  private static let kind = APIParameter.query(
    "kind", .word(kinds.map { $0.kind.rawValue }), "每行是哪一类记录", "What its rows are", isRequired: true)
  private static let file = APIParameter.query(
    "file", .text(200), "文件名；首选表单中给出的", "The file's name, where the body gives none")
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
  private static let expected = APIParameter.header(
    "If-Match", .text(200), "只在状态仍为此 ETag 时执行", "Only while its state is of this ETag")

  private static let binary: JSON = ["type": "string", "format": "binary"]

  static let all: [APIRoute] = [create, read, rows, undo]

  private static var create: APIRoute {
    APIRoute(
      method: .post, path: "/api/v1/imports", name: "createImport", tag: .imports,
      summary: Label("导入一个文件", "Import a file"),
      about: Label(
        "文件最大 64 MB，XLSX、CSV 或 TSV。答 202 与任务地址；任务依次进行。参数与 lianqiao import 的选项同名。",
        "At most 64 MB of XLSX, CSV or TSV. Answers 202 and where the job is; jobs run one after the other. The parameters are the options of `lianqiao import`."
      ),
      access: .token,
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
        schema: ["$ref": "#/components/schemas/ImportJob"],
        headers: [
          ("Location", Label("任务的地址", "Where the job is")),
          ("Retry-After", Label("几秒后再问", "Seconds until it is worth asking")),
        ], leadsTo: ["getImport", "listImportRows", "undoImport"]),
      refusals: [
        .apiBodyEmpty, .apiBodyType, .apiBodyLarge, .apiBodyForm, .apiImportKey, .apiImportQueue,
      ], isLasting: false, example: { _ in nil },
      handle: { call in
        let desk = try call.desk()
        var order = ImportOrder(kind: Kind(call.string(kind) ?? ""))
        order.sheet = call.string(sheet)
        order.dates = call.string(dates).flatMap(DateOrder.init(rawValue:))
        order.map = call.list(map)
        order.set = call.list(set)
        order.mapping = call.string(mapping)
        let upload = try await Upload.receive(call.request, named: call.string(file))
        let job = try await desk.submit(upload, order, key: call.string(key))
        var reply = try APIReply.encoded(ImportJobJSON(job))
        reply.status = 202
        reply.headers = [.location: "/api/v1/imports/\(job.id)", .retryAfter: "1"]
        return reply
      })
  }

  private static var read: APIRoute {
    APIRoute(
      method: .get, path: "/api/v1/imports/{job}", name: "getImport", tag: .imports,
      summary: Label("导入到了哪里；完成后为报告", "How far an import has come; its report when it is done"),
      access: .token, parameters: [job],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("任务", "The job"), schema: ["$ref": "#/components/schemas/ImportJob"]),
      refusals: [.apiImportAbsent], isLasting: false, example: { _ in nil },
      handle: { call in
        let desk = try call.desk()
        let id = call.string(job) ?? ""
        guard let (job, done) = try await desk.job(id) else {
          throw Refusal(.apiImportAbsent, at: id, ["what": id])
        }
        let faults = job.report == nil ? [] : try await desk.faults(of: id, limit: .max)
        var reply = try APIReply.encoded(ImportJobJSON(job, done: done, faults: faults))
        reply.tag = job.tag(done: done)
        if !job.state.isOver { reply.headers[.retryAfter] = "1" }
        return reply
      })
  }

  private static var rows: APIRoute {
    APIRoute(
      method: .get, path: "/api/v1/imports/{job}/rows", name: "listImportRows", tag: .imports,
      summary: Label("被退回的行：单元格、值、原因", "The rows that were refused: cell, value and why"),
      access: .token, parameters: [job, .limit, .cursor],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("按文件中的次序", "In the order of the file"),
        schema: RecordSchema.page(["$ref": "#/components/schemas/RefusedRow"])),
      refusals: [.apiImportAbsent, .cursorInvalid], isLasting: false, example: { _ in nil },
      handle: { call in
        let desk = try call.desk()
        let id = call.string(job) ?? ""
        guard try await desk.job(id) != nil else { throw Refusal(.apiImportAbsent, at: id, ["what": id]) }
        let total = try await desk.faultCount(of: id)
        let start = try Paging.position(call).flatMap { Int($0) } ?? 0
        let faults = try await desk.faults(of: id, from: start, limit: call.integer(.limit))
        let end = start + faults.count
        let next = end < total ? Paging.cursor(String(end), call) : nil
        var reply = APIReply.json(
          .object(
            ("total", .integer(total)), ("items", .array(faults.map(json))), ("next", next.map(JSON.string))))
        reply.linkNext(call, next)
        return reply
      })
  }

  private static func json(_ fault: ImportJob.Fault) -> JSON {
    .object(
      ("row", .integer(fault.row)), ("cell", .string(fault.cell)), ("value", .string(fault.value)),
      ("code", .string(fault.code)), ("zh", .string(fault.zh)), ("en", .string(fault.en)))
  }

  private static var undo: APIRoute {
    APIRoute(
      method: .post, path: "/api/v1/imports/{job}/undo", name: "undoImport", tag: .imports,
      summary: Label("撤销：移除它建立的，恢复它更改的", "Take it back: what it made goes, what it changed is as before"),
      about: Label(
        "之后又被改过的留着，并在 kept 中列出。尚在排队的直接取消。",
        "What somebody changed since stays and is listed in `kept`. A job that waits is cancelled."),
      access: .token, parameters: [job, expected],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("撤销的结果", "What was taken back"),
        schema: ["$ref": "#/components/schemas/Undo"]),
      refusals: [.apiImportAbsent, .apiImportBusy, .apiImportNothing, .apiPrecondition, .batchUndone],
      isLasting: false, example: { _ in nil },
      handle: { call in
        let desk = try call.desk()
        let id = call.string(job) ?? ""
        let expected = call.string(expected)
        let undone = try await desk.undo(id) { job in
          expected.map { $0 == "*" || $0 == job.tag(done: job.rows ?? 0) } ?? true
        }
        guard let undone else { return .json(["batch": "", "removed": 0, "restored": 0, "kept": []]) }
        return try .encoded(UndoReportJSON(undone.report, batch: undone.batch))
      })
  }
}

extension APICall {
  /// A server without a token takes no writes.
  fileprivate func desk() throws -> ImportDesk {
    guard let desk = service.desk else { throw Refusal(.apiWriteOff) }
    return desk
  }
}
