package import Core

// What the API itself refuses. Rules of records, files, codes and cursors stand in Core.

extension Refusal {
  package static let apiRules: [Rule] =
    [
      .apiPathAbsent, .apiAbsent, .apiMethod, .apiAccept, .apiAddressLong, .apiHeadersLarge, .apiMalformed,
      .apiPrecondition,
    ] + parameterRules + bodyRules + writingRules

  private static let parameterRules: [Rule] = [
    .apiParameter, .apiParameterMissing, .apiParameterOften, .apiParameterUnknown,
  ]
  private static let bodyRules: [Rule] = [.apiBodyType, .apiBodyLarge, .apiBodyEmpty, .apiBodyForm]
  private static let writingRules: [Rule] = [
    .apiTokenMissing, .apiTokenWrong, .apiTokenScope, .apiTokenShort, .apiWriteOff, .apiImportAbsent, .apiImportQueue,
    .apiImportBusy,
    .apiImportKey, .apiImportNothing,
  ]

  /// Every rule that an answer over HTTP may name.
  package static var tableOfServer: [Rule] { table + webRules + formRules + apiRules }
}

// MARK: Addresses and methods

extension Refusal.Rule {
  package static let apiPathAbsent = Self(
    "api.path.absent", status: 404, Label("接口没有这个地址。", "The API has no such address."),
    fix: Label("全部地址见 /api/docs。", "All addresses stand in /api/docs."))
  package static let apiAbsent = Self(
    "api.absent", status: 404, Label("没有 {what}。", "There is no {what}."),
    fix: Label("请核对编号；可用 /api/v1/search 查找。", "Check the id; /api/v1/search finds records by words."))
  package static let apiMethod = Self(
    "api.method", status: 405, Label("此地址不接受 {method}。", "This address does not take {method}."),
    fix: Label("可用：{allow}", "Use one of: {allow}"))
  package static let apiAccept = Self(
    "api.accept", status: 406,
    Label("不能以「{accept}」的形式作答。", "The answer cannot be given as “{accept}”."),
    fix: Label("请在 Accept 中列入 {type}，或去掉该首部。", "Accept {type}, or leave the header out."))
  package static let apiAddressLong = Self(
    "api.address.long", status: 414, Label("网址超过 {limit} 字节。", "The address is longer than {limit} bytes."),
    fix: Label("请减少筛选条件。", "Ask with fewer parameters."))
  package static let apiHeadersLarge = Self(
    "api.headers.large", status: 431, Label("请求首部共超过 {limit} 字节。", "The headers are over {limit} bytes together."),
    fix: Label("请去掉不需要的首部与 Cookie。", "Leave out headers and cookies that are not needed."))
  package static let apiMalformed = Self(
    "api.malformed", status: 400, Label("无法读懂这个请求：{why}", "The request cannot be read: {why}"),
    fix: Label("请按 /api/docs 的说明重发。", "Send it anew as /api/docs describes."))
  package static let apiPrecondition = Self(
    "api.precondition", status: 412, Label("If-Match 所指的状态已不是当前状态。", "What If-Match names is no longer its state."),
    fix: Label("请重新读取后再决定。", "Read it again, then decide."))
}

// MARK: Parameters

extension Refusal.Rule {
  package static let apiParameter = Self(
    "api.parameter.invalid", status: 400,
    Label("参数 {name} 不能是「{value}」。", "The parameter {name} cannot be “{value}”."),
    fix: Label("应为{why}。", "Give {why}."))
  package static let apiParameterMissing = Self(
    "api.parameter.missing", status: 400, Label("缺少参数 {name}。", "The parameter {name} is missing."),
    fix: Label("请给出 {name}。", "Give {name}."))
  package static let apiParameterOften = Self(
    "api.parameter.often", status: 400,
    Label("参数 {name} 最多给出 {limit} 次。", "The parameter {name} may be given {limit} times at most."),
    fix: Label("请去掉多余的。", "Leave the others out."))
  package static let apiParameterUnknown = Self(
    "api.parameter.unknown", status: 400, Label("此处没有参数 {name}。", "There is no parameter {name} here."),
    fix: Label("可用：{names}", "One of: {names}"))
}

