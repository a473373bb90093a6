"""An import is a batch, which can be taken back."""


def needs(folder, count=5):
    file = folder / "needs.csv"
    file.write_text("需求名称,数量\n" + "".join(f"zqxk 批次试验 {number},{number + 1}\n" for number in range(count)))
    return file


def test_a_batch_can_be_undone(demo):
    def found():
        return demo.json("search", "zqxk")["total"]

    assert found() == 0
    report = demo.imports(needs(demo.folder), "need")
    assert report["created"] == 5
    assert found() == 5
    demo.run("batch", "undo", report["batch"])
    assert found() == 0
    assert demo.json("check")["ok"] is True
    assert demo.run("batch", "undo", report["batch"], "--json", code=1).error["code"] == "batch.undone"


def test_after_an_undo_the_file_can_be_read_again(demo):
    file = needs(demo.folder)
    demo.run("batch", "undo", demo.imports(file, "need")["batch"])
    assert demo.imports(file, "need")["created"] == 5


def test_a_second_reading_offers_no_undo(demo):
    """Its undo would take back the first."""
    file = needs(demo.folder)
    batch = demo.imports(file, "need")["batch"]
    for words, language in [(f"这个文件已作为批次 {batch} 读过", "zh"), (f"this file was read before, as batch {batch}", "en")]:
        said = demo.run("import", file, "--kind", "need", "--lang", language).out
        assert words in said and "undo" not in said


def test_batches_are_listed(demo):
    batch = demo.imports(needs(demo.folder), "need")["batch"]
    assert batch in [line["id"] for line in demo.lines("batch", "list")]
