# Lianqiao 链桥: `make demo` shows it, `make test` proves it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The product is built for release; the Swift tests for debugging, since they look into the engines' insides.
BUILD := -c release --explicit-target-dependency-import-check error
BINARY := .build/release/lianqiao
PYTEST := .venv/bin/python -m pytest --rootdir Tests -c Tests/pytest.ini
PORT ?= 8080

.PHONY: help build demo test style test-swift test-commands test-api test-browser test-kill test-load bench fuzz distill format clean

help: ## 这张表 · this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

build: ## 安装所需并编译 · install what is needed, and build
	@scripts/setup run
	swift build $(BUILD) --product lianqiao

demo: build ## 示例集群与门户 · the example cluster and its portal
	@mkdir -p var
	@$(BINARY) demo --store var/lianqiao.db --port $(PORT)

test: style test-swift test-commands test-api test-browser ## 全部测试 · every test

style: ## 版式与引用 · layout and imports
	@scripts/check-style

test-swift: ## Swift 测试，SQLite 与 PostgreSQL 各一遍 · the Swift tests, on SQLite and PostgreSQL
	@scripts/setup test
	scripts/postgres run swift test --explicit-target-dependency-import-check error --disable-xctest
	LIANQIAO_KERNELS=plain swift test --skip-build --disable-xctest --filter SearchTests
	LIANQIAO_KERNELS=avx2 swift test --skip-build --disable-xctest --filter 'KernelTests|SearchLaws'

test-commands: build ## 命令行的约定 · the contracts of the command line
	@scripts/setup test
	scripts/postgres run $(PYTEST) Tests/CommandLine

test-api: build ## 接口：按文档自动试探，生成的客户端 · the API: tried out by machine, and by a generated client
	@scripts/setup test
	scripts/postgres run $(PYTEST) Tests/API

test-browser: build ## 用 Chromium 走一遍门户 · the portal in Chromium
	@scripts/setup test
	$(PYTEST) Tests/Browser

test-kill: build ## 导入时 kill -9 一百次 · kill -9 during an import, a hundred times
	@scripts/setup test
	LIANQIAO_KILLS=$${LIANQIAO_KILLS:-100} $(PYTEST) Tests/CommandLine/test_kill.py

test-load: build ## 两个进程同写同读一分钟 · two processes write and read one store for a minute
	@scripts/setup test
	LIANQIAO_SECONDS=$${LIANQIAO_SECONDS:-60} scripts/postgres run $(PYTEST) -s Tests/CommandLine/test_two_processes.py

bench: build ## 与同类并排测速 · measured beside its peers
	@Benchmarks/run

fuzz: ## 用 libFuzzer 试一小时语言引擎与检索引擎 · an hour of libFuzzer at the language and the search engine
	@Benchmarks/fuzz/run

distill: ## 重建语义向量表，与现有的比较 · make the table of vectors anew, and compare
	@scripts/setup distill
	.venv/bin/python scripts/distill check

format: ## 整理版式 · lay the sources out
	swift format --in-place --recursive Sources Tests Package.swift

clean: ## 删去编译结果，保留数据 · remove what was built, keep the data
	rm -rf .build