// MARK: Bodies

extension Refusal.Rule {
  package static let apiBodyType = Self(
    "api.body.type", status: 415, Label("不接受「{type}」类型的内容。", "Content of the type “{type}” is not taken."),
    fix: Label("可用：{types}", "One of: {types}"))
  package static let apiBodyLarge = Self(
    "api.body.large", status: 413, Label("文件超过 {limit}。", "The file is over {limit}."),
    fix: Label("请拆成几个文件，或在服务器上用 lianqiao import 导入。", "Split it, or read it on the server with `lianqiao import`."))
  package static let apiBodyEmpty = Self(
    "api.body.empty", status: 422, Label("请求没有内容。", "The request has no body."),
    fix: Label("请把文件作为请求的内容发送。", "Send the file as the body."))
  package static let apiBodyForm = Self(
    "api.body.form", status: 400, Label("表单不合格式：{why}", "The form is not well formed: {why}"),
    fix: Label("请以名为 file 的一部分发送文件。", "Send the file as the part called file."))
}

// MARK: Writing

extension Refusal.Rule {
  package static let apiTokenMissing = Self(
    "api.token.missing", status: 401, Label("此处需要令牌。", "A token is needed here."),
    fix: Label("请附上首部 Authorization: Bearer 令牌。", "Send the header Authorization: Bearer TOKEN."))
  package static let apiTokenWrong = Self(
    "api.token.wrong", status: 401, Label("令牌不对。", "The token is wrong."),
    fix: Label("请向运行本服务的人核对，或去掉该首部以访客身份读取。", "Ask whoever runs the service, or read as a visitor without it."))
  package static let apiTokenScope = Self(
    "api.token.scope", status: 403, Label("这个令牌只能读取。", "This token may only read."),
    fix: Label("请在「我的账号」中生成可读写的令牌。", "Make one that may write, under “My account”."))
  package static let apiTokenShort = Self(
    "api.token.short", exit: 2, status: 500, Label("令牌短于 {least} 个字符。", "The token has fewer than {least} characters."),
    fix: Label("可用 openssl rand -base64 33 生成一个。", "Make one with `openssl rand -base64 33`."))
  package static let apiWriteOff = Self(
    "api.write.off", status: 403, Label("本服务未开放写入。", "Writing is turned off here."),
    fix: Label(
      "以 lianqiao serve --token-file 文件（或环境变量 LIANQIAO_API_TOKEN）启动，令牌至少 32 个字符。",
      "Start `lianqiao serve --token-file PATH` (or LIANQIAO_API_TOKEN) with a token of 32 characters or more."))
  package static let apiImportAbsent = Self(
    "api.import.absent", status: 404, Label("没有导入任务 {what}。", "There is no import {what}."),
    fix: Label(
      "请用提交时所得的 Location；更早的批次可用 lianqiao batch list 查看。",
      "Use the Location that was answered; `lianqiao batch list` shows older batches."))
  package static let apiImportQueue = Self(
    "api.import.queue", status: 503, Label("已有 {count} 个导入在排队。", "{count} imports are waiting already."),
    fix: Label("请稍后重发，间隔见 Retry-After。", "Send it again after what Retry-After says."))
  package static let apiImportBusy = Self(
    "api.import.busy", status: 409, Label("正在导入，暂不能撤销。", "An import is under way; nothing can be undone meanwhile."),
    fix: Label("请在它结束后重试。", "Try again when it has ended."))
  package static let apiImportKey = Self(
    "api.import.key", status: 422,
    Label(
      "Idempotency-Key「{key}」已用于另一个文件或另一些参数。",
      "The Idempotency-Key “{key}” was used for another file or other parameters."),
    fix: Label("每次新的导入请用新的键。", "Use a new key for each new import."))
  package static let apiImportNothing = Self(
    "api.import.nothing", status: 409,
    Label("导入 {what} 没有可撤销的内容（状态：{state}）。", "There is nothing to undo in the import {what} (state: {state})."),
    fix: Label("只有已完成并写入了记录的导入可以撤销。", "Only an import that is done and wrote something can be undone."))
}
