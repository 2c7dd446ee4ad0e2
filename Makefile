# Two commands do everything on a fresh Debian 12 machine with Swift, git and make: make run, make test.

BIN = .build/release/wheyfinder

.PHONY: run test lint format build man clean bench-index fault-feeds bench

run: build
	scripts/run-sample $(BIN)

test:
	scripts/setup
	swift build --build-tests -Xswiftc -O
	swift test --skip-build -Xswiftc -O

lint:
	scripts/setup
	scripts/lint

format:
	swift format -i -r Package.swift Sources Tests Plugins

# Linked with Swift's libraries: a fresh process starts in two thirds of the time, and runs where no Swift is.
build:
	scripts/setup
	swift build -c release --static-swift-stdlib --product wheyfinder

# Every measurement of docs/performance.md in pairs with its reference; BENCH="--quick" takes three minutes.
bench: build
	swift build -c release --static-swift-stdlib --product stage-bench
	Benchmarks/bench $(BENCH)

# What the index costs beside SQLite's C API and an empty C program; what faults do to it.
bench-index: build
	swift build -c release --static-swift-stdlib --product index-bench
	Benchmarks/index
	scripts/faults/index

# Broken and hostile feeds, and one of 5 GB, against the built program.
fault-feeds: build
	scripts/faults/feeds

# Man pages from the same source as --help.
man: build
	mkdir -p out
	swift package plugin --allow-writing-to-directory out generate-manual --output-directory out

clean:
	rm -rf .build out
