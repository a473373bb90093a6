extension Refusal {
  static let storeRules: [Rule] =
    [
      .storeUnopenable, .storeAbsent, .storeForeign, .storeNewer, .storeBusy, .storeFailed, .batchUnknown, .batchUndone,
    ] + serverRules
}

extension Refusal.Rule {
  package static let storeUnopenable = Self(
    "store.unopenable", status: 503, Label("无法打开数据库 {what}：{why}", "Cannot open the store {what}: {why}"),
    fix: Label("请核对 --store 的路径与权限。", "Check the path given to --store and its permissions."))
  package static let storeAbsent = Self(
    "store.absent", status: 503, Label("没有数据库 {what}。", "There is no store {what}."),
    fix: Label(
      "请核对 --store 的路径；用 lianqiao demo 或 lianqiao import 新建。",
      "Check the path given to --store; `lianqiao demo` and `lianqiao import` make one."))
  package static let storeForeign = Self(
    "store.foreign", status: 503, Label("{what} 不是链桥的数据库。", "{what} is not a store of Lianqiao."),
    fix: Label("请另选一个文件或数据库，或删除后重建。", "Choose another file or database, or remove it to begin anew."))
  package static let storeNewer = Self(
    "store.newer", status: 503,
    Label("{what} 由更新版本的链桥写成（迁移 {migration}）。", "{what} was written by a newer Lianqiao (migration {migration})."),
    fix: Label("请升级链桥后再打开。", "Upgrade Lianqiao, then open it."))
  package static let storeBusy = Self(
    "store.busy", status: 503, Label("数据库正被另一写入占用，已等待 {seconds} 秒。", "Another writer held the store for {seconds} s."),
    fix: Label("稍后重试；若持续，请检查是否有导入卡住。", "Try again; if it lasts, look for an import that hangs."))
  package static let storeFailed = Self(
    "store.failed", status: 500, Label("数据库出错：{why}", "The database failed: {why}"),
    fix: Label("写入已全部撤回。请运行 lianqiao check。", "The write was rolled back whole. Run `lianqiao check`."))
  package static let batchUnknown = Self(
    "batch.absent", status: 404, Label("没有批次 {what}。", "There is no batch {what}."),
    fix: Label("用 lianqiao batch list 查看。", "`lianqiao batch list` shows them."))
  package static let batchUndone = Self(
    "batch.undone", status: 409, Label("批次 {what} 已撤销过。", "Batch {what} is undone already."),
    fix: Label("无需再撤销。", "Nothing is left to undo."))
}
