/// Single characters that people search for by themselves: organs, materials, and what a device does.
///
/// A document gives each of them away even inside a longer word, so that 肺 finds 心肺机. For all other characters that
/// would add a posting a character to the index, for queries that nobody asks.
enum Morphemes {
  static let content = ScalarSet(
    """
    心肺肝肾脑眼耳鼻喉口牙齿舌骨髓膝髋脊椎胸腹胃肠胆胰脾膀尿血脉管膜皮肤发肌腱筋神胎乳宫卵精腺瘤癌疮伤痛热压氧氮氢碳钛钢金银铜铝
    硅瓷玻胶棉纱布纸丝线针刀剪钳镊锯钻钉板夹帽鞋靴罩衣服裙套镜灯床椅车泵阀管罐瓶袋杯盒盘贴膏剂液粉片光电声磁波核激超热冷冻气水酒
    """)
}
