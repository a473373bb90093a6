import Commands

@main
struct Program {
  static func main() async { await Lianqiao.start() }
}
