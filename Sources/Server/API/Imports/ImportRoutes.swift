import Access
import Core
import HTTPTypes
import Registry
import Store

/// The routes by which programs import.
enum ImportRoutes {
  private static let job = APIParameter.path("job", .token(.id, 20...20), "导入任务的编号", "The import's id")
  private static let expected = APIParameter.header(
    "If-Match", .text(200), "只在状态仍为此 ETag 时执行", "Only while its state is of this ETag")

  static let all: [APIRoute] = [ImportCreation.route, read, rows, undo]

  private static var read: APIRoute {
    APIRoute(
      method: .get, path: "/api/v1/imports/{job}", name: "getImport", tag: .imports, permission: .importFiles,
      summary: Label("导入到了哪里；完成后为报告", "How far an import has come; its report when it is done"),
      parameters: [job],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("任务", "The job"), schema: .ref("ImportJob")),
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
      method: .get, path: "/api/v1/imports/{job}/rows", name: "listImportRows", tag: .imports, permission: .importFiles,
      summary: Label("被退回的行：单元格、值、原因", "The rows that were refused: cell, value and why"),
      parameters: [job, .limit, .cursor],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("按文件中的次序", "In the order of the file"),
        schema: RecordSchema.page(.ref("RefusedRow"))),
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
      method: .post, path: "/api/v1/imports/{job}/undo", name: "undoImport", tag: .imports, permission: .importFiles,
      summary: Label("撤销：移除它建立的，恢复它更改的", "Take it back: what it made goes, what it changed is as before"),
      about: Label(
        "之后又被改过的留着，并在 kept 中列出。尚在排队的直接取消。",
        "What somebody changed since stays and is listed in `kept`. A job that waits is cancelled."),
      parameters: [job, expected],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("撤销的结果", "What was taken back"),
        schema: .ref("Undo")),
      refusals: [.apiImportAbsent, .apiImportBusy, .apiImportNothing, .apiPrecondition, .batchUndone],
      isLasting: false, example: { _ in nil },
      handle: { call in
        let desk = try call.desk()
        let id = call.string(job) ?? ""
        let expected = call.string(expected)
        let undone = try await desk.undo(id, as: call.asker.actor) { job in
          expected.map { $0 == "*" || $0 == job.tag(done: job.rows ?? 0) } ?? true
        }
        guard let undone else { return .json(["batch": "", "removed": 0, "restored": 0, "kept": []]) }
        return try .encoded(UndoReportJSON(undone.report, batch: undone.batch))
      })
  }
}

extension APICall {
  /// A server without a token takes no writes.
  func desk() throws -> ImportDesk {
    guard let desk = service.desk else { throw Refusal(.apiWriteOff) }
    return desk
  }
}
